//! The register of sent documents (发文登记). A voided number stays in its place, with its reason.

use super::{Page, Query, Source, ask, keys};
use crate::documents::{Viewer, from_json};
use crate::row::{Word, kind};
use crate::search::Thing;
use crate::{Db, Error};
use gongwen::Kind;
use office::Moment;
use office::documents::Openness;
use office::documents::outgoing::{Stage, State};
use sqlx::Row;
use sqlx::any::AnyRow;

/// A line of the register of sent documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutgoingLine {
    /// The key.
    pub id: String,
    /// The title.
    pub title: String,
    /// The kind.
    pub kind: Option<Kind>,
    /// The number as it is written; empty before there is one.
    pub number: String,
    /// The year of the number.
    pub year: Option<i64>,
    /// Why the number is void; empty where it is not.
    pub void: String,
    /// The stage.
    pub stage: Stage,
    /// Whether it is out of force; empty while it is in force.
    pub out_of_force: String,
    /// Who drafted it.
    pub drafter: String,
    /// Who signed it; empty before.
    pub signer: String,
    /// The date of the document; empty before.
    pub signed_on: String,
    /// The day of issue; empty before.
    pub released_on: String,
    /// How many copies; none before it is registered.
    pub copies: Option<u32>,
    /// To whom (分送范围); empty before it is registered.
    pub scope: String,
    /// Whether it is public.
    pub openness: Option<Openness>,
    /// 档号; empty before.
    pub reference: String,
    /// When it was last changed.
    pub touched: Moment,
    /// How many lines are in its group.
    pub of_group: i64,
}

keys! {
    /// By what the register of sent documents is sorted.
    OutgoingColumn {
        /// The last changed first.
        #[default]
        Recent: "", "最近办理", "d.touched_at desc", "d.touched_at";
        /// By number, the newest year first.
        Number: "number", "文号", "d.year desc nulls last, d.series nulls last, d.ordinal nulls last",
            "d.year desc nulls last, d.series nulls last, d.ordinal desc nulls last";
        /// By title.
        Title: "title", "标题", "d.title", "d.title desc";
        /// By drafter.
        Drafter: "drafter", "拟稿", "d.drafter_name, d.touched_at desc", "d.drafter_name desc, d.touched_at desc";
        /// By the day of signing.
        Signed: "signed", "成文日期", "d.signed_on desc nulls last", "d.signed_on nulls last";
        /// By the day of issue.
        Released: "released", "印发日期", "d.released_on desc nulls last", "d.released_on nulls last";
    }
}

keys! {
    /// What the register of sent documents puts together.
    OutgoingGroup {
        /// Nothing.
        #[default]
        None: "", "不分组", "cast('' as text)", "cast('' as text)";
        /// Of one year.
        Year: "year", "年度", "d.year desc nulls last", "d.year";
        /// At one stage.
        Stage: "stage", "环节", "d.stage", "d.stage";
        /// Of one drafter.
        Drafter: "drafter", "拟稿人", "d.drafter_name", "d.drafter_name";
        /// Of one kind.
        Kind: "kind", "文种", "d.kind nulls last", "d.kind";
    }
}

const SOURCE: Source = Source {
    key: "d.id",
    columns: "d.id, d.title, d.kind, d.series, d.year, d.ordinal, d.stage, d.drafter_name, d.signer_name, d.signed_on, \
         d.released_on, d.state, d.openness, d.reference, d.touched_at, n.void_reason",
    tables: "outgoing d",
    beside: "left join document_numbers n on n.series = d.series and n.year = d.year and n.ordinal = d.ordinal",
    conditions: [
        "d.stage = $3",
        "d.year = $4",
        "$5 = 1 and d.stage not in ('released', 'archived', 'cancelled')",
        "(lower(d.title) like $6 escape '!' or lower(d.drafter_name) like $6 escape '!' \
         or lower(coalesce(d.series, '') || '〔' || coalesce(cast(d.year as text), '') || '〕' \
         || coalesce(cast(d.ordinal as text), '') || '号') like $6 escape '!')",
    ],
    text: Some(Thing::Outgoing),
};

/// Finds sent documents that the viewer may see.
///
/// # Errors
/// Fails if the database does.
pub async fn outgoing(
    db: &Db,
    viewer: &Viewer,
    query: &Query<Stage, OutgoingColumn, OutgoingGroup>,
) -> Result<Page<OutgoingLine>, Error> {
    ask(db, viewer, query, &SOURCE, line).await
}

impl OutgoingGroup {
    /// What the group of a line is called; empty where nothing is put together.
    #[must_use]
    pub fn label(self, line: &OutgoingLine) -> String {
        match self {
            Self::None => String::new(),
            Self::Year => line.year.map_or_else(|| "未编号".to_owned(), |year| format!("{year}年")),
            Self::Stage => line.stage.name().to_owned(),
            Self::Drafter => line.drafter.clone(),
            Self::Kind => line.kind.map_or("其他文种", Kind::name).to_owned(),
        }
    }
}

fn line(row: &AnyRow) -> Result<OutgoingLine, Error> {
    let text = |name: &str| row.try_get::<String, _>(name);
    let optional = |name: &str| row.try_get::<Option<String>, _>(name).map(Option::unwrap_or_default);
    let (year, ordinal): (Option<i64>, Option<i64>) = (row.try_get("year")?, row.try_get("ordinal")?);
    let number = match (year, ordinal) {
        (Some(year), Some(ordinal)) => format!("{}〔{year}〕{ordinal}号", optional("series")?),
        _ => String::new(),
    };
    let state: State = from_json(&text("state")?, "state of a document")?;
    let openness: Option<String> = row.try_get("openness")?;
    // What had no number yet is void with a reason too.
    let void = match (optional("void_reason")?, &state) {
        (reason, State::Cancelled(cancelled)) if reason.is_empty() => cancelled.returned.reason.clone(),
        (reason, _) => reason,
    };
    Ok(OutgoingLine {
        id: text("id")?,
        title: text("title")?,
        kind: kind(row.try_get::<Option<String>, _>("kind")?.as_deref()),
        number,
        year,
        void,
        stage: Stage::from_word(&text("stage")?)?,
        out_of_force: state.out_of_force(),
        drafter: text("drafter_name")?,
        signer: optional("signer_name")?,
        signed_on: optional("signed_on")?,
        released_on: optional("released_on")?,
        copies: state.registered().map(|registered| registered.copies),
        scope: state.registered().map(|registered| registered.scope.clone()).unwrap_or_default(),
        openness: openness.map(|json| from_json(&json, "openness")).transpose()?,
        reference: optional("reference")?,
        touched: Moment::from_millis(row.try_get("touched_at")?),
        of_group: row.try_get("of_group")?,
    })
}
