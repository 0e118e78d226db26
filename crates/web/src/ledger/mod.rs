//! 台账: what was done, the history of one thing, checkpoints.

mod checkpoints;
mod history;
mod line;
mod list;

use crate::router::{Access, Table};
use crate::who::Visit;

pub(crate) fn routes(table: Table) -> Table {
    table
        .get(Access::Inspector, "/ledger", list::show)
        .get(Access::Person, "/ledger/history/{object}/{id}", history::show)
        .get(Access::Inspector, "/ledger/checkpoints", checkpoints::list)
        .post(Access::Inspector, "/ledger/checkpoints", checkpoints::make)
        .get(Access::Inspector, "/ledger/checkpoints/{id}", checkpoints::download)
        .get(Access::Inspector, "/ledger/key", checkpoints::key)
}

/// Which entry of the navigation the pages stand below.
fn section(visit: &Visit) -> &'static str {
    if visit.person.administrator().is_some() { "admin" } else { "ledger" }
}
