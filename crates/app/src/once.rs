//! A form that is sent twice makes one thing: it brings the key under which that is made.

use crate::{Person, token};

/// What a form brings; empty for what comes from no form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Once(String);

impl Once {
    /// For a form that is shown now.
    #[must_use]
    pub fn fresh() -> String {
        store::new_id()
    }

    /// What a form sent; anything else than what [`fresh`](Self::fresh) gives counts as nothing.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let hyphen = |at: usize| matches!(at, 8 | 13 | 18 | 23);
        let good = |(at, byte): (usize, u8)| if hyphen(at) { byte == b'-' } else { byte.is_ascii_hexdigit() };
        let whole = text.len() == 36 && text.bytes().enumerate().all(good);
        Self(if whole { text.to_ascii_lowercase() } else { String::new() })
    }

    /// The key of the thing: the same for the same form of the same person, and no other's, whatever
    /// somebody makes a form say. It keeps the time of the form, by which keys are in order.
    pub(crate) fn key(&self, person: &Person, kind: &str) -> String {
        if self.0.is_empty() {
            return store::new_id();
        }
        let rest = token::digest(&format!("{kind} {} {}", person.id(), self.0));
        format!("{}7{}-8{}-{}", &self.0[..14], &rest[..3], &rest[3..6], &rest[6..18])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_key_counts() {
        let fresh = Once::fresh();
        assert_eq!(Once::read(&fresh), Once(fresh.clone()));
        for wrong in ["", "x", &fresh[1..], &fresh.replace('-', "0"), &format!("{fresh}0")] {
            assert_eq!(Once::read(wrong), Once::default(), "{wrong}");
        }
    }
}
