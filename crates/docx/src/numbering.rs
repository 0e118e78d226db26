//! Automatic numbers, written out the way Word shows them.

use crate::package::ById;
use crate::styles::NumberingRef;
use crate::xml::Node;
use crate::{numerals, symbols};
use std::collections::{HashMap, HashSet};

/// Levels of a list.
const LEVELS: usize = 9;
/// Longest text of a level, in characters.
const LONGEST: usize = 255;

/// The form of levels that are not counted.
const BULLET: &str = "bullet";

/// What stands before a paragraph of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    pub text: String,
    /// Whether it is a mark and no number: before nothing it says nothing.
    pub is_bullet: bool,
}

/// The lists of a document and how far each has counted.
#[derive(Debug, Default)]
pub(crate) struct Numbering {
    lists: ById<List>,
    counters: HashMap<String, [Option<u32>; LEVELS]>,
    /// Forms of numbers that are not known, and which of them nobody was told of yet.
    unknown: HashSet<String>,
    untold: Vec<String>,
}

#[derive(Clone, Debug, Default)]
struct List {
    /// The abstract list: lists of the same one count together.
    family: String,
    levels: Vec<Level>,
}

#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    text: String,
    style: Option<String>,
    all_arabic: bool,
    restart: Option<usize>,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 1, format: "decimal".into(), text: String::new(), style: None, all_arabic: false, restart: None }
    }
}

impl Numbering {
    /// Reads numbering.xml.
    pub(crate) fn read(part: &Node) -> Self {
        let abstracts: ById<Vec<Level>> = part
            .all("abstractNum")
            .filter_map(|node| Some((node.attr("abstractNumId")?.to_owned(), levels(node, Vec::new()))))
            .collect();
        let linked = linked(part);
        let lists = part
            .all("num")
            .filter_map(|node| {
                let family = node.child("abstractNumId")?.val()?;
                let family = linked.get(family).map_or(family, String::as_str).to_owned();
                let mut own = abstracts.get(&family).cloned().unwrap_or_default();
                let mut overridden = false;
                for change in node.all("lvlOverride") {
                    let Some(at) =
                        change.attr("ilvl").and_then(|at| at.parse::<usize>().ok()).filter(|at| *at < LEVELS)
                    else {
                        continue;
                    };
                    own.resize_with(own.len().max(at + 1), Level::default);
                    if let Some(level) = change.child("lvl") {
                        own[at] = read_level(level);
                    }
                    if let Some(start) = change.child("startOverride").and_then(Node::val).and_then(|v| v.parse().ok())
                    {
                        own[at].start = start;
                        overridden = true;
                    }
                }
                let id = node.attr("numId")?.to_owned();
                let family = if overridden { format!("{family}/{id}") } else { family };
                Some((id, List { family, levels: own }))
            })
            .collect();
        Self { lists, ..Self::default() }
    }

    /// The number of the next paragraph of a list, or nothing if it has none.
    pub(crate) fn next(&mut self, reference: &NumberingRef, style: Option<&str>) -> Option<Label> {
        let list = self.lists.get(reference.list.as_deref()?)?;
        let by_style = || list.levels.iter().position(|level| level.style.is_some() && level.style.as_deref() == style);
        let at = reference.level.or_else(by_style).unwrap_or(0).min(LEVELS - 1);
        let level = list.levels.get(at)?;
        let counters = self.counters.entry(list.family.clone()).or_default();
        counters[at] = Some(counters[at].map_or(level.start, |count| count.saturating_add(1)));
        for (deeper, counter) in counters.iter_mut().enumerate().skip(at + 1) {
            let restart = list.levels.get(deeper).and_then(|level| level.restart);
            if restart.is_none_or(|after| after > 0 && at < after) {
                *counter = None;
            }
        }
        let is_bullet = level.format == BULLET;
        let (text, unknown) = label(list, at, counters);
        for form in unknown {
            if self.unknown.insert(form.clone()) {
                self.untold.push(form);
            }
        }
        Some(Label { text, is_bullet })
    }

    /// Forms of numbers met since that are not known, each once.
    pub(crate) fn unknown(&mut self) -> Vec<String> {
        std::mem::take(&mut self.untold)
    }
}

/// Lists that are only a link to a style, by the list that belongs to the style.
fn linked(part: &Node) -> ById<String> {
    let named =
        |node: &Node, link: &str| Some((node.child(link)?.val()?.to_owned(), node.attr("abstractNumId")?.to_owned()));
    let owners: ById<String> = part.all("abstractNum").filter_map(|node| named(node, "styleLink")).collect();
    part.all("abstractNum")
        .filter_map(|node| named(node, "numStyleLink"))
        .filter_map(|(style, list)| Some((list, owners.get(&style)?.clone())))
        .collect()
}

