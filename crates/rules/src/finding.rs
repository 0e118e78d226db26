//! What a rule has found.

use crate::source::Source;
use gongwen::{Edit, Span};
use serde::{Serialize, Serializer, ser::SerializeStruct};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Against what the source demands (应、不得).
    Error,
    /// Most probably wrong, or against firm custom.
    Warning,
    /// Worth a look.
    Hint,
}

/// Who may apply a fix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// Cannot change the meaning: marks and forms.
    Safe,
    /// Changes words, numbers, dates or names: only with a person's consent.
    Consent,
    /// Uncertain: shown as an example, never applied.
    Shown,
}

/// A way to put it right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Who may apply it.
    pub safety: Safety,
    /// The changes, applied whole or not at all.
    pub edits: Vec<Edit>,
    /// What it does, in Chinese: 改为“…”.
    pub label: String,
}

/// One fault at one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The permanent code of the rule.
    pub code: &'static str,
    /// How grave.
    pub severity: Severity,
    /// In Chinese: what is wrong and what to write.
    pub message: String,
    /// Where the rule comes from.
    pub source: &'static Source,
    /// Where it stands in the text that was read.
    #[serde(serialize_with = "span_as_range")]
    pub span: Span,
    /// The fix, if there is one.
    pub fix: Option<Fix>,
}

/// A finding that a person decided to leave as it is (保留原文).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waived {
    /// What was found.
    pub finding: Finding,
    /// Who answers for it.
    pub person: String,
    /// Why.
    pub reason: String,
    /// Where the waiver is written.
    pub entry: Span,
}

impl Severity {
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

impl Safety {
    /// The Chinese name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Safe => "可直接修改",
            Self::Consent => "须经同意再改",
            Self::Shown => "只作示例，由人改写",
        }
    }
}

impl Serialize for Fix {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Plain<'a> {
            start: usize,
            end: usize,
            text: &'a str,
        }
        let edits: Vec<_> =
            self.edits.iter().map(|e| Plain { start: e.span.start, end: e.span.end, text: &e.text }).collect();
        let mut fix = serializer.serialize_struct("Fix", 3)?;
        fix.serialize_field("safety", &self.safety)?;
        fix.serialize_field("edits", &edits)?;
        fix.serialize_field("label", &self.label)?;
        fix.end()
    }
}

fn span_as_range<S: Serializer>(span: &Span, serializer: S) -> Result<S::Ok, S::Error> {
    let mut range = serializer.serialize_struct("Span", 2)?;
    range.serialize_field("start", &span.start)?;
    range.serialize_field("end", &span.end)?;
    range.end()
}
