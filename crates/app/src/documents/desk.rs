//! What a use case on documents needs to know: the organisation, the day, who asks.

use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use office::approval::Now;
use office::authority::Holder;
use office::documents::incoming::Incoming;
use office::organization::Organization;
use office::permission::{Instructor, Member, Registrar, Reviewer};
use std::sync::Arc;
use store::Tx;
use store::documents::Viewer;

/// The organisation as it is now, and who asks.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The organisation.
    pub organization: Arc<Organization>,
    /// The moment and its day.
    pub now: Now,
    /// Who asks.
    pub holder: Holder,
}

impl App {
    /// The desk of a person, now.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn desk(&self, person: &Person) -> Result<Desk> {
        Ok(self.desk_in(person, self.organization().await?))
    }

    fn desk_in(&self, person: &Person, organization: Arc<Organization>) -> Desk {
        let now = Now::of(self.clock.now());
        let holder = Holder { id: person.id().to_owned(), name: person.name().to_owned() };
        Desk { organization, now, holder }
    }

    /// The desk of a person and a transaction in which it is still so.
    ///
    /// # Errors
    /// `Conflict` if the account was disabled, or the organisation changes again and again.
    pub(crate) async fn open_desk(&self, person: &Person) -> Result<(Desk, Tx)> {
        let (organization, tx) = self.begin_knowing(person).await?;
        Ok((self.desk_in(person, organization), tx))
    }
}

impl Desk {
    /// The registrar's permission.
    ///
    /// # Errors
    /// `Forbidden` to others.
    pub fn registrar(&self) -> Result<Registrar> {
        self.is_registrar().ok_or_else(|| forbidden("这由机要文书办理。请交给本办公室的机要文书。"))
    }

    /// The registrar's permission, if the person has it.
    #[must_use]
    pub fn is_registrar(&self) -> Option<Registrar> {
        Registrar::of(&self.organization, &self.holder.id, self.now.today)
    }

    /// The reviewer's permission.
    ///
    /// # Errors
    /// `Forbidden` to others.
    pub fn reviewer(&self) -> Result<Reviewer> {
        self.is_reviewer().ok_or_else(|| forbidden("审核由办公室主任、副主任或者科室负责人办理。"))
    }

    /// The reviewer's permission, if the person has it.
    #[must_use]
    pub fn is_reviewer(&self) -> Option<Reviewer> {
        Reviewer::of(&self.organization, &self.holder.id, self.now.today)
    }

    /// The permission of a member of the office.
    ///
    /// # Errors
    /// `Forbidden` to others.
    pub fn member(&self) -> Result<Member> {
        self.is_member().ok_or_else(|| forbidden("这由办公室的工作人员办理。"))
    }

    /// The permission of a member of the office, if the person has it.
    #[must_use]
    pub fn is_member(&self) -> Option<Member> {
        Member::of(&self.organization, &self.holder.id, self.now.today)
    }

    /// The permission to instruct, if the person has it.
    #[must_use]
    pub fn is_instructor(&self) -> Option<Instructor> {
        Instructor::of(&self.organization, &self.holder.id, self.now.today)
    }

    /// The permission to instruct on a document, of one's own or in the place of whoever was asked.
    #[must_use]
    pub fn instructor_on(&self, document: &Incoming) -> Option<Instructor> {
        let in_place =
            |asked: &Holder| Instructor::in_place_of(&self.organization, &asked.id, &self.holder.id, self.now.today);
        self.is_instructor().or_else(|| document.awaited_instruction().and_then(in_place))
    }

    /// Whether the person works on a received document, or has: in the office or as a leader, asked
    /// to instruct or to read it, or of a unit that handles it. Others only sent it in.
    #[must_use]
    pub fn works_on_incoming(&self, document: &Incoming) -> bool {
        let me = |holder: &Holder| holder.id == self.holder.id;
        let units = self.units();
        self.viewer().insider
            || self.instructor_on(document).is_some()
            || document.readings.iter().any(|reading| me(&reading.reader))
            || document.instructions.iter().any(|one| me(&one.act.by))
            || document.handlers().any(|(unit, _)| unit.unit.as_ref().is_some_and(|unit| units.contains(unit)))
    }

    /// A leader or the director: who can be asked to instruct.
    ///
    /// # Errors
    /// `Invalid` if it is nobody who instructs.
    pub fn leader(&self, id: &str) -> Result<Holder> {
        let asked = Instructor::of(&self.organization, id, self.now.today);
        let nobody = || Error::new(Kind::Invalid, "请从名单里选择一位领导：只有县领导和办公室主任作批示。");
        asked.map(|leader| leader.holder().clone()).ok_or_else(nobody)
    }

    /// Whose eyes: members of the office and leaders are insiders.
    #[must_use]
    pub fn viewer(&self) -> Viewer {
        let insider = self.is_member().is_some() || self.is_instructor().is_some();
        let left = self.organization.has_left(&self.holder.id, self.now.today);
        // Whoever has left sees nothing any more, whatever they had a part in.
        Viewer { person: if left { String::new() } else { self.holder.id.clone() }, insider }
    }

    /// Whose eyes, for what people of other units see nothing of: 404 for them.
    ///
    /// # Errors
    /// `NotFound` to people of other units.
    pub fn insider(&self) -> Result<Viewer> {
        let viewer = self.viewer();
        let hidden = || Error::new(Kind::NotFound, "没有这个页面。请检查地址，或从导航进入。");
        viewer.insider.then_some(viewer).ok_or_else(hidden)
    }

    /// The name of the office; empty before there is one.
    #[must_use]
    pub fn office(&self) -> String {
        let office = self.organization.own_office(self.now.today);
        office.map_or_else(String::new, |office| office.name(self.now.today).to_owned())
    }

    /// The units outside the office that the person has a post in.
    #[must_use]
    pub fn units(&self) -> Vec<String> {
        let posts = self.organization.posts_of(&self.holder.id, self.now.today);
        let mut units: Vec<String> = posts.into_iter().map(|post| post.unit.clone()).collect();
        units.sort();
        units.dedup();
        units
    }

    /// Everybody with a post in a unit: who receives and handles documents for it.
    pub(super) fn people_of(&self, unit: &str) -> Vec<String> {
        let posts = self.organization.posts_in(unit, self.now.today);
        let people = posts.into_iter().flat_map(|post| self.organization.holders(&post.id, self.now.today));
        people.map(|person| person.id.clone()).collect()
    }

    /// The unit that a document of this person comes from.
    #[must_use]
    pub fn unit(&self) -> String {
        let posts = self.organization.posts_of(&self.holder.id, self.now.today);
        posts.first().map_or_else(String::new, |post| post.unit.clone())
    }

    /// Somebody of the organisation.
    ///
    /// # Errors
    /// `Invalid` if there is no such person, or they have left.
    pub fn person(&self, id: &str) -> Result<Holder> {
        let person = self.organization.person(id).filter(|_| !self.organization.has_left(id, self.now.today));
        let person = person.ok_or_else(|| Error::new(Kind::Invalid, "没有找到这个人，或者已经离任。请重新选择。"))?;
        Ok(Holder { id: person.id.clone(), name: person.name.clone() })
    }
}

fn forbidden(message: &str) -> Error {
    Error::new(Kind::Forbidden, message)
}
