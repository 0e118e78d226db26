//! The ledger: verifying a large export, and proofs out of a large tree.

use crate::effort::Effort;
use crate::report::{Row, Section};
use crate::timing::{Times, repeat};
use crate::trouble::Trouble;
use ledger::tree::{NodeId, Plan};
use ledger::{Checkpoint, Entry, Frontier, Hash, Header, InclusionProof, Signer, Sm3, Software, leaf_hashes, to_hex};
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

const ORIGIN: &str = "云溪县人民政府";
/// What is wanted for a million entries, in seconds.
const WANTED: f64 = 5.0;
/// What is wanted for a proof, in microseconds.
const PROOF: f64 = 100.0;

pub(crate) fn measure(wenshu: &Path, folder: &Path, effort: Effort) -> Section {
    let count: u64 = if effort.is_quick() { 100_000 } else { 1_000_000 };
    let rows = rows(wenshu, folder, count, effort).unwrap_or_else(|trouble| vec![Row::failed("台账", &trouble)]);
    let remark = "记录由程序拟写，每条约290字节。核对是整个进程：读导出文件、逐条求 SM3、算根、验检查点的 SM2 签名。\
                  证明从内存中的树取得，即不计数据库的读取。";
    Section::new("台账", rows, remark)
}

fn rows(wenshu: &Path, folder: &Path, count: u64, effort: Effort) -> Result<Vec<Row>, Trouble> {
    let begun = Instant::now();
    let ledger = Ledger::write(folder, count)?;
    let rate = count as f64 / begun.elapsed().as_secs_f64();
    let times = ledger.verify(wenshu, effort)?;
    let size = ledger.size as f64 / 1e6;
    let note = format!("{}次的中位数，文件{size:.0} MB", times.count());
    let million = count as f64 / 1e6;
    let (prove, check) = ledger.proofs(count, effort)?;
    let path = format!("{}次的中位数，p99 {:.1} µs", prove.count(), prove.quantile(0.99) * 1000.0);
    Ok(vec![
        Row::new(format!("核对{count}条（ledger verify）"), times.median() / 1000.0, "秒")
            .at_most(WANTED * million)
            .note(note),
        Row::new("出具一条的证明", prove.median() * 1000.0, "µs").at_most(PROOF).note(path),
        Row::new("核对一条的证明", check.median() * 1000.0, "µs"),
        Row::new("写出记录并编入哈希树", rate, "条/秒").note("包括生成和写文件"),
    ])
}

struct Ledger {
    export: PathBuf,
    checkpoint: PathBuf,
    key: PathBuf,
    size: u64,
    signed: Checkpoint,
    nodes: HashMap<NodeId, Hash<Sm3>>,
    line: String,
}

impl Ledger {
    fn write(folder: &Path, count: u64) -> Result<Self, Trouble> {
        let trouble = |error| Trouble::of("ledger", &error);
        let path = |name: &str| folder.join(name);
        let (body, export) = (path("ledger.body"), path("ledger.jsonl"));
        let mut frontier = Frontier::<Sm3>::default();
        let mut nodes = HashMap::new();
        let mut file = BufWriter::new(File::create(&body).map_err(trouble)?);
        for begin in (0..count).step_by(50_000) {
            let lines: Vec<String> = (begin..(begin + 50_000).min(count)).map(line).collect();
            let bytes: Vec<&[u8]> = lines.iter().map(String::as_bytes).collect();
            nodes.extend(frontier.append(leaf_hashes::<Sm3>(&bytes)));
            for line in &lines {
                writeln!(file, "{line}").map_err(trouble)?;
            }
        }
        file.flush().map_err(trouble)?;
        // The header holds the root, which is known only now.
        let mut target = File::create(&export).map_err(trouble)?;
        writeln!(target, "{}", Header::new(ORIGIN, count, &frontier.root()).line()).map_err(trouble)?;
        std::io::copy(&mut File::open(&body).map_err(trouble)?, &mut target).map_err(trouble)?;
        std::fs::remove_file(&body).map_err(trouble)?;
        let signer = Software::from_random(&[7; 32]).ok_or_else(|| Trouble::new("no key"))?;
        let signed = Checkpoint { origin: ORIGIN.to_owned(), size: count, root: frontier.root(), at: 0 };
        let text = signed.clone().sign(&signer).map_err(|error| Trouble::new(error.to_string()))?.to_string();
        let (checkpoint, key) = (path("checkpoint.txt"), path("key.pem"));
        std::fs::write(&checkpoint, text).map_err(trouble)?;
        std::fs::write(&key, signer.public_key().to_pem()).map_err(trouble)?;
        let size = std::fs::metadata(&export).map_err(trouble)?.len();
        Ok(Self { export, checkpoint, key, size, signed, nodes, line: line(count / 3) })
    }

    fn verify(&self, wenshu: &Path, effort: Effort) -> Result<Times, Trouble> {
        repeat(5, effort.seconds * 2.0, || {
            let status = Command::new(wenshu)
                .args(["ledger", "verify"])
                .arg(&self.export)
                .arg("--checkpoint")
                .arg(&self.checkpoint)
                .arg("--key")
                .arg(&self.key)
                .stdout(Stdio::null())
                .status()
                .map_err(|error| Trouble::of("wenshu", &error))?;
            if status.success() { Ok(()) } else { Err(Trouble::new(format!("ledger verify: {status}"))) }
        })
    }

    /// How long it takes to make a proof, and to check one.
    fn proofs(&self, count: u64, effort: Effort) -> Result<(Times, Times), Trouble> {
        let index = count / 3;
        let make = || {
            let plan = Plan::inclusion(index, count).ok_or_else(|| Trouble::new("no such entry"))?;
            plan.hashes::<Sm3, _>(&self.nodes).map_err(|error| Trouble::new(error.to_string()))
        };
        let path = make()?.iter().map(|hash| to_hex(hash)).collect();
        let (origin, line) = (ORIGIN.to_owned(), self.line.clone());
        let proof = InclusionProof { origin, index, size: count, line, path };
        let made = repeat(2000, effort.seconds, || make().map(|path| drop(std::hint::black_box(path))))?;
        let checked = repeat(2000, effort.seconds, || {
            proof.verify(&self.signed).map_err(|error| Trouble::new(error.to_string()))
        })?;
        Ok((made, checked))
    }
}

fn line(number: u64) -> String {
    Entry {
        id: format!("0192f8c1-7a3b-7{:03x}-8000-{number:012x}", number % 4096),
        at: 1_795_349_700_000 + i64::try_from(number).unwrap_or_default() * 700,
        actor: format!("0192f8c1-7a3b-7000-9000-{:012x}", number % 50),
        actor_name: "李明".to_owned(),
        behalf: None,
        verb: "document.reviewed".to_owned(),
        object_kind: "document".to_owned(),
        object_id: format!("0192f8c1-7a3b-7000-a000-{:012x}", number / 30),
        before: String::new(),
        after: String::new(),
        reason: String::new(),
        words: "审核《云溪县人民政府关于做好防汛工作的通知》".to_owned(),
        records: String::new(),
    }
    .line()
}
