//! What an approval is bound to: the substance of a content, and its digest.
//!
//! **What counts as substance:** the kind, secrecy and urgency, the mark, title, addressees,
//! every word, digit and mark of the body, its tables cell by cell, the attachments and their
//! list, the organs that sign, a name signed in person, the annotation, copies to, and any
//! other line of the imprint.
//!
//! **What does not count,** and nothing else: spaces and line ends (a single space between two
//! Latin letters or digits counts), full or half width of letters, digits and marks, straight
//! or curved quotation marks, the shape of brackets of years, the length of dashes, invisible
//! characters; and what is only known after the sign-off and follows from it: copy number,
//! document number, the signatory's name in the header, date of the document, issuer and issue
//! date, page numbers.

use gongwen::{Block, Document, Names, Text};
use serde::{Deserialize, Serialize};
use sm3::{Digest as _, Sm3};
use std::fmt::{self, Write};

/// The SM3 digest of a content's substance, in hexadecimal.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Digest(String);

impl Digest {
    /// The digest of a canonical text, as [`substance`] gives it.
    #[must_use]
    pub fn of(canonical: &str) -> Self {
        let bytes = Sm3::digest(canonical.as_bytes());
        Self(bytes.iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        }))
    }

    /// The digest of a document's substance.
    #[must_use]
    pub fn of_document(document: &Document) -> Self {
        Self::of(&substance(document))
    }

    /// One that was kept in hexadecimal.
    #[must_use]
    pub fn from_hex(hex: String) -> Self {
        Self(hex)
    }

    /// In hexadecimal.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.get(..8).unwrap_or(&self.0))
    }
}

/// Between the parts of a canonical text; no input can contain it.
pub(super) const PART: char = '\u{1f}';
/// Between the cells of a table.
const CELL: char = '\u{1e}';

/// The substance of a document as canonical text: equal texts mean equal substance.
#[must_use]
pub fn substance(document: &Document) -> String {
    let mut canonical = Canonical::default();
    canonical.part("文种", document.kind().map(gongwen::Kind::name));
    canonical.part("密级", texts(&document.header.secrecy));
    canonical.part("紧急程度", texts(&document.header.urgency));
    canonical.part("标志", texts(&document.header.mark));
    canonical.part("标题", document.title.iter().map(|title| title.text.as_str()));
    canonical.part("题注", texts(&document.adoption));
    canonical.part("主送", names(document.addressees.as_ref()));
    canonical.blocks("正文", &document.body);
    let listed = document.attachment_list.iter().flat_map(|list| &list.items).map(|item| item.name.as_str());
    canonical.part("附件说明", listed);
    canonical.part("署名", texts(&document.signature.organs));
    canonical.part("签名", texts(&document.signature.person));
    canonical.part("附注", texts(&document.annotation));
    for attachment in &document.attachments {
        canonical.part("附件", texts(&attachment.label));
        canonical.part("附件标题", attachment.title.iter().map(|title| title.text.as_str()));
        canonical.blocks("附件正文", &attachment.body);
    }
    canonical.part("版记主送", names(document.imprint.addressees.as_ref()));
    canonical.part("抄送", names(document.imprint.copies_to.as_ref()));
    canonical.part("版记", texts(&document.imprint.others));
    canonical.0
}

/// The substance of a matter that is only a title and a text.
#[must_use]
pub fn substance_of_text(title: &str, text: &str) -> String {
    let mut canonical = Canonical::default();
    canonical.part("标题", [title]);
    canonical.part("正文", [text]);
    canonical.0
}

fn texts<'a>(texts: impl IntoIterator<Item = &'a Text>) -> impl Iterator<Item = &'a str> {
    texts.into_iter().map(Text::as_str)
}

fn names(names: Option<&Names>) -> impl Iterator<Item = &str> {
    names.into_iter().map(|names| names.text.as_str())
}

#[derive(Default)]
struct Canonical(String);

impl Canonical {
    fn part<'a>(&mut self, name: &str, values: impl IntoIterator<Item = &'a str>) {
        self.0.push_str(name);
        for value in values {
            self.0.push(CELL);
            fold(value, &mut self.0);
        }
        self.0.push(PART);
    }

    /// Paragraphs run on, so that where a line ends is no substance; cells of tables do not.
    fn blocks(&mut self, name: &str, blocks: &[Block]) {
        self.0.push_str(name);
        self.0.push(CELL);
        let mut run = String::new();
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    run.push('\n');
                    run.push_str(paragraph.text.as_str());
                }
                Block::Table(table) => {
                    fold(&std::mem::take(&mut run), &mut self.0);
                    for row in &table.rows {
                        self.0.push(PART);
                        for cell in row {
                            self.0.push(CELL);
                            fold(cell.text.as_str(), &mut self.0);
                        }
                    }
                    self.0.push(PART);
                }
            }
        }
        fold(&run, &mut self.0);
        self.0.push(PART);
    }
}

/// Appends a text without what is only typography.
fn fold(text: &str, out: &mut String) {
    let mut gap = false;
    let mut before: Option<char> = None;
    for c in text.chars() {
        let Some(c) = plain(c) else { continue };
        if c == ' ' {
            gap = true;
            continue;
        }
        if gap && c.is_ascii_alphanumeric() && before.is_some_and(|before| before.is_ascii_alphanumeric()) {
            out.push(' ');
        }
        gap = false;
        before = Some(c);
        out.push(c);
    }
}

/// A character without what is only typography; a space for every white space.
fn plain(c: char) -> Option<char> {
    match c {
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => None,
        c if c.is_whitespace() => Some(' '),
        c if c.is_control() => None,
        '“' | '”' | '＂' => Some('"'),
        '‘' | '’' | '＇' => Some('\''),
        '〔' | '［' => Some('['),
        '〕' | '］' => Some(']'),
        '–' | '—' | '―' | '─' | '－' | '‐' | '‑' => Some('-'),
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0),
        c => Some(c),
    }
}
