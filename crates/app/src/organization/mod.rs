//! The organisation (组织机构): what administrators do with it, and how everybody else reads it.

mod accounts;
mod change;
mod demo;
pub mod exchange;
mod people;
mod posts;
mod ties;
mod units;

pub use accounts::PersonAccount;
pub(crate) use demo::changes as demo_changes;
pub use people::NewPerson;
pub use posts::NewPost;
pub use ties::{NewAbsence, NewTie, words};
pub use units::NewUnit;

use crate::App;
use crate::error::{Error, Kind, Result};
use gongwen::{Date, Profile};
use office::organization::{Fault, Organization, Refusal};
use std::sync::{Arc, PoisonError, RwLock};

/// The organisation as it was last read, and the profile made of it for a day.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cache {
    organization: Arc<RwLock<Option<Arc<Organization>>>>,
    profile: Arc<RwLock<Option<Dated>>>,
}

/// A profile with the revision and the day that it is of.
type Dated = (i64, Date, Arc<Profile>);

impl App {
    /// The organisation as it is now.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn organization(&self) -> Result<Arc<Organization>> {
        let revision = store::organization::revision(&self.db).await?;
        let kept = self.organization.organization.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(organization) = kept.filter(|organization| organization.revision() == revision) {
            return Ok(organization);
        }
        let organization = Arc::new(store::organization::read(&self.db).await?);
        *self.organization.organization.write().unwrap_or_else(PoisonError::into_inner) = Some(organization.clone());
        Ok(organization)
    }

    /// The organisation as this server last read it, without asking whether it has changed: for
    /// what is shown, not for what is allowed.
    pub(crate) async fn known_organization(&self) -> Result<Arc<Organization>> {
        let kept = self.organization.organization.read().unwrap_or_else(PoisonError::into_inner).clone();
        match kept {
            Some(organization) => Ok(organization),
            None => self.organization().await,
        }
    }

    /// The profile that the rules use: from the organisation once it has a government, until then
    /// the one that the program was started with. Fonts are always those of the start.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn current_profile(&self) -> Result<Arc<Profile>> {
        let (organization, today) = (self.organization().await?, self.today());
        let kept = self.organization.profile.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, _, profile)) = kept.filter(|(at, day, _)| (*at, *day) == (organization.revision(), today)) {
            return Ok(profile);
        }
        let profile = match organization.profile(today) {
            Some(profile) => Arc::new(Profile { fonts: self.profile.fonts.clone(), ..profile }),
            None => self.profile.clone(),
        };
        let made = Some((organization.revision(), today, profile.clone()));
        *self.organization.profile.write().unwrap_or_else(PoisonError::into_inner) = made;
        Ok(profile)
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        let kind = match refusal {
            Refusal::Unknown(_) => Kind::NotFound,
            Refusal::ChangedMeanwhile => Kind::Conflict,
            _ => Kind::Invalid,
        };
        Self::new(kind, refusal.to_string())
    }
}

/// The first fault is told; the others often follow from it.
pub(crate) fn first(faults: Vec<Fault>) -> Error {
    match faults.into_iter().next() {
        Some(fault) => fault.refusal.into(),
        None => Error::new(Kind::Bug, "程序出错了，请重试。"),
    }
}
