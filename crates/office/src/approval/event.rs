//! What happened, and the history that only grows.

use super::body::Resolution;
use super::content::Digest;
use super::revise::Change;
use super::signature::Signature;
use super::widen::Side;
use crate::Moment;
use crate::authority::Holder;
use gongwen::Date;
use serde::{Deserialize, Serialize};

/// A decision that fell: which, and whose it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fell {
    /// The number of the step, from 0.
    pub step: usize,
    /// The post.
    pub title: String,
    /// Whose decision it was.
    pub who: String,
}

/// What a verb did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// 提交
    Submitted {
        /// The chain, step by step.
        steps: Vec<String>,
        /// The content.
        digest: Digest,
    },
    /// 签署: consent or, in a countersign, disagreement.
    Signed {
        /// The post.
        title: String,
        /// The signature.
        signature: Signature,
    },
    /// 退回
    Returned {
        /// To whom, in words.
        to: String,
        /// The step it went back to; `None` for the drafter.
        step: Option<usize>,
        /// The post that returned it.
        title: String,
        /// Why.
        reason: String,
        /// What fell.
        fell: Vec<Fell>,
    },
    /// 撤回
    Withdrawn {
        /// What fell.
        fell: Vec<Fell>,
    },
    /// 加签
    SignerAdded {
        /// Who was added.
        whom: Holder,
        /// Before or after the one who added.
        side: Side,
        /// Why.
        reason: String,
    },
    /// 授权
    Delegated {
        /// The post.
        title: String,
        /// Who may sign now.
        to: Holder,
        /// Why.
        reason: String,
    },
    /// 催办
    Reminded {
        /// The post.
        title: String,
    },
    /// 超时
    TimedOut {
        /// The post.
        title: String,
        /// The day it was due.
        due: Date,
    },
    /// 修改
    Revised {
        /// Of what kind.
        change: Change,
        /// The content before.
        before: Digest,
        /// The content now.
        digest: Digest,
        /// What fell.
        fell: Vec<Fell>,
    },
    /// 口头同意
    OralRecorded {
        /// The post.
        title: String,
        /// Who consented.
        from: Holder,
        /// What was said.
        words: String,
        /// When it was said.
        said: Moment,
        /// Until when it must be confirmed.
        until: Moment,
    },
    /// 补签
    OralConfirmed {
        /// The post.
        title: String,
        /// The signature.
        signature: Signature,
    },
    /// 口头同意失效
    OralLapsed {
        /// What fell.
        fell: Vec<Fell>,
    },
    /// 否认口头同意
    OralDenied {
        /// Why.
        reason: String,
        /// What fell.
        fell: Vec<Fell>,
    },
    /// 报请裁定
    Referred {
        /// The posts that disagree.
        against: Vec<String>,
        /// What was tried, and what is proposed.
        account: String,
    },
    /// 转交: another drafter
    HandedOn {
        /// Who drafted it.
        from: Holder,
        /// Who takes it over.
        to: Holder,
        /// Why.
        reason: String,
    },
    /// 会议决定
    Resolved {
        /// The body.
        title: String,
        /// What it decided.
        resolution: Resolution,
        /// The higher body that must still decide.
        awaits: Option<String>,
    },
}

/// A record of the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// From 1, without a gap.
    pub number: i64,
    /// When.
    pub at: Moment,
    /// Who acted; `None` for the clock.
    pub by: Option<Holder>,
    /// In whose name, if not their own.
    pub for_whom: Option<Holder>,
    /// What happened.
    pub event: Event,
    /// Whether the chain was complete after it.
    pub complete: bool,
}

