//! Who did something, and when.

use crate::Moment;
use crate::authority::Holder;
use serde::{Deserialize, Serialize};

/// An act that was done (经办): whose it was, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// Who did it.
    pub by: Holder,
    /// When.
    pub at: Moment,
}

impl Done {
    /// An act of somebody, at a moment.
    #[must_use]
    pub fn new(by: &Holder, at: Moment) -> Self {
        Self { by: by.clone(), at }
    }
}
