//! What happened to a sent document.

use super::super::DocumentNumber;
use gongwen::Date;

/// An event; one feeds history, notices and the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// 拟稿
    Begun,
    /// 修改
    Edited,
    /// The matter, the openness or the circle was decided anew.
    Described,
    /// 送审
    Submitted,
    /// 撤回
    TakenBack,
    /// 审核通过
    Passed,
    /// 退回
    Returned,
    /// 签发
    Signed(Date),
    /// 签发后改动实质内容，回到签发
    BackToSigner,
    /// 转交: from whom, to whom
    HandedOn(String, String),
    /// 口头同意失效
    Lapsed,
    /// 口头同意之后补签，或者失效之后重新签发
    Renewed(Date),
    /// 复核: what became of the changes that signers asked for; empty where they asked for none
    Rechecked(String),
    /// 登记编号
    Registered(DocumentNumber),
    /// 更正份数、分送范围: in words
    Corrected(String),
    /// 印制
    Printed,
    /// 用印
    Sealed(u32),
    /// 核发
    Released(Date),
    /// 归档
    Archived(String),
    /// 更正归档: what changes
    Refiled(String),
    /// 作废
    Cancelled(Option<DocumentNumber>),
    /// 登记公开: when and where
    Published(Date, String),
    /// 撤销
    Revoked,
    /// 废止
    Repealed(Date),
}

impl Event {
    /// The permanent word in the ledger.
    #[must_use]
    pub fn verb(&self) -> &'static str {
        match self {
            Self::Begun => "outgoing.begun",
            Self::Edited => "outgoing.edited",
            Self::Described => "outgoing.described",
            Self::Submitted => "outgoing.submitted",
            Self::TakenBack => "outgoing.taken_back",
            Self::Passed => "outgoing.passed",
            Self::Returned => "outgoing.returned",
            Self::Signed(_) => "outgoing.signed",
            Self::BackToSigner => "outgoing.back_to_signer",
            Self::HandedOn(..) => "outgoing.handed_on",
            Self::Lapsed => "outgoing.lapsed",
            Self::Renewed(_) => "outgoing.renewed",
            Self::Rechecked(_) => "outgoing.rechecked",
            Self::Corrected(_) => "outgoing.corrected",
            Self::Published(..) => "outgoing.published",
            Self::Registered(_) => "outgoing.registered",
            Self::Printed => "outgoing.printed",
            Self::Sealed(_) => "outgoing.sealed",
            Self::Released(_) => "outgoing.released",
            Self::Archived(_) => "outgoing.archived",
            Self::Refiled(_) => "outgoing.refiled",
            Self::Cancelled(_) => "outgoing.cancelled",
            Self::Revoked => "outgoing.revoked",
            Self::Repealed(_) => "outgoing.repealed",
        }
    }

    /// As history says it.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Begun => "拟稿".to_owned(),
            Self::Edited => "修改文稿".to_owned(),
            Self::Described => "修改事项、公开属性或者知悉范围".to_owned(),
            Self::Submitted => "送审".to_owned(),
            Self::TakenBack => "撤回修改".to_owned(),
            Self::Passed => "审核通过，送会签签发".to_owned(),
            Self::Returned => "退回拟稿人".to_owned(),
            Self::Signed(on) => format!("签发，成文日期{on}"),
            Self::BackToSigner => "签发后改动了实质内容，送原签发人重新签发".to_owned(),
            Self::HandedOn(from, to) => format!("由{from}转交{to}拟办"),
            Self::Lapsed => "口头同意没有成立，签发失效，待签发人签发".to_owned(),
            Self::Renewed(on) => format!("补签，成文日期{on}"),
            Self::Rechecked(handled) if handled.is_empty() => "复核无误".to_owned(),
            Self::Rechecked(handled) => format!("复核无误，所提修改意见：{handled}"),
            Self::Corrected(words) => format!("更正登记：{words}"),
            Self::Published(on, place) => format!("{on}在{place}公开"),
            Self::Registered(number) => format!("登记编号{number}"),
            Self::Printed => "印制".to_owned(),
            Self::Sealed(impressions) => format!("用印{impressions}次"),
            Self::Released(on) => format!("核发，印发日期{on}"),
            Self::Archived(reference) => format!("归档，档号{reference}"),
            Self::Refiled(words) => format!("更正归档：{words}"),
            Self::Cancelled(Some(number)) => format!("作废，{number}不再使用"),
            Self::Cancelled(None) => "作废".to_owned(),
            Self::Revoked => "撤销，自始无效".to_owned(),
            Self::Repealed(from) => format!("废止，自{from}起失效"),
        }
    }
}
