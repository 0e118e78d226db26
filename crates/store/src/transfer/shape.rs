//! The tables, as the catalogue of SQLite tells: what is in them, and which need which.

use crate::Error;
use sqlx::AnyConnection;

/// A table that both engines have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) name: String,
    pub(super) columns: Vec<Column>,
    /// Tables that its rows refer to.
    needs: Vec<String>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) kind: Kind,
}

/// What is in a column; all else is not in the portable subset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    Bytes,
}

/// Where words of the search have their places.
const PLACES: &str = "search_items";

impl Table {
    /// Whether the database itself gives its keys.
    pub(super) fn counts_itself(&self) -> bool {
        self.name == PLACES
    }

    /// Whether it has one row from the beginning, which says how things stand.
    pub(super) fn is_a_state(&self) -> bool {
        self.columns.first().is_some_and(|column| column.name == "one")
    }

    /// What is written for a column instead of what is there: terms that were not moved are not made.
    pub(super) fn begins_anew(&self, column: &Column) -> bool {
        self.name == PLACES && matches!(column.name.as_str(), "version" | "digest")
    }

    /// The names of the columns in a row.
    pub(super) fn names(&self) -> String {
        let names: Vec<&str> = self.columns.iter().map(|column| column.name.as_str()).collect();
        names.join(", ")
    }
}

/// All tables that are moved, each behind those that it needs.
pub(super) async fn tables(connection: &mut AnyConnection) -> Result<Vec<Table>, Error> {
    let names: Vec<String> = sqlx::query_scalar("select name from sqlite_master where type = 'table' order by name")
        .fetch_all(&mut *connection)
        .await?;
    let ours =
        |name: &str| !name.starts_with("sqlite_") && !name.starts_with("search_terms") && name != "schema_version";
    let mut waiting = Vec::new();
    for name in names.into_iter().filter(|name| ours(name)) {
        waiting.push(table(connection, name).await?);
    }
    let mut ordered: Vec<Table> = Vec::new();
    while !waiting.is_empty() {
        let there = |need: &String, table: &Table| *need == table.name || ordered.iter().any(|one| one.name == *need);
        let next = waiting.iter().position(|table| table.needs.iter().all(|need| there(need, table)));
        let next = next.ok_or(Error::Corrupt("references in a circle"))?;
        ordered.push(waiting.remove(next));
    }
    Ok(ordered)
}

async fn table(connection: &mut AnyConnection, name: String) -> Result<Table, Error> {
    let columns: Vec<(String, String)> = sqlx::query_as("select name, type from pragma_table_info($1) order by cid")
        .bind(&name)
        .fetch_all(&mut *connection)
        .await?;
    let column = |(name, kind): (String, String)| {
        let kind = match kind.to_ascii_lowercase().as_str() {
            "text" => Kind::Text,
            "bigint" | "integer" => Kind::Number,
            "blob" => Kind::Bytes,
            _ => return Err(Error::Corrupt("column type")),
        };
        Ok(Column { name, kind })
    };
    let columns = columns.into_iter().map(column).collect::<Result<_, _>>()?;
    let needs = sqlx::query_scalar("select \"table\" from pragma_foreign_key_list($1)")
        .bind(&name)
        .fetch_all(connection)
        .await?;
    Ok(Table { name, columns, needs })
}
