//! 会议: calling one that was approved, changing and cancelling it, and seeing what is to come.

mod act;
mod view;

pub use act::NewMeeting;
pub use view::{Clash, MeetingView, Planned};

use crate::error::{Error, Kind};
use office::meetings::Refusal;

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        let kind = match refusal {
            Refusal::EndsTooSoon
            | Refusal::Past
            | Refusal::BadPlace
            | Refusal::Nobody
            | Refusal::TooMany(_)
            | Refusal::Classified(_)
            | Refusal::NoReason
            | Refusal::Same => Kind::Invalid,
            Refusal::TooLong | Refusal::LongReason => Kind::TooLarge,
            Refusal::NotTheirs(_) => Kind::Forbidden,
            Refusal::OtherPermit | Refusal::Cancelled | Refusal::Begun | Refusal::ChangedMeanwhile => Kind::Conflict,
        };
        Self::new(kind, refusal.to_string())
    }
}

/// What is not there, or is none of theirs to see.
fn no_meeting() -> Error {
    Error::new(Kind::NotFound, "没有找到这次会议，或者您没有参加。请从“会议”进入。")
}
