//! 初审: five checks (《条例》 Art 24 (3)); what fails goes back at once, with the reason.

use super::super::Done;
use super::{Event, Incoming, Refusal, Stage};
use crate::Moment;
use crate::permission::Registrar;
use serde::{Deserialize, Serialize};

/// A check of the examination.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// 是否应当由本机关办理
    Ours,
    /// 是否符合行文规则
    Routing,
    /// 文种、格式是否符合要求
    Form,
    /// 涉及其他地区或者部门职权范围内的事项是否已经协商、会签
    Consultation,
    /// 是否符合公文起草的其他要求
    Other,
}

/// An examination.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Examination {
    /// The check that failed and why, if one did.
    pub failed: Option<(Check, String)>,
    /// Who examined it.
    pub act: Done,
}

impl Check {
    /// All checks, in the order of the article.
    pub const ALL: [Self; 5] = [Self::Ours, Self::Routing, Self::Form, Self::Consultation, Self::Other];

    /// As a person reads it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ours => "是否应当由本机关办理",
            Self::Routing => "是否符合行文规则",
            Self::Form => "文种、格式是否符合要求",
            Self::Consultation => "涉及其他地区或者部门职权范围的事项是否已经协商、会签",
            Self::Other => "是否符合公文起草的其他要求",
        }
    }

    /// What is said when it fails.
    #[must_use]
    pub fn objection(self) -> &'static str {
        match self {
            Self::Ours => "不应当由本机关办理",
            Self::Routing => "不符合行文规则",
            Self::Form => "文种、格式不符合要求",
            Self::Consultation => "没有协商、会签",
            Self::Other => "不符合公文起草的其他要求",
        }
    }
}

impl Incoming {
    /// 初审通过
    ///
    /// # Errors
    /// Refused at other stages.
    pub fn examine(&mut self, by: &Registrar, at: Moment) -> Result<Event, Refusal> {
        self.at(Stage::Registered, "初审")?;
        self.examination = Some(Examination { failed: None, act: Done::new(by.holder(), at) });
        self.go(Stage::Examined, at);
        Ok(Event::Examined)
    }

    /// 退回来文单位
    ///
    /// # Errors
    /// Refused without a reason and at other stages.
    pub fn send_back(&mut self, by: &Registrar, failed: Check, why: &str, at: Moment) -> Result<Event, Refusal> {
        self.at(Stage::Registered, "退回")?;
        let why = why.trim();
        if why.is_empty() {
            return Err(Refusal::NoReason);
        }
        self.examination =
            Some(Examination { failed: Some((failed, why.to_owned())), act: Done::new(by.holder(), at) });
        self.go(Stage::SentBack, at);
        Ok(Event::SentBack(format!("{}。{why}", failed.objection())))
    }
}
