//! 口头同意: what it does to a signed document when it lapses, and when it is made good in writing.

use super::{Event, LastWord, Outgoing, Refusal, Signed, State};
use crate::Moment;
use crate::approval::Permit;
use crate::authority::Act;

impl Outgoing {
    /// The oral consent that signed it has lapsed. Without a number it is back with its signer. A
    /// number that it has stays its own: it waits as registered, and what was printed under the
    /// lapsed consent is printed anew. What was issued is not altered: that nobody signed it stands
    /// beside it, until it is signed after all or revoked. `None` if nothing changes.
    pub fn lapse(&mut self) -> Option<Event> {
        self.state = match &self.state {
            State::Signed(signed) => State::Approving(signed.approval.clone()),
            State::Rechecked(rechecked) => State::Approving(rechecked.signed.approval.clone()),
            State::Registered(_) | State::Printed(_) | State::Sealed(_) => {
                let mut registered = self.state.registered()?.clone();
                if registered.rechecked.signed.lapsed {
                    return None;
                }
                registered.rechecked.signed.lapsed = true;
                State::Registered(registered)
            }
            State::Released(_) | State::Archived(_) => {
                let signed = self.state.issued_mut().filter(|signed| !signed.lapsed)?;
                signed.lapsed = true;
                return Some(Event::Lapsed);
            }
            State::Drafting(_) | State::Reviewing(_) | State::Approving(_) | State::Cancelled(_) => return None,
        };
        Some(Event::Lapsed)
    }

    /// What was said is written now: a confirmation, or a new signature after a lapse. Tells
    /// nothing where the record says so already, and alters nothing that was issued.
    ///
    /// # Errors
    /// Refused if the permit is for another approval, another act or other content.
    pub fn renew(&mut self, permit: &Permit, word: LastWord, at: Moment) -> Result<Option<Event>, Refusal> {
        let digest = self.content.digest();
        let on = permit.approved_on();
        if let Some(signed) = self.state.issued_mut().filter(|signed| signed.lapsed) {
            // Signed after all; what was issued stays as it went out.
            if permit.approval() != signed.approval || !permit.covers(Act::Issue, &digest) {
                return Err(Refusal::OtherContent);
            }
            signed.lapsed = false;
            let on = signed.on;
            self.touch(word.hand.as_ref().unwrap_or(&word.signer), at);
            return Ok(Some(Event::Renewed(on)));
        }
        let Some(signed) = self.state.signed_mut() else { return Ok(None) };
        if permit.approval() != signed.approval || !permit.covers(Act::Issue, &digest) {
            return Err(Refusal::OtherContent);
        }
        let LastWord { signer, hand, opinion } = word;
        let by = hand.clone().unwrap_or_else(|| signer.clone());
        let renewed = Signed { approval: signed.approval.clone(), signer, hand, on, opinion, digest, lapsed: false };
        if *signed == renewed {
            return Ok(None);
        }
        *signed = renewed;
        self.touch(&by, at);
        Ok(Some(Event::Renewed(on)))
    }
}
