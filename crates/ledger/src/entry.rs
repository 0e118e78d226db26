//! An entry (台账条目): one act of one person on one thing.

use serde::{Deserialize, Serialize};

/// In whose name somebody acted (代何人办理).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Behalf {
    /// The key of the person who was away.
    pub id: String,
    /// The name as it was then.
    pub name: String,
}

/// An entry. Its line is what the tree is made of; it is never changed after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its key, ordered by time.
    pub id: String,
    /// When, in milliseconds since 1970 (UTC).
    pub at: i64,
    /// The key of the person who acted.
    pub actor: String,
    /// The name as it was then.
    pub actor_name: String,
    /// In whose name, if not in the actor's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub behalf: Option<Behalf>,
    /// What was done: `document.signed`. Permanent words.
    pub verb: String,
    /// What kind of thing it was done to.
    pub object_kind: String,
    /// The key of the thing.
    pub object_id: String,
    /// SM3 of the content before, in hexadecimal; empty if there was none.
    pub before: String,
    /// SM3 of the content after, in hexadecimal; empty if there is none.
    pub after: String,
    /// Why, if a reason was asked for.
    pub reason: String,
    /// What was done, in plain Chinese.
    pub words: String,
    /// How each record stood that the act changed, as [`RecordDigest::join`](crate::RecordDigest::join)
    /// writes them; empty if it changed none, and in entries of earlier programs.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub records: String,
}

impl Entry {
    /// In the name of somebody else: the record shows both (D3).
    #[must_use]
    pub fn on_behalf_of(mut self, id: impl Into<String>, name: impl Into<String>) -> Self {
        self.behalf = Some(Behalf { id: id.into(), name: name.into() });
        self
    }

    /// With the reason that was given.
    #[must_use]
    pub fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = reason.into();
        self
    }

    /// With the digests of the content before and after.
    #[must_use]
    pub fn changed(mut self, before: impl Into<String>, after: impl Into<String>) -> Self {
        self.before = before.into();
        self.after = after.into();
        self
    }

    /// The canonical line: JSON with the fields in the order above and no white space. Its bytes
    /// are the leaf of the tree.
    #[must_use]
    pub fn line(&self) -> String {
        // A value of strings and numbers always has a line.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The entry of a line; `None` if the line is not the canonical one of any entry.
    #[must_use]
    pub fn from_line(line: &str) -> Option<Self> {
        let entry: Self = serde_json::from_str(line).ok()?;
        (entry.line() == line).then_some(entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Entry {
        Entry {
            id: "1".into(),
            at: 7,
            actor: "p1".into(),
            actor_name: "周正".into(),
            behalf: None,
            verb: "document.signed".into(),
            object_kind: "document".into(),
            object_id: "d1".into(),
            before: String::new(),
            after: "ab".into(),
            reason: String::new(),
            words: "签发“通知”".into(),
            records: String::new(),
        }
    }

    #[test]
    fn an_entry_has_one_line() {
        let line = r#"{"id":"1","at":7,"actor":"p1","actor_name":"周正","verb":"document.signed","object_kind":"document","object_id":"d1","before":"","after":"ab","reason":"","words":"签发“通知”"}"#;
        assert_eq!(entry().line(), line);
        assert_eq!(Entry::from_line(line), Some(entry()));
        let kept = Entry { records: "document d1 1 2 ab".into(), ..entry() };
        assert!(kept.line().ends_with(r#","words":"签发“通知”","records":"document d1 1 2 ab"}"#));
        assert_eq!(Entry::from_line(&kept.line()), Some(kept));
        let both = entry().on_behalf_of("p2", "郑明").because("外出");
        assert!(both.line().contains(r#""behalf":{"id":"p2","name":"郑明"}"#));
        assert_eq!(Entry::from_line(&both.line()), Some(both));
    }

    #[test]
    fn another_spelling_of_the_same_is_no_line() {
        let line = entry().line();
        for other in [line.replace(":7", ": 7"), line.replace("周正", "\\u5468正"), line.replace("\"at\"", "\"when\"")]
        {
            assert_eq!(Entry::from_line(&other), None, "{other}");
        }
    }
}
