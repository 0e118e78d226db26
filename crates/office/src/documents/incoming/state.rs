//! The stages of a received document, and where it is.

use crate::Moment;

/// A stage (环节).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// 待签收: a liaison has sent it in.
    Sent,
    /// 待登记
    Received,
    /// 待初审
    Registered,
    /// 已退回来文单位
    SentBack,
    /// 待拟办, or 待分送 for what is only to be read.
    Examined,
    /// 待批示
    Proposed,
    /// 承办中
    Handling,
    /// 传阅中
    Circulating,
    /// 已办结
    Concluded,
    /// 已归档
    Archived,
}

/// Where a document is, and since when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whereabouts {
    /// With whom, or at which desk.
    pub with: String,
    /// Since when.
    pub since: Moment,
}

impl Stage {
    /// All stages, in order.
    pub const ALL: [Self; 10] = [
        Self::Sent,
        Self::Received,
        Self::Registered,
        Self::SentBack,
        Self::Examined,
        Self::Proposed,
        Self::Handling,
        Self::Circulating,
        Self::Concluded,
        Self::Archived,
    ];

    /// As a person reads it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sent => "待签收",
            Self::Received => "待登记",
            Self::Registered => "待初审",
            Self::SentBack => "已退回",
            Self::Examined => "待拟办",
            Self::Proposed => "待批示",
            Self::Handling => "承办中",
            Self::Circulating => "传阅中",
            Self::Concluded => "已办结",
            Self::Archived => "已归档",
        }
    }

    /// Whether something is still to be done with it.
    #[must_use]
    pub fn is_open(self) -> bool {
        match self {
            Self::Sent
            | Self::Received
            | Self::Registered
            | Self::Examined
            | Self::Proposed
            | Self::Handling
            | Self::Circulating => true,
            Self::SentBack | Self::Concluded | Self::Archived => false,
        }
    }
}
