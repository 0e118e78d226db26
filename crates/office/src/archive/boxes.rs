//! Boxes (盒): a range of files of one series goes into one.

use super::{Refusal, Series};

/// Most boxes of a series.
const MOST_BOXES: u32 = 9999;

/// Files of a series that go into a box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoxRange {
    series: Series,
    first: u32,
    last: u32,
    number: u32,
}

impl BoxRange {
    /// Files from one ordinal to another.
    ///
    /// # Errors
    /// Refused for ranges without files and for impossible boxes.
    pub fn new(series: Series, (first, last): (u32, u32), number: u32) -> Result<Self, Refusal> {
        if first == 0 || last < first {
            return Err(Refusal::Range);
        }
        if (1..=MOST_BOXES).contains(&number) {
            Ok(Self { series, first, last, number })
        } else {
            Err(Refusal::Box(MOST_BOXES))
        }
    }

    /// The series.
    #[must_use]
    pub fn series(&self) -> &Series {
        &self.series
    }

    /// 盒号
    #[must_use]
    pub fn number(&self) -> u32 {
        self.number
    }

    /// The first and the last ordinal.
    #[must_use]
    pub fn ordinals(&self) -> (u32, u32) {
        (self.first, self.last)
    }

    /// How many files the range has.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.last - self.first + 1
    }

    /// As history says it.
    #[must_use]
    pub fn words(&self) -> String {
        format!("{}，第{}至{}件装入第{}盒", self.series, self.first, self.last, self.number)
    }
}
