//! How values of the domain stand in a column.

use crate::Error;
use gongwen::{Kind, Syntax};
use office::documents::{Circle, incoming, outgoing};
use office::drafts::{Origin, Reason};
use office::people::{AccountState, Role};

/// A value with a fixed word in the database.
pub(crate) trait Word: Sized + Copy {
    /// The word.
    fn word(self) -> &'static str;
    /// The value of a word.
    fn from_word(word: &str) -> Result<Self, Error>;
}

macro_rules! words {
    ($type:ty, $name:literal, $($value:path => $word:literal),+ $(,)?) => {
        impl Word for $type {
            fn word(self) -> &'static str {
                match self { $($value => $word),+ }
            }
            fn from_word(word: &str) -> Result<Self, Error> {
                match word { $($word => Ok($value),)+ _ => Err(Error::Corrupt($name)) }
            }
        }
    };
}
pub(crate) use words;

words!(Role, "role", Role::Clerk => "clerk", Role::Administrator => "administrator");
words!(AccountState, "account state", AccountState::Active => "active", AccountState::Disabled => "disabled");
words!(Syntax, "syntax", Syntax::Plain => "plain", Syntax::Markdown => "markdown");
words!(Origin, "origin",
    Origin::Form => "form", Origin::Paste => "paste", Origin::Upload => "upload", Origin::Sample => "sample");
words!(Reason, "reason",
    Reason::Created => "created", Reason::Autosave => "autosave", Reason::Saved => "saved",
    Reason::Fixed => "fixed", Reason::Header => "header", Reason::Restored => "restored");

words!(Circle, "circle", Circle::Office => "office", Circle::Involved => "involved");
words!(outgoing::Stage, "stage",
    outgoing::Stage::Drafting => "drafting", outgoing::Stage::Reviewing => "reviewing",
    outgoing::Stage::Approving => "approving", outgoing::Stage::Signed => "signed",
    outgoing::Stage::Rechecked => "rechecked", outgoing::Stage::Registered => "registered",
    outgoing::Stage::Printed => "printed", outgoing::Stage::Sealed => "sealed",
    outgoing::Stage::Released => "released", outgoing::Stage::Archived => "archived",
    outgoing::Stage::Cancelled => "cancelled");
words!(incoming::Stage, "stage",
    incoming::Stage::Sent => "sent", incoming::Stage::Received => "received",
    incoming::Stage::Registered => "registered", incoming::Stage::SentBack => "sent-back",
    incoming::Stage::Examined => "examined", incoming::Stage::Proposed => "proposed",
    incoming::Stage::Handling => "handling", incoming::Stage::Circulating => "circulating",
    incoming::Stage::Concluded => "concluded", incoming::Stage::Archived => "archived");
words!(incoming::Urgency, "urgency",
    incoming::Urgency::Normal => "normal", incoming::Urgency::Urgent => "urgent",
    incoming::Urgency::Immediate => "immediate");
words!(incoming::Treatment, "treatment",
    incoming::Treatment::Action => "action", incoming::Treatment::Reading => "reading");

/// A kind is kept by its Chinese name, which 《条例》 fixes.
pub(crate) fn kind(name: Option<&str>) -> Option<Kind> {
    name.and_then(Kind::from_name)
}

/// One row must have been changed; none means that the row is not as it was read.
pub(crate) fn one(rows: u64) -> Result<(), Error> {
    if rows == 1 { Ok(()) } else { Err(Error::ChangedMeanwhile) }
}
