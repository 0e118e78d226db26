//! Markdown marks of one line: headings, emphasis, list dashes. Tables are read with the body.

use super::line::Line;
use crate::{Span, Text};

/// Reads a line, its marks left out of the text.
pub(super) fn line(source: &str, raw: Span) -> Line {
    let trimmed = super::line::trimmed(source, raw);
    let string = trimmed.as_str();
    let hashes = string.bytes().take_while(|b| *b == b'#').count();
    let mut from = 0;
    let is_heading = (1..=6).contains(&hashes) && string[hashes..].starts_with([' ', '\t', '　']);
    if is_heading {
        from = string.len() - string[hashes..].trim_start().len();
    } else if let Some(rest) = ["- ", "* ", "+ ", "> "].iter().find_map(|mark| string.strip_prefix(mark)) {
        from = string.len() - rest.trim_start().len();
    }
    let offset = trimmed.span().start;
    let mut text = Text::default();
    let mut start = from;
    let mut at = from;
    while at < string.len() {
        let rest = &string[at..];
        let mark = ["**", "__", "~~", "`"].into_iter().find(|mark| rest.starts_with(mark));
        let escaped = rest.starts_with('\\') && rest[1..].starts_with(|c: char| c.is_ascii_punctuation());
        if let Some(mark) = mark {
            // Only a pair is emphasis; a lone mark is text.
            if let Some(len) = rest[mark.len()..].find(mark).filter(|len| *len > 0) {
                text.push(source, Span::new(offset + start, offset + at));
                let inner = at + mark.len();
                text.push(source, Span::new(offset + inner, offset + inner + len));
                at = inner + len + mark.len();
                start = at;
                continue;
            }
        } else if escaped && !string.starts_with('|') {
            text.push(source, Span::new(offset + start, offset + at));
            start = at + 1;
            at += 2;
            continue;
        }
        at += rest.chars().next().map_or(1, char::len_utf8);
    }
    text.push(source, Span::new(offset + start, offset + string.len()));
    let hashes = if is_heading { u8::try_from(hashes).unwrap_or(6) } else { 0 };
    Line { text: text.trimmed(), raw, hashes }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Line {
        line(source, Span::new(0, source.len()))
    }

    #[test]
    fn marks_are_left_out_and_places_kept() {
        let source = "## 一、**总体**要求";
        let heading = read(source);
        assert_eq!((heading.hashes, heading.str()), (2, "一、总体要求"));
        let at = heading.str().find("要求").unwrap_or_default();
        assert_eq!(&source[heading.text.source_of(at..at + 6).range()], "要求");
        assert_eq!(read("- 一条").str(), "一条");
        assert_eq!(read("2**3 是八").str(), "2**3 是八");
        assert_eq!(read(r"\# 不是标题").str(), "# 不是标题");
        assert_eq!(read("#标签").str(), "#标签");
    }
}
