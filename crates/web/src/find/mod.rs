//! 查找: one page for everything that a person may see.

mod asked;
mod show;

pub(crate) use asked::address_of;
pub(crate) use show::address;

use crate::router::{Access, Table};

pub(crate) fn routes(table: Table) -> Table {
    table.get(Access::Person, "/find", show::show)
}
