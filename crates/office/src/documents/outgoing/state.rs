//! The states of a sent document, each with what is true then.

use super::super::{DocumentNumber, Done};
use super::Stage;
use crate::approval::Digest;
use crate::archive::Reference;
use crate::authority::Holder;
use gongwen::Date;
use serde::{Deserialize, Serialize};

/// Where a document stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// 拟稿; with the reason if it came back.
    Drafting(Option<Returned>),
    /// 审核
    Reviewing(Done),
    /// 会签、签发: in the hands of the approval engine.
    Approving(String),
    /// 已签发
    Signed(Signed),
    /// 已复核
    Rechecked(Rechecked),
    /// 已登记编号
    Registered(Registered),
    /// 已印制
    Printed(Printed),
    /// 已用印
    Sealed(Sealed),
    /// 已核发
    Released(Released),
    /// 已归档
    Archived(Archived),
    /// 已作废: before it was released; a number it had stays on the register.
    Cancelled(Cancelled),
}

/// 退回: by whom, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    /// Who returned it.
    pub act: Done,
    /// Why (《条例》 Art 21).
    pub reason: String,
}

/// 签发: what the permit of a completed approval says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// The approval.
    pub approval: String,
    /// In whose name it is signed.
    pub signer: Holder,
    /// Whose hand, where a substitute (AB角) or a delegate signed.
    #[serde(default)]
    pub hand: Option<Holder>,
    /// The full date (《条例》 Art 22): the date of the document.
    pub on: Date,
    /// The opinion as it was written.
    pub opinion: String,
    /// What was signed.
    pub digest: Digest,
    /// It was an oral consent, and was not confirmed in time: nothing goes on until it is signed.
    #[serde(default)]
    pub lapsed: bool,
}

impl Signed {
    /// Who signed, both where somebody signed for another (D3).
    #[must_use]
    pub fn by(&self) -> String {
        match &self.hand {
            Some(hand) => format!("{}（{}代）", self.signer.name, hand.name),
            None => self.signer.name.clone(),
        }
    }
}

/// 复核
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rechecked {
    /// What was signed before.
    pub signed: Signed,
    /// Who checked.
    pub act: Done,
}

/// 登记编号
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registered {
    /// What was checked before.
    pub rechecked: Rechecked,
    /// The number.
    pub number: DocumentNumber,
    /// How many copies.
    pub copies: u32,
    /// To whom (分送范围).
    pub scope: String,
    /// Who registered it.
    pub act: Done,
}

/// 印制
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Printed {
    /// What was registered before.
    pub registered: Registered,
    /// Who saw it printed.
    pub act: Done,
}

/// 用印: recorded here, made outside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    /// What was printed before.
    pub printed: Printed,
    /// How many impressions.
    pub impressions: u32,
    /// Who sealed it.
    pub act: Done,
}

/// 核发
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Released {
    /// What was sealed before.
    pub sealed: Sealed,
    /// The day of printing and issuing (印发日期).
    pub on: Date,
    /// Who released it.
    pub act: Done,
    /// Whether it is in force.
    pub standing: Standing,
    /// Where it was made public, once that is on record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Published>,
}

/// 公开: when and where a document was made public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The day.
    pub on: Date,
    /// The place, as the portal of the government.
    pub place: String,
    /// Who put it on record.
    pub act: Done,
}

/// Whether a released document is in force (《条例》 Art 33).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// 有效
    InForce,
    /// 撤销: void from the beginning.
    Revoked(Returned),
    /// 废止: void from a day on.
    Repealed(Returned, Date),
}

/// 归档
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Archived {
    /// What was released before.
    pub released: Released,
    /// 档号
    pub reference: Reference,
    /// Who filed it.
    pub act: Done,
}

/// 作废
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cancelled {
    /// The number it had, which nobody gets again.
    pub number: Option<DocumentNumber>,
    /// What was signed, if it was: who signed, and when, stays on the register beside the number.
    #[serde(default)]
    pub signed: Option<Box<Signed>>,
    /// Who, and why.
    pub returned: Returned,
}

impl Standing {
    /// As lists say it; empty while it is in force.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::InForce => String::new(),
            Self::Revoked(_) => "已撤销".to_owned(),
            Self::Repealed(_, from) => format!("废止，自{from}起失效"),
        }
    }
}

impl Standing {
    /// Whether it binds on a day; what is repealed does until the day before.
    #[must_use]
    pub fn holds(&self, on: Date) -> bool {
        match self {
            Self::InForce => true,
            Self::Revoked(_) => false,
            Self::Repealed(_, from) => on < *from,
        }
    }
}

impl State {
    /// Whether it is out of force, as lists say it; empty before release and while it is in force.
    #[must_use]
    pub fn out_of_force(&self) -> String {
        self.released().map(|released| released.standing.words()).unwrap_or_default()
    }

