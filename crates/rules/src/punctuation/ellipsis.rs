//! The ellipsis (省略号) and the dash (破折号).

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::run::{Role, Run};
use crate::scan::{has, is_chinese, is_han, starts};
use crate::sink::Sink;
use crate::source;
use std::ops::Range;

pub(crate) static RULES: &[&Rule] = &[&ELLIPSIS, &ELLIPSIS_ETC, &HYPHENS, &SHORT_DASH, &PLACES];

static ELLIPSIS: Rule = Rule {
    code: "WS0909",
    name: "省略号的形式不对",
    family: Family::Punctuation,
    severity: Severity::Error,
    sources: &[&source::P4_11, &source::F9],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "省略号是否写作六个居中的点“……”。",
        why: "省略号的形式是“……”，占两个字；三个点、几个句号都不是省略号。",
        wrong: &["水利、交通、电力...都要检查。", "水利、交通、电力。。。", "水利、交通、电力…都要检查。"],
        right: &["水利、交通、电力……都要检查。"],
        remedy: "改为“……”。",
        except: "西文、代码里的三个点；占一行的十二个点。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["...", "。。。", "…"], ellipsis),
};

fn ellipsis(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let Some(mark) = run.next(at.start) else { return };
    if run.prev(at.start) == Some(mark) {
        return;
    }
    let rest = run.after(at.start);
    let len = rest.find(|c| c != mark).unwrap_or(rest.len());
    let count = len / mark.len_utf8();
    let range = at.start..at.start + len;
    let near = run.prev(range.start).is_some_and(is_chinese) || run.next(range.end).is_some_and(is_chinese);
    let wrong = match mark {
        '…' => count % 2 == 1,
        _ => count <= 12,
    };
    if wrong && near {
        // Before 等, the mark goes altogether (WS0910).
        let fix = (!is_etc(run.after(range.end))).then(|| run.replace(range.clone(), "……")).flatten();
        sink.find(run, range, "省略号应写作六个点“……”。", fix);
    }
}

static ELLIPSIS_ETC: Rule = Rule {
    code: "WS0910",
    name: "省略号与“等”重复",
    family: Family::Punctuation,
    severity: Severity::Warning,
    sources: &[&source::C_MARKS],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "省略号后面是否又写了“等”。",
        why: "省略号和“等”都表示列举未尽，用一个即可。",
        wrong: &["水利、交通、电力……等部门都要检查。"],
        right: &["水利、交通、电力等部门都要检查。"],
        remedy: "删去省略号，保留“等”。",
        except: "“等待”“等级”等词开头的句子。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["…等", "...等", "。。。等"], ellipsis_etc),
};

fn ellipsis_etc(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let end = at.end - '等'.len_utf8();
    if !is_etc(run.after(end)) {
        return;
    }
    let start = run.before(end).trim_end_matches(['…', '.', '。']).len();
    let fix = run.replace(start..end, "");
    sink.find(run, start..at.end, "省略号与“等”不并用，保留“等”即可。", fix);
}

/// 等 that closes a list, and not the first half of a word.
fn is_etc(text: &str) -> bool {
    text.strip_prefix('等').is_some_and(|rest| !starts(rest, &["待", "级", "候", "到", "于", "同", "额"]))
}

static HYPHENS: Rule = Rule {
    code: "WS0911",
    name: "用连写的短横代替破折号",
    family: Family::Punctuation,
    severity: Severity::Error,
    sources: &[&source::P4_10, &source::F9],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "汉字之间是否用“--”作破折号。",
        why: "破折号的形式是“——”，占两个字，中间不断开。",
        wrong: &["坚持一个理念--生态优先。"],
        right: &["坚持一个理念——生态优先。"],
        remedy: "改为“——”。",
        except: "表格线、代码。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["--"], hyphens),
};

fn hyphens(run: &Run, at: Range<usize>, sink: &mut Sink) {
    if run.prev(at.start) == Some('-') {
        return;
    }
    let rest = run.after(at.start);
    let len = rest.find(|c| c != '-').unwrap_or(rest.len());
    let range = at.start..at.start + len;
    let between = run.prev(range.start).is_some_and(is_chinese) && run.next(range.end).is_some_and(is_chinese);
    if len <= 4 && between {
        let fix = run.replace(range.clone(), "——");
        sink.find(run, range, "破折号应写作“——”。", fix);
    }
}

static SHORT_DASH: Rule = Rule {
    code: "WS0912",
    name: "副题前的破折号只有一个字长",
    family: Family::Punctuation,
    severity: Severity::Hint,
    sources: &[&source::P4_10],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "一行开头引出副题的横线是否为破折号“——”。",
        why: "引出副题用破折号，占两个字；一字线是连接号。",
        wrong: &[
            "—在全县农村工作会议上的讲话",
            "责任扛在肩上—防汛工作情况通报\n各乡镇人民政府：\n现将防汛工作情况通报如下：\n值守到位。\n云溪县人民政府\n2026年5月6日\n",
        ],
        right: &["——在全县农村工作会议上的讲话", "北京—上海"],
        remedy: "改为“——”。",
        except: "连接地名、时间、数值的一字线，页码两侧的一字线。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["—"], short_dash),
};

fn short_dash(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let place = matches!(run.role, Role::Fragment | Role::Title | Role::AttachmentTitle | Role::Body);
    if !place || run.prev(at.start) == Some('—') || !run.next(at.end).is_some_and(is_han) {
        return;
    }
    if run.before(at.start).trim().is_empty() || divides_title(run, &at) {
        let fix = run.replace(at.clone(), "——");
        sink.find(run, at, "引出副题用破折号“——”，占两个字。", fix);
    }
}

/// Bytes of a line that may be a title and its subtitle.
const LONGEST_TITLE: usize = 600;

/// 「防汛—责任重于泰山」: a title and its subtitle on one line. Places, routes and spans of time are joined.
fn divides_title(run: &Run, at: &Range<usize>) -> bool {
    if !matches!(run.role, Role::Title | Role::AttachmentTitle) || run.text.len() > LONGEST_TITLE {
        return false;
    }
    let words = |text: &str| text.chars().count() >= 2 && text.chars().all(is_han);
    let (before, after) = (run.before(at.start), run.after(at.end));
    let joined = has(run.text, &["路", "线", "段", "铁", "河", "航", "桥", "管", "网", "城", "—月", "至"]);
    !joined && words(before) && words(after) && after.chars().count() >= 6
}

static PLACES: Rule = Rule {
    code: "WS0925",
    name: "地名起止用了短横",
    family: Family::Punctuation,
    severity: Severity::Hint,
    sources: &[&source::P4_13],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "路线、河段等的起止地名之间是否用“-”。",
        why: "地域的起止用一字线；短横用于编号和复合名词。",
        wrong: &["石桥镇-金水镇公路"],
        right: &["石桥镇—金水镇公路", "氧化-还原反应"],
        remedy: "改为一字线“—”。",
        except: "复合名词、型号。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["-", "－"], places),
};

fn places(run: &Run, at: Range<usize>, sink: &mut Sink) {
    const PLACES: [char; 12] = ['县', '市', '省', '镇', '乡', '村', '区', '站', '港', '路', '州', '桥'];
    let before = run.prev(at.start).is_some_and(|c| PLACES.contains(&c));
    let rest = run.after(at.end);
    let name = rest.find(|c: char| !is_han(c)).unwrap_or(rest.len());
    if before && rest[..name].chars().take(6).any(|c| PLACES.contains(&c)) {
        let fix = run.replace(at.clone(), "—");
        sink.find(run, at, "地域的起止用一字线“—”。", fix);
    }
}
