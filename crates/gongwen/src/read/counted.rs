//! Numbers at the start of a paragraph that look like an ordinal and belong to the sentence.

use super::ordinal::han_len;
use crate::han;

/// Things that are counted off by two neighbouring Han numbers: 二、三产业, 一、二等奖.
const RANKS: [&str; 15] =
    ["产业", "季度", "等奖", "等功", "级", "类", "批", "期", "年级", "档", "组", "线", "审", "号", "次产业"];

/// Whether 「二、」 and what follows it are items of a row: 「二、三产业增加值增长5%。」,
/// 「一、二、三等奖各1名。」.
pub(super) fn begins_row(value: u32, text: &str, rest: &str) -> bool {
    let digits = han_len(rest);
    let next = han::read(&rest[..digits]).filter(|next| *next == value + 1);
    // 「二、三级联动」 without a full stop is a heading about three levels.
    let sentence = text.trim_end().ends_with('。');
    next.is_some_and(|next| {
        let rest = &rest[digits..];
        let third = rest.strip_prefix('、').map(|rest| han::read(&rest[..han_len(rest)]));
        third == Some(Some(next + 1)) || (sentence && RANKS.iter().any(|rank| rest.starts_with(rank)))
    })
}

/// Whether a bracketed number is one of several that are cited: 「（一）、（二）项所列情形除外。」.
pub(super) fn is_cited(rest: &str) -> bool {
    rest.strip_prefix(['、', '至', '和', '或']).is_some_and(|rest| {
        rest.strip_prefix(['（', '('])
            .is_some_and(|rest| han_len(rest) > 0 || rest.starts_with(|c: char| c.is_ascii_digit()))
    })
}

/// Units and names behind a decimal: 12.5公里, 5.12地震.
pub(super) fn is_measured(decimal: &str, rest: &str) -> bool {
    const UNITS: [&str; 20] = [
        "公里",
        "公顷",
        "公斤",
        "公分",
        "平方",
        "立方",
        "千米",
        "千克",
        "千瓦",
        "千伏",
        "厘米",
        "毫米",
        "兆瓦",
        "小时",
        "分钟",
        "个百分点",
        "百万",
        "千万",
        "级地震",
        "英寸",
    ];
    const EVENTS: [&str; 6] = ["地震", "大地震", "特大地震", "汶川", "事故", "专案"];
    let day = decimal.rsplit(['.', '．']).next().is_some_and(|day| day.len() == 2);
    let begins = |words: &[&str]| words.iter().any(|word| rest.trim_start().starts_with(word));
    let unit = rest.starts_with(|c| "年月日时分秒万亿元个倍吨米亩".contains(c));
    unit || begins(&UNITS) || (day && begins(&EVENTS))
}
