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

const LEVELS: [&str; 3] = ["绝密", "机密", "秘密"];

/// The first mark of classification in a text, if there is one.
///
/// A mark is a level with the star of a period (秘密★5年), or a level alone on a line or as a
/// stated value (密级：机密). The words in a sentence (「商业秘密」「保守国家秘密」) are none.
#[must_use]
pub fn mark(text: &str) -> Option<Mark> {
    text.lines().find_map(mark_in_line)
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
        let value = line.strip_prefix("密级和保密期限").or_else(|| line.strip_prefix("密级")).unwrap_or(&line);
        let value = value.trim_start_matches([':', '：', '"', '“']).trim_end_matches(['"', '”']);
        // 【机密】 alone, or before a title.
        let bracketed = ["（", "(", "【", "[", "〔"].iter().find_map(|open| value.strip_prefix(open));
        let bracketed = bracketed.and_then(|rest| rest.strip_prefix(level));
        if value == level || bracketed.is_some_and(|rest| rest.starts_with(['）', ')', '】', ']', '〕'])) {
            return Some(Mark(level.to_owned()));
        }
    }
    None
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
        ] {
            assert_eq!(mark(text), None, "{text}");
        }
    }
}
