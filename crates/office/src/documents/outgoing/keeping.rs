//! 作废 撤销 废止 归档

use super::super::Done;
use super::document::reason;
use super::{Archived, Cancelled, Event, Outgoing, Refusal, Released, Returned, Stage, Standing, State};
use crate::Moment;
use crate::archive::{FileNumber, Reference};
use crate::authority::Holder;
use crate::permission::Registrar;
use gongwen::Date;

impl Outgoing {
    /// 作废, before it was released. The drafter may until it is signed, the registrar after; a
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
        self.state = State::Cancelled(Cancelled { number: number.clone(), returned });
        self.touch(by, at);
        Ok(Event::Cancelled(number))
    }

    /// 撤销: void from the beginning (《条例》 Art 33).
    ///
    /// # Errors
    /// Refused without a reason, before release, and if it is out of force.
    pub fn revoke(&mut self, by: &Registrar, why: &str, at: Moment) -> Result<Event, Refusal> {
        let returned = Returned { act: Done::new(by.holder(), at), reason: reason(why)? };
        let released = self.in_force("撤销")?;
        released.standing = Standing::Revoked(returned);
        self.touch(by.holder(), at);
        Ok(Event::Revoked)
    }

    /// 废止: void from a day on (《条例》 Art 33).
    ///
    /// # Errors
    /// Refused without a reason, for a day before the issue, before release, and if it is out of
    /// force.
    pub fn repeal(&mut self, by: &Registrar, why: &str, from: Date, at: Moment) -> Result<Event, Refusal> {
        let returned = Returned { act: Done::new(by.holder(), at), reason: reason(why)? };
        let released = self.in_force("废止")?;
        if from < released.on {
            return Err(Refusal::BeforeIssue);
        }
        released.standing = Standing::Repealed(returned, from);
        self.touch(by.holder(), at);
        Ok(Event::Repealed(from))
    }

    /// Whether it may be archived, before a number is taken for it.
    ///
    /// # Errors
    /// Refused before release.
    pub fn may_archive(&self) -> Result<(), Refusal> {
        if self.stage() == Stage::Released { Ok(()) } else { Err(self.wrong_stage("归档")) }
    }

    /// 归档
    ///
    /// # Errors
    /// Refused before release.
    pub fn archive(&mut self, by: &Registrar, number: FileNumber, at: Moment) -> Result<Event, Refusal> {
        let State::Released(released) = &self.state else {
            return Err(self.wrong_stage("归档"));
        };
        let event = Event::Archived(number.to_string());
        let (released, act) = (released.clone(), Done::new(by.holder(), at));
        self.state = State::Archived(Archived { released, reference: Reference::Composed(number), act });
        self.touch(by.holder(), at);
        Ok(event)
    }

    fn in_force(&mut self, verb: &'static str) -> Result<&mut Released, Refusal> {
        let wrong = self.wrong_stage(verb);
        let released = match &mut self.state {
            State::Released(released) => released,
            State::Archived(archived) => &mut archived.released,
            _ => return Err(wrong),
        };
        match released.standing {
            Standing::InForce => Ok(released),
            Standing::Revoked(_) | Standing::Repealed(..) => Err(Refusal::OutOfForce),
        }
    }
}
