//! 审批: what waits for me, a matter and its panel, a new matter, own phrases.

mod act;
mod ask;
mod known;
mod list;
mod panel;
mod phrases;
mod show;
mod ways;
mod words;

use crate::router::{Access, Table};

pub(crate) fn routes(table: Table) -> Table {
    let person = Access::Person;
    let table = table
        .get(person, "/approvals", list::show)
        .get(person, "/approvals/new", ask::choose)
        .get(person, "/approvals/new/{matter}", ask::form)
        .post(person, "/approvals/new/{matter}", ask::submit)
        .get(person, "/approvals/ways/{matter}", ways::show)
        .get(person, "/approvals/phrases", phrases::show)
        .post(person, "/approvals/phrases", phrases::keep)
        .get(person, "/approvals/{id}", show::show)
        .get(person, "/approvals/{id}/why", show::why)
        .get(person, "/approvals/{id}/text", ask::rewrite)
        .post(person, "/approvals/{id}/text", ask::save);
    table
        .post(person, "/approvals/{id}/signature", act::sign)
        .post(person, "/approvals/{id}/countersignature", act::countersign)
        .post(person, "/approvals/{id}/referral", act::refer)
        .post(person, "/approvals/{id}/return", act::send_back)
        .post(person, "/approvals/{id}/withdrawal", act::withdraw)
        .post(person, "/approvals/{id}/submission", act::submit)
        .post(person, "/approvals/{id}/signers", act::add_signer)
        .post(person, "/approvals/{id}/delegation", act::delegate)
        .post(person, "/approvals/{id}/reminder", act::remind)
        .post(person, "/approvals/{id}/oral", act::record_oral)
        .post(person, "/approvals/{id}/drafter", act::hand_on)
        .post(person, "/approvals/{id}/confirmation", act::confirm)
        .post(person, "/approvals/{id}/denial", act::deny)
        .post(person, "/approvals/{id}/resolution", act::resolve)
        .post(person, "/approvals/{id}/execution", act::carry_out)
}
