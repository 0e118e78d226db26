//! What only SQLite says: FTS5, a table of terms without positions and without the text.

use super::find::Match;
use crate::{Error, Tx};

/// The places that match `$1`, the newest first: before `$2`, not before `$3`, at most `$4`.
pub(super) const CANDIDATES: &str = "select rowid as place from search_terms where search_terms match $1 \
     and rowid < $2 and rowid >= $3 order by rowid desc limit $4";

/// The places that match `$7`.
pub(super) const IN_TEXT: &str = "select rowid from search_terms where search_terms match $7";

/// Writes the terms of a place, instead of those that were there.
pub(super) async fn write(tx: &mut Tx, place: i64, terms: &str) -> Result<(), Error> {
    sqlx::query("insert or replace into search_terms (rowid, terms) values ($1, $2)")
        .bind(place)
        .bind(terms)
        .execute(&mut *tx.0)
        .await?;
    Ok(())
}

/// Takes the terms of a place away.
pub(super) async fn clear(tx: &mut Tx, place: i64) -> Result<(), Error> {
    sqlx::query("delete from search_terms where rowid = $1").bind(place).execute(&mut *tx.0).await?;
    Ok(())
}

/// A question in the language of FTS5; every term stands in quotes.
pub(super) fn question(asked: &Match) -> String {
    let quoted = |term: &str| format!("\"{}\"", term.replace('"', "\"\""));
    let eyes: Vec<String> = asked.eyes.iter().map(|eye| quoted(eye)).collect();
    let mut question = format!("({})", eyes.join(" OR "));
    for term in &asked.all {
        question.push_str(" AND ");
        question.push_str(&quoted(&term.text));
        if term.beginning {
            question.push_str(" *");
        }
    }
    if !asked.not.is_empty() {
        let not: Vec<String> = asked
            .not
            .iter()
            .map(|term| format!("{}{}", quoted(&term.text), if term.beginning { " *" } else { "" }))
            .collect();
        question = format!("({question}) NOT ({})", not.join(" AND "));
    }
    question
}
