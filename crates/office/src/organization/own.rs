//! Nobody widens their own authority (D3): whoever keeps the organisation gives posts, portfolios,
//! services and substitutions to others only.

use super::{Change, Organization, Post, Rank, Record, RecordKind, Refusal, Span};
use gongwen::Date;

impl Organization {
    /// Whether a change gives nothing to the one who makes it. Until the office has its first director it
    /// is being set up, and there may be nobody else yet; a post that became vacant later is no such time,
    /// for whoever keeps the organisation could make it so.
    ///
    /// # Errors
    /// `OwnAuthority` if it does.
    pub fn gives_to_others(&self, change: &Change, by: &str, today: Date) -> Result<(), Refusal> {
        match self.given(change, by) {
            Some(kind) if self.had_director(today) => Err(Refusal::OwnAuthority(kind.name())),
            _ => Ok(()),
        }
    }

    /// Whether the office has, or once had, a director.
    #[must_use]
    pub fn had_director(&self, today: Date) -> bool {
        let Some(office) = self.own_office(today) else { return false };
        let begun = |post: &&Post| self.tenures_in(&post.id).iter().any(|tenure| tenure.span.from() <= today);
        self.posts_where(&office.id, |post| post.rank == Rank::Director).iter().any(begun)
    }

    /// What a change gives a person that they did not have.
    fn given(&self, change: &Change, by: &str) -> Option<RecordKind> {
        let Change::Put(record) = change else { return None };
        let before = self.record(record.kind(), record.id());
        let wider = match (record, &before) {
            // A post of theirs that gets another rank, or moves to another unit.
            (Record::Post(post), Some(Record::Post(old))) => {
                let held = self.tenures_in(&post.id).iter().any(|tenure| tenure.person == by);
                return (held && (post.rank, &post.unit) != (old.rank, &old.unit)).then_some(RecordKind::Tenure);
            }
            (_, None) => true,
            (record, Some(old)) => {
                let within = |new: Span, old: Span| {
                    old.from() <= new.from() && old.to().is_none_or(|last| new.to().is_some_and(|to| to <= last))
                };
                let shorter = record.span().zip(old.span()).is_some_and(|(new, old)| within(new, old));
                !shorter || gives(record) != gives(old)
            }
        };
        let to = gives(record).map(|(to, _)| to);
        (wider && to == Some(by)).then(|| record.kind())
    }
}

/// To whom a record gives something, and what: a post, the charge of something, a leader served, the
/// place of somebody who is away.
fn gives(record: &Record) -> Option<(&str, String)> {
    match record {
        Record::Tenure(tie) => Some((&tie.person, tie.post.clone())),
        Record::Portfolio(tie) => Some((&tie.leader, format!("{:?}", tie.subject))),
        Record::Service(tie) => Some((&tie.secretary, tie.leader.clone())),
        Record::Substitution(tie) => Some((&tie.substitute, tie.person.clone())),
        Record::Unit(_) | Record::Post(_) | Record::Person(_) | Record::Absence(_) => None,
    }
}
