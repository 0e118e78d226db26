//! How often and how long things are measured; everything is bounded.

/// Repetitions and time for a run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Effort {
    /// Starts of a whole process.
    pub(crate) starts: usize,
    /// Changes of one character.
    pub(crate) changes: usize,
    /// Seconds that a repeated measurement may go on.
    pub(crate) seconds: f64,
    /// Conversions by other programs, which are slow.
    pub(crate) conversions: usize,
}

impl Effort {
    /// For figures that are published.
    pub(crate) const FULL: Self = Self { starts: 31, changes: 300, seconds: 6.0, conversions: 5 };
    /// For trying whether everything works.
    pub(crate) const QUICK: Self = Self { starts: 3, changes: 12, seconds: 0.5, conversions: 1 };

    pub(crate) fn is_quick(self) -> bool {
        self.starts < Self::FULL.starts
    }
}
