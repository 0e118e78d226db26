//! The signatories (签发人) of a document to a superior organ: one, or several over lines
//! (GB/T 9704-2012 7.2.6: two names a line, the number level with the last of them).

use crate::{DocNumber, Header, Kind, Text, number::is_han, organ};

/// 「签发人：张三　李四」, 「签发：张三」.
pub(super) fn signatory_line(text: &Text) -> Option<Vec<Text>> {
    let marked = |rest: &'_ str| rest.trim_start().starts_with(['：', ':']);
    let string = text.as_str();
    let rest = string.strip_prefix("签发人").or_else(|| string.strip_prefix("签发").filter(|rest| marked(rest)))?;
    let rest = rest.trim_start().strip_prefix(['：', ':']).unwrap_or(rest);
    let from = text.as_str().len() - rest.len();
    Some(names_of_people(&text.slice(from..text.as_str().len())))
}

/// Names of people set apart by white space or 、. 「张　三」 is one name.
pub(super) fn names_of_people(text: &Text) -> Vec<Text> {
    let string = text.as_str();
    let mut names: Vec<Text> = Vec::new();
    let mut start = 0;
    let mut words: Vec<(usize, usize)> = Vec::new();
    for (at, c) in string.char_indices().chain([(string.len(), '、')]) {
        if c.is_whitespace() || "、，,；;".contains(c) {
            if start < at {
                words.push((start, at));
            }
            start = at + c.len_utf8();
        }
    }
    let mut at = 0;
    while at < words.len() {
        let (from, mut to) = words[at];
        let single = |(a, b): (usize, usize)| string[a..b].chars().count() == 1;
        if single(words[at]) && words.get(at + 1).copied().is_some_and(single) {
            to = words[at + 1].1;
            at += 1;
        }
        names.push(text.slice(from..to));
        at += 1;
    }
    names
}

/// A line of nothing but names below the line that begins with 签发人.
pub(super) fn further_names(text: &Text, header: &Header) -> Option<Vec<Text>> {
    let names = names_of_people(text);
    let are_names = !names.is_empty() && names.len() <= 4 && names.iter().all(|name| is_name(name.as_str()));
    (!header.signatories.is_empty() && are_names).then_some(names)
}

/// The number on the line of the last names: 「云政发〔2026〕5号　　　　王五」 under 「签发人：张三　李四」.
pub(super) fn number_and_names(text: &Text, header: &Header) -> Option<(Text, Vec<Text>)> {
    let string = text.as_str();
    let end = string.find('号')? + '号'.len_utf8();
    let number = text.slice(0..end).trimmed();
    let rest = text.slice(end..string.len());
    let apart = rest.as_str().starts_with(char::is_whitespace);
    let names = further_names(&rest, header).filter(|_| apart && DocNumber::looks_like(number.as_str()))?;
    Some((number, names))
}

/// The usual surnames, most of the people there are.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";

/// A line that is surely the name of a person: two or three characters, a usual surname first.
pub(super) fn is_name_of_person(text: &str) -> bool {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    (2..=3).contains(&compact.chars().count()) && compact.starts_with(|c| SURNAMES.contains(c)) && is_name(&compact)
}

/// What may be the name of a person: two to four Han characters (a dot between those of some
/// nationalities), neither a kind of document nor an organ.
fn is_name(text: &str) -> bool {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let count = compact.chars().count();
    let long = compact.contains('·') && count <= 12;
    ((2..=4).contains(&count) || long)
        && compact.chars().all(|c| is_han(c) || c == '·')
        && Kind::of_title(&compact).is_none()
        && !organ::looks_like_organ(&compact)
        && !compact.ends_with("文件")
}
