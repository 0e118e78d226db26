//! 作废 撤销和废止 归档

use super::super::Done;
use super::document::reason;
use super::{Archived, Cancelled, Event, Outgoing, Refusal, Returned, Stage, Standing, State};
use crate::Moment;
use crate::approval::{Affair, Now, Permit};
use crate::archive::{FileNumber, Reference};
use crate::authority::Holder;
use crate::permission::Registrar;
use gongwen::Date;

impl Outgoing {
    /// 作废, before it was released: by the registrar, until it is signed also by the drafter; a
    /// number stays on the register with the reason.
    ///
    /// # Errors
    /// Refused without a reason, once it was released, and to others.
    pub fn cancel(
        &mut self,
        by: &Holder,
        registrar: Option<&Registrar>,
        why: &str,
        at: Moment,
    ) -> Result<Event, Refusal> {
        match &self.state {
            State::Released(_) | State::Archived(_) => return Err(Refusal::Issued),
            State::Cancelled(_) => return Err(self.wrong_stage("作废")),
            State::Drafting(_) | State::Reviewing(_) | State::Approving(_) => {
                if registrar.is_none() {
                    self.is_drafter(by)?;
                }
            }
            State::Signed(_) | State::Rechecked(_) | State::Registered(_) | State::Printed(_) | State::Sealed(_) => {
                if registrar.is_none() {
                    return Err(self.wrong_stage("作废；签发以后由机要文书办理作废"));
                }
            }
        }
        let returned = Returned { act: Done::new(by, at), reason: reason(why)? };
        let number = self.state.number().cloned();
        let signed = self.state.signed().cloned().map(Box::new);
        self.state = State::Cancelled(Cancelled { number: number.clone(), signed, returned });
        self.touch(by, at);
        Ok(Event::Cancelled(number))
    }

    /// Whether its force may end so, before leaders are asked: 撤销, or 废止 from a day on.
    ///
    /// # Errors
    /// Refused for a day before the issue, before release, and if it is out of force.
    pub fn may_end(&self, from: Option<Date>) -> Result<(), Refusal> {
        let released = self.state.released().ok_or(self.wrong_stage("撤销或者废止"))?;
        match released.standing {
            Standing::InForce if from.is_some_and(|from| from < released.on) => Err(Refusal::BeforeIssue),
            Standing::InForce => Ok(()),
            Standing::Revoked(_) | Standing::Repealed(..) => Err(Refusal::OutOfForce),
        }
    }

    /// 撤销 or 废止, as it was decided: void from the beginning, or from a day on (《条例》 Art 33).
    ///
    /// # Errors
    /// Refused with a permit for another matter, and as [`may_end`](Self::may_end) is.
    pub fn end(&mut self, by: &Registrar, affair: &mut Affair, permit: &Permit, at: Moment) -> Result<Event, Refusal> {
        let ending = affair.ends.as_ref().filter(|ending| ending.document == self.id);
        let ending = ending.filter(|ending| permit.covers(ending.act(), &affair.digest()));
        let from = ending.ok_or(Refusal::OtherMatter)?.from;
        self.may_end(from)?;
        let returned = Returned { act: Done::new(by.holder(), at), reason: affair.text.clone() };
        let released = match &mut self.state {
            State::Released(released) => released,
            State::Archived(archived) => &mut archived.released,
            _ => return Err(self.wrong_stage("撤销或者废止")),
        };
        let (standing, event) = match from {
            None => (Standing::Revoked(returned), Event::Revoked),
            Some(from) => (Standing::Repealed(returned, from), Event::Repealed(from)),
        };
        released.standing = standing;
        affair.close(by.holder().clone(), Now::of(at).today);
        self.touch(by.holder(), at);
        Ok(event)
    }

    /// Whether it may be archived, before a number is taken for it.
    ///
    /// # Errors
    /// Refused before release.
    pub fn may_archive(&self) -> Result<(), Refusal> {
        match self.stage() {
            Stage::Released if self.state.is_unsigned() && self.state.out_of_force().is_empty() => {
                Err(Refusal::Unsigned)
            }
            Stage::Released => Ok(()),
            _ => Err(self.wrong_stage("归档")),
        }
    }

    /// 归档
    ///
    /// # Errors
    /// Refused before release.
    pub fn archive(&mut self, by: &Registrar, number: FileNumber, at: Moment) -> Result<Event, Refusal> {
        self.may_archive()?;
        let State::Released(released) = &self.state else {
            return Err(self.wrong_stage("归档"));
        };
        let event = Event::Archived(number.to_string());
        let (released, act) = (released.clone(), Done::new(by.holder(), at));
        self.state = State::Archived(Archived { released, reference: Reference::Composed(number), act });
        self.touch(by.holder(), at);
        Ok(event)
    }

    /// 更正归档: another reference, or another description; `words` tell what changes.
    ///
    /// # Errors
    /// Refused before it is archived.
    pub fn refile(&mut self, by: &Registrar, to: &Reference, words: String, at: Moment) -> Result<Event, Refusal> {
        let wrong = self.wrong_stage("更正归档");
        let State::Archived(archived) = &mut self.state else { return Err(wrong) };
        archived.reference = to.clone();
        self.touch(by.holder(), at);
        Ok(Event::Refiled(words))
    }
}
