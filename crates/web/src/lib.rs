//! The browser side: pages over HTTP, a folder for each family of pages.
//!
//! A handler takes who asks, the form and the key, makes one call to `app` and answers with a
//! page or a redirect. Every page works without scripts; scripts only make it smoother.

mod account;
mod admin;
mod approval;
mod archive;
mod assets;
mod authority;
mod calendar;
mod choices;
mod drafts;
mod error;
mod find;
mod form;
mod headers;
mod incoming;
mod ledger;
mod manual;
mod meetings;
mod moment;
mod organization;
mod outgoing;
mod palette;
mod register;
mod registers;
mod router;
mod serve;
mod session;
mod shell;
mod state;
mod studio;
mod today;
mod upload;
mod who;

pub use router::{Access, Route, router, routes};
pub use serve::{Config, ServeError, Started, serve};
pub use state::Web;
