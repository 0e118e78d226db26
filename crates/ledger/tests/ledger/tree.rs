//! The tree against its definition: every size to 70, and larger ones by chance.

use crate::naive;
use ledger::tree::{Absent, NodeId, Nodes, Plan, Refuted, TileId, Tiles, verify_consistency, verify_inclusion};
use ledger::{Frontier, Hash, Sm3, leaf_hash};
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

fn data(size: usize) -> Vec<Vec<u8>> {
    (0..size).map(|number| format!("第{number}条").into_bytes()).collect()
}

fn nodes<H: Digest>(data: &[Vec<u8>]) -> (Frontier<H>, HashMap<NodeId, Hash<H>>) {
    let mut frontier = Frontier::default();
    let made = frontier.append(data.iter().map(|entry| leaf_hash::<H>(entry)));
    (frontier, made.into_iter().collect())
}

fn every_size<H: Digest>(most: usize) {
    let all = data(most);
    let (_, nodes) = nodes::<H>(&all);
    let roots: Vec<Hash<H>> = (0..=most).map(|size| naive::root::<H>(&all[..size])).collect();
    for size in 0..=most {
        let n = size as u64;
        assert_eq!(Plan::root(n).hashes::<H, _>(&nodes).unwrap(), [roots[size].clone()]);
        assert_eq!(Frontier::<H>::of(n, &nodes).unwrap().root(), roots[size]);
        for index in 0..size {
            let path = Plan::inclusion(index as u64, n).unwrap().hashes::<H, _>(&nodes).unwrap();
            assert_eq!(path, naive::path::<H>(index, &all[..size]), "{index} of {size}");
            let leaf = leaf_hash::<H>(&all[index]);
            verify_inclusion::<H>(&leaf, index as u64, n, &path, &roots[size]).unwrap();
        }
        for old in 0..=size {
            let path = Plan::consistency(old as u64, n).unwrap().hashes::<H, _>(&nodes).unwrap();
            assert_eq!(path, naive::proof::<H>(old, &all[..size]), "{old} of {size}");
            verify_consistency::<H>((old as u64, &roots[old]), (n, &roots[size]), &path).unwrap();
        }
        assert_eq!(Plan::inclusion(n, n), None);
        assert_eq!(Plan::consistency(n + 1, n), None);
    }
}

#[test]
fn every_size_to_seventy_is_as_defined() {
    every_size::<Sm3>(70);
    every_size::<Sha256>(70);
}

#[test]
fn a_proof_proves_nothing_else() {
    let all = data(37);
    let (_, nodes) = nodes::<Sm3>(&all);
    let roots: Vec<_> = (0..=37).map(|size| naive::root::<Sm3>(&all[..size])).collect();
    for size in 1..=37_u64 {
        let root = &roots[usize::try_from(size).unwrap()];
        for index in 0..size {
            let leaf = leaf_hash::<Sm3>(&all[usize::try_from(index).unwrap()]);
            let path = Plan::inclusion(index, size).unwrap().hashes::<Sm3, _>(&nodes).unwrap();
            for other in (0..size).filter(|other| *other != index) {
                assert!(verify_inclusion::<Sm3>(&leaf, other, size, &path, root).is_err(), "{index} {other} {size}");
            }
            assert_eq!(verify_inclusion::<Sm3>(&leaf, size, size, &path, root), Err(Refuted::OutOfRange));
            let other = leaf_hash::<Sm3>(b"x");
            assert_eq!(verify_inclusion::<Sm3>(&other, index, size, &path, root), Err(Refuted::Root));
            let longer: Vec<_> = path.iter().cloned().chain([other]).collect();
            assert!(verify_inclusion::<Sm3>(&leaf, index, size, &longer, root).is_err());
            if let Some((_, shorter)) = path.split_last() {
                assert!(verify_inclusion::<Sm3>(&leaf, index, size, shorter, root).is_err());
            }
        }
        for old in 1..size {
            let before = &roots[usize::try_from(old).unwrap()];
            let path = Plan::consistency(old, size).unwrap().hashes::<Sm3, _>(&nodes).unwrap();
            let forged = leaf_hash::<Sm3>(b"x");
            assert!(verify_consistency::<Sm3>((old, &forged), (size, root), &path).is_err());
            assert!(verify_consistency::<Sm3>((old, before), (size, &forged), &path).is_err());
            for other in (1..size).filter(|other| *other != old) {
                let before = &roots[usize::try_from(other).unwrap()];
                assert!(
                    verify_consistency::<Sm3>((other, before), (size, root), &path).is_err(),
                    "{old} {other} {size}"
                );
            }
            for at in 0..path.len() {
                let mut broken = path.clone();
                broken[at][31] ^= 1;
                assert!(verify_consistency::<Sm3>((old, before), (size, root), &broken).is_err());
            }
        }
        assert!(verify_consistency::<Sm3>((size, root), (size, &leaf_hash::<Sm3>(b"x")), &[]).is_err());
        assert_eq!(verify_consistency::<Sm3>((size + 1, root), (size, root), &[]), Err(Refuted::OutOfRange));
    }
}

