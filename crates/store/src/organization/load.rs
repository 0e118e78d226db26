//! Reading the organisation: eight tables, as they are at one moment.

use super::words::{day, lines, span};
use crate::row::Word;
use crate::{Db, Error, Tx};
use office::organization::{
    Absence, AbsenceKind, Organization, Person, Portfolio, Post, Rank, Rows, Seats, Service, Standing, Subject,
    Substitution, Tenure, Unit, UnitKind,
};
use sqlx::AnyConnection;
use std::collections::HashMap;

/// The organisation, in a transaction that is to change it.
///
/// # Errors
/// Fails if the database does, or holds what does not fit together.
pub async fn load(tx: &mut Tx) -> Result<Organization, Error> {
    all(&mut tx.0).await
}

/// The organisation, outside a transaction.
///
/// # Errors
/// Fails if the database does, or holds what does not fit together.
pub async fn read(db: &Db) -> Result<Organization, Error> {
    let mut reading = db.begin_reading().await?;
    all(&mut reading).await
}

/// Which state of the organisation is the newest.
///
/// # Errors
/// Fails if the database does.
pub async fn revision(db: &Db) -> Result<i64, Error> {
    Ok(sqlx::query_scalar(REVISION).fetch_one(db.reader()).await?)
}

/// Whether the organisation is still in that state, within a transaction.
///
/// # Errors
/// Fails if the database does.
pub async fn is_still(tx: &mut Tx, revision: i64) -> Result<bool, Error> {
    let now: i64 = sqlx::query_scalar(REVISION).fetch_one(&mut *tx.0).await?;
    Ok(now == revision)
}

const REVISION: &str = "select revision from organization_state where one = 1";

async fn all(connection: &mut AnyConnection) -> Result<Organization, Error> {
    let revision = sqlx::query_scalar(REVISION).fetch_one(&mut *connection).await?;
    let rows = Rows {
        units: units(connection).await?,
        posts: posts(connection).await?,
        people: people(connection).await?,
        tenures: tenures(connection).await?,
        portfolios: portfolios(connection).await?,
        services: services(connection).await?,
        substitutions: substitutions(connection).await?,
        absences: absences(connection).await?,
    };
    Organization::of(revision, rows).map_err(|_| Error::Corrupt("organization"))
}

async fn units(connection: &mut AnyConnection) -> Result<Vec<Unit>, Error> {
    type Row = (String, String, String, String, String, String, Option<String>);
    type Kept = (String, String, String, String, Option<String>, i64, i64);
    let rows: Vec<Row> = sqlx::query_as(
        "select unit_id, from_day, name, short, aliases, codes, parent_id from unit_standings order by unit_id, from_day",
    )
    .fetch_all(&mut *connection)
    .await?;
    let mut standings: HashMap<String, Vec<Standing>> = HashMap::new();
    for (unit, from, name, short, aliases, codes, parent) in rows {
        let (aliases, codes) = (lines(&aliases), lines(&codes));
        let standing = Standing { from: day(&from)?, name, short, aliases, codes, parent };
        standings.entry(unit).or_default().push(standing);
    }
    let rows: Vec<Kept> =
        sqlx::query_as("select id, number, kind, from_day, to_day, place, revision from units order by id")
            .fetch_all(connection)
            .await?;
    let read = |(id, number, kind, from, to, order, revision): Kept| {
        let standings = standings.remove(&id).ok_or(Error::Corrupt("unit without a name"))?;
        let kind = UnitKind::from_word(&kind)?;
        Ok(Unit { id, number, kind, span: span(&from, to.as_deref())?, order, standings, revision })
    };
    rows.into_iter().map(read).collect()
}

