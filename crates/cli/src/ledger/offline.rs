//! Verifying files, without a database and without anything of the office's own.

use super::{read, report};
use crate::input::is_stdin;
use crate::outcome::{Message, Outcome, io_reason, print};
use ::ledger::{Audit, Checkpoint, Proof, PublicKey, Signed};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Bytes that are read at once.
const PORTION: usize = 1 << 20;

/// Reads checkpoints from files.
pub(super) fn checkpoints(paths: &[PathBuf]) -> Result<Vec<Signed>, Message> {
    let one = |path: &PathBuf| read(path)?.parse().map_err(|error| Message(format!("{}：{error}", path.display())));
    paths.iter().map(one).collect()
}

/// Verifies an export, or a proof, whichever the file is.
pub(super) fn verify(
    file: &Path,
    checkpoints: &[Signed],
    key: &PublicKey,
    leaves: Option<&Path>,
) -> Result<Outcome, Message> {
    let told = |error: io::Error| Message(format!("无法读取 {}：{}。", file.display(), io_reason(&error)));
    let mut source: Box<dyn Read> =
        if is_stdin(file) { Box::new(io::stdin().lock()) } else { Box::new(File::open(file).map_err(told)?) };
    let mut first = Vec::new();
    source.by_ref().take(PORTION as u64).read_to_end(&mut first).map_err(told)?;
    if first.len() < PORTION
        && let Ok(proof) = Proof::from_text(&String::from_utf8_lossy(&first))
    {
        return verify_proof(&proof, checkpoints, key);
    }
    let mut audit = Audit::new(checkpoints, key);
    if let Some(leaves) = leaves {
        audit = audit.with_leaves(&read(leaves)?);
    }
    audit.feed(&first);
    let mut portion = vec![0; PORTION];
    loop {
        match source.read(&mut portion) {
            Ok(0) => break,
            Ok(count) => audit.feed(&portion[..count]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(told(error)),
        }
    }
    let verdict = audit.finish();
    print(&report::verdict(&verdict));
    Ok(report::outcome(&verdict))
}

fn verify_proof(proof: &Proof, checkpoints: &[Signed], key: &PublicKey) -> Result<Outcome, Message> {
    let mut good: Vec<&Checkpoint> = Vec::new();
    for signed in checkpoints {
        match signed.verify(key) {
            Ok(checkpoint) => good.push(checkpoint),
            Err(error) => {
                print(&format!("✕ {error}\n"));
                return Ok(Outcome::Errors);
            }
        }
    }
    good.sort_by_key(|checkpoint| checkpoint.size);
    let (verified, words) = match (proof, good.as_slice()) {
        (Proof::Inclusion(proof), [checkpoint]) => (
            proof.verify(checkpoint),
            format!("第{}条在台账前{}条之中，内容为：\n{}", proof.index + 1, proof.size, proof.line),
        ),
        (Proof::Consistency(proof), [old, new]) => {
            (proof.verify(old, new), format!("台账前{}条是前{}条的延续，先前的记录没有变。", proof.new, proof.old))
        }
        (Proof::Inclusion(_), _) => return Err(Message("核对这个证明需要一个检查点。".to_owned())),
        (Proof::Consistency(_), _) => return Err(Message("核对这个证明需要先后两个检查点。".to_owned())),
    };
    match verified {
        Ok(()) => {
            print(&format!("✓ 证明成立：{words}\n"));
            Ok(Outcome::Clean)
        }
        Err(error) => {
            print(&format!("✕ {error}\n"));
            Ok(Outcome::Errors)
        }
    }
}
