//! Matching of paired marks (成对的标号) in one run.

/// One pair, or a mark without its partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    /// The opening mark, as a full-width one.
    pub(super) mark: char,
    pub(super) open: Option<usize>,
    pub(super) close: Option<usize>,
    /// How many marks of the same kind are open around it.
    pub(super) depth: usize,
}

const MARKS: [(char, char); 7] =
    [('（', '）'), ('《', '》'), ('〈', '〉'), ('“', '”'), ('‘', '’'), ('〔', '〕'), ('【', '】')];

/// All pairs in `text`; marks that cross one another are left without partners.
pub(super) fn pairs(text: &str) -> Vec<Pair> {
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut depths = [0_usize; MARKS.len()];
    let mut found = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii_alphanumeric()) {
        let c = match c {
            '(' => '（',
            ')' => '）',
            c => c,
        };
        if let Some(kind) = MARKS.iter().position(|(o, _)| *o == c) {
            open.push((c, at));
            depths[kind] += 1;
        } else if let Some(kind) = MARKS.iter().position(|(_, close)| *close == c) {
            let mark = MARKS[kind].0;
            // Only the last few open marks can be meant: keeps the work linear.
            let partner = open.iter().rev().take(12).position(|(o, _)| *o == mark);
            match partner {
                Some(back) => {
                    for (left, left_at) in open.drain(open.len() - back..) {
                        let kind = MARKS.iter().position(|(o, _)| *o == left).unwrap_or_default();
                        depths[kind] -= 1;
                        found.push(Pair { mark: left, open: Some(left_at), close: None, depth: depths[kind] });
                    }
                    depths[kind] -= 1;
                    let start = open.pop().map(|(_, start)| start);
                    found.push(Pair { mark, open: start, close: Some(at), depth: depths[kind] });
                }
                None => found.push(Pair { mark, open: None, close: Some(at), depth: 0 }),
            }
        }
    }
    for (mark, at) in open.into_iter().rev() {
        found.push(Pair { mark, open: Some(at), close: None, depth: 0 });
    }
    found
}

/// Whether every mark of this kind has its partner.
pub(super) fn balanced(pairs: &[Pair], mark: char) -> bool {
    pairs.iter().filter(|p| p.mark == mark).all(|p| p.open.is_some() && p.close.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nesting_is_counted_and_lone_marks_are_told() {
        let found = pairs("《关于印发《方案》的通知》");
        assert!(balanced(&found, '《'));
        assert_eq!(found[0].depth, 1);
        assert_eq!(found[1].depth, 0);
        let found = pairs("（《方案）");
        assert!(!balanced(&found, '《'));
        assert!(balanced(&found, '（'));
    }
}
