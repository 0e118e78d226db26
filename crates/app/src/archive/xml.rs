//! XML as the package has it: written with indents, read back flat.

use crate::error::{Error, Kind, Result};
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};

/// Deepest nesting that is read.
const DEEPEST: usize = 16;

/// A document that is being written.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// Begins a document.
    pub(super) fn new() -> Result<Self> {
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None))).map_err(failed)?;
        Ok(Self(writer))
    }

    /// An element with what stands in it.
    pub(super) fn nest(&mut self, name: &str, inside: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        self.0.write_event(Event::Start(BytesStart::new(name))).map_err(failed)?;
        inside(self)?;
        self.0.write_event(Event::End(BytesEnd::new(name))).map_err(failed)
    }

    /// An element with attributes and text.
    pub(super) fn leaf(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> Result<()> {
        let mut start = BytesStart::new(name);
        for (key, value) in attributes {
            start.push_attribute((*key, clean(value).as_str()));
        }
        self.0.write_event(Event::Start(start)).map_err(failed)?;
        self.0.write_event(Event::Text(BytesText::new(&clean(text)))).map_err(failed)?;
        self.0.write_event(Event::End(BytesEnd::new(name))).map_err(failed)
    }

    /// The bytes of the document.
    pub(super) fn finish(self) -> Vec<u8> {
        let mut bytes = self.0.into_inner();
        bytes.push(b'\n');
        bytes
    }
}

fn failed(error: std::io::Error) -> Error {
    Error::new(Kind::Bug, "元数据没有写成。请重试；如一再出现，请告诉管理员。").because(error)
}

/// What XML can hold.
fn clean(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

/// An element that was read: where it stands, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Leaf {
    /// The names from the root down, joined by `/`.
    pub(super) path: String,
    /// Its text.
    pub(super) text: String,
}

/// Reads a document: every element in the order of their ends. `None` if it is not well-formed,
/// nested too deep, or declares entities.
pub(super) fn read(bytes: &[u8]) -> Option<Vec<Leaf>> {
    let mut reader = Reader::from_str(std::str::from_utf8(bytes).ok()?);
    let (mut stack, mut leaves): (Vec<(String, String)>, Vec<Leaf>) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) => {
                let name = start.name().as_ref().to_owned();
                stack.push((name, String::new()));
                if stack.len() > DEEPEST {
                    return None;
                }
            }
            Event::End(_) => {
                let path = stack.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join("/");
                leaves.push(Leaf { path, text: stack.pop()?.1 });
            }
            Event::Text(text) => {
                if let Some((_, kept)) = stack.last_mut() {
                    kept.push_str(&text);
                }
            }
            Event::GeneralRef(reference) => {
                let resolved = match reference.resolve_char_ref().ok()? {
                    Some(c) => c,
                    None => entity(&reference)?,
                };
                stack.last_mut()?.1.push(resolved);
            }
            Event::DocType(_) | Event::CData(_) => return None,
            Event::Eof => return (stack.is_empty() && !leaves.is_empty()).then_some(leaves),
            Event::Decl(_) | Event::Empty(_) | Event::Comment(_) | Event::PI(_) => {}
        }
    }
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut xml = Xml::new().unwrap();
        xml.nest("a", |xml| xml.leaf("b", &[("k", "\"<v>\"")], "甲 <乙> & 'c'\u{1}")).unwrap();
        let leaves = read(&xml.finish()).unwrap();
        assert_eq!(leaves[0], Leaf { path: "a/b".into(), text: "甲 <乙> & 'c'".into() });
    }

    #[test]
    fn what_is_not_well_formed_is_not_read() {
        for text in ["", "x", "<a>", "<a></b>", "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", "<a>&e;</a>"] {
            assert_eq!(read(text.as_bytes()), None, "{text}");
        }
        assert_eq!(read("<a>".repeat(99).as_bytes()), None);
        assert_eq!(read(b"\xff<a></a>"), None);
    }
}
