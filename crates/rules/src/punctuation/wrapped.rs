//! Text whose lines were broken where the page ended, as scans and copies from print bring it.

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::run::Proposal;
use crate::samples::notice;
use crate::sink::Sink;
use crate::source;
use gongwen::{Edit, Paragraph, Span, Text};

pub(crate) static RULES: &[&Rule] = &[&WRAPPED];

static WRAPPED: Rule = Rule {
    code: "WS0929",
    name: "正文断成了一行一行",
    family: Family::Punctuation,
    severity: Severity::Warning,
    sources: &[&source::T20],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "正文是不是按版面的宽度断开，一行成了一段：几行一样长，行末都没有标点。",
        why: "扫描识别、从 PDF 复制来的文字常常这样。每一行都会印成空两字的一段，句子断得不知所云。",
        wrong: &[notice!(
            "为切实保障农村群众住房安全，经县政府同意，决定在全县",
            "范围内开展农村住房安全隐患排查整治，请各乡镇逐户排查",
            "登记，对危房立即组织人员撤离，并于六月底以前完成整改",
            "任务。"
        )],
        right: &[notice!(
            "为切实保障农村群众住房安全，经县政府同意，决定在全县范围内开展农村住房安全隐患排查整治，请各乡镇逐户排查登记，对危房立即组织人员撤离，并于六月底以前完成整改任务。"
        )],
        remedy: "把断开的行连成段。程序把没有写完的行与下一行相连；行末正好是句号的分不清是不是一段，连好以后请看一遍分段。",
        except: "本来就一行一条、有标点或者有序号的内容。",
        office: ExampleOffice::None,
    },
    check: Check::Page(wrapped),
};

fn wrapped(page: &Page, sink: &mut Sink) {
    let full = full_lines(page);
    if let (3.., Some(first)) = (full.len(), full.first()) {
        let message = format!(
            "正文像是按版面宽度断开的：有{}行一样长、行末没有标点，印出来每行都成一段。请把断开的行连成段。",
            full.len()
        );
        sink.find_at(first.span(), message, joined(page, &full));
    }
}

/// Lines that one fix joins.
const MOST_LINES: usize = 2000;

/// Every line that breaks off joined with the one below, unless that begins an item of its own.
fn joined(page: &Page, full: &[&Text]) -> Option<Proposal> {
    let mut full = full.iter().map(|text| text.span().start).peekable();
    let mut edits = Vec::new();
    let paragraphs: Vec<&Paragraph> = page.paragraphs().collect();
    for pair in paragraphs.windows(2) {
        let (this, next) = (pair[0].text.span(), &pair[1].text);
        if full.next_if_eq(&this.start).is_none() || pair[1].ordinal.is_some() || pair[1].stated_level.is_some() {
            continue;
        }
        let between = Span::new(this.end, next.span().start);
        if page.source.get(between.range()).is_some_and(|gap| gap.chars().all(char::is_whitespace)) {
            edits.push(Edit::replace(between, ""));
        }
    }
    (1..=MOST_LINES).contains(&edits.len()).then(|| Proposal { edits, label: "把断开的行连成段".to_owned() })
}

/// Whether the text was broken at the width of a page: several of its longest lines, all of one
/// length, break off. To say so at each of them would help nobody.
pub(super) fn is_wrapped(page: &Page) -> bool {
    full_lines(page).len() >= 2
}

/// The lines that fill the width and break off.
fn full_lines<'a>(page: &'a Page) -> Vec<&'a Text> {
    // Digits and letters are half as wide as characters.
    let width = |paragraph: &Paragraph| -> usize {
        paragraph.text.as_str().chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
    };
    let longest = page.paragraphs().map(width).max().unwrap_or(0);
    let breaks_off = |text: &Text| !text.as_str().ends_with(['。', '！', '？', '：', '；', '”', '）', ':']);
    let full = |paragraph: &&'a Paragraph| {
        width(paragraph) >= 36 && width(paragraph) + 4 >= longest && breaks_off(&paragraph.text)
    };
    if longest > 120 {
        return Vec::new();
    }
    page.paragraphs().filter(full).map(|paragraph| &paragraph.text).collect()
}
