//! Characters that nobody sees: zero-width spaces, soft hyphens, marks of direction.

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::run::{Proposal, Run};
use crate::samples::notice;
use crate::scan::{self, is_chinese};
use crate::sink::Sink;
use crate::source;
use gongwen::{Edit, Span};
use std::ops::Range;

pub(crate) static RULES: &[&Rule] = &[&INVISIBLE];

/// The rule by whose fix the others wait.
pub(crate) const CODE: &str = "WS0931";

static INVISIBLE: Rule = Rule {
    code: CODE,
    name: "文字里夹了看不见的字符",
    family: Family::Punctuation,
    severity: Severity::Warning,
    sources: &[&source::T20],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "汉字、数字、标点旁边是否夹了零宽空格（U+200B）、零宽不换行空格（U+FEFF）、软连字符（U+00AD）等看不见的字符。",
        why: "从网页、聊天软件复制来的文字常带这些字符；看不见，却把词语、年份、文号断开，检索不到，别的问题也查不出来。",
        wrong: &[
            "请各单位认真\u{200b}贯彻执行。",
            "会议定于20\u{200b}26年5月6日召开。",
            notice!("请做好防\u{feff}汛工作。"),
        ],
        right: &["请各单位认真贯彻执行。", "会议定于2026年5月6日召开。", "使用extra\u{ad}ordinary一词。"],
        remedy: "删去；删去以后再查一遍，原来被断开的词语、数字才查得到。",
        except: "外文单词里的软连字符，文件开头的字节序标记。",
        office: ExampleOffice::None,
    },
    check: Check::Both { page: in_document, line: in_line },
};

fn in_document(page: &Page, sink: &mut Sink) {
    report(page.source, 0, sink);
}

fn in_line(run: &Run, sink: &mut Sink) {
    report(run.text, run.span(0..0).start, sink);
}

/// Every stretch of them in a text that begins at `offset` of the source.
fn report(text: &str, offset: usize, sink: &mut Sink) {
    let mut at = 0;
    while let Some(start) = text[at..].find(scan::is_invisible).map(|found| at + found) {
        let end = start + text[start..].find(|c| !scan::is_invisible(c)).unwrap_or(text.len() - start);
        at = end;
        if offset + start > 0 && is_in_chinese(text, &(start..end)) {
            let span = Span::new(offset + start, offset + end);
            let fix = Proposal { edits: vec![Edit::replace(span, "")], label: "删去看不见的字符".to_owned() };
            let written = text[start..end].chars().next().map_or(0, u32::from);
            sink.find_at(span, format!("这里夹了看不见的字符（U+{written:04X}），应删去。"), Some(fix));
        }
    }
}

/// Whether Chinese or a digit stands beside it; foreign words have their own use for it.
fn is_in_chinese(text: &str, at: &Range<usize>) -> bool {
    let belongs = |c: char| is_chinese(c) || c.is_ascii_digit();
    text[..at.start].chars().next_back().is_some_and(belongs) || text[at.end..].chars().next().is_some_and(belongs)
}
