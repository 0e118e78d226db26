//! The archive (档案): the catalogue, boxes.

mod refile;

pub use refile::{by_document, left, of, refile};

use crate::documents::register::{Direction, Page, Sorted, keys};
use crate::documents::{Viewer, from_json};
use crate::records::Kind;
use crate::row::{Word, words};
use crate::search::{self, Ask, Thing, pattern};
use crate::{Db, Error, Tx};
use gongwen::Date;
use office::Moment;
use office::archive::{BoxRange, FileNumber, Item, Origin, Reference, Retention, Series};
use office::authority::Holder;
use office::documents::Done;
use office::documents::outgoing::State;
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Row};

words!(Origin, "origin", Origin::Outgoing => "outgoing", Origin::Incoming => "incoming");

keys! {
    /// By what the register of the archive is sorted.
    ArchiveColumn {
        /// By reference; those written by hand last.
        #[default]
        Reference: "", "档号", "a.fonds nulls last, a.year nulls last, a.retention nulls last, a.unit nulls last, \
            a.ordinal nulls last, a.reference", "a.fonds desc nulls last, a.year desc nulls last, \
            a.retention desc nulls last, a.unit desc nulls last, a.ordinal desc nulls last, a.reference desc";
        /// By title.
        Title: "title", "题名", "a.title", "a.title desc";
        /// By the day of the document.
        Dated: "dated", "日期", "a.dated desc", "a.dated";
        /// By when it was archived.
        Filed: "filed", "归档时间", "a.filed_at desc", "a.filed_at";
    }
}

keys! {
    /// What the register of the archive puts together.
    ArchiveGroup {
        /// Nothing.
        #[default]
        None: "", "不分组", "cast('' as text)", "cast('' as text)";
        /// Of one year.
        Year: "year", "年度", "a.year desc nulls last", "a.year";
        /// Kept for the same time.
        Retention: "retention", "保管期限", "a.retention nulls last", "a.retention";
        /// Of one unit.
        Unit: "unit", "机构", "a.unit nulls last", "a.unit";
        /// In one box.
        Box: "box", "盒", "a.fonds nulls last, a.year nulls last, a.retention nulls last, a.unit nulls last, a.box nulls last",
            "a.fonds, a.year, a.retention, a.unit, a.box";
    }
}

/// A file in the register, and how many are in its group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed {
    /// The file.
    pub item: Item,
    /// Whether the document is out of force (撤销、废止); empty while it is in force.
    pub out_of_force: String,
    /// How many lines are in its group.
    pub of_group: i64,
}

/// What is looked for in the archive.
#[derive(Clone, Debug, Default)]
pub struct ArchiveQuery {
    /// Characters in reference, title, number, author, or words in the text; empty for all.
    pub words: String,
    /// Only of that year; 0 for all.
    pub year: i32,
    /// Only of that retention.
    pub retention: Option<Retention>,
    /// Only of that unit; empty for all.
    pub unit: String,
    /// Only in that box; 0 for all.
    pub in_box: u32,
    /// By which column, and which way.
    pub order: (ArchiveColumn, Direction),
    /// What is put together.
    pub group: ArchiveGroup,
    /// How many to pass over.
    pub offset: i64,
    /// How many at most.
    pub limit: i64,
}

/// Which archived documents the viewer (`$1` insider, `$2` person) may see.
const TABLES: &str = "archive_items a left join outgoing o on o.id = a.document_id \
     left join incoming i on i.id = a.document_id \
     where ((coalesce(o.circle, i.circle) = 'office' and $1 = 1) or exists \
     (select 1 from document_readers r where r.document_id = a.document_id and r.person_id = $2))";

/// Enters a file into the catalogue, in the transaction that archives its document.
///
/// # Errors
/// `Taken` if the document or its reference is there already.
pub async fn insert(tx: &mut Tx, item: &Item) -> Result<(), Error> {
    let composed = match &item.reference {
        Reference::Composed(number) => Some(number),
        Reference::Written(_) => None,
    };
    let series = composed.map(|number| &number.series);
    sqlx::query(
        "insert into archive_items (document_id, origin, reference, fonds, year, retention, unit, ordinal, author, \
         number, title, dated, pages, note, box, filed_at, filed_by, filed_name) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, null, $15, $16, $17)",
    )
    .bind(&item.document)
    .bind(item.origin.word())
    .bind(item.reference.to_string())
    .bind(series.map(|series| series.fonds().to_owned()))
    .bind(series.map(|series| i64::from(series.year())))
    .bind(series.map(|series| series.retention().code()))
    .bind(series.map(|series| series.unit().to_owned()))
    .bind(composed.map(|number| i64::from(number.ordinal)))
    .bind(&item.author)
    .bind(&item.number)
    .bind(&item.title)
    .bind(&item.dated)
    .bind(item.pages.map(i64::from))
    .bind(&item.note)
    .bind(item.act.at.millis())
    .bind(&item.act.by.id)
    .bind(&item.act.by.name)
    .execute(&mut *tx.0)
    .await?;
    tx.touch(Kind::Boxed, &item.document);
    Ok(())
}

