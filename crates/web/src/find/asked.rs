//! The address of the page as a question, and back.

use app::find::{Cursor, Field, FindRequest, Order, StageFilter, Thing};
use gongwen::Date;
use office::approval::State;
use office::documents::{incoming, outgoing};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

/// What stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    pub(super) q: String,
    pub(super) kind: String,
    pub(super) who: String,
    pub(super) year: String,
    pub(super) stage: String,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) order: String,
    pub(super) open: String,
    pub(super) after: String,
}

/// The word for people and units in the address.
pub(super) const PEOPLE: &str = "people";

/// The stages of every kind: the kind, and each stage with its filter.
pub(super) fn stages() -> Vec<(Thing, Vec<(&'static str, StageFilter)>)> {
    let sent = outgoing::Stage::ALL.into_iter().map(|stage| (stage.name(), StageFilter::Outgoing(stage)));
    let received = incoming::Stage::ALL.into_iter().map(|stage| (stage.name(), StageFilter::Incoming(stage)));
    let approvals = State::ALL.into_iter().map(|state| (state.name(), StageFilter::Approval(state)));
    vec![
        (Thing::Outgoing, sent.collect()),
        (Thing::Incoming, received.collect()),
        (Thing::Approval, approvals.collect()),
    ]
}

/// A stage as it stands in the address: the kind and the name.
pub(super) fn stage_word(thing: Thing, name: &str) -> String {
    format!("{}.{name}", thing.slug())
}

impl Asked {
    /// The question. What cannot be read is left out.
    pub(super) fn request(&self) -> FindRequest {
        let thing = Thing::ALL.into_iter().find(|thing| thing.slug() == self.kind);
        let stage = stages().into_iter().flat_map(|(thing, stages)| stages.into_iter().map(move |one| (thing, one)));
        let stage = stage.into_iter().find(|(thing, (name, _))| stage_word(*thing, name) == self.stage);
        FindRequest {
            words: self.q.trim().to_owned(),
            field: match thing {
                Some(thing) => Field::Things(thing),
                None if self.kind == PEOPLE => Field::People,
                None => Field::Everywhere,
            },
            who: self.who.trim().to_owned(),
            year: self.year.parse().ok().filter(|year| (1900..2100).contains(year)),
            stage: stage.map(|(_, (_, filter))| filter),
            open: self.open == "1",
            from: Date::from_iso(self.from.trim()),
            to: Date::from_iso(self.to.trim()),
            order: match self.order.as_str() {
                "new" => Some(Order::Newest),
                "title" => Some(Order::Titles),
                _ => None,
            },
            after: cursor(&self.after),
        }
    }

    /// The address of the same question with another value in one place; pages begin anew.
    pub(super) fn with(&self, name: &str, value: &str) -> String {
        let fields = [
            ("q", self.q.trim()),
            ("kind", &self.kind),
            ("who", self.who.trim()),
            ("year", &self.year),
            ("stage", &self.stage),
            ("from", &self.from),
            ("to", &self.to),
            ("order", &self.order),
            ("open", &self.open),
            ("after", ""),
        ];
        let fields = fields.into_iter().map(|(known, old)| (known, if known == name { value } else { old }));
        let fields = fields.filter(|(_, value)| !value.is_empty());
        let pairs: Vec<String> = fields.map(|(name, value)| format!("{name}={}", code(value))).collect();
        format!("/find?{}", pairs.join("&"))
    }
}

/// The address of a question of words alone, in a field or everywhere.
pub(crate) fn address_of(words: &str, field: Field) -> String {
    let kind = match field {
        Field::Everywhere => String::new(),
        Field::Things(thing) => thing.slug().to_owned(),
        Field::People => PEOPLE.to_owned(),
    };
    Asked { q: words.to_owned(), kind, ..Asked::default() }.with("", "")
}

/// Where a page begins, as it stands in the address.
pub(super) fn after(cursor: Cursor) -> String {
    format!("{}{}", if cursor.beyond_titles { 'b' } else { 'a' }, cursor.place)
}

fn cursor(text: &str) -> Option<Cursor> {
    let (part, place) = text.split_at_checked(1)?;
    let beyond_titles = match part {
        "a" => false,
        "b" => true,
        _ => return None,
    };
    Some(Cursor { beyond_titles, place: place.parse().ok()? })
}

fn code(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_it_was_written() {
        let asked = Asked {
            q: " 防汛 & 物资 ".into(),
            kind: "incoming".into(),
            stage: stage_word(Thing::Incoming, incoming::Stage::Handling.name()),
            year: "2026".into(),
            from: "2026-01-01".into(),
            order: "title".into(),
            open: "1".into(),
            after: after(Cursor { beyond_titles: true, place: 7 }),
            ..Asked::default()
        };
        let request = asked.request();
        assert_eq!((request.words.as_str(), request.year, request.open), ("防汛 & 物资", Some(2026), true));
        assert_eq!(request.field, Field::Things(Thing::Incoming));
        assert_eq!(request.stage, Some(StageFilter::Incoming(incoming::Stage::Handling)));
        assert_eq!(request.after, Some(Cursor { beyond_titles: true, place: 7 }));
        let address = asked.with("year", "");
        assert!(!address.contains("year") && !address.contains("after"), "{address}");
        assert!(address.contains("%20%26%20"), "{address}");
    }

    #[test]
    fn what_cannot_be_read_is_left_out() {
        let asked = Asked {
            year: "甲".into(),
            stage: "x".into(),
            from: "昨天".into(),
            after: "防".into(),
            kind: "'".into(),
            ..Asked::default()
        };
        assert!(asked.request().is_empty());
        assert_eq!(address_of("王芳", Field::People), "/find?q=%E7%8E%8B%E8%8A%B3&kind=people");
    }
}
