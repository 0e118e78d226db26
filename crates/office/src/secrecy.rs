//! Texts that bear a mark of classification (密级标识) must not enter a system on the network.

use std::fmt;

/// A mark of classification as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark(String);

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Stars as people and input methods write them.
const STARS: [char; 7] = ['★', '☆', '⭐', '✩', '✭', '*', '＊'];

const LEVELS: [&str; 5] = ["绝密", "机密", "秘密", "絕密", "機密"];
const OPEN: [char; 5] = ['（', '(', '【', '[', '〔'];
const CLOSE: [char; 5] = ['）', ')', '】', ']', '〕'];

/// The first mark of classification in a text, if there is one.
///
/// A mark is a level with the star of a period (秘密★5年), a level alone on a line, as a stated value
/// (密级：机密), in brackets before or behind a title, before a comma that says for whom it is, or what a text
/// says it is classified as (本件定密为秘密级). The words in a sentence (「商业秘密」「保守国家秘密」) are none.
#[must_use]
pub fn mark(text: &str) -> Option<Mark> {
    text.lines().find_map(mark_in_line)
}

/// The first mark of classification in the name of a file: as in a text, and a level that stands for itself
/// in brackets or between signs anywhere in it (副本（机密）.txt, 通知_秘密.docx).
#[must_use]
pub fn mark_in_name(name: &str) -> Option<Mark> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let parts = stem.split(|c: char| OPEN.contains(&c) || CLOSE.contains(&c) || "-_—·.，,《》".contains(c));
    mark(name).or_else(|| mark(stem)).or_else(|| parts.into_iter().find_map(mark))
}

fn mark_in_line(line: &str) -> Option<Mark> {
    if !LEVELS.iter().any(|level| line.contains(first_char(level))) {
        return None;
    }
    let line: String = line.chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)).collect();
    for level in LEVELS {
        if let Some(at) = line.find(level)
            && line[at + level.len()..].starts_with(STARS)
        {
            // The period behind the star: digits and 年, 个月, 长期.
            let period = |c: &char| c.is_ascii_digit() || STARS.contains(c) || "年个月长期".contains(*c);
            let behind: String = line[at + level.len()..].chars().take_while(period).take(8).collect();
            return Some(Mark(format!("{level}{behind}")));
        }
        // ★机密, 密级：机密, also behind other entries of a line.
        let value = line.strip_prefix("密级和保密期限").or_else(|| line.strip_prefix("密级")).unwrap_or(&line);
        let value = value.trim_start_matches([':', '：', '"', '“']).trim_start_matches(STARS);
        let value = value.trim_end_matches(['"', '”']);
        let stated = ["密级：", "密级:"].iter().any(|label| line.contains(&format!("{label}{level}")));
        let alone = value == level || value.strip_prefix(level) == Some("级");
        if stated || alone || classified(&line, level) || bracketed(value, level) || scoped(value, level) {
            return Some(Mark(level.to_owned()));
        }
    }
    None
}

/// 【机密】 alone, or before a title; 「关于某事的请示（机密）」.
fn bracketed(value: &str, level: &str) -> bool {
    let before = value.strip_prefix(OPEN).map(|rest| rest.trim_start_matches(OPEN));
    let behind = value.strip_suffix(CLOSE).map(|rest| rest.trim_end_matches(CLOSE));
    before.and_then(|rest| rest.strip_prefix(level)).is_some_and(|rest| rest.starts_with(CLOSE))
        || behind.and_then(|rest| rest.strip_suffix(level)).is_some_and(|rest| rest.ends_with(OPEN))
}

/// 机密·长期; 「绝密，限县委常委」.
fn scoped(value: &str, level: &str) -> bool {
    let Some(rest) = value.strip_prefix(level) else { return false };
    let period = rest
        .strip_prefix(['·', '•', '．'])
        .is_some_and(|rest| rest.starts_with("长期") || rest.starts_with(|c: char| c.is_ascii_digit()));
    period || (level != "秘密" && rest.strip_prefix(['，', ',']).is_some_and(|rest| rest.starts_with('限')))
}

