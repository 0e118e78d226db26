//! 撤销 and 废止: what ends the force of an issued document is decided first (《条例》 Art 33).

use super::content::PART;
use super::{Affair, AffairRefusal};
use crate::authority::Act;
use gongwen::Date;

/// How the force of a document is to end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// The key of the document.
    pub document: String,
    /// 废止: the first day on which it is void; `None` for 撤销, void from the beginning.
    pub from: Option<Date>,
}

impl Ending {
    /// What has to be permitted.
    #[must_use]
    pub fn act(&self) -> Act {
        if self.from.is_some() { Act::Repeal } else { Act::Revoke }
    }

    /// The act in a word.
    #[must_use]
    pub fn name(&self) -> &'static str {
        if self.from.is_some() { "废止" } else { "撤销" }
    }

    /// What binds an approval to this document and this day.
    pub(super) fn canonical(&self) -> String {
        let from = self.from.map(Date::iso).unwrap_or_default();
        format!("{}{}{PART}{from}{PART}", self.name(), self.document)
    }
}

impl Affair {
    /// The matter in which it is decided: the document by its title and number, and the reason.
    ///
    /// # Errors
    /// Refused without a reason, and as any matter.
    pub fn ending(ending: Ending, title: &str, number: &str, why: &str) -> Result<Self, AffairRefusal> {
        let why = why.trim();
        if why.is_empty() {
            return Err(AffairRefusal::NoReason);
        }
        let what = ending.name();
        let short: String = title.chars().take(70).collect();
        let day = ending.from.map(|from| format!("自{from}起失效。\n")).unwrap_or_default();
        let text = format!("{what}《{title}》（{number}）。\n{day}理由：{why}");
        Ok(Self { ends: Some(ending), ..Self::new(&format!("{what}《{short}》"), &text)? })
    }
}
