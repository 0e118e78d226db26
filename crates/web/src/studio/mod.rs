//! The studio (编辑台): text and pages side by side, findings, versions.

mod data;
mod edit;
mod files;
mod live;
mod show;
mod versions;

pub(crate) use files::attachment;

use crate::router::{Access, Table};

pub(crate) fn routes(table: Table) -> Table {
    table
        .get(Access::Person, "/drafts/{id}", show::show)
        .post(Access::Person, "/drafts/{id}", edit::save)
        .post(Access::Person, "/drafts/{id}/fixes", edit::fix)
        .post(Access::Person, "/drafts/{id}/header", edit::header)
        .post(Access::Person, "/drafts/{id}/waivers", edit::waive)
        .post(Access::Person, "/drafts/{id}/live", live::live)
        .post(Access::Person, "/drafts/{id}/autosave", live::autosave)
        .post(Access::Person, "/drafts/{id}/live/fixes", live::fix_all)
        .post(Access::Person, "/drafts/{id}/live/header", live::header)
        .post(Access::Person, "/drafts/{id}/live/waivers", live::waive)
        .get(Access::Person, "/drafts/{id}/pages/{picture}", files::page)
        .get(Access::Person, "/drafts/{id}/document.pdf", files::pdf)
        .get(Access::Person, "/drafts/{id}/document.txt", files::text)
        .get(Access::Person, "/drafts/{id}/versions", versions::list)
        .get(Access::Person, "/drafts/{id}/versions/{number}", versions::one)
        .get(Access::Person, "/drafts/{id}/compare", versions::compare)
        .post(Access::Person, "/drafts/{id}/versions/{number}/restoration", versions::restore)
}
