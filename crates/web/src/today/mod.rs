//! 今日, the start page: what is to be done, what is with others, what is new; notices; the view
//! of the whole office.

mod events;
mod notices;
mod overview;
mod show;
mod words;

use crate::router::{Access, Table};

pub(crate) fn routes(table: Table) -> Table {
    table
        .get(Access::Person, "/", show::show)
        .get(Access::Person, "/today/next", show::next)
        .get(Access::Person, "/events", events::listen)
        .get(Access::Person, "/notices", notices::list)
        .post(Access::Person, "/notices/read", notices::read_all)
        .get(Access::Person, "/notices/{id}", notices::open)
        .get(Access::Person, "/overview", overview::show)
        .get(Access::Person, "/overview/{id}", overview::seat)
}
