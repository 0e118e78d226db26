//! 登记簿: the register of seals, and every register as it is printed and exported.

mod out;
mod seals;

use crate::router::{Access, Table};

pub(crate) fn routes(table: Table) -> Table {
    let who = Access::Person;
    table.get(who, "/seals", seals::list).get(who, "/registers/{register}/print", out::print).get(
        who,
        "/registers/{register}/register.xlsx",
        out::workbook,
    )
}
