//! Quotation marks (引号) that have no partner anywhere around.

use super::pairs::pairs;
use crate::finding::Severity;
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::scan;
use crate::sink::Sink;
use crate::source;
use gongwen::{Block, Text};
use std::collections::BTreeSet;

pub(crate) static RULES: &[&Rule] = &[&LONE_QUOTE];

/// How many paragraphs a quotation may go over.
const LONGEST: usize = 12;

static LONE_QUOTE: Rule = Rule {
    code: "WS0926",
    name: "引号不成对",
    family: Family::Punctuation,
    severity: Severity::Error,
    sources: &[&source::P4_8, &source::F9],
    fixability: Fixability::None,
    manual: Manual {
        checks: "前引号在本段或者以后几段里有没有后引号，后引号在本段或者以前几段里有没有前引号；两个引号是否写成了同一个方向。",
        why: "引号成对使用，缺了一半就分不清引文的起止。",
        wrong: &[
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n深入推进“放管服改革，提高效率。\n云溪县人民政府\n2026年5月6日\n",
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n深入推进“放管服“改革，提高效率。\n云溪县人民政府\n2026年5月6日\n",
        ],
        right: &[
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n深入推进“放管服”改革，提高效率。\n云溪县人民政府\n2026年5月6日\n",
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n省政府要求：“一要加强领导。\n“二要落实责任。”\n云溪县人民政府\n2026年5月6日\n",
        ],
        remedy: "补上缺的一半，或者改正方向。",
        except: "引文分几段的，每段开头用前引号，最后一段末尾才用后引号；跟在其他标点后面的引号，可能属于很长的引文。",
        office: ExampleOffice::None,
    },
    check: Check::Page(lone_quote),
};

fn lone_quote(page: &Page, sink: &mut Sink) {
    check(&page.document.body, sink);
    page.document.attachments.iter().for_each(|attachment| check(&attachment.body, sink));
}

/// The paragraphs of a body, with the quotation marks that find no partner in them.
fn check(blocks: &[Block], sink: &mut Sink) {
    let texts: Vec<&Text> = blocks.iter().filter_map(Block::paragraph).map(|paragraph| &paragraph.text).collect();
    let mut left: Vec<(usize, usize, bool)> = Vec::new();
    for (nth, text) in texts.iter().enumerate().filter(|(_, text)| text.as_str().contains(['“', '”'])) {
        for pair in pairs(text.as_str()).into_iter().filter(|pair| pair.mark == '“') {
            left.extend(match (pair.open, pair.close) {
                (Some(at), None) => Some((nth, at, true)),
                (None, Some(at)) => Some((nth, at, false)),
                _ => None,
            });
        }
    }
    let of = |opening: bool| -> BTreeSet<usize> {
        left.iter().filter(|(_, _, opens)| *opens == opening).map(|(nth, ..)| *nth).collect()
    };
    let (opened, closed) = (of(true), of(false));
    for (nth, at, opens) in &left {
        // A quotation over several paragraphs opens in each and closes in the last.
        let elsewhere = if *opens {
            closed.range(nth + 1..=nth + LONGEST).next().is_some()
        } else {
            opened.range(nth.saturating_sub(LONGEST)..*nth).next().is_some()
        };
        let goes_on = *opens && texts.get(nth + 1).is_some_and(|next| next.as_str().starts_with('“'));
        // Behind another mark it may belong to a quotation of many paragraphs, as in decisions that amend.
        let inside = texts[*nth].as_str()[..*at].ends_with(scan::is_han);
        if inside && !elsewhere && !goes_on {
            let (one, other) = if *opens { ("前", "后") } else { ("后", "前") };
            let span = texts[*nth].source_of(*at..at + '“'.len_utf8());
            sink.find_at(span, format!("这个{one}引号没有与它成对的{other}引号。"), None);
        }
    }
}
