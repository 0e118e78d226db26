//! 档案: the register, boxes, the package that is handed over, the codes of the office.

mod coding;
mod filing;
mod item;
mod package;
mod register;

pub(crate) use filing::{FilingForm, filing};
pub(crate) use register::Wanted;

use crate::router::{Access, Table};

pub(crate) fn routes(table: Table) -> Table {
    let who = Access::Person;
    table
        .get(who, "/archive", register::list)
        .post(who, "/archive/boxes", register::put_in_box)
        .get(who, "/archive/items/{id}", item::show)
        .post(who, "/archive/items/{id}", item::correct)
        .get(who, "/archive/package", package::ask)
        .post(who, "/archive/package", package::make)
        .get(who, "/archive/packages/{id}", package::show)
        .post(who, "/archive/packages/{id}/download", package::download)
        .get(Access::Administrator, "/admin/archive", coding::show)
        .post(Access::Administrator, "/admin/archive", coding::submit)
}
