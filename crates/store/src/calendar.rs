//! The working-day calendar (工作日历): years that administrators recorded.

use crate::records::Kind;
use crate::row::{Word, one, words};
use crate::{Db, Error, Tx};
use gongwen::Date;
use office::Moment;
use office::calendar::{Marking, Year};
use std::collections::HashMap;

words!(Marking, "marking", Marking::Off => "off", Marking::Work => "work");

/// A year that was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The arrangement.
    pub year: Year,
    /// By whom.
    pub by: String,
    /// When.
    pub at: Moment,
    /// Counts the changes.
    pub revision: i64,
}

/// A value that changes whenever a year is recorded or corrected.
///
/// # Errors
/// Fails if the database does.
pub async fn stamp(db: &Db) -> Result<i64, Error> {
    Ok(sqlx::query_scalar("select cast(coalesce(sum(revision), 0) as bigint) from calendar_years")
        .fetch_one(db.reader())
        .await?)
}

/// All years that were recorded, in order.
///
/// # Errors
/// Fails if the database does.
pub async fn all(db: &Db) -> Result<Vec<Recorded>, Error> {
    let mut reading = db.begin_reading().await?;
    let rows: Vec<(i64, String, String, String)> =
        sqlx::query_as("select year, day, kind, holiday from calendar_days order by year, day")
            .fetch_all(&mut *reading)
            .await?;
    let mut days: HashMap<i64, Vec<(Date, Marking, String)>> = HashMap::new();
    for (year, day, kind, holiday) in rows {
        let day = Date::from_iso(&day).ok_or(Error::Corrupt("day"))?;
        days.entry(year).or_default().push((day, Marking::from_word(&kind)?, holiday));
    }
    let rows: Vec<(i64, String, String, i64, i64)> =
        sqlx::query_as("select year, source, recorded_by, recorded_at, revision from calendar_years order by year")
            .fetch_all(&mut *reading)
            .await?;
    let read = |(number, source, by, at, revision): (i64, String, String, i64, i64)| {
        let days = days.remove(&number).unwrap_or_default();
        let number = i32::try_from(number).map_err(|_| Error::Corrupt("year"))?;
        let year = Year::restore(number, &source, days).map_err(|_| Error::Corrupt("calendar year"))?;
        Ok(Recorded { year, by, at: Moment::from_millis(at), revision })
    };
    rows.into_iter().map(read).collect()
}

/// Records a year, or corrects the one that was recorded, if it is as it was read; `seen` is 0
/// for one that is not recorded yet.
///
/// # Errors
/// `ChangedMeanwhile` if it is not.
pub async fn save(tx: &mut Tx, year: &Year, by: &str, at: Moment, seen: i64) -> Result<(), Error> {
    let number = i64::from(year.number());
    let done = sqlx::query(
        "insert into calendar_years (year, source, recorded_by, recorded_at, revision) values ($1, $2, $3, $4, 1) \
         on conflict (year) do update set source = excluded.source, recorded_by = excluded.recorded_by, \
         recorded_at = excluded.recorded_at, revision = calendar_years.revision + 1 \
         where calendar_years.revision = $5",
    )
    .bind(number)
    .bind(year.source())
    .bind(by)
    .bind(at.millis())
    .bind(seen)
    .execute(&mut *tx.0)
    .await?;
    one(done.rows_affected())?;
    tx.touch(Kind::Calendar, &number.to_string());
    sqlx::query("delete from calendar_days where year = $1").bind(number).execute(&mut *tx.0).await?;
    for (day, marking, holiday) in year.days() {
        sqlx::query("insert into calendar_days (year, day, kind, holiday) values ($1, $2, $3, $4)")
            .bind(number)
            .bind(day.iso())
            .bind(marking.word())
            .bind(holiday)
            .execute(&mut *tx.0)
            .await?;
    }
    Ok(())
}
