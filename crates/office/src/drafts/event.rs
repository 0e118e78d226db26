//! What happened to a draft.

/// An event in the life of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The text was replaced.
    Saved,
    /// The same text was saved again; nothing changed.
    Unchanged,
    /// Put into the trash.
    Discarded,
    /// Taken out of the trash.
    Recovered,
}
