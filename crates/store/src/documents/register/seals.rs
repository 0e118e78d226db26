//! The register of seals (用印登记簿): filled in the transaction in which a document is sealed.

use super::{Page, Query, Source, ask, keys};
use crate::documents::Viewer;
use crate::row::Word;
use crate::{Db, Error, Tx};
use office::Moment;
use office::documents::outgoing::{Outgoing, Sealed};
use sqlx::Row;
use sqlx::any::AnyRow;

/// A line of the register of seals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealLine {
    /// The document.
    pub document: String,
    /// Its number as it is written.
    pub number: String,
    /// Its title.
    pub title: String,
    /// How many copies were printed.
    pub copies: i64,
    /// How many impressions.
    pub impressions: i64,
    /// Who approved it by signing.
    pub approver: String,
    /// On which day.
    pub approved_on: String,
    /// When it was sealed.
    pub at: Moment,
    /// Who sealed it.
    pub by: String,
    /// How many lines are in its group.
    pub of_group: i64,
}

/// This register has no stages.
#[derive(Clone, Copy, Debug)]
pub enum NoStage {}

impl Word for NoStage {
    fn word(self) -> &'static str {
        match self {}
    }

    fn from_word(_: &str) -> Result<Self, Error> {
        Err(Error::Corrupt("stage"))
    }
}

keys! {
    /// By what the register of seals is sorted.
    SealColumn {
        /// The last first.
        #[default]
        Recent: "", "用印日期", "s.sealed_at desc", "s.sealed_at";
        /// By number.
        Number: "number", "文号", "d.year desc nulls last, d.series nulls last, d.ordinal nulls last",
            "d.year desc nulls last, d.series nulls last, d.ordinal desc nulls last";
        /// By title.
        Title: "title", "标题", "s.title", "s.title desc";
        /// By who approved.
        Approver: "approver", "批准人", "s.approver_name, s.sealed_at desc", "s.approver_name desc, s.sealed_at desc";
    }
}

keys! {
    /// What the register of seals puts together.
    SealGroup {
        /// Nothing.
        #[default]
        None: "", "不分组", "cast('' as text)", "cast('' as text)";
        /// What one person approved.
        Approver: "approver", "批准人", "s.approver_name", "s.approver_name";
        /// What one person sealed.
        Sealer: "sealer", "用印人", "s.sealed_name", "s.sealed_name";
    }
}

const SOURCE: Source = Source {
    key: "s.id",
    columns: "d.id, s.number, s.title, s.copies, s.impressions, s.approver_name, s.approved_on, s.sealed_at, s.sealed_name",
    tables: "seal_uses s join outgoing d on d.id = s.document_id",
    beside: "",
    conditions: [
        "$3 = ''",
        "d.year = $4",
        "$5 = 0",
        "(lower(s.title) like $6 escape '!' or lower(s.number) like $6 escape '!' \
         or lower(s.approver_name) like $6 escape '!' or lower(s.sealed_name) like $6 escape '!')",
    ],
    text: None,
};

/// Finds uses of the seal on documents that the viewer may see.
///
/// # Errors
/// Fails if the database does.
pub async fn seals(
    db: &Db,
    viewer: &Viewer,
    query: &Query<NoStage, SealColumn, SealGroup>,
) -> Result<Page<SealLine>, Error> {
    ask(db, viewer, query, &SOURCE, line).await
}

/// Puts on record that a document was sealed, in the transaction that seals it.
///
/// # Errors
/// Fails if the database does.
pub async fn record_seal(tx: &mut Tx, document: &Outgoing, sealed: &Sealed) -> Result<(), Error> {
    let registered = &sealed.printed.registered;
    let signed = &registered.rechecked.signed;
    sqlx::query(
        "insert into seal_uses (id, document_id, number, title, copies, impressions, approver_name, approved_on, \
         sealed_at, sealed_by, sealed_name) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(crate::new_id())
    .bind(&document.id)
    .bind(registered.number.to_string())
    .bind(&document.content.title)
    .bind(i64::from(registered.copies))
    .bind(i64::from(sealed.impressions))
    .bind(signed.by())
    .bind(signed.on.iso())
    .bind(sealed.act.at.millis())
    .bind(&sealed.act.by.id)
    .bind(&sealed.act.by.name)
    .execute(&mut *tx.0)
    .await?;
    Ok(())
}

impl SealGroup {
    /// What the group of a line is called; empty where nothing is put together.
    #[must_use]
    pub fn label(self, line: &SealLine) -> String {
        match self {
            Self::None => String::new(),
            Self::Approver => line.approver.clone(),
            Self::Sealer => line.by.clone(),
        }
    }
}

fn line(row: &AnyRow) -> Result<SealLine, Error> {
    let text = |name: &str| row.try_get::<String, _>(name);
    Ok(SealLine {
        document: text("id")?,
        number: text("number")?,
        title: text("title")?,
        copies: row.try_get("copies")?,
        impressions: row.try_get("impressions")?,
        approver: text("approver_name")?,
        approved_on: text("approved_on")?,
        at: Moment::from_millis(row.try_get("sealed_at")?),
        by: text("sealed_name")?,
        of_group: row.try_get("of_group")?,
    })
}
