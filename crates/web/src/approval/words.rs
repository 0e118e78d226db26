//! Days and terms as people read them.

use app::approval::View;
use gongwen::Date;
use office::approval::Due;

/// 11月22日 周日
pub(super) fn day(day: Date) -> String {
    format!("{}月{}日 周{}", day.month(), day.day(), day.weekday())
}

/// How long is left for the current step; with whether it is urgent.
pub(super) fn term(view: &View, today: Date) -> (String, &'static str) {
    match (view.due, view.left) {
        (Due::None, _) => (String::new(), ""),
        (Due::Unknown(unknown), _) => (format!("时限未知：{}年的放假安排还没有录入", unknown.year), "fair"),
        (Due::On(due), _) if due < today => (format!("已超期，应于{}前办完", day(due)), "bad"),
        (Due::On(due), _) if due == today => ("今天到期".to_owned(), "fair"),
        (Due::On(due), Some(left)) if left <= 1 => (format!("还有{left}个工作日，{}前办完", day(due)), "fair"),
        (Due::On(due), Some(left)) => (format!("还有{left}个工作日，{}前办完", day(due)), "good"),
        (Due::On(due), None) => (format!("{}前办完", day(due)), "good"),
    }
}
