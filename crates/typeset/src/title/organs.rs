//! Names of organs (机关名称) in a title stay whole.

use super::brackets;
use super::cuts::Cuts;
use super::names::PLACES;
use super::terms::OPENERS;

/// What ends the name of an organ.
#[rustfmt::skip]
const ORGANS: &[&str] = &[
    "改革委", "卫生院", "医院", "学校", "小学", "中学", "办事处", "派出所", "公司", "协会", "人民政府", "政府", "办公室",
    "委员会", "常委会", "党委", "县委", "市委", "省委", "工委", "指挥部", "领导小组", "管理局", "监管局", "公安局",
    "财政局", "教育局", "局", "厅", "人民法院", "检察院", "中心", "开发区", "管委会", "总局", "办公厅", "组织部",
    "宣传部", "大队", "支队",
];

/// 云溪县人民政府办公室: the name of an organ stays whole where a line has room for it.
pub(super) fn join_organs(title: &str, cuts: &mut Cuts, fits: &dyn Fn(&str) -> bool) {
    let starts = cuts.starts();
    for (i, &piece) in starts.iter().enumerate() {
        let start = piece + title[piece..].len() - title[piece..].trim_start_matches(brackets::opens).len();
        let before = &title[..start];
        let opens = before.is_empty()
            || OPENERS.iter().any(|opener| before.ends_with(opener))
            || before.ends_with(brackets::opens)
            || before.ends_with(['、', '和', '与', '及', '对', '给', '向', '在', '将', '　', ' '])
            || (is_issuer(before) && title[start..].starts_with(place_of(title)));
        if !opens {
            continue;
        }
        let organ =
            starts[i + 1..].iter().rev().copied().find(|&end| is_one(title, start, end) && fits(&title[start..end]));
        if let Some(end) = organ {
            cuts.join(piece..end);
            cuts.allow(piece);
        }
    }
}

/// Whether a piece reads as the name of one organ, of a place.
fn is_one(title: &str, start: usize, end: usize) -> bool {
    let name = title[start..end].trim_end_matches('等');
    let place = place_of(title);
    ORGANS.iter().any(|ending| name.ends_with(ending))
        && (4..=16).contains(&name.chars().count())
        && name.contains(PLACES)
        && !OPENERS.iter().any(|opener| name.contains(opener))
        && !name.contains(['、', '和', '《', '》', '的', '，'])
        && (place.is_empty() || name.match_indices(place).count() < 2)
}

/// Whether a text ends with the name of an organ: another may follow without a space.
fn is_issuer(text: &str) -> bool {
    ORGANS.iter().any(|ending| text.ends_with(ending))
}

/// 云溪县: the place that the title begins with; joint organs without spaces repeat it.
fn place_of(title: &str) -> &str {
    let name = title.strip_prefix("中共").unwrap_or(title);
    let end = name.char_indices().skip(1).take(4).find(|(_, c)| PLACES.contains(c));
    end.map_or("", |(at, c)| &name[..at + c.len_utf8()])
}

/// Joint organs set apart by white space, and the organ a title begins with, stay whole whatever
/// their names are made of; a line may end after the white space, not before it.
pub(super) fn join_issuers(title: &str, cuts: &mut Cuts, fits: &dyn Fn(&str) -> bool) {
    cuts.join_where(title, |_, after| after.starts_with(char::is_whitespace));
    let issuers = gongwen::organ::issuer_of_title(title).map_or(title.len(), str::len);
    let place = place_of(title);
    let mut start = 0;
    for word in title[..issuers].split_inclusive(char::is_whitespace) {
        let end = start + word.len();
        let name = word.trim();
        let one = place.is_empty() || name.match_indices(place).count() < 2;
        if one && !name.contains(brackets::opens) && gongwen::organ::looks_like_organ(name) && fits(name) {
            cuts.join(start..end);
            if word.ends_with(char::is_whitespace) {
                cuts.allow(end);
            }
        }
        start = end;
    }
}
