//! Who vouches for a package: the checkpoint its logs are proved against, and the signed statement that
//! binds every file of it.

use super::contents::Contents;
use super::{CHECKPOINT, CONTINUITY, HANDOVER, KEY, MANIFEST};
use crate::token;
use ledger::{Checkpoint, Handover, Proof, PublicKey, Signed, SignedHandover, to_hex};

/// What a package is held against.
pub(super) struct Witness {
    /// Where the ledger of the package ended; its signature was verified.
    pub(super) checkpoint: Checkpoint,
    /// Whose key it was.
    pub(super) key: PublicKey,
    /// How much that is worth, in words.
    pub(super) standing: String,
}

/// The checkpoint of the package, verified with the key that was given, and joined to the checkpoint that
/// was given; with its own key where none was given.
pub(super) fn witness(contents: &Contents, given: Option<&(Signed, PublicKey)>) -> Result<Witness, String> {
    let own = contents.texts.get(CHECKPOINT).ok_or_else(|| format!("缺少检查点{CHECKPOINT}"))?;
    let own: Signed = own.parse().map_err(|error| format!("{CHECKPOINT}：{error}"))?;
    let Some((signed, key)) = given else {
        let key = contents.texts.get(KEY).ok_or_else(|| format!("缺少公钥{KEY}"))?;
        let key = PublicKey::from_pem(key).map_err(|error| format!("{KEY}：{error}"))?;
        let checkpoint = own.verify(&key).map_err(|error| format!("{CHECKPOINT}：{error}"))?.clone();
        let standing = format!(
            "对照的是包里自带的检查点和公钥（指纹{}…，请与移交单位核对）；更可靠的是用存在别处的检查点",
            key.fingerprint().get(..16).unwrap_or_default()
        );
        return Ok(Witness { checkpoint, key, standing });
    };
    let known = signed.verify(key).map_err(|error| format!("所给的检查点：{error}"))?;
    let foreign = |error| {
        format!("包里的检查点：{error}移交单位换过密钥的，请用换密钥以后的检查点和公钥核对；没有换过的，这个包不可信。")
    };
    let checkpoint = own.verify(key).map_err(foreign)?.clone();
    joined(contents, known, &checkpoint)?;
    let (known, size) = (known.size, checkpoint.size);
    let standing = if known == size {
        "对照的是所给的检查点".to_owned()
    } else {
        format!("对照的是所给的检查点（前{known}条），包里的台账（前{size}条）证明是它的延续")
    };
    Ok(Witness { checkpoint, key: key.clone(), standing })
}

/// Whether the checkpoint of the package is the one that is known, or continues it.
fn joined(contents: &Contents, known: &Checkpoint, own: &Checkpoint) -> Result<(), String> {
    if known.origin != own.origin {
        return Err(format!("所给的检查点是“{}”的，包里的是“{}”的，不是同一份台账", known.origin, own.origin));
    }
    if known.size > own.size {
        return Err(format!(
            "所给的检查点有{}条，比这个包（前{}条）晚，不能核对。请用生成这个包以前的检查点，或者请移交单位重新生成移交包",
            known.size, own.size
        ));
    }
    if known.size == own.size {
        let differs = || "包里的检查点与所给的检查点根哈希不同：包里的台账不是那一份".to_owned();
        return (known.root == own.root).then_some(()).ok_or_else(differs);
    }
    let lines = contents.texts.get(CONTINUITY).map_or("", String::as_str).lines();
    let mut proofs = lines.filter_map(|line| match Proof::from_text(line) {
        Ok(Proof::Consistency(proof)) if proof.old == known.size => Some(proof),
        _ => None,
    });
    let absent = || {
        format!(
            "包里没有从所给的检查点（前{}条）到包的检查点（前{}条）的延续证明，没有核对。请换用移交单位“管理—台账—检查点”里列出的、\
             生成这个包以前的检查点；或者请移交单位用 wenshu ledger prove --from {} --size {} 出具延续证明，用 wenshu ledger \
             verify 证明文件 --checkpoint 所给的 --checkpoint 包里的 --key 公钥 核对以后，再用包里的{CHECKPOINT}检查",
            known.size, own.size, known.size, own.size
        )
    };
    let proof = proofs.next().ok_or_else(absent)?;
    proof.verify(known, own).map_err(|error| format!("包里的台账不是所给的检查点的延续：{error}"))
}

/// What the signed statement says against the package.
pub(super) fn handover(contents: &Contents, witness: &Witness) -> Vec<String> {
    let Some(text) = contents.texts.get(HANDOVER) else {
        return vec![format!(
            "包没有签名（缺少{HANDOVER}），证明不了生成以后没有改动过。早先的程序生成的包没有签名：请移交单位用现在的程序重新生成"
        )];
    };
    let signed = text.parse::<SignedHandover>();
    let signed = match &signed {
        Ok(signed) => signed.verify(&witness.key),
        Err(error) => Err(error.clone()),
    };
    match signed {
        Ok(handover) => differences(contents, witness, handover),
        Err(error) => vec![format!("包的签名不成立，包在生成以后改动过：{error}")],
    }
}

fn differences(contents: &Contents, witness: &Witness, handover: &Handover) -> Vec<String> {
    let mut faults = Vec::new();
    let manifest = contents.texts.get(MANIFEST).map(|text| token::digest(text));
    if manifest != Some(to_hex(&handover.manifest)) {
        faults.push(format!("包在生成以后改动过：{MANIFEST}不是签名时的清单"));
    }
    let (own, signed) = (&witness.checkpoint, &handover.checkpoint);
    if (&own.origin, own.size, own.root) != (&signed.origin, signed.size, signed.root) {
        faults.push(format!("包在生成以后改动过：{CHECKPOINT}不是签名时的检查点"));
    }
    let logs = contents.texts.iter().filter(|(path, _)| path.ends_with("/log.jsonl"));
    let entries: usize = logs.map(|(_, log)| log.lines().count()).sum();
    if entries as u64 != handover.entries {
        faults.push(format!("包在生成以后改动过：签名时日志共{}条，现在{entries}条", handover.entries));
    }
    faults
}
