//! What the ledger holds the digests of, to be held against them: texts, files, numbers.

use crate::{Db, Error};
use office::documents::DocumentNumber;
use sqlx::AssertSqlSafe;

/// What kind of text or file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// 发文
    Sent,
    /// 发文的版本
    Version,
    /// 收文
    Received,
}

/// A text as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The key of the document.
    pub id: String,
    /// The number of the version; 0 for the document itself.
    pub version: i64,
    /// Its title.
    pub title: String,
    /// The text.
    pub text: String,
}

impl Source {
    /// All sources.
    pub const ALL: [Self; 3] = [Self::Sent, Self::Version, Self::Received];

    /// What kind of thing entries are about.
    #[must_use]
    pub fn object(self) -> &'static str {
        match self {
            Self::Sent | Self::Version => "outgoing",
            Self::Received => "incoming",
        }
    }

    fn statement(self) -> &'static str {
        match self {
            Self::Sent => "select id, cast(0 as bigint) as version, title, body from outgoing",
            Self::Version => "select document_id as id, number as version, title, body from document_versions",
            Self::Received => "select id, cast(0 as bigint) as version, title, body from incoming",
        }
    }
}

/// Texts behind one, in the order of their keys.
///
/// # Errors
/// Fails if the database does.
pub async fn texts(db: &Db, source: Source, behind: (&str, i64), most: i64) -> Result<Vec<Kept>, Error> {
    let sql = format!(
        "select id, version, title, body from ({}) kept where (id, version) > ($1, $2) order by id, version limit $3",
        source.statement()
    );
    let rows: Vec<(String, i64, String, String)> =
        sqlx::query_as(AssertSqlSafe(sql)).bind(behind.0).bind(behind.1).bind(most).fetch_all(db.reader()).await?;
    Ok(rows.into_iter().map(|(id, version, title, text)| Kept { id, version, title, text }).collect())
}

/// The digests of contents that the entries about a thing bear.
///
/// # Errors
/// Fails if the database does.
pub async fn digests(db: &Db, object: &str, id: &str) -> Result<Vec<String>, Error> {
    Ok(sqlx::query_scalar(
        "select after_digest from ledger_entries where object_kind = $1 and object_id = $2 and after_digest <> '' \
         union select after_digest from ledger_inbox where object_kind = $1 and object_id = $2 and after_digest <> ''",
    )
    .bind(object)
    .bind(id)
    .fetch_all(db.reader())
    .await?)
}

/// An entry about a thing, as far as it is held against what is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The verb.
    pub verb: String,
    /// The key of whoever acted.
    pub actor: String,
    /// The name of whoever acted.
    pub actor_name: String,
    /// The digest of the content before.
    pub before: String,
    /// The digest of the content after.
    pub after: String,
    /// The reason that was given.
    pub reason: String,
    /// The words.
    pub words: String,
}

/// The entries about a thing.
///
/// # Errors
/// Fails if the database does.
pub async fn told(db: &Db, object: &str, id: &str) -> Result<Vec<Told>, Error> {
    let rows: Vec<(String, String, String, String, String, String, String)> = sqlx::query_as(
        "select verb, actor, actor_name, before_digest, after_digest, reason, words from ledger_entries \
         where object_kind = $1 and object_id = $2 \
         union all select verb, actor, actor_name, before_digest, after_digest, reason, words from ledger_inbox \
         where object_kind = $1 and object_id = $2",
    )
    .bind(object)
    .bind(id)
    .fetch_all(db.reader())
    .await?;
    let told = |(verb, actor, actor_name, before, after, reason, words)| Told {
        verb,
        actor,
        actor_name,
        before,
        after,
        reason,
        words,
    };
    Ok(rows.into_iter().map(told).collect())
}

/// Things that the ledger says were made and that are not kept any more, with the words of that entry.
///
/// # Errors
/// Fails if the database does.
pub async fn vanished(db: &Db) -> Result<Vec<(String, String)>, Error> {
    let mut gone = Vec::new();
    for (object, verbs, table) in [
        ("outgoing", "'outgoing.begun'", "outgoing"),
        ("incoming", "'incoming.sent', 'incoming.received'", "incoming"),
        ("approval", "'approval.submitted'", "approvals"),
    ] {
        let sql = format!(
            "select object_id, words from (select object_id, words, object_kind, verb from ledger_entries \
             union all select object_id, words, object_kind, verb from ledger_inbox) made \
             where object_kind = '{object}' and verb in ({verbs}) and not exists \
             (select 1 from {table} kept where kept.id = made.object_id) order by object_id"
        );
        let rows: Vec<(String, String)> = sqlx::query_as(AssertSqlSafe(sql)).fetch_all(db.reader()).await?;
        gone.extend(rows);
    }
    Ok(gone)
}

/// The names and digests of the files of a document.
///
/// # Errors
/// Fails if the database does.
pub async fn files_of(db: &Db, document: &str) -> Result<Vec<(String, String)>, Error> {
    Ok(sqlx::query_as("select name, digest from document_files where document_id = $1 order by id")
        .bind(document)
        .fetch_all(db.reader())
        .await?)
}

