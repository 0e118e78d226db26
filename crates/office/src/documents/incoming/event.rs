//! What happened to a received document.

use gongwen::Date;

/// An event; one feeds history, notices and the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// 来文送达
    Sent,
    /// 签收
    Received,
    /// 登记
    Registered(String),
    /// 更正登记: what is another than before, in words
    Corrected(Vec<String>),
    /// 初审通过
    Examined,
    /// 初审不通过，退回
    SentBack(String),
    /// 拟办
    Proposed,
    /// 批示
    Instructed,
    /// 交办
    Assigned(String),
    /// 送传阅
    Circulated(usize),
    /// 已阅
    Read,
    /// 改送批示: from whom, to whom
    Redirected(String, String),
    /// 撤下传阅人
    ReaderReleased(String),
    /// 改类别
    Reclassified(&'static str),
    /// 换催办人
    Followed(String),
    /// 办理时限确定
    DueSettled(Date),
    /// 超过办理时限
    Overdue(Date),
    /// 反馈: which unit
    Reported(String),
    /// 催办
    Urged,
    /// 答复
    Answered,
    /// 重新办理: why the answer holds no more
    Reopened(String),
    /// 办结
    Concluded,
    /// 归档
    Archived(String),
    /// 更正归档: what changes
    Refiled(String),
}

impl Event {
    /// The permanent word in the ledger.
    #[must_use]
    pub fn verb(&self) -> &'static str {
        match self {
            Self::Sent => "incoming.sent",
            Self::Received => "incoming.received",
            Self::Registered(_) => "incoming.registered",
            Self::Corrected(_) => "incoming.corrected",
            Self::Examined => "incoming.examined",
            Self::SentBack(_) => "incoming.sent_back",
            Self::Proposed => "incoming.proposed",
            Self::Instructed => "incoming.instructed",
            Self::Assigned(_) => "incoming.assigned",
            Self::Circulated(_) => "incoming.circulated",
            Self::Read => "incoming.read",
            Self::Redirected(..) => "incoming.redirected",
            Self::ReaderReleased(_) => "incoming.reader_released",
            Self::Reclassified(_) => "incoming.reclassified",
            Self::Followed(_) => "incoming.followed",
            Self::DueSettled(_) => "incoming.due_settled",
            Self::Overdue(_) => "incoming.overdue",
            Self::Reported(_) => "incoming.reported",
            Self::Urged => "incoming.urged",
            Self::Answered => "incoming.answered",
            Self::Reopened(_) => "incoming.reopened",
            Self::Concluded => "incoming.concluded",
            Self::Archived(_) => "incoming.archived",
            Self::Refiled(_) => "incoming.refiled",
        }
    }

    /// As history says it.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Sent => "送来公文".to_owned(),
            Self::Received => "签收".to_owned(),
            Self::Registered(number) => format!("登记，收文号{number}"),
            Self::Corrected(changes) => format!("更正登记：{}", changes.join("，")),
            Self::Examined => "初审通过".to_owned(),
            Self::SentBack(reason) => format!("初审退回：{reason}"),
            Self::Proposed => "提出拟办意见".to_owned(),
            Self::Instructed => "批示".to_owned(),
            Self::Assigned(how) => how.clone(),
            Self::Circulated(count) => format!("送{count}人传阅"),
            Self::Read => "已阅".to_owned(),
            Self::Redirected(from, to) => format!("改送批示，由{from}改为{to}"),
            Self::ReaderReleased(whom) => format!("撤下传阅人{whom}"),
            Self::Reclassified(treatment) => format!("改为{treatment}"),
            Self::Followed(whom) => format!("改由{whom}催办"),
            Self::DueSettled(day) => format!("办理时限确定为{day}"),
            Self::Overdue(day) => format!("超过办理时限{day}"),
            Self::Reported(unit) => format!("{unit}反馈办理情况"),
            Self::Urged => "催办".to_owned(),
            Self::Answered => "答复来文单位".to_owned(),
            Self::Reopened(reason) => format!("收回答复，重新办理：{reason}"),
            Self::Concluded => "办结".to_owned(),
            Self::Archived(reference) => format!("归档，档号{reference}"),
            Self::Refiled(words) => format!("更正归档：{words}"),
        }
    }
}
