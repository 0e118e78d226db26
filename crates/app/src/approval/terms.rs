//! What happens because time has passed: an oral consent lapses, a step is overdue, a substitute
//! comes or goes. Called by the clockwork of the server.

use crate::App;
use crate::act::{Object, System};
use crate::error::Result;
use office::approval::Now;
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
            let mut tx = self.db.begin().await?;
            let Some(mut stored) = approvals::by_id(&mut tx, &id).await? else { continue };
            let approval = &mut stored.approval;
            let (verb, event) = match approval.lapse_oral(now) {
                Ok(event) => ("approval.oral_lapsed", Some(event)),
                Err(_) => ("approval.timed_out", approval.time_out(&calendar, now).ok()),
            };
            let waiting = approval.waiting(&*organization, now);
            match event {
                None => {
                    approvals::wait(&mut tx, &id, &waiting).await?;
                    tx.settle(Housekeeping::Job).await?;
                }
                Some(event) => {
                    let words = format!("{}：{}", approval.title(), event.words());
                    let entry = self.entry(&System, verb, Object::new("approval", &id), words);
                    approvals::update(&mut tx, &mut stored, &waiting, now.at).await?;
                    tx.commit(&entry).await?;
                    moved += 1;
                }
            }
        }
        Ok(moved)
    }
}
