//! Units of sense in a title: words that no line end may cut, and how good it is to break
//! before each.

use super::cuts::Cuts;
use super::sense::Sense;
use super::{brackets, names, numbers, organs, terms};
use std::ops::Range;

/// A piece of a title that stays on one line.
#[derive(Debug, PartialEq)]
pub(super) struct Unit {
    /// Bytes of the title.
    pub(super) range: Range<usize>,
    /// What a line end before it costs; less is better.
    pub(super) cost: f64,
}

/// Cuts a title into units, at the writer's `own` line ends too. None is wider than `room`.
pub(super) fn units(title: &str, own: &[usize], room: f64, width: &dyn Fn(&str) -> f64) -> Vec<Unit> {
    let mut cuts = Cuts::between_words(title);
    let words = cuts.pieces();
    let bracketed = brackets::find(title);
    let fits = |text: &str| width(text) <= room;
    join_marks(title, &mut cuts);
    numbers::join_numbers(title, &mut cuts);
    names::join_places(title, &mut cuts);
    join_affixes(title, &words, &mut cuts);
    join_compounds(title, &mut cuts);
    organs::join_organs(title, &mut cuts, &fits);
    organs::join_issuers(title, &mut cuts, &fits);
    names::join_people(title, &mut cuts);
    for piece in &bracketed {
        let part = if piece.open == '“' { 0.75 } else { 0.5 };
        if width(&title[piece.range.clone()]) <= room * part {
            cuts.join(piece.range.clone());
        }
    }
    let kind = kind_of(title, &mut cuts);
    split_wide(title, &words, &mut cuts, &fits);
    own.iter().for_each(|&end| cuts.allow(end));
    let sense = Sense { title, bracketed: &bracketed, kind, fits: &fits };
    let pieces = cuts.pieces();
    let cost = |i: usize| if i == 0 { 0.0 } else { sense.cost(pieces[i - 1].clone(), pieces[i].clone()) };
    pieces.iter().enumerate().map(|(i, range)| Unit { range: range.clone(), cost: cost(i) }).collect()
}

/// Closing marks stay with what is before them, opening ones with what follows; 的 and the like
/// never begin a line, but after a name between marks.
fn join_marks(title: &str, cuts: &mut Cuts) {
    cuts.join_where(title, |before, after| {
        after.starts_with([
            '》', '）', '”', '、', '，', '：', '；', '。', '〉', '’', ')', '·', '－', '—', '〕', '】', '％', '%', '！',
            '？',
        ]) || before.ends_with(brackets::opens)
            || before.ends_with(['第', '·', '〔'])
            || after.starts_with("令第")
            || (after.starts_with('的') && !before.ends_with(['》', '”', '）']))
    });
}

/// 非|物质, 治理|费: a character that is no word by itself stays with the word it belongs to.
fn join_affixes(title: &str, words: &[Range<usize>], cuts: &mut Cuts) {
    let single = |word: &Range<usize>| title[word.clone()].chars().count() == 1;
    for pair in words.windows(2) {
        let (word, next) = (&title[pair[0].clone()], &title[pair[1].clone()]);
        let begins = single(&pair[0]) && terms::PREFIXES.contains(word);
        let stands_alone = terms::OPENERS.contains(&word) || terms::SMALL.contains(word);
        let ends = single(&pair[1]) && terms::SUFFIXES.contains(next) && !stands_alone;
        if begins || ends {
            cuts.forbid(pair[1].start);
        }
    }
}

/// Terms and verbs of official language that the dictionary takes apart.
fn join_compounds(title: &str, cuts: &mut Cuts) {
    for opener in terms::OPENERS {
        for (start, _) in title.match_indices(opener) {
            let end = start + opener.len();
            if (start == 0 || cuts.contains(start)) && cuts.contains(end) {
                cuts.join(start..end);
            }
        }
    }
    for compound in terms::COMPOUNDS {
        for (start, _) in title.match_indices(compound) {
            cuts.join(start..start + compound.len());
        }
    }
}

