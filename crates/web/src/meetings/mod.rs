//! 会议: those to come and past, one, and calling one that was approved.

mod call;
mod fields;
mod list;
mod show;

use crate::router::{Access, Table};

pub(crate) fn routes(table: Table) -> Table {
    let person = Access::Person;
    table
        .get(person, "/approvals/{id}/meeting", call::form)
        .post(person, "/approvals/{id}/meeting", call::submit)
        .get(person, "/meetings", list::show)
        .get(person, "/meetings/{id}", show::show)
        .post(person, "/meetings/{id}/plan", show::change)
        .post(person, "/meetings/{id}/cancellation", show::cancel)
}
