//! The person behind a request.

use crate::act::Standing;
use office::Administrator;
use office::people::{Account, Role};

/// A person who is signed in.
#[derive(Clone, Debug)]
pub struct Person {
    account: Account,
    csrf: String,
    unread: i64,
    inspects: bool,
    insider: bool,
    standing: Standing,
}

impl Person {
    pub(crate) fn new(account: Account, csrf: String) -> Self {
        Self { account, csrf, unread: 0, inspects: false, insider: false, standing: Standing::Account }
    }

    /// Somebody of the demonstration, for whom the program acts: there is no account yet.
    pub(crate) fn of_the_cast(account: Account) -> Self {
        Self { standing: Standing::Program, ..Self::new(account, String::new()) }
    }

    /// What must hold of the account for the person to act.
    pub(crate) fn standing(&self) -> Standing {
        self.standing
    }

    /// The same person with so many notices that are not read.
    #[must_use]
    pub fn with_unread(mut self, unread: i64) -> Self {
        self.unread = unread;
        self
    }

    /// How many notices they had not read when the request came.
    #[must_use]
    pub fn unread(&self) -> i64 {
        self.unread
    }

    /// The same person, who is shown the way to the ledger and to the registers of the office or not.
    #[must_use]
    pub(crate) fn shown(mut self, inspects: bool, insider: bool) -> Self {
        (self.inspects, self.insider) = (inspects, insider);
        self
    }

    /// Whether the person is shown the way to the registers of the office. The permission is asked
    /// for there.
    #[must_use]
    pub fn is_insider(&self) -> bool {
        self.insider
    }

    /// Whether the person is shown the way to the ledger. The permission is asked for there.
    #[must_use]
    pub fn inspects(&self) -> bool {
        self.inspects
    }

    /// The key of the account.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.account.id
    }

    /// What one types to sign in.
    #[must_use]
    pub fn account_name(&self) -> &str {
        self.account.name.as_str()
    }

    /// What others read.
    #[must_use]
    pub fn name(&self) -> &str {
        self.account.display_name.as_str()
    }

    /// What the person may do.
    #[must_use]
    pub fn role(&self) -> Role {
        self.account.role
    }

    /// The token that forms of this session carry.
    #[must_use]
    pub fn csrf(&self) -> &str {
        &self.csrf
    }

    /// Whether the first thing to do is to choose a password.
    #[must_use]
    pub fn must_change_password(&self) -> bool {
        self.account.must_change_password
    }

    /// The permission of an administrator, if the person has it.
    #[must_use]
    pub fn administrator(&self) -> Option<Administrator> {
        Administrator::of(&self.account)
    }
}
