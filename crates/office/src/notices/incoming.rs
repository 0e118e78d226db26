//! Who is told what happened to a received document.

use super::{Letter, Notice, Thing, Weight, people_of, registrars};
use crate::documents::incoming::{Event, Incoming, Stage, Urgency};
use crate::organization::Organization;
use gongwen::Date;

/// Whom an event of a received document concerns. `actor` did it.
#[must_use]
pub fn of_incoming(
    event: &Event,
    document: &Incoming,
    actor: &str,
    organization: &Organization,
    today: Date,
) -> Vec<Notice> {
    let mut letter = Letter::about(Thing::Incoming, &document.id, &document.title, actor);
    let press = if document.urgency == Urgency::Immediate { Weight::Urgent } else { Weight::Normal };
    let follower = document.assignment.as_ref().map(|assignment| assignment.follows.id.clone());
    let proposer = document.proposal.as_ref().map(|proposal| proposal.act.by.id.clone());
    let unit = |id: Option<&String>| id.map_or_else(Vec::new, |id| people_of(organization, id, today));
    let sender = || unit(document.sender.unit.as_ref());
    match event {
        Event::Sent => {
            letter.tell(registrars(organization, today), Weight::Desk, "来文待签收");
        }
        Event::Proposed | Event::Redirected(..) | Event::Instructed => {
            if let Some(asked) = document.awaited_instruction() {
                letter.tell([&asked.id], press, "请批示");
                let substitute = organization.substitute(&asked.id, today);
                letter.tell(substitute.map(|person| &person.id), press, &format!("请代{}批示", asked.name));
            }
            if let Event::Redirected(from, _) = event {
                letter.tell(proposer.clone(), press, &format!("已改送，不再请{from}批示"));
            }
            if *event == Event::Instructed {
                letter.tell(proposer, press, "领导已批示");
            }
        }
        Event::Assigned(_) => {
            for (handler, part) in document.handlers() {
                letter.tell(unit(handler.unit.as_ref()), press, &format!("请{part}"));
            }
        }
        Event::Circulated(_) => {
            letter.tell(document.unread().map(|reading| &reading.reader.id), press, "请阅");
        }
        Event::Urged => {
            letter.tell(document.unread().map(|reading| &reading.reader.id), press, "催办：请阅");
            letter.tell(document.awaited_instruction().map(|asked| &asked.id), press, "催办：请批示");
            let lead = document.assignment.as_ref().and_then(|assignment| assignment.lead.unit.as_ref());
            let said = document.urgings.last().map_or("请抓紧办理", |urging| urging.text.as_str());
            letter.tell(unit(lead), press, &format!("催办：{said}"));
            letter.tell(follower, press, "已催办");
        }
        Event::Reported(unit) => letter.tell(follower, press, &format!("{unit}反馈了办理情况")),
        Event::DueSettled(day) => {
            for (handler, _) in document.handlers() {
                letter.tell(unit(handler.unit.as_ref()), Weight::Normal, &format!("办理时限确定为{day}"));
            }
        }
        Event::Overdue(day) => {
            letter.tell(follower, Weight::Urgent, &format!("办理超期（时限{day}），请催办"));
            let lead = document.assignment.as_ref().and_then(|assignment| assignment.lead.unit.as_ref());
            letter.tell(unit(lead), Weight::Urgent, &format!("办理超期（时限{day}），请抓紧办理"));
        }
        Event::Followed(_) => letter.tell(follower, press, "请催办"),
        Event::Reclassified(treatment) => {
            letter.tell(registrars(organization, today), Weight::Desk, &format!("已改为{treatment}"));
        }
        Event::SentBack(reason) => letter.tell(sender(), press, &format!("已退回：{reason}")),
        Event::Answered => {
            letter.tell(sender(), press, "已答复");
            // Their task ends with the answer, whoever gave it.
            for (handler, _) in document.handlers() {
                letter.tell(unit(handler.unit.as_ref()), Weight::Normal, "已答复来文单位，不用再办");
            }
        }
        Event::Reopened(_) => {
            letter.tell(sender(), press, "答复已收回，重新办理");
            letter.tell(follower, press, "答复已收回，请重新办理");
            for (handler, _) in document.handlers() {
                letter.tell(unit(handler.unit.as_ref()), press, "答复已收回，请重新办理");
            }
        }
        Event::Concluded => letter.tell(sender(), Weight::Normal, "已办结"),
        Event::Received => {
            letter.tell(sender(), Weight::Normal, "已签收");
            letter.tell(registrars(organization, today), Weight::Desk, "已签收，待登记");
        }
        Event::Corrected(_) => letter.tell(sender(), Weight::Normal, "登记有更正"),
        Event::Registered(_)
        | Event::Examined
        | Event::Read
        | Event::ReaderReleased(_)
        | Event::Archived(_)
        | Event::Refiled(_) => {}
    }
    letter.notices
}

/// Tells those who answered with a document of ours, and who may answer anew, what became of it.
#[must_use]
pub fn of_answer(
    words: &str,
    document: &Incoming,
    actor: &str,
    organization: &Organization,
    today: Date,
) -> Vec<Notice> {
    let mut letter = Letter::about(Thing::Incoming, &document.id, &document.title, actor);
    let anew = match document.stage {
        Stage::Archived => "来文已经归档，要重新办理的，请另行登记",
        _ => "要不要重新办理，请核对",
    };
    let words = format!("答复所用的公文{words}，{anew}");
    letter.tell(document.answer.as_ref().map(|answer| &answer.act.by.id), Weight::Normal, &words);
    letter.tell(document.assignment.as_ref().map(|assignment| &assignment.follows.id), Weight::Normal, &words);
    letter.tell(registrars(organization, today), Weight::Desk, &words);
    letter.notices
}
