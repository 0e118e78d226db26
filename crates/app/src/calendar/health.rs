//! The calendar among the state of the system: is this year known, and in time the next.

use crate::{App, Health, HealthLine};
use office::calendar::Calendar;

/// From this month on the notice for the next year is usually out.
const ANNOUNCED: u8 = 11;

impl App {
    /// Whether the years that terms reach into are recorded.
    pub(crate) async fn calendar_health(&self) -> HealthLine {
        let (health, detail) = match self.calendar().await {
            Ok(calendar) => judge(&calendar, self.today()),
            Err(error) => (Health::Bad, error.message().to_owned()),
        };
        HealthLine { name: "工作日历".to_owned(), health, detail }
    }
}

fn judge(calendar: &Calendar, today: gongwen::Date) -> (Health, String) {
    let year = today.year();
    let known = |year| calendar.year(year).is_some();
    match (known(year), known(year + 1)) {
        (false, _) => {
            (Health::Bad, format!("{year}年的放假安排没有录入，所有工作日期限都算不出来。请在“工作日历”里录入。"))
        }
        (true, true) => (Health::Good, format!("{year}年、{}年的放假安排已经录入", year + 1)),
        (true, false) if today.month() >= ANNOUNCED => {
            let next = year + 1;
            (
                Health::Fair,
                format!(
                    "{next}年的放假安排还没有录入，跨到{next}年的期限算不出来。国务院办公厅公布后，请在“工作日历”里录入。"
                ),
            )
        }
        (true, false) => (Health::Good, format!("{year}年的放假安排已经录入")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_that_is_missing_is_told_in_time() {
        let on = |iso| judge(&Calendar::shipped(), gongwen::Date::from_iso(iso).unwrap()).0;
        assert_eq!(on("2025-12-01"), Health::Good);
        assert_eq!(on("2026-10-31"), Health::Good);
        assert_eq!(on("2026-11-01"), Health::Fair);
        assert_eq!(on("2027-01-01"), Health::Bad);
    }
}
