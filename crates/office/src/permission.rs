//! Permissions as values: a verb that needs one asks for it, and only this file makes them.

use crate::authority::Holder;
use crate::organization::{Organization, Rank};
use crate::people::{Account, AccountState, Role};
use gongwen::Date;

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

    /// An administrator may read the whole record as well.
    #[must_use]
    pub fn inspector(&self) -> Inspector {
        Inspector(Holder { id: self.account.clone(), name: self.name.clone() })
    }
}

/// Proof that somebody works at the machine itself (本机管理员): they can read and write the data
/// anyway, so that what they do through the program at least is on record.
///
/// Nothing that comes over the network makes one: `cargo xtask tidy` lets only the command line
/// and tests call [`Operator::at_the_machine`].
#[derive(Clone, Debug)]
pub struct Operator {
    user: String,
}

impl Operator {
    /// For a user of the operating system, whose name goes on record.
    #[must_use]
    pub fn at_the_machine(user: &str) -> Self {
        let user: String = user.chars().filter(|c| !c.is_control()).take(64).collect();
        Self { user }
    }

    /// The name of the user in the operating system.
    #[must_use]
    pub fn user(&self) -> &str {
        &self.user
    }
}

/// Whoever may open, close and reset accounts. Only the permissions of this file are stewards.
pub trait Steward: sealed::Sealed {
    /// The account of the steward, which they may not close themselves.
    fn own_account(&self) -> Option<&str>;
}

impl Steward for Administrator {
    fn own_account(&self) -> Option<&str> {
        Some(&self.account)
    }
}

impl Steward for Operator {
    fn own_account(&self) -> Option<&str> {
        None
    }
}

mod sealed {
    /// Keeps other crates from making stewards.
    pub trait Sealed {}
    impl Sealed for super::Administrator {}
    impl Sealed for super::Operator {}
}

/// Proof that the person may read the whole record (查阅台账): an administrator, or somebody who
/// supervises in the own office (监督人员).
#[derive(Clone, Debug)]
pub struct Inspector(Holder);

impl Inspector {
    /// The permission of a person on a day, if a post in the own office gives it.
    #[must_use]
    pub fn of(organization: &Organization, person: &str, day: Date) -> Option<Self> {
        in_office(organization, person, day).contains(&Rank::Auditor).then_some(())?;
        holder(organization, person).map(Self)
    }

    /// Whose permission it is.
    #[must_use]
    pub fn holder(&self) -> &Holder {
        &self.0
    }
}

/// Declares a permission that a post in the own office gives.
macro_rules! by_post {
    ($(#[$doc:meta])* $name:ident: $($rank:ident)|+) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name(Holder);

        impl $name {
            /// The permission of a person on a day, if a post in the own office gives it.
            #[must_use]
            pub fn of(organization: &Organization, person: &str, day: Date) -> Option<Self> {
                let ranks = in_office(organization, person, day);
                ranks.iter().any(|rank| matches!(rank, $(Rank::$rank)|+)).then_some(())?;
                holder(organization, person).map(Self)
            }

            /// Whose permission it is.
            #[must_use]
            pub fn holder(&self) -> &Holder {
                &self.0
            }

            /// For tests of what asks for the permission.
            #[cfg(test)]
            pub(crate) fn for_test(id: &str) -> Self {
                Self(Holder { id: id.to_owned(), name: id.to_owned() })
            }
        }
    };
}

by_post! {
    /// Proof that the person keeps the registers of the office (机要文书): receives, numbers, prints,
    /// records seals, releases, files.
    Registrar: Registrar
}

by_post! {
    /// Proof that the person reviews documents for the office (审核; 《条例》 Art 20).
    Reviewer: Director | DeputyDirector | SectionHead
}

by_post! {
    /// Proof that the person works in the office.
    Member: Director | DeputyDirector | SectionHead | Secretary | Registrar | Clerk
}

/// Proof that the person may instruct on what the office receives (批示): a leader, or the
/// director of the office.
#[derive(Clone, Debug)]
pub struct Instructor(Holder);

impl Instructor {
    /// The permission of a person on a day, if the rank gives it.
    #[must_use]
    pub fn of(organization: &Organization, person: &str, day: Date) -> Option<Self> {
        let leads = organization.rank(person, day).is_some_and(Rank::is_leader);
        let directs = in_office(organization, person, day).contains(&Rank::Director);
        (leads || directs).then(|| holder(organization, person).map(Self)).flatten()
    }

    /// The permission of whoever stands in for somebody who was asked and is away, whatever the rank.
    #[must_use]
    pub fn in_place_of(organization: &Organization, asked: &str, person: &str, day: Date) -> Option<Self> {
        let stands_in = organization.substitute(asked, day).is_some_and(|substitute| substitute.id == person);
        stands_in.then(|| holder(organization, person).map(Self)).flatten()
    }

    /// For tests of what asks for the permission.
    #[cfg(test)]
    pub(crate) fn for_test(id: &str) -> Self {
        Self(Holder { id: id.to_owned(), name: id.to_owned() })
    }

    /// Whose permission it is.
    #[must_use]
    pub fn holder(&self) -> &Holder {
        &self.0
    }
}

/// The ranks that a person has in the own office, its sections included.
fn in_office(organization: &Organization, person: &str, day: Date) -> Vec<Rank> {
    let posts = organization.posts_of(person, day).into_iter();
    posts.filter(|post| organization.is_of_own_office(&post.unit, day)).map(|post| post.rank).collect()
}

fn holder(organization: &Organization, person: &str) -> Option<Holder> {
    organization.person(person).map(|person| Holder { id: person.id.clone(), name: person.name.clone() })
}
