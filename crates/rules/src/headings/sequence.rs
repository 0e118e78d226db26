//! The order of ordinals through a whole document.

use crate::finding::Severity;
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::samples::notice;
use crate::sink::Sink;
use crate::source;
use gongwen::{Block, OrdinalStyle, Paragraph};

pub(crate) static RULES: &[&Rule] = &[&ITEMS, &SKIPPED_LEVEL, &SINGLE];

/// The bodies of the document and of its attachments, each numbered on its own.
pub(super) fn bodies<'a>(page: &Page<'a>) -> impl Iterator<Item = Vec<&'a Paragraph>> {
    let document = page.document;
    std::iter::once(&document.body)
        .chain(document.attachments.iter().map(|attachment| &attachment.body))
        .map(|blocks| blocks.iter().filter_map(Block::paragraph).collect())
}

/// The level of the four regular styles; others are not counted.
fn level(style: OrdinalStyle) -> Option<usize> {
    match style {
        OrdinalStyle::Han => Some(0),
        OrdinalStyle::HanBracketed => Some(1),
        OrdinalStyle::Arabic => Some(2),
        OrdinalStyle::ArabicBracketed => Some(3),
        OrdinalStyle::Circled
        | OrdinalStyle::Chapter
        | OrdinalStyle::Section
        | OrdinalStyle::Article
        | OrdinalStyle::Decimal(_) => None,
    }
}

/// Whether the ordinal looked for stands inside one of these paragraphs.
pub(super) fn has_inside(paragraphs: &[&Paragraph], level: usize, value: u32) -> bool {
    let written: &[String] = match level {
        0 => &[format!("{}、", gongwen::han::write(value))],
        1 => &[format!("（{}）", gongwen::han::write(value))],
        2 => &[format!("{value}."), format!("{value}．"), format!("{value}、")],
        _ => &[format!("（{value}）"), format!("({value})")],
    };
    paragraphs.iter().any(|paragraph| written.iter().any(|written| paragraph.text.as_str().contains(written)))
}

static ITEMS: Rule = Rule {
    code: "WS1013",
    name: "阿拉伯数字序号跳号、重号",
    family: Family::Headings,
    severity: Severity::Warning,
    sources: &[&source::T20],
    fixability: Fixability::None,
    manual: Manual {
        checks: "同一个标题下“1.”“（1）”的序号是否连续，有没有跳号、重号。",
        why: "段落顺序应当准确；跳号多半是删改后没有重排，重号会引错。",
        wrong: &[
            notice!("一、加强值守", "1.领导带班。", "3.专人巡查。", "二、加强宣传", "广泛发动。"),
            notice!("一、加强值守", "1.领导带班。", "2.专人巡查。", "2.按时报告。", "二、加强宣传", "广泛发动。"),
        ],
        right: &[
            notice!("一、加强值守", "1.领导带班。", "2.专人巡查。", "二、加强宣传", "1.广泛发动。", "2.入户宣传。"),
            notice!("一、加强值守", "1.领导带班。2.专人巡查。", "3.按时报告。", "二、加强宣传", "广泛发动。"),
        ],
        remedy: "重排序号。",
        except: "从1重新开始的（另一组序号）；上一级标题之后重新计数的；不从1开始、接着别处计数的。",
        office: ExampleOffice::None,
    },
    check: Check::Page(items),
};

/// Items under one heading; a new heading begins a new count.
fn items(page: &Page, sink: &mut Sink) {
    for paragraphs in bodies(page) {
        // The last ordinal of “1.” and “（1）”, and where in the list it stood.
        let mut last: [Option<(u32, usize)>; 2] = [None; 2];
        for (place, paragraph) in paragraphs.iter().enumerate() {
            let Some(ordinal) = paragraph.ordinal else { continue };
            let at = match level(ordinal.style) {
                Some(2) => 0,
                Some(3) => 1,
                // A heading, or a style that is not counted: whatever follows is another list.
                _ => {
                    last = [None; 2];
                    continue;
                }
            };
            let before = last[at].replace((ordinal.value, place));
            if at == 0 {
                last[1] = None;
            }
            let Some((before, stood)) = before.filter(|_| ordinal.value != 1) else { continue };
            let fault = if ordinal.value == before {
                "重号"
            } else if ordinal.value > before + 1 && !has_inside(&paragraphs[stood..place], at + 2, before + 1) {
                "跳号"
            } else {
                continue;
            };
            let written = paragraph.text.as_str()[..ordinal.len].trim();
            let message = format!("序号{fault}：前面是第{before}项，这里是“{written}”，应为第{}项。", before + 1);
            sink.find_at(paragraph.text.source_of(0..ordinal.len), message, None);
        }
    }
}

