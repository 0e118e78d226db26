//! The stages of a sent document, as registers show and filter them.

/// A stage (环节).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// 拟稿
    Drafting,
    /// 审核
    Reviewing,
    /// 会签、签发
    Approving,
    /// 待复核
    Signed,
    /// 待登记
    Rechecked,
    /// 待印制
    Registered,
    /// 待用印
    Printed,
    /// 待核发
    Sealed,
    /// 已核发
    Released,
    /// 已归档
    Archived,
    /// 已作废
    Cancelled,
}

impl Stage {
    /// All stages, in order.
    pub const ALL: [Self; 11] = [
        Self::Drafting,
        Self::Reviewing,
        Self::Approving,
        Self::Signed,
        Self::Rechecked,
        Self::Registered,
        Self::Printed,
        Self::Sealed,
        Self::Released,
        Self::Archived,
        Self::Cancelled,
    ];

    /// What it waits for, or is, as a person reads it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Drafting => "拟稿",
            Self::Reviewing => "审核",
            Self::Approving => "会签签发",
            Self::Signed => "待复核",
            Self::Rechecked => "待登记编号",
            Self::Registered => "待印制",
            Self::Printed => "待用印",
            Self::Sealed => "待核发",
            Self::Released => "已核发",
            Self::Archived => "已归档",
            Self::Cancelled => "已作废",
        }
    }

    /// Whether something is still to be done with it before it is out.
    #[must_use]
    pub fn is_open(self) -> bool {
        match self {
            Self::Drafting
            | Self::Reviewing
            | Self::Approving
            | Self::Signed
            | Self::Rechecked
            | Self::Registered
            | Self::Printed
            | Self::Sealed => true,
            Self::Released | Self::Archived | Self::Cancelled => false,
        }
    }
}
