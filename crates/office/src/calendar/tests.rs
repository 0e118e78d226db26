//! The calendar by examples, against published facts, and what must hold for every day.

use super::{Calendar, DayKind, Marking, NotAnnounced, Refusal, Term, Year};
use gongwen::Date;
use proptest::prelude::*;

fn day(iso: &str) -> Date {
    Date::from_iso(iso).unwrap_or_else(|| panic!("{iso}"))
}

/// The words of a notice, as an administrator would paste them; the days are invented.
const PASTED: &str = "\
关于2027年部分节假日安排的通知（样文）

各科室：
一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。
二、春节：2月5日（农历腊月二十九、周五）至11日（周四）放假调休，共7天。1月30日（周六）、2月13日（星期六）上班。鼓励大家在2月4日休息。
三、清明节：4月5日放假，与周末连休。
四、劳动节：5月1日放假，5月3日（周一）补休。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节、国庆节：9月15日放假；10月1日至7日放假调休。2026年12月27日（周日）、2027年9月26日（星期天）上班。
县政府办公室
2026年11月3日
";

#[test]
fn the_shipped_years_are_there_and_2027_is_not() {
    let calendar = Calendar::shipped();
    assert_eq!(calendar.years().map(Year::number).collect::<Vec<_>>(), [2024, 2025, 2026]);
    assert!(calendar.years().all(|year| year.source().contains("国办发明电")));
    assert_eq!(calendar.kind(day("2027-01-01")), Err(NotAnnounced { year: 2027 }));
    assert_eq!(calendar.kind(day("2023-12-31")), Err(NotAnnounced { year: 2023 }));
}

#[test]
fn days_are_of_the_kind_that_the_notice_says() {
    let calendar = Calendar::shipped();
    for (iso, kind, holiday) in [
        ("2026-01-02", DayKind::Holiday, Some("元旦")),
        ("2026-01-04", DayKind::MakeUp, Some("元旦")),
        ("2026-02-14", DayKind::MakeUp, Some("春节")),
        ("2026-02-15", DayKind::Holiday, Some("春节")),
        ("2026-02-23", DayKind::Holiday, Some("春节")),
        ("2026-02-24", DayKind::Working, None),
        ("2026-02-28", DayKind::MakeUp, Some("春节")),
        ("2026-03-01", DayKind::Weekend, None),
        ("2026-09-20", DayKind::MakeUp, Some("国庆节")),
        ("2026-10-10", DayKind::MakeUp, Some("国庆节")),
        ("2026-11-22", DayKind::Weekend, None),
        ("2025-10-08", DayKind::Holiday, Some("国庆节、中秋节")),
        ("2025-01-26", DayKind::MakeUp, Some("春节")),
        ("2024-02-09", DayKind::Working, None),
        ("2024-09-16", DayKind::Holiday, Some("中秋节")),
    ] {
        assert_eq!(calendar.kind(day(iso)), Ok(kind), "{iso}");
        assert_eq!(calendar.holiday(day(iso)), holiday, "{iso}");
    }
}

#[test]
fn terms_end_where_the_regulations_say() {
    let calendar = Calendar::shipped();
    let (working, natural) = (Term::WorkingDays, Term::NaturalDays);
    for (start, term, end) in [
        // Counting starts on the day after.
        ("2026-11-23", working(1), "2026-11-24"),
        ("2026-11-20", working(1), "2026-11-23"),
        ("2026-11-22", working(1), "2026-11-23"),
        // A Saturday that is worked counts.
        ("2026-02-13", working(1), "2026-02-14"),
        ("2026-02-13", working(2), "2026-02-24"),
        ("2026-02-27", working(1), "2026-02-28"),
        // 20 working days over the Spring Festival of 2026 and its two make-up days.
        ("2026-02-09", working(20), "2026-03-13"),
        // 20 working days over the National Day, both make-up days among them.
        ("2026-09-18", working(20), "2026-10-22"),
        ("2026-03-02", working(5), "2026-03-09"),
        // Natural days: the last one moves to a working day only if it is off.
        ("2026-03-02", natural(15), "2026-03-17"),
        ("2026-09-01", natural(30), "2026-10-08"),
        ("2026-10-06", natural(4), "2026-10-10"),
        ("2026-01-31", natural(15), "2026-02-24"),
        ("2026-10-31", natural(60), "2026-12-30"),
        // No days at all: today, if today is worked.
        ("2026-11-23", working(0), "2026-11-23"),
        ("2026-11-21", working(0), "2026-11-23"),
        ("2026-11-21", natural(0), "2026-11-23"),
    ] {
        assert_eq!(calendar.deadline(day(start), term), Ok(day(end)), "{start} {term}");
    }
}

