//! References, codes, gaps.

use super::*;
use gongwen::{Date, Kind};

fn today() -> Date {
    Date::new(2026, 11, 25).unwrap()
}

fn series(retention: Retention) -> Series {
    Series::new("X001", 2026, retention, "BGS", today()).unwrap()
}

fn number(ordinal: u32) -> FileNumber {
    FileNumber { series: series(Retention::Permanent), ordinal }
}

#[test]
fn a_reference_has_the_form_of_the_standard() {
    assert_eq!(number(1).to_string(), "X001-WS·2026-Y-BGS-0001");
    let thirty = FileNumber { series: series(Retention::Thirty), ordinal: 12 };
    assert_eq!(thirty.to_string(), "X001-WS·2026-D30-BGS-0012");
    assert_ne!(series(Retention::Thirty).register(), series(Retention::Ten).register());
}

#[test]
fn parts_that_are_not_in_form_are_refused() {
    for fonds in ["", "x001", "X", "X-01", "../X", "全宗一", "X00100200"] {
        assert_eq!(Series::new(fonds, 2026, Retention::Ten, "BGS", today()), Err(Refusal::Fonds), "{fonds}");
    }
    for year in [0, 1948, 2027] {
        assert!(matches!(Series::new("X001", year, Retention::Ten, "BGS", today()), Err(Refusal::Year(..))), "{year}");
    }
    assert_eq!(Series::new("X001", 2026, Retention::Ten, "办公室", today()), Err(Refusal::Unit));
}

#[test]
fn references_written_by_hand_are_read_as_they_were() {
    let kept = serde_json::to_string("X001-WS·2026-D30-BGS-0002").unwrap();
    let read: Reference = serde_json::from_str(&kept).unwrap();
    assert_eq!(read, Reference::Written("X001-WS·2026-D30-BGS-0002".into()));
    let composed = Reference::Composed(number(7));
    let kept = serde_json::to_string(&composed).unwrap();
    assert_eq!(serde_json::from_str::<Reference>(&kept).unwrap(), composed);
}

#[test]
fn codes_are_read_line_by_line() {
    let coding = Coding::parse(" x001 ", "bgs 办公室\n\n ZHG　综合股 \n").unwrap();
    assert_eq!((coding.fonds.as_str(), coding.units.len()), ("X001", 2));
    assert_eq!((coding.name("ZHG"), coding.name("OLD")), ("综合股", "OLD"));
    assert_eq!(Coding::parse("X001", &coding.to_string()).unwrap(), coding);
    assert_eq!(Coding::parse("X001", ""), Err(Refusal::NoUnits));
    assert_eq!(Coding::parse("X001", "办公室"), Err(Refusal::UnitLine("办公室".into())));
    assert_eq!(Coding::parse("X001", "BGS 办公室\nBGS 综合股"), Err(Refusal::UnitTwice("BGS".into())));
}

#[test]
fn gaps_and_doubles_are_named() {
    assert!(gaps(&[number(2), number(1), number(3)]).is_empty());
    assert_eq!(gaps(&[number(1), number(3)]), ["X001-WS·2026-Y-BGS缺第2件"]);
    assert_eq!(gaps(&[number(4), number(4)]), ["X001-WS·2026-Y-BGS缺第1至3件", "X001-WS·2026-Y-BGS第4件重复"]);
}

#[test]
fn a_proposal_is_made_for_every_kind() {
    for kind in Kind::ALL {
        assert!(Proposal::of(Some(kind)).reason.contains("惯例"), "{kind:?}");
    }
    assert_eq!(Proposal::of(Some(Kind::Minutes)).retention, Retention::Permanent);
    assert_eq!(Proposal::of(None).retention, Retention::Thirty);
    assert!(Proposal::STANDING.contains("不是规定"));
}

#[test]
fn descriptions_and_boxes_are_bounded() {
    assert!(Description { pages: Some(0), ..Description::default() }.checked().is_err());
    let marked = Description { pages: None, note: "秘密★5年".into() };
    assert!(matches!(marked.checked(), Err(Refusal::Classified(_))));
    assert_eq!(BoxRange::new(series(Retention::Ten), (3, 2), 1), Err(Refusal::Range));
    assert!(matches!(BoxRange::new(series(Retention::Ten), (1, 2), 0), Err(Refusal::Box(_))));
    assert_eq!(BoxRange::new(series(Retention::Ten), (1, 20), 3).unwrap().count(), 20);
}
