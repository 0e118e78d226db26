//! 今日: what a person has to do, what they wait for, what is new, who is away.

mod desk;
mod overview;
mod own;

pub use overview::{Overview, SEAT_LINES, Seat, SeatLine};

use crate::documents::Desk;
use crate::error::Result;
use crate::{App, Person};
use gongwen::Date;
use office::Moment;
use office::approval::Now;
use office::calendar::Calendar;
use office::documents::incoming::Deadline;
use office::meetings::Meeting;
use office::notices::Thing;
use office::organization::AbsenceKind;
use office::today::{Task, in_order};
use std::sync::Arc;
use store::notices::{self, Line};

/// Most tasks taken from one list: more than that is no list of today.
pub const MOST: usize = 50;
/// So many are asked for: one more tells that there are more.
const ASKED: i64 = 51;
/// News that are shown.
const NEWS: i64 = 12;

/// Something that is with somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// What kind of thing it is.
    pub thing: Thing,
    /// Its key.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Where it is: with whom, at which stage.
    pub place: String,
    /// Since when.
    pub since: Moment,
}

/// Somebody who is away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Away {
    /// The name.
    pub name: String,
    /// The post in words.
    pub post: String,
    /// Why.
    pub kind: AbsenceKind,
    /// The last day, if it is known.
    pub until: Option<Date>,
    /// Who acts meanwhile.
    pub substitute: Option<String>,
}

/// The day of a person.
#[derive(Clone, Debug)]
pub struct Today {
    /// The day.
    pub day: Date,
    /// The working-day calendar, for what is left of a term.
    pub calendar: Arc<Calendar>,
    /// What is to be done, what presses first.
    pub tasks: Vec<Task>,
    /// Whether a list was longer than is shown.
    pub cut: bool,
    /// What is with others.
    pub elsewhere: Vec<Elsewhere>,
    /// What is new since yesterday.
    pub news: Vec<Line>,
    /// Meetings of the next days, the next first; also those that were cancelled.
    pub meetings: Vec<Meeting>,
    /// Who is away; empty for people outside the office.
    pub away: Vec<Away>,
    /// Whether the person may look at the whole office.
    pub insider: bool,
}

/// Tasks as they are found, list by list.
#[derive(Default)]
struct Pile {
    tasks: Vec<Task>,
    /// Whether a list was longer than is taken.
    cut: bool,
}

impl Pile {
    fn add<Found>(&mut self, found: Vec<Found>, task: impl FnMut(Found) -> Task) {
        self.cut |= found.len() > MOST;
        self.tasks.extend(found.into_iter().take(MOST).map(task));
    }
}

impl App {
    /// The day of a person.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn day_of(&self, person: &Person) -> Result<Today> {
        let desk = self.desk(person).await?;
        let calendar = self.calendar().await?;
        let insider = desk.viewer().insider;
        let yesterday = desk.now.today.plus_days(-1);
        // Whoever has left has nothing to do here any more; the director sees what was left behind.
        let Pile { tasks, cut } = match desk.organization.has_left(person.id(), desk.now.today) {
            true => Pile::default(),
            false => self.tasks(person, &desk, &calendar).await?,
        };
        Ok(Today {
            day: desk.now.today,
            tasks,
            cut,
            elsewhere: self.elsewhere(person, &desk).await?,
            news: notices::of_person(&self.db, person.id(), midnight(yesterday, desk.now), 0, NEWS).await?,
            meetings: self.next_meetings(person, &desk).await?,
            away: if insider { away(&desk) } else { Vec::new() },
            insider,
            calendar,
        })
    }

    /// What a person has to do, what presses first.
    async fn tasks(&self, person: &Person, desk: &Desk, calendar: &Calendar) -> Result<Pile> {
        let mut pile = Pile::default();
        self.own_tasks(person, calendar, &mut pile).await?;
        self.desk_tasks(person, desk, &mut pile).await?;
        let tasks = &mut pile.tasks;
        // Whoever is asked in person does not also find it on the desk.
        let mut known: Vec<(Thing, String)> = Vec::new();
        tasks.retain(|task| {
            let key = (task.thing, task.id.clone());
            let new = !known.contains(&key);
            known.push(key);
            new
        });
        in_order(tasks, desk.now.today);
        Ok(pile)
    }

    /// The task after one that is done or passed over: the first of the list that is another.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn next_task(&self, person: &Person, after: &str) -> Result<Option<Task>> {
        let desk = self.desk(person).await?;
        let calendar = self.calendar().await?;
        let mut tasks = self.tasks(person, &desk, &calendar).await?.tasks;
        let next = match tasks.iter().position(|task| task.id == after) {
            Some(at) if tasks.len() > 1 => (at + 1) % tasks.len(),
            Some(_) => return Ok(None),
            None => 0,
        };
        Ok((next < tasks.len()).then(|| tasks.swap_remove(next)))
    }
}

/// When a day begins in Beijing.
fn midnight(day: Date, now: Now) -> Moment {
    let days = now.today.days_since(day);
    let today = (now.at.millis() + 8 * 3_600_000).div_euclid(86_400_000);
    Moment::from_millis((today - days) * 86_400_000 - 8 * 3_600_000)
}

fn away(desk: &Desk) -> Vec<Away> {
    let (organization, today) = (&desk.organization, desk.now.today);
    let away = organization.away(today).into_iter();
    away.map(|(person, absence)| Away {
        name: person.name.clone(),
        post: organization.title(&person.id, today).unwrap_or_default(),
        kind: absence.kind,
        until: absence.span.to(),
        substitute: organization.substitute(&person.id, today).map(|one| one.name.clone()),
    })
    .collect()
}

/// A day kept as text; empty for none.
fn deadline(due: &str) -> Deadline {
    Date::from_iso(due).map_or(Deadline::None, Deadline::On)
}
