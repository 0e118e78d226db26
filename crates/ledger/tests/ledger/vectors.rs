//! Known answers: the eight inputs that implementations of RFC 6962 share, and the same under SM3.

use ledger::{Frontier, Hash, Sm3, from_hex, leaf_hash, to_hex};
use sha2::{Digest, Sha256};

const INPUTS: [&str; 8] =
    ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

const SHA_256: [&str; 9] = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

/// Computed with another implementation of SM3.
const SM3: [&str; 9] = [
    "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b",
    "2daef60e7a0b8f5e024c81cd2ab3109f2b4f155cf83adeb2ae5532f74a157fdf",
    "0b990fe0c7ad70f1bf1a1262f2c7908ea48146b14253a6db99f2917ab1f5cc4d",
    "209ec96a210d662a964772680e8544d18cab7b88ffec3e00962220349b56ea56",
    "28e4e307ef6d2d0c62d84b11ef96e835efe490f35b93c8f024ecfe38c8dd4377",
    "bb10c996aeebbcdc69be3715fc847344de77442d37a5ab8213da9f41785b103b",
    "8723c1ab1f82ddfba4a3733ac0c80d936d9f4c208c7dbc8cc81ca9fff8584f66",
    "bd36c22a1ac6ff4308e0c3cc1a85bf0ffa30538ec60a55c70413ab15d45db4d2",
    "bc48ba7a709184b5f2a631e1adeb8dc2a0d4c018c1d6cc89b5664fe154c93b38",
];

fn roots<H: Digest>() -> Vec<String> {
    let mut frontier = Frontier::<H>::default();
    let mut roots = vec![to_hex(&frontier.root())];
    for input in INPUTS {
        let data: Vec<u8> =
            (0..input.len()).step_by(2).map(|at| u8::from_str_radix(&input[at..at + 2], 16).unwrap()).collect();
        frontier.push(leaf_hash::<H>(&data), |_, _| ());
        roots.push(to_hex(&frontier.root()));
    }
    roots
}

#[test]
fn roots_are_those_that_others_compute() {
    assert_eq!(roots::<Sha256>(), SHA_256);
    assert_eq!(roots::<Sm3>(), SM3);
}

#[test]
fn a_leaf_never_passes_for_a_node() {
    let (left, right): (Hash<Sm3>, Hash<Sm3>) = (leaf_hash::<Sm3>(b"a"), leaf_hash::<Sm3>(b"b"));
    let forged = [left.as_slice(), right.as_slice()].concat();
    assert_ne!(leaf_hash::<Sm3>(&forged), ledger::node_hash::<Sm3>(&left, &right));
    assert_eq!(from_hex::<Sm3>(&to_hex(&left)), Some(left));
}
