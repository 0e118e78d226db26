//! One file of a package: gathered from the database, then written.

use super::log::Log;
use super::metadata::{self, About};
use super::sheet;
use super::writer::{Writer, Written};
use crate::App;
use crate::documents::as_printed;
use crate::error::{Error, Result};
use crate::studio::Press;
use gongwen::{Document, Kind, Profile};
use office::Moment;
use office::archive::{Coding, Item, Origin};
use std::sync::Arc;
use store::documents::{Viewer, copies, files, incoming, outgoing};

/// What all files of a package have in common.
#[derive(Clone)]
pub(super) struct Common {
    pub(super) creator: String,
    pub(super) coding: Coding,
    pub(super) profile: Arc<Profile>,
    pub(super) press: Press,
    pub(super) now: Moment,
}

/// The body of a file.
enum Body {
    /// To be set as it was printed, and the text that was signed (定稿).
    Printed(Box<Document>, String),
    /// As it was received; empty where only files came.
    Received(String),
}

/// A file with everything that goes into its folder.
pub(super) struct Folder {
    item: Item,
    body: Body,
    about: About,
    sheet: String,
    attachments: Vec<(String, Vec<u8>)>,
    log: Log,
}

impl App {
    /// Gathers one file that the viewer may see.
    pub(super) async fn package_folder(&self, viewer: &Viewer, item: Item, log: Log, creator: &str) -> Result<Folder> {
        let id = item.document.as_str();
        let (body, about, sheet) = match item.origin {
            Origin::Outgoing => {
                let document = outgoing::find(&self.db, id, viewer).await?.ok_or_else(Error::no_document)?;
                let openness = document.openness.as_ref();
                let about = About {
                    kind: document.content.kind.map_or("", Kind::name).to_owned(),
                    urgency: String::new(),
                    openness: openness.map_or("", |openness| openness.name()).to_owned(),
                    circle: document.circle.name(),
                };
                let copies: Vec<String> = copies::list(&self.db, id)
                    .await?
                    .iter()
                    .map(|copy| format!("{}，份号{}至{}", copy.recipient, copy.first, copy.last))
                    .collect();
                let sheet = sheet::of_sent(&item, &document, &copies, &log.entries);
                let printed = Box::new(as_printed(&document, creator));
                (Body::Printed(printed, document.content.text), about, sheet)
            }
            Origin::Incoming => {
                let document = incoming::find(&self.db, id, viewer).await?.ok_or_else(Error::no_document)?;
                let about = About {
                    kind: Kind::of_title(&document.title).map_or("", Kind::name).to_owned(),
                    urgency: document.urgency.name().to_owned(),
                    openness: String::new(),
                    circle: document.circle.name(),
                };
                let sheet = sheet::of_received(&item, &document, &log.entries);
                (Body::Received(document.text), about, sheet)
            }
        };
        let mut attachments = Vec::new();
        for file in files::list(&self.db, id).await? {
            if let Some((name, _, bytes)) = files::content(&self.db, id, &file.id).await? {
                attachments.push((name, bytes));
            }
        }
        Ok(Folder { item, body, about, sheet, attachments, log })
    }
}

impl Folder {
    /// Writes the folder. Setting a body takes time: not on a thread that answers people.
    pub(super) fn write(self, writer: &mut Writer, common: &Common) -> Result<()> {
        let folder = folder_name(&self.item.reference.to_string());
        let path = |name: &str| format!("{folder}/{name}");
        let mut files: Vec<Written> = Vec::new();
        match self.body {
            Body::Printed(document, signed) => {
                let pdf = common.press.pdf(&document, &common.profile, common.now)?;
                files.push(writer.add(&path("body.pdf"), &pdf)?);
                files.push(writer.add(&path("signed.txt"), signed.as_bytes())?);
            }
            Body::Received(text) if text.trim().is_empty() => {}
            Body::Received(text) => files.push(writer.add(&path("body.txt"), text.as_bytes())?),
        }
        for (at, (name, bytes)) in self.attachments.iter().enumerate() {
            let name = format!("attachments/{:02}-{}", at + 1, file_name(name));
            files.push(writer.add(&path(&name), bytes)?);
        }
        files.push(writer.add(&path("sheet.html"), self.sheet.as_bytes())?);
        let whose = (common.creator.as_str(), &common.coding);
        let record = metadata::record(&self.item, &self.about, whose, &files, &self.log.entries)?;
        writer.add(&path("metadata.xml"), &record)?;
        writer.add(&path("log.jsonl"), self.log.lines.as_bytes())?;
        Ok(())
    }
}

/// A reference as the name of a folder; one that was written by hand may hold anything.
pub(in crate::archive) fn folder_name(reference: &str) -> String {
    file_name(reference)
}

/// A name that is one on every system, and leads nowhere.
fn file_name(name: &str) -> String {
    let safe = |c: char| if c.is_control() || "/\\:*?\"<>|".contains(c) { '_' } else { c };
    let name: String = name.trim().chars().map(safe).collect();
    let name = name.trim_start_matches('.').trim_end_matches(['.', ' ']);
    let count = name.chars().count();
    // The end says what kind of file it is.
    let name: String = name.chars().skip(count.saturating_sub(80)).collect();
    if name.is_empty() { "file".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_nowhere() {
        for (name, safe) in [
            ("X001-WS·2026-Y-BGS-0001", "X001-WS·2026-Y-BGS-0001"),
            ("../../etc/passwd", "_.._etc_passwd"),
            ("C:\\a.pdf", "C__a.pdf"),
            ("..", "file"),
            (" . ", "file"),
        ] {
            assert_eq!(file_name(name), safe, "{name}");
        }
        assert!(file_name(&format!("{}.pdf", "长".repeat(200))).ends_with(".pdf"));
    }
}
