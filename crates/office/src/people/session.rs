//! How long a session (会话) lasts.

use crate::Moment;
use std::time::Duration;

/// A signed-in browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Whose.
    pub account: String,
    /// The token that its forms carry.
    pub csrf: String,
    /// When it began.
    pub created: Moment,
    /// When it was last used.
    pub seen: Moment,
}

/// Lifetimes of sessions.
#[derive(Clone, Copy, Debug)]
pub struct SessionRule {
    /// A session unused for so long is over.
    pub idle: Duration,
    /// A session is over after so long in any case.
    pub absolute: Duration,
    /// How exactly its last use is noted, so that reading a page seldom writes.
    pub grain: Duration,
}

/// What a session is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionState {
    /// Valid; its last use is recent enough.
    Fresh,
    /// Valid; its use should be noted.
    Stale,
    /// Over.
    Over,
}

impl Default for SessionRule {
    /// Two hours idle, twelve hours in all: a working day with its lunch break.
    fn default() -> Self {
        Self {
            idle: Duration::from_secs(2 * 3600),
            absolute: Duration::from_secs(12 * 3600),
            grain: Duration::from_secs(60),
        }
    }
}

impl SessionRule {
    /// What a session is at this moment.
    #[must_use]
    pub fn judge(&self, session: &Session, now: Moment) -> SessionState {
        let idle = now.since(session.seen);
        if idle >= self.idle || now.since(session.created) >= self.absolute {
            SessionState::Over
        } else if idle >= self.grain {
            SessionState::Stale
        } else {
            SessionState::Fresh
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sessions_end_by_idleness_and_by_age() {
        let rule = SessionRule::default();
        let minutes = |m: i64| Moment::from_millis(m * 60_000);
        let session = |created, seen| Session {
            account: "a".into(),
            csrf: String::new(),
            created: minutes(created),
            seen: minutes(seen),
        };
        assert_eq!(rule.judge(&session(0, 10), minutes(10)), SessionState::Fresh);
        assert_eq!(rule.judge(&session(0, 10), minutes(12)), SessionState::Stale);
        assert_eq!(rule.judge(&session(0, 10), minutes(130)), SessionState::Over);
        assert_eq!(rule.judge(&session(0, 719), minutes(720)), SessionState::Over);
    }
}