#[test]
fn a_missing_node_is_named() {
    let (_, mut nodes) = nodes::<Sm3>(&data(5));
    let gone = NodeId { level: 2, index: 0 };
    nodes.remove(&gone);
    assert_eq!(Nodes::<Sm3>::node(&nodes, gone), Err(Absent(gone)));
    assert!(Plan::root(5).hashes::<Sm3, _>(&nodes).is_err());
    assert!(Frontier::<Sm3>::of(5, &nodes).is_err());
    assert_eq!(Absent(gone).to_string(), "台账缺少第2层第0个节点。请用备份核对。");
}

#[test]
fn a_proof_needs_few_tiles() {
    let plan = Plan::inclusion(333_333, 1_000_000).unwrap();
    let levels: Vec<u32> = TileId::of(&plan.nodes()).iter().map(|tile| tile.level).collect();
    assert_eq!(levels, [0, 1, 1, 2, 2, 3]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn larger_trees_are_as_defined(size in 71_usize..3000, at in any::<prop::sample::Index>(), to in any::<prop::sample::Index>()) {
        let all = data(size);
        let (frontier, nodes) = nodes::<Sm3>(&all);
        let (index, old, n) = (at.index(size), to.index(size) + 1, size as u64);
        let root = naive::root::<Sm3>(&all);
        prop_assert_eq!(frontier.root(), root);
        let path = Plan::inclusion(index as u64, n).unwrap().hashes::<Sm3, _>(&nodes).unwrap();
        prop_assert_eq!(&path, &naive::path::<Sm3>(index, &all));
        verify_inclusion::<Sm3>(&leaf_hash::<Sm3>(&all[index]), index as u64, n, &path, &root).unwrap();
        let path = Plan::consistency(old as u64, n).unwrap().hashes::<Sm3, _>(&nodes).unwrap();
        prop_assert_eq!(&path, &naive::proof::<Sm3>(old, &all));
        let before = naive::root::<Sm3>(&all[..old]);
        verify_consistency::<Sm3>((old as u64, &before), (n, &root), &path).unwrap();
    }

    #[test]
    fn batches_of_any_size_make_the_same_tree(parts in prop::collection::vec(0_usize..40, 0..12)) {
        let all = data(parts.iter().sum());
        let (whole, expected) = nodes::<Sm3>(&all);
        let mut made: HashMap<NodeId, Hash<Sm3>> = HashMap::new();
        let mut size = 0;
        for part in parts {
            // Each batch begins from what is kept, as after a restart.
            let mut frontier = Frontier::<Sm3>::of(size as u64, &made).unwrap();
            made.extend(frontier.append(all[size..size + part].iter().map(|entry| leaf_hash::<Sm3>(entry))));
            size += part;
        }
        prop_assert_eq!(Frontier::<Sm3>::of(size as u64, &made).unwrap().root(), whole.root());
        prop_assert_eq!(made, expected);
    }

    #[test]
    fn tiles_that_grow_give_every_node(parts in prop::collection::vec(0_usize..200, 0..60)) {
        let all = data(parts.iter().sum());
        let (whole, expected) = nodes::<Sm3>(&all);
        let (mut tiles, mut size) = (Tiles::<Sm3>::default(), 0);
        for part in parts {
            let mut frontier = Frontier::<Sm3>::of(size as u64, &tiles).unwrap();
            let made = frontier.append(all[size..size + part].iter().map(|entry| leaf_hash::<Sm3>(entry)));
            for (id, hashes) in Tiles::<Sm3>::grown(made).iter() {
                tiles.extend(id, hashes.iter().cloned());
            }
            size += part;
            prop_assert!(tiles.end_at(size as u64));
        }
        prop_assert_eq!(Frontier::<Sm3>::of(size as u64, &tiles).unwrap().root(), whole.root());
        for (id, hash) in &expected {
            prop_assert_eq!(tiles.node(*id), Ok(*hash));
        }
        let beyond = NodeId { level: 0, index: size as u64 };
        prop_assert_eq!(tiles.node(beyond), Err(Absent(beyond)));
        prop_assert!(size == 0 || !tiles.end_at(size as u64 - 1));
    }

    #[test]
    fn any_change_of_the_entries_changes_the_root(size in 1_usize..200, at in any::<prop::sample::Index>(), bit in any::<prop::sample::Index>(), other in any::<prop::sample::Index>()) {
        let all = data(size);
        let root = naive::root::<Sm3>(&all);
        let at = at.index(size);
        let mut flipped = all.clone();
        let bit = bit.index(flipped[at].len() * 8);
        flipped[at][bit / 8] ^= 1 << (bit % 8);
        prop_assert_ne!(nodes::<Sm3>(&flipped).0.root(), root);
        let mut fewer = all.clone();
        fewer.remove(at);
        prop_assert_ne!(nodes::<Sm3>(&fewer).0.root(), root);
        let mut more = all.clone();
        more.insert(at, b"x".to_vec());
        prop_assert_ne!(nodes::<Sm3>(&more).0.root(), root);
        let other = other.index(size);
        let mut swapped = all.clone();
        swapped.swap(at, other);
        prop_assert_eq!(nodes::<Sm3>(&swapped).0.root() == root, at == other);
    }
}
