//! What a person does to an approval, as the page asks for it.

use office::Moment;
use office::approval::{Approval, Event, Now, Refusal, Resolution, Side, Stance, Target, Words};
use office::authority::{Chart, Matter};

/// What a person does to an approval.
#[derive(Clone, Debug)]
pub enum Deed {
    /// 提交
    Submit,
    /// 同意: 签署意见, 签名 or 圈阅
    Consent(Words),
    /// 同意，请某人阅处: consent, and somebody is told to read it and act
    ConsentAndRefer(Words, String),
    /// 会签: agree with changes, or disagree
    Countersign(Stance, String),
    /// 报请裁定: what was tried, and what is proposed
    Refer(String),
    /// 退回
    SendBack(Target, String),
    /// 撤回
    Withdraw,
    /// 加签
    AddSigner {
        /// Whom.
        whom: String,
        /// On which side.
        side: Side,
        /// Why.
        reason: String,
    },
    /// 授权
    Delegate {
        /// To whom.
        to: String,
        /// Why.
        reason: String,
    },
    /// 催办
    Remind,
    /// 记录口头意见
    RecordOral {
        /// Who consented.
        from: String,
        /// What was said.
        words: String,
        /// When.
        said: Moment,
    },
    /// 补签
    ConfirmOral(Words),
    /// 否认口头同意: why
    DenyOral(String),
    /// 登记会议决定
    Resolve(Resolution),
    /// 转交
    HandOn {
        /// To whom.
        to: String,
        /// Why.
        reason: String,
    },
}

impl Deed {
    /// The permanent words for the ledger: done, and refused.
    pub(super) fn verbs(&self) -> (&'static str, &'static str) {
        match self {
            Self::Submit => ("approval.submitted", "approval.submitted.refused"),
            Self::Consent(_) | Self::ConsentAndRefer(..) | Self::Countersign(..) => {
                ("approval.signed", "approval.signed.refused")
            }
            Self::Refer(_) => ("approval.referred", "approval.referred.refused"),
            Self::SendBack(..) => ("approval.returned", "approval.returned.refused"),
            Self::Withdraw => ("approval.withdrawn", "approval.withdrawn.refused"),
            Self::AddSigner { .. } => ("approval.signer_added", "approval.signer_added.refused"),
            Self::Delegate { .. } => ("approval.delegated", "approval.delegated.refused"),
            Self::Remind => ("approval.reminded", "approval.reminded.refused"),
            Self::RecordOral { .. } => ("approval.oral_recorded", "approval.oral_recorded.refused"),
            Self::ConfirmOral(_) => ("approval.oral_confirmed", "approval.oral_confirmed.refused"),
            Self::DenyOral(_) => ("approval.oral_denied", "approval.oral_denied.refused"),
            Self::Resolve(_) => ("approval.resolved", "approval.resolved.refused"),
            Self::HandOn { .. } => ("approval.handed_on", "approval.handed_on.refused"),
        }
    }

    /// Does it.
    pub(super) fn act(
        self,
        approval: &mut Approval,
        by: &str,
        matter: &Matter,
        chart: &dyn Chart,
        now: Now,
    ) -> Result<Event, Refusal> {
        match self {
            Self::Submit => approval.submit(by, matter, chart, now),
            Self::Consent(words) | Self::ConsentAndRefer(words, _) => approval.consent(by, words, chart, now),
            Self::Countersign(stance, opinion) => approval.countersign(by, stance, &opinion, chart, now),
            Self::Refer(account) => approval.refer(by, &account, chart, now),
            Self::SendBack(target, reason) => approval.send_back(by, target, &reason, chart, now),
            Self::Withdraw => approval.withdraw(by, now),
            Self::AddSigner { whom, side, reason } => approval.add_signer(by, &whom, side, &reason, chart, now),
            Self::Delegate { to, reason } => approval.delegate(by, &to, &reason, chart, now),
            Self::Remind => approval.remind(by, chart, now),
            Self::RecordOral { from, words, said } => approval.record_oral(by, &from, &words, said, chart, now),
            Self::ConfirmOral(words) => approval.confirm_oral(by, words, chart, now),
            Self::DenyOral(reason) => approval.deny_oral(by, &reason, chart, now),
            Self::Resolve(resolution) => approval.resolve(by, resolution, chart, now),
            Self::HandOn { to, reason } => approval.hand_on(by, &to, &reason, chart, now),
        }
    }
}
