//! Marks that are doubled, superfluous or at the wrong place.

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::run::{Role, Run};
use crate::scan;
use crate::sink::Sink;
use crate::source;
use std::ops::Range;

pub(crate) static RULES: &[&Rule] = &[&DOUBLED, &MIXED, &BEFORE_ETC, &BEFORE_AND, &AS_FOLLOWS, &LINE_START];

static DOUBLED: Rule = Rule {
    code: "WS0913",
    name: "同一个标点重复",
    family: Family::Punctuation,
    severity: Severity::Error,
    sources: &[&source::T20],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "逗号、句号、顿号、分号、冒号是否连写了两个。",
        why: "点号表示一次停顿，连写两个是录入错误。",
        wrong: &["各乡镇要落实责任，，确保安全。"],
        right: &["各乡镇要落实责任，确保安全。"],
        remedy: "删去多余的一个。",
        except: "省略号另由 WS0909 检查。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["，，", "。。", "、、", "；；", "：："], doubled),
};

fn doubled(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let Some(mark) = run.next(at.start) else { return };
    let rest = run.after(at.end);
    let dots = mark == '。' && rest.starts_with('。');
    if run.prev(at.start) == Some(mark) || dots {
        return;
    }
    let more = rest.find(|c| c != mark).unwrap_or(rest.len());
    let range = at.start..at.end + more;
    let fix = run.replace(range.clone(), mark.to_string());
    sink.find(run, range, format!("标点重复，只留一个“{mark}”。"), fix);
}

static MIXED: Rule = Rule {
    code: "WS0914",
    name: "两个不同的点号连在一起",
    family: Family::Punctuation,
    severity: Severity::Warning,
    sources: &[&source::C_MARKS],
    fixability: Fixability::None,
    manual: Manual {
        checks: "两个不同的点号是否连用，如“，。”。",
        why: "一处停顿只用一个点号，连用多半是改稿时没有删净。",
        wrong: &["各乡镇要落实责任，。"],
        right: &["各乡镇要落实责任。"],
        remedy: "留下合适的一个。",
        except: "问号与叹号连用。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(
        &[
            "，。", "。，", "、，", "，、", "；。", "。；", "：，", "、。", "，；", "；，", "：。", "。、", "、；",
            "；、", "，：", "？。", "！。", "？，", "！，", "。：",
        ],
        mixed,
    ),
};

fn mixed(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let message = format!("“{}”两个标点连用，应只留一个。", &run.text[at.clone()]);
    sink.find(run, at, message, None);
}

static BEFORE_ETC: Rule = Rule {
    code: "WS0915",
    name: "列举末尾的“等”前用了顿号",
    family: Family::Punctuation,
    severity: Severity::Warning,
    sources: &[&source::C_MARKS],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "“等”字前是否有顿号。",
        why: "“等”直接跟在最后一项后面，不是并列的一项。",
        wrong: &["检查水、电、路、等设施。"],
        right: &["检查水、电、路等设施。", "落实设施建设、等级评定。"],
        remedy: "删去顿号。",
        except: "“等级”“等待”“等额”等词。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["、等"], before_etc),
};

fn before_etc(run: &Run, at: Range<usize>, sink: &mut Sink) {
    const WORDS: &[&str] = &[
        "级", "待", "候", "额", "效", "同", "价", "距", "值", "到", "于", "比", "次", "压", "温", "高", "边", "号",
        "宽", "差", "离", "量", "靠", "要", "审",
    ];
    if !scan::starts(run.after(at.end), WORDS) {
        let range = at.start..at.end - '等'.len_utf8();
        let fix = run.replace(range.clone(), "");
        sink.find(run, range, "“等”前不用顿号，应删去。", fix);
    }
}

static BEFORE_AND: Rule = Rule {
    code: "WS0916",
    name: "连词前又用了顿号",
    family: Family::Punctuation,
    severity: Severity::Hint,
    sources: &[&source::C_MARKS],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "“以及”前是否用了顿号。",
        why: "连词已经表示并列，前面不再用顿号；要停顿时用逗号。",
        wrong: &["各乡镇、县直各部门、以及有关企业要落实责任。"],
        right: &["各乡镇、县直各部门以及有关企业要落实责任。"],
        remedy: "删去顿号。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["、以及"], before_and),
};

fn before_and(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let range = at.start..at.start + '、'.len_utf8();
    let fix = run.replace(range.clone(), "");
    sink.find(run, range, "“以及”前不用顿号，应删去。", fix);
}

static AS_FOLLOWS: Rule = Rule {
    code: "WS0917",
    name: "“如下”后没有用冒号",
    family: Family::Punctuation,
    severity: Severity::Hint,
    sources: &[&source::C_MARKS],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "“通知如下”“报告如下”等引出下文的话后面是否用冒号。",
        why: "“如下”引出下文，用冒号；用句号就断开了。",
        wrong: &["现将有关事项通知如下。"],
        right: &["现将有关事项通知如下："],
        remedy: "改为“：”。",
        except: "后面不引出下文的“如下”。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(
        &[
            "通知如下。",
            "报告如下。",
            "请示如下。",
            "函复如下。",
            "批复如下。",
            "通报如下。",
            "通告如下。",
            "公告如下。",
        ],
        as_follows,
    ),
};

fn as_follows(run: &Run, at: Range<usize>, sink: &mut Sink) {
    if run.after(at.end).trim().is_empty() {
        let range = at.end - '。'.len_utf8()..at.end;
        let fix = run.replace(range.clone(), "：");
        sink.find(run, range, "“如下”引出下文，应用冒号。", fix);
    }
}

static LINE_START: Rule = Rule {
    code: "WS0918",
    name: "一段以点号开头",
    family: Family::Punctuation,
    severity: Severity::Error,
    sources: &[&source::P5_1, &source::F9],
    fixability: Fixability::None,
    manual: Manual {
        checks: "正文段落的第一个字符是否为句号、逗号、顿号、分号、冒号。",
        why: "点号跟在文字后面，不出现在一行之首。",
        wrong: &[
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作\n。各乡镇要报送情况。\n云溪县人民政府\n2026年5月6日\n",
        ],
        right: &[
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。各乡镇要报送情况。\n云溪县人民政府\n2026年5月6日\n",
        ],
        remedy: "把标点移到上一段末尾，或者删去多余的换行。",
        except: "片段检查（片段可能从句中截取）。",
        office: ExampleOffice::None,
    },
    check: Check::Run(line_start),
};

fn line_start(run: &Run, sink: &mut Sink) {
    if run.role != Role::Body {
        return;
    }
    if let Some(mark) = run.next(0).filter(|c| "。，、；：".contains(*c)) {
        sink.find(run, 0..mark.len_utf8(), format!("“{mark}”不能在一段的开头，应接在上一段文字后面。"), None);
    }
}
