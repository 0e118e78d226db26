//! Crashes: writers killed at random, a database server stopped hard, a disk that is full.
//!
//! `cargo test` kills ten times on each database; `cargo xtask crash 200` runs the long form.

#![allow(clippy::unwrap_used)]

mod disk;
mod kills;
mod office;
mod oracle;
mod requests;
mod writer;

/// How often writers are killed.
fn kills() -> usize {
    std::env::var("WENSHU_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(10)
}
