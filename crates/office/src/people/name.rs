//! The two names of a person: the one for signing in and the one others read.

use super::Refusal;

/// 账号: what one types to sign in. Letters are kept small, so that 「Li」 and 「li」 are one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AccountName(String);

/// 姓名: what others read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisplayName(String);

impl AccountName {
    /// Reads an account name: 2 to 32 small letters, digits, Han characters, `.`, `_` or `-`.
    ///
    /// # Errors
    /// A name that is too short, too long or has other characters is refused.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let name = text.trim().to_lowercase();
        let fits = (2..=32).contains(&name.chars().count());
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-') || gongwen::number::is_han(c);
        if fits && name.chars().all(allowed) { Ok(Self(name)) } else { Err(Refusal::BadAccountName) }
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl DisplayName {
    /// Reads a person's name: 1 to 20 characters, none of them a control character.
    ///
    /// # Errors
    /// An empty or overlong name is refused.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let name = text.trim();
        let fits = (1..=20).contains(&name.chars().count());
        if fits && !name.chars().any(char::is_control) {
            Ok(Self(name.to_owned()))
        } else {
            Err(Refusal::BadDisplayName)
        }
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_folded_and_checked() {
        assert_eq!(AccountName::parse(" Li.Ming ").map(|n| n.0), Ok("li.ming".to_owned()));
        assert_eq!(AccountName::parse("李明").map(|n| n.0), Ok("李明".to_owned()));
        for wrong in ["a", "", "li ming", "li<b>", &"x".repeat(33)] {
            assert_eq!(AccountName::parse(wrong), Err(Refusal::BadAccountName), "{wrong}");
        }
        assert!(DisplayName::parse("欧阳明").is_ok());
        assert_eq!(DisplayName::parse("  "), Err(Refusal::BadDisplayName));
    }
}
