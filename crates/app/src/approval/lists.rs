//! What waits for a person, what a person submitted, and what a person had a hand in.

use crate::error::Result;
use crate::{App, Person};
use office::authority::{Chart, Role};
use store::approvals::{self, Line, Mine};

/// The longest list.
const MOST: i64 = 200;

/// Everything on a person's page of approvals.
#[derive(Clone, Debug)]
pub struct Lists {
    /// What waits for the person.
    pub waiting: Vec<Mine>,
    /// What the person submitted.
    pub own: Vec<Line>,
    /// What the person had a hand in.
    pub seen: Vec<Line>,
    /// What waits for the decision of a body, for those who put it on record.
    pub bodies: Vec<Line>,
}

impl App {
    /// What waits for a person, the longest waiting first.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn waiting_for(&self, person: &Person) -> Result<Vec<Mine>> {
        Ok(approvals::waiting_for(&self.db, person.id()).await?)
    }

    /// The page of approvals of a person.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn approval_lists(&self, person: &Person) -> Result<Lists> {
        let organization = self.organization().await?;
        let registrar = Chart::is_registrar(&*organization, person.id(), Role::ExecutiveMeeting, self.today());
        Ok(Lists {
            waiting: self.waiting_for(person).await?,
            own: approvals::of_drafter(&self.db, person.id(), MOST).await?,
            seen: approvals::seen_by(&self.db, person.id(), MOST).await?,
            bodies: if registrar { approvals::bodies(&self.db).await? } else { Vec::new() },
        })
    }
}
