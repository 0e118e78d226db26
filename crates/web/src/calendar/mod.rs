//! 工作日历: a year by months, and recording the arrangement of a year.

mod record;
mod show;

use crate::router::{Access, Table};

pub(crate) fn routes(table: Table) -> Table {
    table
        .get(Access::Administrator, "/admin/calendar", show::show)
        .get(Access::Administrator, "/admin/calendar/record", record::ask)
        .post(Access::Administrator, "/admin/calendar/record", record::submit)
}
