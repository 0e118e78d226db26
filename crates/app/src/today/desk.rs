//! What lies on the desks a person keeps with others, and what came for their unit.

use super::own::task;
use super::{ASKED, Pile, deadline};
use crate::documents::Desk;
use crate::error::Result;
use crate::{App, Person};
use office::Moment;
use office::authority::{Chart, Role};
use office::documents::incoming::{Deadline, Stage as In, Urgency};
use office::documents::outgoing::Stage as Out;
use office::notices::Thing;
use office::today::{Place, Task};
use store::approvals;
use store::documents::waiting;

/// What the registrar does with what comes in, by stage.
const COUNTER: [(In, &str); 3] = [(In::Sent, "请签收"), (In::Received, "请登记"), (In::Registered, "请初审")];
/// What every member of the office may do with it.
const OFFICE: [(In, &str); 2] = [(In::Examined, "请拟办"), (In::Handling, "请交办")];
/// What the registrar does with what goes out.
const ISSUE: [(Out, &str); 5] = [
    (Out::Signed, "请复核"),
    (Out::Rechecked, "请登记编号"),
    (Out::Registered, "请印制"),
    (Out::Printed, "请用印"),
    (Out::Sealed, "请核发"),
];
const REVIEW: [(Out, &str); 1] = [(Out::Reviewing, "请审核")];

impl App {
    /// The tasks of the desks and units of a person.
    pub(super) async fn desk_tasks(&self, person: &Person, desk: &Desk, pile: &mut Pile) -> Result<()> {
        if desk.is_registrar().is_some() {
            self.received_tasks(desk, &COUNTER, pile).await?;
            self.sent_tasks(desk, &ISSUE, pile).await?;
            self.ending_tasks(desk, pile).await?;
        }
        if desk.is_member().is_some() {
            self.received_tasks(desk, &OFFICE, pile).await?;
        }
        if desk.is_reviewer().is_some() {
            self.sent_tasks(desk, &REVIEW, pile).await?;
        }
        if Chart::is_registrar(&*desk.organization, person.id(), Role::ExecutiveMeeting, desk.now.today) {
            self.meeting_tasks(desk, pile).await?;
        }
        self.copies_tasks(desk, pile).await
    }

    async fn received_tasks(&self, desk: &Desk, stages: &[(In, &str)], pile: &mut Pile) -> Result<()> {
        for (stage, what) in stages {
            let found = waiting::received_at(&self.db, &desk.viewer(), *stage, ASKED).await?;
            pile.add(found, |received| {
                let due = deadline(&received.due);
                task(received, (*what).to_owned(), Place::Desk, due)
            });
        }
        Ok(())
    }

    async fn sent_tasks(&self, desk: &Desk, stages: &[(Out, &str)], pile: &mut Pile) -> Result<()> {
        for (stage, what) in stages {
            let found = waiting::sent_at(&self.db, &desk.viewer(), *stage, ASKED).await?;
            pile.add(found, |sent| at_desk(Thing::Outgoing, sent.id, sent.title, what, sent.drafter, sent.since));
        }
        Ok(())
    }

    /// Documents whose force is to end, as it was decided.
    async fn ending_tasks(&self, desk: &Desk, pile: &mut Pile) -> Result<()> {
        let found = approvals::to_end(&self.db, &desk.viewer(), ASKED).await?;
        pile.add(found, |one| {
            at_desk(Thing::Outgoing, one.document, one.title, "已批准，请办理", one.drafter, one.since)
        });
        Ok(())
    }

    /// Decisions of bodies that are to be put on record.
    async fn meeting_tasks(&self, desk: &Desk, pile: &mut Pile) -> Result<()> {
        pile.add(approvals::bodies(&self.db, &desk.viewer()).await?, |line| {
            let what = format!("{}，开会后请登记决定", line.whereabouts);
            at_desk(Thing::Approval, line.id, line.title, &what, line.drafter, line.updated)
        });
        Ok(())
    }

    /// Copies that the person's units have not received yet.
    async fn copies_tasks(&self, desk: &Desk, pile: &mut Pile) -> Result<()> {
        for unit in desk.units() {
            let found = waiting::coming_for(&self.db, &unit, ASKED).await?;
            pile.add(found, |coming| Task {
                place: Place::Unit,
                ..at_desk(Thing::Copies, coming.document, coming.title, "请签收", coming.recipient, coming.sent)
            });
        }
        Ok(())
    }
}

/// A task of a desk, without a day on which it is due.
fn at_desk(thing: Thing, id: String, title: String, what: &str, from: String, since: Moment) -> Task {
    Task {
        thing,
        id,
        title,
        what: what.to_owned(),
        from,
        place: Place::Desk,
        urgency: Urgency::Normal,
        since,
        due: Deadline::None,
    }
}
