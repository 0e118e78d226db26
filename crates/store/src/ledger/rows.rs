//! Statements over many rows at once: written once for each number of rows, and for few numbers,
//! so that they stay prepared. SQLite looks up the name of each value among those before it, so that
//! the cost of a statement grows with the square of its values: the numbers stay small.

use std::fmt::Write;

/// The numbers of rows that statements are written for.
const SIZES: [usize; 3] = [64, 8, 1];

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
        let rows: Vec<u32> = (0..150).collect();
        let sizes: Vec<usize> = parts(&rows).iter().map(|part| part.len()).collect();
        assert_eq!(sizes, [64, 64, 8, 8, 1, 1, 1, 1, 1, 1]);
        assert_eq!(parts(&rows).concat(), rows);
        assert_eq!(placeholders(2, 3), "($1, $2, $3), ($4, $5, $6)");
    }
}
