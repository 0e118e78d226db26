//! 审批: opening a matter, acting on it, what waits for whom; every act one transaction and one
//! entry, every refused attempt an entry too.

mod colleagues;
mod deed;
mod keep;
mod lists;
mod open;
mod permit;
mod phrases;
mod refused;
mod terms;
mod view;
mod ways;
mod why;
mod write;

pub(crate) use write::{changed, directs_for, meanwhile};

pub use deed::Deed;
pub use lists::Lists;
pub use open::{NewAffair, Ways};
pub use store::approvals::{Line, Mine, Subject};
pub use view::{Candidate, May, View};
pub use ways::Way;
pub use why::WhyStep;

use crate::error::{Error, Kind};
use office::approval::{AffairRefusal, Refusal};
use office::authority::Unplanned;

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        let kind = match &refusal {
            Refusal::OpinionMissing
            | Refusal::SaysNo(_)
            | Refusal::ReasonMissing
            | Refusal::TooLong
            | Refusal::Classified(_)
            | Refusal::MeetingMissing
            | Refusal::InPrincipleAlone
            | Refusal::MeetingDate
            | Refusal::OralTime
            | Refusal::NoSuchPerson
            | Refusal::DrafterChosen
            | Refusal::InChain(_)
            | Refusal::TooManyAdded(_)
            | Refusal::NotEarlier
            | Refusal::NotCountersign(_)
            | Refusal::NobodyAbove
            | Refusal::Unplanned(_)
            | Refusal::Nobody(_)
            | Refusal::OralBySelf
            | Refusal::LeftOutFor(_)
            | Refusal::NotTypography => Kind::Invalid,
            Refusal::NotDrafter(_)
            | Refusal::NotYourTurn(_)
            | Refusal::SignedElsewhere { .. }
            | Refusal::NotInOffice
            | Refusal::OwnDraft
            | Refusal::BodyDecides(_)
            | Refusal::NotRegistrar
            | Refusal::OwnDecision
            | Refusal::OralByDrafter
            | Refusal::NotOralWitness
            | Refusal::InPerson(_)
            | Refusal::NotFurther(_)
            | Refusal::NotOral
            | Refusal::NotApproved { .. }
            | Refusal::OtherContent(_)
            | Refusal::NotPermitted(_)
            | Refusal::OralOver => Kind::Forbidden,
            Refusal::NotPending(_)
            | Refusal::NotDraft(_)
            | Refusal::AlreadySigned(_)
            | Refusal::NotABody(_)
            | Refusal::TooLateToWithdraw
            | Refusal::NothingToDo
            | Refusal::NoLimit
            | Refusal::LimitUnknown(_)
            | Refusal::NotOverdue(_)
            | Refusal::RemindedToday
            | Refusal::NothingToConfirm
            | Refusal::NobodyDisagrees
            | Refusal::CountersignOpen(_)
            | Refusal::NothingLapsed
            | Refusal::SameContent => Kind::Conflict,
        };
        Self::new(kind, refusal.to_string())
    }
}

impl From<AffairRefusal> for Error {
    fn from(refusal: AffairRefusal) -> Self {
        let kind = match refusal {
            AffairRefusal::BadTitle
            | AffairRefusal::NoReason
            | AffairRefusal::TooLong
            | AffairRefusal::Classified(_) => Kind::Invalid,
            AffairRefusal::OtherPermit => Kind::Forbidden,
            AffairRefusal::DoneAlready | AffairRefusal::OnDocument(_) | AffairRefusal::CallMeeting => Kind::Conflict,
        };
        Self::new(kind, refusal.to_string())
    }
}

impl From<Unplanned> for Error {
    fn from(refusal: Unplanned) -> Self {
        Self::new(Kind::Invalid, refusal.to_string())
    }
}

/// An approval that does not exist, or is none of the person's business.
pub(crate) fn no_approval() -> Error {
    Error::new(Kind::NotFound, "没有这个审批事项，或者它与您无关。请回到“审批”查找。")
}
