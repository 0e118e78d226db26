//! What a password (密码) must be.

use super::{AccountName, Refusal, Weakness};

/// A password that meets the rule. Never printed.
pub struct Password(String);

/// Whether what was typed is the account's password; found out by whoever knows the hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordCheck {
    /// It is.
    Right,
    /// It is not.
    Wrong,
}

/// Beginnings that everybody tries first.
const COMMON: [&str; 14] = [
    "password",
    "passw0rd",
    "admin",
    "administrator",
    "qwerty",
    "qwertyuiop",
    "1qaz2wsx",
    "abc123",
    "abcd1234",
    "a123456",
    "iloveyou",
    "wenshu",
    "welcome",
    "letmein",
];

impl Password {
    /// The shortest password, in characters.
    pub const SHORTEST: usize = 10;
    /// The longest, so that hashing stays cheap.
    pub const LONGEST: usize = 128;

    /// Checks a new password. Length counts most; a long sentence is as good as signs and digits.
    ///
    /// # Errors
    /// A password that is short, uniform, common or the account's name is refused with the reason.
    pub fn choose(text: &str, account: &AccountName) -> Result<Self, Refusal> {
        let length = text.chars().count();
        if length < Self::SHORTEST {
            return Err(Refusal::WeakPassword(Weakness::Short));
        }
        if length > Self::LONGEST {
            return Err(Refusal::WeakPassword(Weakness::Long));
        }
        let small = text.to_lowercase();
        if small.contains(account.as_str()) {
            return Err(Refusal::WeakPassword(Weakness::AccountName));
        }
        let bare = small.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_ascii_punctuation());
        if bare.is_empty() && classes(text) < 2 || COMMON.contains(&bare) || COMMON.contains(&small.as_str()) {
            return Err(Refusal::WeakPassword(Weakness::Common));
        }
        let mut distinct: Vec<char> = small.chars().collect();
        distinct.sort_unstable();
        distinct.dedup();
        // A sentence in Chinese is of one class and still hard to guess: each character counts twice.
        let weight = length + text.chars().filter(|c| !c.is_ascii()).count();
        if distinct.len() < 5 || classes(text) < 2 && weight < 16 {
            return Err(Refusal::WeakPassword(Weakness::Uniform));
        }
        Ok(Self(text.to_owned()))
    }

    /// For hashing.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}

/// How many of small letters, capitals, digits and anything else occur.
fn classes(text: &str) -> usize {
    let any = |class: fn(&char) -> bool| usize::from(text.chars().any(|c| class(&c)));
    any(char::is_ascii_lowercase)
        + any(char::is_ascii_uppercase)
        + any(char::is_ascii_digit)
        + any(|c| !c.is_ascii_alphanumeric())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn weak_passwords_are_refused_with_the_reason() {
        let name = AccountName::parse("liming").unwrap();
        for (text, weakness) in [
            ("short1", Weakness::Short),
            ("1234567890", Weakness::Common),
            ("password123!", Weakness::Common),
            ("liming-2026", Weakness::AccountName),
            ("aaaaaaaaaa1", Weakness::Uniform),
            ("abcdefghijk", Weakness::Uniform),
        ] {
            match Password::choose(text, &name) {
                Err(Refusal::WeakPassword(found)) => assert_eq!(found, weakness, "{text}"),
                other => panic!("{text}: {other:?}"),
            }
        }
        assert!(Password::choose(&"长".repeat(129), &name).is_err());
        for good in ["云溪的水2026很清", "correct horse battery", "Tr4vel-light", "云溪县很安静的一天啊"]
        {
            assert!(Password::choose(good, &name).is_ok(), "{good}");
        }
    }
}
