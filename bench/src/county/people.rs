//! The people of the county: those of the demonstration and, beside them, so many that an office
//! of fifty and all bureaus and townships work at once.

use crate::trouble::Trouble;
use app::{App, SignedIn};
use gongwen::Date;
use office::organization::{Change, Person, Post, Rank, Record, Seats, Span, Tenure, UnitKind};
use store::organization::{load, save};
use store::{Db, Housekeeping};

/// People of the demonstration who work with it.
const KNOWN: usize = 62;
/// Members of the office beside those of the demonstration.
const OFFICE: usize = 35;
/// Posts of the office that many hold: 秘书 and 科员.
const DESKS: [&str; 5] = ["G014", "G016", "G017", "G018", "G019"];

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub(crate) struct Worker {
    /// The number of the person: R01.
    pub(crate) number: String,
    /// The key of the person.
    pub(crate) person: String,
    /// What stands in the cookie.
    pub(crate) token: String,
}

/// Brings in as many new people as are wanted beyond the known.
pub(super) async fn hire(db: &Db, wanted: usize) -> Result<(), store::Error> {
    let mut tx = db.begin().await?;
    let organization = load(&mut tx).await?;
    let today = Date::new(2026, 1, 5).ok_or(store::Error::Corrupt("day"))?;
    let span = Span::since(today);
    let units = organization.units_on(today).into_iter();
    let bureaus: Vec<String> = units
        .filter(|unit| matches!(unit.kind, UnitKind::Bureau | UnitKind::Township))
        .map(|unit| unit.id.clone())
        .collect();
    let mut changes = Vec::new();
    let mut posts: Vec<String> =
        DESKS.iter().filter_map(|number| organization.post_numbered(number).map(|post| post.id.clone())).collect();
    let desks = posts.len();
    for (place, unit) in (0i64..).zip(&bureaus) {
        let id = store::new_id();
        posts.push(id.clone());
        changes.push(Change::Put(Record::Post(Post {
            id,
            number: format!("G9{place:02}"),
            unit: unit.clone(),
            title: "科员".to_owned(),
            rank: Rank::Clerk,
            seats: Seats::Many,
            span,
            order: 9,
            revision: 0,
        })));
    }
    for new in 0..wanted.saturating_sub(KNOWN) {
        let post = if new < OFFICE { new % desks } else { desks + new % bureaus.len() };
        let id = store::new_id();
        changes.push(Change::Put(Record::Person(Person {
            id: id.clone(),
            number: number(KNOWN + new),
            name: format!("王{}", char::from_u32(0x4E00 + u32::try_from(new).unwrap_or(0) * 7).unwrap_or('一')),
            phone: String::new(),
            order: 100,
            revision: 0,
        })));
        let (person, post) = (id, posts[post].clone());
        changes.push(Change::Put(Record::Tenure(Tenure { id: store::new_id(), person, post, span, revision: 0 })));
    }
    save(&mut tx, &organization, &changes).await?;
    tx.settle(Housekeeping::Job).await
}

/// Signs them in.
pub(super) async fn sign_in(app: &App, chief: &SignedIn, wanted: usize) -> Result<Vec<Worker>, Trouble> {
    let mut workers = Vec::new();
    for index in 0..wanted {
        let number = number(index);
        let signed_in = testkit::people::seated(app, chief, &number).await;
        workers.push(Worker { number, person: signed_in.person.id().to_owned(), token: signed_in.token });
    }
    Ok(workers)
}

fn number(index: usize) -> String {
    if index < KNOWN { format!("R{:02}", index + 1) } else { format!("T{:03}", index + 1) }
}
