//! What is to leave the program: each notice once by each channel, taken in hand by one node.

use crate::row::{Word, one, words};
use crate::{Db, Error, Tx};
use office::Moment;
use office::notices::Thing;

/// A channel out of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Channel {
    /// 邮件
    Mail,
    /// 推送: a message to another program.
    Webhook,
}

words!(Channel, "channel", Channel::Mail => "mail", Channel::Webhook => "webhook");

/// A notice that is to leave the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// The notice.
    pub notice: String,
    /// By which channel.
    pub channel: Channel,
    /// To whom, by the number that the organisation gave them.
    pub number: String,
    /// Their address for mail; empty for none.
    pub mail: String,
    /// What kind of thing it is about.
    pub thing: Thing,
    /// What happened, or is asked.
    pub words: String,
    /// When.
    pub at: Moment,
    /// How often it was tried.
    pub tries: i64,
    /// When it was due.
    pub due: Moment,
}

/// Has a notice leave the program, not before `due`.
///
/// # Errors
/// Fails if the database does.
pub async fn send(tx: &mut Tx, notice: &str, channel: Channel, due: Moment) -> Result<(), Error> {
    sqlx::query(
        "insert into notice_deliveries (notice_id, channel, due_at, tries, state) values ($1, $2, $3, 0, 'waiting')",
    )
    .bind(notice)
    .bind(channel.word())
    .bind(due.millis())
    .execute(&mut *tx.0)
    .await?;
    Ok(())
}

/// What is due to leave, the longest due first.
///
/// # Errors
/// Fails if the database does.
pub async fn due(db: &Db, now: Moment, limit: i64) -> Result<Vec<Delivery>, Error> {
    type Row = (String, String, String, Option<String>, String, String, i64, i64, i64);
    let rows: Vec<Row> = sqlx::query_as(
        "select v.notice_id, v.channel, p.number, w.mail, n.thing, n.words, n.at, v.tries, v.due_at \
         from notice_deliveries v join notices n on n.id = v.notice_id join people p on p.id = n.person_id \
         left join notice_wishes w on w.person_id = n.person_id \
         where v.state = 'waiting' and v.due_at <= $1 order by v.due_at, v.notice_id limit $2",
    )
    .bind(now.millis())
    .bind(limit)
    .fetch_all(db.reader())
    .await?;
    rows.into_iter()
        .map(|(notice, channel, number, mail, thing, words, at, tries, due)| {
            Ok(Delivery {
                notice,
                channel: Channel::from_word(&channel)?,
                number,
                mail: mail.unwrap_or_default(),
                thing: Thing::from_word(&thing)?,
                words,
                at: Moment::from_millis(at),
                tries,
                due: Moment::from_millis(due),
            })
        })
        .collect()
}

/// Takes a delivery in hand until `until`: whoever comes second finds it taken.
///
/// # Errors
/// `ChangedMeanwhile` if somebody else took it.
pub async fn take(tx: &mut Tx, delivery: &Delivery, until: Moment) -> Result<(), Error> {
    let done = sqlx::query(
        "update notice_deliveries set due_at = $1, tries = tries + 1 \
         where notice_id = $2 and channel = $3 and state = 'waiting' and due_at = $4 and tries = $5",
    )
    .bind(until.millis())
    .bind(&delivery.notice)
    .bind(delivery.channel.word())
    .bind(delivery.due.millis())
    .bind(delivery.tries)
    .execute(&mut *tx.0)
    .await?;
    one(done.rows_affected())
}

/// How a delivery ended, or when it is tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It left.
    Sent,
    /// It did not, and is tried again then.
    Again(Moment),
    /// It did not, and is not tried again.
    GivenUp,
}

/// Keeps how a delivery ended.
///
/// # Errors
/// Fails if the database does.
pub async fn settle(tx: &mut Tx, delivery: &Delivery, outcome: Outcome) -> Result<(), Error> {
    let (state, due) = match outcome {
        Outcome::Sent => return done(tx, delivery).await,
        Outcome::Again(at) => ("waiting", at),
        Outcome::GivenUp => ("given-up", delivery.due),
    };
    sqlx::query("update notice_deliveries set state = $1, due_at = $2 where notice_id = $3 and channel = $4")
        .bind(state)
        .bind(due.millis())
        .bind(&delivery.notice)
        .bind(delivery.channel.word())
        .execute(&mut *tx.0)
        .await?;
    Ok(())
}

/// What has left needs no row any more.
async fn done(tx: &mut Tx, delivery: &Delivery) -> Result<(), Error> {
    sqlx::query("delete from notice_deliveries where notice_id = $1 and channel = $2")
        .bind(&delivery.notice)
        .bind(delivery.channel.word())
        .execute(&mut *tx.0)
        .await?;
    Ok(())
}

/// How many deliveries wait, and how many were given up.
///
/// # Errors
/// Fails if the database does.
pub async fn deliveries(db: &Db) -> Result<(i64, i64), Error> {
    let rows: Vec<(String, i64)> =
        sqlx::query_as("select state, cast(count(*) as bigint) from notice_deliveries group by state")
            .fetch_all(db.reader())
            .await?;
    let of = |state: &str| rows.iter().find(|(one, _)| one == state).map_or(0, |(_, count)| *count);
    Ok((of("waiting"), of("given-up")))
}
