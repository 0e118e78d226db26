//! What ties people to posts, units and each other, each from a day to a day.

use super::Span;

/// 任职: a person in a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenure {
    /// Its key.
    pub id: String,
    /// Who.
    pub person: String,
    /// In which post.
    pub post: String,
    /// From appointment to relief.
    pub span: Span,
    /// Counts the changes; 0 for one that is new.
    pub revision: i64,
}

/// 服务: a secretary serves a leader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// Its key.
    pub id: String,
    /// Who serves.
    pub secretary: String,
    /// Whom.
    pub leader: String,
    /// From when to when.
    pub span: Span,
    /// Counts the changes; 0 for one that is new.
    pub revision: i64,
}

/// What a leader is in charge of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A unit, and with it what belongs to it.
    Unit(String),
    /// A field of work: 防汛抗旱
    Topic(String),
}

/// 分管: a leader is in charge of a unit or a field of work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portfolio {
    /// Its key.
    pub id: String,
    /// Who.
    pub leader: String,
    /// Of what.
    pub subject: Subject,
    /// From when to when.
    pub span: Span,
    /// Counts the changes; 0 for one that is new.
    pub revision: i64,
}

/// AB角: who acts for a person who is away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Substitution {
    /// Its key.
    pub id: String,
    /// A角: for whom.
    pub person: String,
    /// B角: who.
    pub substitute: String,
    /// From when to when it is agreed.
    pub span: Span,
    /// Counts the changes; 0 for one that is new.
    pub revision: i64,
}

/// Why somebody is away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AbsenceKind {
    /// 出差
    Travel,
    /// 休假
    Leave,
    /// 病假
    Illness,
    /// 培训
    Training,
    /// 其他
    Other,
}

/// 外出: a person is away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// Its key.
    pub id: String,
    /// Who.
    pub person: String,
    /// Why.
    pub kind: AbsenceKind,
    /// Where, or what else to know; may be empty.
    pub note: String,
    /// From the first to the last day.
    pub span: Span,
    /// Counts the changes; 0 for one that is new.
    pub revision: i64,
}

impl AbsenceKind {
    /// All kinds.
    pub const ALL: [Self; 5] = [Self::Travel, Self::Leave, Self::Illness, Self::Training, Self::Other];

    /// The Chinese name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Travel => "出差",
            Self::Leave => "休假",
            Self::Illness => "病假",
            Self::Training => "培训",
            Self::Other => "其他",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
