//! Title marks (书名号) and quotation marks in a row; what they are not used for.

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::run::Run;
use crate::scan;
use crate::sink::Sink;
use crate::source;
use std::ops::Range;

pub(crate) static RULES: &[&Rule] = &[&BETWEEN, &CERTIFICATES, &VERSION];

static BETWEEN: Rule = Rule {
    code: "WS0922",
    name: "并列的书名号或引号之间用了顿号",
    family: Family::Punctuation,
    severity: Severity::Hint,
    sources: &[&source::P4_5_3_5],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "相邻的“》《”“”“”之间是否夹了顿号。",
        why: "标号已经把并列成分隔开，通常不再用顿号。",
        wrong: &["执行《预算法》、《会计法》的规定。", "落实“三会一课”、“主题党日”制度。"],
        right: &["执行《预算法》《会计法》的规定。", "落实“三会一课”“主题党日”制度。"],
        remedy: "删去顿号。",
        except: "中间插有括注的，如“《甲》（文号）、《乙》”。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["》、《", "”、“"], between),
};

fn between(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let start = at.start + '》'.len_utf8();
    let range = start..start + '、'.len_utf8();
    let what = if run.text[at].starts_with('》') { "书名号" } else { "引号" };
    let fix = run.replace(range.clone(), "");
    sink.find(run, range, format!("标有{what}的并列成分之间通常不用顿号，可删去。"), fix);
}

static CERTIFICATES: Rule = Rule {
    code: "WS0923",
    name: "证件、奖项、会议、活动用了书名号",
    family: Family::Punctuation,
    severity: Severity::Warning,
    sources: &[&source::PA_13, &source::F9],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "营业执照、许可证、身份证等证件，奖项、称号，会议、活动的名称是否加了书名号。",
        why: "书名号标示作品；证件、奖项、会议、活动的名称不是作品。",
        wrong: &[
            "申请人应当提交《营业执照》复印件。",
            "授予石桥镇《先进集体》称号。",
            "组织开展《安全生产月》活动。",
            "参加《全县防汛工作会议》的同志留下。",
        ],
        right: &["申请人应当提交营业执照复印件。"],
        remedy: "删去书名号。",
        except: "法规、文件的名称，如《许可证管理办法》。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(
        &[
            "执照》",
            "许可证》",
            "身份证》",
            "户口簿》",
            "资格证》",
            "毕业证》",
            "合格证》",
            "结婚证》",
            "驾驶证》",
            "行驶证》",
            "登记证》",
            "一等奖》",
            "二等奖》",
            "三等奖》",
            "》称号",
            "》荣誉称号",
            "》奖项",
            "工作会议》",
            "座谈会》",
            "推进会》",
            "动员会》",
            "论坛》",
            "月》活动",
            "周》活动",
            "日》活动",
        ],
        certificates,
    ),
};

fn certificates(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let start = at.start;
    let Some(open) = run.before(at.start).rfind(['《', '》']).filter(|open| run.after(*open).starts_with('《'))
    else {
        return;
    };
    let Some(close) = run.text[at].find('》').map(|mark| start + mark) else { return };
    let name = &run.text[open + '《'.len_utf8()..close];
    if name.chars().count() > 16 || scan::has(name, &["关于", "办法", "规定", "纪要", "讲话"]) {
        return;
    }
    let range = open..close + '》'.len_utf8();
    let fix = run.replace(range.clone(), name);
    sink.find(run, range, format!("“{name}”是证件、奖项、会议或活动，不用书名号。"), fix);
}

static VERSION: Rule = Rule {
    code: "WS0924",
    name: "“（试行）”放在了书名号外面",
    family: Family::Punctuation,
    severity: Severity::Warning,
    sources: &[&source::C_MARKS],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "说明文件性质的“（试行）”“（暂行）”是否放在书名号里面。",
        why: "“试行”“暂行”是名称的一部分，应在书名号内。",
        wrong: &["执行《云溪县公务接待管理办法》（试行）。"],
        right: &["执行《云溪县公务接待管理办法（试行）》。"],
        remedy: "把“（试行）”移到书名号内。",
        except: "“（草案）”“（征求意见稿）”等说明稿本的括注。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["》（试行）", "》（暂行）", "》(试行)", "》(暂行)"], version),
};

fn version(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let word = if run.text[at.clone()].contains('试') { "试行" } else { "暂行" };
    let right = format!("（{word}）》");
    let fix = run.replace(at.clone(), right.clone());
    sink.find(run, at, format!("“{word}”是名称的一部分，应在书名号内，写作“{right}”。"), fix);
}
