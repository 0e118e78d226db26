//! Rows on their way: read, summed up, written some at a time.

use super::shape::{Column, Kind, Table};
use crate::Error;
use futures::TryStreamExt;
use ledger::{Hash, Sm3, leaf_hash};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

/// Most values in one statement; PostgreSQL takes no more than 65535.
const VALUES: usize = 8_000;
/// Most bytes in one statement, but for a single row that is larger.
const BYTES: usize = 4 * 1024 * 1024;

/// A value.
enum Value {
    Text(Option<String>),
    Number(Option<i64>),
    Bytes(Option<Vec<u8>>),
}

/// What the rows of a table come to, in whichever order they are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) rows: u64,
    /// The digests of all rows, each bit added to the others; no two rows of a table are alike.
    digest: Vec<u8>,
}

impl Sum {
    fn add(&mut self, row: &[Value]) {
        let digest: Hash<Sm3> = leaf_hash::<Sm3>(&canonical(row));
        self.digest.resize(digest.as_slice().len(), 0);
        self.digest.iter_mut().zip(digest.as_slice()).for_each(|(sum, byte)| *sum ^= byte);
        self.rows += 1;
    }
}

/// Whether a table has a row.
pub(super) async fn any(connection: &mut AnyConnection, table: &Table) -> Result<bool, Error> {
    let sql = format!("select cast(count(*) as bigint) from (select 1 from {} limit 1) one", table.name);
    Ok(sqlx::query_scalar::<_, i64>(AssertSqlSafe(sql)).fetch_one(connection).await? > 0)
}

/// Takes the rows of a table away.
pub(super) async fn clear(connection: &mut AnyConnection, table: &Table) -> Result<(), Error> {
    sqlx::query(AssertSqlSafe(format!("delete from {}", table.name))).execute(connection).await?;
    Ok(())
}

/// What the rows of a table come to.
pub(super) async fn sum(connection: &mut AnyConnection, table: &Table) -> Result<Sum, Error> {
    let sql = format!("select {} from {}", table.names(), table.name);
    let mut rows = sqlx::query(AssertSqlSafe(sql)).fetch(connection);
    let mut sum = Sum::default();
    while let Some(row) = rows.try_next().await? {
        sum.add(&values(&row, table)?);
    }
    Ok(sum)
}

/// Writes all rows of a table into the same table of another database; gives what was written.
pub(super) async fn copy(from: &mut AnyConnection, to: &mut AnyConnection, table: &Table) -> Result<Sum, Error> {
    let sql = format!("select {} from {}", table.names(), table.name);
    let mut rows = sqlx::query(AssertSqlSafe(sql)).fetch(from);
    let (mut sum, mut waiting, mut bytes) = (Sum::default(), Vec::new(), 0);
    while let Some(row) = rows.try_next().await? {
        let values = values(&row, table)?;
        let size: usize = values.iter().map(size).sum();
        if !waiting.is_empty() && (bytes + size > BYTES || (waiting.len() + 1) * table.columns.len() > VALUES) {
            write(to, table, std::mem::take(&mut waiting)).await?;
            bytes = 0;
        }
        sum.add(&values);
        waiting.push(values);
        bytes += size;
    }
    if !waiting.is_empty() {
        write(to, table, waiting).await?;
    }
    Ok(sum)
}

async fn write(to: &mut AnyConnection, table: &Table, rows: Vec<Vec<Value>>) -> Result<(), Error> {
    let width = table.columns.len();
    let row = |at: usize| {
        let marks: Vec<String> = (1..=width).map(|column| format!("${}", at * width + column)).collect();
        format!("({})", marks.join(", "))
    };
    let overriding = if table.counts_itself() { "overriding system value" } else { "" };
    let marks: Vec<String> = (0..rows.len()).map(row).collect();
    let (name, columns, marks) = (&table.name, table.names(), marks.join(", "));
    let sql = format!("insert into {name} ({columns}) {overriding} values {marks}");
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for value in rows.into_iter().flatten() {
        query = match value {
            Value::Text(text) => query.bind(text),
            Value::Number(number) => query.bind(number),
            Value::Bytes(bytes) => query.bind(bytes),
        };
    }
    query.execute(to).await?;
    Ok(())
}

fn values(row: &AnyRow, table: &Table) -> Result<Vec<Value>, Error> {
    let value = |(at, column): (usize, &Column)| {
        Ok(match column.kind {
            Kind::Number if table.begins_anew(column) => Value::Number(Some(0)),
            Kind::Number => Value::Number(row.try_get(at)?),
            Kind::Text => Value::Text(row.try_get(at)?),
            Kind::Bytes => Value::Bytes(row.try_get(at)?),
        })
    };
    table.columns.iter().enumerate().map(value).collect()
}

fn size(value: &Value) -> usize {
    match value {
        Value::Text(text) => text.as_ref().map_or(0, String::len),
        Value::Number(_) => 8,
        Value::Bytes(bytes) => bytes.as_ref().map_or(0, Vec::len),
    }
}

/// A row as bytes that no other row has: for each value whether there is one, its length, itself.
fn canonical(row: &[Value]) -> Vec<u8> {
    let mut out = Vec::new();
    for value in row {
        let bytes = match value {
            Value::Text(text) => text.as_ref().map(|text| text.as_bytes().to_vec()),
            Value::Number(number) => number.map(|number| number.to_be_bytes().to_vec()),
            Value::Bytes(bytes) => bytes.clone(),
        };
        match bytes {
            None => out.push(0),
            Some(bytes) => {
                out.push(1);
                out.extend((bytes.len() as u64).to_be_bytes());
                out.extend(bytes);
            }
        }
    }
    out
}
