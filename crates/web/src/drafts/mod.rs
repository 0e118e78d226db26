//! 办文: the list of drafts, beginning one, the trash.

mod begin;
mod form;
pub(crate) mod kinds;
mod list;
mod trash;
mod upload;

use crate::router::{Access, Table};

pub(crate) fn routes(table: Table) -> Table {
    table
        .get(Access::Person, "/drafts", list::show)
        .get(Access::Person, "/trash", list::trash)
        .get(Access::Person, "/drafts/new", begin::choose)
        .get(Access::Person, "/drafts/new/paste", begin::paste)
        .post(Access::Person, "/drafts/new/paste", begin::submit)
        .get(Access::Person, "/drafts/new/upload", upload::show)
        .post(Access::Person, "/drafts/new/upload", upload::submit)
        .get(Access::Person, "/drafts/new/{kind}", form::show)
        .post(Access::Person, "/drafts/new/{kind}", form::submit)
        .post(Access::Person, "/drafts/{id}/trash", trash::discard)
        .post(Access::Person, "/drafts/{id}/recovery", trash::recover)
        .post(Access::Person, "/drafts/{id}/erasure", trash::erase)
}
