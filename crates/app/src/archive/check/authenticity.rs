//! 真实性: the manifest is signed, the digests are those of the manifest, the logs are in the ledger, and
//! what they tell is what lies in the folders.

use super::completeness::{Fields, items};
use super::contents::Contents;
use super::{CATALOGUE, Check, HANDOVER, MANIFEST, Quality, signature, told};
use crate::archive::package::folder_name;
use crate::archive::xml;
use ledger::{Checkpoint, Entry, Proof, PublicKey, Signed};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(contents: &Contents, given: Option<&(Signed, PublicKey)>) -> Check {
    let mut faults = digests(contents);
    let witness = match signature::witness(contents, given) {
        Ok(found) => found,
        Err(fault) => {
            faults.push(fault);
            return Check { quality: Quality::Authenticity, scope: SCOPE.to_owned(), faults };
        }
    };
    faults.extend(signature::handover(contents, &witness));
    for (path, log) in &contents.texts {
        if let Some(folder) = path.strip_suffix("/log.jsonl") {
            faults.extend(proofs(contents, folder, log, &witness.checkpoint));
        }
    }
    faults.extend(titles(contents));
    Check { quality: Quality::Authenticity, scope: format!("{SCOPE}。{}", witness.standing), faults }
}

const SCOPE: &str = "清单有台账密钥的签名，文件的 SM3 与清单一致，日志逐条能证明在台账里，文字、题名与日志一致";

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
    // The manifest cannot list itself, nor what signs it.
    let beside = |path: &str| matches!(path, MANIFEST | HANDOVER);
    let unlisted = contents.files.keys().filter(|path| !beside(path) && !listed.contains_key(path.as_str()));
    faults.extend(unlisted.map(|path| format!("{path}不在清单里")));
    faults
}

/// The catalogue says of each file what its metadata say.
fn titles(contents: &Contents) -> Vec<String> {
    let Some(leaves) = contents.texts.get(CATALOGUE).and_then(|text| xml::read(text.as_bytes())) else {
        // That is told as incomplete.
        return Vec::new();
    };
    let differs = |item: &Fields<'_>| {
        let reference = item.field("reference");
        told::title_differs(contents, &folder_name(reference), reference, item.field("title"))
    };
    items(&leaves).iter().filter_map(differs).collect()
}

/// Every line of a log is a proof of an entry, and one of them archived it under this reference.
fn proofs(contents: &Contents, folder: &str, log: &str, checkpoint: &Checkpoint) -> Vec<String> {
    let (mut faults, mut entries) = (Vec::new(), Vec::new());
    for (at, line) in log.lines().enumerate() {
        match proved(line, checkpoint) {
            Ok(entry) => entries.push(entry),
            Err(fault) => faults.push(format!("{folder}/log.jsonl第{}行{fault}", at + 1)),
        }
    }
    let objects: BTreeSet<&str> = entries.iter().map(|entry| entry.object_id.as_str()).collect();
    if objects.len() > 1 {
        faults.push(format!("{folder}/log.jsonl里混有别的文件的记录"));
    }
    let filed = entries.iter().rev().find_map(|entry| match entry.verb.rsplit('.').next() {
        Some("archived") => Some(entry.words.ends_with(folder)),
        Some("refiled") if entry.words.contains("档号由") => Some(entry.words.contains(&format!("改为{folder}，"))),
        _ => None,
    });
    if filed != Some(true) {
        faults.push(format!("{folder}/log.jsonl里没有以{folder}归档的记录"));
    }
    faults.extend(told::differences(contents, folder, &entries));
    faults
}

/// The entry of a line, if the line proves that the ledger has it.
fn proved(line: &str, checkpoint: &Checkpoint) -> Result<Entry, String> {
    let Ok(Proof::Inclusion(proof)) = Proof::from_text(line) else {
        return Err("不是台账记录的证明".to_owned());
    };
    proof.verify(checkpoint).map_err(|error| format!("：{error}"))?;
    Entry::from_line(&proof.line).ok_or_else(|| "的记录读不出".to_owned())
}
