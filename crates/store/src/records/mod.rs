//! 整件摘要: each act bears in its entry a digest of every record that it changed, over all columns
//! that are kept of it. Whoever changes a row behind the program's back leaves one that does not
//! agree; whoever puts an older row back leaves a revision that is too low.

mod hold;
mod parts;

pub use hold::{Found, Holding};
pub use parts::Kind;

use crate::row::Word;
use crate::{Error, Tx};
use ::ledger::RecordDigest;
use office::approval::Digest;
use parts::Part;
use sqlx::{AnyConnection, AssertSqlSafe, Row};
use std::collections::BTreeSet;
use std::fmt::Write;

/// The columns that a digest is over. More columns later are another form; this one stays as it is.
const FORM: u32 = 1;

/// The key of what there is only one of.
pub(crate) const ONLY: &str = "-";

/// The records that a transaction changed.
pub(crate) type Touched = BTreeSet<(Kind, String)>;

/// The digests of what the transaction changed, as its entry bears them.
pub(crate) async fn of(tx: &mut Tx) -> Result<String, Error> {
    let mut records = Vec::new();
    for (kind, id) in std::mem::take(&mut tx.2) {
        records.extend(now(&mut tx.0, kind, &id).await?);
    }
    Ok(RecordDigest::join(&records))
}

/// How a record stands; `None` if there is none.
async fn now(connection: &mut AnyConnection, kind: Kind, id: &str) -> Result<Option<RecordDigest>, Error> {
    let (mut whole, mut revision) = (String::new(), None);
    for (place, part) in kind.parts().iter().enumerate() {
        let rows = rows(connection, part, id).await?;
        if place == 0 {
            let counts = rows.iter().map(|(count, _)| *count);
            let sum = counts.reduce(|sum, count| Some(sum? + count?));
            revision = if kind.is_counted() { sum } else { Some(Some(1)) };
        }
        for (_, row) in rows {
            let _ = writeln!(whole, "{}{row}", part.table);
        }
    }
    let Some(revision) = revision else { return Ok(None) };
    Ok(Some(RecordDigest {
        kind: kind.word().to_owned(),
        id: id.to_owned(),
        form: FORM,
        revision: revision.ok_or(Error::Corrupt("revision"))?,
        digest: Digest::of(&whole).as_str().to_owned(),
    }))
}

/// The rows of a part as text, with their revision if they have one, in an order that no engine and
/// no locale decides.
async fn rows(connection: &mut AnyConnection, part: &Part, id: &str) -> Result<Vec<(Option<i64>, String)>, Error> {
    // Both engines write a number as text in the same way. All names are written here.
    let columns: Vec<String> = part.columns.iter().map(|column| format!("cast({column} as text)")).collect();
    let key = part.key.map(|key| format!(" where {key} = $1")).unwrap_or_default();
    let sql = format!("select {} from {}{key}", columns.join(", "), part.table);
    let asked = sqlx::query(AssertSqlSafe(sql));
    let asked = if part.key.is_some() { asked.bind(id.to_owned()) } else { asked };
    let mut rows = Vec::new();
    for row in asked.fetch_all(connection).await? {
        let (mut text, mut revision) = (String::new(), None);
        for column in 0..part.columns.len() {
            let value: Option<String> = row.try_get(column)?;
            // With its length, so that no value can look like two.
            let _ = match &value {
                Some(value) => write!(text, " {}:{value}", value.len()),
                None => write!(text, " -"),
            };
            if column == 0 {
                revision = value.and_then(|value| value.parse().ok());
            }
        }
        rows.push((revision, text));
    }
    rows.sort();
    Ok(rows)
}
