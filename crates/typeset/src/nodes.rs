//! The pieces of text on the pages, each remembering the element it belongs to and its source.

use crate::measure::Faces;
use crate::parts::Part;
use crate::{Element, Role};
use gongwen::{Span, Text};
use std::ops::Range;

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
            if let Some(mut c) = self.printed(c, role, number) {
                if c == ' ' && shown.last().is_some_and(|(c, _): &(char, u32)| c.is_ascii_digit()) {
                    c = thousands(&text.as_str()[at..]);
                }
                shown.push((c, u32::try_from(at).unwrap_or(u32::MAX)));
            }
        }
        let node = Node { element, label: false, text: text.clone(), shown, roles: starts, heading: None };
        let parts = node.parts(number, longest);
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
        node.parts(number, LONGEST_WORD)
    }

    /// A text in two, cut before the character `at`, where a line of the whole begins.
    pub(crate) fn cut(&self, number: usize, at: usize) -> (Vec<Part>, Vec<Part>) {
        self.list[number].halves(number, at, LONGEST_WORD)
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

/// The space that a number goes on behind: 「1 200」 is not parted at the end of a line.
fn thousands(rest: &str) -> char {
    let digits = rest.trim_start().bytes().take_while(u8::is_ascii_digit).count();
    if digits == 3 { '\u{A0}' } else { ' ' }
}

impl Node {
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

    /// Where the heading ends that runs into its paragraph, and its level, if a range holds all of it:
    /// the outline names no half of a heading.
    pub(crate) fn heading_in(&self, range: &Range<usize>) -> Option<(usize, u8)> {
        let all = range.end == self.len();
        self.heading.filter(|(end, _)| range.start == 0 && (all || *end < range.end))
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
