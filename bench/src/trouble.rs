//! What kept a measurement from being made.

use std::fmt::Display;
use thiserror::Error;

/// Why there is no figure; one line.
#[derive(Clone, Debug, Error)]
#[error("{0}")]
pub(crate) struct Trouble(String);

impl Trouble {
    pub(crate) fn new(why: impl Into<String>) -> Self {
        Self(why.into())
    }

    /// An error and what it happened to.
    pub(crate) fn of(what: &str, error: &dyn Display) -> Self {
        Self(format!("{what}：{error}"))
    }
}
