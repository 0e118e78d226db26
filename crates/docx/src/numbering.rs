//! Automatic numbers, written out the way Word shows them.

use crate::package::ById;
use crate::styles::NumberingRef;
use crate::xml::Node;
use gongwen::han;
use std::collections::HashMap;

/// Levels of a list.
const LEVELS: usize = 9;

/// The lists of a document and how far each has counted.
#[derive(Debug, Default)]
pub(crate) struct Numbering {
    lists: ById<List>,
    counters: HashMap<String, [Option<u32>; LEVELS]>,
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
        let lists = part
            .all("num")
            .filter_map(|node| {
                let family = node.child("abstractNumId")?.val()?.to_owned();
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
        Self { lists, counters: HashMap::new() }
    }

    /// The number of the next paragraph of a list, or nothing if it has none.
    pub(crate) fn next(&mut self, reference: &NumberingRef, style: Option<&str>) -> Option<String> {
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
        Some(label(list, at, counters))
    }
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
    Level {
        start: value("start").and_then(|start| start.parse().ok()).unwrap_or(0),
        format: value("numFmt").unwrap_or("decimal").to_owned(),
        text: value("lvlText").unwrap_or_default().to_owned(),
        style: value("pStyle").map(str::to_owned),
        all_arabic: node.switch("isLgl").unwrap_or(false),
        restart: value("lvlRestart").and_then(|after| after.parse().ok()),
    }
}

/// Fills `%1` to `%9` in the text of a level.
fn label(list: &List, at: usize, counters: &[Option<u32>; LEVELS]) -> String {
    let level = &list.levels[at];
    if level.format == "bullet" || level.format == "none" {
        return String::new();
    }
    let mut out = String::new();
    let mut chars = level.text.chars().peekable();
    while let Some(c) = chars.next() {
        let digit = (c == '%').then(|| chars.peek().and_then(|next| next.to_digit(10))).flatten();
        match digit.filter(|digit| (1..=9).contains(digit)) {
            Some(digit) => {
                chars.next();
                let part = digit as usize - 1;
                let Some(other) = list.levels.get(part) else { continue };
                let count = counters[part].unwrap_or(other.start);
                out += &number(count, if level.all_arabic { "decimal" } else { &other.format });
            }
            None => out.push(c),
        }
    }
    let open = out.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '章' || c == '条' || c == '节');
    if open {
        out.push(' ');
    }
    out
}

fn number(count: u32, format: &str) -> String {
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCountingThousand"
        | "ideographDigital"
        | "taiwaneseCounting"
            if (1..1000).contains(&count) =>
        {
            han::write(count)
        }
        "decimalZero" => format!("{count:02}"),
        "decimalFullWidth" | "decimalFullWidth2" => {
            count.to_string().chars().filter_map(|c| char::from_u32(c as u32 - '0' as u32 + '０' as u32)).collect()
        }
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&count) => {
            char::from_u32('①' as u32 + count - 1).map_or_else(|| count.to_string(), String::from)
        }
        "upperLetter" if (1..=26).contains(&count) => char::from_u32('A' as u32 + count - 1).into_iter().collect(),
        "lowerLetter" if (1..=26).contains(&count) => char::from_u32('a' as u32 + count - 1).into_iter().collect(),
        "upperRoman" => roman(count),
        "lowerRoman" => roman(count).to_lowercase(),
        _ => count.to_string(),
    }
}

fn roman(mut count: u32) -> String {
    const STEPS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if count == 0 || count > 3999 {
        return count.to_string();
    }
    let mut out = String::new();
    for (value, sign) in STEPS {
        while count >= value {
            out += sign;
            count -= value;
        }
    }
    out
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
            numbering.next(&reference, None).expect("a number")
        };
        assert_eq!(
            [next(0), next(1), next(1), next(0), next(1), next(2)],
            ["一、", "（一）", "（二）", "二、", "（一）", "2.1 "]
        );
    }
}
