//! Meetings (会议): appointments and who takes part. Every statement that reads names the viewer.

use crate::documents::Viewer;
use crate::documents::register::Page;
use crate::records::Kind;
use crate::row::{Word, one};
use crate::{Db, Error, Tx};
use gongwen::Date;
use office::authority::Holder;
use office::documents::{Circle, Done};
use office::meetings::{Cancelled, Meeting, Plan, Slot};
use office::{Moment, TimeOfDay};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};
use std::collections::HashMap;

const COLUMNS: &str = "m.id, m.title, m.approval_id, m.day, m.begins, m.ends, m.place, m.note, m.circle, m.called_at, \
     m.called_by, m.called_name, m.cancelled_at, m.cancelled_by, m.cancelled_name, m.reason, m.revision";

/// Which meetings the viewer (`$1` insider, `$2` person) may see.
const VISIBLE: &str = "((m.circle = 'office' and $1 = 1) or m.called_by = $2 or exists \
     (select 1 from meeting_people p where p.meeting_id = m.id and p.person_id = $2))";

/// Keeps a new meeting.
///
/// # Errors
/// `Taken` if its approval was used before.
pub async fn insert(tx: &mut Tx, meeting: &Meeting) -> Result<(), Error> {
    let slot = meeting.plan.slot;
    sqlx::query(
        "insert into meetings (id, title, approval_id, day, begins, ends, place, note, circle, called_at, called_by, \
         called_name, revision) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)",
    )
    .bind(&meeting.id)
    .bind(&meeting.title)
    .bind(&meeting.approval)
    .bind(slot.day().iso())
    .bind(i64::from(slot.from().minutes()))
    .bind(i64::from(slot.to().minutes()))
    .bind(&meeting.plan.place)
    .bind(&meeting.plan.note)
    .bind(meeting.circle.word())
    .bind(meeting.called.at.millis())
    .bind(&meeting.called.by.id)
    .bind(&meeting.called.by.name)
    .execute(&mut *tx.0)
    .await?;
    tx.touch(Kind::Meeting, &meeting.id);
    name_people(tx, meeting).await
}

/// Writes a meeting back, if it is as it was read, and counts its revision up.
///
/// # Errors
/// `ChangedMeanwhile` if it is not.
pub async fn update(tx: &mut Tx, meeting: &mut Meeting) -> Result<(), Error> {
    let (slot, cancelled) = (meeting.plan.slot, meeting.cancelled.as_ref());
    let done = sqlx::query(
        "update meetings set day = $1, begins = $2, ends = $3, place = $4, note = $5, cancelled_at = $6, \
         cancelled_by = $7, cancelled_name = $8, reason = $9, revision = revision + 1 where id = $10 and revision = $11",
    )
    .bind(slot.day().iso())
    .bind(i64::from(slot.from().minutes()))
    .bind(i64::from(slot.to().minutes()))
    .bind(&meeting.plan.place)
    .bind(&meeting.plan.note)
    .bind(cancelled.map(|cancelled| cancelled.act.at.millis()))
    .bind(cancelled.map(|cancelled| cancelled.act.by.id.as_str()))
    .bind(cancelled.map(|cancelled| cancelled.act.by.name.as_str()))
    .bind(cancelled.map(|cancelled| cancelled.reason.as_str()))
    .bind(&meeting.id)
    .bind(meeting.revision)
    .execute(&mut *tx.0)
    .await?;
    one(done.rows_affected())?;
    meeting.revision += 1;
    tx.touch(Kind::Meeting, &meeting.id);
    sqlx::query("delete from meeting_people where meeting_id = $1").bind(&meeting.id).execute(&mut *tx.0).await?;
    name_people(tx, meeting).await
}

async fn name_people(tx: &mut Tx, meeting: &Meeting) -> Result<(), Error> {
    for (number, person) in (1_i64..).zip(&meeting.plan.people) {
        sqlx::query("insert into meeting_people (meeting_id, number, person_id, name) values ($1, $2, $3, $4)")
            .bind(&meeting.id)
            .bind(number)
            .bind(&person.id)
            .bind(&person.name)
            .execute(&mut *tx.0)
            .await?;
    }
    Ok(())
}

/// A meeting that the viewer may see, in a transaction that is to change it.
///
/// # Errors
/// Fails if the database does.
pub async fn by_id(tx: &mut Tx, id: &str, viewer: &Viewer) -> Result<Option<Meeting>, Error> {
    one_of(&mut tx.0, id, viewer).await
}

/// A meeting that the viewer may see.
///
/// # Errors
/// Fails if the database does.
pub async fn find(db: &Db, id: &str, viewer: &Viewer) -> Result<Option<Meeting>, Error> {
    one_of(&mut *db.reader().acquire().await?, id, viewer).await
}

async fn one_of(connection: &mut AnyConnection, id: &str, viewer: &Viewer) -> Result<Option<Meeting>, Error> {
    let sql = format!("select {COLUMNS} from meetings m where m.id = $3 and {VISIBLE}");
    let row = sqlx::query(AssertSqlSafe(sql))
        .bind(i64::from(viewer.insider))
        .bind(&viewer.person)
        .bind(id)
        .fetch_optional(&mut *connection)
        .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(with_people(connection, &[row]).await?.pop())
}

/// The meeting that was called with an approval, if one was, whoever may see it.
///
/// # Errors
/// Fails if the database does.
pub async fn of_approval(db: &Db, approval: &str) -> Result<Option<String>, Error> {
    Ok(sqlx::query_scalar("select id from meetings where approval_id = $1")
        .bind(approval)
        .fetch_optional(db.reader())
        .await?)
}

