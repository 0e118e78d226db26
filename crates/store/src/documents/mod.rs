//! Official documents (公文): those sent, those received, their numbers, versions, copies, files,
//! and who has a part in them.

pub mod copies;
pub mod files;
pub mod incoming;
pub mod inherit;
pub mod load;
pub mod moved;
pub mod numbers;
pub mod offline;
pub mod outgoing;
pub mod readers;
pub mod register;
pub mod versions;
pub mod waiting;

use crate::Error;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Whose eyes a list or a document is for. Every statement that reads asks for one.
#[derive(Clone, Debug)]
pub struct Viewer {
    /// The key of the person.
    pub person: String,
    /// Whether the person works in the office, or is a leader of the government.
    pub insider: bool,
}

/// A value with structure, kept as JSON.
fn to_json<T: Serialize>(value: &T) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|_| Error::Corrupt("JSON to write"))
}

pub(crate) fn from_json<T: DeserializeOwned>(text: &str, what: &'static str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|_| Error::Corrupt(what))
}
