//! `wenshu parse`: what a document is made of.

use crate::arguments::Parse;
use crate::outcome::{Message, Outcome, print};
use crate::{input, summary};
use gongwen::{Names, Text};
use std::fmt::Write;

/// Runs the command.
pub(crate) fn run(command: &Parse) -> Result<Outcome, Message> {
    let input = input::read(&command.file, &command.reading)?;
    if command.json {
        let mut value = summary::whole(&input.reading);
        value["file"] = input.name.into();
        print(&format!("{value:#}\n"));
    } else {
        print(&human(&input.reading));
    }
    Ok(Outcome::Clean)
}

fn human(reading: &gongwen::Reading) -> String {
    let document = &reading.document;
    let mut out = String::new();
    let mut row = |name: &str, value: Option<&str>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let _ = writeln!(out, "{name}{}{value}", "　".repeat(8_usize.saturating_sub(name.chars().count())));
        }
    };
    let text = |text: &Option<Text>| text.as_ref().map(|text| text.as_str().to_owned());
    let joined = |texts: &[Text]| texts.iter().map(Text::as_str).collect::<Vec<_>>().join("、");
    let names = |names: &Option<Names>| names.as_ref().map(|names| names.text.as_str().to_owned());
    row("文种", document.kind().map(gongwen::Kind::name));
    row("份号", text(&document.header.copy_number).as_deref());
    row("密级", text(&document.header.secrecy).as_deref());
    row("紧急程度", text(&document.header.urgency).as_deref());
    row("发文机关标志", Some(&joined(&document.header.mark)));
    row("发文字号", text(&document.header.number).as_deref());
    row("签发人", Some(&joined(&document.header.signatories)));
    row("标题", Some(document.title_text()));
    document.adoption.iter().for_each(|line| row("题注", Some(line.as_str())));
    row("主送机关", names(&document.addressees).as_deref());
    row("正文", Some(&format!("{} 段", document.body.len())));
    for (level, heading) in
        document.body.iter().filter_map(gongwen::Block::paragraph).filter_map(gongwen::Paragraph::heading)
    {
        row("", Some(&format!("{}{heading}", "　".repeat(usize::from(level) - 1))));
    }
    for item in document.attachment_list.iter().flat_map(|list| &list.items) {
        row("附件说明", Some(&format!("{}{}", item.ordinal, item.name)));
    }
    row("署名", Some(&joined(&document.signature.organs)));
    row("签署人", text(&document.signature.person).as_deref());
    row("成文日期", text(&document.signature.date).as_deref());
    document.annotation.iter().for_each(|line| row("附注", Some(line.as_str())));
    for attachment in &document.attachments {
        let label = attachment.label.as_ref().map_or("被印发件", Text::as_str);
        row(label, Some(attachment.title.as_ref().map_or("（无标题）", |title| title.text.as_str())));
    }
    row("抄送机关", names(&document.imprint.copies_to).as_deref());
    row("印发机关", text(&document.imprint.issuer).as_deref());
    row("印发日期", text(&document.imprint.date).as_deref());
    for remark in &reading.remarks {
        row(summary::remark_kind(remark.kind), Some(&remark.message));
    }
    out
}
