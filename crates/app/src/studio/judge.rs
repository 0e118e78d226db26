//! The seam to the rules: findings and manual pages as the studio shows them.

use gongwen::{Edit, LineIndex, Profile, Reading, Span};
use rules::{Context, Rule};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// 错误
    Error,
    /// 警告
    Warning,
    /// 提示
    Hint,
}

/// Who may apply a fix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Safety {
    /// Cannot change the meaning.
    Safe,
    /// Only with a person's consent.
    Consent,
    /// Only shown.
    Shown,
}

/// A way to put it right.
#[derive(Clone, Debug)]
pub struct Fix {
    /// Who may apply it.
    pub safety: Safety,
    /// The changes.
    pub edits: Vec<Edit>,
    /// What it does, in Chinese.
    pub label: String,
}

/// One fault at one place.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The code of the rule.
    pub code: &'static str,
    /// How grave.
    pub severity: Severity,
    /// What is wrong and what to write.
    pub message: String,
    /// The article: 《条例》第九条.
    pub article: String,
    /// Where it begins, in bytes of the text.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The line, from 1.
    pub line: usize,
    /// The characters it is about.
    pub excerpt: String,
    /// The fix.
    pub fix: Option<Fix>,
}

/// A finding that a person left as it is (保留原文).
#[derive(Clone, Debug)]
pub struct Waived {
    /// What was found.
    pub finding: Finding,
    /// Who answers for it.
    pub person: String,
    /// Why.
    pub reason: String,
    /// Where that is written.
    pub entry: Span,
}

/// What the rules say of a text.
#[derive(Clone, Debug, Default)]
pub struct Judged {
    /// What is to be put right, in the order of the text.
    pub findings: Vec<Finding>,
    /// What was left as it is, in the order of the text.
    pub waived: Vec<Waived>,
}

/// How many findings there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// 错误
    pub errors: usize,
    /// 警告
    pub warnings: usize,
    /// 提示
    pub hints: usize,
    /// Those with a fix that is safe.
    pub safe: usize,
}

/// A page of the rule manual (规则手册).
#[derive(Clone, Debug)]
pub struct ManualPage {
    /// The code.
    pub code: &'static str,
    /// What is wrong, in one sentence.
    pub name: &'static str,
    /// The family: 标点符号.
    pub family: &'static str,
    /// How grave its findings are.
    pub severity: Severity,
    /// The articles.
    pub articles: Vec<String>,
    /// Whether it can fix, in words.
    pub fix: &'static str,
    /// 查什么
    pub checks: &'static str,
    /// 为什么
    pub why: &'static str,
    /// 反例
    pub wrong: &'static [&'static str],
    /// 正例
    pub right: &'static [&'static str],
    /// 修改
    pub remedy: &'static str,
    /// 不适用
    pub except: &'static str,
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

    /// The word in style sheets and data.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}

impl Safety {
    /// The word in data.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Consent => "consent",
            Self::Shown => "shown",
        }
    }
}

impl Finding {
    /// Whether a person may apply its fix with one click.
    #[must_use]
    pub fn can_fix(&self) -> bool {
        self.fix.as_ref().is_some_and(|fix| fix.safety != Safety::Shown)
    }
}

impl Counts {
    /// Counts findings.
    #[must_use]
    pub fn of(findings: &[Finding]) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            match finding.severity {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Hint => counts.hints += 1,
            }
            counts.safe += usize::from(finding.fix.as_ref().is_some_and(|fix| fix.safety == Safety::Safe));
        }
        counts
    }
}

/// Longest excerpt that is shown, in characters.
const EXCERPT: usize = 40;

/// Checks a document in the name of an office.
pub(crate) fn check(reading: &Reading, profile: &Profile) -> Judged {
    let context = Context { profile: Some(profile.clone()), ..Context::default() };
    let index = LineIndex::new(&reading.text);
    let judgement = rules::judge(reading, &context);
    let mut findings: Vec<Finding> =
        judgement.findings.into_iter().map(|finding| view(finding, reading, &index)).collect();
    findings.sort_by_key(|finding| (finding.start, finding.severity, finding.code));
    let left = |waived: rules::Waived| Waived {
        finding: view(waived.finding, reading, &index),
        person: waived.person,
        reason: waived.reason,
        entry: waived.entry,
    };
    Judged { findings, waived: judgement.waived.into_iter().map(left).collect() }
}

fn view(finding: rules::Finding, reading: &Reading, index: &LineIndex) -> Finding {
    let (start, end) = (finding.span.start, finding.span.end);
    let words = reading.text.get(start..end).unwrap_or_default().replace('\n', " ");
    let mut excerpt: String = words.chars().take(EXCERPT).collect();
    if words.chars().count() > EXCERPT {
        excerpt.push('…');
    }
    Finding {
        code: finding.code,
        severity: severity(finding.severity),
        message: finding.message,
        article: format!("{}（{}）", article(finding.source), finding.source.strength.name()),
        start,
        end,
        line: index.position(&reading.text, start).line,
        excerpt,
        fix: finding.fix.map(|fix| Fix { safety: safety(fix.safety), edits: fix.edits, label: fix.label }),
    }
}

fn severity(severity: rules::Severity) -> Severity {
    match severity {
        rules::Severity::Error => Severity::Error,
        rules::Severity::Warning => Severity::Warning,
        rules::Severity::Hint => Severity::Hint,
    }
}

fn safety(safety: rules::Safety) -> Safety {
    match safety {
        rules::Safety::Safe => Safety::Safe,
        rules::Safety::Consent => Safety::Consent,
        rules::Safety::Shown => Safety::Shown,
    }
}

fn article(source: &rules::Source) -> String {
    format!("{} {}", source.standard, source.clause)
}

fn manual_view(rule: &'static Rule) -> ManualPage {
    let cite = |source: &&rules::Source| format!("{}（{}）：{}", article(source), source.strength.name(), source.says);
    ManualPage {
        code: rule.code,
        name: rule.name,
        family: rule.family.name(),
        severity: severity(rule.severity),
        articles: rule.sources.iter().map(cite).collect(),
        fix: rule.fixability.name(),
        checks: rule.manual.checks,
        why: rule.manual.why,
        wrong: rule.manual.wrong,
        right: rule.manual.right,
        remedy: rule.manual.remedy,
        except: rule.manual.except,
    }
}

/// All pages of the manual, in the order of their codes.
#[must_use]
pub fn manual() -> Vec<ManualPage> {
    let mut pages: Vec<_> = rules::registry().iter().copied().map(manual_view).collect();
    pages.sort_by_key(|page| page.code);
    pages
}

/// The page of a code.
#[must_use]
pub fn manual_page(code: &str) -> Option<ManualPage> {
    rules::find(code).map(manual_view)
}

/// How many rules there are.
#[must_use]
pub fn rule_count() -> usize {
    rules::registry().len()
}
