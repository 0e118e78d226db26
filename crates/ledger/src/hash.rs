//! Hashes of leaves and of nodes; a prefix keeps one from passing for the other.

use sm3::digest::array::Array;
use sm3::digest::{Digest, Output};
use std::fmt::Write;

/// A hash value.
pub type Hash<H> = Output<H>;

const LEAF: [u8; 1] = [0];
const NODE: [u8; 1] = [1];

/// The hash of an entry: `H(0x00 || data)`.
#[must_use]
pub fn leaf_hash<H: Digest>(data: &[u8]) -> Hash<H> {
    H::new().chain_update(LEAF).chain_update(data).finalize()
}

/// The hash of a node: `H(0x01 || left || right)`.
#[must_use]
pub fn node_hash<H: Digest>(left: &Hash<H>, right: &Hash<H>) -> Hash<H> {
    H::new().chain_update(NODE).chain_update(left).chain_update(right).finalize()
}

/// The root of the tree without entries: `H()`.
#[must_use]
pub fn empty_root<H: Digest>() -> Hash<H> {
    H::digest([])
}

/// A hash value in hexadecimal, as everything that people read has it.
#[must_use]
pub fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Bytes from hexadecimal; `None` if it is none.
#[must_use]
pub(crate) fn bytes_from_hex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|value| u8::try_from(value).ok());
    digits.chunks_exact(2).map(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?)).collect()
}

/// A hash value from hexadecimal; `None` if it is not one of this hash.
#[must_use]
pub fn from_hex<H: Digest>(text: &str) -> Option<Hash<H>> {
    from_bytes::<H>(&bytes_from_hex(text)?)
}

/// A hash value from its bytes; `None` if there are too many or too few.
#[must_use]
pub fn from_bytes<H: Digest>(bytes: &[u8]) -> Option<Hash<H>> {
    (bytes.len() == <H as Digest>::output_size()).then(|| Array::from_fn(|at| bytes[at]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use sm3::Sm3;

    #[test]
    fn the_hash_is_that_of_the_standard() {
        let abc = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";
        assert_eq!(to_hex(&Sm3::digest(b"abc")), abc);
        assert_eq!(from_hex::<Sm3>(abc), Some(Sm3::digest(b"abc")));
    }

    #[test]
    fn what_is_no_hash_is_refused() {
        for text in ["", "6", "66c7", "zz", "é", &"0".repeat(66)] {
            assert_eq!(from_hex::<Sm3>(text), None, "{text}");
        }
    }
}
