//! How other documents are cited: title first, then the number in brackets.

use super::written;
use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::run::{Role, Run};
use crate::samples::notice;
use crate::scan;
use crate::sink::Sink;
use crate::source;
use gongwen::Block;
use std::collections::HashMap;
use std::ops::Range;

pub(crate) static RULES: &[&Rule] = &[&NUMBER_FIRST, &NO_TITLE, &ORDER_ZERO];

static NUMBER_FIRST: Rule = Rule {
    code: "WS0208",
    name: "引用公文时发文字号放在了标题前面",
    family: Family::Number,
    severity: Severity::Hint,
    sources: &[&source::C_NUMBER],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "引用公文时，字号是否放在标题之前。",
        why: "习惯上先引标题、后引字号，字号加圆括号放在标题后面。",
        wrong: &["按照云政发〔2026〕5号《关于做好防汛工作的通知》办理"],
        right: &["按照《关于做好防汛工作的通知》（云政发〔2026〕5号）办理"],
        remedy: "改为“《标题》（发文字号）”。",
        except: "只列字号的目录、清单。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["号《"], number_first),
};

fn number_first(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let hao = at.start + '号'.len_utf8();
    let Some(open) = run.before(at.start).rfind('〔') else { return };
    let Some(number) = written::read(run, open..open + '〔'.len_utf8()) else { return };
    if number.hao.map(|h| h.end) != Some(hao) || !number.has_code {
        return;
    }
    let before = run.before(open);
    let code_len: usize = before
        .chars()
        .rev()
        .take_while(|c| scan::is_han(*c) && !"照据按和与及见、".contains(*c))
        .take(12)
        .map(char::len_utf8)
        .sum();
    let start = open - code_len;
    let rest = run.after(hao);
    let mut depth = 0_usize;
    let close = rest.char_indices().find_map(|(i, c)| {
        match c {
            '《' => depth += 1,
            '》' => depth = depth.saturating_sub(1),
            _ => return None,
        }
        (depth == 0).then_some(i + c.len_utf8())
    });
    let Some(close) = close.map(|len| hao + len).filter(|end| !run.after(*end).starts_with(['（', '('])) else {
        return;
    };
    let right = format!("{}（{}）", &run.text[hao..close], &run.text[start..hao]);
    sink.find(
        run,
        start..close,
        format!("引用公文先引标题、后引发文字号，写作“{right}”。"),
        run.replace(start..close, right.clone()),
    );
}

static NO_TITLE: Rule = Rule {
    code: "WS0209",
    name: "引用公文时只写字号、没有标题",
    family: Family::Number,
    severity: Severity::Hint,
    sources: &[&source::C_NUMBER],
    fixability: Fixability::None,
    manual: Manual {
        checks: "“根据”“按照”等词后是否直接写发文字号。",
        why: "只有字号，读者不知道是什么文件；先引标题、后引字号才清楚。",
        wrong: &["根据云政发〔2026〕5号要求，抓紧落实。", notice!("根据江农发〔2026〕8号文件精神，请做好防汛工作。")],
        right: &[
            "根据《关于做好防汛工作的通知》（云政发〔2026〕5号）要求，抓紧落实。",
            notice!(
                "《关于做好防汛工作的通知》（江农发〔2026〕8号）已经印发。",
                "请按照江农发〔2026〕8号文件要求，抓紧落实。"
            ),
        ],
        remedy: "补上标题，把字号放进标题后的圆括号。",
        except: "前面已引过标题、后面简称“××号文”的。",
        office: ExampleOffice::None,
    },
    check: Check::Both { page: no_title_in_document, line: no_title_in_line },
};

const LEADS: [&str; 4] = ["根据", "按照", "依据", "依照"];

/// What was cited before stands elsewhere: a line alone does not tell whether 「5号文」 was.
fn no_title_in_line(run: &Run, sink: &mut Sink) {
    each_without_title(run, |range, short| {
        if !short {
            report(run, range, sink);
        }
    });
}

/// The characters of 「〔2026〕12345号」, and some to spare.
const LONGEST: usize = 16;

fn no_title_in_document(page: &Page, sink: &mut Sink) {
    // 「〔2026〕8号」, wherever it stands; the code before it may be cut short.
    let mut cited: HashMap<&str, usize> = HashMap::new();
    for (open, _) in page.source.match_indices('〔') {
        let near = scan::first_chars(&page.source[open..], LONGEST);
        if let Some(len) = near.find('号') {
            *cited.entry(&page.source[open..open + len]).or_default() += 1;
        }
    }
    for paragraph in page.document.all_blocks().filter_map(Block::paragraph) {
        let run = Run::of(&paragraph.text, Role::Body);
        each_without_title(&run, |range, short| {
            let code = run.text[range.clone()].trim_end_matches('号');
            let number = code.find('〔').map_or(code, |open| &code[open..]);
            if !short || cited.get(number).is_none_or(|count| *count < 2) {
                report(&run, range, sink);
            }
        });
    }
}

fn report(run: &Run, range: Range<usize>, sink: &mut Sink) {
    sink.find(run, range, "引用公文应先引标题，把发文字号放在标题后的圆括号里。", None);
}

/// Every number behind 「根据」 that no title stands before, and whether it is cited as 「××号文」.
fn each_without_title(run: &Run, mut found: impl FnMut(Range<usize>, bool)) {
    for (at, lead) in LEADS.iter().flat_map(|lead| run.text.match_indices(lead)) {
        let start = at + lead.len();
        let rest = run.after(start);
        let code: usize = rest.chars().take_while(|c| scan::is_han(*c)).take(12).map(char::len_utf8).sum();
        if code == 0 || !rest[code..].starts_with('〔') {
            continue;
        }
        let open = start + code;
        let Some(hao) = written::read(run, open..open + '〔'.len_utf8()).and_then(|number| number.hao) else {
            continue;
        };
        let after = run.after(hao.end);
        if !after.starts_with(['《', '、', '）']) {
            found(start..hao.end, after.starts_with('文'));
        }
    }
}

static ORDER_ZERO: Rule = Rule {
    code: "WS0210",
    name: "令号编了虚位",
    family: Family::Number,
    severity: Severity::Warning,
    sources: &[&source::C_NUMBER, &source::F10_2],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "令号写作“第×号”时，数字前是否多写了“0”。",
        why: "令号的数字与发文顺序号一样不编虚位。",
        wrong: &[
            "云溪县人民政府令第05号",
            "云溪县人民政府令\n第012号\n《云溪县防汛办法》已经通过，现予公布，自2026年6月6日起施行。\n县长　张三\n2026年5月6日\n",
        ],
        right: &["云溪县人民政府令第5号"],
        remedy: "删去前面的“0”。",
        except: "其他编号。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["第0"], order_zero),
};

fn order_zero(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let before = run.before(at.start).trim_end();
    let alone = run.role == Role::Number && before.is_empty();
    if !alone && !before.ends_with('令') {
        return;
    }
    let start = at.end - 1;
    let digits = scan::digits(run.after(start));
    let kept = digits.trim_start_matches('0');
    if kept.is_empty() || !run.after(start + digits.len()).starts_with('号') {
        return;
    }
    let range = start..start + digits.len();
    sink.find(run, range.clone(), format!("令号不编虚位，应写作“第{kept}号”。"), run.replace(range, kept));
}
