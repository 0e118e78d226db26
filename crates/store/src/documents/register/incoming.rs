//! The register of received documents (收文登记).

use super::{Page, Query, Source, ask, keys};
use crate::documents::Viewer;
use crate::documents::incoming::{Facts, facts};
use crate::row::Word;
use crate::search::Thing;
use crate::{Db, Error};
use office::Moment;
use office::documents::incoming::{Stage, Treatment, Urgency};
use sqlx::Row;
use sqlx::any::AnyRow;

/// A line of the register of received documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncomingLine {
    /// The key.
    pub id: String,
    /// 收文号; empty before.
    pub number: String,
    /// Who sent it.
    pub sender: String,
    /// 来文字号
    pub their_number: String,
    /// The title.
    pub title: String,
    /// How urgent it is.
    pub urgency: Urgency,
    /// How many copies came.
    pub copies: i64,
    /// 办件 or 阅件.
    pub treatment: Treatment,
    /// The stage.
    pub stage: Stage,
    /// Where it is.
    pub with: String,
    /// Since when.
    pub since: Moment,
    /// When it must be done, as ISO 8601; empty where there is no limit.
    pub due: String,
    /// When it was received.
    pub received: Option<Moment>,
    /// 拟办; empty before.
    pub proposal: String,
    /// 批示, with the names; empty before.
    pub instructions: String,
    /// 承办; empty before.
    pub lead: String,
    /// 办理结果; empty before.
    pub result: String,
    /// 档号; empty before.
    pub reference: String,
    /// How many lines are in its group.
    pub of_group: i64,
}

keys! {
    /// By what the register of received documents is sorted.
    IncomingColumn {
        /// The last that came first.
        #[default]
        Recent: "", "最近收到", "d.created_at desc", "d.created_at";
        /// By 收文号.
        Number: "number", "收文号", "d.number nulls last", "d.number desc nulls last";
        /// By sender.
        Sender: "sender", "来文单位", "d.sender_name, d.created_at desc", "d.sender_name desc, d.created_at desc";
        /// By title.
        Title: "title", "标题", "d.title", "d.title desc";
        /// The next that is due first.
        Due: "due", "时限", "d.due_on nulls last", "d.due_on desc nulls last";
        /// The longest at its stage first.
        Since: "since", "停留", "d.since_at", "d.since_at desc";
    }
}

keys! {
    /// What the register of received documents puts together.
    IncomingGroup {
        /// Nothing.
        #[default]
        None: "", "不分组", "cast('' as text)", "cast('' as text)";
        /// Of one year.
        Year: "year", "年度", "substr(d.number, 1, 6) desc nulls last", "substr(d.number, 1, 6)";
        /// At one stage.
        Stage: "stage", "环节", "d.stage", "d.stage";
        /// Of one sender.
        Unit: "unit", "来文单位", "d.sender_name", "d.sender_name";
        /// 办件 and 阅件.
        Treatment: "treatment", "类别", "d.treatment", "d.treatment";
    }
}

const SOURCE: Source = Source {
    key: "d.id",
    columns: "d.id, d.number, d.sender_name, d.their_number, d.title, d.urgency, d.copies, d.treatment, d.stage, \
         d.with_name, d.since_at, d.due_on, d.received_at, d.facts, d.reference",
    tables: "incoming d",
    beside: "",
    conditions: [
        "d.stage = $3",
        "d.number like '%' || cast($4 as text) || '-%'",
        "$5 = 1 and d.stage not in ('sent-back', 'concluded', 'archived')",
        "(lower(d.title) like $6 escape '!' or lower(d.sender_name) like $6 escape '!' \
         or lower(d.their_number) like $6 escape '!' or lower(coalesce(d.number, '')) like $6 escape '!')",
    ],
    text: Some(Thing::Incoming),
};

/// Finds received documents that the viewer may see.
///
/// # Errors
/// Fails if the database does.
pub async fn incoming(
    db: &Db,
    viewer: &Viewer,
    query: &Query<Stage, IncomingColumn, IncomingGroup>,
) -> Result<Page<IncomingLine>, Error> {
    ask(db, viewer, query, &SOURCE, line).await
}

impl IncomingGroup {
    /// What the group of a line is called; empty where nothing is put together.
    #[must_use]
    pub fn label(self, line: &IncomingLine) -> String {
        match self {
            Self::None => String::new(),
            Self::Year => {
                let year = line.number.split_once('-').map(|(word, _)| word.trim_start_matches('收'));
                year.map_or_else(|| "未登记".to_owned(), |year| format!("{year}年"))
            }
            Self::Stage => line.stage.name().to_owned(),
            Self::Unit => line.sender.clone(),
            Self::Treatment => line.treatment.name().to_owned(),
        }
    }
}

pub(super) fn line(row: &AnyRow) -> Result<IncomingLine, Error> {
    let text = |name: &str| row.try_get::<String, _>(name);
    let optional = |name: &str| row.try_get::<Option<String>, _>(name).map(Option::unwrap_or_default);
    let facts: Facts = facts(&text("facts")?)?;
    let said: Vec<String> = facts.instructions.iter().map(|one| format!("{}：{}", one.act.by.name, one.text)).collect();
    let read = facts.readings.iter().filter(|reading| reading.read.is_some()).count();
    let result = match (&facts.answer, facts.readings.len()) {
        (Some(answer), _) => answer.text.clone(),
        (None, 0) => String::new(),
        (None, all) => format!("传阅{read}/{all}人"),
    };
    Ok(IncomingLine {
        id: text("id")?,
        number: optional("number")?,
        sender: text("sender_name")?,
        their_number: text("their_number")?,
        title: text("title")?,
        urgency: Urgency::from_word(&text("urgency")?)?,
        copies: row.try_get("copies")?,
        treatment: Treatment::from_word(&text("treatment")?)?,
        stage: Stage::from_word(&text("stage")?)?,
        with: text("with_name")?,
        since: Moment::from_millis(row.try_get("since_at")?),
        due: optional("due_on")?,
        received: row.try_get::<Option<i64>, _>("received_at")?.map(Moment::from_millis),
        proposal: facts.proposal.map(|proposal| proposal.text).unwrap_or_default(),
        instructions: said.join("；"),
        lead: facts.assignment.map(|assignment| assignment.lead.name).unwrap_or_default(),
        result,
        reference: optional("reference")?,
        of_group: row.try_get("of_group")?,
    })
}