static SKIPPED_LEVEL: Rule = Rule {
    code: "WS1011",
    name: "结构层次跳级",
    family: Family::Headings,
    severity: Severity::Hint,
    sources: &[&source::C_HEADING, &source::F7_3_3],
    fixability: Fixability::None,
    manual: Manual {
        checks: "“一、”下面是否直接用“（1）”，或者同一篇里有的用“（一）”、有的直接用“1.”。",
        why: "层次依次用“一、”“（一）”“1.”“（1）”，逐级展开。",
        wrong: &[notice!("一、加强组织领导", "（1）落实责任。", "（2）明确分工。", "二、加强值守", "按时报告。")],
        right: &[notice!("一、加强组织领导", "1.落实责任。", "2.明确分工。", "二、加强值守", "按时报告。")],
        remedy: "按层次改序号；只有两层时，可以用“一、”和“1.”。",
        except: "只有两层的公文。",
        office: ExampleOffice::None,
    },
    check: Check::Page(skipped_level),
};

fn skipped_level(page: &Page, sink: &mut Sink) {
    for paragraphs in bodies(page) {
        let levels: Vec<_> = paragraphs.iter().filter_map(|p| level(p.ordinal?.style)).collect();
        let three = levels.windows(2).any(|pair| pair == [0, 1]);
        let mut current: Option<usize> = None;
        for paragraph in paragraphs {
            let Some(ordinal) = paragraph.ordinal else { continue };
            let Some(level) = level(ordinal.style) else { continue };
            let skips = match current {
                Some(0) => level == 3 || (level == 2 && three && ordinal.value == 1),
                Some(1) => level == 3,
                _ => false,
            };
            if skips && ordinal.value == 1 {
                let span = paragraph.text.source_of(0..ordinal.len);
                sink.find_at(span, "层次跳级，应依次用“一、”“（一）”“1.”“（1）”。", None);
                break;
            }
            current = Some(level);
        }
    }
}

static SINGLE: Rule = Rule {
    code: "WS1012",
    name: "一个层次只列了一项",
    family: Family::Headings,
    severity: Severity::Hint,
    sources: &[&source::C_HEADING],
    fixability: Fixability::None,
    manual: Manual {
        checks: "是否只有“一、”没有“二、”，或者只有“（一）”没有“（二）”。",
        why: "编号是为了分列，只有一项就不用编号。",
        wrong: &[notice!("一、加强组织领导", "落实责任。")],
        right: &[
            notice!("一、加强组织领导", "落实责任。", "二、加强值守", "按时报告。"),
            notice!("一、学习文件；二、讨论方案；三、安排工作。"),
            notice!("（一）抓宣传。加强引导。（二）抓落实。压实责任。"),
        ],
        remedy: "去掉序号，或者补上其余各项。",
        except: "摘录的文件；其余各项接排在同一段里的。",
        office: ExampleOffice::None,
    },
    check: Check::Page(single),
};

fn single(page: &Page, sink: &mut Sink) {
    for paragraphs in bodies(page) {
        let numbered: Vec<_> = paragraphs
            .iter()
            .enumerate()
            .filter_map(|(place, p)| Some((place, p, p.ordinal?)))
            .filter(|(_, _, o)| matches!(o.style, OrdinalStyle::Han | OrdinalStyle::HanBracketed))
            .collect();
        for (index, (place, paragraph, ordinal)) in numbered.iter().enumerate() {
            // The next of the same level before the next of a higher one.
            let next = numbered[index + 1..].iter().find(|(_, _, o)| o.style <= ordinal.style);
            let followed = next.is_some_and(|(_, _, o)| o.style == ordinal.style && o.value > 1);
            let end = next.map_or(paragraphs.len(), |(place, _, _)| *place);
            let run_in = || level(ordinal.style).is_some_and(|level| has_inside(&paragraphs[*place..end], level, 2));
            if ordinal.value == 1 && !followed && !run_in() {
                let span = paragraph.text.source_of(0..ordinal.len);
                sink.find_at(span, "这一层只有一项，不必编号。", None);
            }
        }
    }
}
