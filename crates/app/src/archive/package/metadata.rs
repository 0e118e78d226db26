//! Metadata of a file, and the catalogue, as XML. The names are explained in docs/archive.md.

use super::sheet::clock;
use super::writer::Written;
use crate::archive::xml::Xml;
use crate::error::Result;
use ledger::Entry;
use office::archive::{Coding, FileNumber, Item, Reference};

/// What else is known of a document.
pub(super) struct About {
    pub(super) kind: String,
    pub(super) urgency: String,
    pub(super) openness: String,
    pub(super) circle: &'static str,
}

/// The metadata of one file.
pub(super) fn record(
    item: &Item,
    about: &About,
    (creator, coding): (&str, &Coding),
    files: &[Written],
    entries: &[Entry],
) -> Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    xml.nest("record", |xml| {
        xml.nest("source", |xml| {
            xml.leaf("fonds", &[], fonds(item))?;
            xml.leaf("creator", &[], creator)
        })?;
        xml.nest("identity", |xml| identity(xml, item, coding))?;
        xml.nest("content", |xml| {
            xml.leaf("title", &[], &item.title)?;
            xml.leaf("number", &[], &item.number)?;
            xml.leaf("author", &[], &item.author)?;
            xml.leaf("date", &[], &item.dated)?;
            xml.leaf("kind", &[], &about.kind)?;
            xml.leaf("urgency", &[], &about.urgency)?;
            xml.leaf("openness", &[], &about.openness)?;
            xml.leaf("pages", &[], &count(item.pages))?;
            xml.leaf("note", &[], &item.note)
        })?;
        xml.nest("files", |xml| {
            files.iter().try_for_each(|file| {
                xml.leaf("file", &[("size", &file.size.to_string()), ("sm3", &file.digest)], &file.path)
            })
        })?;
        xml.nest("business", |xml| {
            entries.iter().try_for_each(|entry| {
                let (at, behalf) = (clock(entry.at), entry.behalf.as_ref().map_or("", |behalf| &behalf.name));
                let attributes = [
                    ("at", at.as_str()),
                    ("by", &entry.actor_name),
                    ("behalf", behalf),
                    ("verb", &entry.verb),
                    ("reason", &entry.reason),
                ];
                xml.leaf("event", &attributes, &entry.words)
            })
        })?;
        xml.nest("rights", |xml| xml.leaf("circle", &[], about.circle))?;
        xml.leaf("system", &[], concat!("文枢 ", env!("CARGO_PKG_VERSION")))
    })?;
    Ok(xml.finish())
}

/// The catalogue, for machines, with the ordinals that corrections left empty.
pub(super) fn catalogue(items: &[Item], left: &[(FileNumber, String)], coding: &Coding) -> Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    xml.nest("catalogue", |xml| {
        items.iter().try_for_each(|item| {
            xml.nest("item", |xml| {
                identity(xml, item, coding)?;
                xml.leaf("origin", &[], item.origin.name())?;
                xml.leaf("author", &[], &item.author)?;
                xml.leaf("number", &[], &item.number)?;
                xml.leaf("title", &[], &item.title)?;
                xml.leaf("date", &[], &item.dated)?;
                xml.leaf("pages", &[], &count(item.pages))?;
                xml.leaf("note", &[], &item.note)
            })
        })?;
        left.iter().try_for_each(|(number, reason)| {
            xml.nest("left", |xml| {
                xml.leaf("reference", &[], &number.to_string())?;
                composed(xml, number, coding)?;
                xml.leaf("reason", &[], reason)
            })
        })
    })?;
    Ok(xml.finish())
}

/// What the package is as a whole.
pub(super) fn package(words: &str, creator: &str, made: &str, items: usize, size: u64) -> Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    xml.nest("package", |xml| {
        xml.leaf("format", &[], "wenshu-archive-2")?;
        xml.leaf("creator", &[], creator)?;
        xml.leaf("scope", &[], words)?;
        xml.leaf("items", &[], &items.to_string())?;
        xml.leaf("made", &[], made)?;
        xml.leaf("ledger", &[], &size.to_string())?;
        xml.leaf("body", &[], "PDF/A-2b")?;
        xml.leaf("system", &[], concat!("文枢 ", env!("CARGO_PKG_VERSION")))
    })?;
    Ok(xml.finish())
}

fn identity(xml: &mut Xml, item: &Item, coding: &Coding) -> Result<()> {
    xml.leaf("reference", &[], &item.reference.to_string())?;
    if let Reference::Composed(number) = &item.reference {
        composed(xml, number, coding)?;
    }
    xml.leaf("box", &[], &count(item.in_box))
}

/// The parts of a reference.
fn composed(xml: &mut Xml, number: &FileNumber, coding: &Coding) -> Result<()> {
    let series = &number.series;
    xml.leaf("fonds", &[], series.fonds())?;
    xml.leaf("class", &[], "WS")?;
    xml.leaf("year", &[], &series.year().to_string())?;
    xml.leaf("retention", &[("name", series.retention().name())], series.retention().code())?;
    xml.leaf("unit", &[("name", coding.name(series.unit()))], series.unit())?;
    xml.leaf("ordinal", &[], &number.ordinal.to_string())
}

fn fonds(item: &Item) -> &str {
    match &item.reference {
        Reference::Composed(number) => number.series.fonds(),
        Reference::Written(_) => "",
    }
}

fn count(count: Option<u32>) -> String {
    count.map(|count| count.to_string()).unwrap_or_default()
}
