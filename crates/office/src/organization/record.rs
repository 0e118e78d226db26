//! A record of any kind, a change of one, and what is wrong with one.

use super::{Absence, Person, Portfolio, Post, Refusal, Service, Span, Substitution, Tenure, Unit};

/// Which kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RecordKind {
    /// 单位
    Unit,
    /// 岗位
    Post,
    /// 人员
    Person,
    /// 任职
    Tenure,
    /// 分管
    Portfolio,
    /// 服务
    Service,
    /// AB角
    Substitution,
    /// 外出
    Absence,
}

/// A record.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Record {
    Unit(Unit),
    Post(Post),
    Person(Person),
    Tenure(Tenure),
    Portfolio(Portfolio),
    Service(Service),
    Substitution(Substitution),
    Absence(Absence),
}

/// A change of the organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The record is added, or takes the place of the one with its key.
    Put(Record),
    /// The record, which has not begun to hold, is taken back.
    Withdraw(Record),
}

/// What is wrong with a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which kind of record.
    pub kind: RecordKind,
    /// Its key.
    pub id: String,
    /// What is wrong.
    pub refusal: Refusal,
}

impl RecordKind {
    /// All kinds; each only refers to kinds before it.
    pub const ALL: [Self; 8] = [
        Self::Unit,
        Self::Post,
        Self::Person,
        Self::Tenure,
        Self::Portfolio,
        Self::Service,
        Self::Substitution,
        Self::Absence,
    ];

    /// The Chinese name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Unit => "单位",
            Self::Post => "岗位",
            Self::Person => "人员",
            Self::Tenure => "任职",
            Self::Portfolio => "分管",
            Self::Service => "服务",
            Self::Substitution => "AB角",
            Self::Absence => "外出",
        }
    }
}

impl Record {
    /// Which kind it is.
    #[must_use]
    pub fn kind(&self) -> RecordKind {
        match self {
            Self::Unit(_) => RecordKind::Unit,
            Self::Post(_) => RecordKind::Post,
            Self::Person(_) => RecordKind::Person,
            Self::Tenure(_) => RecordKind::Tenure,
            Self::Portfolio(_) => RecordKind::Portfolio,
            Self::Service(_) => RecordKind::Service,
            Self::Substitution(_) => RecordKind::Substitution,
            Self::Absence(_) => RecordKind::Absence,
        }
    }

    /// Its key.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Unit(unit) => &unit.id,
            Self::Post(post) => &post.id,
            Self::Person(person) => &person.id,
            Self::Tenure(tenure) => &tenure.id,
            Self::Portfolio(portfolio) => &portfolio.id,
            Self::Service(service) => &service.id,
            Self::Substitution(substitution) => &substitution.id,
            Self::Absence(absence) => &absence.id,
        }
    }

    /// From when to when it holds; people have no span.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Unit(unit) => Some(unit.span),
            Self::Post(post) => Some(post.span),
            Self::Person(_) => None,
            Self::Tenure(tenure) => Some(tenure.span),
            Self::Portfolio(portfolio) => Some(portfolio.span),
            Self::Service(service) => Some(service.span),
            Self::Substitution(substitution) => Some(substitution.span),
            Self::Absence(absence) => Some(absence.span),
        }
    }

    /// Everything that it says, in one line for each state: what its digest is made of.
    #[must_use]
    pub fn line(&self) -> String {
        let span = self.span().map_or_else(String::new, |span| span.to_string());
        let (kind, id) = (self.kind().name(), self.id());
        match self {
            Self::Unit(unit) => {
                let head = format!("{kind}\t{id}\t{}\t{}\t{span}\t{}", unit.number, unit.kind.name(), unit.order);
                unit.standings.iter().fold(head, |lines, standing| {
                    let names = (standing.aliases.join("、"), standing.codes.join("、"));
                    let parent = standing.parent.as_deref().unwrap_or("");
                    let (from, name, short) = (standing.from, &standing.name, &standing.short);
                    format!("{lines}\n{from}\t{name}\t{short}\t{}\t{}\t{parent}", names.0, names.1)
                })
            }
            Self::Post(post) => {
                let Post { number, unit, title, rank, seats, order, .. } = post;
                format!("{kind}\t{id}\t{number}\t{unit}\t{title}\t{}\t{}\t{span}\t{order}", rank.name(), seats.name())
            }
            Self::Person(person) => {
                let Person { number, name, phone, order, .. } = person;
                format!("{kind}\t{id}\t{number}\t{name}\t{phone}\t{order}")
            }
            Self::Tenure(tie) => format!("{kind}\t{id}\t{}\t{}\t{span}", tie.person, tie.post),
            Self::Portfolio(tie) => format!("{kind}\t{id}\t{}\t{:?}\t{span}", tie.leader, tie.subject),
            Self::Service(tie) => format!("{kind}\t{id}\t{}\t{}\t{span}", tie.secretary, tie.leader),
            Self::Substitution(tie) => format!("{kind}\t{id}\t{}\t{}\t{span}", tie.person, tie.substitute),
            Self::Absence(tie) => {
                format!("{kind}\t{id}\t{}\t{}\t{}\t{span}", tie.person, tie.kind.name(), tie.note)
            }
        }
    }

    /// The same with another span.
    #[must_use]
    pub(super) fn with_span(mut self, span: Span) -> Self {
        match &mut self {
            Self::Unit(unit) => unit.span = span,
            Self::Post(post) => post.span = span,
            Self::Person(_) => {}
            Self::Tenure(tenure) => tenure.span = span,
            Self::Portfolio(portfolio) => portfolio.span = span,
            Self::Service(service) => service.span = span,
            Self::Substitution(substitution) => substitution.span = span,
            Self::Absence(absence) => absence.span = span,
        }
        self
    }
}

impl Change {
    /// The record that is changed.
    #[must_use]
    pub fn record(&self) -> &Record {
        match self {
            Self::Put(record) | Self::Withdraw(record) => record,
        }
    }
}
