//! 交接: whoever comes to a post finds what belongs to it.
//!
//! Readers of a document are people, written down when it comes to them. Somebody appointed later
//! takes over what the unit sent in and received, and a registrar what the registers hold; else
//! the papers of a unit would go with whoever leaves. Whoever goes to another post leaves them.

use crate::App;
use crate::act::{Object, System};
use crate::error::Result;
use gongwen::Date;
use office::approval::Now;
use office::organization::{Organization, Rank};
use office::permission::Registrar;
use std::sync::PoisonError;
use std::time::Instant;
use store::documents::inherit;
use store::documents::moved::{self, ByPost};

/// Documents taken over in one transaction: few enough that nobody who writes has to wait for it.
const AT_ONCE: usize = 10;
/// For each moment of writing, so many are left to others.
const REST: u32 = 3;

/// For which organisation and day everything was handed over.
pub(crate) type HandedOver = std::sync::Arc<std::sync::Mutex<Option<(i64, Date)>>>;

impl App {
    /// Hands over to everybody what belongs to their posts and tells how many documents it was.
    /// Looked at when the organisation changed or a day began.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn hand_over(&self) -> Result<usize> {
        let organization = self.organization().await?;
        let now = Now::of(self.clock.now());
        let state = Some((organization.revision(), now.today));
        if *self.handed_over.lock().unwrap_or_else(PoisonError::into_inner) == state {
            return Ok(0);
        }
        let own = organization.own_office(now.today).map_or("", |office| office.id.as_str());
        let mut count = 0;
        for person in organization.people() {
            for post in organization.posts_of(&person.id, now.today) {
                let inside = post.unit == own || organization.is_under(&post.unit, own, now.today);
                if !inside {
                    let documents = inherit::of_unit(&self.db, &post.unit, &person.id).await?;
                    count += self.take_over(&organization, &documents, &person.id, "本单位").await?;
                }
            }
            if organization.tenures_of(&person.id).iter().any(|tenure| tenure.span.is_over(now.today)) {
                count += self.take_back(&organization, &person.id, now.today).await?;
            }
            if Registrar::of(&organization, &person.id, now.today).is_some() {
                let documents = inherit::of_registrar(&self.db, &person.id).await?;
                count += self.take_over(&organization, &documents, &person.id, "机要文书").await?;
            }
        }
        // What somebody who has left had begun, and only those who had a part in it may see.
        for director in organization.with_rank_in_office(Rank::Director, now.today) {
            let drafts = inherit::unfinished(&self.db, &director.id).await?;
            let left = |drafter: &str| organization.has_left(drafter, now.today);
            let documents: Vec<String> =
                drafts.into_iter().filter(|(_, drafter)| left(drafter)).map(|(document, _)| document).collect();
            count += self.take_over(&organization, &documents, &director.id, "交接").await?;
        }
        *self.handed_over.lock().unwrap_or_else(PoisonError::into_inner) = state;
        Ok(count)
    }

    /// Whoever left a post for another does not see any more what only that post let them see.
    async fn take_back(&self, organization: &Organization, person: &str, today: Date) -> Result<usize> {
        let units: Vec<&str> =
            organization.posts_of(person, today).into_iter().map(|post| post.unit.as_str()).collect();
        let registrar = Registrar::of(organization, person, today).is_some();
        let holds = |part: &ByPost| match part.part.as_str() {
            "机要文书" | "会议记录" => registrar,
            _ => part.units.iter().any(|unit| units.contains(&unit.as_str())),
        };
        let lost: Vec<ByPost> =
            moved::by_post(&self.db, person).await?.into_iter().filter(|part| !holds(part)).collect();
        for some in lost.chunks(AT_ONCE) {
            let mut tx = self.db.begin().await?;
            moved::take_back(&mut tx, some, person).await?;
            let words = format!("{}离开岗位，不再看{}份公文", name(organization, person), some.len());
            tx.commit(&self.entry(&System, "person.gave_back", Object::new("person", person), words)).await?;
        }
        Ok(lost.len())
    }

    async fn take_over(
        &self,
        organization: &Organization,
        documents: &[String],
        person: &str,
        part: &str,
    ) -> Result<usize> {
        for some in documents.chunks(AT_ONCE) {
            let begun = Instant::now();
            let mut tx = self.db.begin().await?;
            inherit::take_over(&mut tx, some, person, part, self.clock.now()).await?;
            let words = format!("{}在岗，可以看{part}的{}份公文", name(organization, person), some.len());
            tx.commit(&self.entry(&System, "person.took_over", Object::new("person", person), words)).await?;
            if some.len() == AT_ONCE {
                tokio::time::sleep(begun.elapsed() * REST).await;
            }
        }
        Ok(documents.len())
    }
}

fn name(organization: &Organization, person: &str) -> String {
    organization.person(person).map_or_else(String::new, |person| person.name.clone())
}
