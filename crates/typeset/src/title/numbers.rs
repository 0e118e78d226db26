//! Numbers in a title keep their units and their parts together.

use super::cuts::Cuts;

/// Counting words after a number.
const UNITS: &str = "年月日号次届个项条批期度季级类至名人家处座起套所份位户场天岁吨亩元万亿轮版时分秒大周";
const HAN_NUMERALS: &str = "〇一二三四五六七八九十百千万两";

/// 2026年, 第1次, 10名, 2026年5月, 2018—2035年, A-01.
pub(super) fn join_numbers(title: &str, cuts: &mut Cuts) {
    cuts.join_where(title, |before, after| {
        let begins = after.starts_with(is_numeral);
        let counted = before.ends_with(is_numeral)
            && (begins || after.starts_with(|c| UNITS.contains(c)) || after.starts_with("公里"));
        let dated = before.strip_suffix(['年', '月']).is_some_and(|rest| rest.ends_with(is_numeral) && begins)
            && after.trim_start_matches(is_numeral).starts_with(['月', '日']);
        let ranged = before.ends_with(is_link) && after.starts_with(|c: char| c.is_ascii_alphanumeric())
            || before.ends_with(is_numeral) && after.starts_with(is_link);
        counted || dated || ranged
    });
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_alphanumeric() || HAN_NUMERALS.contains(c)
}

/// What stands between the parts of a number.
fn is_link(c: char) -> bool {
    "-—－–/.~～．".contains(c)
}
