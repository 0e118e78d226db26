//! 管理: accounts, settings, and the state of the system.

mod accounts;
mod settings;
mod state;

use crate::router::{Access, Table};

pub(crate) fn routes(table: Table) -> Table {
    table
        .get(Access::Administrator, "/admin/accounts", accounts::list)
        .post(Access::Administrator, "/admin/accounts", accounts::open)
        .post(Access::Administrator, "/admin/accounts/{id}/password", accounts::reset)
        .post(Access::Administrator, "/admin/accounts/{id}/disablement", accounts::disable)
        .post(Access::Administrator, "/admin/accounts/{id}/enablement", accounts::enable)
        .post(Access::Administrator, "/admin/accounts/{id}/unlocking", accounts::unlock)
        .get(Access::Administrator, "/admin/settings", settings::show)
        .post(Access::Administrator, "/admin/settings", settings::submit)
        .get(Access::Administrator, "/admin/state", state::show)
        .post(Access::Administrator, "/admin/state", state::examine)
}