#[test]
fn a_term_that_reaches_an_unknown_year_has_no_answer() {
    let calendar = Calendar::shipped();
    let unknown = Err(NotAnnounced { year: 2027 });
    assert_eq!(calendar.deadline(day("2026-12-30"), Term::WorkingDays(1)), Ok(day("2026-12-31")));
    assert_eq!(calendar.deadline(day("2026-12-30"), Term::WorkingDays(2)), unknown);
    assert_eq!(calendar.deadline(day("2026-12-01"), Term::NaturalDays(60)), unknown);
    assert_eq!(calendar.deadline(day("2026-12-01"), Term::NaturalDays(u32::MAX)), Err(NotAnnounced { year: 9999 }));
    assert_eq!(calendar.working_days_between(day("2026-12-25"), day("2027-01-08")), Err(NotAnnounced { year: 2027 }));
    let words = NotAnnounced { year: 2027 }.to_string();
    assert!(words.contains("2027年") && words.contains("工作日历"));
}

#[test]
fn what_is_left_is_counted_in_working_days() {
    let calendar = Calendar::shipped();
    let left = |from, to| calendar.working_days_between(day(from), day(to)).unwrap();
    assert_eq!(left("2026-11-23", "2026-11-26"), 3);
    assert_eq!(left("2026-11-22", "2026-11-22"), 0);
    assert_eq!(left("2026-02-13", "2026-02-24"), 2);
    assert_eq!(left("2026-11-26", "2026-11-23"), -3);
}

#[test]
fn a_notice_is_read_as_it_is_pasted() {
    let year = Year::read(PASTED).unwrap();
    assert_eq!((year.number(), year.source()), (2027, "关于2027年部分节假日安排的通知（样文）"));
    let calendar = Calendar::shipped().with([year.clone()]);
    for (iso, kind) in [
        ("2027-01-01", DayKind::Holiday),
        ("2027-02-04", DayKind::Working),
        ("2027-02-11", DayKind::Holiday),
        ("2027-02-13", DayKind::MakeUp),
        ("2027-05-03", DayKind::Holiday),
        ("2027-05-04", DayKind::Working),
        ("2027-09-26", DayKind::MakeUp),
        // Its notice also moves a day of the December before.
        ("2026-12-27", DayKind::MakeUp),
    ] {
        assert_eq!(calendar.kind(day(iso)), Ok(kind), "{iso}");
    }
    assert_eq!(calendar.deadline(day("2026-12-25"), Term::WorkingDays(1)), Ok(day("2026-12-27")));
    let again = format!("年份：2027\n来源：{}\n{}", year.source(), year.lines());
    assert_eq!(Year::read(&again), Ok(year.clone()));
    let days: Vec<_> = year.days().map(|(day, marking, holiday)| (day, marking, holiday.to_owned())).collect();
    assert_eq!(Year::restore(2027, year.source(), days), Ok(year));
}