async fn posts(connection: &mut AnyConnection) -> Result<Vec<Post>, Error> {
    type Row = (String, String, String, String, String, String, String, Option<String>, i64, i64);
    let rows: Vec<Row> = sqlx::query_as(
        "select id, number, unit_id, title, rank, seats, from_day, to_day, place, revision from posts order by id",
    )
    .fetch_all(connection)
    .await?;
    let read = |(id, number, unit, title, rank, seats, from, to, order, revision): Row| {
        let (rank, seats) = (Rank::from_word(&rank)?, Seats::from_word(&seats)?);
        Ok(Post { id, number, unit, title, rank, seats, span: span(&from, to.as_deref())?, order, revision })
    };
    rows.into_iter().map(read).collect()
}

async fn people(connection: &mut AnyConnection) -> Result<Vec<Person>, Error> {
    let rows: Vec<(String, String, String, String, i64, i64)> =
        sqlx::query_as("select id, number, name, phone, place, revision from people order by id")
            .fetch_all(connection)
            .await?;
    let read = |(id, number, name, phone, order, revision)| Person { id, number, name, phone, order, revision };
    Ok(rows.into_iter().map(read).collect())
}

/// Two people or a person and a post, from a day to a day.
type Pair = (String, String, String, String, Option<String>, i64);

async fn tenures(connection: &mut AnyConnection) -> Result<Vec<Tenure>, Error> {
    let rows: Vec<Pair> =
        sqlx::query_as("select id, person_id, post_id, from_day, to_day, revision from tenures order by id")
            .fetch_all(connection)
            .await?;
    let read = |(id, person, post, from, to, revision): Pair| {
        Ok(Tenure { id, person, post, span: span(&from, to.as_deref())?, revision })
    };
    rows.into_iter().map(read).collect()
}

async fn portfolios(connection: &mut AnyConnection) -> Result<Vec<Portfolio>, Error> {
    type Row = (String, String, Option<String>, Option<String>, String, Option<String>, i64);
    let rows: Vec<Row> =
        sqlx::query_as("select id, leader_id, unit_id, topic, from_day, to_day, revision from portfolios order by id")
            .fetch_all(connection)
            .await?;
    let read = |(id, leader, unit, topic, from, to, revision): Row| {
        let subject = match (unit, topic) {
            (Some(unit), None) => Subject::Unit(unit),
            (None, Some(topic)) => Subject::Topic(topic),
            _ => return Err(Error::Corrupt("portfolio")),
        };
        Ok(Portfolio { id, leader, subject, span: span(&from, to.as_deref())?, revision })
    };
    rows.into_iter().map(read).collect()
}

async fn services(connection: &mut AnyConnection) -> Result<Vec<Service>, Error> {
    let rows: Vec<Pair> =
        sqlx::query_as("select id, secretary_id, leader_id, from_day, to_day, revision from services order by id")
            .fetch_all(connection)
            .await?;
    let read = |(id, secretary, leader, from, to, revision): Pair| {
        Ok(Service { id, secretary, leader, span: span(&from, to.as_deref())?, revision })
    };
    rows.into_iter().map(read).collect()
}

async fn substitutions(connection: &mut AnyConnection) -> Result<Vec<Substitution>, Error> {
    let rows: Vec<Pair> = sqlx::query_as(
        "select id, person_id, substitute_id, from_day, to_day, revision from substitutions order by id",
    )
    .fetch_all(connection)
    .await?;
    let read = |(id, person, substitute, from, to, revision): Pair| {
        Ok(Substitution { id, person, substitute, span: span(&from, to.as_deref())?, revision })
    };
    rows.into_iter().map(read).collect()
}

async fn absences(connection: &mut AnyConnection) -> Result<Vec<Absence>, Error> {
    type Row = (String, String, String, String, String, Option<String>, i64);
    let rows: Vec<Row> =
        sqlx::query_as("select id, person_id, kind, note, from_day, to_day, revision from absences order by id")
            .fetch_all(connection)
            .await?;
    let read = |(id, person, kind, note, from, to, revision): Row| {
        let kind = AbsenceKind::from_word(&kind)?;
        Ok(Absence { id, person, kind, note, span: span(&from, to.as_deref())?, revision })
    };
    rows.into_iter().map(read).collect()
}
