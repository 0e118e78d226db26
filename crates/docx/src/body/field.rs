//! Fields: what they show where no result is stored beside the instruction.

use super::Writer;
use super::run::Run;
use crate::notes::{mark, short};
use crate::xml::Node;
use gongwen::RemarkKind;

/// The fields that are open, the innermost last.
#[derive(Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// How many of them have not come to their result.
    instructions: usize,
}

#[derive(Default)]
struct Field {
    instruction: String,
    /// Where the result begins.
    result: Option<usize>,
    /// What is ticked or chosen in a form.
    chosen: Option<String>,
}

impl Fields {
    /// Inside an instruction, which is no text.
    pub(super) fn in_instruction(&self) -> bool {
        self.instructions > 0
    }
}

/// What a field shows.
enum Shown {
    Words(String),
    /// Words, with what a person should know of them.
    Nearly(String, String),
    Symbol(Option<char>, String),
    Formula,
    Unknown,
    Nothing,
}

impl Writer<'_> {
    pub(super) fn field(&mut self, node: &Node) {
        match node.attr("fldCharType") {
            Some("begin") => {
                self.fields.open.push(Field { chosen: node.child("ffData").and_then(chosen), ..Field::default() });
                self.fields.instructions += 1;
            }
            Some("separate") => {
                self.settle();
                let place = self.text.len();
                if let Some(field) = self.fields.open.last_mut().filter(|field| field.result.is_none()) {
                    field.result = Some(place);
                    self.fields.instructions -= 1;
                }
            }
            Some("end") => {
                let Some(field) = self.fields.open.pop() else { return };
                if field.result.is_none() {
                    self.fields.instructions -= 1;
                }
                if !self.fields.in_instruction() && field.result.is_none_or(|start| self.text.len() <= start) {
                    self.unresolved(&field);
                }
            }
            _ => {}
        }
    }

    pub(super) fn instruction(&mut self, node: &Node) {
        if let Some(field) = self.fields.open.last_mut().filter(|field| field.result.is_none()) {
            node.children.iter().for_each(|characters| field.instruction.push_str(&characters.text));
        }
    }

    /// A field with its result inside.
    pub(super) fn simple_field(&mut self, node: &Node, run: Run<'_>) {
        self.settle();
        let start = self.text.len();
        self.runs(node, run);
        if self.text.len() <= start && !self.fields.in_instruction() && !run.is_deleted() {
            let instruction = node.attr("instr").unwrap_or_default().to_owned();
            self.unresolved(&Field { instruction, ..Field::default() });
        }
    }

    fn unresolved(&mut self, field: &Field) {
        self.settle();
        let instruction = field.instruction.trim();
        match field.chosen.clone().map_or_else(|| shown(instruction), Shown::Words) {
            Shown::Words(words) => self.text.push_str(&words),
            Shown::Nearly(words, message) => {
                self.text.push_str(&words);
                self.remark(RemarkKind::LeftOut, message);
            }
            Shown::Symbol(c, font) => self.symbol(c, &font),
            Shown::Formula => {
                self.remark(RemarkKind::LeftOut, format!("有一处公式未读入正文：{}", short(instruction)));
            }
            // A result that is there and empty is what the page shows.
            Shown::Unknown if field.result.is_none() => {
                self.remark(RemarkKind::LeftOut, format!("有一处域没有结果，未读入正文：{}", short(instruction)));
            }
            Shown::Unknown | Shown::Nothing => {}
        }
    }

    /// Says that words were taken for an instruction because it never ends.
    pub(super) fn unended_fields(&mut self) {
        let unended = self.fields.open.iter().find(|field| field.result.is_none());
        if let Some(words) = unended.map(|field| short(field.instruction.trim())) {
            self.remark(RemarkKind::LeftOut, format!("有一处域没有结束，其后的文字可能没有读入：{words}"));
        }
    }
}

