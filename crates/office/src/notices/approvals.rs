//! Who is told what happened to an approval.

use super::{Letter, Notice, Thing, Weight};
use crate::approval::{Approval, Errand, Event, Fell, State, Waiting};
use std::collections::BTreeSet;

/// Whom an event of an approval concerns. `before` waited for it before, `now` does since;
/// `actor` did it, nobody if it was the clock.
#[must_use]
pub fn of_approval(
    event: &Event,
    approval: &Approval,
    before: &[Waiting],
    now: &[Waiting],
    actor: &str,
) -> Vec<Notice> {
    let mut letter = Letter::about(Thing::Approval, approval.id(), approval.title(), actor);
    let press = press(approval);
    let drafter = [&approval.drafter().id];
    let again = matches!(event, Event::Reminded { .. } | Event::TimedOut { .. });
    for waiting in now {
        let known = before.iter().any(|one| one.who.id == waiting.who.id && one.errand == waiting.errand);
        if known && !again {
            continue;
        }
        let ask = ask(waiting);
        let words = match event {
            Event::Revised { fell, .. } if signers(approval, fell).contains(&waiting.who.id) => {
                "内容改了，您的签署已经失效，请重新审批".to_owned()
            }
            Event::Reminded { .. } => format!("催办：{ask}"),
            Event::TimedOut { .. } => format!("已超期：{ask}"),
            _ => ask,
        };
        letter.tell([&waiting.who.id], press, &words);
    }
    match event {
        Event::TimedOut { title, .. } => letter.tell(drafter, press, &format!("{title}超过时限")),
        Event::Delegated { .. } => {
            // Of two who were asked one after the other, the first need not any more.
            let replaced = before.iter().filter(|one| {
                one.errand == Errand::Sign && one.for_whom.is_some() && !now.iter().any(|now| now.who.id == one.who.id)
            });
            letter.tell(replaced.map(|one| &one.who.id), Weight::Normal, "已另请他人代签，不用您办了");
        }
        Event::HandedOn { from, .. } => {
            letter.tell(drafter, press, "已转交您办理");
            letter.tell([&from.id], Weight::Normal, "已转交他人办理");
        }
        Event::OralLapsed { .. } => {
            letter.tell(drafter, press, "口头同意没有补签，已经失效");
            letter.tell(witnesses(approval).iter(), press, "您记录的口头同意没有补签，已经失效");
        }
        Event::OralDenied { .. } => {
            letter.tell(drafter, press, "领导否认口头同意，已经失效");
            letter.tell(witnesses(approval).iter(), press, "您记录的口头同意，领导否认，已经失效");
        }
        Event::Revised { fell, .. } => {
            letter.tell(signers(approval, fell), press, "内容改了，您的签署已经失效；再送到您时请重新签");
        }
        Event::Withdrawn { fell } => letter.tell(signers(approval, fell), press, "拟稿人撤回了，您的签署已经失效"),
        Event::Resolved { awaits: Some(body), .. } => {
            letter.tell(drafter, press, &format!("会议已有决定，待{body}决定"));
        }
        _ => {}
    }
    if now.is_empty() && approval.current().is_some() && approval.awaited_body().is_none() {
        letter.tell(drafter, press, "现在没有人能办：岗位空缺，或者人员已经离任，请看怎样往下走");
    }
    match approval.state() {
        State::Approved if !matches!(event, Event::OralConfirmed { .. } | Event::HandedOn { .. }) => {
            let oral = now.iter().any(|waiting| waiting.errand == Errand::Confirm);
            letter.tell(drafter, press, if oral { "已口头同意，等补签" } else { "已批准" });
        }
        State::Rejected if !matches!(event, Event::HandedOn { .. }) => letter.tell(drafter, press, "未通过"),
        State::Approved | State::Rejected | State::Draft | State::Pending => {}
    }
    letter.notices
}

/// Somebody is asked by a signer to read it and act (请阅处).
#[must_use]
pub fn of_referral(approval: &Approval, whom: &str, actor: &str) -> Vec<Notice> {
    let mut letter = Letter::about(Thing::Approval, approval.id(), approval.title(), actor);
    letter.tell([&whom.to_owned()], press(approval), "请您阅处");
    letter.notices
}

/// Whoever must confirm a table of authority, or published it, learns what is asked or decided.
#[must_use]
pub fn of_authority(id: &str, name: &str, whom: &[String], words: &str, actor: &str) -> Vec<Notice> {
    let mut letter = Letter::about(Thing::Authority, id, name, actor);
    letter.tell(whom, Weight::Normal, words);
    letter.notices
}

/// Who is asked now though nothing happened to the approval: somebody came to a post, or stands in
/// for somebody who has gone away. `asked` are the keys of those who were asked already, `vacant` the seats
/// that nobody can sign any more.
#[must_use]
pub fn of_turn(approval: &Approval, asked: &[(String, Errand)], now: &[Waiting], vacant: &[String]) -> Vec<Notice> {
    let mut letter = Letter::about(Thing::Approval, approval.id(), approval.title(), "");
    for waiting in now {
        let known = asked.iter().any(|(who, errand)| *who == waiting.who.id && *errand == waiting.errand);
        if !known {
            letter.tell([&waiting.who.id], press(approval), &ask(waiting));
        }
    }
    // Whoever was asked has left, and nobody came: only the drafter can choose another way.
    if now.is_empty() && !asked.is_empty() && approval.current().is_some() && approval.awaited_body().is_none() {
        let words = "原来要办的人已经离任或者不在，现在没有人能办，请看怎样往下走";
        letter.tell([&approval.drafter().id], press(approval), words);
    }
    let gone = asked.iter().any(|(who, _)| now.iter().all(|waiting| waiting.who.id != *who));
    if gone && !now.is_empty() && !vacant.is_empty() {
        let words = format!("{}的岗位空缺，没有人能签，请看怎样往下走", vacant.join("、"));
        letter.tell([&approval.drafter().id], press(approval), &words);
    }
    letter.notices
}

/// Whose signatures fell.
fn signers(approval: &Approval, fell: &[Fell]) -> Vec<String> {
    let signed = |fell: &Fell| {
        approval.history().iter().rev().find_map(|record| match &record.event {
            Event::Signed { title, .. } if *title == fell.title => record.by.as_ref().map(|by| by.id.clone()),
            _ => None,
        })
    };
    fell.iter().filter_map(signed).collect()
}

/// Who put on record the oral consents that the last event took away.
fn witnesses(approval: &Approval) -> BTreeSet<String> {
    let recorded = approval.history().iter().filter(|record| matches!(record.event, Event::OralRecorded { .. }));
    recorded.filter_map(|record| record.by.as_ref()).map(|by| by.id.clone()).collect()
}

fn press(approval: &Approval) -> Weight {
    if approval.facts().has(crate::authority::Fact::Emergency) { Weight::Urgent } else { Weight::Normal }
}

fn ask(waiting: &Waiting) -> String {
    match (waiting.errand, &waiting.for_whom) {
        (Errand::Sign, None) => "请审批".to_owned(),
        (Errand::Sign, Some(of)) => format!("请代{}审批", of.name),
        (Errand::Confirm, _) => format!("请补签口头意见（{}）", waiting.title),
        (Errand::Mend, _) => "已退回，请修改".to_owned(),
        (Errand::Settle, _) => "会签有不同意见，请协调".to_owned(),
    }
}