/// Finds files whose documents the viewer may see.
///
/// # Errors
/// Fails if the database does.
pub async fn find(db: &Db, viewer: &Viewer, query: &ArchiveQuery) -> Result<Page<Filed>, Error> {
    let mut order = query.order.0.terms(query.order.1).to_owned();
    let group = query.group.terms(Direction::Backwards);
    if query.group != ArchiveGroup::default() {
        order = format!("{}, {order}", query.group.terms(Direction::Forwards));
    }
    let asked = Ask::new(&query.words);
    let (in_text, question) = match asked.is_empty() {
        true => ("cast($7 as text) <> ''".to_owned(), String::new()),
        false => {
            let things = [Thing::Outgoing, Thing::Incoming, Thing::File];
            let (within, question) = search::in_text(db.engine(), viewer, &asked, &things);
            (format!("a.document_id in {within}"), question)
        }
    };
    // All parts are written here; what people type is bound.
    let statement = format!(
        "select a.*, o.state as sent_state, cast(count(*) over () as bigint) as total, \
         cast(count(*) over (partition by {group}) as bigint) as of_group from {TABLES} \
         and ($3 = '' or a.retention = $3) and ($4 = 0 or a.year = $4) and ($5 = '' or a.unit = $5) \
         and ($6 = 0 or a.box = $6) and ($10 = '' or lower(a.title) like $10 escape '!' \
         or lower(a.reference) like $10 escape '!' or lower(a.number) like $10 escape '!' \
         or lower(a.author) like $10 escape '!' or {in_text}) order by {order}, a.document_id limit $8 offset $9"
    );
    let rows = sqlx::query(AssertSqlSafe(statement))
        .bind(i64::from(viewer.insider))
        .bind(&viewer.person)
        .bind(query.retention.map_or("", Retention::code))
        .bind(i64::from(query.year))
        .bind(&query.unit)
        .bind(i64::from(query.in_box))
        .bind(question)
        .bind(query.limit)
        .bind(query.offset)
        .bind(pattern(&query.words))
        .fetch_all(db.reader())
        .await?;
    let total = rows.first().map_or(Ok(0), |row| row.try_get("total"))?;
    let filed = |row: &AnyRow| {
        let state: Option<String> = row.try_get("sent_state")?;
        let state: Option<State> = state.map(|json| from_json(&json, "state of a document")).transpose()?;
        let out_of_force = state.map(|state| state.out_of_force()).unwrap_or_default();
        Ok(Filed { item: item(row)?, out_of_force, of_group: row.try_get("of_group")? })
    };
    Ok(Page { lines: rows.iter().map(filed).collect::<Result<_, Error>>()?, total })
}

/// The series that the viewer sees files of, in order, and how many files.
///
/// # Errors
/// Fails if the database does.
pub async fn series(db: &Db, viewer: &Viewer) -> Result<Vec<(Series, i64)>, Error> {
    let statement = format!(
        "select a.fonds, a.year, a.retention, a.unit, cast(count(*) as bigint) as files from {TABLES} \
         and a.fonds is not null group by a.fonds, a.year, a.retention, a.unit \
         order by a.year desc, a.fonds, a.retention, a.unit"
    );
    let rows = sqlx::query(AssertSqlSafe(statement))
        .bind(i64::from(viewer.insider))
        .bind(&viewer.person)
        .fetch_all(db.reader())
        .await?;
    rows.iter().map(|row| Ok((series_of(row)?.ok_or(Error::Corrupt("series"))?, row.try_get("files")?))).collect()
}

/// Puts a range of files into a box and says how many there were.
///
/// # Errors
/// Fails if the database does.
pub async fn put_in_box(tx: &mut Tx, range: &BoxRange) -> Result<u64, Error> {
    let series = range.series();
    let boxed: Vec<String> = sqlx::query_scalar(
        "update archive_items set box = $1 where fonds = $2 and year = $3 and retention = $4 and unit = $5 \
         and ordinal between $6 and $7 returning document_id",
    )
    .bind(i64::from(range.number()))
    .bind(series.fonds())
    .bind(i64::from(series.year()))
    .bind(series.retention().code())
    .bind(series.unit())
    .bind(i64::from(range.ordinals().0))
    .bind(i64::from(range.ordinals().1))
    .fetch_all(&mut *tx.0)
    .await?;
    boxed.iter().for_each(|document| tx.touch(Kind::Boxed, document));
    Ok(boxed.len() as u64)
}

fn series_of(row: &AnyRow) -> Result<Option<Series>, Error> {
    let Some(fonds) = row.try_get::<Option<String>, _>("fonds")? else { return Ok(None) };
    let corrupt = || Error::Corrupt("archive reference");
    let retention = Retention::from_code(&row.try_get::<String, _>("retention")?).ok_or_else(corrupt)?;
    let year = i32::try_from(row.try_get::<i64, _>("year")?).map_err(|_| corrupt())?;
    let unit: String = row.try_get("unit")?;
    Series::new(&fonds, year, retention, &unit, Date::MAX).map(Some).map_err(|_| corrupt())
}

fn item(row: &AnyRow) -> Result<Item, Error> {
    let text = |name: &str| row.try_get::<String, _>(name);
    let small = |name: &str| -> Result<Option<u32>, Error> {
        let value: Option<i64> = row.try_get(name)?;
        value.map(u32::try_from).transpose().map_err(|_| Error::Corrupt("archive"))
    };
    let reference = match (series_of(row)?, small("ordinal")?) {
        (Some(series), Some(ordinal)) => Reference::Composed(FileNumber { series, ordinal }),
        _ => Reference::Written(text("reference")?),
    };
    Ok(Item {
        document: text("document_id")?,
        origin: Origin::from_word(&text("origin")?)?,
        reference,
        author: text("author")?,
        number: text("number")?,
        title: text("title")?,
        dated: text("dated")?,
        pages: small("pages")?,
        note: text("note")?,
        in_box: small("box")?,
        act: Done {
            by: Holder { id: text("filed_by")?, name: text("filed_name")? },
            at: Moment::from_millis(row.try_get("filed_at")?),
        },
    })
}
