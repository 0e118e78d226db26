//! Ordinals that are missing, or there twice.

use super::{FileNumber, Series};
use std::collections::BTreeMap;

/// Says for each series which ordinals from 1 to its last are missing, and which are there twice;
/// nothing where it is as it should be.
#[must_use]
pub fn gaps(numbers: &[FileNumber]) -> Vec<String> {
    let mut series: BTreeMap<&Series, Vec<u32>> = BTreeMap::new();
    for number in numbers {
        series.entry(&number.series).or_default().push(number.ordinal);
    }
    let mut found = Vec::new();
    for (series, mut ordinals) in series {
        ordinals.sort_unstable();
        let mut expected = 1;
        for ordinal in ordinals {
            if ordinal < expected {
                found.push(format!("{series}第{ordinal}件重复"));
                continue;
            }
            match ordinal - expected {
                0 => {}
                1 => found.push(format!("{series}缺第{expected}件")),
                _ => found.push(format!("{series}缺第{expected}至{}件", ordinal - 1)),
            }
            expected = ordinal.saturating_add(1);
        }
    }
    found
}
