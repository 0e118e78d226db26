//! The tamper-evident ledger (台账): entries, a Merkle tree over them, signed checkpoints, and
//! the audit that an outsider runs.
//!
//! Pure: no input or output, no clock, no waiting. The tree is that of RFC 6962 and generic over
//! the hash; the product uses SM3 and signs with SM2. docs/ledger.md describes the formats for
//! whoever wants to write a verifier.

pub mod audit;
mod checkpoint;
mod entry;
mod export;
mod handover;
mod hash;
mod key;
mod leaves;
mod proof;
mod record;
pub mod tree;

pub use audit::Audit;
pub use checkpoint::{Checkpoint, CheckpointError, Signed};
pub use entry::{Behalf, Entry};
pub use export::{FORMAT as EXPORT_FORMAT, Header};
pub use handover::{Handover, HandoverError, SignedHandover};
pub use hash::{Hash, empty_root, from_bytes, from_hex, leaf_hash, node_hash, to_hex};
pub use key::{KeyError, PublicKey, SignError, Signature, Signer, Software, Standing};
pub use leaves::leaf_hashes;
pub use proof::{ConsistencyProof, InclusionProof, Proof, ProofError};
pub use record::RecordDigest;
/// The hash of the product.
pub use sm3::Sm3;
pub use tree::Frontier;
