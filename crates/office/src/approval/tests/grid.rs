//! docs/states/approval.md: state by verb, as the engine answers.

use super::pairs::Verb;
use super::stage::Stage;
use crate::approval::{Stance, Target};
use std::fmt::Write;
use std::path::Path;

fn states() -> Vec<(&'static str, Stage)> {
    let mut states = vec![("待提交", Stage::new("line")), ("第一步", Stage::sent("line"))];
    let mut middle = Stage::sent("line");
    middle.agree("fuzhuren").unwrap();
    let mut last = middle.clone();
    last.agree("zhuren").unwrap();
    let mut approved = last.clone();
    approved.agree("xianzhang").unwrap();
    let mut returned = middle.clone();
    returned.approval.send_back("zhuren", Target::Drafter, "重写", &returned.chart, returned.now).unwrap();
    let mut group = Stage::sent("group");
    group.agree("fuzhuren").unwrap();
    let mut half = group.clone();
    half.agree("shuiliju").unwrap();
    let mut against = half.clone();
    against.approval.countersign("caizhengju", Stance::Disagree, "没有预算", &against.chart, against.now).unwrap();
    let mut referred = against.clone();
    Verb::Refer.act(&mut referred).unwrap();
    let mut oral = Stage::sent("short");
    Verb::RecordOral.act(&mut oral).unwrap();
    let mut body = Stage::sent("body");
    body.agree("zhuren").unwrap();
    let mut principle = body.clone();
    Verb::PassInPrinciple.act(&mut principle).unwrap();
    let mut rejected = body.clone();
    Verb::Reject.act(&mut rejected).unwrap();
    states.extend([
        ("中间一步", middle),
        ("最后一步", last),
        ("已退回", returned),
        ("会签开始", group),
        ("会签一半", half),
        ("会签有不同意", against),
        ("已报请裁定", referred),
        ("等常务会议", body),
        ("原则通过，等县委常委会", principle),
        ("口头批准，待补签", oral),
        ("已批准", approved),
        ("未通过", rejected),
    ]);
    states
}

fn page() -> String {
    let states = states();
    let mut page = String::from(
        "# 审批：状态和动作\n\n\
         这张表由测试照引擎的实际回答写成，引擎变了而表没有变，测试不通过。每格说的是：在这个状态下，由最有权的人来做这个动作，行不行。\n\
         更新：`WENSHU_WRITE_DOCS=1 cargo test -p office grid`。\n\n",
    );
    for (name, stage) in &states {
        let _ = writeln!(page, "## {name}\n\n| 动作 | 结果 |\n|---|---|");
        let mut refused: Vec<(String, Vec<String>)> = Vec::new();
        for verb in Verb::ALL {
            let mut stage = stage.clone();
            match verb.act(&mut stage) {
                Ok(event) => {
                    let fell = event.fell().len();
                    let fell = if fell > 0 { format!("，{fell}个签署失效") } else { String::new() };
                    let _ = writeln!(page, "| {} | → {}{fell} |", verb.name(), stage.approval.whereabouts());
                }
                Err(refusal) => {
                    let words = refusal.to_string();
                    match refused.iter_mut().find(|(other, _)| *other == words) {
                        Some((_, verbs)) => verbs.push(verb.name()),
                        None => refused.push((words, vec![verb.name()])),
                    }
                }
            }
        }
        for (words, verbs) in refused {
            let _ = writeln!(page, "| {} | 不行：{words} |", verbs.join("、"));
        }
        page.push('\n');
    }
    page.truncate(page.trim_end().len());
    page.push('\n');
    page
}

#[test]
fn the_page_of_states_is_as_the_engine_answers() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/states/approval.md");
    let page = page();
    if std::env::var_os("WENSHU_WRITE_DOCS").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, &page).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == page, "docs/states/approval.md is not current: WENSHU_WRITE_DOCS=1 cargo test -p office grid");
}
