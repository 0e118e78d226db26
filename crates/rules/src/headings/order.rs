//! Gaps and repetitions in the ordinals of headings, and in the chapters and articles of a regulation.

use super::sequence::{bodies, has_inside};
use crate::finding::Severity;
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::samples::notice;
use crate::scan;
use crate::sink::Sink;
use crate::source;
use gongwen::{OrdinalStyle, Paragraph};

pub(crate) static RULES: &[&Rule] = &[&ORDER];

static ORDER: Rule = Rule {
    code: "WS1010",
    name: "序号跳号、重号",
    family: Family::Headings,
    severity: Severity::Error,
    sources: &[&source::T20],
    fixability: Fixability::None,
    manual: Manual {
        checks: "“一、”“（一）”的序号是否从第一项起连续，所印发的办法、规定等的章、节、条是否连续，有没有跳号、重号。",
        why: "段落顺序应当准确；跳号多半是删改后没有重排，重号会引错。",
        wrong: &[
            notice!("一、加强组织领导", "落实责任。", "三、加强值守", "按时报告。"),
            notice!("一、加强组织领导", "落实责任。", "二、加强值守", "按时报告。", "二、加强宣传", "广泛发动。"),
            notice!("请做好以下工作：", "二、加强值守。", "三、备足物资。"),
            notice!("一、加强值守", "（二）落实责任。", "（三）及时报告。", "二、加强宣传", "广泛发动。"),
            "云溪县人民政府关于印发《云溪县河道管理办法》的通知\n各乡镇人民政府：\n现将《云溪县河道管理办法》印发给你们，请遵照执行。\n云溪县人民政府\n2026年3月5日\n\n云溪县河道管理办法\n第一条　为加强河道管理，制定本办法。\n第二条　本办法适用于本县。\n第四条　禁止采砂。\n第四条　违者处罚。\n",
            "云溪县人民政府关于印发《云溪县河道管理办法》的通知\n各乡镇人民政府：\n现将《云溪县河道管理办法》印发给你们，请遵照执行。\n云溪县人民政府\n2026年3月5日\n\n云溪县河道管理办法\n第一章　总则\n第一条　为加强河道管理，制定本办法。\n第三章　罚则\n第二条　违者处罚。\n",
        ],
        right: &[
            notice!("一、加强组织领导", "落实责任。", "二、加强值守", "按时报告。"),
            "云溪县人民政府关于印发《云溪县河道管理办法》的通知\n各乡镇人民政府：\n现将《云溪县河道管理办法》印发给你们，请遵照执行。\n云溪县人民政府\n2026年3月5日\n\n云溪县河道管理办法\n第一章　总则\n第一条　为加强河道管理，制定本办法。\n第二章　罚则\n第二条　违者处罚。\n",
            "云溪县人民政府关于修改《云溪县河道管理办法》的决定\n现决定对《云溪县河道管理办法》作如下修改：\n一、将第二条修改为：“第二条　本办法适用于本县。\n“第四条　禁止采砂。”\n二、删去第五条。\n云溪县人民政府\n2026年3月5日\n",
        ],
        remedy: "重排序号。",
        except: "从“一”重新开始的（另一组序号）；节选、摘录的文件；修改决定里引的条文；阿拉伯数字序号另有一条。",
        office: ExampleOffice::None,
    },
    check: Check::Page(order),
};

/// 一、 （一） 第一章 第一节 第一条
const SERIES: usize = 5;

fn series(style: OrdinalStyle) -> Option<usize> {
    match style {
        OrdinalStyle::Han => Some(0),
        OrdinalStyle::HanBracketed => Some(1),
        OrdinalStyle::Chapter => Some(2),
        OrdinalStyle::Section => Some(3),
        OrdinalStyle::Article => Some(4),
        OrdinalStyle::Arabic | OrdinalStyle::ArabicBracketed | OrdinalStyle::Circled | OrdinalStyle::Decimal(_) => None,
    }
}

/// The series that begin anew below one of this kind.
fn begun_anew(at: usize) -> &'static [usize] {
    match at {
        0 => &[1],
        2 => &[0, 1, 3],
        3 | 4 => &[0, 1],
        _ => &[],
    }
}

/// What was last seen of a series: its value and its place in the list.
#[derive(Clone, Copy, Default)]
struct Seen {
    value: Option<u32>,
    place: usize,
}

