//! Fixed words and spans in columns.

use crate::Error;
use crate::row::{Word, words};
use gongwen::Date;
use office::organization::{AbsenceKind, Rank, Seats, Span, UnitKind};

words!(UnitKind, "unit kind",
    UnitKind::Superior => "superior", UnitKind::Government => "government", UnitKind::OwnOffice => "own_office",
    UnitKind::Bureau => "bureau", UnitKind::Township => "township", UnitKind::PartyBody => "party_body",
    UnitKind::Section => "section", UnitKind::Other => "other");
words!(Rank, "rank",
    Rank::PartySecretary => "party_secretary", Rank::CountyHead => "county_head",
    Rank::ExecutiveDeputy => "executive_deputy", Rank::DeputyHead => "deputy_head", Rank::Director => "director",
    Rank::DeputyDirector => "deputy_director", Rank::UnitHead => "unit_head",
    Rank::DeputyUnitHead => "deputy_unit_head", Rank::SectionHead => "section_head", Rank::Secretary => "secretary",
    Rank::Registrar => "registrar", Rank::Clerk => "clerk", Rank::Liaison => "liaison", Rank::Auditor => "auditor");
words!(Seats, "seats", Seats::One => "one", Seats::Many => "many");
words!(AbsenceKind, "absence kind",
    AbsenceKind::Travel => "travel", AbsenceKind::Leave => "leave", AbsenceKind::Illness => "illness",
    AbsenceKind::Training => "training", AbsenceKind::Other => "other");

/// A day as it stands in a column.
pub(super) fn day(text: &str) -> Result<Date, Error> {
    Date::from_iso(text).ok_or(Error::Corrupt("day"))
}

/// The span of two columns.
pub(super) fn span(from: &str, to: Option<&str>) -> Result<Span, Error> {
    Span::new(day(from)?, to.map(day).transpose()?).map_err(|_| Error::Corrupt("span"))
}

/// Names in one column, a line each.
pub(super) fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}
