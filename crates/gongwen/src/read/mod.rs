//! Reading a document from text.
//!
//! A source is cut into lines; 版头, title and addressees are taken from the front, then
//! signature, date, 版记 and attachments from the end; what is left is the body. Nothing is
//! lost: a line that fits nowhere stays in the body.

mod aside;
mod attachment;
mod body;
mod counted;
mod day;
mod explicit;
mod front_matter;
mod grade;
mod grid;
mod head;
mod imprint;
mod label;
mod line;
mod list;
mod mark;
mod markdown;
mod meeting;
mod numbering;
mod ordinal;
mod signatories;
mod signers;
mod stray;
mod table;
mod tabs;
mod tail;
mod title;
mod unglue;

use crate::{Document, Remark};
use aside::Asides;
pub(crate) use front_matter::NO_MARK;
pub use front_matter::front_matter_end;
pub(crate) use head::FINAL_MARKS;
use line::Line;

/// A text and the document that was read from it. All spans point into `text`.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The text as read: UTF-8, lines ended by `\n`.
    pub text: String,
    /// The document.
    pub document: Document,
    /// What else a person should know.
    pub remarks: Vec<Remark>,
}

/// How the text is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Syntax {
    /// Plain text (.txt, pasted, from .docx).
    #[default]
    Plain,
    /// Markdown (.md).
    Markdown,
}

/// Reads a document. Never fails: what is not understood stays in the body and is remarked.
#[must_use]
pub fn read(text: &str, syntax: Syntax) -> Reading {
    let mut document = Document::default();
    let mut remarks = Vec::new();
    let mut allowance = table::Allowance::default();
    let front = front_matter::read(text, &mut document, &mut remarks);
    if front.explicit {
        explicit::read(text, front.end, &mut allowance, &mut document);
    } else {
        let lines = line::lines(text, front.end, syntax);
        elements(text, lines, front.has_title, &mut allowance, &mut document, &mut remarks);
        attachment::turn(&mut document.attachments, &front.landscape);
    }
    allowance.told(&mut remarks);
    Reading { text: text.to_owned(), document, remarks }
}

fn elements(
    source: &str,
    mut lines: Vec<Line>,
    has_title: bool,
    allowance: &mut table::Allowance,
    document: &mut Document,
    remarks: &mut Vec<Remark>,
) {
    unglue::page_numbers(&mut lines, remarks);
    let lines_of_page = unglue::page_heading(&mut lines, remarks);
    let mut asides = Asides { lines: lines_of_page, remarks };
    let mut at = skip_blank(&lines, head::header(&lines, document, &mut asides));
    if !has_title {
        if mark::is_minutes(&document.header) {
            meeting::take_out(&mut lines, at, &mut asides);
        }
        at = read_title(&lines, at, document);
    }
    unglue::under_title(&mut lines, at, document.title_text(), asides.remarks);
    if document.title.is_some() {
        unglue::addressees(&mut lines, at);
    }
    unglue::dates(&mut lines);
    grid::take_apart(&mut lines, at);
    let lines = lines.as_slice();
    at = under_title(lines, at, document, &mut asides);
    let Asides { lines: mut heading, remarks } = asides;
    let stated = std::mem::take(&mut document.signature);
    let before = document.clone();
    let mut tail = tail::read(source, lines, at, true, document);
    // Minutes that have their day in the masthead are not signed: another day in them is text.
    let other = document.signature.date != stated.date || document.signature.organs != stated.organs;
    if mark::is_minutes(&document.header) && stated.date.is_some() && other {
        *document = before;
        tail = tail::read(source, lines, at, false, document);
    }
    document.signature = prefer(stated, std::mem::take(&mut document.signature), remarks);
    let stated = std::mem::take(&mut document.imprint);
    heading.extend_from_slice(&lines[at.min(tail.body_end)..tail.body_end]);
    for line in tail.kept {
        let message = format!("「{}」在附件说明后面，放在正文末尾，请核对。", line.str());
        remarks.push(Remark { span: line.text.span(), kind: crate::RemarkKind::NotUnderstood, message });
        heading.push(line);
    }
    document.body = body::blocks(source, &heading, allowance);
    let left = imprint::take(&lines[tail.rest..], document, remarks);
    let left = stray::take(&left, document, remarks);
    document.imprint = prefer_imprint(stated, std::mem::take(&mut document.imprint), remarks);
    attachment::read(source, left, allowance, document, remarks);
}

