//! The ledger: its tree against the definition, checkpoints, proofs, the audit.

#![allow(clippy::unwrap_used)]

mod audit;
mod checkpoint;
mod naive;
mod proof;
mod tree;
mod vectors;

use ledger::{Checkpoint, Frontier, Header, Signed, Signer, Sm3, Software, leaf_hash, to_hex};

const ORIGIN: &str = "云溪县人民政府办公室";

fn signer() -> Software {
    Software::from_random(&[7; 32]).unwrap()
}

fn lines(count: usize) -> Vec<String> {
    (0..count)
        .map(|number| format!("{{\"id\":\"{number:04}\",\"verb\":\"document.sign\",\"words\":\"签发\"}}"))
        .collect()
}

fn frontier(lines: &[String]) -> Frontier<Sm3> {
    let mut frontier = Frontier::default();
    frontier.append(lines.iter().map(|line| leaf_hash::<Sm3>(line.as_bytes())));
    frontier
}

/// The export of a ledger with these entries.
fn export(lines: &[String]) -> String {
    let header = Header::new(ORIGIN, lines.len() as u64, &frontier(lines).root());
    std::iter::once(header.line()).chain(lines.iter().cloned()).map(|line| line + "\n").collect()
}

fn leaves(lines: &[String]) -> String {
    lines.iter().map(|line| to_hex(&leaf_hash::<Sm3>(line.as_bytes())) + "\n").collect()
}

fn checkpoint(lines: &[String]) -> Checkpoint {
    let frontier = frontier(lines);
    Checkpoint { origin: ORIGIN.to_owned(), size: frontier.size(), root: frontier.root(), at: 1_795_349_700_000 }
}

fn signed(lines: &[String]) -> Signed {
    checkpoint(lines).sign(&signer()).unwrap()
}

fn key() -> ledger::PublicKey {
    signer().public_key().clone()
}
