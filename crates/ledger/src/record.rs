//! How a record stood when an act was done (整件摘要): a digest over everything that is kept of it.

use std::fmt;

/// How a record stood right after an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordDigest {
    /// What kind of record, in a permanent word.
    pub kind: String,
    /// Its key; `-` for what there is only one of.
    pub id: String,
    /// Which columns the digest is over: each form is fixed for good.
    pub form: u32,
    /// Counts the changes of the record.
    pub revision: i64,
    /// SM3 in hexadecimal.
    pub digest: String,
}

impl RecordDigest {
    /// As an entry bears them: `kind id form revision digest`, with `;` between them.
    #[must_use]
    pub fn join(records: &[Self]) -> String {
        records.iter().map(ToString::to_string).collect::<Vec<_>>().join(";")
    }

    /// Those that an entry bears; what is none is passed over.
    #[must_use]
    pub fn split(text: &str) -> Vec<Self> {
        text.split(';').filter_map(Self::read).collect()
    }

    fn read(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let mut next = || words.next();
        let record = Self {
            kind: next()?.to_owned(),
            id: next()?.to_owned(),
            form: next()?.parse().ok()?,
            revision: next()?.parse().ok()?,
            digest: next()?.to_owned(),
        };
        words.next().is_none().then_some(record)
    }
}

impl fmt::Display for RecordDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, id, form, revision, digest } = self;
        write!(f, "{kind} {id} {form} {revision} {digest}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_written_and_read() {
        let one = RecordDigest { kind: "outgoing".into(), id: "d1".into(), form: 1, revision: 7, digest: "ab".into() };
        let two = RecordDigest { kind: "copies".into(), revision: -1, ..one.clone() };
        let text = RecordDigest::join(&[one.clone(), two.clone()]);
        assert_eq!(text, "outgoing d1 1 7 ab;copies d1 1 -1 ab");
        assert_eq!(RecordDigest::split(&text), [one, two]);
        for other in ["", ";", "outgoing d1 1 7", "outgoing d1 x 7 ab", "outgoing d1 1 7 ab c"] {
            assert_eq!(RecordDigest::split(other), [], "{other}");
        }
    }
}
