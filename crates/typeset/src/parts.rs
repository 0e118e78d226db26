//! Runs of characters for the template: where a font changes, where a line may break.

use crate::Role;
use crate::nodes::Node;
use serde::Serialize;
use std::ops::Range;

/// Ends a line that is not the last of its paragraph: it is spread like any other. In the run of the
/// last character it lets the engine measure that line as it does inside the paragraph.
const LINE_END: char = '\u{2028}';

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

impl Node {
    /// All characters, after the mark of the node. Words longer than `longest` may break.
    pub(crate) fn parts(&self, number: usize, longest: usize) -> Vec<Part> {
        self.range(number, 0..self.len(), longest)
    }

    /// The characters before a place where a line ends and those from there on, each to be set as a
    /// paragraph with the lines of the whole one.
    pub(crate) fn halves(&self, number: usize, at: usize, longest: usize) -> (Vec<Part>, Vec<Part>) {
        let is_blank = |at: usize| self.char_at(at).is_some_and(char::is_whitespace);
        // Before a forced end the engine would make room for white space too.
        let end = (0..at).rev().find(|&at| !is_blank(at)).map_or(0, |last| last + 1);
        let mut kept = self.range(number, 0..end, longest);
        if let Some(last) = kept.last_mut() {
            last.t.push(LINE_END);
        }
        (kept, self.range(number, at..self.len(), longest))
    }

    fn range(&self, number: usize, range: Range<usize>, longest: usize) -> Vec<Part> {
        let mut parts = vec![Part { n: Some(number), ..Part::default() }];
        let mut word = 0;
        let mut before = None;
        let heading = self.heading_in(&range);
        // Words are measured from the first character on, so that they break where the whole does.
        for (at, c) in (0..range.end).map_while(|at| Some((at, self.char_at(at)?))) {
            // 「44.5」 is one number: neither its point nor its comma ends a line.
            let in_number = c.is_ascii_digit() && before.is_some_and(|c| ".,".contains(c));
            let may = before.is_some_and(|c| "/-_.?&=@,;:∶".contains(c)) && !in_number;
            let breaks = word >= longest || (word >= longest / 2 && may);
            if breaks {
                word = 0;
            }
            word = if has_break_after(c) { 0 } else { word + 1 };
            let stays = before.replace(c).is_some_and(opens);
            if at < range.start {
                continue;
            }
            let role = self.role_at(at);
            let h = heading.and_then(|(end, level)| (at < end).then_some(level));
            let last = parts.last_mut();
            let continues = last.as_ref().is_some_and(|part| part.f == Some(role) && part.h == h);
            let begins = at == range.start || breaks || !continues;
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
                    let o = may_begin_line(c) && !stays;
                    parts.push(Part { f: Some(role), h, b: breaks && !z, z, o, t: c.into(), ..Part::default() });
                }
            }
        }
        if let Some(part) = parts.last_mut().filter(|_| range.end == self.len()) {
            part.e = part.t.ends_with(char::is_alphanumeric);
        }
        parts
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
