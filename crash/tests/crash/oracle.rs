//! What must hold after a crash, asked of the tables themselves and not of the program.

use crate::office::Office;
use crate::writer::Told;
use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use std::collections::HashMap;

/// Every act that writers were told of in all their lives, by the thing it was done to.
#[derive(Default)]
pub(crate) struct Acknowledged {
    by_thing: HashMap<String, i64>,
    /// How many acts.
    pub(crate) acts: usize,
    /// Acts that lasted, though the writer was killed before it could say so.
    pub(crate) unsaid: usize,
}

/// A state and the acts that lead to it: there are as many of the one as of the other.
const STATES: [(&str, &str); 9] = [
    ("select count(*) from outgoing", "outgoing.begun"),
    ("select count(*) from outgoing where ordinal is not null", "outgoing.registered"),
    ("select count(*) from outgoing where released_on is not null", "outgoing.released"),
    ("select count(*) from incoming", "incoming.sent"),
    ("select count(*) from incoming where stage = 'registered'", "incoming.registered"),
    ("select count(*) from affairs", "approval.submitted"),
    ("select count(*) from affairs where done_on is not null", "approval.executed"),
    ("select count(*) from offline_papers", "offline.registered"),
    ("select count(*) from document_numbers", "outgoing.registered', 'incoming.registered', 'offline.registered"),
];

/// Entries that are sealed, and those that wait for it.
const ENTRIES: &str = "select verb, object_kind, object_id, words from ledger_entries \
     union all select verb, object_kind, object_id, words from ledger_inbox";

impl Acknowledged {
    /// Adds what a writer told.
    pub(crate) fn add(&mut self, told: &Told) {
        self.acts += told.acts.len();
        for thing in &told.acts {
            *self.by_thing.entry(thing.clone()).or_default() += 1;
        }
    }

    /// Holds the tables against what was acknowledged.
    pub(crate) async fn holds(&mut self, office: &Office) {
        sqlx::any::install_default_drivers();
        let mut connection = AnyConnection::connect(&office.address()).await.unwrap();
        self.no_act_is_lost_and_each_has_one_entry(&mut connection).await;
        numbers_have_no_gaps(&mut connection).await;
        for (states, verbs) in STATES {
            let rows = count(&mut connection, states).await;
            let entries = format!("select count(*) from ({ENTRIES}) as entries where verb in ('{verbs}')");
            assert_eq!(rows, count(&mut connection, &entries).await, "{states} and entries of {verbs}");
        }
        connection.close().await.unwrap();
    }

    /// On every thing there are as many entries as acts were acknowledged; one more at most, for the
    /// act that was under way when the writer was killed.
    async fn no_act_is_lost_and_each_has_one_entry(&mut self, connection: &mut AnyConnection) {
        let sql = format!(
            "select verb, object_id, words from ({ENTRIES}) as entries where object_kind in \
             ('outgoing', 'approval', 'incoming', 'offline')"
        );
        let rows: Vec<(String, String, String)> =
            sqlx::query_as(AssertSqlSafe(sql)).fetch_all(&mut *connection).await.unwrap();
        let mut entries: HashMap<String, i64> = HashMap::new();
        for (verb, id, words) in rows {
            assert!(!verb.ends_with(".refused"), "{verb} on {id}: {words}");
            let serial = words.strip_prefix("登记密").and_then(|rest| rest.split('，').next());
            let thing = if verb == "offline.registered" { format!("密{}", serial.unwrap()) } else { id };
            *entries.entry(thing).or_default() += 1;
        }
        for (thing, acts) in &self.by_thing {
            let found = entries.get(thing).copied().unwrap_or_default();
            assert!(found >= *acts, "lost on {thing}: {acts} acts were acknowledged, {found} entries are there");
        }
        let mut unsaid = 0;
        for (thing, found) in entries {
            let more = found - self.by_thing.get(&thing).copied().unwrap_or_default();
            assert!((0..=1).contains(&more), "{thing}: {more} entries more than acts");
            unsaid += usize::try_from(more).unwrap();
        }
        self.unsaid = unsaid;
    }
}

async fn numbers_have_no_gaps(connection: &mut AnyConnection) {
    let sql = "select series, year, count(*), count(distinct document_id), min(ordinal), max(ordinal) \
               from document_numbers group by series, year";
    let rows: Vec<(String, i64, i64, i64, i64, i64)> = sqlx::query_as(sql).fetch_all(&mut *connection).await.unwrap();
    for (series, year, numbers, documents, first, last) in rows {
        assert_eq!((numbers, documents, first, last), (last, last, 1, last), "{series} {year}");
    }
    let borne = "select count(*) from outgoing o join document_numbers n on n.series = o.series and n.year = o.year \
                 and n.ordinal = o.ordinal and n.document_id = o.id";
    let numbered = "select count(*) from outgoing where ordinal is not null";
    assert_eq!(count(connection, borne).await, count(connection, numbered).await, "documents bear their own numbers");
}

pub(crate) async fn count(connection: &mut AnyConnection, sql: &str) -> i64 {
    sqlx::query_scalar(AssertSqlSafe(sql.to_owned())).fetch_one(connection).await.unwrap()
}
