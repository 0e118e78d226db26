//! How closing phrases are written.

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::run::{Role, Run};
use crate::sink::Sink;
use crate::source;
use std::ops::Range;

pub(crate) static RULES: &[&Rule] = &[&QUESTION, &NO_STOP, &REGARDS];

static QUESTION: Rule = Rule {
    code: "WS0501",
    name: "“妥否，请批示”用了问号、叹号",
    family: Family::Closing,
    severity: Severity::Warning,
    sources: &[&source::C_CLOSING],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "“妥否，请批示。”中间是否误用问号，末尾是否误用问号、叹号。",
        why: "整句是请求，不是疑问，也不是感叹，“妥否”后用逗号，句末用句号。",
        wrong: &["妥否？请批示。", "当否，请批示！"],
        right: &["妥否，请批示。"],
        remedy: "“妥否”后改为逗号，句末改为句号。",
        except: "真正的问句。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(
        &["妥否？", "当否？", "可否？", "妥否?", "当否?", "请批示？", "请批复？", "请批示！", "请批复！"],
        question,
    ),
};

fn question(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let word = run.text[at.clone()].trim_end_matches(['？', '?', '！']);
    let mark = at.start + word.len()..at.end;
    let wrong = if run.text[mark.clone()] == *"！" { "叹号" } else { "问号" };
    let asks = word.ends_with('否') && !run.after(at.end).starts_with('请');
    if !asks {
        let right = if word.ends_with('否') { "，" } else { "。" };
        let fix = run.replace(mark.clone(), right);
        sink.find(run, mark, format!("“{word}”后用“{right}”，不用{wrong}。"), fix);
    }
}

/// Closing phrases that stand on a line of their own.
const CLOSERS: &[&str] = &[
    "妥否，请批示",
    "当否，请批示",
    "妥否，请批复",
    "当否，请批复",
    "以上请示当否，请批复",
    "以上请示妥否，请批示",
    "特此通知",
    "特此报告",
    "特此通告",
    "特此公告",
    "特此函复",
    "特此函达",
    "特此批复",
    "特此通报",
    "专此报告",
    "专此函复",
    "请予函复",
    "此复",
];

static NO_STOP: Rule = Rule {
    code: "WS0502",
    name: "结尾用语后没有句号",
    family: Family::Closing,
    severity: Severity::Warning,
    sources: &[&source::C_CLOSING],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "单独成行的“妥否，请批示”“特此通知”等末尾是否有句号。",
        why: "结尾用语是完整的一句话，末尾用句号。",
        wrong: &["妥否，请批示"],
        right: &["妥否，请批示。", "特此通知。"],
        remedy: "在末尾加“。”。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Run(no_stop),
};

fn no_stop(run: &Run, sink: &mut Sink) {
    let text = run.text.trim();
    if matches!(run.role, Role::Fragment | Role::Body) && text.len() <= 60 && CLOSERS.contains(&text) {
        let start = run.text.len() - run.text.trim_start().len();
        let fix = run.replace(start..start + text.len(), format!("{text}。"));
        sink.find(run, start..start + text.len(), format!("“{text}”末尾应用句号。"), fix);
    }
}

static REGARDS: Rule = Rule {
    code: "WS0503",
    name: "公文用了“此致敬礼”",
    family: Family::Closing,
    severity: Severity::Warning,
    sources: &[&source::C_CLOSING],
    fixability: Fixability::None,
    manual: Manual {
        checks: "结尾是否写“此致敬礼”。",
        why: "“此致敬礼”是私人书信的用语，公函不用。",
        wrong: &["此致敬礼！"],
        right: &["特此函达。"],
        remedy: "删去，按文种用“特此函达”“请予函复”等。",
        except: "感谢信、慰问信、邀请信。",
        office: ExampleOffice::None,
    },
    check: Check::Run(regards),
};

fn regards(run: &Run, sink: &mut Sink) {
    let plain: String = run.text.chars().filter(|c| !c.is_whitespace()).take(8).collect();
    let plain = plain.trim_end_matches(['！', '!', '。']);
    if matches!(run.role, Role::Fragment | Role::Body) && run.text.len() < 60 && ["此致敬礼", "敬礼"].contains(&plain)
    {
        sink.find(run, 0..run.text.len(), "公文不用“此致敬礼”，应删去。", None);
    }
}
