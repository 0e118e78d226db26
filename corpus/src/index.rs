//! The index of the corpus: what each document is, as people wrote it down.

use std::fs;
use std::path::Path;

/// A row of the index.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entry {
    /// Identifier, as in doc-han-001.
    pub(crate) id: String,
    /// Kind as stated.
    pub(crate) kind: String,
    /// Title as stated.
    pub(crate) title: String,
    /// Path inside the corpus.
    pub(crate) path: String,
}

/// Reads index.csv.
pub(crate) fn read(path: &Path) -> Result<Vec<Entry>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut rows = records(&text).into_iter();
    let head = rows.next().ok_or("index.csv is empty")?;
    let column =
        |name: &str| head.iter().position(|cell| cell == name).ok_or(format!("index.csv has no column {name}"));
    let (id, kind, title, path) = (column("id")?, column("kind")?, column("title")?, column("path")?);
    let cell = |row: &[String], at: usize| row.get(at).cloned().unwrap_or_default();
    Ok(rows
        .map(|row| Entry {
            id: cell(&row, id),
            kind: cell(&row, kind),
            title: cell(&row, title),
            path: cell(&row, path),
        })
        .collect())
}

/// Records of comma separated values, with quotes.
fn records(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row: Vec<String> = Vec::new();
    let mut cell = String::new();
    let mut quoted = false;
    let mut chars = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\r' if !quoted => {}
            c => cell.push(c),
        }
    }
    if !row.is_empty() || !cell.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}
