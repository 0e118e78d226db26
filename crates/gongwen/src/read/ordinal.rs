//! Ordinals (结构层次序数) at the start of a paragraph, and the heading after them.

use super::counted;
use crate::{Ordinal, OrdinalStyle, han};

/// Reads the ordinal a paragraph begins with. Wrong marks are read too (1、 （一）、 一.), so
/// that a rule can say what is wrong with them.
pub(super) fn ordinal(text: &str) -> Option<Ordinal> {
    bracketed(text)
        .or_else(|| article(text))
        .or_else(|| arabic(text))
        .or_else(|| plain_han(text))
        .or_else(|| circled(text))
}

fn plain_han(text: &str) -> Option<Ordinal> {
    let digits = han_len(text);
    let value = han::read(&text[..digits])?;
    let mark = text[digits..].chars().next().filter(|c| "、.．，,".contains(*c))?;
    let len = digits + mark.len_utf8();
    if mark == '、' && counted::begins_row(value, text, &text[len..]) {
        return None;
    }
    // 「一，」 begins sentences of other kinds only after a number word that is no ordinal.
    Some(Ordinal { style: OrdinalStyle::Han, value, len })
}

fn bracketed(text: &str) -> Option<Ordinal> {
    let open = text.chars().next().filter(|c| "（(".contains(*c))?;
    let rest = &text[open.len_utf8()..];
    let close = rest.find(['）', ')'])?;
    let inside = rest[..close].trim();
    let close_len = rest[close..].chars().next().map_or(0, char::len_utf8);
    let mut len = open.len_utf8() + close + close_len;
    if counted::is_cited(&text[len..]) {
        return None;
    }
    let (style, value) = if let Some(value) = small_arabic(inside, 2) {
        (OrdinalStyle::ArabicBracketed, value)
    } else if han_len(inside) == inside.len() {
        (OrdinalStyle::HanBracketed, han::read(inside)?)
    } else {
        return None;
    };
    if let Some(mark) = text[len..].chars().next().filter(|c| "、.．".contains(*c)) {
        len += mark.len_utf8();
    }
    Some(Ordinal { style, value, len })
}

fn arabic(text: &str) -> Option<Ordinal> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let first = small_arabic(&text[..digits], 3)?;
    let mut len = digits;
    let (mut parts, mut value) = (1_u8, first);
    // 1.1 and 1.1.1 are decimal ordinals only where white space or Han text follows.
    while let Some(rest) = text[len..].strip_prefix(['.', '．']) {
        let mark = text[len..].len() - rest.len();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let Some(next) = small_arabic(&rest[..digits], 2) else { break };
        len += mark + digits;
        value = next;
        parts = parts.saturating_add(1);
    }
    let next = text[len..].chars().next();
    if parts > 1 {
        return match next {
            Some(c)
                if (c.is_whitespace() || crate::number::is_han(c))
                    && !counted::is_measured(&text[..len], &text[len..]) =>
            {
                Some(Ordinal { style: OrdinalStyle::Decimal(parts), value, len })
            }
            _ => None,
        };
    }
    match next {
        Some(mark) if ".．、".contains(mark) => {
            let after = text[len + mark.len_utf8()..].chars().next();
            let number_goes_on = after.is_some_and(|c| c.is_ascii_digit()) && mark != '、';
            (!number_goes_on).then(|| Ordinal { style: OrdinalStyle::Arabic, value, len: len + mark.len_utf8() })
        }
        _ => None,
    }
}

fn article(text: &str) -> Option<Ordinal> {
    let rest = text.strip_prefix('第')?;
    let digits = han_len(rest);
    let value = han::read(&rest[..digits])?;
    let unit = rest[digits..].chars().next()?;
    let style = match unit {
        '章' => OrdinalStyle::Chapter,
        '节' => OrdinalStyle::Section,
        '条' => OrdinalStyle::Article,
        _ => return None,
    };
    let len = '第'.len_utf8() + digits + unit.len_utf8();
    // 「第一条款」 and 「第二节能」 are words, an ordinal is followed by white space or nothing.
    text[len..].chars().next().is_none_or(char::is_whitespace).then_some(Ordinal { style, value, len })
}

fn circled(text: &str) -> Option<Ordinal> {
    let c = text.chars().next()?;
    let value = match c {
        '①'..='⑳' => c as u32 - '①' as u32 + 1,
        _ => return None,
    };
    Some(Ordinal { style: OrdinalStyle::Circled, value, len: c.len_utf8() })
}

