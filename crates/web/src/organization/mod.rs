//! 组织机构: the tree, units, people, the workbook.

mod exchange;
mod people;
mod person;
mod tree;
mod unit;
mod view;

use crate::router::{Access, Table};

pub(crate) fn routes(table: Table) -> Table {
    let chief = Access::Administrator;
    let table = table
        .get(chief, "/admin/organization", tree::show)
        .get(chief, "/admin/organization/units/new", unit::ask)
        .post(chief, "/admin/organization/units", unit::add)
        .get(chief, "/admin/organization/units/{id}", unit::show)
        .post(chief, "/admin/organization/units/{id}/name", unit::rename)
        .post(chief, "/admin/organization/units/{id}/parent", unit::relocate)
        .post(chief, "/admin/organization/units/{id}/closing", unit::close)
        .post(chief, "/admin/organization/units/{id}/posts", unit::add_post)
        .post(chief, "/admin/organization/units/{id}/posts/{post}/ending", unit::end_post)
        .post(chief, "/admin/organization/units/{id}/tenures", unit::appoint);
    let table = table
        .get(chief, "/admin/organization/people", people::list)
        .get(chief, "/admin/organization/people/new", people::ask)
        .post(chief, "/admin/organization/people", people::add)
        .get(chief, "/admin/organization/people/{id}", person::show)
        .post(chief, "/admin/organization/people/{id}", person::correct)
        .post(chief, "/admin/organization/people/{id}/tenures", person::appoint)
        .post(chief, "/admin/organization/people/{id}/absences", person::record_absence)
        .post(chief, "/admin/organization/people/{id}/portfolios", person::add_portfolio)
        .post(chief, "/admin/organization/people/{id}/services", person::add_service)
        .post(chief, "/admin/organization/people/{id}/substitutions", person::add_substitution)
        .post(chief, "/admin/organization/people/{id}/ties/{kind}/{tie}/ending", person::end_tie)
        .post(chief, "/admin/organization/people/{id}/account", person::open_account)
        .get(chief, "/admin/organization/people/{id}/departure", people::departure)
        .post(chief, "/admin/organization/people/{id}/departure", people::depart);
    table
        .get(chief, "/admin/organization/exchange", exchange::show)
        .post(chief, "/admin/organization/exchange", exchange::preview)
        .post(chief, "/admin/organization/exchange/confirmation", exchange::confirm)
        .get(chief, "/admin/organization/exchange/organization.xlsx", exchange::export)
        .get(chief, "/admin/organization/exchange/template.xlsx", exchange::template)
}
