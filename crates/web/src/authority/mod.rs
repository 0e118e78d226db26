//! 审批权限: reading the table, comparing versions, bringing in a new one.

mod confirm;
mod edit;
mod show;

use crate::router::{Access, Table};

pub(crate) fn routes(table: Table) -> Table {
    let chief = Access::Administrator;
    table
        .get(chief, "/admin/authority", show::current)
        .get(chief, "/admin/authority/new", edit::ask)
        .post(chief, "/admin/authority/preview", edit::preview)
        .post(chief, "/admin/authority", edit::publish)
        .get(chief, "/admin/authority/{id}", show::one)
        .get(Access::Person, "/authority/{id}", confirm::show)
        .post(Access::Person, "/authority/{id}/confirmation", confirm::confirm)
        .get(chief, "/admin/authority/{id}/table.txt", show::text)
}
