//! A result: what its own table says of it, for a line in the list.

use super::Thing;
use super::terms::LONGEST;
use crate::Error;
use crate::documents::from_json;
use crate::row::Word;
use office::Moment;
use office::approval::State;
use office::documents::{incoming, outgoing};
use sqlx::{AnyConnection, Row};

/// A result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub thing: Thing,
    /// Its key; of a file, the key of its document.
    pub id: String,
    /// Whether the document of a file is a sent one.
    pub of_outgoing: bool,
    /// Its title; the name of a file.
    pub title: String,
    /// Its number in our registers; empty if it has none.
    pub number: String,
    /// 来文字号; empty if it has none.
    pub their_number: String,
    /// Who sent, drafted or submitted it; the title of the document of a file.
    pub who: String,
    /// Where it stands.
    pub standing: Option<Standing>,
    /// Whether a sent document is out of force; empty for all else.
    pub out_of_force: String,
    /// When it began.
    pub at: Moment,
    /// Its text, as far as it is found.
    pub text: String,
}

/// Where a thing stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A sent document.
    Outgoing(outgoing::Stage),
    /// A received document.
    Incoming(incoming::Stage),
    /// An approval.
    Approval(State),
}

impl Standing {
    /// As a person reads it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Outgoing(stage) => stage.name(),
            Self::Incoming(stage) => stage.name(),
            Self::Approval(state) => state.name(),
        }
    }
}

/// The columns of every kind, in one order. What may be seen was decided in the same transaction.
fn statement(thing: Thing) -> &'static str {
    match thing {
        Thing::Outgoing => {
            "select d.id, d.title, case when d.ordinal is null then '' else d.series || '〔' || cast(d.year as text) \
             || '〕' || cast(d.ordinal as text) || '号' end as number, '' as their_number, d.drafter_name as who, \
             d.stage as standing, d.begun_at as at, substr(d.body, 1, $2) as text, d.state from outgoing d where d.id = $1"
        }
        Thing::Incoming => {
            "select d.id, d.title, coalesce(d.number, '') as number, d.their_number, d.sender_name as who, \
             d.stage as standing, d.created_at as at, substr(d.body, 1, $2) as text from incoming d where d.id = $1"
        }
        Thing::File => {
            "select f.document_id as id, f.name as title, '' as number, '' as their_number, \
             coalesce(i.title, o.title, '') as who, case when o.id is null then '' else 'outgoing' end as standing, \
             f.at, substr(coalesce(f.text, ''), 1, $2) as text from document_files f \
             left join incoming i on i.id = f.document_id left join outgoing o on o.id = f.document_id where f.id = $1"
        }
        Thing::Draft => {
            "select d.id, d.title, '' as number, '' as their_number, '' as who, '' as standing, d.created_at as at, \
             substr(d.body, 1, $2) as text from drafts d where d.id = $1"
        }
        Thing::Approval => {
            "select a.id, a.title, '' as number, '' as their_number, p.name as who, a.state as standing, \
             a.created_at as at, substr(f.body, 1, $2) as text from approvals a join affairs f on f.id = a.id \
             join people p on p.id = a.drafter_id where a.id = $1"
        }
    }
}

/// Reads a result.
pub(super) async fn read(reading: &mut AnyConnection, thing: Thing, id: &str) -> Result<Option<Hit>, Error> {
    let most = i32::try_from(LONGEST).unwrap_or(i32::MAX);
    let row = sqlx::query(statement(thing)).bind(id).bind(most).fetch_optional(reading).await?;
    let Some(row) = row else { return Ok(None) };
    let text = |name: &str| row.try_get::<String, _>(name);
    let standing = text("standing")?;
    Ok(Some(Hit {
        thing,
        id: text("id")?,
        of_outgoing: standing == "outgoing",
        title: text("title")?,
        number: text("number")?,
        their_number: text("their_number")?,
        who: text("who")?,
        standing: match thing {
            Thing::Outgoing => Some(Standing::Outgoing(outgoing::Stage::from_word(&standing)?)),
            Thing::Incoming => Some(Standing::Incoming(incoming::Stage::from_word(&standing)?)),
            Thing::Approval => Some(Standing::Approval(State::from_word(&standing)?)),
            Thing::File | Thing::Draft => None,
        },
        out_of_force: match thing {
            Thing::Outgoing => from_json::<outgoing::State>(&text("state")?, "state of a document")?.out_of_force(),
            _ => String::new(),
        },
        at: Moment::from_millis(row.try_get("at")?),
        text: text("text")?,
    }))
}
