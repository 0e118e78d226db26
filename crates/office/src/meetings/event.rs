//! What happened to a meeting.

use super::Slot;
use crate::authority::Holder;

/// An event; one feeds history, notices and the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// 通知开会
    Called(Slot),
    /// 改期、改地点、改人员
    Changed {
        /// When it is now.
        slot: Slot,
        /// What is another than before, in words.
        what: Vec<&'static str>,
        /// Who takes part no more.
        dropped: Vec<Holder>,
    },
    /// 取消会议: why
    Cancelled(String),
}

impl Event {
    /// The permanent word in the ledger.
    #[must_use]
    pub fn verb(&self) -> &'static str {
        match self {
            Self::Called(_) => "meeting.called",
            Self::Changed { .. } => "meeting.changed",
            Self::Cancelled(_) => "meeting.cancelled",
        }
    }

    /// As history says it.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Called(slot) => format!("通知开会：{slot}"),
            Self::Changed { slot, what, .. } => format!("会议改{}：{slot}", what.join("、")),
            Self::Cancelled(reason) => format!("取消会议：{reason}"),
        }
    }
}
