//! Writing a document as text.
//!
//! The text is plain wherever reading it back gives the same document; otherwise it is in the
//! explicit form, which carries everything. A document's texts have no line breaks and no white
//! space at their ends; with that, writing and reading again is the identity.

use crate::read::{FINAL_MARKS, NO_MARK};
use crate::{Attachment, AttachmentName, Block, Cell, Document, Merge, Names, Paragraph, Syntax, Table, Text, read};
use std::fmt::Write;

/// Writes the document as text that [`read`](crate::read()) reads back to an equal document.
#[must_use]
pub fn write(document: &Document) -> String {
    let text = plain(document);
    if read(&text, Syntax::Plain).document == *document { text } else { explicit(document) }
}

/// The way a person would type it.
#[must_use]
pub fn plain(document: &Document) -> String {
    let mut out = String::new();
    stated(document, &mut out);
    let header = &document.header;
    for text in [&header.copy_number, &header.secrecy, &header.urgency].into_iter().flatten() {
        line(&mut out, text.as_str());
    }
    header.mark.iter().for_each(|mark| line(&mut out, mark.as_str()));
    let signatories = header.signatories.iter().map(Text::as_str).collect::<Vec<_>>().join("　");
    let signatories = if signatories.is_empty() { signatories } else { format!("签发人：{signatories}") };
    let head_number = header.number.as_ref().filter(|_| !header.mark.is_empty());
    match (head_number, signatories.is_empty()) {
        (Some(number), true) => line(&mut out, number.as_str()),
        (Some(number), false) => line(&mut out, &format!("{number}　　{signatories}")),
        (None, false) => line(&mut out, &signatories),
        (None, true) => {}
    }
    if !out.is_empty() && !out.ends_with("---\n") {
        out.push('\n');
    }
    for title in document.title.iter() {
        title.lines().into_iter().for_each(|text| line(&mut out, text));
    }
    if head_number.is_none() {
        header.number.iter().for_each(|number| line(&mut out, number.as_str()));
    }
    document.adoption.iter().for_each(|text| line(&mut out, text.as_str()));
    if let Some(names) = &document.addressees {
        line(&mut out, &format!("{}{}", names.text, names.end));
    }
    blocks(&document.body, &mut out, &plain_paragraph);
    attachment_list(document, &mut out);
    document.signature.organs.iter().for_each(|text| line(&mut out, text.as_str()));
    document.signature.person.iter().for_each(|text| line(&mut out, text.as_str()));
    document.signature.date.iter().for_each(|text| line(&mut out, text.as_str()));
    document.annotation.iter().for_each(|text| line(&mut out, text.as_str()));
    for attachment in &document.attachments {
        out.push('\n');
        attachment.label.iter().for_each(|text| line(&mut out, text.as_str()));
        for title in attachment.title.iter() {
            title.lines().into_iter().for_each(|text| line(&mut out, text));
        }
        blocks(&attachment.body, &mut out, &plain_paragraph);
    }
    imprint(document, &mut out);
    out
}

fn stated(document: &Document, out: &mut String) {
    let mut entries = String::new();
    stated_entries(document, &mut entries);
    if !entries.is_empty() {
        let _ = write!(out, "---\n{entries}---\n");
    }
}

fn stated_entries(document: &Document, out: &mut String) {
    let stated = &document.stated;
    if let Some(kind) = stated.kind {
        entry(out, "文种", kind.name());
    }
    if let Some(direction) = stated.direction {
        entry(out, "行文方向", direction.name());
    }
    if let Some(sealed) = stated.sealed {
        entry(out, "用印", if sealed { "是" } else { "否" });
    }
    stated.waivers.iter().for_each(|waiver| entry(out, "保留原文", waiver.as_str()));
}

fn attachment_list(document: &Document, out: &mut String) {
    let Some(list) = &document.attachment_list else { return };
    for (index, item) in list.items.iter().enumerate() {
        let lead = if index == 0 && !list.repeats_label() { format!("{}：", list.label) } else { String::new() };
        line(out, &format!("{lead}{}", listed(item)));
    }
}

/// An attachment in the list. 「1.」 before a name that begins with a digit would read as one
/// number, 「附件1」 before its name as one word, 「（1）」 takes a mark behind it: a space keeps them apart.
pub(crate) fn listed(item: &AttachmentName) -> String {
    let ordinal = item.ordinal.as_str();
    let number = ordinal.ends_with(['.', '．']) && item.name.as_str().starts_with(|c: char| c.is_ascii_digit());
    let label = ordinal.contains('附') && !ordinal.ends_with(['.', '．', '：', ':', '、']);
    let closed = ordinal.ends_with(['）', ')']) || ordinal.ends_with(|c| ('①'..='⑳').contains(&c));
    let taken = closed && item.name.as_str().starts_with(['、', '.', '．', '至', '和', '或']);
    let apart = if number || label || taken { " " } else { "" };
    format!("{}{apart}{}", item.ordinal, item.name)
}

