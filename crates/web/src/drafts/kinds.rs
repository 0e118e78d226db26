//! Kinds in addresses.

use gongwen::Kind;

/// The word for a kind in an address: `notice`.
pub(crate) fn slug(kind: Kind) -> &'static str {
    match kind {
        Kind::Resolution => "resolution",
        Kind::Decision => "decision",
        Kind::Order => "order",
        Kind::Communique => "communique",
        Kind::Proclamation => "proclamation",
        Kind::PublicNotice => "public-notice",
        Kind::Opinion => "opinion",
        Kind::Notice => "notice",
        Kind::Circular => "circular",
        Kind::Report => "report",
        Kind::Request => "request",
        Kind::Reply => "reply",
        Kind::Bill => "bill",
        Kind::Letter => "letter",
        Kind::Minutes => "minutes",
    }
}

/// The kind of a word.
pub(crate) fn from_slug(word: &str) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| slug(*kind) == word)
}
