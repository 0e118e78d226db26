//! When a save becomes a version (版本) of its own.

use crate::Moment;
use std::time::Duration;

/// Why a version was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// 新建
    Created,
    /// 自动保存
    Autosave,
    /// 保存, asked for by the person
    Saved,
    /// 修改建议: fixes were applied
    Fixed,
    /// 公文要素: the header form was changed
    Header,
    /// 恢复旧版
    Restored,
}

/// The newest version, as far as the rule needs it.
#[derive(Clone, Copy, Debug)]
pub struct Latest {
    /// Its number.
    pub number: i64,
    /// Why it was kept.
    pub reason: Reason,
    /// When it was begun.
    pub begun: Moment,
}

/// What to do with a save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// A new version of that number.
    Append(i64),
    /// The version of that number takes the new text.
    Replace(i64),
}

/// Autosaves of a few minutes are one version; what a person asked for is always its own.
#[derive(Clone, Copy, Debug)]
pub struct VersionRule {
    /// How long an autosaved version takes further autosaves.
    pub window: Duration,
}

impl Default for VersionRule {
    fn default() -> Self {
        Self { window: Duration::from_secs(5 * 60) }
    }
}

impl Reason {
    /// The Chinese name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Created => "新建",
            Self::Autosave => "自动保存",
            Self::Saved => "保存",
            Self::Fixed => "应用修改建议",
            Self::Header => "修改公文要素",
            Self::Restored => "恢复旧版",
        }
    }
}

impl VersionRule {
    /// What becomes of a save for that reason.
    #[must_use]
    pub fn keep(&self, latest: Option<Latest>, reason: Reason, now: Moment) -> Keep {
        match latest {
            None => Keep::Append(1),
            Some(last)
                if last.reason == Reason::Autosave
                    && reason == Reason::Autosave
                    && now.since(last.begun) < self.window =>
            {
                Keep::Replace(last.number)
            }
            Some(last) => Keep::Append(last.number + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn autosaves_of_five_minutes_are_one_version() {
        let rule = VersionRule::default();
        let at = |second: i64| Moment::from_millis(second * 1000);
        let last = |reason| Some(Latest { number: 7, reason, begun: at(0) });
        assert_eq!(rule.keep(None, Reason::Created, at(0)), Keep::Append(1));
        assert_eq!(rule.keep(last(Reason::Autosave), Reason::Autosave, at(299)), Keep::Replace(7));
        assert_eq!(rule.keep(last(Reason::Autosave), Reason::Autosave, at(300)), Keep::Append(8));
        assert_eq!(rule.keep(last(Reason::Autosave), Reason::Saved, at(10)), Keep::Append(8));
        assert_eq!(rule.keep(last(Reason::Autosave), Reason::Fixed, at(10)), Keep::Append(8));
        assert_eq!(rule.keep(last(Reason::Saved), Reason::Autosave, at(10)), Keep::Append(8));
        assert_eq!(rule.keep(last(Reason::Created), Reason::Autosave, at(10)), Keep::Append(8));
    }
}
