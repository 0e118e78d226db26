//! Checkpoints (检查点): how many entries there were at a time and the root over them, signed.
//!
//! Whoever keeps a checkpoint elsewhere can later show that nothing up to it was changed.

use crate::hash::{Hash, from_hex, to_hex};
use crate::key::{PublicKey, SignError, Signature, Signer};
use sm3::Sm3;
use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// The first line.
const FORMAT: &str = "wenshu-checkpoint-1";
/// The line that ends what is signed.
const SIGNATURE: &str = "signature ";

/// A checkpoint that is not one, or not a good one.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CheckpointError {
    /// Not the text of a checkpoint.
    #[error("不是检查点文件。检查点文件第一行是 {FORMAT}。")]
    Format,
    /// A line is missing, or not as it should be.
    #[error("检查点缺少“{0}”一行，或者这一行写法不对；文件可能被改过。")]
    Line(&'static str),
    /// The key is another one.
    #[error("检查点是用另一把密钥签的（指纹 {signed}），不是所给的公钥（指纹 {given}）。请换用签名当时的公钥文件。")]
    OtherKey {
        /// The key that the checkpoint names.
        signed: String,
        /// The key that was given.
        given: String,
    },
    /// The signature does not fit.
    #[error("检查点的签名不对：检查点被改过，或者不是这把密钥签的。不能据此核对。")]
    Signature,
}

/// What is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Whose ledger it is.
    pub origin: String,
    /// How many entries there are.
    pub size: u64,
    /// The root of the tree over them.
    pub root: Hash<Sm3>,
    /// When, in milliseconds since 1970.
    pub at: i64,
}

/// A checkpoint with its signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// What is signed.
    pub checkpoint: Checkpoint,
    /// The fingerprint of the key.
    pub key: String,
    /// What kind of thing signed, in words.
    pub standing: String,
    signature: Signature,
}

impl Checkpoint {
    /// Signs it.
    ///
    /// # Errors
    /// If the signer fails.
    pub fn sign(self, signer: &dyn Signer) -> Result<Signed, SignError> {
        let (key, standing) = (signer.public_key().fingerprint(), signer.standing().to_string());
        let signature = signer.sign(self.body(&key, &standing).as_bytes())?;
        Ok(Signed { checkpoint: self, key, standing, signature })
    }

    /// The lines that are signed.
    fn body(&self, key: &str, standing: &str) -> String {
        let Self { origin, size, root, at } = self;
        let root = to_hex(root);
        format!("{FORMAT}\norigin {origin}\nsize {size}\nroot {root}\ntime {at}\nkey {key}\nsigner {standing}\n")
    }
}

impl Signed {
    /// Checks the signature and gives what was signed.
    ///
    /// # Errors
    /// Says whether it is another key or a wrong signature.
    pub fn verify(&self, key: &PublicKey) -> Result<&Checkpoint, CheckpointError> {
        let given = key.fingerprint();
        if self.key != given {
            return Err(CheckpointError::OtherKey { signed: self.key.clone(), given });
        }
        let body = self.checkpoint.body(&self.key, &self.standing);
        if key.verifies(body.as_bytes(), &self.signature) {
            Ok(&self.checkpoint)
        } else {
            Err(CheckpointError::Signature)
        }
    }
}

impl fmt::Display for Signed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body = self.checkpoint.body(&self.key, &self.standing);
        writeln!(f, "{body}{SIGNATURE}{}", self.signature.to_hex())
    }
}

/// Reads a checkpoint. What is read writes itself back byte for byte, so that the signature is
/// checked over what stood in the file.
impl FromStr for Signed {
    type Err = CheckpointError;

    fn from_str(text: &str) -> Result<Self, CheckpointError> {
        let text = text.replace("\r\n", "\n");
        let mut lines = text.lines();
        if lines.next() != Some(FORMAT) {
            return Err(CheckpointError::Format);
        }
        let mut field = |name: &'static str| {
            let value = lines.next().and_then(|line| line.strip_prefix(name)?.strip_prefix(' '));
            value.ok_or(CheckpointError::Line(name))
        };
        let origin = field("origin")?.to_owned();
        let size = number(field("size")?).ok_or(CheckpointError::Line("size"))?;
        let root = lower(field("root")?).and_then(from_hex::<Sm3>).ok_or(CheckpointError::Line("root"))?;
        let at = number(field("time")?).ok_or(CheckpointError::Line("time"))?;
        let key = field("key")?.to_owned();
        let standing = field("signer")?.to_owned();
        let signature =
            lower(field("signature")?).and_then(Signature::from_hex).ok_or(CheckpointError::Line("signature"))?;
        if lines.any(|line| !line.trim().is_empty()) {
            return Err(CheckpointError::Format);
        }
        let checkpoint = Checkpoint { origin, size, root, at };
        Ok(Self { checkpoint, key, standing, signature })
    }
}

/// A number written the one way it is written.
pub(crate) fn number<T: FromStr + ToString>(text: &str) -> Option<T> {
    text.parse().ok().filter(|number: &T| number.to_string() == text)
}

/// Hexadecimal written the one way it is written.
pub(crate) fn lower(text: &str) -> Option<&str> {
    (!text.bytes().any(|byte| byte.is_ascii_uppercase())).then_some(text)
}
