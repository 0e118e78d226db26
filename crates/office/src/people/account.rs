//! An account (账号) and what can be done with it.

use super::{AccountName, DisplayName, Event, Lockout, PasswordCheck, Refusal};
use crate::Moment;
use crate::permission::{Operator, Steward};

/// What a person may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// 普通用户: whatever their posts give them.
    Clerk,
    /// 管理员: also opens and closes accounts.
    Administrator,
}

/// Whether an account may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AccountState {
    /// 在用
    Active,
    /// 停用
    Disabled,
}

/// A person's account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its key.
    pub id: String,
    /// What one types to sign in.
    pub name: AccountName,
    /// What others read.
    pub display_name: DisplayName,
    /// What the person may do.
    pub role: Role,
    /// Whether it may be used.
    pub state: AccountState,
    /// Whether the password was set by someone else and must be changed first.
    pub must_change_password: bool,
    /// Wrong passwords in a row.
    pub failures: u32,
    /// Until when it is locked.
    pub locked_until: Option<Moment>,
}

/// An account that is to be opened.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// What one types to sign in.
    pub name: AccountName,
    /// What others read.
    pub display_name: DisplayName,
    /// What the person may do.
    pub role: Role,
    /// Whether the first act must be a new password.
    pub must_change_password: bool,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 2] = [Self::Clerk, Self::Administrator];

    /// The Chinese name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Clerk => "普通用户",
            Self::Administrator => "管理员",
        }
    }
}

impl Account {
    /// Signs in. A wrong password counts, and enough of them lock; a right one while locked or
    /// disabled changes nothing. The caller keeps the account in every case.
    ///
    /// # Errors
    /// Refused with one sentence for every reason.
    pub fn sign_in(&mut self, check: PasswordCheck, now: Moment, lockout: &Lockout) -> Result<Event, Refusal> {
        if self.state == AccountState::Disabled || self.is_locked(now) {
            return Err(Refusal::NotSignedIn);
        }
        if check == PasswordCheck::Wrong {
            self.failures += 1;
            self.locked_until = lockout.after(self.failures, now);
            return Err(Refusal::NotSignedIn);
        }
        self.failures = 0;
        self.locked_until = None;
        Ok(Event::SignedIn)
    }

    /// Whether it is locked now. A lock that is over also forgets the failures at the next try.
    pub fn is_locked(&mut self, now: Moment) -> bool {
        match self.locked_until {
            Some(until) if now < until => true,
            Some(_) => {
                self.locked_until = None;
                self.failures = 0;
                false
            }
            None => false,
        }
    }

    /// The person changes the password.
    ///
    /// # Errors
    /// Refused if the old one is wrong or the new one is the old one.
    pub fn change_password(&mut self, old: PasswordCheck, new_is_old: PasswordCheck) -> Result<Event, Refusal> {
        if old == PasswordCheck::Wrong {
            return Err(Refusal::WrongOldPassword);
        }
        if new_is_old == PasswordCheck::Right {
            return Err(Refusal::SamePassword);
        }
        self.must_change_password = false;
        Ok(Event::PasswordChanged)
    }

    /// Somebody else sets a password, which the person must change at once.
    pub fn reset_password(&mut self, _: &impl Steward) -> Event {
        self.must_change_password = true;
        self.failures = 0;
        self.locked_until = None;
        Event::PasswordReset
    }

    /// 停用
    ///
    /// # Errors
    /// Refused for one's own account and for one that is disabled already.
    pub fn disable(&mut self, by: &impl Steward) -> Result<Event, Refusal> {
        if by.own_account() == Some(self.id.as_str()) {
            return Err(Refusal::OwnAccount);
        }
        match self.state {
            AccountState::Disabled => Err(Refusal::NothingToDo),
            AccountState::Active => {
                self.state = AccountState::Disabled;
                Ok(Event::Disabled)
            }
        }
    }

    /// 启用
    ///
    /// # Errors
    /// Refused for an account in use.
    pub fn enable(&mut self, _: &impl Steward) -> Result<Event, Refusal> {
        match self.state {
            AccountState::Active => Err(Refusal::NothingToDo),
            AccountState::Disabled => {
                self.state = AccountState::Active;
                self.failures = 0;
                self.locked_until = None;
                Ok(Event::Enabled)
            }
        }
    }

    /// 解锁
    ///
    /// # Errors
    /// Refused for an account that is not locked.
    pub fn unlock(&mut self, _: &impl Steward, now: Moment) -> Result<Event, Refusal> {
        if !self.is_locked(now) {
            return Err(Refusal::NothingToDo);
        }
        self.failures = 0;
        self.locked_until = None;
        Ok(Event::Unlocked)
    }

