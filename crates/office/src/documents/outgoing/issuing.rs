//! 复核 登记 印制 用印 核发 (《条例》 Art 25). Each asks for the permit again: between two steps an
//! oral consent may have lapsed.

use super::super::{DocumentNumber, Done};
use super::document::unclassified;
use super::{Event, Outgoing, Printed, Rechecked, Refusal, Registered, Released, Sealed, Standing, State};
use crate::Moment;
use crate::approval::Permit;
use crate::authority::Act;
use crate::permission::Registrar;
use gongwen::Date;

/// Most copies, and most impressions of a seal.
pub(super) const MOST: u32 = 9999;

/// What a document is registered with.
#[derive(Clone, Debug)]
pub struct Registration {
    /// How many copies.
    pub copies: u32,
    /// To whom.
    pub scope: String,
}

impl Outgoing {
    /// 复核. Where somebody agreed with changes (修改后同意) and the text stands as they saw it,
    /// `handled` says what became of that.
    ///
    /// # Errors
    /// Refused at other stages, if what was signed is not what is written, and if changes were asked
    /// for and nothing is said of them.
    pub fn recheck(&mut self, by: &Registrar, permit: &Permit, handled: &str, at: Moment) -> Result<Event, Refusal> {
        let State::Signed(signed) = &self.state else {
            return Err(self.wrong_stage("复核"));
        };
        self.covered(permit)?;
        let handled = unclassified(handled.trim())?;
        if !permit.asked().is_empty() && handled.is_empty() {
            return Err(Refusal::ChangesAsked(permit.asked().join("；")));
        }
        self.state = State::Rechecked(Rechecked { signed: signed.clone(), act: Done::new(by.holder(), at) });
        self.touch(by.holder(), at);
        Ok(Event::Rechecked(handled))
    }

    /// Whether it may be registered, before a number is taken for it.
    ///
    /// # Errors
    /// As [`register`](Self::register).
    pub fn may_register(&self, permit: &Permit, registration: &Registration) -> Result<(), Refusal> {
        let State::Rechecked(_) = &self.state else {
            return Err(self.wrong_stage("登记编号"));
        };
        self.covered(permit)?;
        if !(1..=MOST).contains(&registration.copies) {
            return Err(Refusal::Copies);
        }
        if registration.scope.trim().is_empty() { Err(Refusal::NoScope) } else { Ok(()) }
    }

    /// 登记编号: the number comes after the signature.
    ///
    /// # Errors
    /// Refused at other stages, without copies or recipients, and without the permit.
    pub fn register(
        &mut self,
        by: &Registrar,
        permit: &Permit,
        registration: &Registration,
        number: DocumentNumber,
        at: Moment,
    ) -> Result<Event, Refusal> {
        self.may_register(permit, registration)?;
        let State::Rechecked(rechecked) = &self.state else {
            return Err(self.wrong_stage("登记编号"));
        };
        self.state = State::Registered(Registered {
            rechecked: rechecked.clone(),
            number: number.clone(),
            copies: registration.copies,
            scope: registration.scope.trim().to_owned(),
            act: Done::new(by.holder(), at),
        });
        self.touch(by.holder(), at);
        Ok(Event::Registered(number))
    }

    /// 印制
    ///
    /// # Errors
    /// Refused at other stages and without the permit.
    pub fn print(&mut self, by: &Registrar, permit: &Permit, at: Moment) -> Result<Event, Refusal> {
        let State::Registered(registered) = &self.state else {
            return Err(self.wrong_stage("印制"));
        };
        self.covered(permit)?;
        self.state = State::Printed(Printed { registered: registered.clone(), act: Done::new(by.holder(), at) });
        self.touch(by.holder(), at);
        Ok(Event::Printed)
    }

    /// 用印: put on record. The seal itself is made outside.
    ///
    /// # Errors
    /// Refused at other stages, without the permit, and without impressions.
    pub fn seal(&mut self, by: &Registrar, permit: &Permit, impressions: u32, at: Moment) -> Result<Event, Refusal> {
        let State::Printed(printed) = &self.state else {
            return Err(self.wrong_stage("用印"));
        };
        self.covered(permit)?;
        if !(1..=MOST).contains(&impressions) {
            return Err(Refusal::Impressions);
        }
        let act = Done::new(by.holder(), at);
        self.state = State::Sealed(Sealed { printed: printed.clone(), impressions, act });
        self.touch(by.holder(), at);
        Ok(Event::Sealed(impressions))
    }

    /// 核发: from here on nothing is altered.
    ///
    /// # Errors
    /// Refused at other stages and without the permit.
    pub fn release(&mut self, by: &Registrar, permit: &Permit, on: Date, at: Moment) -> Result<Event, Refusal> {
        let State::Sealed(sealed) = &self.state else {
            return Err(self.wrong_stage("核发"));
        };
        self.covered(permit)?;
        let act = Done::new(by.holder(), at);
        self.state =
            State::Released(Released { sealed: sealed.clone(), on, act, standing: Standing::InForce, published: None });
        self.touch(by.holder(), at);
        Ok(Event::Released(on))
    }

    /// The permit must be for issuing exactly what was signed, and what is written now.
    fn covered(&self, permit: &Permit) -> Result<(), Refusal> {
        let digest = self.content.digest();
        let same =
            self.state.signed().is_some_and(|signed| signed.approval == permit.approval() && signed.digest == digest);
        if same && permit.covers(Act::Issue, &digest) { Ok(()) } else { Err(Refusal::OtherContent) }
    }
}
