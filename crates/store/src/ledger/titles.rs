//! What the things that entries are about are called now, for a list of entries.

use crate::{Db, Error};
use std::collections::HashMap;

/// The kinds of things that have a title, and where it is.
const TITLES: [(&str, &str); 5] = [
    ("outgoing", "select title from outgoing where id = $1"),
    ("incoming", "select title from incoming where id = $1"),
    ("approval", "select title from approvals where id = $1"),
    ("meeting", "select title from meetings where id = $1"),
    ("person", "select name from people where id = $1"),
];

/// The titles of things by their kinds and keys, as far as they have one.
///
/// # Errors
/// Fails if the database does.
pub async fn titles(db: &Db, things: &[(String, String)]) -> Result<HashMap<(String, String), String>, Error> {
    let mut titles = HashMap::new();
    for thing in things {
        let Some((_, sql)) = TITLES.iter().find(|(kind, _)| *kind == thing.0) else { continue };
        if titles.contains_key(thing) {
            continue;
        }
        let title: Option<String> = sqlx::query_scalar(*sql).bind(&thing.1).fetch_optional(db.reader()).await?;
        titles.extend(title.map(|title| (thing.clone(), title)));
    }
    Ok(titles)
}
