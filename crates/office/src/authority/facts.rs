//! Facts of a matter (要素): what the conditions of the table ask about.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use thiserror::Error;

/// Something that is so or is not so about a matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    /// 重要
    Important,
    /// 紧急
    Emergency,
    /// 上行文
    Upward,
    /// 须集体讨论: the executive meeting must discuss it.
    Collective,
    /// 须县委决定: beyond the government's own authority.
    Party,
    /// 规范性文件: binds citizens, applies again and again.
    Normative,
    /// 涉及经营主体: touches what businesses do.
    Businesses,
}

/// What a matter of a kind must state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Element {
    /// 金额, in yuan.
    Amount,
    /// 天数, in half days.
    Days,
    /// 分管领域: units in whose portfolio it falls.
    Portfolios,
    /// 会签单位
    Units,
    /// A fact that is so or not so.
    Flag(Fact),
}

/// What is known about a matter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The unit of the drafter.
    pub unit: String,
    /// 金额, in yuan.
    pub amount: Option<u64>,
    /// 天数, in half days.
    pub half_days: Option<u32>,
    /// The units in whose portfolios it falls; with none, that of the drafter's unit.
    pub portfolios: Vec<String>,
    /// The units that must countersign.
    pub units: Vec<String>,
    /// What is so about it.
    pub flags: BTreeSet<Fact>,
}

/// An element that the matter must state and does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("还没有填“{}”。审批权限按它划分，请填写后再提交。", .0.name())]
pub struct Unanswered(pub Element);

impl Fact {
    /// All facts.
    pub const ALL: [Self; 7] = [
        Self::Important,
        Self::Emergency,
        Self::Upward,
        Self::Collective,
        Self::Party,
        Self::Normative,
        Self::Businesses,
    ];

    /// The Chinese name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Important => "重要",
            Self::Emergency => "紧急",
            Self::Upward => "上行文",
            Self::Collective => "须集体讨论",
            Self::Party => "须县委决定",
            Self::Normative => "规范性文件",
            Self::Businesses => "涉及经营主体",
        }
    }
}

impl Element {
    /// All elements.
    pub const ALL: [Self; 11] = [
        Self::Amount,
        Self::Days,
        Self::Portfolios,
        Self::Units,
        Self::Flag(Fact::Important),
        Self::Flag(Fact::Emergency),
        Self::Flag(Fact::Upward),
        Self::Flag(Fact::Collective),
        Self::Flag(Fact::Party),
        Self::Flag(Fact::Normative),
        Self::Flag(Fact::Businesses),
    ];

    /// The Chinese name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Amount => "金额",
            Self::Days => "天数",
            Self::Portfolios => "分管领域",
            Self::Units => "会签单位",
            Self::Flag(fact) => fact.name(),
        }
    }

    /// The element of a Chinese name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|element| element.name() == name)
    }
}

impl Facts {
    /// Whether something is so.
    #[must_use]
    pub fn has(&self, fact: Fact) -> bool {
        self.flags.contains(&fact)
    }

    /// Something that is said of the matter and that its kind does not ask about, so that no step would
    /// come of it: whoever says it must not believe that one does. That it is urgent has a meaning of
    /// its own, and which way a document goes is read from it.
    #[must_use]
    pub fn unheard(&self, asked: &[Element]) -> Option<Element> {
        let own = |fact: &Fact| !matches!(fact, Fact::Emergency | Fact::Upward);
        let flags = self.flags.iter().filter(|fact| own(fact)).map(|fact| Element::Flag(*fact));
        let units = (!self.units.is_empty()).then_some(Element::Units);
        units.into_iter().chain(flags).find(|element| !asked.contains(element))
    }

    /// Whether everything that must be stated is: a missing number must never choose a shorter chain.
    ///
    /// # Errors
    /// Names the first element that is missing.
    pub fn answer(&self, asked: &[Element]) -> Result<(), Unanswered> {
        let missing = asked.iter().find(|element| match element {
            Element::Amount => self.amount.is_none(),
            Element::Days => self.half_days.is_none(),
            Element::Portfolios | Element::Units | Element::Flag(_) => false,
        });
        missing.map_or(Ok(()), |element| Err(Unanswered(*element)))
    }
}
