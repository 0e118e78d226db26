//! Whose turn it is, and by what right somebody may act.

use super::signature::Capacity;
use super::step::Seat;
use super::{Approval, Refusal, State};
use crate::authority::{Chart, Holder};
use gongwen::Date;

/// Somebody's turn: which seat, whose hand, by what right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Turn {
    pub(super) step: usize,
    pub(super) seat: usize,
    pub(super) hand: Holder,
    pub(super) capacity: Capacity,
}

impl Approval {
    /// The turn of a person, if it is theirs.
    pub(super) fn turn(&self, by: &str, chart: &dyn Chart, on: Date) -> Result<Turn, Refusal> {
        let Some(at) = self.current() else {
            return Err(Refusal::NotPending(self.state.words()));
        };
        let hand = chart.person(by, on).ok_or(Refusal::NotInOffice)?;
        let step = &self.steps[at];
        if step.is_body() {
            return Err(Refusal::BodyDecides(step.title()));
        }
        if self.drafted(by) {
            return Err(Refusal::OwnDraft);
        }
        let open = step.seats.iter().enumerate().filter(|(_, seat)| !seat.consents());
        let mut found: Option<(usize, Capacity)> = None;
        for (number, seat) in open {
            match (capacity(seat, by, chart, on), &found) {
                (Some(Capacity::Own), _) => {
                    found = Some((number, Capacity::Own));
                    break;
                }
                (Some(other), None) => found = Some((number, other)),
                (Some(_), Some(_)) | (None, _) => {}
            }
        }
        match found {
            Some((seat, capacity)) => Ok(Turn { step: at, seat, hand, capacity }),
            None => Err(self.not_the_turn_of(by, at, chart, on)),
        }
    }

    /// As [`turn`](Self::turn), and neither the hand nor the one it signs for has signed elsewhere.
    pub(super) fn turn_to_sign(&self, by: &str, chart: &dyn Chart, on: Date) -> Result<Turn, Refusal> {
        let turn = self.turn(by, chart, on)?;
        let own_seat = &self.steps[turn.step].seats[turn.seat];
        for person in std::iter::once(&turn.hand).chain(turn.capacity.of()) {
            let seats = self.steps.iter().flat_map(|step| &step.seats);
            let elsewhere = seats.filter(|seat| !std::ptr::eq(*seat, own_seat)).find(|seat| {
                seat.decision.as_ref().is_some_and(|decision| decision.people().iter().any(|one| one.id == person.id))
            });
            if let Some(seat) = elsewhere {
                return Err(Refusal::SignedElsewhere { who: person.name.clone(), title: seat.title.clone() });
            }
        }
        Ok(turn)
    }

    fn not_the_turn_of(&self, by: &str, at: usize, chart: &dyn Chart, on: Date) -> Refusal {
        let step = &self.steps[at];
        let signed = step.seats.iter().find(|seat| {
            seat.decision.as_ref().is_some_and(|decision| decision.people().iter().any(|one| one.id == by))
        });
        if let Some(seat) = signed {
            return Refusal::AlreadySigned(seat.title.clone());
        }
        let open: Vec<&Seat> = step.seats.iter().filter(|seat| !seat.consents()).collect();
        if let Some(empty) = open.iter().find(|seat| chart.holders(&seat.post, on).is_empty()) {
            return Refusal::Nobody(empty.title.clone());
        }
        let names: Vec<String> = open.iter().map(|seat| seat.post.title(chart, on)).collect();
        Refusal::NotYourTurn(names.join("、"))
    }

    /// Where it stands, in words for a refusal or a list.
    #[must_use]
    pub fn whereabouts(&self) -> String {
        match (self.state, self.current()) {
            (State::Pending, Some(at)) => format!("正在等{}", self.steps[at].open_title()),
            (State::Pending, None) | (State::Draft | State::Approved | State::Rejected, _) => {
                self.state.words().to_owned()
            }
        }
    }
}

/// By what right a person may decide on a seat: holding it, trusted by a holder who still holds
/// it, or standing in for a holder who is away.
pub(super) fn capacity(seat: &Seat, by: &str, chart: &dyn Chart, on: Date) -> Option<Capacity> {
    let holders = chart.holders(&seat.post, on);
    if holders.iter().any(|holder| holder.id == by) {
        return Some(Capacity::Own);
    }
    if let Some(delegate) = &seat.delegate
        && delegate.to.id == by
        && let Some(of) = holders.iter().find(|holder| holder.id == delegate.by.id)
    {
        return Some(Capacity::Delegate { of: of.clone() });
    }
    let away = holders.into_iter().find(|holder| chart.substitute(&holder.id, on).is_some_and(|one| one.by.id == by));
    away.map(|of| Capacity::Substitute { of })
}
