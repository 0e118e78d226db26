//! 发文机关代字: under which words a document may be numbered.

use crate::error::{Error, Kind, Result};
use gongwen::Date;
use office::documents::outgoing::Outgoing;
use office::organization::{Organization, Unit};

/// The words of the organ that signs a document, of a joint one those of the first; those of both the
/// government and the office where the organ cannot be told. Empty where the organisation has none.
#[must_use]
pub fn series(document: &Outgoing, organization: &Organization, today: Date) -> Vec<String> {
    let organs: Vec<&Unit> =
        [organization.government(today), organization.own_office(today)].into_iter().flatten().collect();
    let read = gongwen::read(&document.content.text, document.content.syntax).document;
    let signs = |unit: &&&Unit| {
        read.signature.organs.first().is_some_and(|organ| unit.standing(today).is_called(organ.as_str()))
    };
    let codes = |unit: &Unit| unit.standing(today).codes.clone();
    match organs.iter().find(signs).map(|unit| codes(unit)).filter(|codes| !codes.is_empty()) {
        Some(of_organ) => of_organ,
        None => organs.into_iter().flat_map(codes).collect(),
    }
}

/// Whether a document may be numbered under these words.
///
/// # Errors
/// Says which words its organ has.
pub(super) fn check(word: &str, document: &Outgoing, organization: &Organization, today: Date) -> Result<()> {
    let known = series(document, organization, today);
    if known.is_empty() || known.iter().any(|one| one == word) {
        return Ok(());
    }
    let message =
        format!("这份公文不能用“{word}”编号。按署名机关，可以用：{}。机关代字在组织机构里设置。", known.join("、"));
    Err(Error::new(Kind::Invalid, message))
}
