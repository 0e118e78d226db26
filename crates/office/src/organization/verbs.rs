//! Verbs of the organisation: each makes the changes, or says why not. Keys of what is new are
//! the caller's.

use super::{Change, Organization, Post, Record, RecordKind, Refusal, Span, Standing, Tenure, Unit};
use gongwen::Date;

/// How a unit is to be called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Naming {
    /// 全称
    pub name: String,
    /// 规范化简称
    pub short: String,
    /// Other names in use.
    pub aliases: Vec<String>,
    /// 发文机关代字
    pub codes: Vec<String>,
}

impl Organization {
    /// 更名: the unit keeps its key; its old name is known as of old days.
    ///
    /// # Errors
    /// Refused for a unit unknown, changed meanwhile, closed, or changed on a later day already.
    pub fn rename(&self, unit: &str, seen: i64, naming: Naming, from: Date) -> Result<Vec<Change>, Refusal> {
        let unit = self.seen_unit(unit, seen)?;
        let Naming { name, short, aliases, codes } = naming;
        let parent = unit.standing(from).parent.clone();
        let standing = Standing { from, name, short, aliases, codes, parent };
        Ok(vec![Change::Put(Record::Unit(unit.restated(standing)?))])
    }

    /// 调整隶属: the unit belongs to another from a day on.
    ///
    /// # Errors
    /// Refused as for a new name; a cycle shows when the change is applied.
    pub fn move_unit(&self, unit: &str, seen: i64, parent: Option<&str>, from: Date) -> Result<Vec<Change>, Refusal> {
        let unit = self.seen_unit(unit, seen)?;
        let standing = Standing { from, parent: parent.map(str::to_owned), ..unit.standing(from).clone() };
        Ok(vec![Change::Put(Record::Unit(unit.restated(standing)?))])
    }

    /// 撤销单位: its posts and the charge of it end with it.
    ///
    /// # Errors
    /// Refused while units belong to it or people hold its posts after the last day.
    pub fn close_unit(&self, unit: &str, seen: i64, last: Date) -> Result<Vec<Change>, Refusal> {
        let unit = self.seen_unit(unit, seen)?;
        let span = unit.span.ended(last)?;
        let after = last.next();
        let in_use = |why: String| Refusal::InUse { unit: unit.name(last).to_owned(), why };
        if let Some(part) = self.units.values().find(|part| {
            !part.span.is_over(after)
                && part.periods().any(|(standing, span)| {
                    standing.parent.as_deref() == Some(unit.id.as_str()) && !span.is_over(after)
                })
        }) {
            return Err(in_use(format!("“{}”隶属于它", part.latest().short())));
        }
        let mut changes = Vec::new();
        for post in self.posts_in.get(&unit.id).into_iter().flatten().filter_map(|id| self.posts.get(id)) {
            if let Some(holder) = self.holder_after(post, last) {
                return Err(in_use(format!("{holder}还担任{}", post.title)));
            }
            if !post.span.is_over(after) {
                changes.push(finish(Record::Post(post.clone()), last)?);
            }
        }
        for portfolio in self.portfolios.values().filter(|portfolio| !portfolio.span.is_over(after)) {
            if matches!(&portfolio.subject, super::Subject::Unit(id) if *id == unit.id) {
                changes.push(finish(Record::Portfolio(portfolio.clone()), last)?);
            }
        }
        let mut closed = Unit { span, ..unit.clone() };
        closed.standings.retain(|standing| standing.from <= last);
        changes.push(Change::Put(Record::Unit(closed)));
        Ok(changes)
    }

    /// 撤销岗位
    ///
    /// # Errors
    /// Refused while somebody holds it after the last day.
    pub fn end_post(&self, post: &str, last: Date) -> Result<Vec<Change>, Refusal> {
        let post = self.posts.get(post).ok_or(Refusal::Unknown("岗位"))?;
        if let Some(holder) = self.holder_after(post, last) {
            return Err(Refusal::StillHeld { post: post.title.clone(), holder });
        }
        post.span.ended(last)?;
        Ok(vec![finish(Record::Post(post.clone()), last)?])
    }

    /// Ends a tie on a last day: 免职, 终止分管, 终止服务, 终止AB角, 提前返回. One that would end
    /// before it begins is taken back instead.
    ///
    /// # Errors
    /// Refused for one unknown or ended already.
    pub fn end(&self, kind: RecordKind, id: &str, last: Date) -> Result<Vec<Change>, Refusal> {
        let record = match kind {
            RecordKind::Unit | RecordKind::Post | RecordKind::Person => return Err(Refusal::Unknown(kind.name())),
            RecordKind::Tenure
            | RecordKind::Portfolio
            | RecordKind::Service
            | RecordKind::Substitution
            | RecordKind::Absence => self.record(kind, id).ok_or(Refusal::Unknown(kind.name()))?,
        };
        let span = record.span().ok_or(Refusal::Unknown(kind.name()))?;
        if span.to().is_some_and(|to| to <= last) {
            return Err(Refusal::AlreadyEnded { on: span.to().unwrap_or(last) });
        }
        Ok(vec![finish(record, last)?])
    }

    /// 撤回: takes back a tie that does not hold yet.
    ///
    /// # Errors
    /// Refused once it holds.
    pub fn withdraw(&self, kind: RecordKind, id: &str, today: Date) -> Result<Vec<Change>, Refusal> {
        let record = self.record(kind, id).ok_or(Refusal::Unknown(kind.name()))?;
        match record.span() {
            Some(span) if span.from() > today => Ok(vec![Change::Withdraw(record)]),
            Some(span) => Err(Refusal::HasBegun { from: span.from() }),
            None => Err(Refusal::Unknown(kind.name())),
        }
    }

    /// 任命. In a post for one, whoever holds it must be relieved first.
    ///
    /// # Errors
    /// Refused for a person or post unknown.
    pub fn appoint(&self, id: &str, person: &str, post: &str, span: Span) -> Result<Vec<Change>, Refusal> {
        self.people.get(person).ok_or(Refusal::Unknown("人员"))?;
        self.posts.get(post).ok_or(Refusal::Unknown("岗位"))?;
        let tenure = Tenure { id: id.to_owned(), person: person.to_owned(), post: post.to_owned(), span, revision: 0 };
        Ok(vec![Change::Put(Record::Tenure(tenure))])
    }

    fn seen_unit(&self, unit: &str, seen: i64) -> Result<&Unit, Refusal> {
        let unit = self.units.get(unit).ok_or(Refusal::Unknown("单位"))?;
        if unit.revision == seen { Ok(unit) } else { Err(Refusal::ChangedMeanwhile) }
    }

    /// Who holds a post after a last day, or will.
    fn holder_after(&self, post: &Post, last: Date) -> Option<String> {
        let after = last.next();
        let tenures = self.tenures_in(&post.id);
        let held = tenures.iter().find(|tenure| !tenure.span.is_over(after))?;
        Some(self.people.get(&held.person).map_or_else(String::new, |person| person.name.clone()))
    }
}

/// A record ended on a last day; one that has not begun by then is taken back.
fn finish(record: Record, last: Date) -> Result<Change, Refusal> {
    let span = record.span().ok_or(Refusal::Unknown(record.kind().name()))?;
    if span.from() > last {
        return Ok(Change::Withdraw(record));
    }
    let span = Span::new(span.from(), Some(last))?;
    Ok(Change::Put(record.with_span(span)))
}
