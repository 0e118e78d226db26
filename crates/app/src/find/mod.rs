//! 查找: one search over documents, files, drafts, approvals, people and units, for what the
//! person may see.

mod excerpt;
mod keep;
mod people;

pub use excerpt::Run;
pub(crate) use keep::findable;
pub use people::{PersonFound, UnitFound};
pub use store::search::{COUNTED, Cursor, LONGEST, Order, StageFilter, Thing};

use crate::error::Result;
use crate::{App, Person};
use excerpt::{excerpt, runs};
use gongwen::Date;
use office::Moment;
use office::approval::Now;
use office::authority::{Chart, Role};
use store::search::{self, Ask, Eyes, Hit, Query};

/// Results on a page.
pub const PAGE: usize = 20;

/// Where to look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Field {
    /// Everywhere.
    #[default]
    Everywhere,
    /// Among things of one kind.
    Things(Thing),
    /// Among people and units.
    People,
}

/// What the person looks for.
#[derive(Clone, Debug, Default)]
pub struct FindRequest {
    /// Words and numbers.
    pub words: String,
    /// Where.
    pub field: Field,
    /// The name of a unit or a person that it came from.
    pub who: String,
    /// Only of that year.
    pub year: Option<i32>,
    /// Only at that stage.
    pub stage: Option<StageFilter>,
    /// Only what is still to be done.
    pub open: bool,
    /// Begun on that day or later.
    pub from: Option<Date>,
    /// Begun on that day or earlier.
    pub to: Option<Date>,
    /// The order; by itself a number is looked for in titles first, words the newest first.
    pub order: Option<Order>,
    /// Only what comes after that.
    pub after: Option<Cursor>,
}

/// A result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundLine {
    /// What it is.
    pub thing: Thing,
    /// Its key; of a file, the key of its document.
    pub id: String,
    /// Whether the document of a file is a sent one.
    pub of_outgoing: bool,
    /// Its title; the name of a file.
    pub title: Vec<Run>,
    /// Its number in our registers.
    pub number: Vec<Run>,
    /// 来文字号
    pub their_number: Vec<Run>,
    /// Who sent, drafted or submitted it; the title of the document of a file.
    pub who: Vec<Run>,
    /// Where it stands; empty for what has no stages.
    pub standing: String,
    /// When it began.
    pub at: Moment,
    /// The words around the first place.
    pub excerpt: Vec<Run>,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// People, on the first page.
    pub people: Vec<PersonFound>,
    /// Units, on the first page.
    pub units: Vec<UnitFound>,
    /// Things.
    pub lines: Vec<FoundLine>,
    /// Where the next page begins.
    pub next: Option<Cursor>,
    /// How many things there are from here on; none if more than are counted.
    pub rest: Option<usize>,
    /// In which order they stand.
    pub order: Order,
    /// Whether older things are still being indexed, so that some may be missing.
    pub behind: bool,
}

impl FindRequest {
    /// Whether nothing is asked for: no words and no filter.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        Ask::new(&self.words).is_empty() && !self.is_filtered()
    }

    /// Whether anything but words is asked for.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        self.concerns_things() || self.field != Field::Everywhere
    }

    /// Whether a filter is set that people and units do not have.
    fn concerns_things(&self) -> bool {
        !Ask::new(&self.who).is_empty()
            || self.year.is_some()
            || self.stage.is_some()
            || self.open
            || self.from.is_some()
            || self.to.is_some()
    }
}

impl App {
    /// Finds what the person may see; asked for nothing, it finds nothing.
    ///
    /// # Errors
    /// Fails if the database does; never because of what was typed.
    pub async fn find_anything(&self, person: &Person, request: &FindRequest) -> Result<Findings> {
        if request.is_empty() {
            return Ok(Findings::default());
        }
        let desk = self.desk(person).await?;
        let ask = Ask::new(&request.words);
        let order = request.order.unwrap_or(if ask.has_number() { Order::Titles } else { Order::Newest });
        let mut findings = Findings { order, rest: Some(0), ..Findings::default() };
        if request.after.is_none() && !request.concerns_things() && !matches!(request.field, Field::Things(_)) {
            let most = if request.field == Field::People { people::ALL } else { people::SOME };
            (findings.people, findings.units) = people::find(&desk, &ask, most);
        }
        if request.field == Field::People {
            return Ok(findings);
        }
        let registrar = Chart::is_registrar(&*desk.organization, person.id(), Role::ExecutiveMeeting, desk.now.today);
        let eyes = Eyes { viewer: desk.viewer(), registrar };
        let query = Query {
            who: Ask::new(&request.who),
            thing: match request.field {
                Field::Things(thing) => Some(thing),
                Field::Everywhere | Field::People => None,
            },
            year: request.year,
            stage: request.stage,
            open: request.open,
            from: request.from.map(Now::midnight),
            until: request.to.map(|day| Now::midnight(day.next())),
            order,
            after: request.after,
            limit: PAGE,
            ask: ask.clone(),
        };
        let who = query.who.clone();
        let found = search::find(&self.db, &eyes, &query).await?;
        findings.behind = self.search_is_behind().await?;
        (findings.next, findings.rest) = (found.next, found.rest);
        findings.lines =
            tokio::task::spawn_blocking(move || found.hits.into_iter().map(|hit| line(&hit, &ask, &who)).collect())
                .await?;
        Ok(findings)
    }
}

fn line(hit: &Hit, ask: &Ask, who: &Ask) -> FoundLine {
    let mut names = ask.marks(&hit.who);
    if names.is_empty() {
        names = who.marks(&hit.who);
    }
    FoundLine {
        thing: hit.thing,
        id: hit.id.clone(),
        of_outgoing: hit.of_outgoing,
        title: runs(&hit.title, &ask.marks(&hit.title)),
        number: runs(&hit.number, &ask.marks(&hit.number)),
        their_number: runs(&hit.their_number, &ask.marks(&hit.their_number)),
        who: runs(&hit.who, &names),
        standing: match (hit.standing, hit.out_of_force.as_str()) {
            (Some(standing), "") => standing.name().to_owned(),
            (Some(standing), out) => format!("{}，{out}", standing.name()),
            (None, _) => String::new(),
        },
        at: hit.at,
        excerpt: excerpt(&hit.text, &hit.title, ask),
    }
}
