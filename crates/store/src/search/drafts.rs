//! Finding drafts on one's own desk, by characters; `like` stands only here.

use crate::row::kind;
use crate::{Db, Error};
use gongwen::Kind;
use office::Moment;

/// What is looked for among one's own drafts.
#[derive(Clone, Debug, Default)]
pub struct DraftQuery {
    /// Characters in title or text; empty for all.
    pub words: String,
    /// Only of that kind.
    pub kind: Option<Kind>,
    /// The trash instead of the desk.
    pub trash: bool,
    /// In which order.
    pub order: DraftOrder,
    /// How many to pass over.
    pub offset: i64,
    /// How many at most.
    pub limit: i64,
}

/// Orders of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DraftOrder {
    /// Last changed first.
    #[default]
    Updated,
    /// Last begun first.
    Created,
    /// By title.
    Title,
    /// By kind, then last changed first.
    Kind,
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftLine {
    /// The key of the draft.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: Option<Kind>,
    /// Number of characters of its text.
    pub size: i64,
    /// When it was begun.
    pub created: Moment,
    /// When it was last changed.
    pub updated: Moment,
    /// When it was put into the trash.
    pub discarded: Option<Moment>,
}

/// A part of the list and how long the whole is.
#[derive(Clone, Debug, Default)]
pub struct DraftPage {
    /// The lines of this part.
    pub lines: Vec<DraftLine>,
    /// How many there are in all.
    pub total: i64,
}

type Row = (String, String, Option<String>, i64, i64, i64, Option<i64>, i64);

/// Finds drafts of an owner.
///
/// # Errors
/// Fails if the database does.
pub async fn drafts(db: &Db, owner: &str, query: &DraftQuery) -> Result<DraftPage, Error> {
    let order = match query.order {
        DraftOrder::Updated => "updated",
        DraftOrder::Created => "created",
        DraftOrder::Title => "title",
        DraftOrder::Kind => "kind",
    };
    let rows: Vec<Row> = sqlx::query_as(
        "select id, title, kind, cast(length(body) as bigint), created_at, updated_at, discarded_at, \
         cast(count(*) over () as bigint) from drafts \
         where owner_id = $1 and (case when discarded_at is null then 0 else 1 end) = $2 \
         and ($3 = '' or kind = $3) \
         and ($4 = '' or lower(title) like $4 escape '!' or lower(body) like $4 escape '!') \
         order by case when $5 = 'title' then title when $5 = 'kind' then kind end nulls last, \
         case when $5 = 'created' then created_at else updated_at end desc, id desc limit $6 offset $7",
    )
    .bind(owner)
    .bind(i64::from(query.trash))
    .bind(query.kind.map_or("", Kind::name))
    .bind(pattern(&query.words))
    .bind(order)
    .bind(query.limit)
    .bind(query.offset)
    .fetch_all(db.reader())
    .await?;
    let total = rows.first().map_or(0, |row| row.7);
    let lines = rows
        .into_iter()
        .map(|(id, title, kind_name, size, created, updated, discarded, _)| DraftLine {
            id,
            title,
            kind: kind(kind_name.as_deref()),
            size,
            created: Moment::from_millis(created),
            updated: Moment::from_millis(updated),
            discarded: discarded.map(Moment::from_millis),
        })
        .collect();
    Ok(DraftPage { lines, total })
}

/// The words as a pattern; signs that a pattern knows stand for themselves.
pub(crate) fn pattern(words: &str) -> String {
    let words = words.trim();
    if words.is_empty() {
        return String::new();
    }
    let mut pattern = String::from("%");
    for c in words.to_ascii_lowercase().chars() {
        if matches!(c, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}
