//! What lies on the desks a person keeps with others, and what came for their unit.

use super::own::task;
use super::{MOST, deadline};
use crate::documents::Desk;
use crate::error::Result;
use crate::{App, Person};
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
    pub(super) async fn desk_tasks(&self, person: &Person, desk: &Desk) -> Result<Vec<Task>> {
        let registrar = desk.is_registrar().is_some();
        let mut tasks = Vec::new();
        if registrar {
            tasks.extend(self.received_tasks(desk, &COUNTER).await?);
            tasks.extend(self.sent_tasks(desk, &ISSUE).await?);
            tasks.extend(self.ending_tasks(desk).await?);
        }
        if desk.is_member().is_some() {
            tasks.extend(self.received_tasks(desk, &OFFICE).await?);
        }
        if desk.is_reviewer().is_some() {
            tasks.extend(self.sent_tasks(desk, &REVIEW).await?);
        }
        if Chart::is_registrar(&*desk.organization, person.id(), Role::ExecutiveMeeting, desk.now.today) {
            tasks.extend(self.meeting_tasks().await?);
        }
        tasks.extend(self.copies_tasks(desk).await?);
        Ok(tasks)
    }

    async fn received_tasks(&self, desk: &Desk, stages: &[(In, &str)]) -> Result<Vec<Task>> {
        let mut tasks = Vec::new();
        for (stage, what) in stages {
            let found = waiting::received_at(&self.db, &desk.viewer(), *stage, MOST).await?;
            tasks.extend(found.into_iter().map(|received| {
                let due = deadline(&received.due);
                task(received, (*what).to_owned(), Place::Desk, due)
            }));
        }
        Ok(tasks)
    }

    async fn sent_tasks(&self, desk: &Desk, stages: &[(Out, &str)]) -> Result<Vec<Task>> {
        let mut tasks = Vec::new();
        for (stage, what) in stages {
            for sent in waiting::sent_at(&self.db, &desk.viewer(), *stage, MOST).await? {
                tasks.push(Task {
                    thing: Thing::Outgoing,
                    id: sent.id,
                    title: sent.title,
                    what: (*what).to_owned(),
                    from: sent.drafter,
                    place: Place::Desk,
                    urgency: Urgency::Normal,
                    since: sent.since,
                    due: Deadline::None,
                });
            }
        }
        Ok(tasks)
    }

    /// Documents whose force is to end, as it was decided.
    async fn ending_tasks(&self, desk: &Desk) -> Result<Vec<Task>> {
        let found = approvals::to_end(&self.db, &desk.viewer(), MOST).await?.into_iter();
        Ok(found
            .map(|one| Task {
                thing: Thing::Outgoing,
                id: one.document,
                title: one.title,
                what: "已批准，请办理".to_owned(),
                from: one.drafter,
                place: Place::Desk,
                urgency: Urgency::Normal,
                since: one.since,
                due: Deadline::None,
            })
            .collect())
    }

    /// Decisions of bodies that are to be put on record.
    async fn meeting_tasks(&self) -> Result<Vec<Task>> {
        let lines = approvals::bodies(&self.db).await?.into_iter();
        Ok(lines
            .map(|line| Task {
                thing: Thing::Approval,
                id: line.id,
                title: line.title,
                what: format!("{}，开会后请登记决定", line.whereabouts),
                from: line.drafter,
                place: Place::Desk,
                urgency: Urgency::Normal,
                since: line.updated,
                due: Deadline::None,
            })
            .collect())
    }

    /// Copies that the person's units have not received yet.
    async fn copies_tasks(&self, desk: &Desk) -> Result<Vec<Task>> {
        let mut tasks = Vec::new();
        for unit in desk.units() {
            for coming in waiting::coming_for(&self.db, &unit, MOST).await? {
                tasks.push(Task {
                    thing: Thing::Copies,
                    id: coming.document,
                    title: coming.title,
                    what: "请签收".to_owned(),
                    from: coming.recipient,
                    place: Place::Unit,
                    urgency: Urgency::Normal,
                    since: coming.sent,
                    due: Deadline::None,
                });
            }
        }
        Ok(tasks)
    }
}
