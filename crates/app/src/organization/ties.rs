//! Portfolios, services, substitutions and absences: beginning, ending, taking back.

use super::change::Decision;
use crate::App;
use crate::error::Result;
use gongwen::Date;
use office::Administrator;
use office::organization::{
    Absence, AbsenceKind, Change, Organization, Portfolio, Record, RecordKind, Refusal, Service, Span, Subject,
    Substitution,
};

/// A tie of a person that is to begin.
#[derive(Clone, Debug)]
pub enum NewTie {
    /// 分管 of a unit or a field of work.
    Portfolio(Subject),
    /// 服务: the leader whom the person serves.
    Service(String),
    /// AB角: who acts for the person.
    Substitution(String),
}

/// An absence that is to be recorded.
#[derive(Clone, Debug)]
pub struct NewAbsence {
    /// Who.
    pub person: String,
    /// Why.
    pub kind: AbsenceKind,
    /// Where, or what else to know.
    pub note: String,
    /// From the first to the last day.
    pub span: Span,
}

impl App {
    /// Begins a tie of a person.
    ///
    /// # Errors
    /// Refused as the organisation does.
    pub async fn tie(&self, by: &Administrator, person: &str, tie: NewTie, span: Span) -> Result<()> {
        let verb = match tie {
            NewTie::Portfolio(_) => "portfolio.begun",
            NewTie::Service(_) => "service.begun",
            NewTie::Substitution(_) => "substitution.begun",
        };
        self.change_organization(by, verb, |read| {
            let id = store::new_id();
            let who = person.to_owned();
            let record = match tie {
                NewTie::Portfolio(subject) => {
                    Record::Portfolio(Portfolio { id, leader: who, subject: trimmed(subject), span, revision: 0 })
                }
                NewTie::Service(leader) => Record::Service(Service { id, secretary: who, leader, span, revision: 0 }),
                NewTie::Substitution(substitute) => {
                    Record::Substitution(Substitution { id, person: who, substitute, span, revision: 0 })
                }
            };
            let words = format!("{}，{span}", words(read, &record));
            let changes = vec![Change::Put(record)];
            Ok(Decision { changes, object: ("person", person.to_owned()), words, reason: String::new() })
        })
        .await
    }

    /// Records that a person is away.
    ///
    /// # Errors
    /// Refused as the organisation does.
    pub async fn record_absence(&self, by: &Administrator, new: NewAbsence) -> Result<()> {
        self.change_organization(by, "absence.recorded", |read| {
            let NewAbsence { person, kind, note, span } = new;
            let object = ("person", person.clone());
            let (id, note) = (store::new_id(), note.trim().to_owned());
            let record = Record::Absence(Absence { id, person, kind, note, span, revision: 0 });
            let words = format!("登记{}，{span}", words(read, &record));
            Ok(Decision { changes: vec![Change::Put(record)], object, words, reason: String::new() })
        })
        .await
    }

    /// Ends a tie after a last day (免职, 终止分管 …); one that has not begun by then is taken back.
    ///
    /// # Errors
    /// Refused for one unknown or ended already.
    pub async fn end_tie(&self, by: &Administrator, kind: RecordKind, id: &str, last: Date) -> Result<()> {
        let verb = match kind {
            RecordKind::Tenure => "person.relieved",
            RecordKind::Portfolio => "portfolio.ended",
            RecordKind::Service => "service.ended",
            RecordKind::Substitution => "substitution.ended",
            RecordKind::Absence => "absence.ended",
            RecordKind::Unit | RecordKind::Post | RecordKind::Person => {
                return Err(Refusal::Unknown(kind.name()).into());
            }
        };
        self.change_organization(by, verb, |read| {
            let changes = read.end(kind, id, last)?;
            let record = read.record(kind, id).ok_or(Refusal::Unknown(kind.name()))?;
            let words = match changes.first() {
                Some(Change::Withdraw(_)) => format!("撤回：{}", words(read, &record)),
                _ => format!("终止：{}，至{last}", words(read, &record)),
            };
            let object = ("person", person_of(&record).to_owned());
            Ok(Decision { changes, object, words, reason: String::new() })
        })
        .await
    }
}

fn trimmed(subject: Subject) -> Subject {
    match subject {
        Subject::Topic(topic) => Subject::Topic(topic.trim().to_owned()),
        unit @ Subject::Unit(_) => unit,
    }
}

/// Whose page a tie stands on.
fn person_of(record: &Record) -> &str {
    match record {
        Record::Unit(_) | Record::Post(_) => "",
        Record::Person(person) => &person.id,
        Record::Tenure(tie) => &tie.person,
        Record::Portfolio(tie) => &tie.leader,
        Record::Service(tie) => &tie.secretary,
        Record::Substitution(tie) => &tie.person,
        Record::Absence(tie) => &tie.person,
    }
}

/// A record in words: 林岚分管“县水利局”.
#[must_use]
pub fn words(organization: &Organization, record: &Record) -> String {
    let name = |id: &str| organization.person(id).map_or("", |person| person.name.as_str());
    let day = record.span().map_or(Date::MAX, Span::from);
    match record {
        Record::Unit(unit) => unit.name(day).to_owned(),
        Record::Post(post) => super::posts::post_name(organization, &post.id, day),
        Record::Person(person) => person.name.clone(),
        Record::Tenure(tie) => {
            format!("{}任“{}”", name(&tie.person), super::posts::post_name(organization, &tie.post, day))
        }
        Record::Portfolio(tie) => {
            format!("{}分管“{}”", name(&tie.leader), organization.subject_name(&tie.subject, day))
        }
        Record::Service(tie) => format!("{}服务{}", name(&tie.secretary), name(&tie.leader)),
        Record::Substitution(tie) => format!("{}不在时由{}代办", name(&tie.person), name(&tie.substitute)),
        Record::Absence(tie) => format!("{}{}", name(&tie.person), tie.kind.name()),
    }
}
