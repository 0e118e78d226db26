//! `wenshu serve`: the office in the browser.

use crate::arguments::Serve;
use crate::outcome::{Message, Outcome};

/// Runs the server until it is told to stop.
pub(crate) fn run(_command: &Serve) -> Result<Outcome, Message> {
    Err(Message(String::new()))
}
