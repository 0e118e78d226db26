//! 发文: the register, a document and what is done with it, its versions and copies.

mod acts;
mod after;
mod begin;
mod checked;
mod copies;
mod files;
mod page;
mod register;
mod text;
mod words;

use crate::router::{Access, Table};

pub(crate) fn routes(table: Table) -> Table {
    let who = Access::Person;
    table
        .get(who, "/outgoing", register::list)
        .get(who, "/outgoing/new", begin::show)
        .post(who, "/outgoing", begin::submit)
        .get(who, "/outgoing/{id}", page::show)
        .get(who, "/outgoing/{id}/document.pdf", text::pdf)
        .post(who, "/outgoing/{id}/files", files::add)
        .get(who, "/outgoing/{id}/files/{file}", crate::incoming::file)
        .post(who, "/outgoing/{id}/files/{file}/removal", files::remove)
        .get(who, "/outgoing/{id}/text", text::show)
        .post(who, "/outgoing/{id}/text", text::submit)
        .get(who, "/outgoing/{id}/compare", text::compare)
        .post(who, "/outgoing/{id}/description", acts::describe)
        .post(who, "/outgoing/{id}/submission", acts::submit)
        .post(who, "/outgoing/{id}/withdrawal", acts::take_back)
        .post(who, "/outgoing/{id}/review", acts::review)
        .post(who, "/outgoing/{id}/recheck", acts::recheck)
        .post(who, "/outgoing/{id}/number", acts::number)
        .post(who, "/outgoing/{id}/correction", after::correct)
        .post(who, "/outgoing/{id}/publication", after::publish)
        .post(who, "/outgoing/{id}/printing", acts::print)
        .post(who, "/outgoing/{id}/seal", acts::seal)
        .post(who, "/outgoing/{id}/release", acts::release)
        .post(who, "/outgoing/{id}/archive", acts::archive)
        .post(who, "/outgoing/{id}/drafter", acts::hand_on)
        .post(who, "/outgoing/{id}/cancellation", acts::cancel)
        .post(who, "/outgoing/{id}/revocation", acts::revoke)
        .post(who, "/outgoing/{id}/repeal", acts::repeal)
        .post(who, "/outgoing/{id}/end", acts::end)
        .post(who, "/outgoing/{id}/copies", copies::send)
        .get(who, "/inbox", copies::inbox)
        .post(who, "/copies/{id}/receipt", copies::receive)
        .post(who, "/copies/{id}/recall", copies::recall)
        .post(who, "/copies/{id}/reminder", copies::remind)
        .post(who, "/copies/{id}/paper-receipt", copies::record_receipt)
}
