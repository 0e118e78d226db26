//! Who may see a document at all.

/// The circle of those who may see a document; whoever has a part in it may in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Circle {
    /// 全办: every member of the office, so that all can see where matters stand (L3).
    #[default]
    Office,
    /// 经办: only those who have a part in it.
    Involved,
}

impl Circle {
    /// As a person reads it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Office => "办公室全体",
            Self::Involved => "仅经办人员",
        }
    }
}
