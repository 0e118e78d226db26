//! Random tokens, and the hashes that are kept of them.

use crate::error::{Error, Kind, Result};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Letters and digits that are not taken for one another on paper or over the telephone.
const SPOKEN: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// A token of 256 random bits in hexadecimal.
///
/// # Errors
/// Fails if the system gives no randomness.
pub fn random() -> Result<String> {
    Ok(hex(&secret()?))
}

/// 256 random bits.
pub(crate) fn secret() -> Result<[u8; 32]> {
    let mut bytes = [0_u8; 32];
    fill(&mut bytes)?;
    Ok(bytes)
}

/// A code of groups of four that a person types: 5 random bits a letter.
pub(crate) fn spoken(groups: usize) -> Result<String> {
    let mut bytes = vec![0_u8; groups * 4];
    fill(&mut bytes)?;
    let letters: Vec<u8> = bytes.iter().map(|byte| SPOKEN[usize::from(byte % 32)]).collect();
    let groups: Vec<_> = letters.chunks(4).map(String::from_utf8_lossy).collect();
    Ok(groups.join("-"))
}

/// A code as typed: capitals, nothing but letters and digits.
pub(crate) fn as_typed(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

/// What is kept of a token: without it, the database opens no session.
pub(crate) fn hash(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// The SHA-256 of bytes in hexadecimal, for names of assets.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// The SM3 of a text in hexadecimal, as the ledger records contents.
pub(crate) fn digest(text: &str) -> String {
    hex(&sm3::Sm3::digest(text.as_bytes()))
}

/// The SM3 of bytes in hexadecimal.
pub(crate) fn digest_bytes(bytes: &[u8]) -> String {
    hex(&sm3::Sm3::digest(bytes))
}

/// Whether two tokens are the same, in time that does not tell where they differ.
#[must_use]
pub fn same(a: &str, b: &str) -> bool {
    use subtle::ConstantTimeEq;
    a.as_bytes().ct_eq(b.as_bytes()).into()
}

/// A number for an event, by which a person and the log speak of the same thing.
#[must_use]
pub fn event_number() -> String {
    spoken(2).unwrap_or_else(|_| "0000-0000".to_owned())
}

fn fill(bytes: &mut [u8]) -> Result<()> {
    getrandom::fill(bytes).map_err(|error| {
        Error::new(Kind::Unavailable, "系统的随机数源不可用，不能安全地继续。请联系管理员。").because(error)
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