/// Where 「的通知」 stands; it stays whole, with a note in brackets behind it.
fn kind_of(title: &str, cuts: &mut Cuts) -> Option<Range<usize>> {
    let mut bare = title;
    while let Some(open) = bare.strip_suffix(['）', ')', '】']).and_then(|rest| rest.rfind(['（', '(', '【'])) {
        bare = &bare[..open];
    }
    let kinds = gongwen::Kind::ALL.map(gongwen::Kind::name);
    let forms =
        kinds.iter().copied().chain(["复函", "答复函", "令", "方案", "办法", "规定", "细则", "规划", "预案", "要点"]);
    let kind = forms.filter(|kind| bare.ends_with(kind)).max_by_key(|kind| kind.len())?;
    let start = bare.len() - kind.len();
    let start = if title[..start].ends_with('的') { start - '的'.len_utf8() } else { start };
    cuts.join(start..bare.len());
    Some(start..bare.len())
}

/// A piece wider than a line may end after any of its words, and a word that is wider anywhere.
fn split_wide(title: &str, words: &[Range<usize>], cuts: &mut Cuts, fits: &dyn Fn(&str) -> bool) {
    let within = |piece: &Range<usize>, at: usize| piece.start < at && at < piece.end;
    for piece in cuts.pieces().into_iter().filter(|piece| !fits(&title[piece.clone()])) {
        words.iter().filter(|word| within(&piece, word.start)).for_each(|word| cuts.allow(word.start));
    }
    join_marks(title, cuts);
    for piece in cuts.pieces().into_iter().filter(|piece| !fits(&title[piece.clone()])) {
        title[piece.clone()].char_indices().for_each(|(at, _)| cuts.allow(piece.start + at));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(title: &str) -> Vec<&str> {
        let width = |text: &str| text.chars().count() as f64;
        units(title, &[], 20.0, &width).into_iter().map(|unit| &title[unit.range]).collect()
    }

    #[test]
    fn organs_places_people_numbers_and_kinds_stay_whole() {
        let units = cut("云溪县人民政府办公室关于印发《云溪县2026年防汛抗旱应急预案》的通知");
        assert_eq!(units[0], "云溪县人民政府办公室");
        assert!(units.contains(&"《云溪县") && units.contains(&"2026年"), "{units:?}");
        assert_eq!(units.last(), Some(&"的通知"), "{units:?}");
        let units = cut("云溪县水利局关于云溪大桥、云溪河和非物质遗产的报告");
        assert!(units.contains(&"云溪大桥、") && units.contains(&"云溪河"), "{units:?}");
        assert!(cut("关于李明、张建国等10名同志任免职务的通知").starts_with(&["关于", "李明、", "张建国等", "10名"]));
        assert!(cut("关于做好第15次全国人口普查工作的通知").iter().any(|unit| unit.contains("第15次")));
    }

    #[test]
    fn joint_organs_stay_whole_whatever_they_are_called() {
        let units = cut(
            "云溪县发展和改革局 云溪县财政局 云溪县水利局关于下达2026年中小河流治理和山洪灾害防治项目投资计划的通知",
        );
        assert_eq!(units[..3], ["云溪县发展和改革局 ", "云溪县财政局 ", "云溪县水利局"], "{units:?}");
        assert!(units.iter().any(|unit| unit.contains("山洪灾害")), "{units:?}");
        assert_eq!(cut("云溪县财政局云溪县农业农村局关于拨付资金的请示")[..2], ["云溪县财政局", "云溪县农业农村局"]);
    }

    #[test]
    fn no_unit_is_wider_than_a_line() {
        let long = format!("关于印发{}的通知", "ABCDE".repeat(9));
        assert!(cut(&long).iter().all(|unit| unit.chars().count() <= 20));
    }
}
