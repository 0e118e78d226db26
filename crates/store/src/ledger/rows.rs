//! Statements over many rows at once: written once for each number of rows, and for few numbers,
//! so that they stay prepared.

use std::fmt::Write;

/// The numbers of rows that statements are written for.
const SIZES: [usize; 4] = [256, 32, 4, 1];

/// Cuts rows into parts of those sizes.
pub(super) fn parts<T>(mut rows: &[T]) -> Vec<&[T]> {
    let mut parts = Vec::new();
    for size in SIZES {
        while rows.len() >= size {
            let (part, rest) = rows.split_at(size);
            parts.push(part);
            rows = rest;
        }
    }
    parts
}

/// `($1, $2), ($3, $4)` for two rows of two columns.
pub(super) fn placeholders(rows: usize, columns: usize) -> String {
    let mut text = String::new();
    for row in 0..rows {
        text.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..columns {
            let comma = if column == 0 { "" } else { ", " };
            let _ = write!(text, "{comma}${}", row * columns + column + 1);
        }
        text.push(')');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_cut_and_numbered() {
        let rows: Vec<u32> = (0..600).collect();
        let sizes: Vec<usize> = parts(&rows).iter().map(|part| part.len()).collect();
        assert_eq!(sizes, [256, 256, 32, 32, 4, 4, 4, 4, 4, 4]);
        assert_eq!(parts(&rows).concat(), rows);
        assert_eq!(placeholders(2, 3), "($1, $2, $3), ($4, $5, $6)");
    }
}
