//! 作废 撤销 废止 归档

use super::super::Done;
use super::document::reason;
use super::{Archived, Cancelled, Event, Outgoing, Refusal, Released, Returned, Standing, State};
use crate::Moment;
use crate::authority::Holder;
use crate::permission::Registrar;
use gongwen::Date;

/// How long a file is kept (保管期限; 国家档案局令第8号).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Retention {
    /// 永久
    Permanent,
    /// 30年
    Thirty,
    /// 10年
    Ten,
}

impl Retention {
    /// All, the longest first.
    pub const ALL: [Self; 3] = [Self::Permanent, Self::Thirty, Self::Ten];

    /// As a person reads it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Permanent => "永久",
            Self::Thirty => "30年",
            Self::Ten => "10年",
        }
    }

    /// The code in a file reference (DA/T 22-2015).
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Permanent => "Y",
            Self::Thirty => "D30",
            Self::Ten => "D10",
        }
    }
}

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

    /// 归档
    ///
    /// # Errors
    /// Refused before release and without a reference.
    pub fn archive(&mut self, by: &Registrar, reference: &str, at: Moment) -> Result<Event, Refusal> {
        let State::Released(released) = &self.state else {
            return Err(self.wrong_stage("归档"));
        };
        let reference = reference.trim().to_owned();
        if reference.is_empty() {
            return Err(Refusal::NoReference);
        }
        let act = Done::new(by.holder(), at);
        self.state = State::Archived(Archived { released: released.clone(), reference: reference.clone(), act });
        self.touch(by.holder(), at);
        Ok(Event::Archived(reference))
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
