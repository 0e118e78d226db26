//! What stands between marks in a title: 《…》, “…”, （…）.

use std::ops::Range;

/// A piece between marks, both marks with it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bracketed {
    pub(super) open: char,
    pub(super) range: Range<usize>,
}

const PAIRS: [(char, char); 7] =
    [('《', '》'), ('〈', '〉'), ('“', '”'), ('‘', '’'), ('（', '）'), ('(', ')'), ('【', '】')];

/// Whether a mark opens such a piece.
pub(super) fn opens(c: char) -> bool {
    PAIRS.iter().any(|(open, _)| *open == c)
}

/// All pieces between marks, those within others too.
pub(super) fn find(title: &str) -> Vec<Bracketed> {
    let mut found = Vec::new();
    let mut opened: Vec<(usize, char)> = Vec::new();
    for (at, c) in title.char_indices() {
        if opens(c) {
            opened.push((at, c));
        } else if let Some((open, _)) = PAIRS.iter().find(|(_, close)| *close == c) {
            let Some(index) = opened.iter().rposition(|(_, kept)| kept == open) else { continue };
            let (start, open) = opened[index];
            opened.truncate(index);
            found.push(Bracketed { open, range: start..at + c.len_utf8() });
        }
    }
    found
}
