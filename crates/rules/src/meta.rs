//! What a rule is.

use crate::finding::{Safety, Severity};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::run::Run;
use crate::sink::Sink;
use crate::source::Source;
use serde::{Serialize, Serializer, ser::SerializeStruct};
use std::ops::Range;

/// A group of rules that belong together; the first two digits of their codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Family {
    /// WS01 格式要素
    Elements,
    /// WS02 发文字号与引文
    Number,
    /// WS03 标题与文种
    Title,
    /// WS04 行文规则与主送、抄送
    Routing,
    /// WS05 开头与结尾用语
    Closing,
    /// WS06 日期与时间
    Dates,
    /// WS07 数字
    Numerals,
    /// WS08 计量单位
    Units,
    /// WS09 标点符号
    Punctuation,
    /// WS10 结构层次
    Headings,
    /// WS11 附件
    Attachments,
    /// WS12 用字用词
    Words,
}

/// Whether and how a rule can put right what it finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fixability {
    /// It only reports.
    None,
    /// It may offer a fix of this safety.
    Offers(Safety),
}

/// The manual page (手册页) of a rule.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Manual {
    /// 查什么
    pub checks: &'static str,
    /// 为什么
    pub why: &'static str,
    /// 反例: texts in which this rule, and no other, finds a fault.
    pub wrong: &'static [&'static str],
    /// 正例: texts in which no rule finds anything.
    pub right: &'static [&'static str],
    /// 修改
    pub remedy: &'static str,
    /// 不适用
    pub except: &'static str,
    /// The office in whose name the examples are checked.
    #[serde(skip)]
    pub office: ExampleOffice,
}

/// A rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Permanent, never used again for anything else: WS0201.
    pub code: &'static str,
    /// One sentence that says what is wrong.
    pub name: &'static str,
    /// Where it belongs.
    pub family: Family,
    /// How grave its findings are.
    pub severity: Severity,
    /// Where it comes from; the first one is shown with a finding.
    pub sources: &'static [&'static Source],
    /// Whether it can fix.
    pub fixability: Fixability,
    /// Its page in the manual.
    pub manual: Manual,
    pub(crate) check: Check,
}

/// How a rule looks at the text.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Check {
    /// Called wherever one of the strings stands in a text.
    Trigger(&'static [&'static str], fn(&Run, Range<usize>, &mut Sink)),
    /// Words to replace.
    Words(&'static [Word]),
    /// Called once for each run of text.
    Run(fn(&Run, &mut Sink)),
    /// Called once for a whole document.
    Page(fn(&Page, &mut Sink)),
    /// Called once for a whole document, and for each line of a fragment, which shows less.
    Both { page: fn(&Page, &mut Sink), line: fn(&Run, &mut Sink) },
    /// Called once for a whole document, when all other rules have looked at it.
    Last(fn(&Page, &mut Sink)),
}

/// A wrong word and what to write.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub(crate) wrong: &'static str,
    /// What to write; empty means: leave it out.
    pub(crate) right: &'static str,
    /// Not a fault where the text before ends with one of these.
    pub(crate) not_after: &'static [&'static str],
    /// Not a fault where the text behind begins with one of these.
    pub(crate) not_before: &'static [&'static str],
    /// A fault only where the text behind begins with one of these; empty means anywhere.
    pub(crate) only_before: &'static [&'static str],
}

/// A word that is wrong wherever it stands.
pub(crate) const fn word(wrong: &'static str, right: &'static str) -> Word {
    Word { wrong, right, not_after: &[], not_before: &[], only_before: &[] }
}

impl Word {
    pub(crate) const fn not_after(self, not_after: &'static [&'static str]) -> Self {
        Self { not_after, ..self }
    }

    pub(crate) const fn not_before(self, not_before: &'static [&'static str]) -> Self {
        Self { not_before, ..self }
    }

    pub(crate) const fn only_before(self, only_before: &'static [&'static str]) -> Self {
        Self { only_before, ..self }
    }
}

/// Days from which and up to which a rule is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct InForce {
    /// The first day (year, month, day); `None` means always.
    pub from: Option<(i32, u8, u8)>,
    /// The last day; `None` means still.
    pub to: Option<(i32, u8, u8)>,
}

impl Rule {
    /// When it is in force: while its first source is.
    #[must_use]
    pub fn in_force(&self) -> InForce {
        InForce { from: self.source().since, to: self.source().until }
    }

    /// The source shown with its findings.
    #[must_use]
    pub fn source(&self) -> &'static Source {
        self.sources[0]
    }

    /// Whether it needs a whole document, and stays silent on a fragment.
    #[must_use]
    pub fn needs_document(&self) -> bool {
        matches!(self.check, Check::Page(_) | Check::Last(_))
    }
}

impl Family {
    /// All families in the order of their codes.
    pub const ALL: [Self; 12] = [
        Self::Elements,
        Self::Number,
        Self::Title,
        Self::Routing,
        Self::Closing,
        Self::Dates,
        Self::Numerals,
        Self::Units,
        Self::Punctuation,
        Self::Headings,
        Self::Attachments,
        Self::Words,
    ];

    /// The Chinese name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Elements => "格式要素",
            Self::Number => "发文字号与引文",
            Self::Title => "标题与文种",
            Self::Routing => "行文规则与主送、抄送",
            Self::Closing => "开头与结尾用语",
            Self::Dates => "日期与时间",
            Self::Numerals => "数字",
            Self::Units => "计量单位",
            Self::Punctuation => "标点符号",
            Self::Headings => "结构层次",
            Self::Attachments => "附件",
            Self::Words => "用字用词",
        }
    }

    /// How the codes of the family begin.
    #[must_use]
    pub fn prefix(self) -> &'static str {
        const PREFIXES: [&str; 12] =
            ["WS01", "WS02", "WS03", "WS04", "WS05", "WS06", "WS07", "WS08", "WS09", "WS10", "WS11", "WS12"];
        PREFIXES[self as usize]
    }

    /// Families about numbers, which leave the cells of tables alone.
    pub(crate) fn is_numeric(self) -> bool {
        matches!(self, Self::Dates | Self::Numerals | Self::Units)
    }
}

impl Fixability {
    /// The Chinese name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "只报告，由人修改",
            Self::Offers(safety) => safety.name(),
        }
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rule = serializer.serialize_struct("Rule", 8)?;
        rule.serialize_field("code", self.code)?;
        rule.serialize_field("name", self.name)?;
        rule.serialize_field("family", self.family.name())?;
        rule.serialize_field("severity", &self.severity)?;
        rule.serialize_field("sources", self.sources)?;
        rule.serialize_field("in_force", &self.in_force())?;
        let fix = match self.fixability {
            Fixability::None => None,
            Fixability::Offers(safety) => Some(safety),
        };
        rule.serialize_field("fix", &fix)?;
        rule.serialize_field("manual", &self.manual)?;
        rule.end()
    }
}
