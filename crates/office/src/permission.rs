//! Permissions as values: a verb that needs one asks for it, and only this file makes them.

use crate::people::{Account, AccountState, Role};

/// Proof that the person acting is an administrator (管理员).
#[derive(Clone, Debug)]
pub struct Administrator {
    account: String,
    name: String,
}

impl Administrator {
    /// The permission of an account, if it has it.
    #[must_use]
    pub fn of(account: &Account) -> Option<Self> {
        let active = account.state == AccountState::Active && !account.must_change_password;
        (active && account.role == Role::Administrator)
            .then(|| Self { account: account.id.clone(), name: account.display_name.as_str().to_owned() })
    }

    /// Whose permission it is.
    #[must_use]
    pub fn account(&self) -> &str {
        &self.account
    }

    /// The name of that person.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}
