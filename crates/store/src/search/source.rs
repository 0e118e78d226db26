//! What is indexed of a thing, read back from its own table in the transaction that changed it:
//! one way in for every write and for building the index anew.

use super::Thing;
use super::fold::folded;
use super::numbers::scan;
use super::terms::{LONGEST, Terms, key};
use crate::row::Word;
use crate::{Error, Tx};
use office::Moment;
use office::approval::{Now, State};
use office::documents::{incoming, outgoing};
use sqlx::Row;
use sqlx::any::AnyRow;

/// Everybody of the office, and the leaders.
pub(super) const OFFICE: &str = "v=office";
/// Those who put the decisions of bodies on record.
pub(super) const BODIES: &str = "v=bodies";

/// What is indexed of a thing.
#[derive(Debug, Default)]
pub(super) struct Source {
    /// The document whose readers may see it; otherwise its own key.
    pub(super) document: String,
    /// When it began.
    pub(super) at: i64,
    title: String,
    /// Its own numbers.
    numbers: Vec<String>,
    /// Whose it is: sender, drafter, signer.
    names: Vec<String>,
    text: String,
    stage: Option<String>,
    open: bool,
    /// Terms of those who may see it; nobody finds it without one.
    eyes: Vec<String>,
}

impl Source {
    /// Its terms; empty if nobody may find it.
    pub(super) fn terms(&self, thing: Thing) -> String {
        if self.eyes.is_empty() {
            return String::new();
        }
        let mut terms = Terms::default();
        for eye in &self.eyes {
            terms.add(eye);
        }
        terms.add(&kind_term(thing));
        terms.add(&year_term(self.year()));
        if let Some(stage) = &self.stage {
            terms.add(&stage_term(thing, stage));
        }
        if self.open {
            terms.add(OPEN);
        }
        terms.text("t=", &self.title);
        terms.text("", &self.title);
        for number in &self.numbers {
            terms.text("t=", number);
            terms.text("", number);
        }
        for name in &self.names {
            terms.text("n=", name);
            terms.text("", name);
        }
        terms.text("", &self.text);
        terms.line()
    }

    /// The year of its first number, or that in which it began.
    fn year(&self) -> i32 {
        let numbered = self.numbers.iter().find_map(|number| {
            let chars: Vec<char> = folded(number).collect();
            scan(&chars).first().and_then(|number| number.year).and_then(|year| i32::try_from(year).ok())
        });
        numbered.unwrap_or_else(|| Now::of(Moment::from_millis(self.at)).today.year())
    }
}

/// Still to be done.
pub(super) const OPEN: &str = "o=1";

pub(super) fn kind_term(thing: Thing) -> String {
    format!("k={}", thing.word())
}

pub(super) fn year_term(year: i32) -> String {
    format!("y={year}")
}

pub(super) fn stage_term(thing: Thing, stage: &str) -> String {
    format!("s={}.{stage}", thing.word())
}

pub(super) fn person_term(person: &str) -> String {
    key("v=p.", person)
}

/// Reads a thing; none if it is not there, or is not found at all.
pub(super) async fn load(tx: &mut Tx, thing: Thing, id: &str) -> Result<Option<Source>, Error> {
    match thing {
        Thing::Outgoing => outgoing(tx, id).await,
        Thing::Incoming => incoming(tx, id).await,
        Thing::File => file(tx, id).await,
        Thing::Draft => draft(tx, id).await,
        Thing::Approval => approval(tx, id).await,
    }
}

async fn outgoing(tx: &mut Tx, id: &str) -> Result<Option<Source>, Error> {
    let row = sqlx::query(
        "select title, body, drafter_name, circle, stage, coalesce(signer_name, '') as signer_name, series, \
         cast(year as text) as year, cast(ordinal as text) as ordinal, begun_at from outgoing where id = $1",
    )
    .bind(id)
    .fetch_optional(&mut *tx.0)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let text = |name: &str| row.try_get::<String, _>(name);
    let optional = |name: &str| row.try_get::<Option<String>, _>(name).map(Option::unwrap_or_default);
    let stage = outgoing::Stage::from_word(&text("stage")?)?;
    let series = optional("series")?;
    let number = format!("{series}〔{}〕{}号", optional("year")?, optional("ordinal")?);
    Ok(Some(Source {
        document: id.to_owned(),
        at: row.try_get("begun_at")?,
        title: text("title")?,
        numbers: if series.is_empty() { Vec::new() } else { vec![number] },
        names: vec![text("drafter_name")?, text("signer_name")?],
        text: bounded(text("body")?),
        stage: Some(stage.word().to_owned()),
        open: stage.is_open(),
        eyes: readers(tx, id, &text("circle")?).await?,
    }))
}

