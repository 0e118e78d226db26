//! What only PostgreSQL says: a `tsvector` without positions, and a GIN index on it.

use super::find::Match;
use crate::{Error, Tx};
use sqlx::AnyConnection;

/// The places that match `$1`, the newest first: before `$2`, not before `$3`, at most `$4`.
///
/// What matches is settled by the index before anything is put in order; a planner that may
/// choose walks all places backwards for a rare word.
pub(super) const CANDIDATES: &str = "with found as materialized \
     (select place from search_terms where terms @@ cast($1 as tsquery)) \
     select place from found where place < $2 and place >= $3 order by place desc limit $4";

/// The places that match `$7`.
pub(super) const IN_TEXT: &str = "select place from search_terms where terms @@ cast($7 as tsquery)";

/// Forbids, until the transaction ends, to read every row instead of the index: the planner does
/// not count what it costs to unpack the terms of each. Compiling a plan costs more than it runs.
pub(super) async fn prepare(reading: &mut AnyConnection) -> Result<(), Error> {
    sqlx::raw_sql("set local enable_seqscan = off; set local jit = off").execute(reading).await?;
    Ok(())
}

/// Writes the terms of a place, instead of those that were there.
pub(super) async fn write(tx: &mut Tx, place: i64, terms: &str) -> Result<(), Error> {
    sqlx::query(
        "insert into search_terms (place, terms) values ($1, array_to_tsvector(string_to_array($2, ' '))) \
         on conflict (place) do update set terms = excluded.terms",
    )
    .bind(place)
    .bind(terms)
    .execute(&mut *tx.0)
    .await?;
    Ok(())
}

/// Takes the terms of a place away.
pub(super) async fn clear(tx: &mut Tx, place: i64) -> Result<(), Error> {
    sqlx::query("delete from search_terms where place = $1").bind(place).execute(&mut *tx.0).await?;
    Ok(())
}

/// A question in the language of `tsquery`; every term stands in quotes.
pub(super) fn question(asked: &Match) -> String {
    let quoted = |term: &str| format!("'{}'", term.replace('\\', "\\\\").replace('\'', "''"));
    let eyes: Vec<String> = asked.eyes.iter().map(|eye| quoted(eye)).collect();
    let word = |term: &super::ask::Term| format!("{}{}", quoted(&term.text), if term.beginning { ":*" } else { "" });
    let mut question = format!("({})", eyes.join(" | "));
    for term in &asked.all {
        question.push_str(" & ");
        question.push_str(&word(term));
    }
    if !asked.not.is_empty() {
        let not: Vec<String> = asked.not.iter().map(word).collect();
        question.push_str(&format!(" & !({})", not.join(" & ")));
    }
    question
}
