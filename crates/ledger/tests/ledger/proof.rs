//! Proofs as files.

use crate::{ORIGIN, checkpoint, lines};
use ledger::{ConsistencyProof, Frontier, InclusionProof, Proof, ProofError, Sm3, leaf_hash};
use std::collections::HashMap;

#[test]
fn a_proof_goes_through_a_file_and_holds() {
    let lines = lines(11);
    let mut frontier = Frontier::<Sm3>::default();
    let nodes: HashMap<_, _> =
        frontier.append(lines.iter().map(|line| leaf_hash::<Sm3>(line.as_bytes()))).into_iter().collect();
    let (old, new) = (checkpoint(&lines[..6]), checkpoint(&lines));
    let inclusion = InclusionProof::make(ORIGIN, (4, &lines[4]), 11, &nodes).unwrap().unwrap();
    let text = Proof::Inclusion(inclusion.clone()).to_text();
    assert!(text.contains("\"format\": \"wenshu-inclusion-1\""), "{text}");
    assert_eq!(Proof::from_text(&text), Ok(Proof::Inclusion(inclusion.clone())));
    inclusion.verify(&new).unwrap();
    assert!(matches!(inclusion.verify(&old), Err(ProofError::OtherCheckpoint { size: 11, .. })));
    let forged = InclusionProof { line: lines[5].clone(), ..inclusion.clone() };
    assert!(matches!(forged.verify(&new), Err(ProofError::Refuted(_))));
    let consistency = ConsistencyProof::make(ORIGIN, 6, 11, &nodes).unwrap().unwrap();
    consistency.verify(&old, &new).unwrap();
    let text = Proof::Consistency(consistency.clone()).to_text();
    assert_eq!(Proof::from_text(&text), Ok(Proof::Consistency(consistency)));
    assert_eq!(Proof::from_text("{}"), Err(ProofError::Format));
    assert_eq!(InclusionProof::make(ORIGIN, (11, ""), 11, &nodes), Ok(None));
    assert_eq!(ConsistencyProof::make(ORIGIN, 12, 11, &nodes), Ok(None));
}
