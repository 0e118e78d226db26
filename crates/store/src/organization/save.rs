//! Writing changes of the organisation. A record that is not as it was read is refused.

use crate::records::{Kind, ONLY};
use crate::row::{Word, one};
use crate::{Error, Tx};
use gongwen::Date;
use office::organization::{Change, Organization, Record, RecordKind, Span, Standing, Subject, Unit};

/// Writes changes that the organisation, as it was read in this transaction, has accepted.
///
/// # Errors
/// `ChangedMeanwhile` if the organisation is not as it was read; then the transaction must not
/// be kept.
pub async fn save(tx: &mut Tx, read: &Organization, changes: &[Change]) -> Result<(), Error> {
    let done = sqlx::query("update organization_state set revision = revision + 1 where one = 1 and revision = $1")
        .bind(read.revision())
        .execute(&mut *tx.0)
        .await?;
    one(done.rows_affected())?;
    tx.touch(Kind::Organization, ONLY);
    // Rows come after those that they refer to, and go before them.
    for kind in RecordKind::ALL {
        let records = || changes.iter().filter(|change| change.record().kind() == kind);
        for change in records() {
            if let Change::Put(record) = change {
                put(tx, record).await?;
            }
        }
        for change in records() {
            if let Change::Put(Record::Unit(unit)) = change {
                stand(tx, unit).await?;
            }
        }
    }
    for kind in RecordKind::ALL.into_iter().rev() {
        for change in changes.iter().filter(|change| change.record().kind() == kind) {
            if let Change::Withdraw(record) = change {
                withdraw(tx, record).await?;
            }
        }
    }
    Ok(())
}

fn days(span: Span) -> (String, Option<String>) {
    (span.from().iso(), span.to().map(Date::iso))
}

