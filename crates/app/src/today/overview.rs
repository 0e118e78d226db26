//! 全办: what each desk carries, and where its matters stand, within clearance (L3).

use crate::approval::directs_for;
use crate::documents::Desk;
use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use office::Moment;
use office::approval::Now;
use office::calendar::Term;
use office::notices::Thing;
use office::permission::Member;
use std::collections::HashMap;
use store::approvals;
use store::documents::load;

/// Most documents of a desk that are shown, and as many affairs.
pub const SEAT_LINES: i64 = 200;

/// The whole office.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Its desks, leaders first.
    pub seats: Vec<Seat>,
}

/// What somebody carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The key of the person.
    pub person: String,
    /// The name.
    pub name: String,
    /// The post in words.
    pub post: String,
    /// How much waits for them.
    pub count: i64,
    /// Since when the oldest of it waits.
    pub oldest: Option<Moment>,
    /// How much of what they follow or are asked to sign is past its day.
    pub overdue: i64,
    /// Whether they have left, and others must take over what waits for them.
    pub left: bool,
    /// Whether they are away.
    pub away: bool,
}

/// Something that waits for somebody, as the viewer may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatLine {
    /// What kind of thing it is.
    pub thing: Thing,
    /// Its key.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// At which stage.
    pub stage: &'static str,
    /// Since when it waits.
    pub since: Moment,
}

impl App {
    /// The desks of the leaders and of the office, for members of the office and leaders.
    ///
    /// # Errors
    /// `Forbidden` to others.
    pub async fn overview(&self, person: &Person) -> Result<Overview> {
        let desk = self.insider(person).await?;
        let loads = load::waiting(&self.db).await?;
        let overdue = load::overdue(&self.db, &desk.now.today.iso()).await?;
        let (organization, today) = (&desk.organization, desk.now.today);
        let calendar = self.calendar().await?;
        let mut late: HashMap<String, i64> = overdue.into_iter().collect();
        for (person, since, days) in approvals::limited(&self.db).await? {
            let last = calendar.deadline(Now::of(since).today, Term::WorkingDays(days));
            if last.is_ok_and(|last| last < today) {
                *late.entry(person).or_default() += 1;
            }
        }
        let mut seats: Vec<Seat> = Vec::new();
        for one in organization.people() {
            let leads = organization.rank(&one.id, today).is_some_and(office::organization::Rank::is_leader);
            let load = loads.iter().find(|load| load.person == one.id);
            // What somebody left behind is seen until others have taken it over.
            let left = organization.has_left(&one.id, today) && load.is_some();
            if !leads && !left && Member::of(organization, &one.id, today).is_none() {
                continue;
            }
            seats.push(Seat {
                person: one.id.clone(),
                name: one.name.clone(),
                post: organization.title(&one.id, today).unwrap_or_default(),
                count: load.map_or(0, |load| load.count),
                oldest: load.map(|load| load.oldest),
                overdue: late.get(&one.id).copied().unwrap_or(0),
                left,
                away: organization.absence(&one.id, today).is_some(),
            });
        }
        seats.sort_by_key(|seat| {
            (seat.left, organization.rank(&seat.person, today), seat.post.clone(), seat.name.clone())
        });
        Ok(Overview { seats })
    }

    /// The desk of somebody: its name and post, and the documents on it that the viewer may see,
    /// the longest waiting first.
    ///
    /// # Errors
    /// `Forbidden` to people outside the office; `NotFound` if there is no such desk.
    pub async fn seat(&self, person: &Person, whose: &str) -> Result<(Seat, Vec<SeatLine>)> {
        let overview = self.overview(person).await?;
        let missing = || Error::new(Kind::NotFound, "办公室没有这个人，或者已经离任。请回到“全办”查看。");
        let seat = overview.seats.into_iter().find(|seat| seat.person == whose).ok_or_else(missing)?;
        let viewer = self.desk(person).await?.viewer();
        let lines = load::on_desk(&self.db, &viewer, whose, SEAT_LINES).await?;
        let line = |line: load::OnDesk| SeatLine {
            stage: line.stage(),
            thing: line.thing(),
            id: line.id,
            title: line.title,
            since: line.since,
        };
        let mut lines: Vec<SeatLine> = lines.into_iter().map(line).collect();
        if directs_for(&*self.organization().await?, person.id(), whose, self.today()) {
            let affairs = approvals::unfinished_of(&self.db, whose, SEAT_LINES).await?;
            lines.extend(affairs.into_iter().map(|affair| SeatLine {
                thing: Thing::Approval,
                id: affair.id,
                title: affair.title,
                stage: affair.state.name(),
                since: affair.updated,
            }));
        }
        Ok((seat, lines))
    }

    async fn insider(&self, person: &Person) -> Result<Desk> {
        let desk = self.desk(person).await?;
        if desk.viewer().insider {
            return Ok(desk);
        }
        Err(Error::new(Kind::Forbidden, "“全办”由办公室和县领导查看。您的待办在“今日”里。"))
    }
}
