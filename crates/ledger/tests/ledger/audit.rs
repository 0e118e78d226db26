//! The audit: whatever is done to a ledger is found, and told as exactly as can be.

use crate::{ORIGIN, export, key, leaves, lines, signed};
use ledger::audit::{Fault, Verdict};
use ledger::{Audit, CheckpointError, Signed, Signer, Software};
use proptest::prelude::*;

fn audit(export: &str, checkpoints: &[Signed], leaves: Option<&str>) -> Verdict {
    let mut audit = Audit::new(checkpoints, &key());
    if let Some(leaves) = leaves {
        audit = audit.with_leaves(leaves);
    }
    audit.feed(export.as_bytes());
    audit.finish()
}

/// What an audit of a changed ledger finds, the change made in the ledger itself.
fn found(before: &[String], after: &[String]) -> Vec<Fault> {
    audit(&export(after), &[signed(before)], Some(&leaves(before))).faults
}

#[test]
fn an_untouched_ledger_is_borne_out() {
    for size in [0, 1, 2, 7, 64, 100] {
        let lines = lines(size);
        let verdict = audit(&export(&lines), &[signed(&lines)], None);
        assert!(verdict.is_good(), "{:?}", verdict.faults);
        assert_eq!((verdict.origin.as_str(), verdict.entries, verdict.beyond()), (ORIGIN, size as u64, 0));
    }
}

#[test]
fn entries_after_the_checkpoint_are_counted_not_blamed() {
    let lines = lines(50);
    let verdict = audit(&export(&lines), &[signed(&lines[..20]), signed(&lines[..33])], Some(&leaves(&lines[..40])));
    assert!(verdict.is_good(), "{:?}", verdict.faults);
    assert_eq!((verdict.confirmed.as_ref().map(|checkpoint| checkpoint.size), verdict.beyond()), (Some(33), 17));
}

#[test]
fn with_the_leaves_each_entry_is_told() {
    let before = lines(40);
    let change = |act: &dyn Fn(&mut Vec<String>)| {
        let mut after = before.clone();
        act(&mut after);
        found(&before, &after)
    };
    assert_eq!(change(&|after| after[11] = "别的".into()), [Fault::Changed { entry: 12 }]);
    assert_eq!(change(&|after| drop(after.remove(11))), [Fault::Missing { entry: 12 }]);
    assert_eq!(change(&|after| after.insert(11, "新".into())), [Fault::Added { entry: 12 }]);
    let swapped = [Fault::Moved { entry: 31, now: 12 }, Fault::Moved { entry: 12, now: 31 }];
    assert_eq!(change(&|after| after.swap(11, 30)), swapped);
    assert_eq!(change(&|after| after.swap(11, 12)), [Fault::Moved { entry: 12, now: 13 }]);
    let back = |after: &mut Vec<String>| {
        let line = after.remove(30);
        after.insert(3, line);
    };
    assert_eq!(change(&back), [Fault::Moved { entry: 31, now: 4 }]);
    let forth = |after: &mut Vec<String>| {
        let line = after.remove(3);
        after.insert(30, line);
    };
    assert_eq!(change(&forth), [Fault::Moved { entry: 4, now: 31 }]);
    assert_eq!(change(&|after| after.truncate(25)), [Fault::Older { found: 25, wanted: 40 }]);
    let two = |after: &mut Vec<String>| {
        after.remove(30);
        after[5] = "别的".into();
    };
    assert_eq!(change(&two), [Fault::Changed { entry: 6 }, Fault::Missing { entry: 31 }]);
    assert_eq!(change(&|after| after.insert(20, after[3].clone())), [Fault::Added { entry: 21 }]);
}

#[test]
fn without_them_the_checkpoints_narrow_it_down() {
    let before = lines(40);
    let checkpoints = [signed(&before[..10]), signed(&before[..20]), signed(&before)];
    let mut after = before.clone();
    after[14] = "别的".into();
    let verdict = audit(&export(&after), &checkpoints, None);
    assert_eq!(verdict.faults, [Fault::Differs { from: 10, to: 20 }]);
    assert_eq!(verdict.confirmed.map(|checkpoint| checkpoint.size), Some(10));
    let verdict = audit(&export(&before[..30]), &checkpoints, None);
    assert_eq!(verdict.faults, [Fault::Short { found: 30, wanted: 40 }]);
    let mut doubled = before.clone();
    doubled.insert(35, before[2].clone());
    let verdict = audit(&export(&doubled), &checkpoints, None);
    let expected = [Fault::Repeated { entry: 36, earlier: 3 }, Fault::Differs { from: 20, to: 40 }];
    assert_eq!(verdict.faults, expected);
}

