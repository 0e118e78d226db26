//! Statements of hand-over (移交声明): which files a package held when it was made, signed with the key of
//! the ledger. Whoever changes the package afterwards cannot sign it again.

use crate::checkpoint::{Checkpoint, lower, number};
use crate::hash::{Hash, from_hex, to_hex};
use crate::key::{PublicKey, SignError, Signature, Signer};
use sm3::Sm3;
use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// The first line.
const FORMAT: &str = "wenshu-handover-1";
/// The line that ends what is signed.
const SIGNATURE: &str = "signature";

/// A statement that is not one, or not a good one.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum HandoverError {
    /// Not the text of a statement.
    #[error("不是移交声明，或者被改过。移交声明第一行是 {FORMAT}。")]
    Format,
    /// The key is another one.
    #[error("移交声明是用另一把密钥签的（指纹 {signed}），不是所对照的公钥（指纹 {given}）。")]
    OtherKey {
        /// The key that the statement names.
        signed: String,
        /// The key that it was held against.
        given: String,
    },
    /// The signature does not fit.
    #[error("移交声明的签名不对：声明被改过，或者不是这把密钥签的。")]
    Signature,
}

/// What is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    /// Where the ledger ended; the logs of the package are proved against it.
    pub checkpoint: Checkpoint,
    /// The SM3 of the manifest, which lists the SM3 of every other file.
    pub manifest: Hash<Sm3>,
    /// How many archived documents (件).
    pub items: u64,
    /// How many entries all logs have together.
    pub entries: u64,
}

/// A statement with its signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedHandover {
    handover: Handover,
    key: String,
    standing: String,
    signature: Signature,
}

impl Handover {
    /// Signs it.
    ///
    /// # Errors
    /// If the signer fails.
    pub fn sign(self, signer: &dyn Signer) -> Result<SignedHandover, SignError> {
        let (key, standing) = (signer.public_key().fingerprint(), signer.standing().to_string());
        let signature = signer.sign(self.body(&key, &standing).as_bytes())?;
        Ok(SignedHandover { handover: self, key, standing, signature })
    }

    /// The lines that are signed.
    fn body(&self, key: &str, standing: &str) -> String {
        let Self { checkpoint: Checkpoint { origin, size, root, at }, manifest, items, entries } = self;
        let (root, manifest) = (to_hex(root), to_hex(manifest));
        format!(
            "{FORMAT}\norigin {origin}\nsize {size}\nroot {root}\ntime {at}\nmanifest {manifest}\nitems {items}\n\
             entries {entries}\nkey {key}\nsigner {standing}\n"
        )
    }
}

impl SignedHandover {
    /// Checks the signature and gives what was signed.
    ///
    /// # Errors
    /// Says whether it is another key or a wrong signature.
    pub fn verify(&self, key: &PublicKey) -> Result<&Handover, HandoverError> {
        let given = key.fingerprint();
        if self.key != given {
            return Err(HandoverError::OtherKey { signed: self.key.clone(), given });
        }
        let body = self.handover.body(&self.key, &self.standing);
        let good = key.verifies(body.as_bytes(), &self.signature);
        good.then_some(&self.handover).ok_or(HandoverError::Signature)
    }
}

impl fmt::Display for SignedHandover {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body = self.handover.body(&self.key, &self.standing);
        writeln!(f, "{body}{SIGNATURE} {}", self.signature.to_hex())
    }
}

/// Reads a statement. What is read writes itself back byte for byte, so that the signature is checked over
/// what stood in the file.
impl FromStr for SignedHandover {
    type Err = HandoverError;

    fn from_str(text: &str) -> Result<Self, HandoverError> {
        read(text).ok_or(HandoverError::Format)
    }
}

fn read(text: &str) -> Option<SignedHandover> {
    let text = text.replace("\r\n", "\n");
    let mut lines = text.lines();
    if lines.next() != Some(FORMAT) {
        return None;
    }
    let mut field = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(' ');
    let origin = field("origin")?.to_owned();
    let size = number(field("size")?)?;
    let root = lower(field("root")?).and_then(from_hex::<Sm3>)?;
    let at = number(field("time")?)?;
    let manifest = lower(field("manifest")?).and_then(from_hex::<Sm3>)?;
    let items = number(field("items")?)?;
    let entries = number(field("entries")?)?;
    let key = field("key")?.to_owned();
    let standing = field("signer")?.to_owned();
    let signature = lower(field(SIGNATURE)?).and_then(Signature::from_hex)?;
    if lines.any(|line| !line.trim().is_empty()) {
        return None;
    }
    let checkpoint = Checkpoint { origin, size, root, at };
    let handover = Handover { checkpoint, manifest, items, entries };
    Some(SignedHandover { handover, key, standing, signature })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::hash::empty_root;
    use crate::key::Software;

    fn signer(byte: u8) -> Software {
        Software::from_random(&[byte; 32]).unwrap()
    }

    fn signed(signer: &Software) -> SignedHandover {
        let checkpoint = Checkpoint { origin: "云溪 1".into(), size: 9, root: empty_root::<Sm3>(), at: 7 };
        Handover { checkpoint, manifest: empty_root::<Sm3>(), items: 2, entries: 8 }.sign(signer).unwrap()
    }

    #[test]
    fn a_statement_is_read_as_it_was_written_and_holds() {
        let signer = signer(7);
        let signed = signed(&signer);
        let read: SignedHandover = signed.to_string().parse().unwrap();
        assert_eq!(read, signed);
        assert_eq!(read.verify(signer.public_key()).unwrap().entries, 8);
    }

    #[test]
    fn no_line_of_it_can_be_changed() {
        let key = signer(7);
        let text = signed(&key).to_string();
        let at = |from: &str, to: &str| text.replace(from, to).parse::<SignedHandover>();
        for (from, to) in [("entries 8", "entries 7"), ("items 2", "items 3"), ("time 7", "time 8"), ("1ab2", "1ab3")] {
            let changed = at(from, to).unwrap();
            assert_eq!(changed.verify(key.public_key()), Err(HandoverError::Signature), "{from}");
        }
        assert_eq!(at("entries 8", "entries 08"), Err(HandoverError::Format));
        assert_eq!(at("items 2\n", ""), Err(HandoverError::Format));
        assert_eq!("".parse::<SignedHandover>(), Err(HandoverError::Format));
        let other = signed(&signer(8));
        assert!(matches!(other.verify(key.public_key()), Err(HandoverError::OtherKey { .. })));
    }
}
