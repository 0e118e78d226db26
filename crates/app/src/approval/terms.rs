//! What happens because time has passed: an oral consent lapses, a step is overdue, a substitute
//! comes or goes. Called by the clockwork of the server.

use crate::App;
use crate::act::{Object, System};
use crate::error::Result;
use office::approval::{Approval, Event, Now};
use office::calendar::Calendar;
use office::notices::{of_approval, of_turn};
use store::Housekeeping;
use store::approvals;

impl App {
    /// Looks at every approval that time may have touched and returns how many moved. Each is a
    /// transaction of its own; who must act now is told anew for all.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn mind_approvals(&self) -> Result<usize> {
        let (organization, calendar) = (self.organization().await?, self.calendar().await?);
        let now = Now::of(self.clock.now());
        let mut moved = 0;
        for id in approvals::due_for_a_look(&self.db).await? {
            // Looked at first without a transaction: most of the time there is nothing to write.
            let Some(mut seen) = approvals::find(&self.db, &id).await? else { continue };
            let due = moves(&mut seen.approval, &calendar, now).is_some();
            let waiting = seen.approval.waiting(&*organization, now);
            if !due && approvals::is_kept(&self.db, &id, &waiting).await? {
                continue;
            }
            let mut tx = self.db.begin().await?;
            let Some(mut stored) = approvals::by_id(&mut tx, &id).await? else { continue };
            let before = stored.approval.waiting(&*organization, now);
            let moving = moves(&mut stored.approval, &calendar, now);
            let waiting = stored.approval.waiting(&*organization, now);
            // Somebody may have come to a post, or stand in for somebody who has gone away.
            self.admit_signers(&mut tx, &stored.approval, &waiting).await?;
            match moving {
                None => {
                    let asked = approvals::asked(&mut tx, &id).await?;
                    let vacant = stored.approval.vacant(&*organization, now);
                    approvals::wait(&mut tx, &id, &waiting).await?;
                    self.tell(&mut tx, &of_turn(&stored.approval, &asked, &waiting, &vacant)).await?;
                    if tx.changes_records() {
                        let whom: Vec<&str> = waiting.iter().map(|one| one.who.name.as_str()).collect();
                        let words = format!("{}：现在由{}审批，可以查看", stored.approval.title(), whom.join("、"));
                        let object = Object::new("approval", &id);
                        tx.commit(&self.entry(&System, "approval.passed_on", object, words)).await?;
                    } else {
                        tx.settle(Housekeeping::Job).await?;
                    }
                }
                Some((verb, event)) => {
                    let mut words = format!("{}：{}", stored.approval.title(), event.words());
                    approvals::update(&mut tx, &mut stored, &waiting, now.at).await?;
                    if matches!(event, Event::OralLapsed { .. })
                        && let Some(followed) = self.document_lapses(&mut tx, &stored.approval).await?
                    {
                        words = format!("{words}；{}", followed.words());
                    }
                    let entry = self.entry(&System, verb, Object::new("approval", &id), words);
                    self.tell(&mut tx, &of_approval(&event, &stored.approval, &before, &waiting, "")).await?;
                    tx.commit(&entry).await?;
                    moved += 1;
                }
            }
        }
        Ok(moved)
    }
}

/// What time does to an approval: an oral consent lapses, or a step is overdue.
fn moves(approval: &mut Approval, calendar: &Calendar, now: Now) -> Option<(&'static str, Event)> {
    match approval.lapse_oral(now) {
        Ok(event) => Some(("approval.oral_lapsed", event)),
        Err(_) => approval.time_out(calendar, now).ok().map(|event| ("approval.timed_out", event)),
    }
}
