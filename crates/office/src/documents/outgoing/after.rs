//! What is put on record of a document that has its number: other copies or recipients, and where it
//! was made public. The document itself is not altered.

use super::document::{reason, unclassified};
use super::issuing::MOST;
use super::{Event, Outgoing, Published, Refusal, Registered, Registration, Standing, State};
use crate::Moment;
use crate::authority::Holder;
use crate::documents::{Done, Openness};
use crate::permission::Registrar;
use gongwen::Date;

/// Longest name of a place where something is made public, in characters.
const LONGEST_PLACE: usize = 60;

impl Outgoing {
    /// 更正登记: the number of copies, as when more are printed, and to whom they go. `out` is the
    /// highest number of a copy that was given away, 0 for none.
    ///
    /// # Errors
    /// Refused before it has a number and once it is archived or out of force; for fewer copies than
    /// are out; without a reason, and if nothing changes.
    pub fn correct(
        &mut self,
        by: &Registrar,
        registration: &Registration,
        out: u32,
        why: &str,
        at: Moment,
    ) -> Result<Event, Refusal> {
        if !(1..=MOST).contains(&registration.copies) {
            return Err(Refusal::Copies);
        }
        if registration.copies < out {
            return Err(Refusal::CopiesOut(out));
        }
        let scope = registration.scope.trim();
        if scope.is_empty() {
            return Err(Refusal::NoScope);
        }
        let scope = unclassified(scope)?;
        if self.state.released().is_some_and(|released| released.standing != Standing::InForce) {
            return Err(Refusal::OutOfForce);
        }
        let wrong = self.wrong_stage("更正份数和分送范围");
        let registered = self.state.registration_mut().ok_or(wrong)?;
        let mut words = Vec::new();
        if registered.copies != registration.copies {
            words.push(format!("印制份数由{}改为{}", registered.copies, registration.copies));
        }
        if registered.scope != scope {
            words.push(format!("分送范围由“{}”改为“{scope}”", registered.scope));
        }
        if words.is_empty() {
            return Err(Refusal::NothingCorrected);
        }
        words.push(format!("理由：{}", reason(why)?));
        *registered = Registered { copies: registration.copies, scope, ..registered.clone() };
        self.touch(by.holder(), at);
        Ok(Event::Corrected(words.join("，")))
    }

    /// 公开登记: where and when an issued document was made public. What was put down wrongly is put
    /// down again.
    ///
    /// # Errors
    /// Refused unless it is to be made public of its own accord, issued and in force; for a day before
    /// the issue or still to come; without a place.
    pub fn publish(&mut self, by: &Holder, on: Date, place: &str, today: Date, at: Moment) -> Result<Event, Refusal> {
        if self.openness != Some(Openness::Active) {
            return Err(Refusal::NotPublic);
        }
        let wrong = self.wrong_stage("登记公开");
        let unsigned = self.state.is_unsigned();
        let released = match &mut self.state {
            State::Released(released) => released,
            State::Archived(archived) => &mut archived.released,
            _ => return Err(wrong),
        };
        if released.standing != Standing::InForce {
            return Err(Refusal::OutOfForce);
        }
        if unsigned {
            return Err(Refusal::Unsigned);
        }
        if on < released.on || on > today {
            return Err(Refusal::PublishedWhen(released.on.to_string()));
        }
        let place = place.trim();
        if place.is_empty() || place.chars().count() > LONGEST_PLACE {
            return Err(Refusal::PublishedWhere);
        }
        let place = unclassified(place)?;
        released.published = Some(Published { on, place: place.clone(), act: Done::new(by, at) });
        self.touch(by, at);
        Ok(Event::Published(on, place))
    }

    /// Whether it is to be made public and nobody has put on record that it is.
    #[must_use]
    pub fn is_to_publish(&self) -> bool {
        self.openness == Some(Openness::Active)
            && !self.state.is_unsigned()
            && self
                .state
                .released()
                .is_some_and(|released| released.published.is_none() && released.standing == Standing::InForce)
    }
}
