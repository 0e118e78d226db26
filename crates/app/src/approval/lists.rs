//! What waits for a person, what a person submitted, and what a person had a hand in.

use crate::documents::{Found, part};
use crate::error::Result;
use crate::{App, Person};
use office::approval::Now;
use office::authority::{Chart, Role};
use store::approvals::{self, Line, Mine};
use store::documents::Viewer;

/// Everything on a person's page of approvals.
#[derive(Clone, Debug)]
pub struct Lists {
    /// What waits for the person.
    pub waiting: Vec<Mine>,
    /// What the person submitted.
    pub own: Found<Line>,
    /// What the person had a hand in.
    pub seen: Found<Line>,
    /// What waits for the decision of a body, for those who put it on record.
    pub bodies: Vec<Line>,
    /// What is urgent, for those who may put an oral consent on record.
    pub urgent: Vec<Line>,
}

impl App {
    /// What waits for a person, the longest waiting first.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn waiting_for(&self, person: &Person) -> Result<Vec<Mine>> {
        Ok(approvals::waiting_for(&self.db, person.id()).await?)
    }

    /// The page of approvals of a person; of what was submitted and decided one part, from 1.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn approval_lists(&self, person: &Person, page: i64) -> Result<Lists> {
        let organization = self.organization().await?;
        let (offset, limit) = part(page.max(1));
        let viewer = self.desk(person).await?.viewer();
        let registrar = Chart::is_registrar(&*organization, person.id(), Role::ExecutiveMeeting, self.today());
        Ok(Lists {
            waiting: self.waiting_for(person).await?,
            own: Found::new(approvals::of_drafter(&self.db, person.id(), offset, limit).await?, page),
            seen: Found::new(approvals::seen_by(&self.db, person.id(), offset, limit).await?, page),
            bodies: if registrar { approvals::bodies(&self.db, &viewer).await? } else { Vec::new() },
            urgent: self.urgent_for(person, &viewer).await?,
        })
    }

    /// What waits, in an emergency, for somebody whose words this person passes on.
    async fn urgent_for(&self, person: &Person, viewer: &Viewer) -> Result<Vec<Line>> {
        let (organization, now) = (self.organization().await?, Now::of(self.clock.now()));
        let mut urgent = Vec::new();
        for line in approvals::by_word_of_mouth(&self.db, viewer).await? {
            let stored = approvals::find(&self.db, &line.id).await?;
            if stored.is_some_and(|stored| stored.approval.may_record_oral(person.id(), &*organization, now)) {
                urgent.push(line);
            }
        }
        Ok(urgent)
    }
}