async fn incoming(tx: &mut Tx, id: &str) -> Result<Option<Source>, Error> {
    let row = sqlx::query(
        "select title, body, sender_name, their_number, coalesce(number, '') as number, circle, stage, created_at \
         from incoming where id = $1",
    )
    .bind(id)
    .fetch_optional(&mut *tx.0)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let text = |name: &str| row.try_get::<String, _>(name);
    let stage = incoming::Stage::from_word(&text("stage")?)?;
    Ok(Some(Source {
        document: id.to_owned(),
        at: row.try_get("created_at")?,
        title: text("title")?,
        numbers: vec![text("number")?, text("their_number")?],
        names: vec![text("sender_name")?],
        text: bounded(text("body")?),
        stage: Some(stage.word().to_owned()),
        open: stage.is_open(),
        eyes: readers(tx, id, &text("circle")?).await?,
    }))
}

/// A file is seen by whoever may see its document.
async fn file(tx: &mut Tx, id: &str) -> Result<Option<Source>, Error> {
    let row: Option<(String, String, String, i64)> =
        sqlx::query_as("select document_id, name, coalesce(text, ''), at from document_files where id = $1")
            .bind(id)
            .fetch_optional(&mut *tx.0)
            .await?;
    let Some((document, title, text, at)) = row else { return Ok(None) };
    let of = match incoming(tx, &document).await? {
        Some(of) => Some(of),
        None => outgoing(tx, &document).await?,
    };
    let of = of.unwrap_or_default();
    Ok(Some(Source {
        document,
        at,
        title,
        text: bounded(text),
        names: of.names,
        open: of.open,
        eyes: of.eyes,
        ..Source::default()
    }))
}

/// A draft is its owner's; one in the trash is not found.
async fn draft(tx: &mut Tx, id: &str) -> Result<Option<Source>, Error> {
    let row: Option<(String, String, String, i64, Option<i64>)> =
        sqlx::query_as("select owner_id, title, body, created_at, discarded_at from drafts where id = $1")
            .bind(id)
            .fetch_optional(&mut *tx.0)
            .await?;
    Ok(row.map(|(owner, title, text, at, discarded)| Source {
        document: id.to_owned(),
        at,
        title,
        text: bounded(text),
        open: true,
        eyes: if discarded.is_some() { Vec::new() } else { vec![person_term(&owner)] },
        ..Source::default()
    }))
}

/// A matter of its own; the approval of a document is found as the document.
async fn approval(tx: &mut Tx, id: &str) -> Result<Option<Source>, Error> {
    let row = sqlx::query(
        "select a.title, f.body, a.drafter_id, p.name, a.state, a.awaits_body, a.created_at from approvals a \
         join affairs f on f.id = a.id join people p on p.id = a.drafter_id where a.id = $1",
    )
    .bind(id)
    .fetch_optional(&mut *tx.0)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let text = |row: &AnyRow, name: &str| row.try_get::<String, _>(name);
    let state = State::from_word(&text(&row, "state")?)?;
    let concerned: Vec<String> = sqlx::query_scalar(
        "select person_id from approval_waiting where approval_id = $1 union \
         select actor_id from approval_history where approval_id = $1 union \
         select for_id from approval_history where approval_id = $1",
    )
    .bind(id)
    .fetch_all(&mut *tx.0)
    .await?;
    let mut eyes = vec![person_term(&text(&row, "drafter_id")?)];
    eyes.extend(concerned.iter().filter(|person| !person.is_empty()).map(|person| person_term(person)));
    if row.try_get::<Option<String>, _>("awaits_body")?.is_some() {
        eyes.push(BODIES.to_owned());
    }
    Ok(Some(Source {
        document: id.to_owned(),
        at: row.try_get("created_at")?,
        title: text(&row, "title")?,
        names: vec![text(&row, "name")?],
        text: bounded(text(&row, "body")?),
        stage: Some(state.word().to_owned()),
        open: matches!(state, State::Draft | State::Pending),
        eyes,
        ..Source::default()
    }))
}

async fn readers(tx: &mut Tx, document: &str, circle: &str) -> Result<Vec<String>, Error> {
    let people: Vec<String> =
        sqlx::query_scalar("select person_id from document_readers where document_id = $1 order by person_id")
            .bind(document)
            .fetch_all(&mut *tx.0)
            .await?;
    let mut eyes: Vec<String> = people.iter().map(|person| person_term(person)).collect();
    if circle == "office" {
        eyes.push(OFFICE.to_owned());
    }
    Ok(eyes)
}

fn bounded(text: String) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => text[..end].to_owned(),
        None => text,
    }
}