/// How many versions of a document are kept.
///
/// # Errors
/// Fails if the database does.
pub async fn versions_of(db: &Db, document: &str) -> Result<i64, Error> {
    Ok(sqlx::query_scalar("select cast(count(*) as bigint) from document_versions where document_id = $1")
        .bind(document)
        .fetch_one(db.reader())
        .await?)
}

/// The reference under which a document stands in the archive, if it does, and its term of keeping.
///
/// # Errors
/// Fails if the database does.
pub async fn filing_of(db: &Db, document: &str) -> Result<Option<(String, Option<String>)>, Error> {
    Ok(sqlx::query_as("select reference, retention from archive_items where document_id = $1")
        .bind(document)
        .fetch_optional(db.reader())
        .await?)
}

/// The versions of the table of authority that this office made: key and text.
///
/// # Errors
/// Fails if the database does.
pub async fn authority_texts(db: &Db) -> Result<Vec<(String, String)>, Error> {
    Ok(sqlx::query_as("select id, body from authority_tables where made_by is not null order by id")
        .fetch_all(db.reader())
        .await?)
}

/// What is kept besides texts and files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// 审批
    Approval,
    /// 收文
    Received,
    /// 发文
    Sent,
}

/// The keys of things behind one, in their order.
///
/// # Errors
/// Fails if the database does.
pub async fn keys(db: &Db, thing: Thing, behind: &str, most: i64) -> Result<Vec<String>, Error> {
    let statement = match thing {
        Thing::Approval => "select id from approvals where id > $1 order by id limit $2",
        Thing::Received => "select id from incoming where id > $1 order by id limit $2",
        Thing::Sent => "select id from outgoing where id > $1 order by id limit $2",
    };
    Ok(sqlx::query_scalar(statement).bind(behind).bind(most).fetch_all(db.reader()).await?)
}

/// Numbers of a document that are void, with the reasons on the register.
///
/// # Errors
/// Fails if the database does.
pub async fn voided(db: &Db, document: &str) -> Result<Vec<(i64, String)>, Error> {
    Ok(sqlx::query_as(
        "select ordinal, void_reason from document_numbers where document_id = $1 and void_reason is not null \
         order by ordinal",
    )
    .bind(document)
    .fetch_all(db.reader())
    .await?)
}

/// Files behind one, by their digests: digest and content.
///
/// # Errors
/// Fails if the database does.
pub async fn files(db: &Db, behind: &str, most: i64) -> Result<Vec<(String, Vec<u8>)>, Error> {
    Ok(sqlx::query_as("select digest, bytes from blobs where digest > $1 order by digest limit $2")
        .bind(behind)
        .bind(most)
        .fetch_all(db.reader())
        .await?)
}

/// Series of a year from whose numbers some are missing: series, year, how many there are, the last.
///
/// # Errors
/// Fails if the database does.
pub async fn gaps(db: &Db) -> Result<Vec<(String, i64, i64, i64)>, Error> {
    Ok(sqlx::query_as(
        "select series, year, cast(count(*) as bigint) as held, max(ordinal) as newest from document_numbers \
         group by series, year having count(*) <> max(ordinal) order by series, year",
    )
    .fetch_all(db.reader())
    .await?)
}

/// Uses of the seal and versions of documents that are not there: how many of each, by name.
///
/// # Errors
/// Fails if the database does.
pub async fn orphans(db: &Db) -> Result<Vec<(&'static str, i64)>, Error> {
    let mut orphans = Vec::new();
    for (table, name) in [("seal_uses", "用印登记"), ("document_versions", "发文版本")] {
        let sql = format!(
            "select cast(count(*) as bigint) from {table} kept where not exists \
             (select 1 from outgoing o where o.id = kept.document_id)"
        );
        let count: i64 = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(db.reader()).await?;
        if count > 0 {
            orphans.push((name, count));
        }
    }
    Ok(orphans)
}

/// Whether a number is on the register for a document.
///
/// # Errors
/// Fails if the database does.
pub async fn is_numbered(db: &Db, document: &str, number: &DocumentNumber) -> Result<bool, Error> {
    let found: i64 = sqlx::query_scalar(
        "select cast(count(*) as bigint) from document_numbers where document_id = $1 and series = $2 and year = $3 \
         and ordinal = $4",
    )
    .bind(document)
    .bind(&number.series)
    .bind(i64::from(number.year))
    .bind(i64::from(number.ordinal))
    .fetch_one(db.reader())
    .await?;
    Ok(found > 0)
}

/// The impressions of the seal that the register of seals has for a document, one for each use.
///
/// # Errors
/// Fails if the database does.
pub async fn impressions_of(db: &Db, document: &str) -> Result<Vec<i64>, Error> {
    Ok(sqlx::query_scalar("select impressions from seal_uses where document_id = $1 order by sealed_at, id")
        .bind(document)
        .fetch_all(db.reader())
        .await?)
}

/// The accounts that administer: key and name.
///
/// # Errors
/// Fails if the database does.
pub async fn administrators(db: &Db) -> Result<Vec<(String, String)>, Error> {
    Ok(sqlx::query_as("select id, name from accounts where role = 'administrator' order by id")
        .fetch_all(db.reader())
        .await?)
}
