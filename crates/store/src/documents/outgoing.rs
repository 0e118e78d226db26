//! Sent documents (发文). Every statement that reads names the viewer, so that nobody reaches what
//! is not theirs to see.

use super::{Viewer, from_json, to_json};
use crate::records::Kind as Kept;
use crate::row::{Word, kind, one};
use crate::search::Thing;
use crate::{Db, Error, Tx};
use gongwen::{Kind, Syntax};
use office::Moment;
use office::approval::Digest;
use office::authority::Holder;
use office::documents::outgoing::{Bound, Content, Outgoing, Standing, State};
use office::documents::{Circle, DocumentNumber, Done};
use sqlx::Row;
use sqlx::any::AnyRow;

const VISIBLE: &str = "select d.id, d.title, d.kind, d.syntax, d.body, d.drafter_id, d.drafter_name, d.matter, \
     d.openness, d.circle, d.review, d.state, d.begun_at, d.touched_at, d.touched_by, d.touched_name, d.revision, \
     d.digest, d.text_digest from outgoing d where d.id = $1 and ((d.circle = 'office' and $2 = 1) or exists \
     (select 1 from document_readers r where r.document_id = d.id and r.person_id = $3))";

fn read(row: &AnyRow) -> Result<Outgoing, Error> {
    let text = |name: &str| row.try_get::<String, _>(name);
    let optional = |name: &str| row.try_get::<Option<String>, _>(name);
    let number = |name: &str| row.try_get::<i64, _>(name);
    let holder = |id: String, name: String| Holder { id, name };
    Ok(Outgoing {
        id: text("id")?,
        content: Content {
            title: text("title")?,
            kind: kind(optional("kind")?.as_deref()),
            syntax: Syntax::from_word(&text("syntax")?)?,
            text: text("body")?,
            bound: bound(text("digest")?, optional("text_digest")?),
        },
        drafter: holder(text("drafter_id")?, text("drafter_name")?),
        matter: text("matter")?,
        openness: optional("openness")?.map(|json| from_json(&json, "openness")).transpose()?,
        circle: Circle::from_word(&text("circle")?)?,
        review: optional("review")?.map(|json| from_json(&json, "review")).transpose()?,
        state: from_json(&text("state")?, "state of a document")?,
        begun: Moment::from_millis(number("begun_at")?),
        touched: Done {
            by: holder(text("touched_by")?, text("touched_name")?),
            at: Moment::from_millis(number("touched_at")?),
        },
        revision: number("revision")?,
    })
}

/// What the substance was bound to, unless the row is older than that.
fn bound(substance: String, text: Option<String>) -> Option<Bound> {
    text.map(|text| Bound { substance: Digest::from_hex(substance), text: Digest::from_hex(text) })
}

/// A document that the viewer may see, in a transaction that is to change it.
///
/// # Errors
/// Fails if the database does.
pub async fn by_id(tx: &mut Tx, id: &str, viewer: &Viewer) -> Result<Option<Outgoing>, Error> {
    let row = sqlx::query(VISIBLE)
        .bind(id)
        .bind(i64::from(viewer.insider))
        .bind(&viewer.person)
        .fetch_optional(&mut *tx.0)
        .await?;
    row.as_ref().map(read).transpose()
}

/// A document that the viewer may see.
///
/// # Errors
/// Fails if the database does.
pub async fn find(db: &Db, id: &str, viewer: &Viewer) -> Result<Option<Outgoing>, Error> {
    let row = sqlx::query(VISIBLE)
        .bind(id)
        .bind(i64::from(viewer.insider))
        .bind(&viewer.person)
        .fetch_optional(db.reader())
        .await?;
    row.as_ref().map(read).transpose()
}

/// A document that the viewer may see, by its number.
///
/// # Errors
/// Fails if the database does.
pub async fn numbered(db: &Db, number: &DocumentNumber, viewer: &Viewer) -> Result<Option<Outgoing>, Error> {
    let id: Option<String> =
        sqlx::query_scalar("select id from outgoing where series = $1 and year = $2 and ordinal = $3")
            .bind(&number.series)
            .bind(i64::from(number.year))
            .bind(i64::from(number.ordinal))
            .fetch_optional(db.reader())
            .await?;
    match id {
        Some(id) => find(db, &id, viewer).await,
        None => Ok(None),
    }
}

/// The key of the document that an approval is for; the engine asks, not a person.
///
/// # Errors
/// Fails if the database does.
pub async fn of_approval(tx: &mut Tx, approval: &str) -> Result<Option<Outgoing>, Error> {
    let row = sqlx::query(
        "select id, title, kind, syntax, body, drafter_id, drafter_name, matter, openness, circle, review, state, \
         begun_at, touched_at, touched_by, touched_name, revision, digest, text_digest from outgoing \
         where approval_id = $1",
    )
    .bind(approval)
    .fetch_optional(&mut *tx.0)
    .await?;
    row.as_ref().map(read).transpose()
}

/// A document as it is kept, to be held against the ledger.
///
/// # Errors
/// Fails if the database does.
pub async fn as_kept(db: &Db, id: &str) -> Result<Option<Outgoing>, Error> {
    let row = sqlx::query(
        "select id, title, kind, syntax, body, drafter_id, drafter_name, matter, openness, circle, review, state, \
         begun_at, touched_at, touched_by, touched_name, revision, digest, text_digest from outgoing where id = $1",
    )
    .bind(id)
    .fetch_optional(db.reader())
    .await?;
    row.as_ref().map(read).transpose()
}

