//! Fields of forms on documents, read into values of the domain.

use crate::form::Fields;
use app::documents::Description;
use app::{Error, ErrorKind};
use gongwen::Date;
use office::documents::outgoing::{Head, Opinion};
use office::documents::{Ground, Openness};

/// The words of a ground in forms.
pub(super) const GROUNDS: [(&str, Ground); 4] = [
    ("forbidden", Ground::Forbidden),
    ("third-party", Ground::ThirdParty),
    ("internal", Ground::Internal),
    ("in-process", Ground::InProcess),
];

/// What is said of a document besides its text. What is not to be public needs its ground.
pub(super) fn description(fields: &Fields) -> Result<Description, Error> {
    let reason = fields.get("reason").trim().to_owned();
    let ground = GROUNDS.into_iter().find(|(word, _)| *word == fields.get("ground")).map(|(_, ground)| ground);
    let openness = match (fields.get("openness"), ground) {
        ("active", _) => Some(Openness::Active),
        ("on-request", _) => Some(Openness::OnRequest(reason)),
        ("closed", Some(ground)) => Some(Openness::Closed(ground, reason)),
        ("closed", None) => return Err(Error::new(ErrorKind::Invalid, "不予公开的，请选择依据并写明理由。")),
        _ => None,
    };
    let circle = fields.circle();
    Ok(Description { matter: fields.get("matter").to_owned(), openness, circle })
}

/// The five opinions of a review.
pub(super) fn opinions(fields: &Fields) -> [Opinion; 5] {
    let opinion = |at: usize| match fields.get(&format!("head{at}")) {
        "objection" => Opinion::Objection(fields.get(&format!("objection{at}")).trim().to_owned()),
        "not-concerned" => Opinion::NotConcerned,
        "clear" => Opinion::Clear,
        // Nothing chosen: an objection without words is not accepted.
        _ => Opinion::Objection(String::new()),
    };
    let heads = Head::ALL.map(|head| Head::ALL.iter().position(|other| *other == head).unwrap_or(0));
    heads.map(opinion)
}

/// A day from a field for days.
pub(super) fn day(text: &str) -> Option<Date> {
    Date::from_iso(text.trim())
}

/// A number from a field; 0 for what is none.
pub(super) fn count(text: &str) -> u32 {
    text.trim().parse().unwrap_or(0)
}