fn order(page: &Page, sink: &mut Sink) {
    let document = page.document;
    let titles = document.attachments.iter().map(|part| part.title.as_ref().map_or("", |title| title.text.as_str()));
    let excerpts = scan::has(document.title_text(), EXCERPTS);
    for (title, paragraphs) in std::iter::once("").chain(titles).zip(bodies(page)) {
        let excerpt = excerpts || scan::has(title, EXCERPTS);
        let amends = paragraphs.iter().any(|p| scan::has(p.text.as_str(), &["修改为", "增加一条", "一条，作为第"]));
        let mut seen = [Seen::default(); SERIES];
        let mut open_quotes = 0_usize;
        for (place, paragraph) in paragraphs.iter().enumerate() {
            let quoted = open_quotes > 0;
            for c in paragraph.text.as_str().chars() {
                match c {
                    '“' => open_quotes += 1,
                    '”' => open_quotes = open_quotes.saturating_sub(1),
                    _ => {}
                }
            }
            let Some((ordinal, at)) = paragraph.ordinal.and_then(|o| Some((o, series(o.style)?))) else { continue };
            let of_regulation = at >= 2;
            // What is quoted has the numbers of another text.
            if of_regulation && (quoted || amends || excerpt) {
                for below in begun_anew(at) {
                    seen[*below] = Seen { value: None, place };
                }
                continue;
            }
            let Seen { value: before, place: stood } =
                std::mem::replace(&mut seen[at], Seen { value: Some(ordinal.value), place });
            for below in begun_anew(at) {
                seen[*below] = Seen { value: None, place };
            }
            let written = paragraph.text.as_str()[..ordinal.len].trim();
            let span = paragraph.text.source_of(0..ordinal.len);
            let between = &paragraphs[stood..place];
            match before {
                _ if ordinal.value == 1 => {}
                None if of_regulation => seen[at].value = None,
                None => {
                    if !quoted && !excerpt && lacks_first(&paragraphs, stood, place, at) {
                        let first = if at == 0 { "一、" } else { "（一）" };
                        sink.find_at(span, format!("序号从“{written}”开始，前面没有“{first}”。"), None);
                    }
                }
                Some(before) => {
                    let fault = if ordinal.value == before {
                        "重号"
                    } else if ordinal.value > before + 1 && !stands_between(between, at, before + 1) {
                        "跳号"
                    } else {
                        continue;
                    };
                    let (last, next) = (named(at, before), named(at, before + 1));
                    let message = format!("序号{fault}：前面是{last}，这里是“{written}”，应为{next}。");
                    sink.find_at(span, message, None);
                }
            }
        }
    }
}

/// Titles of what need not be whole.
const EXCERPTS: &[&str] = &["节选", "摘录", "摘要", "摘编", "条文", "法条"];

fn named(at: usize, value: u32) -> String {
    match at {
        2 => format!("第{}章", gongwen::han::write(value)),
        3 => format!("第{}节", gongwen::han::write(value)),
        4 => format!("第{}条", gongwen::han::write(value)),
        _ => format!("第{value}项"),
    }
}

/// Whether the ordinal looked for stands in one of these paragraphs, perhaps not as an ordinal: 「第三条为了」,
/// or what was left out is marked by dots.
fn stands_between(paragraphs: &[&Paragraph], at: usize, value: u32) -> bool {
    if at < 2 {
        return has_inside(paragraphs, at, value);
    }
    let name = named(at, value);
    paragraphs.iter().any(|p| p.text.as_str().contains(&name) || p.text.as_str().trim() == "……")
}

/// Whether a series begins with its second item: the third follows, and nothing before it can be the first.
fn lacks_first(paragraphs: &[&Paragraph], from: usize, place: usize, at: usize) -> bool {
    let value = |paragraph: &Paragraph| Some((series(paragraph.ordinal?.style)?, paragraph.ordinal?.value));
    if value(paragraphs[place]) != Some((at, 2)) {
        return false;
    }
    let next = paragraphs[place + 1..]
        .iter()
        .find_map(|p| value(p).filter(|(series, _)| *series == at || at > 0 && *series != 1));
    let begins = |p: &&Paragraph| scan::starts(p.text.as_str().trim_start(), &["一", "（一", "(一", "第一"]);
    // At the top level a heading elsewhere may have been read as something else.
    let from = if at == 0 { 0 } else { from };
    let before = &paragraphs[from..place];
    let mentioned = before.iter().any(|p| scan::has(p.text.as_str(), &["（一）", "(一)"]));
    let first = if at == 0 { before.iter().any(begins) || has_inside(before, 0, 1) } else { mentioned };
    next == Some((at, 3)) && !first
}
