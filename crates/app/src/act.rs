//! Who acts on what: the entry that every act leaves in the ledger.

use crate::{App, Person};
use ledger::Entry;
use office::permission::Inspector;
use office::{Administrator, Operator};

/// Somebody whose act is recorded.
pub(crate) trait Actor {
    /// The key of the person.
    fn id(&self) -> &str;
    /// The name, as the record shows it.
    fn name(&self) -> &str;
    /// What must still hold of the account when the act is written.
    fn standing(&self) -> Standing;
}

/// What must hold of the account of whoever acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Nothing: there is no account.
    Program,
    /// It is active.
    Account,
    /// It is active and an administrator's.
    Administrator,
}

impl Actor for Person {
    fn id(&self) -> &str {
        Person::id(self)
    }

    fn name(&self) -> &str {
        Person::name(self)
    }

    fn standing(&self) -> Standing {
        Person::standing(self)
    }
}

impl Actor for Administrator {
    fn id(&self) -> &str {
        self.account()
    }

    fn name(&self) -> &str {
        Administrator::name(self)
    }

    fn standing(&self) -> Standing {
        Standing::Administrator
    }
}

impl Actor for Inspector {
    fn id(&self) -> &str {
        &self.holder().id
    }

    fn name(&self) -> &str {
        &self.holder().name
    }

    fn standing(&self) -> Standing {
        Standing::Account
    }
}

/// Whoever works at the machine itself; the words of the entry say which user of the system it was.
impl Actor for Operator {
    fn id(&self) -> &'static str {
        "operator"
    }

    fn name(&self) -> &'static str {
        "本机管理员"
    }

    fn standing(&self) -> Standing {
        Standing::Program
    }
}

/// The program itself, for what happens because time has passed.
pub(crate) struct System;

impl Actor for System {
    fn id(&self) -> &'static str {
        "system"
    }

    fn name(&self) -> &'static str {
        "系统"
    }

    fn standing(&self) -> Standing {
        Standing::Program
    }
}

/// The thing that is acted on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Object<'a> {
    kind: &'static str,
    id: &'a str,
}

impl<'a> Object<'a> {
    /// A thing by its kind and key.
    pub(crate) fn new(kind: &'static str, id: &'a str) -> Self {
        Self { kind, id }
    }
}

impl App {
    /// The entry of an act, now. `verb` is a permanent word, `words` says it to people.
    pub(crate) fn entry(
        &self,
        by: &impl Actor,
        verb: &'static str,
        object: Object<'_>,
        words: impl Into<String>,
    ) -> Entry {
        Entry {
            id: store::new_id(),
            at: self.clock.now().millis(),
            actor: by.id().to_owned(),
            actor_name: by.name().to_owned(),
            behalf: None,
            verb: verb.to_owned(),
            object_kind: object.kind.to_owned(),
            object_id: object.id.to_owned(),
            before: String::new(),
            after: String::new(),
            reason: String::new(),
            words: words.into(),
            records: String::new(),
        }
    }
}
