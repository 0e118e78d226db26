//! The pieces of text on the pages, each remembering the element it belongs to and its source.

use crate::measure::Faces;
use crate::{Element, Role};
use gongwen::{Span, Text};
use serde::Serialize;
use std::ops::Range;

/// A run of characters handed to the template.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Part {
    /// The node that begins here.
    #[serde(skip_serializing_if = "Option::is_none")]
    n: Option<usize>,
    /// The role of its font, where it is not the one around it.
    #[serde(skip_serializing_if = "Option::is_none")]
    f: Option<Role>,
    /// Whether the line may break before it although its characters forbid that.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    b: bool,
    /// Whether that takes a zero width space, because the mark that follows forbids a break even
    /// after space.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    z: bool,
    /// The level of the heading that this is part of, where the heading runs into its paragraph.
    #[serde(skip_serializing_if = "Option::is_none")]
    h: Option<u8>,
    /// Whether a line may begin here anyway.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    o: bool,
    /// Whether a text ends here with a character that fills its cell.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    e: bool,
    /// The characters.
    t: String,
}

/// Text of one element.
pub(crate) struct Node {
    pub(crate) element: Element,
    /// Whether the characters are printed by rule and stand in no source (「附件：」).
    pub(crate) label: bool,
    text: Text,
    /// The characters as printed, and where each stands in `text`.
    shown: Vec<(char, u32)>,
    roles: Vec<(usize, Role)>,
    /// Where a heading that runs into its paragraph ends, and its level.
    heading: Option<(usize, u8)>,
}

/// All nodes of a document, numbered in order.
pub(crate) struct Nodes<'a> {
    pub(crate) faces: &'a Faces<'a>,
    pub(crate) list: Vec<Node>,
    /// Characters that no font has: printed as □.
    pub(crate) missing: Vec<(char, Role, usize)>,
}

/// Characters without a legal place to break that may follow each other in a full line.
const LONGEST_WORD: usize = 22;

impl<'a> Nodes<'a> {
    pub(crate) fn new(faces: &'a Faces<'a>) -> Self {
        Self { faces, list: Vec::new(), missing: Vec::new() }
    }

    /// Width of a text of the body in cells (字).
    pub(crate) fn cells(&self, role: Role, text: &str) -> f64 {
        const WIDTH: f64 = 156.0 * 72.0 / 25.4;
        const SQUEEZE: f64 = (WIDTH - 28.0 * 16.0) / 27.0;
        let gaps = text.chars().count().saturating_sub(1);
        (self.faces.width(role, text) * 16.0 + gaps as f64 * SQUEEZE) / (WIDTH / 28.0)
    }

    /// A text in one font.
    pub(crate) fn text(&mut self, element: Element, text: &Text, role: Role) -> Vec<Part> {
        self.mixed(element, text, &[(0, role)], LONGEST_WORD)
    }

    /// Characters that are printed by rule.
    pub(crate) fn label(&mut self, element: Element, label: &str, role: Role) -> Vec<Part> {
        let parts = self.text(element, &Text::built(label), role);
        if let Some(node) = self.list.last_mut() {
            node.label = true;
        }
        parts
    }

    /// A mark without characters, for a line that is drawn.
    pub(crate) fn line(&mut self, element: Element) -> usize {
        self.list.push(Node {
            element,
            label: true,
            text: Text::default(),
            shown: Vec::new(),
            roles: Vec::new(),
            heading: None,
        });
        self.list.len() - 1
    }

    /// A text in several fonts, each from a byte offset on; words longer than `longest` may break.
    pub(crate) fn mixed(
        &mut self,
        element: Element,
        text: &Text,
        roles: &[(usize, Role)],
        longest: usize,
    ) -> Vec<Part> {
        let number = self.list.len();
        let mut shown = Vec::new();
        let mut starts: Vec<(usize, Role)> = Vec::new();
        let mut rest = roles.iter().copied().peekable();
        for (at, c) in text.as_str().char_indices() {
            while let Some((_, role)) = rest.next_if(|(from, _)| *from <= at) {
                starts.push((shown.len(), role));
            }
            let role = starts.last().map_or(Role::Fangsong, |(_, role)| *role);
            if let Some(c) = self.printed(c, role, number) {
                shown.push((c, u32::try_from(at).unwrap_or(u32::MAX)));
            }
        }
        let node = Node { element, label: false, text: text.clone(), shown, roles: starts, heading: None };
        let parts = node.parts(number, 0..node.shown.len(), longest);
        self.list.push(node);
        parts
    }

    /// A paragraph that begins with a heading of a level, up to a byte offset.
    pub(crate) fn headed(&mut self, text: &Text, roles: &[(usize, Role)], end: usize, level: u8) -> Vec<Part> {
        let number = self.list.len();
        self.mixed(Element::Paragraph, text, roles, LONGEST_WORD);
        let node = &mut self.list[number];
        let end = node.shown.partition_point(|(_, at)| (*at as usize) < end);
        node.heading = Some((end, level));
        node.parts(number, 0..node.shown.len(), LONGEST_WORD)
    }

