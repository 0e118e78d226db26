//! The server in process: who may see what, forms, headers.

#![allow(clippy::unwrap_used)]

mod access;
mod approval;
mod documents;
mod drafts;
mod find;
mod headers;
mod ledger;
mod meetings;
mod operating;
mod organization;
mod registers;
mod session;
mod studio;
mod support;
mod today;
