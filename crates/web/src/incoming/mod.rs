//! 收文: the register, taking a document in, what is done with it, its files.

mod acts;
mod files;
mod intake;
mod offline;
mod page;
mod register;
mod reroute;

pub(crate) use files::show as file;

use crate::router::{Access, Table};

pub(crate) fn routes(table: Table) -> Table {
    let who = Access::Person;
    table
        .get(who, "/incoming", register::list)
        .get(who, "/incoming/new", intake::show)
        .post(who, "/incoming", intake::submit)
        .get(who, "/incoming/offline", offline::list)
        .post(who, "/incoming/offline", offline::submit)
        .get(who, "/incoming/{id}", page::show)
        .post(who, "/incoming/{id}/files", files::add)
        .get(who, "/incoming/{id}/files/{file}", files::show)
        .post(who, "/incoming/{id}/receipt", acts::receive)
        .post(who, "/incoming/{id}/number", acts::register)
        .post(who, "/incoming/{id}/examination", acts::examine)
        .post(who, "/incoming/{id}/proposal", acts::propose)
        .post(who, "/incoming/{id}/instruction", acts::instruct)
        .post(who, "/incoming/{id}/assignment", acts::assign)
        .post(who, "/incoming/{id}/circulation", acts::circulate)
        .post(who, "/incoming/{id}/reading", acts::read)
        .post(who, "/incoming/{id}/redirection", reroute::redirect)
        .post(who, "/incoming/{id}/release", reroute::release)
        .post(who, "/incoming/{id}/treatment", reroute::reclassify)
        .post(who, "/incoming/{id}/follower", reroute::follow)
        .post(who, "/incoming/{id}/reopening", reroute::reopen)
        .post(who, "/incoming/{id}/particulars", reroute::correct)
        .post(who, "/incoming/{id}/feedback", reroute::report)
        .post(who, "/incoming/{id}/urging", acts::urge)
        .post(who, "/incoming/{id}/answer", acts::answer_sender)
        .post(who, "/incoming/{id}/conclusion", acts::conclude)
        .post(who, "/incoming/{id}/archive", acts::archive)
}
