//! Use cases on both databases.

#![allow(clippy::unwrap_used)]

mod acting;
mod after;
mod approval;
mod archive;
mod county;
mod deliver;
mod demo;
mod drafts;
mod ending;
mod find;
mod forged;
mod grid;
mod handover;
mod inside;
mod ledger;
mod meetings;
mod moving;
mod operating;
mod oral;
mod organization;
mod package;
mod people;
mod refiled;
mod refusals;
mod registers;
mod rerouting;
mod reviewed;
mod signers;
mod story;
mod today;
mod uploads;
mod wholes;

use app::{App, Clock};
use office::Moment;

fn clock() -> Clock {
    Clock::standing(Moment::from_millis(1_790_000_000_000))
}

fn open(db: store::Db) -> App {
    App::on(db, clock(), false).unwrap()
}
