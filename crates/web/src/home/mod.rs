//! The start page: for now the way to 办文.

use crate::router::{Access, Table};
use axum::response::Redirect;

pub(crate) fn routes(table: Table) -> Table {
    table.get(Access::Person, "/", start)
}

async fn start() -> Redirect {
    Redirect::to("/drafts")
}