    /// 设为管理员, at the machine only: an office whose last administrator has left needs a way back.
    ///
    /// # Errors
    /// Refused for an administrator and for an account that is disabled.
    pub fn make_administrator(&mut self, _: &Operator) -> Result<Event, Refusal> {
        match (self.state, self.role) {
            (AccountState::Active, Role::Clerk) => {
                self.role = Role::Administrator;
                Ok(Event::MadeAdministrator)
            }
            (AccountState::Active, Role::Administrator) | (AccountState::Disabled, _) => Err(Refusal::NothingToDo),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::Administrator;

    fn account(id: &str, role: Role) -> Account {
        Account {
            id: id.into(),
            name: AccountName::parse("liming").unwrap(),
            display_name: DisplayName::parse("李明").unwrap(),
            role,
            state: AccountState::Active,
            must_change_password: false,
            failures: 0,
            locked_until: None,
        }
    }

    #[test]
    fn five_failures_lock_for_a_quarter_of_an_hour() {
        let lockout = Lockout::default();
        let at = |minute: i64| Moment::from_millis(minute * 60_000);
        let mut person = account("1", Role::Clerk);
        for _ in 0..4 {
            assert!(person.sign_in(PasswordCheck::Wrong, at(0), &lockout).is_err());
            assert!(!person.is_locked(at(0)));
        }
        assert!(person.sign_in(PasswordCheck::Wrong, at(0), &lockout).is_err());
        assert_eq!(person.sign_in(PasswordCheck::Right, at(14), &lockout), Err(Refusal::NotSignedIn));
        assert!(person.sign_in(PasswordCheck::Wrong, at(15), &lockout).is_err());
        assert_eq!(person.failures, 1);
        assert_eq!(person.sign_in(PasswordCheck::Right, at(15), &lockout), Ok(Event::SignedIn));
        assert_eq!(person.failures, 0);
    }

    #[test]
    fn state_by_verb() {
        let boss = Administrator::of(&account("9", Role::Administrator)).unwrap();
        assert!(Administrator::of(&account("1", Role::Clerk)).is_none());
        let mut person = account("1", Role::Clerk);
        assert_eq!(person.enable(&boss), Err(Refusal::NothingToDo));
        assert_eq!(person.disable(&boss), Ok(Event::Disabled));
        assert_eq!(person.disable(&boss), Err(Refusal::NothingToDo));
        let now = Moment::default();
        assert_eq!(person.sign_in(PasswordCheck::Right, now, &Lockout::default()), Err(Refusal::NotSignedIn));
        assert_eq!(person.enable(&boss), Ok(Event::Enabled));
        assert_eq!(person.unlock(&boss, now), Err(Refusal::NothingToDo));
        assert_eq!(account("9", Role::Administrator).disable(&boss), Err(Refusal::OwnAccount));
    }

    #[test]
    fn at_the_machine_there_is_a_way_back() {
        let operator = Operator::at_the_machine("root\n");
        assert_eq!(operator.user(), "root");
        let mut person = account("1", Role::Clerk);
        assert_eq!(person.make_administrator(&operator), Ok(Event::MadeAdministrator));
        assert_eq!(person.make_administrator(&operator), Err(Refusal::NothingToDo));
        assert!(Administrator::of(&person).is_some());
        assert_eq!(person.disable(&operator), Ok(Event::Disabled));
        let mut closed = account("2", Role::Clerk);
        assert_eq!(closed.disable(&operator), Ok(Event::Disabled));
        assert_eq!(closed.make_administrator(&operator), Err(Refusal::NothingToDo));
        assert_eq!(closed.enable(&operator), Ok(Event::Enabled));
    }

    #[test]
    fn a_password_from_someone_else_must_be_changed_first() {
        let mut person = account("9", Role::Administrator);
        let boss = Administrator::of(&person).unwrap();
        assert_eq!(person.reset_password(&boss), Event::PasswordReset);
        assert!(Administrator::of(&person).is_none());
        let (right, wrong) = (PasswordCheck::Right, PasswordCheck::Wrong);
        assert_eq!(person.change_password(wrong, wrong), Err(Refusal::WrongOldPassword));
        assert_eq!(person.change_password(right, right), Err(Refusal::SamePassword));
        assert_eq!(person.change_password(right, wrong), Ok(Event::PasswordChanged));
        assert!(!person.must_change_password);
    }
}
