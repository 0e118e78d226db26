//! 台账: what was done, the history of one thing, checkpoints.

mod checkpoints;
mod history;
mod line;
mod list;

use crate::router::{Access, Table};

pub(crate) fn routes(table: Table) -> Table {
    table
        .get(Access::Administrator, "/admin/ledger", list::show)
        .get(Access::Administrator, "/admin/ledger/history/{object}/{id}", history::show)
        .get(Access::Administrator, "/admin/ledger/checkpoints", checkpoints::list)
        .post(Access::Administrator, "/admin/ledger/checkpoints", checkpoints::make)
        .get(Access::Administrator, "/admin/ledger/checkpoints/{id}", checkpoints::download)
        .get(Access::Administrator, "/admin/ledger/key", checkpoints::key)
}