fn imprint(document: &Document, out: &mut String) {
    let imprint = &document.imprint;
    if !imprint.is_empty() {
        out.push('\n');
    }
    for (label, names) in [("主送", &imprint.addressees), ("抄送", &imprint.copies_to)] {
        if let Some(names) = names {
            line(out, &format!("{label}：{}{}", names.text, names.end));
        }
    }
    if let Some(date) = &imprint.date {
        let issuer = imprint.issuer.as_ref().map_or("", Text::as_str);
        line(out, format!("{issuer}　　{date}印发").trim_start());
    }
    imprint.others.iter().for_each(|text| line(out, text.as_str()));
}

fn plain_paragraph(paragraph: &Paragraph) -> String {
    paragraph.text.as_str().to_owned()
}

/// The explicit form: see `read/explicit.rs`.
fn explicit(document: &Document) -> String {
    let mut out = String::from("---\n格式: 逐项\n");
    front(document, &mut out);
    out.push_str("---\n");
    blocks(&document.body, &mut out, &explicit_paragraph);
    for attachment in &document.attachments {
        explicit_attachment(attachment, &mut out);
    }
    out
}

fn front(document: &Document, out: &mut String) {
    let header = &document.header;
    let optional = |out: &mut String, key: &str, text: &Option<Text>| {
        if let Some(text) = text {
            entry(out, key, text.as_str());
        }
    };
    let many =
        |out: &mut String, key: &str, texts: &[Text]| texts.iter().for_each(|text| entry(out, key, text.as_str()));
    let names = |out: &mut String, key: &str, mark: &str, names: &Option<Names>| {
        if let Some(names) = names {
            entry(out, key, names.text.as_str());
            // Without a mark of its own, a last character that looks like one would be taken for it.
            match names.end.as_str() {
                "" if names.text.as_str().ends_with(FINAL_MARKS) => entry(out, mark, NO_MARK),
                "" => {}
                end => entry(out, mark, end),
            }
        }
    };
    optional(out, "份号", &header.copy_number);
    optional(out, "密级", &header.secrecy);
    optional(out, "紧急程度", &header.urgency);
    many(out, "发文机关标志", &header.mark);
    optional(out, "发文字号", &header.number);
    many(out, "签发人", &header.signatories);
    stated_entries(document, out);
    for title in document.title.iter() {
        title.lines().into_iter().for_each(|text| entry(out, "标题", text));
    }
    many(out, "题注", &document.adoption);
    names(out, "主送机关", "主送标点", &document.addressees);
    if let Some(list) = &document.attachment_list {
        entry(out, "附件说明", list.label.as_str());
        list.items.iter().for_each(|item| entry(out, "附件名", &listed(item)));
    }
    many(out, "署名", &document.signature.organs);
    optional(out, "签署", &document.signature.person);
    optional(out, "成文日期", &document.signature.date);
    many(out, "附注", &document.annotation);
    names(out, "版记主送", "版记主送标点", &document.imprint.addressees);
    names(out, "抄送", "抄送标点", &document.imprint.copies_to);
    optional(out, "印发机关", &document.imprint.issuer);
    optional(out, "印发日期", &document.imprint.date);
    many(out, "版记", &document.imprint.others);
}

fn explicit_attachment(attachment: &Attachment, out: &mut String) {
    out.push_str("::: 附件\n");
    attachment.label.iter().for_each(|text| entry(out, "标签", text.as_str()));
    for title in attachment.title.iter() {
        title.lines().into_iter().for_each(|text| entry(out, "标题", text));
    }
    if attachment.landscape {
        entry(out, "版式", "横排");
    }
    out.push_str(":::\n");
    blocks(&attachment.body, out, &explicit_paragraph);
}

fn explicit_paragraph(paragraph: &Paragraph) -> String {
    let text = paragraph.text.as_str();
    match paragraph.heading {
        Some(end) if end == text.len() => {
            let level = paragraph.ordinal.and_then(|o| o.style.level()).or(paragraph.stated_level).unwrap_or(1);
            format!("{} {text}", "#".repeat(usize::from(level)))
        }
        Some(end) => format!("#@{} {text}", text[..end].chars().count()),
        None => format!("\\{text}"),
    }
}

fn blocks(blocks: &[Block], out: &mut String, paragraph: &dyn Fn(&Paragraph) -> String) {
    let mut after_table = false;
    for block in blocks {
        match block {
            Block::Paragraph(text) => {
                line(out, &paragraph(text));
                after_table = false;
            }
            Block::Table(rows) => {
                if after_table {
                    out.push('\n');
                }
                table(rows, out);
                after_table = true;
            }
        }
    }
}

fn table(table: &Table, out: &mut String) {
    for (index, row) in table.rows.iter().enumerate() {
        let cells: Vec<String> = row.iter().map(cell).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
        if table.head == index + 1 {
            let _ = writeln!(out, "|{}", "---|".repeat(row.len()));
        }
    }
}

fn cell(cell: &Cell) -> String {
    match cell.merge {
        Merge::Left => "<".to_owned(),
        Merge::Up => "^".to_owned(),
        Merge::None => {
            let text = cell.text.as_str().replace('\\', "\\\\").replace('|', "\\|");
            let sign = text == "<" || text == "^" || text.starts_with(['-', ':']);
            if sign { format!("\\{text}") } else { text }
        }
    }
}

fn entry(out: &mut String, key: &str, value: &str) {
    let _ = writeln!(out, "{key}: {value}");
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}
