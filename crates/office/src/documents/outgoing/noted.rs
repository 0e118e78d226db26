//! What the rules found when a document was reviewed, so that it stays known what became of it.

use serde::{Deserialize, Serialize};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// 错误
    Error,
    /// 警告
    Warning,
    /// 提示
    Hint,
}

/// A finding as it stood at the review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    /// The code of the rule.
    pub code: String,
    /// How grave.
    pub grade: Grade,
    /// What is wrong and what to write.
    pub message: String,
    /// The characters it is about.
    pub words: String,
    /// 保留原文: who left it as it is, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<Kept>,
}

/// Who left a finding as it is, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The name.
    pub person: String,
    /// The reason.
    pub reason: String,
}

/// What became of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// 已改: the text no longer has it.
    Mended,
    /// 未改
    Open,
    /// 保留原文
    Kept(Kept),
}

impl Grade {
    /// The Chinese name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "错误",
            Self::Warning => "警告",
            Self::Hint => "提示",
        }
    }
}

/// What became of each finding of a review, by what is found now. A fault that stands twice and is
/// mended once is open once.
#[must_use]
pub fn fates<'a>(then: &'a [Noted], now: &[Noted]) -> Vec<(&'a Noted, Fate)> {
    let mut left: Vec<&Noted> = now.iter().collect();
    let fate = |noted: &'a Noted| {
        let same = |one: &&Noted| (&one.code, &one.words) == (&noted.code, &noted.words);
        let fate = match left.iter().position(same).map(|at| left.swap_remove(at)) {
            None => Fate::Mended,
            Some(Noted { kept: Some(kept), .. }) => Fate::Kept(kept.clone()),
            Some(_) => Fate::Open,
        };
        (noted, fate)
    };
    then.iter().map(fate).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noted(words: &str, kept: bool) -> Noted {
        let by = || Kept { person: "江若水".to_owned(), reason: "照录".to_owned() };
        Noted {
            code: "WS0605".to_owned(),
            grade: Grade::Error,
            message: "“号”应写作“日”。".to_owned(),
            words: words.to_owned(),
            kept: kept.then(by),
        }
    }

    #[test]
    fn a_finding_was_mended_kept_or_is_open() {
        let then = [noted("5月10号", false), noted("5月10号", false), noted("5月12号", false)];
        let now = [noted("5月12号", true), noted("5月10号", false)];
        let fates: Vec<Fate> = fates(&then, &now).into_iter().map(|(_, fate)| fate).collect();
        let kept = Kept { person: "江若水".to_owned(), reason: "照录".to_owned() };
        assert_eq!(fates, [Fate::Open, Fate::Mended, Fate::Kept(kept)]);
    }
}