#[test]
fn a_file_edited_after_the_export_is_told_so() {
    let lines = lines(8);
    let text = export(&lines);
    let edited = text.replace("\"0003\"", "\"0009\"");
    let verdict = audit(&edited, &[signed(&lines)], None);
    assert_eq!(verdict.faults, [Fault::Differs { from: 0, to: 8 }, Fault::Edited]);
    let cut = text.trim_end().rsplit_once('\n').unwrap().0;
    let verdict = audit(cut, &[signed(&lines)], None);
    assert_eq!(verdict.faults, [Fault::Short { found: 7, wanted: 8 }, Fault::Count { told: 8, found: 7 }]);
    // An edit behind the last checkpoint is seen by the root in the header.
    let verdict = audit(&text.replace("\"0007\"", "\"0009\""), &[signed(&lines[..6])], None);
    assert_eq!(verdict.faults, [Fault::Edited]);
}

#[test]
fn evidence_that_is_none_is_refused() {
    let lines = lines(8);
    assert_eq!(audit(&export(&lines), &[], None).faults, [Fault::NoCheckpoint]);
    assert!(!audit(&export(&lines), &[], None).is_good());
    let forged: Signed = signed(&lines).to_string().replace("size 8", "size 7").parse().unwrap();
    let verdict = audit(&export(&lines), &[forged], None);
    let signature = Fault::Checkpoint { size: 7, error: CheckpointError::Signature };
    assert_eq!(verdict.faults, [signature, Fault::NoCheckpoint]);
    let verdict = audit(&export(&lines).replacen(ORIGIN, "青山县", 1), &[signed(&lines)], None);
    assert!(matches!(&verdict.faults[..], [Fault::OtherLedger { .. }, Fault::NoCheckpoint]), "{:?}", verdict.faults);
    for no_export in ["", "\n", "你好\n", "{}\n", &signed(&lines).to_string()] {
        assert_eq!(audit(no_export, &[signed(&lines)], None).faults, [Fault::NotAnExport], "{no_export}");
    }
    // Leaves that were changed with the entries are not believed.
    let mut after = lines.clone();
    after[3] = "别的".into();
    let verdict = audit(&export(&after), &[signed(&lines)], Some(&leaves(&after)));
    assert_eq!(verdict.faults, [Fault::Leaves, Fault::Differs { from: 0, to: 8 }]);
    let other = Software::from_random(&[9; 32]).unwrap();
    let verdict = Audit::new(&[signed(&lines)], other.public_key()).finish();
    assert!(matches!(verdict.faults[0], Fault::Checkpoint { error: CheckpointError::OtherKey { .. }, .. }));
}

#[test]
fn messages_say_which_entry_and_what() {
    let text = Fault::Older { found: 25, wanted: 40 }.to_string();
    assert_eq!(text, "台账只到第25条，检查点记有40条；前25条未变。台账被恢复成了较早的状态，后15条丢失。");
    assert!(Fault::Short { found: 30, wanted: 40 }.to_string().contains("少了10条"));
    assert!(Fault::Differs { from: 10, to: 20 }.to_string().starts_with("第11条至第20条之间"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn parts_of_any_size_are_fed_alike(size in 0_usize..60, cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..9)) {
        let lines = lines(size);
        let text = export(&lines);
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(text.len() + 1)).collect();
        cuts.sort_unstable();
        let mut audit = Audit::new(&[signed(&lines)], &key());
        let mut from = 0;
        for cut in cuts.into_iter().chain([text.len()]) {
            audit.feed(&text.as_bytes()[from..cut]);
            from = cut;
        }
        prop_assert!(audit.finish().is_good());
    }

    #[test]
    fn no_byte_of_an_export_can_be_changed(size in 1_usize..40, at in any::<prop::sample::Index>(), bit in 0_u8..8) {
        let lines = lines(size);
        let mut bytes = export(&lines).into_bytes();
        // Without the last line break it is the same export.
        let at = at.index(bytes.len() - 1);
        bytes[at] ^= 1 << bit;
        let mut audit = Audit::new(&[signed(&lines)], &key());
        audit.feed(&bytes);
        prop_assert!(!audit.finish().is_good());
    }

    #[test]
    fn any_edits_of_a_ledger_are_found(size in 2_usize..60, edits in prop::collection::vec((0_u8..4, any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..6)) {
        let before = lines(size);
        let mut after = before.clone();
        for (number, (kind, at, to)) in edits.into_iter().enumerate() {
            if after.is_empty() {
                break;
            }
            let (at, to) = (at.index(after.len()), to.index(after.len()));
            match kind {
                0 => after[at] = format!("改{number}"),
                1 => drop(after.remove(at)),
                2 => after.insert(at, format!("插{number}")),
                _ => {
                    let line = after.remove(at);
                    after.insert(to, line);
                }
            }
        }
        let found = found(&before, &after);
        // What was added behind the end is new, not wrong.
        prop_assert_eq!(found.is_empty(), after.starts_with(&before));
        let blind = audit(&export(&after), &[signed(&before)], None);
        prop_assert_eq!(blind.is_good(), after.starts_with(&before));
    }
}
