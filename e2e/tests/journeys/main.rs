//! What people do with 文枢, in a real browser.

mod access;
mod beginning;
mod editing;
mod everywhere;
mod files;
mod keyboard;
mod office;
mod phone;
mod plain;
mod reference;
mod versions;

/// Words of a script's answer.
fn words(value: &serde_json::Value) -> Vec<String> {
    value.as_array().into_iter().flatten().map(|word| word.as_str().unwrap_or_default().to_owned()).collect()
}