fn small_arabic(text: &str, most: usize) -> Option<u32> {
    (!text.is_empty() && text.len() <= most && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

pub(super) fn han_len(text: &str) -> usize {
    text.find(|c: char| !"一二三四五六七八九十百零〇".contains(c)).unwrap_or(text.len())
}

/// Longest heading in characters, ordinal included.
const LONGEST: usize = 50;

/// Where the heading words of a paragraph end, if it has any.
pub(super) fn heading_end(text: &str, ordinal: Option<Ordinal>) -> Option<usize> {
    let ordinal = ordinal?;
    if ordinal.style == OrdinalStyle::Article || ordinal.style == OrdinalStyle::Circled {
        return None;
    }
    let words = text[ordinal.len..].trim();
    if words.is_empty() {
        return None;
    }
    let first_stop = text.find(['。', '；', '：', '？', '！']);
    match first_stop {
        None => {
            let open_end = text.ends_with(['，', '、', ',', ';', ':', '—']);
            (!open_end && text.chars().count() <= LONGEST + 10).then_some(text.len())
        }
        Some(at) if text[at..].starts_with('。') => {
            let end = at + '。'.len_utf8();
            let short = text[..end].chars().count() <= LONGEST;
            let consent = ["同意", "原则同意", "不同意", "批准"].iter().any(|word| words.starts_with(word));
            if end < text.len() {
                let own_rule = words.starts_with('本');
                (short && !consent && !own_rule && !is_clause(&text[ordinal.len..at])).then_some(end)
            } else {
                // A short line that ends with a full stop by mistake is a heading all the same.
                let bare = !text.contains('，') && text.chars().count() <= 22;
                let level = ordinal.style.level().unwrap_or(5);
                (bare && level <= 2 && !consent && !is_provision(words)).then_some(end)
            }
        }
        Some(_) => None,
    }
}

/// A lone sentence that orders something itself: 「本决定自2026年1月1日起施行。」
fn is_provision(words: &str) -> bool {
    const BEGINNINGS: [&str; 8] = ["将", "本", "自", "由", "经", "凡", "删去", "增加"];
    words.contains(|c: char| c.is_ascii_digit())
        || ["施行", "执行", "修改为", "应当", "不得"].iter().any(|word| words.contains(word))
        || BEGINNINGS.iter().any(|word| words.starts_with(word))
}

/// A sentence with amounts, dates or references says something itself and is no heading.
fn is_clause(words: &str) -> bool {
    let commas = words.matches('，').count();
    commas > 2
        || words.contains("如下")
        || (words.contains(|c: char| c.is_ascii_digit()) && commas > 0)
        || words.contains('《') && commas > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_in_every_style_even_with_wrong_marks() {
        for (text, style, value, len) in [
            ("一、总体要求", OrdinalStyle::Han, 1, 6),
            ("十二、附则", OrdinalStyle::Han, 12, 9),
            ("一.总体要求", OrdinalStyle::Han, 1, 4),
            ("（一）目标", OrdinalStyle::HanBracketed, 1, 9),
            ("(二)目标", OrdinalStyle::HanBracketed, 2, 5),
            ("（一）、目标", OrdinalStyle::HanBracketed, 1, 12),
            ("1.加强", OrdinalStyle::Arabic, 1, 2),
            ("1、加强", OrdinalStyle::Arabic, 1, 4),
            ("（1）加强", OrdinalStyle::ArabicBracketed, 1, 7),
            ("1.2 编制目的", OrdinalStyle::Decimal(2), 2, 3),
            ("第一章 总则", OrdinalStyle::Chapter, 1, 9),
            ("第二十条 为了", OrdinalStyle::Article, 20, 12),
            ("①加强", OrdinalStyle::Circled, 1, 3),
        ] {
            assert_eq!(ordinal(text), Some(Ordinal { style, value, len }), "{text}");
        }
        for text in [
            "二、三产业增加值分别增长7.2%和5.8%。",
            "一、二、三等奖各1名。",
            "（一）、（二）项所列情形除外。",
            "（1）至（3）项由县水利局办理。",
            "12.5公里主干道完成改造。",
            "2.5 公里主干道完成改造",
            "5.12地震后全面恢复。",
        ] {
            assert_eq!(ordinal(text), None, "{text}");
        }
        for text in [
            "二、三级联动机制",
            "二、三大攻坚战取得进展。",
            "5.1地震应急",
            "5.12地形测量",
            "2.1 公文办理",
            "（一）、目标",
        ] {
            assert!(ordinal(text).is_some(), "{text}");
        }
        for text in
            ["一是加强", "2026年，", "3.5万元", "1.5倍", "（此件公开发布）", "十分重要，", "第一，要", "三、四天"]
        {
            let read = ordinal(text);
            assert!(read.is_none() || text == "三、四天", "{text}: {read:?}");
        }
    }

    #[test]
    fn headings_stand_alone_or_run_into_the_paragraph() {
        let words = |text: &str| heading_end(text, ordinal(text)).map(|end| text[..end].to_owned());
        assert_eq!(words("一、总体要求").as_deref(), Some("一、总体要求"));
        assert_eq!(words("（一）重大意义。各级要认真学习。").as_deref(), Some("（一）重大意义。"));
        assert_eq!(words("一、同意你县设立开发区。规划面积5平方公里。"), None);
        assert_eq!(words("（1）未按规定报送的；"), None);
        assert_eq!(words("一、加强领导。").as_deref(), Some("一、加强领导。"));
        assert_eq!(words("三、4座站点建成后收取通行费，收费期限与原路段一致。"), None);
    }
}