fn levels(node: &Node, mut levels: Vec<Level>) -> Vec<Level> {
    for level in node.all("lvl") {
        let Some(at) = level.attr("ilvl").and_then(|at| at.parse::<usize>().ok()).filter(|at| *at < LEVELS) else {
            continue;
        };
        levels.resize_with(levels.len().max(at + 1), Level::default);
        levels[at] = read_level(level);
    }
    levels
}

fn read_level(node: &Node) -> Level {
    let value = |name: &str| node.child(name).and_then(Node::val);
    let (format, text) = (format(node), bounded(value("lvlText").unwrap_or_default()));
    let fonts = node.child("rPr").and_then(|run| run.child("rFonts"));
    let font = fonts.and_then(|fonts| fonts.attr("ascii").or_else(|| fonts.attr("hAnsi"))).unwrap_or_default();
    let text = if format == BULLET { symbols::bullet(&text, font) } else { text };
    Level {
        start: value("start").and_then(|start| start.parse().ok()).unwrap_or(0),
        format,
        text,
        style: value("pStyle").map(str::to_owned),
        all_arabic: node.switch("isLgl").unwrap_or(false),
        restart: value("lvlRestart").and_then(|after| after.parse().ok()),
    }
}

/// The form of numbers; newer ones stand beside an older one for older readers.
fn format(level: &Node) -> String {
    let newer =
        level.child("AlternateContent").and_then(|node| node.child("Choice").or_else(|| node.child("Fallback")));
    let Some(form) = level.child("numFmt").or_else(|| newer?.child("numFmt")) else {
        return "decimal".to_owned();
    };
    match (form.val(), form.attr("format")) {
        (Some("custom"), Some(pattern)) => format!("{}{}", numerals::CUSTOM, bounded(pattern)),
        (value, _) => bounded(value.unwrap_or("decimal")),
    }
}

/// What is written for every paragraph of a list is no longer than Word lets it be.
fn bounded(words: &str) -> String {
    words.chars().take(LONGEST).collect()
}

/// Fills `%1` to `%9` in the text of a level; with the forms of numbers that are not known.
fn label(list: &List, at: usize, counters: &[Option<u32>; LEVELS]) -> (String, Vec<String>) {
    let mut unknown = Vec::new();
    let level = &list.levels[at];
    if level.format == "none" {
        return (String::new(), unknown);
    }
    let mut out = String::new();
    let mut chars = level.text.chars().peekable();
    while let Some(c) = chars.next() {
        let digit =
            (c == '%' && level.format != BULLET).then(|| chars.peek().and_then(|next| next.to_digit(10))).flatten();
        match digit.filter(|digit| (1..=9).contains(digit)) {
            Some(digit) => {
                chars.next();
                let part = digit as usize - 1;
                let Some(other) = list.levels.get(part) else { continue };
                let count = counters[part].unwrap_or(other.start);
                let form = if level.all_arabic { "decimal" } else { &other.format };
                out += &numerals::write(count, form).unwrap_or_else(|| {
                    unknown.push(form.trim_start_matches(numerals::CUSTOM).to_owned());
                    count.to_string()
                });
            }
            None => out.push(c),
        }
    }
    let open = out.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '章' || c == '条' || c == '节');
    if open {
        out.push(' ');
    }
    (out, unknown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml;

    fn numbering(levels: &str) -> Numbering {
        let part = format!(
            r#"<numbering><abstractNum abstractNumId="0">{levels}</abstractNum><num numId="1"><abstractNumId val="0"/></num></numbering>"#
        );
        Numbering::read(&xml::parse(part.as_bytes()).expect("well formed"))
    }

    #[test]
    fn numbers_count_by_level_and_restart() {
        let mut numbering = numbering(
            r#"<lvl ilvl="0"><start val="1"/><numFmt val="chineseCounting"/><lvlText val="%1、"/></lvl>
               <lvl ilvl="1"><start val="1"/><numFmt val="chineseCounting"/><lvlText val="（%2）"/></lvl>
               <lvl ilvl="2"><start val="1"/><numFmt val="decimal"/><isLgl/><lvlText val="%1.%3"/></lvl>"#,
        );
        let mut next = |level| {
            let reference = NumberingRef { list: Some("1".into()), level: Some(level) };
            numbering.next(&reference, None).expect("a number").text
        };
        assert_eq!(
            [next(0), next(1), next(1), next(0), next(1), next(2)],
            ["一、", "（一）", "（二）", "二、", "（一）", "2.1 "]
        );
    }
}
