//! Front matter: what text cannot carry, between two lines of `---` at the start.

use super::line::trimmed;
use crate::{Direction, Document, Kind, Names, Remark, RemarkKind, Span, Text, Title};

/// Says that a row of names has no final mark, though its last character looks like one.
pub(crate) const NO_MARK: &str = "无";

/// What the front matter says beyond elements of the document.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    /// Where the rest of the source begins.
    pub end: usize,
    /// Whether the rest is written in the explicit form of [`write`](crate::write).
    pub explicit: bool,
    /// The title's lines are stated.
    pub has_title: bool,
    /// Numbers of the attachments whose pages lie across (横排附件).
    pub landscape: Vec<u32>,
    /// The rows of names whose final mark has an entry of its own (explicit form).
    marked: Vec<Row>,
}

/// A row of names that ends with a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    Addressees,
    ImprintAddressees,
    Copies,
}

impl Row {
    fn of(self, document: &mut Document) -> &mut Option<Names> {
        match self {
            Self::Addressees => &mut document.addressees,
            Self::ImprintAddressees => &mut document.imprint.addressees,
            Self::Copies => &mut document.imprint.copies_to,
        }
    }
}

/// Reads front matter into the document, if the source begins with it.
pub(super) fn read(source: &str, document: &mut Document, remarks: &mut Vec<Remark>) -> FrontMatter {
    let mut result = FrontMatter::default();
    let Some(first) = source.split_inclusive('\n').next().filter(|line| line.trim_end() == "---") else {
        return result;
    };
    let Some(close) = closing(source, first.len()) else {
        if source[first.len()..].lines().next().is_some_and(|line| line.contains([':', '：'])) {
            remarks.push(Remark {
                span: Span::new(0, first.trim_end().len()),
                kind: RemarkKind::NotUnderstood,
                message: "第一行是“---”，后面没有另一行“---”，文首信息没有结束，已全部当作正文来读；请在文首信息的\
                          末尾另加一行“---”。"
                    .to_owned(),
            });
        }
        return result;
    };
    let mut start = first.len();
    for line in source[first.len()..close.start].split_inclusive('\n') {
        let span = Span::new(start, start + line.trim_end_matches('\n').len());
        start += line.len();
        entry(source, span, document, remarks, &mut result);
    }
    result.end = close.end;
    split_unmarked(document, &result);
    result
}

/// A mark that a person typed behind the names is their final mark, unless it is stated on its own.
fn split_unmarked(document: &mut Document, front: &FrontMatter) {
    for row in [Row::Addressees, Row::ImprintAddressees, Row::Copies] {
        if let Some(names) = row.of(document).as_mut().filter(|_| front.explicit && !front.marked.contains(&row)) {
            *names = super::head::names(&names.text, false);
        }
    }
}

/// The final mark of a row of names; 无 where the last character is part of the name.
fn mark(row: Row, value: Text, document: &mut Document, result: &mut FrontMatter) {
    result.marked.push(row);
    if let Some(names) = row.of(document).as_mut().filter(|_| value.as_str() != NO_MARK) {
        names.end = value;
    }
}

/// Where the front matter of a source ends; 0 where the source has none.
#[must_use]
pub fn front_matter_end(source: &str) -> usize {
    let first = source.split_inclusive('\n').next().filter(|line| line.trim_end() == "---");
    first.and_then(|first| closing(source, first.len())).map_or(0, |close| close.end)
}

/// The span of the closing line, its line break included.
fn closing(source: &str, from: usize) -> Option<Span> {
    // What a program wrote holds every element of a document; a person states a few.
    let explicit = source[from..].lines().next().is_some_and(|line| line.trim_end() == "格式: 逐项");
    let most = if explicit { usize::MAX } else { 200 };
    let mut start = from;
    for line in source[from..].split_inclusive('\n').take(most) {
        if line.trim_end() == "---" {
            return Some(Span::new(start, start + line.len()));
        }
        start += line.len();
    }
    None
}

