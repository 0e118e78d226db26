//! Words that say no: whoever writes 「不同意」 has not consented, whichever button was pressed.

/// How a clause begins that refuses, whoever the subject.
const REFUSES: [&str; 15] = [
    "不同意",
    "不予同意",
    "不予批准",
    "不批准",
    "不赞成",
    "不予办理",
    "暂不同意",
    "暂不批准",
    "暂不办理",
    "不宜实施",
    "不宜办理",
    "不宜印发",
    "但不宜",
    "但暂不",
    "但暂缓",
];
/// How an opinion begins that sends back or puts off.
const PUTS_OFF: [&str; 12] =
    ["退回", "退办", "请退回", "缓办", "缓议", "暂缓", "不宜", "不可行", "再议", "再研究", "重新研究", "暂不"];
const SUBJECTS: [&str; 4] = ["我", "本人", "我个人", "经研究"];

/// The words in an opinion that refuse or put off, if there are any. 「不同意见」 is another word.
#[must_use]
pub fn refusing(opinion: &str) -> Option<&str> {
    let ends = |c: char| c.is_whitespace() || "，。；！？、,;!?：:".contains(c);
    let mut clauses = opinion.split(ends).filter(|clause| !clause.is_empty());
    let first = clauses.next()?;
    if let Some(word) = PUTS_OFF.iter().find(|word| first.starts_with(*word)) {
        return Some(&first[..word.len()]);
    }
    std::iter::once(first).chain(clauses).find_map(|clause| {
        let rest = SUBJECTS.iter().find_map(|subject| clause.strip_prefix(subject)).unwrap_or(clause);
        let word = REFUSES.iter().find(|word| rest.starts_with(*word))?;
        (!rest[word.len()..].starts_with('见')).then(|| &rest[..word.len()])
    })
}

#[cfg(test)]
mod tests {
    use super::refusing;

    #[test]
    fn words_that_say_no_are_no_consent() {
        for (opinion, word) in [
            ("不同意。理由不充分。", Some("不同意")),
            ("理由不充分，我不同意", Some("不同意")),
            ("退回修改", Some("退回")),
            ("暂缓，待县委研究", Some("暂缓")),
            ("经研究不予批准", Some("不予批准")),
            ("再议", Some("再议")),
            ("原则同意，但不宜实施", Some("但不宜")),
            ("同意，请办公室再议定细节", None),
            ("同意", None),
            ("同意。对不同意见要做好解释", None),
            ("已协调，没有不同意见", None),
            ("不同意见已处理，同意印发", None),
            ("如有单位不同意，另行报告", None),
            ("同意，原件退回档案室", None),
            ("请按程序办理", None),
            ("", None),
        ] {
            assert_eq!(refusing(opinion), word, "{opinion}");
        }
    }
}
