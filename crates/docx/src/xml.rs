//! A part as a tree of elements, names without prefix, within bounds.

use crate::Error;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Deepest nesting of elements.
const DEEPEST: usize = 256;
/// Most elements of a part.
const MOST_NODES: usize = 4_000_000;

/// An element with its children, or a run of characters.
#[derive(Debug, Default)]
pub struct Node {
    /// Local name; empty for characters.
    pub name: String,
    /// Attributes by local name.
    pub attributes: Vec<(String, String)>,
    /// Children in order.
    pub children: Vec<Node>,
    /// Characters, for a run of characters.
    pub text: String,
}

impl Node {
    /// The value of an attribute.
    pub fn attr(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// `val`, where Word keeps most values.
    pub fn val(&self) -> Option<&str> {
        self.attr("val")
    }

    /// The first child of that name.
    pub fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The children of that name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Node> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// A switch such as `<w:b/>`: there, and not turned off. `None` if it is not there.
    pub fn switch(&self, name: &str) -> Option<bool> {
        self.child(name).map(|node| !matches!(node.val(), Some("0" | "false" | "off")))
    }

    /// All characters below, for notes and headers.
    pub fn plain(&self) -> String {
        let mut out = String::new();
        self.plain_into(&mut out);
        out.trim().to_owned()
    }

    fn plain_into(&self, out: &mut String) {
        match self.name.as_str() {
            // A phonetic guide repeats the words that it stands above.
            "instrText" | "delInstrText" | "delText" | "pPr" | "rPr" | "rt" => return,
            "tab" => out.push('　'),
            "noBreakHyphen" => out.push('-'),
            _ => {}
        }
        out.push_str(&self.text);
        self.children.iter().for_each(|child| child.plain_into(out));
        if self.name == "p" {
            out.push(' ');
        }
    }
}

/// The elements of Word that hold characters.
const WORD: &[&str] = &["t", "delText", "instrText", "delInstrText"];

/// Parses a part of a Word document.
///
/// # Errors
/// If it is damaged, or beyond the bounds.
pub fn parse(bytes: &[u8]) -> Result<Node, Error> {
    parse_with(bytes, WORD)
}

/// Parses a part; white space between elements is no text, only the elements of these names hold
/// characters.
///
/// # Errors
/// If it is damaged, or beyond the bounds.
pub fn parse_with(bytes: &[u8], holders: &[&str]) -> Result<Node, Error> {
    let decoded = utf8(bytes)?;
    let mut reader = Reader::from_str(&decoded);
    let mut stack = vec![Node::default()];
    let mut count = 0;
    loop {
        let event = reader.read_event().map_err(|_| damaged("里面的标记没有配对或者写错"))?;
        match event {
            Event::Start(start) => {
                count += 1;
                if stack.len() > DEEPEST {
                    return Err(Error::Hostile("嵌套太深"));
                }
                stack.push(element(&start)?);
            }
            Event::Empty(start) => {
                count += 1;
                let node = element(&start)?;
                push(&mut stack, node);
            }
            Event::End(_) => {
                let node = stack.pop().unwrap_or_default();
                push(&mut stack, node);
            }
            Event::Text(text) => {
                characters(&mut stack, &text, holders);
            }
            Event::CData(data) => {
                characters(&mut stack, &data, holders);
            }
            Event::GeneralRef(reference) => {
                let text = match reference.resolve_char_ref() {
                    Ok(Some(c)) => c.to_string(),
                    _ => entity(&reference).to_owned(),
                };
                characters(&mut stack, &text, holders);
            }
            Event::DocType(_) => return Err(Error::Hostile("含有外部实体声明")),
            Event::Eof => break,
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
        }
        if count > MOST_NODES {
            return Err(Error::Hostile("内容过多"));
        }
    }
    if stack.len() != 1 {
        return Err(damaged("内容中断"));
    }
    let root = stack.pop().unwrap_or_default();
    root.children.into_iter().find(|node| !node.name.is_empty()).ok_or_else(|| damaged("没有内容"))
}

fn utf8(bytes: &[u8]) -> Result<String, Error> {
    let utf16 = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        char::decode_utf16(rest.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]))).collect::<Result<String, _>>()
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes).map_err(|_| damaged("编码错误")),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes).map_err(|_| damaged("编码错误")),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8(rest.to_vec()).map_err(|_| damaged("编码错误")),
        _ => String::from_utf8(bytes.to_vec()).map_err(|_| damaged("编码错误")),
    }
}

fn element(start: &BytesStart<'_>) -> Result<Node, Error> {
    let name = start.local_name().as_ref().to_owned();
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| damaged("里面的属性写错"))?;
        let key = attribute.key.local_name().as_ref().to_owned();
        attributes.push((key, unescape(&attribute.value)));
    }
    Ok(Node { name, attributes, ..Node::default() })
}

/// The five entities of XML and character references; anything else stays as it is.
fn unescape(text: &str) -> String {
    quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned)
}

fn entity(name: &str) -> &str {
    match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    }
}

fn characters(stack: &mut [Node], text: &str, holders: &[&str]) {
    let Some(top) = stack.last_mut() else { return };
    if text.is_empty() || !holders.contains(&top.name.as_str()) {
        return;
    }
    match top.children.last_mut() {
        Some(last) if last.name.is_empty() => last.text.push_str(text),
        _ => top.children.push(Node { text: text.to_owned(), ..Node::default() }),
    }
}

fn push(stack: &mut [Node], node: Node) {
    if let Some(top) = stack.last_mut() {
        top.children.push(node);
    }
}

fn damaged(why: &str) -> Error {
    Error::Damaged(why.to_owned())
}
