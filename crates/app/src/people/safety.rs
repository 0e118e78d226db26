//! 登录安全: kept in the database, looked up again after a while, so that several servers agree.

use crate::App;
use crate::act::Object;
use crate::error::Result;
use office::Administrator;
use office::people::Safety;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use store::settings;

const KEY: &str = "people.safety";
/// How long what was looked up is good for.
const FRESH: Duration = Duration::from_secs(10);

/// What was looked up last, and when.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cache(Arc<Mutex<Option<(Instant, Safety)>>>);

impl Cache {
    fn fresh(&self) -> Option<Safety> {
        let known = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.filter(|(at, _)| at.elapsed() < FRESH).map(|(_, safety)| safety)
    }

    fn keep(&self, safety: Safety) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), safety));
    }
}

impl App {
    /// The rules of signing in.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn safety(&self) -> Result<Safety> {
        if let Some(safety) = self.safety.fresh() {
            return Ok(safety);
        }
        let kept = settings::find(&self.db, KEY).await?;
        // What cannot be read was not written here; the shipped rules are the safe ones.
        let safety = kept.and_then(|kept| Safety::from_kept(&kept).ok()).unwrap_or_default();
        self.safety.keep(safety);
        Ok(safety)
    }

    /// Sets the rules of signing in, for every session from now on, also those that are open.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn set_safety(&self, by: &Administrator, safety: Safety) -> Result<()> {
        let mut tx = self.begin_by(by).await?;
        let before = settings::get(&mut tx, KEY).await?.unwrap_or_default();
        settings::set(&mut tx, KEY, &safety.to_string()).await?;
        let entry = self.entry(by, "people.safety_set", Object::new("settings", KEY), safety.words());
        let kept = safety.to_string();
        tx.commit(&entry.changed(crate::token::digest(&before), crate::token::digest(&kept))).await?;
        self.safety.keep(safety);
        Ok(())
    }
}