/// 「本件定密为秘密级，保密期限5年」: said of the text itself. What may, must or must not be classified, and
/// what is classified elsewhere (定密为机密级的文件), is said of others.
fn classified(line: &str, level: &str) -> bool {
    line.match_indices("定密为").any(|(at, verb)| {
        let before = line[..at].rsplit(['，', '。', '；', '：', '、', ',', ';', ':']).next().unwrap_or_default();
        let behind = line[at + verb.len()..].trim_start_matches([':', '：', '"', '“', '国', '家']);
        let Some(rest) = behind.strip_prefix(level) else { return false };
        let rest = rest.trim_start_matches(['级', '"', '”']);
        let ends = rest.chars().next().is_none_or(|c| "，。；,;.（(★)）！".contains(c));
        ends && !before.contains(['不', '未', '可', '应', '需', '须', '否', '若', '如', '凡', '拟', '误', '无', '能'])
    })
}

/// Characters that nobody sees, and that would part a mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

fn first_char(level: &str) -> char {
    level.chars().next().unwrap_or('密')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_words() {
        for (text, found) in [
            ("000001\n秘密★5年\n特急", "秘密★5年"),
            ("机　密\n云政发〔2026〕1号", "机密"),
            ("密级: 绝密", "绝密"),
            ("绝密 ★ 30年", "绝密★30年"),
            ("（秘密★5年）请注意", "秘密★5年"),
            ("机\u{200b}密★5年", "机密★5年"),
            ("机密⭐5年", "机密⭐5年"),
            ("【机密】", "机密"),
            ("（秘密）关于修路的请示", "秘密"),
            ("★机密", "机密"),
            ("机密·长期", "机密"),
            ("保密期限：10年 密级：秘密", "秘密"),
            ("機密★10年", "機密★10年"),
            ("机密级", "机密"),
            ("关于某事的请示（机密）", "机密"),
            ("关于某事的请示（【机密】）", "机密"),
            ("关于某事的请示（密级：机密）", "机密"),
            ("关于某事的请示（机　密）", "机密"),
            ("绝密，限县委常委", "绝密"),
            ("本件定密为秘密级，保密期限5年", "秘密"),
            ("经审查，此件定密为机密。", "机密"),
            ("定密为：绝密", "绝密"),
        ] {
            assert_eq!(mark(text).map(|m| m.0).as_deref(), Some(found), "{text}");
        }
        for text in [
            "关于加强保守国家秘密工作的通知",
            "依法保护商业秘密。",
            "机密文件须登记管理",
            "",
            "密级：无",
            "（商业秘密）不公开",
            "（保守秘密）",
            "秘密，是指不公开的信息",
            "机密级文件的管理按有关规定执行",
            "评为国家秘密（不含工作秘密）",
            "内部事项不得定密为秘密级，",
            "做好定密工作，依法定密",
            "符合规定情形的，应当定密为机密级。",
            "已定密为机密级的文件，从机要渠道送达",
            "未定密为秘密。",
        ] {
            assert_eq!(mark(text), None, "{text}");
        }
    }

    #[test]
    fn names_of_files_bear_marks_too() {
        for name in [
            "副本（机密）.txt",
            "[秘密]通知.docx",
            "通知-绝密.pdf",
            "机密.pdf",
            "方案（秘密★5年）2.txt",
            "机密_名单.xlsx",
        ] {
            assert!(mark_in_name(name).is_some(), "{name}");
        }
        for name in ["保守国家秘密宣传.txt", "（商业秘密）目录.pdf", "机密文件管理办法.docx", "通知.txt", ""]
        {
            assert_eq!(mark_in_name(name), None, "{name}");
        }
    }
}
