//! Authority as data (审批权限表): which matter needs whose consent, why, and what it permits.
//!
//! A [`Table`] is read from a text that an office can edit. A matter opened under a version of
//! the table stays with it. Who holds a role on a day is asked of a [`Chart`].

mod act;
mod chart;
mod check;
mod compare;
mod condition;
mod confirm;
mod explain;
mod facts;
mod organization;
mod plan;
mod read;
mod role;
mod table;

pub use act::Act;
pub use chart::{Chart, Holder, Post, Substitute};
pub use compare::{Difference, compare};
pub use condition::{Condition, Test};
pub use confirm::{Standing, confirmers};
pub use explain::{Explanation, Why};
pub use facts::{Element, Fact, Facts, Unanswered};
pub use plan::{LeftOut, Plan, PlannedSeat, PlannedStep, Unplanned, plan};
pub use read::{Fault, Faults};
pub use role::Role;
pub use table::{Basis, Delegation, Matter, Relation, Rule, Strength, Table};

#[cfg(test)]
pub(crate) mod tests;
