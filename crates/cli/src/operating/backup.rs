//! `wenshu backup`: making a backup, and checking one.

use super::arguments::{Backup, BackupCommand};
use crate::office::{block_on, with};
use crate::outcome::{Message, Outcome, print, tell};
use crate::terminal::Paint;
use app::backup::Manifest;
use office::approval::Now;
use std::fmt::Write;
use std::path::Path;

/// Runs the command.
pub(crate) fn back_up(command: &Backup) -> Result<Outcome, Message> {
    match (&command.verify, &command.output) {
        (Some(BackupCommand::Verify { file }), _) => verify(file),
        (None, Some(output)) => with(&command.kept, async |app| {
            let made = app.back_up(output).await?;
            let checkpoint = &made.checkpoint.checkpoint;
            print(&format!(
                "已备份：{}（{}字节），台账{}条，根 {}\n",
                made.file.display(),
                made.size,
                checkpoint.size,
                ledger::to_hex(&checkpoint.root)
            ));
            tell(format_args!(
                "备份里有台账的私钥和全部公文，只有本账号可读。请存到别的机器上，妥善保管；用 wenshu backup verify 核对。"
            ));
            Ok(Outcome::Clean)
        }),
        (None, None) => Err(Message("请用 -o 指定备份文件。".to_owned())),
    }
}

fn verify(file: &Path) -> Result<Outcome, Message> {
    let checked = block_on(app::backup::check(file))?.map_err(|error| Message(error.message().to_owned()))?;
    let paint = Paint::stdout();
    let mut out = describe(&checked.manifest);
    for remark in &checked.remarks {
        let _ = writeln!(out, "{} {remark}", paint.yellow("!"));
    }
    for fault in &checked.faults {
        let _ = writeln!(out, "{} {fault}", paint.red("✕"));
    }
    let good = checked.faults.is_empty();
    let _ = match good {
        true => writeln!(out, "{} 备份完好：各部分与清单一致，台账与检查点一致。", paint.green("✓")),
        false => writeln!(out, "{}", paint.red("备份不能用来恢复。")),
    };
    print(&out);
    Ok(if good { Outcome::Clean } else { Outcome::Errors })
}

/// What a backup says of itself, for people.
pub(super) fn describe(manifest: &Manifest) -> String {
    let now = Now::of(office::Moment::from_millis(manifest.made));
    let minutes = (manifest.made.div_euclid(60_000) + 8 * 60).rem_euclid(24 * 60);
    format!(
        "{} {:02}:{:02} 的备份，{}，表结构第{}版，程序 {}\n台账“{}”，{}条，根 {}\n",
        now.today,
        minutes / 60,
        minutes % 60,
        manifest.engine,
        manifest.schema,
        manifest.program,
        manifest.origin,
        manifest.ledger_size,
        manifest.ledger_root
    )
}
