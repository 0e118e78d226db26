//! Marks in a title.

use super::view;
use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::run::Run;
use crate::sink::Sink;
use crate::source;
use regex::Regex;
use std::sync::LazyLock;

pub(crate) static RULES: &[&Rule] = &[&END_MARK, &INNER_MARK, &REGULATION];

static END_MARK: Rule = Rule {
    code: "WS0301",
    name: "标题末尾用了标点",
    family: Family::Title,
    severity: Severity::Warning,
    sources: &[&source::C_TITLE],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "标题末尾是否有句号、逗号等点号。",
        why: "标题居中单独编排，末尾不用标点。",
        wrong: &["关于做好防汛工作的通知。"],
        right: &["关于做好防汛工作的通知"],
        remedy: "删去标点。",
        except: "括号里的版本说明，如“（试行）”。",
        office: ExampleOffice::None,
    },
    check: Check::Run(end_mark),
};

fn end_mark(run: &Run, sink: &mut Sink) {
    let Some(title) = view(run) else { return };
    if title.mark > 0 && (!title.is_fragment || title.text.starts_with("关于")) {
        let range = title.end()..title.end() + title.mark;
        let fix = run.replace(range.clone(), "");
        sink.find(run, range, "标题末尾不用标点，应删去。", fix);
    }
}

static INNER_MARK: Rule = Rule {
    code: "WS0302",
    name: "标题中间用了点号",
    family: Family::Title,
    severity: Severity::Hint,
    sources: &[&source::C_TITLE],
    fixability: Fixability::None,
    manual: Manual {
        checks: "标题中间是否有逗号、句号、分号、冒号。",
        why: "标题除书名号、引号、顿号、括号外，一般不用标点。",
        wrong: &[
            "云溪县人民政府关于加强值守，做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        right: &[
            "云溪县人民政府关于做好防汛、抗旱工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        remedy: "改写标题，去掉标点。",
        except: "书名号、引号、括号里面的标点；讲话、信息的标题。",
        office: ExampleOffice::None,
    },
    check: Check::Run(inner_mark),
};

fn inner_mark(run: &Run, sink: &mut Sink) {
    let Some(title) = view(run).filter(|title| !title.is_fragment && title.kind().is_some()) else { return };
    let mut depth = 0_usize;
    for (at, c) in title.text.char_indices() {
        match c {
            '《' | '“' | '（' | '(' | '〈' => depth += 1,
            '》' | '”' | '）' | ')' | '〉' => depth = depth.saturating_sub(1),
            '，' | '。' | '；' | '：' if depth == 0 => {
                let range = title.start + at..title.start + at + c.len_utf8();
                sink.find(run, range, format!("标题中间一般不用“{c}”，宜改写。"), None);
            }
            _ => {}
        }
    }
}

static REGULATION: Rule = Rule {
    code: "WS0303",
    name: "标题里的规章制度名称没有加书名号",
    family: Family::Title,
    severity: Severity::Hint,
    sources: &[&source::C_TITLE],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "印发类标题里的办法、规定、细则、制度等名称是否加书名号。",
        why: "法规、规章、制度的名称加书名号，与事由分开。",
        wrong: &["关于印发云溪县公务接待管理办法的通知"],
        right: &["关于印发《云溪县公务接待管理办法》的通知", "关于印发防汛工作方案的通知"],
        remedy: "给名称加书名号，请核对起止。",
        except: "方案、要点、计划等；“两个规定”“有关办法”一类的统称。",
        office: ExampleOffice::None,
    },
    check: Check::Run(regulation),
};

fn regulation(run: &Run, sink: &mut Sink) {
    static PATTERN: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"关于(?:印发|发布|公布|修订)([^《》，]{2,45}?(?:(?:管理|监督|考核|奖励|实施|暂行|试行|接待|工作|评审|评价|使用|议事)(?:办法|规定|细则|制度|规则)|条例|章程)(?:（[^）]{2,12}）)?)的(?:通知|决定)$",
        )
        .ok()
    });
    let Some(title) = view(run) else { return };
    let Some(name) = PATTERN.as_ref().and_then(|p| p.captures(title.text)).and_then(|c| c.get(1)) else { return };
    if crate::scan::has(name.as_str(), &["两个", "若干", "有关", "等", "三个", "几个", "修改"]) {
        return;
    }
    let range = title.start + name.start()..title.start + name.end();
    let right = format!("《{}》", name.as_str());
    let fix = run.replace(range.clone(), right.clone());
    sink.find(run, range, format!("规章制度的名称加书名号，写作“{right}”。"), fix);
}