/// Adds a row, or replaces the one of its key and revision.
async fn put(tx: &mut Tx, record: &Record) -> Result<(), Error> {
    let (from, to) = record.span().map_or_else(Default::default, days);
    let query = match record {
        Record::Unit(unit) => sqlx::query(
            "insert into units (id, number, kind, from_day, to_day, place, revision) values ($1, $2, $3, $4, $5, $6, 1) \
             on conflict (id) do update set number = excluded.number, kind = excluded.kind, \
             from_day = excluded.from_day, to_day = excluded.to_day, place = excluded.place, \
             revision = units.revision + 1 where units.revision = $7",
        )
        .bind(&unit.id)
        .bind(&unit.number)
        .bind(unit.kind.word())
        .bind(from)
        .bind(to)
        .bind(unit.order)
        .bind(unit.revision),
        Record::Post(post) => sqlx::query(
            "insert into posts (id, number, unit_id, title, rank, seats, from_day, to_day, place, revision) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1) \
             on conflict (id) do update set number = excluded.number, unit_id = excluded.unit_id, \
             title = excluded.title, rank = excluded.rank, seats = excluded.seats, from_day = excluded.from_day, \
             to_day = excluded.to_day, place = excluded.place, revision = posts.revision + 1 \
             where posts.revision = $10",
        )
        .bind(&post.id)
        .bind(&post.number)
        .bind(&post.unit)
        .bind(&post.title)
        .bind(post.rank.word())
        .bind(post.seats.word())
        .bind(from)
        .bind(to)
        .bind(post.order)
        .bind(post.revision),
        Record::Person(person) => sqlx::query(
            "insert into people (id, number, name, phone, place, revision) values ($1, $2, $3, $4, $5, 1) \
             on conflict (id) do update set number = excluded.number, name = excluded.name, phone = excluded.phone, \
             place = excluded.place, revision = people.revision + 1 where people.revision = $6",
        )
        .bind(&person.id)
        .bind(&person.number)
        .bind(&person.name)
        .bind(&person.phone)
        .bind(person.order)
        .bind(person.revision),
        Record::Tenure(tenure) => sqlx::query(
            "insert into tenures (id, person_id, post_id, from_day, to_day, revision) values ($1, $2, $3, $4, $5, 1) \
             on conflict (id) do update set person_id = excluded.person_id, post_id = excluded.post_id, \
             from_day = excluded.from_day, to_day = excluded.to_day, revision = tenures.revision + 1 \
             where tenures.revision = $6",
        )
        .bind(&tenure.id)
        .bind(&tenure.person)
        .bind(&tenure.post)
        .bind(from)
        .bind(to)
        .bind(tenure.revision),
        Record::Portfolio(portfolio) => {
            let (unit, topic) = match &portfolio.subject {
                Subject::Unit(unit) => (Some(unit), None),
                Subject::Topic(topic) => (None, Some(topic)),
            };
            sqlx::query(
                "insert into portfolios (id, leader_id, unit_id, topic, from_day, to_day, revision) \
                 values ($1, $2, $3, $4, $5, $6, 1) \
                 on conflict (id) do update set leader_id = excluded.leader_id, unit_id = excluded.unit_id, \
                 topic = excluded.topic, from_day = excluded.from_day, to_day = excluded.to_day, \
                 revision = portfolios.revision + 1 where portfolios.revision = $7",
            )
            .bind(&portfolio.id)
            .bind(&portfolio.leader)
            .bind(unit)
            .bind(topic)
            .bind(from)
            .bind(to)
            .bind(portfolio.revision)
        }
        Record::Service(service) => sqlx::query(
            "insert into services (id, secretary_id, leader_id, from_day, to_day, revision) \
             values ($1, $2, $3, $4, $5, 1) \
             on conflict (id) do update set secretary_id = excluded.secretary_id, leader_id = excluded.leader_id, \
             from_day = excluded.from_day, to_day = excluded.to_day, revision = services.revision + 1 \
             where services.revision = $6",
        )
        .bind(&service.id)
        .bind(&service.secretary)
        .bind(&service.leader)
        .bind(from)
        .bind(to)
        .bind(service.revision),
        Record::Substitution(pair) => sqlx::query(
            "insert into substitutions (id, person_id, substitute_id, from_day, to_day, revision) \
             values ($1, $2, $3, $4, $5, 1) \
             on conflict (id) do update set person_id = excluded.person_id, substitute_id = excluded.substitute_id, \
             from_day = excluded.from_day, to_day = excluded.to_day, revision = substitutions.revision + 1 \
             where substitutions.revision = $6",
        )
        .bind(&pair.id)
        .bind(&pair.person)
        .bind(&pair.substitute)
        .bind(from)
        .bind(to)
        .bind(pair.revision),
        Record::Absence(absence) => sqlx::query(
            "insert into absences (id, person_id, kind, note, from_day, to_day, revision) \
             values ($1, $2, $3, $4, $5, $6, 1) \
             on conflict (id) do update set person_id = excluded.person_id, kind = excluded.kind, \
             note = excluded.note, from_day = excluded.from_day, to_day = excluded.to_day, \
             revision = absences.revision + 1 where absences.revision = $7",
        )
        .bind(&absence.id)
        .bind(&absence.person)
        .bind(absence.kind.word())
        .bind(&absence.note)
        .bind(from)
        .bind(to)
        .bind(absence.revision),
    };
    one(query.execute(&mut *tx.0).await?.rows_affected())
}

/// Writes the names and places of a unit, once every unit that they refer to is there.
async fn stand(tx: &mut Tx, unit: &Unit) -> Result<(), Error> {
    sqlx::query("delete from unit_standings where unit_id = $1").bind(&unit.id).execute(&mut *tx.0).await?;
    for standing in &unit.standings {
        let Standing { from, name, short, aliases, codes, parent } = standing;
        sqlx::query(
            "insert into unit_standings (unit_id, from_day, name, short, aliases, codes, parent_id) \
             values ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(&unit.id)
        .bind(from.iso())
        .bind(name)
        .bind(short)
        .bind(aliases.join("\n"))
        .bind(codes.join("\n"))
        .bind(parent)
        .execute(&mut *tx.0)
        .await?;
    }
    Ok(())
}

async fn withdraw(tx: &mut Tx, record: &Record) -> Result<(), Error> {
    let statement = match record {
        Record::Unit(_) => {
            sqlx::query("delete from unit_standings where unit_id = $1").bind(record.id()).execute(&mut *tx.0).await?;
            "delete from units where id = $1"
        }
        Record::Post(_) => "delete from posts where id = $1",
        Record::Person(_) => "delete from people where id = $1",
        Record::Tenure(_) => "delete from tenures where id = $1",
        Record::Portfolio(_) => "delete from portfolios where id = $1",
        Record::Service(_) => "delete from services where id = $1",
        Record::Substitution(_) => "delete from substitutions where id = $1",
        Record::Absence(_) => "delete from absences where id = $1",
    };
    one(sqlx::query(statement).bind(record.id()).execute(&mut *tx.0).await?.rows_affected())
}