/// Meetings that the viewer may see: to come, from a day on, the next first; or past, before that
/// day, the last first.
///
/// # Errors
/// Fails if the database does.
pub async fn list(
    db: &Db,
    viewer: &Viewer,
    (day, past): (Date, bool),
    (offset, limit): (i64, i64),
) -> Result<Page<Meeting>, Error> {
    let (when, order) = match past {
        false => ("m.day >= $3", "m.day, m.begins, m.id"),
        true => ("m.day < $3", "m.day desc, m.begins desc, m.id desc"),
    };
    let sql = format!(
        "select {COLUMNS}, cast(count(*) over () as bigint) as total from meetings m where {when} and {VISIBLE} \
         order by {order} limit $4 offset $5"
    );
    let mut connection = db.reader().acquire().await?;
    let rows = sqlx::query(AssertSqlSafe(sql))
        .bind(i64::from(viewer.insider))
        .bind(&viewer.person)
        .bind(day.iso())
        .bind(limit)
        .bind(offset)
        .fetch_all(&mut *connection)
        .await?;
    let total = rows.first().map_or(Ok(0), |row| row.try_get("total"))?;
    Ok(Page { lines: with_people(&mut connection, &rows).await?, total })
}

/// Meetings that a person takes part in or called, from one day to another, the next first; those
/// that were cancelled too.
///
/// # Errors
/// Fails if the database does.
pub async fn of_person(db: &Db, person: &str, (from, to): (Date, Date), limit: i64) -> Result<Vec<Meeting>, Error> {
    let sql = format!(
        "select {COLUMNS} from meetings m where m.day between $2 and $3 and (m.called_by = $1 or exists \
         (select 1 from meeting_people p where p.meeting_id = m.id and p.person_id = $1)) \
         order by m.day, m.begins, m.id limit $4"
    );
    let mut connection = db.reader().acquire().await?;
    let rows = sqlx::query(AssertSqlSafe(sql))
        .bind(person)
        .bind(from.iso())
        .bind(to.iso())
        .bind(limit)
        .fetch_all(&mut *connection)
        .await?;
    with_people(&mut connection, &rows).await
}

/// All meetings of a day that were not cancelled, for finding who is asked to two at once; the
/// program asks, and tells no more than that.
///
/// # Errors
/// Fails if the database does.
pub async fn of_day(db: &Db, day: Date) -> Result<Vec<Meeting>, Error> {
    let sql = format!("select {COLUMNS} from meetings m where m.day = $1 and m.cancelled_at is null order by m.begins");
    let mut connection = db.reader().acquire().await?;
    let rows = sqlx::query(AssertSqlSafe(sql)).bind(day.iso()).fetch_all(&mut *connection).await?;
    with_people(&mut connection, &rows).await
}

async fn with_people(connection: &mut AnyConnection, rows: &[AnyRow]) -> Result<Vec<Meeting>, Error> {
    let mut meetings = Vec::new();
    let mut people: HashMap<String, Vec<Holder>> = HashMap::new();
    let ids = rows.iter().map(|row| row.try_get::<String, _>("id")).collect::<Result<Vec<_>, _>>()?;
    if !ids.is_empty() {
        // As many places as there are keys; the keys themselves are bound.
        let places = (1..=ids.len()).map(|at| format!("${at}")).collect::<Vec<_>>().join(", ");
        let sql = format!(
            "select meeting_id, person_id, name from meeting_people where meeting_id in ({places}) \
             order by meeting_id, number"
        );
        let query = ids.iter().fold(sqlx::query_as(AssertSqlSafe(sql)), |query, id| query.bind(id.as_str()));
        let found: Vec<(String, String, String)> = query.fetch_all(connection).await?;
        for (meeting, id, name) in found {
            people.entry(meeting).or_default().push(Holder { id, name });
        }
    }
    for (row, id) in rows.iter().zip(ids) {
        let people = people.remove(&id).unwrap_or_default();
        meetings.push(meeting(row, people)?);
    }
    Ok(meetings)
}

fn meeting(row: &AnyRow, people: Vec<Holder>) -> Result<Meeting, Error> {
    let corrupt = || Error::Corrupt("meeting");
    let text = |name: &str| row.try_get::<String, _>(name);
    let optional = |name: &str| row.try_get::<Option<String>, _>(name);
    let clock = |name: &str| {
        let minutes: i64 = row.try_get(name)?;
        u16::try_from(minutes).ok().and_then(TimeOfDay::from_minutes).ok_or_else(corrupt)
    };
    let day = Date::from_iso(&text("day")?).ok_or_else(corrupt)?;
    let slot = Slot::new(day, clock("begins")?, clock("ends")?).map_err(|_| corrupt())?;
    let holder = |id, name| Holder { id, name };
    let cancelled = match (row.try_get::<Option<i64>, _>("cancelled_at")?, optional("cancelled_by")?) {
        (Some(at), Some(by)) => {
            let by = holder(by, optional("cancelled_name")?.unwrap_or_default());
            let act = Done { by, at: Moment::from_millis(at) };
            Some(Cancelled { act, reason: optional("reason")?.unwrap_or_default() })
        }
        _ => None,
    };
    Ok(Meeting {
        id: text("id")?,
        title: text("title")?,
        approval: text("approval_id")?,
        plan: Plan { slot, place: text("place")?, people, note: text("note")? },
        circle: Circle::from_word(&text("circle")?)?,
        called: Done {
            by: holder(text("called_by")?, text("called_name")?),
            at: Moment::from_millis(row.try_get("called_at")?),
        },
        cancelled,
        revision: row.try_get("revision")?,
    })
}