/// Whether there is such a document, for the record of whoever tried to act on what they may not see.
///
/// # Errors
/// Fails if the database does.
pub async fn is_there(db: &Db, id: &str) -> Result<bool, Error> {
    let found: i64 =
        sqlx::query_scalar("select count(*) from outgoing where id = $1").bind(id).fetch_one(db.reader()).await?;
    Ok(found > 0)
}

/// Keeps a new document.
///
/// # Errors
/// Fails if the database does.
pub async fn insert(tx: &mut Tx, document: &Outgoing) -> Result<(), Error> {
    let bound = document.content.bound();
    sqlx::query(
        "insert into outgoing (id, title, kind, syntax, body, digest, drafter_id, drafter_name, matter, openness, \
         circle, review, stage, state, begun_at, touched_at, touched_by, touched_name, revision, text_digest) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, null, $12, $13, $14, $15, $16, $17, 1, $18)",
    )
    .bind(&document.id)
    .bind(&document.content.title)
    .bind(document.content.kind.map(Kind::name))
    .bind(document.content.syntax.word())
    .bind(&document.content.text)
    .bind(bound.substance.as_str().to_owned())
    .bind(&document.drafter.id)
    .bind(&document.drafter.name)
    .bind(&document.matter)
    .bind(document.openness.as_ref().map(to_json).transpose()?)
    .bind(document.circle.word())
    .bind(document.stage().word())
    .bind(to_json(&document.state)?)
    .bind(document.begun.millis())
    .bind(document.touched.at.millis())
    .bind(&document.touched.by.id)
    .bind(&document.touched.by.name)
    .bind(bound.text.as_str().to_owned())
    .execute(&mut *tx.0)
    .await?;
    tx.1.thing(Thing::Outgoing, &document.id);
    tx.touch(Kept::Outgoing, &document.id);
    Ok(())
}

/// Writes a document back, if it is as it was read, and counts its revision up.
///
/// # Errors
/// `ChangedMeanwhile` if it is not.
pub async fn update(tx: &mut Tx, document: &mut Outgoing) -> Result<(), Error> {
    let state = &document.state;
    let bound = document.content.bound();
    let signed = state.signed();
    let approval = match state {
        State::Approving(approval) => Some(approval.clone()),
        _ => signed.map(|signed| signed.approval.clone()),
    };
    let number = state.number();
    let reference = match state {
        State::Archived(archived) => Some(archived.reference.to_string()),
        _ => None,
    };
    let done = sqlx::query(
        "update outgoing set title = $1, kind = $2, syntax = $3, body = $4, digest = $5, matter = $6, openness = $7, \
         circle = $8, review = $9, stage = $10, state = $11, approval_id = $12, signer_name = $13, signed_on = $14, \
         series = $15, year = $16, ordinal = $17, released_on = $18, reference = $19, touched_at = $20, \
         touched_by = $21, touched_name = $22, drafter_id = $23, drafter_name = $24, text_digest = $25, \
         to_publish = $26, revision = revision + 1 where id = $27 and revision = $28",
    )
    .bind(&document.content.title)
    .bind(document.content.kind.map(Kind::name))
    .bind(document.content.syntax.word())
    .bind(&document.content.text)
    .bind(bound.substance.as_str().to_owned())
    .bind(&document.matter)
    .bind(document.openness.as_ref().map(to_json).transpose()?)
    .bind(document.circle.word())
    .bind(document.review.as_ref().map(to_json).transpose()?)
    .bind(document.stage().word())
    .bind(to_json(state)?)
    .bind(approval)
    .bind(
        state
            .on_register()
            .map(|signed| if signed.lapsed { format!("{}（签发失效）", signed.by()) } else { signed.by() }),
    )
    .bind(state.on_register().map(|signed| signed.on.iso()))
    .bind(number.map(|number| number.series.as_str()))
    .bind(number.map(|number| i64::from(number.year)))
    .bind(number.map(|number| i64::from(number.ordinal)))
    .bind(state.released().map(|released| released.on.iso()))
    .bind(reference)
    .bind(document.touched.at.millis())
    .bind(&document.touched.by.id)
    .bind(&document.touched.by.name)
    .bind(&document.drafter.id)
    .bind(&document.drafter.name)
    .bind(bound.text.as_str().to_owned())
    .bind(i64::from(document.is_to_publish()))
    .bind(&document.id)
    .bind(document.revision)
    .execute(&mut *tx.0)
    .await?;
    one(done.rows_affected())?;
    document.revision += 1;
    tx.1.thing(Thing::Outgoing, &document.id);
    tx.1.document(&document.id);
    tx.touch(Kept::Outgoing, &document.id);
    Ok(())
}

/// Whether a released document is in force, in a word for the register.
#[must_use]
pub fn standing_word(standing: &Standing) -> &'static str {
    match standing {
        Standing::InForce => "有效",
        Standing::Revoked(_) => "撤销",
        Standing::Repealed(..) => "废止",
    }
}
