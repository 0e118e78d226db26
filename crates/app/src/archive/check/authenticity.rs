//! 真实性: the digests are those of the manifest, and the logs are in the ledger.

use super::contents::Contents;
use super::{CHECKPOINT, Check, KEY, MANIFEST, Quality};
use ledger::{Checkpoint, Entry, Proof, PublicKey, Signed};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(contents: &Contents, given: Option<&(Signed, PublicKey)>) -> Check {
    let mut faults = digests(contents);
    let (checkpoint, standing) = match checkpoint(contents, given) {
        Ok(found) => found,
        Err(fault) => {
            faults.push(fault);
            return Check { quality: Quality::Authenticity, scope: SCOPE.to_owned(), faults };
        }
    };
    let logs = contents.texts.iter().filter(|(path, _)| path.ends_with("/log.jsonl"));
    for (path, log) in logs {
        faults.extend(proofs(path, log, &checkpoint));
    }
    Check { quality: Quality::Authenticity, scope: format!("{SCOPE}。{standing}"), faults }
}

const SCOPE: &str = "文件的 SM3 与清单一致，日志逐条能证明在台账里";

/// Each file against its line of the manifest.
fn digests(contents: &Contents) -> Vec<String> {
    let Some(manifest) = contents.texts.get(MANIFEST) else {
        return vec![format!("缺少清单{MANIFEST}")];
    };
    let (mut listed, mut faults) = (BTreeMap::new(), Vec::new());
    for line in manifest.lines() {
        match line.split_once("  ") {
            Some((digest, path)) if listed.insert(path, digest).is_none() => {}
            Some((_, path)) => faults.push(format!("清单里{path}重复")),
            None => faults.push("清单里有一行写法不对".to_owned()),
        }
    }
    for (path, digest) in &listed {
        match contents.files.get(*path) {
            None => faults.push(format!("清单里有{path}，包里没有")),
            Some(found) if found != digest => faults.push(format!("{path}与清单不符，内容被改过")),
            Some(_) => {}
        }
    }
    let unlisted = contents.files.keys().filter(|path| *path != MANIFEST && !listed.contains_key(path.as_str()));
    faults.extend(unlisted.map(|path| format!("{path}不在清单里")));
    faults
}

/// The checkpoint to prove against: the one that was given, or the one in the package.
fn checkpoint(contents: &Contents, given: Option<&(Signed, PublicKey)>) -> Result<(Checkpoint, &'static str), String> {
    let own = contents.texts.get(CHECKPOINT).ok_or_else(|| format!("缺少检查点{CHECKPOINT}"))?;
    let own: Signed = own.parse().map_err(|error| format!("{CHECKPOINT}：{error}"))?;
    if let Some((signed, key)) = given {
        let checkpoint = signed.verify(key).map_err(|error| format!("所给的检查点：{error}"))?;
        if (&own.checkpoint.origin, own.checkpoint.size) != (&checkpoint.origin, checkpoint.size) {
            return Err(format!(
                "所给的检查点是“{}”前{}条的，包里的证明针对“{}”前{}条，不能互相核对",
                checkpoint.origin, checkpoint.size, own.checkpoint.origin, own.checkpoint.size
            ));
        }
        if own.checkpoint.root != checkpoint.root {
            return Err("包里的检查点与所给的检查点根哈希不同：包里的台账不是那一份".to_owned());
        }
        return Ok((checkpoint.clone(), "对照的是所给的检查点"));
    }
    let key = contents.texts.get(KEY).ok_or_else(|| format!("缺少公钥{KEY}"))?;
    let key = PublicKey::from_pem(key).map_err(|error| format!("{KEY}：{error}"))?;
    let checkpoint = own.verify(&key).map_err(|error| format!("{CHECKPOINT}：{error}"))?;
    Ok((checkpoint.clone(), "对照的是包里自带的检查点和公钥；更可靠的是用存在别处的检查点"))
}

/// Every line of a log is a proof of an entry, and one of them archived it under this reference.
fn proofs(path: &str, log: &str, checkpoint: &Checkpoint) -> Vec<String> {
    let reference = path.split('/').next().unwrap_or_default();
    let (mut faults, mut objects, mut archived) = (Vec::new(), BTreeSet::new(), false);
    for (at, line) in log.lines().enumerate() {
        let Ok(Proof::Inclusion(proof)) = Proof::from_text(line) else {
            faults.push(format!("{path}第{}行不是台账记录的证明", at + 1));
            continue;
        };
        if let Err(error) = proof.verify(checkpoint) {
            faults.push(format!("{path}第{}行：{error}", at + 1));
            continue;
        }
        let Some(entry) = Entry::from_line(&proof.line) else {
            faults.push(format!("{path}第{}行的记录读不出", at + 1));
            continue;
        };
        archived |= entry.verb.ends_with(".archived") && entry.words.ends_with(reference);
        objects.insert(entry.object_id);
    }
    if objects.len() > 1 {
        faults.push(format!("{path}里混有别的文件的记录"));
    }
    if !archived {
        faults.push(format!("{path}里没有以{reference}归档的记录"));
    }
    faults
}
