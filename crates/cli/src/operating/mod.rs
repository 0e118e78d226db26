//! Operating the office (运行维护): backups, restoring, administration at the machine, the state.

mod admin;
pub(crate) mod arguments;
mod backup;
mod doctor;
mod moving;
mod restore;
mod user;

pub(crate) use admin::administer;
pub(crate) use backup::back_up;
pub(crate) use doctor::examine;
pub(crate) use moving::relocate;
pub(crate) use restore::restore;