fn entry(source: &str, span: Span, document: &mut Document, remarks: &mut Vec<Remark>, result: &mut FrontMatter) {
    let line = &source[span.range()];
    if line.trim().is_empty() || line.trim_start().starts_with('#') {
        return;
    }
    let mut remark = |message: String| {
        remarks.push(Remark { span, kind: RemarkKind::NotUnderstood, message });
    };
    let Some(colon) = line.find([':', '：']) else {
        remark(format!("文首信息里的「{}」没有冒号，未采用。", line.trim()));
        return;
    };
    let colon_len = if line[colon..].starts_with('：') { 3 } else { 1 };
    let value = trimmed(source, Span::new(span.start + colon + colon_len, span.end));
    let key = line[..colon].trim();
    let word = value.as_str();
    let header = &mut document.header;
    if value.is_empty() {
        return;
    }
    match key {
        "格式" => result.explicit = word == "逐项",
        "份号" => header.copy_number = Some(value),
        "密级" | "密级和保密期限" => header.secrecy = Some(value),
        "紧急程度" => header.urgency = Some(value),
        "发文机关标志" => header.mark.push(value),
        "发文字号" => header.number = Some(value),
        "签发人" if result.explicit => header.signatories.push(value),
        "签发人" => header.signatories.extend(super::signatories::names_of_people(&value)),
        "横排附件" => {
            let numbers = word.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse::<u32>().ok());
            result.landscape.extend(numbers);
        }
        "文种" => match Kind::from_name(word) {
            Some(kind) => document.stated.kind = Some(kind),
            None => remark(format!("「{word}」不是法定文种，未采用。")),
        },
        "行文方向" => match direction(word) {
            Some(direction) => document.stated.direction = Some(direction),
            None => remark(format!("行文方向「{word}」应为上行文、下行文或平行文，未采用。")),
        },
        "保留原文" => document.stated.waivers.push(value),
        "用印" => document.stated.sealed = Some(!matches!(word, "否" | "不用印" | "无")),
        "标题" => {
            result.has_title = true;
            append_title_line(document, &value, source);
        }
        "题注" => document.adoption.push(value),
        "主送机关" | "主送" => document.addressees = Some(super::head::names(&value, result.explicit)),
        "主送标点" => mark(Row::Addressees, value, document, result),
        "署名" | "发文机关署名" => document.signature.organs.push(value),
        "签署" => document.signature.person = Some(value),
        "成文日期" => document.signature.date = Some(value),
        "附注" => document.annotation.push(value),
        "附件说明" => document.attachment_list.get_or_insert_default().label = value,
        "附件名" => {
            let item = super::list::name(&value);
            document.attachment_list.get_or_insert_default().items.push(item);
        }
        "版记主送" => document.imprint.addressees = Some(super::head::names(&value, result.explicit)),
        "版记主送标点" => mark(Row::ImprintAddressees, value, document, result),
        "抄送" | "抄送机关" => document.imprint.copies_to = Some(super::head::names(&value, result.explicit)),
        "抄送标点" => mark(Row::Copies, value, document, result),
        "印发机关" => document.imprint.issuer = Some(value),
        "印发日期" => document.imprint.date = Some(value),
        "版记" => document.imprint.others.push(value),
        // The next of several, on a line of its own.
        _ if is_code(key) => document.stated.waivers.push(trimmed(source, span)),
        _ => remark(format!(
            "文首信息「{key}」不认识，未采用。可以写：份号、密级、紧急程度、发文机关标志、发文字号、签发人、文种、\
             行文方向、用印、标题、题注、主送机关、署名、签署、成文日期、附注、附件名、横排附件、抄送、印发机关、印发日期、版记、保留原文。"
        )),
    }
}

/// Whether a line begins with the code of a rule: WS0605「5月10号」江若水.
fn is_code(key: &str) -> bool {
    let digits = key.strip_prefix("WS").map(|rest| rest.bytes().take_while(u8::is_ascii_digit).count());
    digits == Some(4)
}

fn append_title_line(document: &mut Document, value: &Text, source: &str) {
    match &mut document.title {
        None => document.title = Some(Title::new(value.clone())),
        Some(title) => {
            title.breaks.push(title.text.as_str().len());
            title.text.push(source, value.span());
        }
    }
}

fn direction(word: &str) -> Option<Direction> {
    [Direction::Upward, Direction::Downward, Direction::Level, Direction::Public]
        .into_iter()
        .find(|direction| direction.name() == word || direction.name().trim_end_matches('文') == word)
}
