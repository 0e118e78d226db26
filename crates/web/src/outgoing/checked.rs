//! What the rules say of a document, now and when it was reviewed.

use app::documents::noted;
use app::studio::{Counts, Finding, Judged, Waived};
use office::documents::outgoing::{Fate, Grade, Review, fates};

/// As the page shows it.
pub(super) struct Checked {
    pub(super) counts: Counts,
    pub(super) findings: Vec<Finding>,
    pub(super) waived: Vec<Waived>,
    pub(super) reviewed: Vec<Reviewed>,
}

/// A finding of the review, and what became of it.
pub(super) struct Reviewed {
    pub(super) grade: Grade,
    pub(super) message: String,
    pub(super) words: String,
    pub(super) fate: Fate,
}

impl Checked {
    pub(super) fn of(judged: Judged, review: Option<&Review>) -> Self {
        let now = noted(&judged);
        let then = review.map_or(&[][..], |review| &review.noted);
        let reviewed = fates(then, &now).into_iter().map(|(noted, fate)| Reviewed {
            grade: noted.grade,
            message: noted.message.clone(),
            words: noted.words.clone(),
            fate,
        });
        Self {
            counts: Counts::of(&judged.findings),
            reviewed: reviewed.collect(),
            findings: judged.findings,
            waived: judged.waived,
        }
    }

    /// 审核时列出3处：已改2，未改1。
    pub(super) fn summary(&self) -> String {
        let count = |test: fn(&Fate) -> bool| self.reviewed.iter().filter(|line| test(&line.fate)).count();
        let parts = [
            ("已改", count(|fate| matches!(fate, Fate::Mended))),
            ("保留原文", count(|fate| matches!(fate, Fate::Kept(_)))),
            ("未改", count(|fate| matches!(fate, Fate::Open))),
        ];
        let parts: Vec<String> =
            parts.into_iter().filter(|(_, n)| *n > 0).map(|(word, n)| format!("{word}{n}")).collect();
        format!("审核时规则检查列出{}处：{}", self.reviewed.len(), parts.join("，"))
    }
}

impl Reviewed {
    /// Its colour.
    pub(super) fn light(&self) -> &'static str {
        match self.grade {
            Grade::Error => "error",
            Grade::Warning => "warning",
            Grade::Hint => "hint",
        }
    }

    /// Whether the characters say more than the message does.
    pub(super) fn has_words(&self) -> bool {
        !self.words.is_empty() && !self.message.contains(&self.words)
    }

    pub(super) fn became(&self) -> String {
        match &self.fate {
            Fate::Mended => "已改".to_owned(),
            Fate::Open => "未改".to_owned(),
            Fate::Kept(kept) => format!("保留原文（{}：{}）", kept.person, kept.reason),
        }
    }
}