/// The tick of a box or the entry of a list, from the properties of a form.
fn chosen(properties: &Node) -> Option<String> {
    if let Some(tick) = properties.child("checkBox") {
        let ticked = tick.switch("checked").or_else(|| tick.switch("default")).unwrap_or(false);
        return Some(if ticked { "☑" } else { "☐" }.to_owned());
    }
    let list = properties.child("ddList")?;
    let at = list.child("result").or_else(|| list.child("default")).and_then(Node::val);
    let at = at.and_then(|at| at.parse().ok()).unwrap_or(0);
    list.all("listEntry").nth(at)?.val().map(str::to_owned)
}

fn shown(instruction: &str) -> Shown {
    let end = instruction.find(|c: char| c.is_whitespace() || c == '\\').unwrap_or(instruction.len());
    let (name, rest) = instruction.split_at(end);
    match name.to_ascii_uppercase().as_str() {
        "EQ" => equation(rest),
        "SYMBOL" => symbol(rest),
        "QUOTE" => Shown::Words(rest.trim().trim_matches(['"', '“', '”']).to_owned()),
        "MACROBUTTON" | "GOTOBUTTON" => {
            Shown::Words(rest.trim().split_once(char::is_whitespace).map_or("", |(_, words)| words).trim().to_owned())
        }
        // Entries of an index, marks and settings, which no page shows.
        "" | "XE" | "TC" | "TA" | "RD" | "SET" | "ASK" | "PRIVATE" | "ADDIN" | "HYPERLINK" | "NEXT" | "NEXTIF"
        | "SKIPIF" => Shown::Nothing,
        _ => Shown::Unknown,
    }
}

/// A character in a circle or a box (带圈字符) and words under a phonetic guide (拼音指南) are read.
fn equation(instruction: &str) -> Shown {
    let compact: String = instruction.chars().filter(|c| !c.is_whitespace()).collect();
    let lower = compact.to_ascii_lowercase();
    let Some(start) = lower.find("\\o") else { return Shown::Formula };
    let Some((options, inner)) = compact[start + 2..].split_once('(') else { return Shown::Formula };
    let Some(inner) = inner.strip_suffix(')') else { return Shown::Formula };
    let guide = ["\\s\\up", "\\s\\do"].iter().any(|up| inner.to_ascii_lowercase().starts_with(up));
    let plain = |words: &str| !words.is_empty() && !words.contains(['\\', '(', ')']);
    if guide && lower.contains("\\*jc") {
        let base = inner.rsplit_once([',', '，', ';', '；']).map(|(_, base)| base);
        return base.filter(|base| plain(base)).map_or(Shown::Formula, |base| Shown::Words(base.to_owned()));
    }
    match inner.split_once([',', '，', ';', '；']) {
        Some((sign, words)) if options.eq_ignore_ascii_case("\\ac") && plain(sign) && plain(words) => {
            enclosed(sign, words)
        }
        _ => Shown::Formula,
    }
}

fn enclosed(sign: &str, words: &str) -> Shown {
    let circle = matches!(sign, "○" | "◯" | "〇" | "O" | "Ｏ");
    match (words, words.parse::<usize>()) {
        ("√" | "✓", _) if sign == "□" => Shown::Words("☑".to_owned()),
        ("×" | "✗", _) if sign == "□" => Shown::Words("☒".to_owned()),
        (_, Ok(n @ 1..=50)) if circle => Shown::Words(mark(n)),
        (_, Ok(n @ 1..=50)) => Shown::Nearly(mark(n), format!("带「{sign}」的数字「{words}」按带圈数字读入，请核对。")),
        _ => Shown::Nearly(words.to_owned(), format!("带「{sign}」的字符「{words}」只读入其中的文字，请核对。")),
    }
}

/// `SYMBOL 252 \f "Wingdings"`
fn symbol(instruction: &str) -> Shown {
    let code = instruction.split_whitespace().next().unwrap_or_default();
    let code = match code.strip_prefix("0x").or_else(|| code.strip_prefix("0X")) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => code.parse().ok(),
    };
    let font = instruction.split_once("\\f").map_or("", |(_, rest)| rest.trim_start());
    let font = match font.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next().unwrap_or_default(),
        None => font.split_whitespace().next().unwrap_or_default(),
    };
    Shown::Symbol(code.and_then(char::from_u32), font.to_owned())
}
