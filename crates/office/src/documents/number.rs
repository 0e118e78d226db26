//! The document number (发文字号): the word of the organ, the year, the ordinal.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A number in a series. It is given after signing (《条例》 Art 25), in order, without gaps.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DocumentNumber {
    /// 机关代字: 云政发.
    pub series: String,
    /// The year, four digits.
    pub year: i32,
    /// 顺序号, from 1.
    pub ordinal: u32,
}

/// 云政发〔2026〕5号 (GB/T 9704-2012 7.2.5)
impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}〔{}〕{}号", self.series, self.year, self.ordinal)
    }
}