    /// The rest of a node that was cut in two, or its beginning.
    pub(crate) fn piece(&self, number: usize, range: Range<usize>) -> Vec<Part> {
        self.list[number].parts(number, range, LONGEST_WORD)
    }

    /// How a character is printed; invisible ones are left out.
    fn printed(&mut self, c: char, role: Role, node: usize) -> Option<char> {
        match c {
            '\u{20}'..='\u{7E}' | '\u{4E00}'..='\u{9FA5}' if self.faces.covers(role, c) => Some(c),
            '\u{3000}' => Some(c),
            c if c.is_whitespace() || c.is_control() || ('\u{2000}'..='\u{200A}').contains(&c) => Some(' '),
            '\u{AD}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{E0000}'..='\u{E0FFF}' => None,
            c if self.faces.covers(role, c) => Some(c),
            c => {
                self.missing.push((c, role, node));
                Some('□')
            }
        }
    }
}

impl Node {
    fn parts(&self, number: usize, range: Range<usize>, longest: usize) -> Vec<Part> {
        let mut parts = vec![Part { n: Some(number), ..Part::default() }];
        let mut word = 0;
        for at in range.clone() {
            let c = self.shown[at].0;
            let role = self.role_at(at);
            let breaks =
                word >= longest || (word >= longest / 2 && at > 0 && "/-_.?&=@,;:".contains(self.shown[at - 1].0));
            let h = self.heading.and_then(|(end, level)| (at < end).then_some(level));
            let last = parts.last_mut();
            let continues = last.as_ref().is_some_and(|part| part.f == Some(role) && part.h == h);
            let begins = at == range.start || breaks || !continues;
            if breaks {
                word = 0;
            }
            word = if has_break_after(c) { 0 } else { word + 1 };
            match last {
                Some(part) if !begins => part.t.push(c),
                Some(part) if part.t.is_empty() => {
                    part.f = Some(role);
                    part.h = h;
                    part.o = may_begin_line(c);
                    part.t.push(c);
                }
                _ => {
                    let z = breaks && forbids_break_before(c);
                    let before = at.checked_sub(1).and_then(|before| self.char_at(before));
                    let o = may_begin_line(c) && !before.is_some_and(opens);
                    parts.push(Part { f: Some(role), h, b: breaks && !z, z, o, t: c.into(), ..Part::default() });
                }
            }
        }
        if let Some(part) = parts.last_mut().filter(|_| range.end == self.len()) {
            part.e = part.t.ends_with(char::is_alphanumeric);
        }
        parts
    }

    /// Number of characters as printed.
    pub(crate) fn len(&self) -> usize {
        self.shown.len()
    }

    /// The character at a place.
    pub(crate) fn char_at(&self, at: usize) -> Option<char> {
        self.shown.get(at).map(|(c, _)| *c)
    }

    /// Whether these are the characters from a place on, white space aside.
    pub(crate) fn goes_on(&self, from: usize, text: &str) -> bool {
        let seen = |c: &char| !c.is_whitespace() && *c != '\u{200b}';
        let mut own = self.shown.get(from..).unwrap_or_default().iter().map(|(c, _)| *c).filter(seen);
        text.chars().filter(seen).all(|c| own.next() == Some(c))
    }

    /// The font wanted at a place.
    pub(crate) fn role_at(&self, at: usize) -> Role {
        let after = self.roles.partition_point(|(from, _)| *from <= at);
        after.checked_sub(1).map_or(Role::Fangsong, |index| self.roles[index].1)
    }

    /// Where a range of printed characters stands in the source.
    pub(crate) fn source(&self, range: Range<usize>) -> Span {
        let byte = |at: usize| self.shown.get(at).map_or(self.text.as_str().len(), |(_, byte)| *byte as usize);
        if self.label { Span::default() } else { self.text.source_of(byte(range.start)..byte(range.end)) }
    }

    /// What is printed of a range.
    pub(crate) fn words(&self, range: Range<usize>) -> String {
        self.shown[range].iter().map(|(c, _)| *c).collect()
    }
}

/// Whether a line may always end after this character, for what matters here: Han and spaces.
fn has_break_after(c: char) -> bool {
    gongwen::number::is_han(c) || c == ' ' || c == '\u{3000}' || ('\u{3040}'..='\u{30FF}').contains(&c)
}

/// Whether the place before this character is one where a line may end, for what matters here.
fn may_begin_line(c: char) -> bool {
    c.is_alphanumeric() || opens(c)
}

/// Marks that stay with what follows.
fn opens(c: char) -> bool {
    "（《〈【〔〖「『“‘".contains(c)
}

/// Marks before which a line never ends, even after space (UAX 14, LB13).
fn forbids_break_before(c: char) -> bool {
    !c.is_alphanumeric() && !gongwen::number::is_han(c)
}