/// The same for the 版记; what the text shows beside it is told.
fn prefer_imprint(stated: crate::Imprint, read: crate::Imprint, remarks: &mut Vec<Remark>) -> crate::Imprint {
    let mut twice = |what: &str, span: Option<crate::Span>| {
        let message = format!("{what}在文首信息里写过，以文首信息为准，正文里的没有用。");
        let span = span.unwrap_or_default();
        remarks.push(Remark { span, kind: crate::RemarkKind::NotUnderstood, message });
    };
    if let (Some(_), Some(names)) = (&stated.copies_to, &read.copies_to) {
        twice("抄送机关", Some(names.text.span()));
    }
    if let (Some(_), Some(names)) = (&stated.addressees, &read.addressees) {
        twice("版记的主送机关", Some(names.text.span()));
    }
    if let (Some(_), Some(date)) = (&stated.date, &read.date) {
        twice("印发日期", Some(date.span()));
    }
    crate::Imprint {
        addressees: stated.addressees.or(read.addressees),
        copies_to: stated.copies_to.or(read.copies_to),
        issuer: stated.issuer.or(read.issuer),
        date: stated.date.or(read.date),
        others: stated.others.into_iter().chain(read.others).collect(),
    }
}

/// What front matter or the masthead of minutes states stands above what the end of the text shows,
/// which is told where it says something else.
fn prefer(stated: crate::Signature, read: crate::Signature, remarks: &mut Vec<Remark>) -> crate::Signature {
    let mut twice = |what: &str, text: &crate::Text| {
        let message = format!("{what}在前面写过，以前面的为准，这里的“{text}”没有用。");
        remarks.push(Remark { span: text.span(), kind: crate::RemarkKind::NotUnderstood, message });
    };
    if !stated.organs.is_empty() && stated.organs != read.organs {
        read.organs.iter().for_each(|organ| twice("署名", organ));
    }
    let other = |stated: &Option<crate::Text>, read: &Option<crate::Text>| {
        read.clone().filter(|read| stated.as_ref().is_some_and(|stated| stated != read))
    };
    other(&stated.person, &read.person).iter().for_each(|person| twice("签署", person));
    other(&stated.date, &read.date).iter().for_each(|date| twice("成文日期", date));
    crate::Signature {
        organs: if stated.organs.is_empty() { read.organs } else { stated.organs },
        person: stated.person.or(read.person),
        date: stated.date.or(read.date),
    }
}

fn read_title(lines: &[Line], at: usize, document: &mut Document) -> usize {
    let marked = lines.get(at).is_some_and(|line| line.hashes == 1);
    let found = if marked {
        title::marked_title(lines, at)
    } else if lines.get(at).is_some_and(|line| line.hashes > 1) {
        None
    } else {
        title::title(lines, at, false)
    };
    match found {
        Some((title, next)) => {
            document.title = Some(title);
            next
        }
        None => at,
    }
}

/// Number, adoption and addressees under the title, in any order.
fn under_title(lines: &[Line], mut at: usize, document: &mut Document, asides: &mut Asides) -> usize {
    for _ in 0..7 {
        let next = skip_blank(lines, at);
        let Some(line) = lines.get(next).filter(|line| line.hashes == 0) else { break };
        if document.header.number.is_none() && numbering::number_line(&line.text, &mut document.header, asides) {
            at = next + 1;
        } else if let Some(same) = numbering::is_second_number(line.str(), &document.header) {
            if !same {
                asides.tell(&line.text, "是第二个发文字号，没有用");
            }
            at = next + 1;
        } else if let Some(people) = no_signatories(document).then(|| signatories::signatory_line(&line.text)).flatten()
        {
            // It belongs above the red line; where it was typed here, it is no text.
            document.header.signatories.extend(people);
            at = next + 1;
        } else if document.title.is_some() && head::stands_under_title(lines, next, &document.adoption) {
            document.adoption.push(line.text.clone());
            at = next + 1;
        } else if document.addressees.is_none() && !takes_no_addressees(document) {
            if let Some(names) = head::labelled_addressees(&line.text).filter(|_| document.title.is_some()) {
                asides.tell(&line.text, "读作主送机关，标签没有用");
                document.addressees = Some(names);
                return next + 1;
            }
            match head::addressees(lines, next, document.title.is_some()) {
                Some((count, names)) => {
                    document.addressees = Some(names);
                    return next + count;
                }
                None => break,
            }
        } else {
            break;
        }
    }
    at
}

/// 纪要 are sent by their 版记; what ends with a colon at their beginning is text.
fn takes_no_addressees(document: &Document) -> bool {
    document.kind() == Some(crate::Kind::Minutes)
}

fn no_signatories(document: &Document) -> bool {
    document.header.signatories.is_empty()
}

fn skip_blank(lines: &[Line], mut at: usize) -> usize {
    while lines.get(at).is_some_and(|line| line.is_blank() || head::is_rule(line.str())) {
        at += 1;
    }
    at
}

/// The ordinal and the heading of a paragraph, for documents built by a program.
#[must_use]
pub fn paragraph(text: crate::Text) -> crate::Paragraph {
    body::paragraph(text)
}