impl Event {
    /// The word for the ledger: `approval.` and this.
    #[must_use]
    pub fn verb(&self) -> &'static str {
        match self {
            Self::Submitted { .. } => "submit",
            Self::Signed { .. } => "sign",
            Self::Returned { .. } => "return",
            Self::Withdrawn { .. } => "withdraw",
            Self::SignerAdded { .. } => "add-signer",
            Self::Delegated { .. } => "delegate",
            Self::Reminded { .. } => "remind",
            Self::TimedOut { .. } => "time-out",
            Self::Revised { .. } => "revise",
            Self::OralRecorded { .. } => "record-oral",
            Self::OralConfirmed { .. } => "confirm-oral",
            Self::OralLapsed { .. } => "lapse-oral",
            Self::OralDenied { .. } => "deny-oral",
            Self::Referred { .. } => "refer",
            Self::HandedOn { .. } => "hand-on",
            Self::Resolved { .. } => "resolve",
        }
    }

    /// What fell by it.
    #[must_use]
    pub fn fell(&self) -> &[Fell] {
        match self {
            Self::Returned { fell, .. }
            | Self::Withdrawn { fell }
            | Self::Revised { fell, .. }
            | Self::OralLapsed { fell }
            | Self::OralDenied { fell, .. } => fell,
            Self::Submitted { .. }
            | Self::Signed { .. }
            | Self::SignerAdded { .. }
            | Self::Delegated { .. }
            | Self::Reminded { .. }
            | Self::TimedOut { .. }
            | Self::OralRecorded { .. }
            | Self::OralConfirmed { .. }
            | Self::Referred { .. }
            | Self::HandedOn { .. }
            | Self::Resolved { .. } => &[],
        }
    }

    /// What happened, as people read it.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Submitted { steps, .. } => format!("提交审批，依次经过：{}", steps.join(" → ")),
            Self::Signed { title, signature } | Self::OralConfirmed { title, signature } => {
                let late = if matches!(self, Self::OralConfirmed { .. }) { "补签确认口头意见，" } else { "" };
                let opinion =
                    if signature.opinion.is_empty() { String::new() } else { format!("：{}", signature.opinion) };
                format!("{late}{title}{}（{}）{opinion}", signature.stance.name(), signature.mode.name())
            }
            Self::Returned { to, title, reason, fell, .. } => {
                format!("{title}退回{to}，理由：{reason}{}", fallen(fell))
            }
            Self::Withdrawn { fell } => format!("撤回{}", fallen(fell)),
            Self::SignerAdded { whom, side, reason } => format!("{}{}{}", side.words(), whom.name, because(reason)),
            Self::Delegated { title, to, reason } => format!("授权{}代{title}签署{}", to.name, because(reason)),
            Self::Reminded { title } => format!("催办{title}"),
            Self::TimedOut { title, due } => format!("{title}超过时限，应于{}月{}日前办完", due.month(), due.day()),
            Self::Revised { change, fell, .. } => format!("{}{}", change.words(), fallen(fell)),
            Self::OralRecorded { title, from, words, .. } => {
                format!("记录{title}{}的口头意见：{words}，须在时限内补签", from.name)
            }
            Self::OralLapsed { fell } => format!("口头同意没有在时限内补签，已经失效{}", fallen(fell)),
            Self::OralDenied { reason, fell } => format!("否认口头同意，理由：{reason}{}", fallen(fell)),
            Self::Referred { against, account } => {
                format!("会签有不同意见（{}），报请裁定：{account}", against.join("、"))
            }
            Self::HandedOn { from, to, reason } => format!("由{}转交{}拟办，理由：{reason}", from.name, to.name),
            Self::Resolved { title, resolution, awaits } => {
                let awaits = awaits.as_ref().map_or_else(String::new, |body| format!("，待{body}决定"));
                // A meeting is usually named with its body: 县政府第20次常务会议.
                let body = if resolution.meeting.contains("会") { "" } else { title.as_str() };
                let note = match resolution.note.trim() {
                    "" => String::new(),
                    note => format!("，记录：{note}"),
                };
                format!("{body}{}{}{awaits}{note}", resolution.meeting, resolution.outcome.name())
            }
        }
    }
}

fn because(reason: &str) -> String {
    if reason.is_empty() { String::new() } else { format!("，说明：{reason}") }
}

fn fallen(fell: &[Fell]) -> String {
    if fell.is_empty() {
        return String::new();
    }
    // Somebody who was added is called by the name on the seat too.
    let name = |one: &Fell| {
        if one.who.starts_with(&one.title) { one.who.clone() } else { format!("{} {}", one.title, one.who) }
    };
    let names: Vec<String> = fell.iter().map(name).collect();
    format!("；以下签署失效：{}", names.join("、"))
}
