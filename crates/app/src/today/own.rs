//! What is a person's own: approvals, documents on which they are asked, drafts, what they
//! follow; and what of theirs is with others.

use super::{ASKED, Elsewhere, MOST, Pile, deadline};
use crate::documents::Desk;
use crate::error::Result;
use crate::{App, Person};
use gongwen::Date;
use office::Moment;
use office::approval::{Errand, Now};
use office::calendar::{Calendar, Term};
use office::documents::Openness;
use office::documents::incoming::{Deadline, Urgency};
use office::notices::Thing;
use office::today::{Place, Task};
use store::approvals::{self, Mine};
use store::authority::Version;
use store::documents::waiting::{self, Received, Sent};

impl App {
    /// The tasks that are the person's own.
    pub(super) async fn own_tasks(&self, person: &Person, calendar: &Calendar, pile: &mut Pile) -> Result<()> {
        let drafts = waiting::drafts_of(&self.db, person.id(), ASKED).await?;
        let mut mine = approvals::waiting_for(&self.db, person.id()).await?;
        // A document that came back is on the desk as a document.
        mine.retain(|mine| mine.errand != Errand::Mend || drafts.iter().all(|draft| draft.id != mine.id));
        pile.tasks.extend(mine.into_iter().map(|mine| approval(mine, calendar)));
        pile.add(approvals::to_carry_out(&self.db, person.id(), ASKED).await?, approved);
        pile.add(self.tables_waiting_for(person).await?, table);
        pile.add(waiting::received_for(&self.db, person.id(), ASKED).await?, received);
        pile.add(drafts, draft);
        pile.add(waiting::to_publish(&self.db, person.id(), ASKED).await?, |one| published(one, calendar));
        pile.add(waiting::followed_by(&self.db, person.id(), ASKED).await?, followed);
        Ok(())
    }

    /// What of the person's, or of their units, is with others.
    pub(super) async fn elsewhere(&self, person: &Person, desk: &Desk) -> Result<Vec<Elsewhere>> {
        let mut elsewhere = Vec::new();
        for line in approvals::pending_of(&self.db, person.id(), ASKED).await? {
            let place = line.whereabouts;
            elsewhere.push(Elsewhere {
                thing: Thing::Approval,
                id: line.id,
                title: line.title,
                place,
                since: line.updated,
            });
        }
        for sent in waiting::under_way(&self.db, person.id(), ASKED).await? {
            let place = if sent.with.is_empty() { sent.stage.name().to_owned() } else { sent.with };
            elsewhere.push(Elsewhere {
                thing: Thing::Outgoing,
                id: sent.id,
                title: sent.title,
                place,
                since: sent.since,
            });
        }
        for unit in desk.units() {
            for sent in waiting::sent_in_by(&self.db, &unit, person.id(), ASKED).await? {
                let place = format!("{}，{}", sent.stage.name(), sent.with);
                elsewhere.push(Elsewhere {
                    thing: Thing::Incoming,
                    id: sent.id,
                    title: sent.title,
                    place,
                    since: sent.since,
                });
            }
        }
        elsewhere.sort_by(|a, b| (a.since, &a.id).cmp(&(b.since, &b.id)));
        elsewhere.truncate(MOST);
        Ok(elsewhere)
    }
}

fn approval(mine: Mine, calendar: &Calendar) -> Task {
    let whose = if mine.for_whom.is_empty() { String::new() } else { format!("，代{}", mine.for_whom) };
    let due = mine.limit.map_or(Deadline::None, |days| {
        match calendar.deadline(Now::of(mine.since).today, Term::WorkingDays(days)) {
            Ok(day) => Deadline::On(day),
            Err(unknown) => Deadline::Unknown(unknown.year),
        }
    });
    Task {
        thing: Thing::Approval,
        what: match mine.errand {
            Errand::Sign => format!("请审批（{}{whose}）", mine.post),
            Errand::Confirm => format!("请补签口头意见（{}）", mine.post),
            Errand::Mend => "已退回，请修改".to_owned(),
            Errand::Settle => "会签有不同意见，请协调".to_owned(),
        },
        id: mine.id,
        title: mine.title,
        from: mine.drafter,
        place: Place::Own,
        urgency: Urgency::Normal,
        since: mine.since,
        due,
    }
}

fn approved((id, title, since): (String, String, Moment)) -> Task {
    Task {
        thing: Thing::Approval,
        what: "已批准，请办理".to_owned(),
        id,
        title,
        from: String::new(),
        place: Place::Own,
        urgency: Urgency::Normal,
        since,
        due: Deadline::None,
    }
}

/// A table of authority that waits to be confirmed.
fn table(version: Version) -> Task {
    Task {
        thing: Thing::Authority,
        what: "请确认审批权限表".to_owned(),
        id: version.id,
        title: version.name,
        from: String::new(),
        place: Place::Own,
        urgency: Urgency::Normal,
        since: version.made,
        due: Deadline::None,
    }
}

/// What is public of its own accord and waits for somebody to make it so (《政府信息公开条例》 Art 26).
fn published((sent, formed): (Sent, String), calendar: &Calendar) -> Task {
    let due = Date::from_iso(&formed).map(|formed| Openness::Active.publish_by(formed, calendar));
    Task {
        thing: Thing::Outgoing,
        what: "请公开，并登记".to_owned(),
        id: sent.id,
        title: sent.title,
        from: String::new(),
        place: Place::Own,
        urgency: Urgency::Normal,
        since: sent.since,
        due: match due {
            Some(Ok(Some(day))) => Deadline::On(day),
            Some(Err(unknown)) => Deadline::Unknown(unknown.year),
            Some(Ok(None)) | None => Deadline::None,
        },
    }
}

fn received(received: Received) -> Task {
    let (what, place) = match received.part.as_str() {
        "批示" => ("请批示", Place::Own),
        "主办" => ("请主办", Place::Unit),
        "协办" => ("请协办", Place::Unit),
        _ => ("请阅", Place::Own),
    };
    let due = if place == Place::Unit { deadline(&received.due) } else { Deadline::None };
    task(received, what.to_owned(), place, due)
}

fn followed(received: Received) -> Task {
    let due = deadline(&received.due);
    let what = format!("请跟办（{}主办）", received.with);
    task(received, what, Place::Own, due)
}

/// The task that a received document is.
pub(super) fn task(received: Received, what: String, place: Place, due: Deadline) -> Task {
    Task {
        thing: Thing::Incoming,
        id: received.id,
        title: received.title,
        what,
        from: received.sender,
        place,
        urgency: received.urgency,
        since: received.since,
        due,
    }
}

fn draft(sent: Sent) -> Task {
    let what = if sent.returned { "已退回，请修改" } else { "拟稿，还没有送审" };
    Task {
        thing: Thing::Outgoing,
        what: what.to_owned(),
        id: sent.id,
        title: sent.title,
        from: String::new(),
        place: Place::Own,
        urgency: Urgency::Normal,
        since: sent.since,
        due: Deadline::None,
    }
}
