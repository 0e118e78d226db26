//! A document as JSON: the summary that `check` gives, and the whole that `parse` gives.

use gongwen::{Attachment, Block, Document, LineIndex, Names, RemarkKind, Span, Text, Title};
use serde_json::{Value, json};

/// `document` of the check contract: what the text is, in words as written.
pub(crate) fn document(document: &Document) -> Value {
    json!({
        "kind": document.kind().map(gongwen::Kind::name),
        "title": document.title.as_ref().map(|title| title.text.as_str()),
        "number": string(document.header.number.as_ref()),
        "addressees": document.addressees.as_ref().map(|names| names.text.as_str()),
        "signature": signature(document),
        "date": string(document.signature.date.as_ref()),
        "headings": headings(&document.body),
        "attachments": attachment_names(document),
    })
}

/// The whole document for `parse --json`: the summary and beside it every element.
pub(crate) fn whole(reading: &gongwen::Reading) -> Value {
    let value = &reading.document;
    let index = LineIndex::new(&reading.text);
    let place = |span: Span| range(&index, &reading.text, span);
    let mut out = document(value);
    let elements = json!({
        "份号": string(value.header.copy_number.as_ref()),
        "密级和保密期限": string(value.header.secrecy.as_ref()),
        "紧急程度": string(value.header.urgency.as_ref()),
        "发文机关标志": strings(&value.header.mark),
        "发文字号": string(value.header.number.as_ref()),
        "签发人": strings(&value.header.signatories),
        "标题": value.title.as_ref().map(Title::lines),
        "题注": (!value.adoption.is_empty()).then(|| strings(&value.adoption).join("\n")),
        "主送机关": value.addressees.as_ref().map(names),
        "附件说明": value.attachment_list.as_ref().map(|list| list.items.iter().map(|item| item.name.as_str()).collect::<Vec<_>>()),
        "发文机关署名": strings(&value.signature.organs),
        "签署人": string(value.signature.person.as_ref()),
        "成文日期": string(value.signature.date.as_ref()),
        "附注": (!value.annotation.is_empty()).then(|| strings(&value.annotation).join("\n")),
        "版记主送": value.imprint.addressees.as_ref().map(names),
        "抄送机关": value.imprint.copies_to.as_ref().map(names),
        "印发机关": string(value.imprint.issuer.as_ref()),
        "印发日期": string(value.imprint.date.as_ref()),
        "版记其他": strings(&value.imprint.others),
    });
    out["direction"] = json!(value.direction().map(gongwen::Direction::name));
    out["date_iso"] = json!(value.date().map(gongwen::Date::iso));
    out["elements"] = elements;
    out["body"] = blocks(&value.body, &place);
    out["appendices"] = value.attachments.iter().map(|attachment| appendix(attachment, &place)).collect();
    out["characters"] = json!(value.texts().iter().map(|text| text.count()).sum::<usize>());
    out["remarks"] = reading
        .remarks
        .iter()
        .map(|remark| json!({"kind": remark_kind(remark.kind), "message": remark.message, "range": place(remark.span)}))
        .collect();
    out
}

/// A span as lines and columns from 1, columns in characters.
pub(crate) fn range(index: &LineIndex, text: &str, span: Span) -> Value {
    let point = |offset| {
        let position = index.position(text, offset);
        json!({"line": position.line, "column": position.column})
    };
    json!({"start": point(span.start), "end": point(span.end)})
}

fn string(text: Option<&Text>) -> Option<&str> {
    text.map(Text::as_str)
}

fn strings(texts: &[Text]) -> Vec<&str> {
    texts.iter().map(Text::as_str).collect()
}

fn names(names: &Names) -> Vec<String> {
    names.items().iter().map(ToString::to_string).collect()
}

fn signature(document: &Document) -> Option<String> {
    let organs = strings(&document.signature.organs);
    if organs.is_empty() {
        string(document.signature.person.as_ref()).map(str::to_owned)
    } else {
        Some(organs.join("、"))
    }
}

fn headings(blocks: &[Block]) -> Vec<Value> {
    blocks
        .iter()
        .filter_map(Block::paragraph)
        .filter_map(gongwen::Paragraph::heading)
        .map(|(level, text)| json!({"level": level, "text": text.as_str()}))
        .collect()
}

/// The names in the 附件说明, or, where there is none, the titles of what follows the signature.
fn attachment_names(document: &Document) -> Vec<&str> {
    match &document.attachment_list {
        Some(list) => list.items.iter().map(|item| item.name.as_str()).collect(),
        None => document
            .attachments
            .iter()
            .filter_map(|attachment| attachment.title.as_ref().map(|title| title.text.as_str()))
            .collect(),
    }
}

fn appendix(attachment: &Attachment, place: &dyn Fn(Span) -> Value) -> Value {
    json!({
        "label": string(attachment.label.as_ref()),
        "title": attachment.title.as_ref().map(|title| title.text.as_str()),
        "landscape": attachment.landscape,
        "headings": headings(&attachment.body),
        "body": blocks(&attachment.body, place),
    })
}

fn blocks(blocks: &[Block], place: &dyn Fn(Span) -> Value) -> Value {
    blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(paragraph) => {
                let heading = paragraph.heading().map(|(level, text)| json!({"level": level, "text": text.as_str()}));
                json!({"type": "paragraph", "text": paragraph.text.as_str(), "heading": heading, "range": place(block.span())})
            }
            Block::Table(table) => {
                let rows: Vec<Vec<&str>> =
                    table.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect();
                json!({"type": "table", "rows": rows, "head": table.head, "range": place(block.span())})
            }
        })
        .collect()
}

/// The Chinese name of a kind of remark.
pub(crate) fn remark_kind(kind: RemarkKind) -> &'static str {
    match kind {
        RemarkKind::Encoding => "编码",
        RemarkKind::NotUnderstood => "未识别",
        RemarkKind::TrackedChange => "修订",
        RemarkKind::Comment => "批注",
        RemarkKind::Hidden => "隐藏文字",
        RemarkKind::Footnote => "脚注",
        RemarkKind::LeftOut => "未读入",
    }
}
