//! A signature (签署): opinion, name and full date, as 《条例》 Article 22 asks.

use super::content::Digest;
use crate::Moment;
use crate::authority::Holder;
use gongwen::Date;
use serde::{Deserialize, Serialize};

/// How a signer expressed consent. All three are consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// 签署意见
    Opinion,
    /// 签名
    Name,
    /// 圈阅: counts as consent.
    Circle,
}

/// What a signer thinks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// 同意
    Agree,
    /// 修改后同意: agrees, with changes that the opinion names.
    WithChanges,
    /// 不同意, with a reason; the chain stands still.
    Disagree,
}

/// By what right somebody signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Capacity {
    /// 本人
    Own,
    /// 授权: in the name of the one who delegated.
    Delegate {
        /// In whose name.
        of: Holder,
    },
    /// AB角: in the name of the one who is away.
    Substitute {
        /// In whose name.
        of: Holder,
    },
}

/// A signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Whose hand.
    pub by: Holder,
    /// By what right.
    pub capacity: Capacity,
    /// How.
    pub mode: Mode,
    /// What the signer thinks.
    pub stance: Stance,
    /// The opinion; may be empty where the mode says enough.
    pub opinion: String,
    /// The full date.
    pub on: Date,
    /// The moment.
    pub at: Moment,
    /// The content it was given to.
    pub digest: Digest,
}

impl Capacity {
    /// In whose name, if not one's own.
    #[must_use]
    pub fn of(&self) -> Option<&Holder> {
        match self {
            Self::Own => None,
            Self::Delegate { of } | Self::Substitute { of } => Some(of),
        }
    }
}

impl Mode {
    /// The Chinese name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Opinion => "签署意见",
            Self::Name => "签名",
            Self::Circle => "圈阅",
        }
    }
}

impl Stance {
    /// The Chinese name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Agree => "同意",
            Self::WithChanges => "修改后同意",
            Self::Disagree => "不同意",
        }
    }
}
