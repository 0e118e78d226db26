//! Times as people read them: 11月22日 周日 20:15, in the time of Beijing.

use office::Moment;
use time::{OffsetDateTime, UtcOffset};

/// A moment, as seen from `now`.
pub(crate) fn when(moment: Moment, now: Moment) -> String {
    let (then, today) = (local(moment), local(now));
    let clock = format!("{:02}:{:02}", then.hour(), then.minute());
    let days = today.to_julian_day() - then.to_julian_day();
    match days {
        0 => format!("今天 {clock}"),
        1 => format!("昨天 {clock}"),
        _ if then.year() == today.year() => {
            let weekday =
                ['一', '二', '三', '四', '五', '六', '日'][usize::from(then.weekday().number_days_from_monday())];
            format!("{}月{}日 周{weekday} {clock}", u8::from(then.month()), then.day())
        }
        _ => format!("{}年{}月{}日", then.year(), u8::from(then.month()), then.day()),
    }
}

/// A moment on the record, which is also read years later and on paper: 2026年11月22日 20:15.
pub(crate) fn on_record(moment: Moment) -> String {
    let then = local(moment);
    format!("{} {:02}:{:02}", day(moment), then.hour(), then.minute())
}

/// The day as a document writes it: 2026年1月5日.
pub(crate) fn day(moment: Moment) -> String {
    let day = local(moment);
    format!("{}年{}月{}日", day.year(), u8::from(day.month()), day.day())
}

/// The year.
pub(crate) fn year(moment: Moment) -> i32 {
    local(moment).year()
}

fn local(moment: Moment) -> OffsetDateTime {
    let beijing = UtcOffset::from_hms(8, 0, 0).unwrap_or(UtcOffset::UTC);
    OffsetDateTime::from_unix_timestamp(moment.millis().div_euclid(1000))
        .unwrap_or(OffsetDateTime::UNIX_EPOCH)
        .to_offset(beijing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_those_of_beijing() {
        let at = |millis| Moment::from_millis(millis);
        let now = at(1_795_349_700_000); // 2026-11-22 20:15
        assert_eq!(when(now, now), "今天 20:15");
        assert_eq!(when(at(1_795_349_700_000 - 86_400_000), now), "昨天 20:15");
        assert_eq!(when(at(1_795_349_700_000 - 7 * 86_400_000), now), "11月15日 周日 20:15");
        assert_eq!(day(at(1_767_196_800_000)), "2026年1月1日");
        assert_eq!(when(at(1_767_196_799_000), now), "2025年12月31日");
        assert_eq!(on_record(now), "2026年11月22日 20:15");
    }
}