    /// The stage.
    #[must_use]
    pub fn stage(&self) -> Stage {
        match self {
            Self::Drafting(_) => Stage::Drafting,
            Self::Reviewing(_) => Stage::Reviewing,
            Self::Approving(_) => Stage::Approving,
            Self::Signed(_) => Stage::Signed,
            Self::Rechecked(_) => Stage::Rechecked,
            Self::Registered(_) => Stage::Registered,
            Self::Printed(_) => Stage::Printed,
            Self::Sealed(_) => Stage::Sealed,
            Self::Released(_) => Stage::Released,
            Self::Archived(_) => Stage::Archived,
            Self::Cancelled(_) => Stage::Cancelled,
        }
    }

    /// What was signed, once it is.
    #[must_use]
    pub fn signed(&self) -> Option<&Signed> {
        match self {
            Self::Signed(signed) => Some(signed),
            Self::Rechecked(rechecked) => Some(&rechecked.signed),
            _ => self.registered().map(|registered| &registered.rechecked.signed),
        }
    }

    /// Who signed, and when, as the register keeps it: also of what was cancelled afterwards.
    #[must_use]
    pub fn on_register(&self) -> Option<&Signed> {
        match self {
            Self::Cancelled(cancelled) => cancelled.signed.as_deref(),
            _ => self.signed(),
        }
    }

    /// What was signed, as long as it was not issued: afterwards nothing is altered.
    pub(super) fn signed_mut(&mut self) -> Option<&mut Signed> {
        match self {
            Self::Signed(signed) => Some(signed),
            Self::Rechecked(rechecked) => Some(&mut rechecked.signed),
            Self::Registered(registered) => Some(&mut registered.rechecked.signed),
            Self::Printed(printed) => Some(&mut printed.registered.rechecked.signed),
            Self::Sealed(sealed) => Some(&mut sealed.printed.registered.rechecked.signed),
            Self::Drafting(_)
            | Self::Reviewing(_)
            | Self::Approving(_)
            | Self::Released(_)
            | Self::Archived(_)
            | Self::Cancelled(_) => None,
        }
    }

    /// What was signed of what is out: only whether the signature holds ever changes there.
    pub(super) fn issued_mut(&mut self) -> Option<&mut Signed> {
        let released = match self {
            Self::Released(released) => released,
            Self::Archived(archived) => &mut archived.released,
            Self::Drafting(_)
            | Self::Reviewing(_)
            | Self::Approving(_)
            | Self::Signed(_)
            | Self::Rechecked(_)
            | Self::Registered(_)
            | Self::Printed(_)
            | Self::Sealed(_)
            | Self::Cancelled(_) => return None,
        };
        Some(&mut released.sealed.printed.registered.rechecked.signed)
    }

    /// Whether it is out and nobody has signed it: the oral consent to it did not hold.
    #[must_use]
    pub fn is_unsigned(&self) -> bool {
        self.released().is_some() && self.signed().is_some_and(|signed| signed.lapsed)
    }

    /// How it was registered, once it is.
    #[must_use]
    pub fn registered(&self) -> Option<&Registered> {
        match self {
            Self::Registered(registered) => Some(registered),
            Self::Printed(printed) => Some(&printed.registered),
            Self::Sealed(sealed) => Some(&sealed.printed.registered),
            _ => self.released().map(|released| &released.sealed.printed.registered),
        }
    }

    /// How it was registered, to be put right until it is archived.
    pub(super) fn registration_mut(&mut self) -> Option<&mut Registered> {
        match self {
            Self::Registered(registered) => Some(registered),
            Self::Printed(printed) => Some(&mut printed.registered),
            Self::Sealed(sealed) => Some(&mut sealed.printed.registered),
            Self::Released(released) => Some(&mut released.sealed.printed.registered),
            Self::Drafting(_)
            | Self::Reviewing(_)
            | Self::Approving(_)
            | Self::Signed(_)
            | Self::Rechecked(_)
            | Self::Archived(_)
            | Self::Cancelled(_) => None,
        }
    }

    /// How often the seal was set on it, once it was.
    #[must_use]
    pub fn impressions(&self) -> Option<u32> {
        match self {
            Self::Sealed(sealed) => Some(sealed.impressions),
            _ => self.released().map(|released| released.sealed.impressions),
        }
    }

    /// How it was released, once it is.
    #[must_use]
    pub fn released(&self) -> Option<&Released> {
        match self {
            Self::Released(released) => Some(released),
            Self::Archived(archived) => Some(&archived.released),
            Self::Drafting(_)
            | Self::Reviewing(_)
            | Self::Approving(_)
            | Self::Signed(_)
            | Self::Rechecked(_)
            | Self::Registered(_)
            | Self::Printed(_)
            | Self::Sealed(_)
            | Self::Cancelled(_) => None,
        }
    }

    /// The number, once there is one; a cancelled document keeps its own.
    #[must_use]
    pub fn number(&self) -> Option<&DocumentNumber> {
        match self {
            Self::Cancelled(cancelled) => cancelled.number.as_ref(),
            _ => self.registered().map(|registered| &registered.number),
        }
    }
}
