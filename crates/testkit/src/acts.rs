//! An act for tests of storage, where it does not matter whose it is.

use ledger::Entry;

/// The entry of some act.
#[must_use]
pub fn act() -> Entry {
    Entry {
        id: store::new_id(),
        at: 1,
        actor: "tester".to_owned(),
        actor_name: "测试".to_owned(),
        behalf: None,
        verb: "test.done".to_owned(),
        object_kind: "test".to_owned(),
        object_id: "1".to_owned(),
        before: String::new(),
        after: String::new(),
        reason: String::new(),
        words: "测试".to_owned(),
        records: String::new(),
    }
}
