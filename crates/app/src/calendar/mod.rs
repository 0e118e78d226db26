//! The working-day calendar (工作日历): what is shipped, and the years that administrators record.

mod health;
mod record;

pub use record::{Arrangement, YearLine};

use crate::App;
use crate::error::Result;
use gongwen::Date;
use office::approval::Now;
use office::calendar::Calendar;
use std::sync::{Arc, PoisonError, RwLock};

/// The calendar as it was last read, with the stamp that it had.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cache(Arc<RwLock<Option<Stamped>>>);

type Stamped = (i64, Arc<Calendar>);

impl App {
    /// The working-day calendar as it is known now.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn calendar(&self) -> Result<Arc<Calendar>> {
        let stamp = store::calendar::stamp(&self.db).await?;
        let kept = self.calendar.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, calendar)) = kept.filter(|(known, _)| *known == stamp) {
            return Ok(calendar);
        }
        let recorded = store::calendar::all(&self.db).await?;
        let calendar = Arc::new(Calendar::shipped().with(recorded.into_iter().map(|recorded| recorded.year)));
        *self.calendar.0.write().unwrap_or_else(PoisonError::into_inner) = Some((stamp, calendar.clone()));
        Ok(calendar)
    }

    /// The day in China, now.
    #[must_use]
    pub fn today(&self) -> Date {
        Now::of(self.clock.now()).today
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use office::Moment;

    #[test]
    fn the_day_changes_at_midnight_in_china() {
        let at = |millis| Now::of(Moment::from_millis(millis)).today.iso();
        assert_eq!(at(1_795_349_700_000), "2026-11-22");
        assert_eq!(at(1_795_363_199_999), "2026-11-22");
        assert_eq!(at(1_795_363_200_000), "2026-11-23");
    }
}
