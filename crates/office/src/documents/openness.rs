//! The openness attribute (公开属性): decided with the document, and with a reason.

use crate::calendar::{Calendar, NotAnnounced, Term};
use gongwen::Date;
use serde::{Deserialize, Serialize};

/// Why a document is not public (《政府信息公开条例》).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// Art 14: danger to the security of the state, the public, the economy or society, or
    /// forbidden by law. (State secrets do not enter this system at all.)
    Forbidden,
    /// Art 15: business secrets, privacy.
    ThirdParty,
    /// Art 16 (1): internal affairs.
    Internal,
    /// Art 16 (2): records of discussion, drafts, letters of consultation, requests and reports.
    InProcess,
}

/// Whether, and to whom, a document is public.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Openness {
    /// 主动公开, within 20 working days (Art 26).
    Active,
    /// 依申请公开, with the reason why not of one's own accord.
    OnRequest(String),
    /// 不予公开, with its ground and what it is in this case.
    Closed(Ground, String),
}

impl Ground {
    /// All grounds.
    pub const ALL: [Self; 4] = [Self::Forbidden, Self::ThirdParty, Self::Internal, Self::InProcess];

    /// As a person reads it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Forbidden => "危及安全稳定或法律法规禁止公开（《政府信息公开条例》第十四条）",
            Self::ThirdParty => "商业秘密、个人隐私（第十五条）",
            Self::Internal => "内部事务信息（第十六条第一款）",
            Self::InProcess => "过程性信息（第十六条第二款）",
        }
    }
}

impl Openness {
    /// As a person reads it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Active => "主动公开",
            Self::OnRequest(_) => "依申请公开",
            Self::Closed(..) => "不予公开",
        }
    }

    /// The ground for not making it public.
    #[must_use]
    pub fn ground(&self) -> Option<Ground> {
        match self {
            Self::Active | Self::OnRequest(_) => None,
            Self::Closed(ground, _) => Some(*ground),
        }
    }

    /// The reason, where the attribute needs one.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Active => None,
            Self::OnRequest(reason) | Self::Closed(_, reason) => Some(reason),
        }
    }

    /// Attribute and reason in one line: 依申请公开（涉及第三方）.
    #[must_use]
    pub fn words(&self) -> String {
        match self.reason() {
            Some(reason) => format!("{}（{reason}）", self.name()),
            None => self.name().to_owned(),
        }
    }

    /// The last day on which a document that was formed on a day is made public, where it is of its
    /// own accord: 20 working days (《政府信息公开条例》 Art 26).
    ///
    /// # Errors
    /// `NotAnnounced` where the term reaches into a year that is not known.
    pub fn publish_by(&self, formed: Date, calendar: &Calendar) -> Result<Option<Date>, NotAnnounced> {
        match self {
            Self::Active => calendar.deadline(formed, Term::WorkingDays(20)).map(Some),
            Self::OnRequest(_) | Self::Closed(..) => Ok(None),
        }
    }

    /// Whether it is complete: what is not public of its own accord needs a reason.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.reason().is_none_or(|reason| !reason.trim().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_public_of_its_own_accord_is_so_within_twenty_working_days() {
        let (calendar, day) = (Calendar::shipped(), |month, day| Date::new(2026, month, day).unwrap_or(Date::MAX));
        let active = Openness::Active;
        // From the Friday before: four weeks of five days, none of them a holiday.
        assert_eq!(active.publish_by(day(3, 6), &calendar), Ok(Some(day(4, 3))));
        // Tomb-sweeping day and Labour Day are in between, and their days made up for.
        assert!(active.publish_by(day(4, 3), &calendar).is_ok_and(|last| last > Some(day(5, 1))));
        assert_eq!(Openness::OnRequest("涉及个别企业".into()).publish_by(day(3, 6), &calendar), Ok(None));
        let far = Date::new(2098, 12, 20).unwrap_or(Date::MAX);
        assert!(active.publish_by(far, &calendar).is_err());
    }
}
