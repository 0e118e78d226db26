//! The table of authority (审批权限表) as a value.

use super::{Act, Condition, Element, Faults, Role};
use gongwen::{Date, Kind};
use serde::{Deserialize, Serialize};

/// A version of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What people call it: 2026年第1版.
    pub name: String,
    /// From which day matters are opened under it.
    pub from: Date,
    /// The matters, in order.
    pub matters: Vec<Matter>,
}

/// A kind of matter (事项).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matter {
    /// Its permanent code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What falls under it.
    pub about: String,
    /// What a matter of this kind must state.
    pub asks: Vec<Element>,
    /// The kinds of documents (文种) that it is for; with none, all.
    pub kinds: Vec<Kind>,
    /// What the completed chain permits.
    pub permits: Vec<Act>,
    /// Within how many hours an oral consent in an emergency must be confirmed; `None`: never oral.
    pub oral_hours: Option<u32>,
    /// The chain, in order.
    pub rules: Vec<Rule>,
}

/// A step of the chain, as the table has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Who.
    pub role: Role,
    /// The unit whose head it is, by the name it is called, where the table itself names it.
    pub unit: Option<String>,
    /// How it stands to its neighbours.
    pub relation: Relation,
    /// When it is needed.
    pub when: Condition,
    /// The time limit in working days.
    pub limit: Option<u32>,
    /// Whether the signer may let somebody else sign.
    pub delegation: Delegation,
    /// Where it comes from.
    pub basis: Basis,
}

/// How several signers of a step stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// 依次: one after the other in the chain.
    Sequence,
    /// 会签: at once, each agrees, agrees with changes, or disagrees with a reason.
    Countersign,
}

/// Whether a signer may delegate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Delegation {
    /// 可以授权
    Allowed,
    /// 须本人: the source names this person and no other.
    Forbidden,
}

/// Where a step comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    /// How binding it is.
    pub strength: Strength,
    /// Source and clause.
    pub source: String,
}

/// How binding a source is. Custom is never called 规定.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// 规定: a regulation says so.
    Regulation,
    /// 惯例: offices do so.
    Custom,
    /// 本单位设置: this office has set it so.
    Local,
}

impl Strength {
    /// All strengths.
    pub const ALL: [Self; 3] = [Self::Regulation, Self::Custom, Self::Local];

    /// The Chinese name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Regulation => "规定",
            Self::Custom => "惯例",
            Self::Local => "本单位设置",
        }
    }
}

impl Relation {
    /// The Chinese name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sequence => "依次",
            Self::Countersign => "会签",
        }
    }
}

impl Rule {
    /// Who: 主任, 会签单位负责人, 单位负责人（合法性审查机构）.
    #[must_use]
    pub fn who(&self) -> String {
        match &self.unit {
            Some(unit) => format!("单位负责人（{unit}）"),
            None => self.role.name().to_owned(),
        }
    }

    /// Whether it stands for the units that the matter names for countersigning.
    #[must_use]
    pub fn is_of_named_units(&self) -> bool {
        self.role == Role::UnitHead && self.unit.is_none()
    }
}

impl Matter {
    /// Whether an element is asked for.
    #[must_use]
    pub fn asks_for(&self, element: Element) -> bool {
        self.asks.contains(&element)
    }
}

/// The shipped text of the table for a county government office.
const SHIPPED: &str = include_str!("default.txt");

impl Table {
    /// The text of the shipped table, to begin one's own with.
    #[must_use]
    pub fn shipped_text() -> &'static str {
        SHIPPED
    }

    /// The shipped table.
    ///
    /// # Errors
    /// None in a program whose tests have passed.
    pub fn shipped() -> Result<Self, Faults> {
        Self::read(SHIPPED)
    }

    /// The matter of a code.
    #[must_use]
    pub fn matter(&self, code: &str) -> Option<&Matter> {
        self.matters.iter().find(|matter| matter.code == code)
    }
}
