//! The organisation of 云溪县, all of it invented: what a demonstration begins with.

use super::exchange::{from_text, plan};
use crate::error::{Error, Kind, Result};
use gongwen::Date;
use office::organization::{Change, Organization};

/// The changes that bring it into an organisation; it comes in the way any import does.
pub(crate) fn changes(organization: &Organization, today: Date) -> Result<Vec<Change>> {
    let plan = plan(organization, &from_text(include_str!("../../samples/organization.txt")), "", today);
    match plan.faults.first() {
        None => Ok(plan.changes),
        Some(fault) => {
            let message = format!("演示机构第{}行（{}）有误：{}", fault.row, fault.sheet, fault.message);
            Err(Error::new(Kind::Bug, message))
        }
    }
}