#[test]
fn what_is_unclear_is_refused_with_its_line() {
    let head = "年份：2026\n来源：样文\n";
    let with = |line: &str| Year::read(&format!("{head}{line}\n"));
    let refused = |line: &str| with(line).unwrap_err().to_string();
    assert!(refused("春节：2月15日（周一）放假").contains("第3行写2026年2月15日是周一，实际是周日"));
    assert!(refused("春节：2月30日放假").contains("2月30日不存在"));
    assert!(refused("春节：2月23日至15日放假").contains("颠倒"));
    assert!(refused("春节：2月15日放假，2月15日上班").contains("既写了放假，又写了上班"));
    assert!(refused("春节：2月15日放假，2月25日上班").contains("本来就上班"));
    assert!(refused("春节：2027年2月15日放假").contains("不在2026年"));
    assert!(refused("元旦：1月1日放假").contains("少了春节"));
    for line in [
        "春节：2月15日至23日",
        "春节：2月15日至放假",
        "春节：15日放假",
        "植树节：3月12日放假",
        "春节：2月15日（周日放假",
        "春节：2月9日、10日公休日调至2月11日、12日，2月7日上班",
    ] {
        assert!(matches!(with(line), Err(Refusal::Unclear { line: 3, .. })), "{line}: {:?}", with(line));
    }
    assert_eq!(Year::read("元旦：1月1日放假"), Err(Refusal::NoYear));
    assert_eq!(Year::read("年份：2027\n元旦：1月1日放假"), Err(Refusal::NoSource));
    assert!(matches!(Year::read("年份：27\n来源：x"), Err(Refusal::BadYear(_))));
}

/// The published facts are not part of the repository: where they are missing, that is said.
#[test]
fn the_shipped_years_agree_with_published_facts() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/corpus/holidays");
    let calendar = Calendar::shipped();
    for year in calendar.years() {
        let Ok(text) = std::fs::read_to_string(format!("{folder}/{}.json", year.number())) else {
            println!("holidays: ../shared/corpus/holidays is not there, {} not compared", year.number());
            continue;
        };
        let facts: serde_json::Value = serde_json::from_str(&text).unwrap();
        let published: Vec<(Date, bool)> = facts["days"]
            .as_array()
            .unwrap()
            .iter()
            .map(|fact| (day(fact["date"].as_str().unwrap()), fact["isOffDay"].as_bool().unwrap()))
            .collect();
        let ours: Vec<(Date, bool)> = year.days().map(|(day, marking, _)| (day, marking == Marking::Off)).collect();
        assert_eq!(ours, published, "{}", year.number());
    }
}

proptest! {
    #[test]
    fn a_deadline_is_a_working_day_and_counts_back(offset in 0_i64..900, days in 0_u32..120) {
        let calendar = Calendar::shipped();
        let start = day("2024-01-01").plus_days(offset);
        if let Ok(end) = calendar.deadline(start, Term::WorkingDays(days)) {
            prop_assert!(calendar.is_working(end).unwrap());
            prop_assert!(days == 0 || calendar.working_days_between(start, end) == Ok(i64::from(days)));
        }
        if let Ok(end) = calendar.deadline(start, Term::NaturalDays(days)) {
            let last = start.plus_days(i64::from(days));
            prop_assert!(calendar.is_working(end).unwrap());
            prop_assert!(end >= last);
            // Between the last day and the end there is nothing but days off.
            prop_assert!((0..end.days_since(last)).all(|n| !calendar.is_working(last.plus_days(n)).unwrap()));
        }
    }

    #[test]
    fn longer_terms_never_end_earlier(offset in 0_i64..700, days in 0_u32..60) {
        let calendar = Calendar::shipped();
        let start = day("2024-01-01").plus_days(offset);
        for term in [Term::WorkingDays, Term::NaturalDays] {
            let (short, long) = (calendar.deadline(start, term(days)), calendar.deadline(start, term(days + 1)));
            prop_assert!(matches!((short, long), (Ok(a), Ok(b)) if a <= b) || long.is_err());
        }
    }

    #[test]
    fn no_text_makes_the_reader_fail(text in "[年份来源：春节元旦0-9月日至、（）放假上班周。\n]{0,80}") {
        let _ = Year::read(&format!("年份：2026\n来源：x\n{text}"));
    }
}
