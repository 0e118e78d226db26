//! Keys and signatures: SM2 with SM3, as GM/T 0003 and GM/T 0009 have it.
//!
//! Whoever signs stands behind a trait, so that a certified cryptographic module can take the
//! place of the software in this file.

use crate::hash::{bytes_from_hex, to_hex};
use sm2::dsa::signature::{Signer as _, Verifier as _};
use sm2::dsa::{SigningKey, VerifyingKey};
use sm2::pkcs8::{DecodePrivateKey, DecodePublicKey, EncodePrivateKey, EncodePublicKey, LineEnding};
use sm3::{Digest, Sm3};
use std::fmt;
use thiserror::Error;

/// The identity that GM/T 0009 lays down where none is agreed upon.
const IDENTITY: &str = "1234567812345678";

/// A key that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum KeyError {
    /// Not a public key of SM2.
    #[error("不是 SM2 公钥文件。公钥文件以 -----BEGIN PUBLIC KEY----- 开头。")]
    Public,
    /// Not a private key of SM2.
    #[error("不是 SM2 私钥文件（PKCS#8，以 -----BEGIN PRIVATE KEY----- 开头），或者文件已经损坏。")]
    Private,
}

/// The signer could not sign.
#[derive(Debug, Error)]
#[error("签名没有成功：{0}。请检查签名设备或密钥文件。")]
pub struct SignError(pub String);

/// What kind of thing signs; shown wherever a signature is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// This program itself.
    Software,
    /// A module with a certificate of commercial cryptography (商用密码产品认证).
    Certified {
        /// The number of its certificate.
        certificate: String,
    },
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Software => f.write_str("软件签名，未通过密评"),
            Self::Certified { certificate } => write!(f, "密码模块签名，认证证书{certificate}"),
        }
    }
}

/// Whoever signs checkpoints.
pub trait Signer: Send + Sync {
    /// Signs a message.
    ///
    /// # Errors
    /// If the device or the key fails.
    fn sign(&self, message: &[u8]) -> Result<Signature, SignError>;

    /// The key that others verify with.
    fn public_key(&self) -> &PublicKey;

    /// What kind of thing it is.
    fn standing(&self) -> Standing;
}

/// A signature.
#[derive(Clone, PartialEq, Eq)]
pub struct Signature(sm2::dsa::Signature);

impl Signature {
    /// In hexadecimal, of the DER encoding that GM/T 0009 lays down.
    #[must_use]
    pub fn to_hex(&self) -> String {
        to_hex(self.0.to_der().as_bytes())
    }

    /// From hexadecimal; `None` if it is no signature.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        sm2::dsa::Signature::from_der(&bytes_from_hex(text)?).ok().map(Self)
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signature({})", self.to_hex())
    }
}

/// A public key.
#[derive(Clone, Debug, PartialEq)]
pub struct PublicKey(sm2::PublicKey);

impl PublicKey {
    /// From the text of a file.
    ///
    /// # Errors
    /// If it is no public key of SM2.
    pub fn from_pem(pem: &str) -> Result<Self, KeyError> {
        sm2::PublicKey::from_public_key_pem(pem.trim()).map(Self).map_err(|_| KeyError::Public)
    }

    /// As the text of a file.
    #[must_use]
    pub fn to_pem(&self) -> String {
        self.0.to_public_key_pem(LineEnding::LF).unwrap_or_default()
    }

    /// By what people tell keys apart: the SM3 of its encoding, in hexadecimal.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        self.0.to_public_key_der().map(|der| to_hex(&Sm3::digest(der.as_bytes()))).unwrap_or_default()
    }

    /// Whether the signature is that of this key under the message.
    #[must_use]
    pub fn verifies(&self, message: &[u8], signature: &Signature) -> bool {
        VerifyingKey::new(IDENTITY, self.0).is_ok_and(|key| key.verify(message, &signature.0).is_ok())
    }
}

/// A signer in software. It has not passed an assessment of commercial cryptography (密评).
pub struct Software {
    secret: sm2::SecretKey,
    key: SigningKey,
    public: PublicKey,
}

impl Software {
    /// From 32 random bytes; `None` in the one case of about 2³² in which they are no key.
    #[must_use]
    pub fn from_random(bytes: &[u8; 32]) -> Option<Self> {
        Self::of(sm2::SecretKey::from_slice(bytes).ok()?)
    }

    /// From the text of a key file, PKCS#8.
    ///
    /// # Errors
    /// If it is no private key of SM2.
    pub fn from_pem(pem: &str) -> Result<Self, KeyError> {
        let secret = sm2::SecretKey::from_pkcs8_pem(pem.trim()).map_err(|_| KeyError::Private)?;
        Self::of(secret).ok_or(KeyError::Private)
    }

    /// As the text of a key file, PKCS#8. Whoever has it can sign.
    ///
    /// # Errors
    /// If it cannot be encoded.
    pub fn to_pem(&self) -> Result<impl AsRef<str> + use<>, KeyError> {
        self.secret.to_pkcs8_pem(LineEnding::LF).map(Pem).map_err(|_| KeyError::Private)
    }

    fn of(secret: sm2::SecretKey) -> Option<Self> {
        let key = SigningKey::new(IDENTITY, &secret).ok()?;
        let public = PublicKey(secret.public_key());
        Some(Self { secret, key, public })
    }
}

/// Text that is wiped from memory when it is dropped.
struct Pem<T>(T);

impl<T: std::ops::Deref<Target = String>> AsRef<str> for Pem<T> {
    fn as_ref(&self) -> &str {
        self.0.as_str()
    }
}

impl Signer for Software {
    fn sign(&self, message: &[u8]) -> Result<Signature, SignError> {
        self.key.try_sign(message).map(Signature).map_err(|error| SignError(error.to_string()))
    }

    fn public_key(&self) -> &PublicKey {
        &self.public
    }

    fn standing(&self) -> Standing {
        Standing::Software
    }
}

impl fmt::Debug for Software {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Software").field("public", &self.public.fingerprint()).finish_non_exhaustive()
    }
}
