//! Files of documents: scans, attachments. Kept by the digest of their content.

use crate::records::Kind;
use crate::row::one;
use crate::search::Thing;
use crate::{Db, Error, Tx};
use office::Moment;
use office::authority::Holder;

/// A file of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileLine {
    /// Its key.
    pub id: String,
    /// The name it was uploaded under.
    pub name: String,
    /// Its type, as its content says.
    pub media: String,
    /// Its size in bytes.
    pub size: i64,
    /// The SM3 of its content.
    pub digest: String,
    /// When it came.
    pub at: Moment,
    /// Who brought it.
    pub by: String,
}

/// A file that is to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewFile<'a> {
    /// The name it was uploaded under.
    pub name: &'a str,
    /// Its type, as its content says.
    pub media: &'a str,
    /// The SM3 of its content.
    pub digest: &'a str,
    /// Its content.
    pub bytes: &'a [u8],
    /// Its text, by which it is found; empty where it has none that can be read.
    pub text: &'a str,
}

/// Keeps a file of a document.
///
/// # Errors
/// Fails if the database does.
pub async fn insert(tx: &mut Tx, document: &str, file: NewFile<'_>, by: &Holder, at: Moment) -> Result<(), Error> {
    sqlx::query("insert into blobs (digest, bytes) values ($1, $2) on conflict (digest) do nothing")
        .bind(file.digest)
        .bind(file.bytes)
        .execute(&mut *tx.0)
        .await?;
    let id = crate::new_id();
    sqlx::query(
        "insert into document_files (id, document_id, name, media, size, digest, at, by_id, by_name, text) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(&id)
    .bind(document)
    .bind(file.name)
    .bind(file.media)
    .bind(i64::try_from(file.bytes.len()).map_err(|_| Error::Corrupt("size"))?)
    .bind(file.digest)
    .bind(at.millis())
    .bind(&by.id)
    .bind(&by.name)
    .bind(file.text)
    .execute(&mut *tx.0)
    .await?;
    tx.1.thing(Thing::File, &id);
    tx.touch(Kind::Files, document);
    Ok(())
}

/// A file whose text was not read yet, as it came before texts were kept: its key and content.
///
/// # Errors
/// Fails if the database does.
pub async fn unread(db: &Db) -> Result<Option<(String, Vec<u8>)>, Error> {
    Ok(sqlx::query_as(
        "select f.id, b.bytes from document_files f join blobs b on b.digest = f.digest where f.text is null \
         order by f.id desc limit 1",
    )
    .fetch_optional(db.reader())
    .await?)
}

/// Keeps the text of a file.
///
/// # Errors
/// `ChangedMeanwhile` if there is no such file.
pub async fn keep_text(tx: &mut Tx, id: &str, text: &str) -> Result<(), Error> {
    let done = sqlx::query("update document_files set text = $1 where id = $2")
        .bind(text)
        .bind(id)
        .execute(&mut *tx.0)
        .await?;
    tx.1.thing(Thing::File, id);
    one(done.rows_affected())
}

/// The files of a document. Whoever may see the document may see them.
///
/// # Errors
/// Fails if the database does.
pub async fn list(db: &Db, document: &str) -> Result<Vec<FileLine>, Error> {
    type Line = (String, String, String, i64, String, i64, String);
    let rows: Vec<Line> = sqlx::query_as(
        "select id, name, media, size, digest, at, by_name from document_files where document_id = $1 order by at, id",
    )
    .bind(document)
    .fetch_all(db.reader())
    .await?;
    let line = |(id, name, media, size, digest, at, by)| FileLine {
        id,
        name,
        media,
        size,
        digest,
        at: Moment::from_millis(at),
        by,
    };
    Ok(rows.into_iter().map(line).collect())
}

/// Name, type and content of a file of that document.
///
/// # Errors
/// Fails if the database does.
pub async fn content(db: &Db, document: &str, id: &str) -> Result<Option<(String, String, Vec<u8>)>, Error> {
    Ok(sqlx::query_as(
        "select f.name, f.media, b.bytes from document_files f join blobs b on b.digest = f.digest \
         where f.document_id = $1 and f.id = $2",
    )
    .bind(document)
    .bind(id)
    .fetch_optional(db.reader())
    .await?)
}

/// How many files a document has.
///
/// # Errors
/// Fails if the database does.
pub async fn count(tx: &mut Tx, document: &str) -> Result<i64, Error> {
    Ok(sqlx::query_scalar("select cast(count(*) as bigint) from document_files where document_id = $1")
        .bind(document)
        .fetch_one(&mut *tx.0)
        .await?)
}

/// Takes a file away and gives its name; its content goes too, if no other document has it.
///
/// # Errors
/// Fails if the database does.
pub async fn remove(tx: &mut Tx, document: &str, id: &str) -> Result<Option<(String, String)>, Error> {
    let gone: Option<(String, String)> =
        sqlx::query_as("delete from document_files where document_id = $1 and id = $2 returning name, digest")
            .bind(document)
            .bind(id)
            .fetch_optional(&mut *tx.0)
            .await?;
    if let Some((_, digest)) = &gone {
        sqlx::query(
            "delete from blobs where digest = $1 and not exists (select 1 from document_files where digest = $1)",
        )
        .bind(digest)
        .execute(&mut *tx.0)
        .await?;
        tx.1.thing(Thing::File, id);
        tx.touch(Kind::Files, document);
    }
    Ok(gone)
}
