//! The definitions of RFC 6962, 2.1, word for word: slow and plainly right.

use ledger::{Hash, empty_root, leaf_hash, node_hash};
use sha2::Digest;

/// The largest power of two smaller than `n`.
fn split(n: usize) -> usize {
    let mut k = 1;
    while k * 2 < n {
        k *= 2;
    }
    k
}

/// MTH(D[n])
pub(crate) fn root<H: Digest>(data: &[Vec<u8>]) -> Hash<H> {
    match data {
        [] => empty_root::<H>(),
        [one] => leaf_hash::<H>(one),
        _ => {
            let (left, right) = data.split_at(split(data.len()));
            node_hash::<H>(&root::<H>(left), &root::<H>(right))
        }
    }
}

/// PATH(m, D[n])
pub(crate) fn path<H: Digest>(m: usize, data: &[Vec<u8>]) -> Vec<Hash<H>> {
    if data.len() == 1 {
        return Vec::new();
    }
    let k = split(data.len());
    let (left, right) = data.split_at(k);
    let (mut path, beside) =
        if m < k { (path::<H>(m, left), root::<H>(right)) } else { (path::<H>(m - k, right), root::<H>(left)) };
    path.push(beside);
    path
}

/// PROOF(m, D[n])
pub(crate) fn proof<H: Digest>(m: usize, data: &[Vec<u8>]) -> Vec<Hash<H>> {
    if m == 0 { Vec::new() } else { subproof::<H>(m, data, true) }
}

fn subproof<H: Digest>(m: usize, data: &[Vec<u8>], complete: bool) -> Vec<Hash<H>> {
    if m == data.len() {
        return if complete { Vec::new() } else { vec![root::<H>(data)] };
    }
    let k = split(data.len());
    let (left, right) = data.split_at(k);
    let (mut proof, beside) = if m <= k {
        (subproof::<H>(m, left, complete), root::<H>(right))
    } else {
        (subproof::<H>(m - k, right, false), root::<H>(left))
    };
    proof.push(beside);
    proof
}
