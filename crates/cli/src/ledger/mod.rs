//! `wenshu ledger`: export, checkpoints, proofs, verification. What needs no database opens none.

mod offline;
mod report;

use crate::arguments::{Ledger, LedgerExport, LedgerProve, LedgerVerify};
use crate::office::with;
use crate::outcome::{Message, Outcome, print, tell};
use ::ledger::PublicKey;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// Runs one of the commands.
pub(crate) fn run(command: &Ledger) -> Result<Outcome, Message> {
    match command {
        Ledger::Verify(command) => verify(command),
        Ledger::Prove(command) => prove(command),
        Ledger::Checkpoint(command) => with(&command.kept, async |app| {
            let signed = app.make_checkpoint_here().await?;
            write(command.output.as_deref(), &signed.to_string())?;
            tell(format_args!("前{}条，{}。请把检查点存到台账以外的地方。", signed.checkpoint.size, signed.standing));
            Ok(Outcome::Clean)
        }),
        Ledger::Export(command) => export(command),
        Ledger::Key(command) => with(&command.kept, async |app| {
            let key = app.ledger_key()?;
            write(command.output.as_deref(), &key.to_pem())?;
            tell(format_args!("公钥指纹 {}", key.fingerprint()));
            Ok(Outcome::Clean)
        }),
    }
}

fn verify(command: &LedgerVerify) -> Result<Outcome, Message> {
    let key = command.key.as_deref().map(read).transpose()?;
    let key = key.map(|pem| PublicKey::from_pem(&pem)).transpose().map_err(|error| Message(error.to_string()))?;
    let checkpoints = offline::checkpoints(&command.checkpoints)?;
    if let Some(file) = &command.file {
        let key = key.ok_or_else(|| {
            Message("核对文件需要检查点和公钥：--checkpoint 文件 --key 文件。它们应当来自台账以外的地方。".to_owned())
        })?;
        return offline::verify(file, &checkpoints, &key, command.leaves.as_deref());
    }
    with(&command.kept, async |app| {
        let given = key.map(|key| (checkpoints, key));
        let own = given.is_none();
        let verified = app.verify_ledger(given).await?;
        print(&report::verdict(&verified.verdict));
        if own {
            print(&format!(
                "对照的是数据库里自己的{}个检查点。能改数据库的人也能删掉它们；更可靠的做法是用存在别处的检查点（--checkpoint、--key）。\n",
                verified.checkpoints
            ));
        }
        if verified.others > 0 {
            print(&format!("另有{}个检查点是别的密钥签的，没有用来对照。\n", verified.others));
        }
        let contents = app.verify_contents().await?;
        print(&report::contents(&contents));
        let good = contents.faults.is_empty();
        Ok(report::outcome(&verified.verdict).max(if good { Outcome::Clean } else { Outcome::Errors }))
    })
}

fn prove(command: &LedgerProve) -> Result<Outcome, Message> {
    with(&command.kept, async |app| {
        let proof = match (&command.entry, command.from) {
            (Some(entry), _) => app.prove_entry(entry, command.size).await?,
            (None, from) => app.prove_growth(from.unwrap_or_default(), command.size).await?,
        };
        write(command.output.as_deref(), &proof.to_text())?;
        Ok(Outcome::Clean)
    })
}

fn export(command: &LedgerExport) -> Result<Outcome, Message> {
    with(&command.kept, async |app| {
        let exported = match &command.output {
            Some(path) => app.export_ledger(&mut create(path)?).await?,
            None => app.export_ledger(&mut std::io::stdout().lock()).await?,
        };
        if let Some(path) = &command.leaves {
            app.export_leaves(&mut create(path)?).await?;
        }
        tell(format_args!("导出{}条。", exported.entries));
        Ok(Outcome::Clean)
    })
}

fn read(path: &Path) -> Result<String, Message> {
    std::fs::read_to_string(path)
        .map_err(|error| Message(format!("无法读取 {}：{}。", path.display(), crate::outcome::io_reason(&error))))
}

fn create(path: &Path) -> Result<BufWriter<File>, Message> {
    File::create(path).map(BufWriter::new).map_err(|error| Message::unwritable(path, &error))
}

fn write(path: Option<&Path>, text: &str) -> Result<(), Message> {
    let Some(path) = path else {
        print(text);
        return Ok(());
    };
    let mut file = create(path)?;
    file.write_all(text.as_bytes()).and_then(|()| file.flush()).map_err(|error| Message::unwritable(path, &error))
}
