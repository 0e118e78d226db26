//! `wenshu restore`: putting a backup back, and saying what that means.

use super::arguments::Restore;
use super::backup::describe;
use super::user::operator;
use crate::office::block_on;
use crate::outcome::{Message, Outcome, print};
use crate::terminal::Paint;
use app::Clock;
use app::backup::{Existing, Restored, Restoring};
use std::fmt::Write;

/// Runs the command.
pub(crate) fn restore(command: &Restore) -> Result<Outcome, Message> {
    let wish = app::backup::Restore {
        file: command.file.clone(),
        data: command.data.clone(),
        database: command.database.clone(),
        existing: if command.replace { Existing::SetAside } else { Existing::Refuse },
    };
    let done = block_on(async { app::backup::restore(wish, &operator(), &Clock::default()).await })?;
    match done.map_err(|error| Message(error.message().to_owned()))? {
        Restoring::Done(restored) => {
            print(&report(&restored));
            Ok(Outcome::Clean)
        }
        Restoring::NotGood(faults) => {
            let paint = Paint::stdout();
            let mut out = String::new();
            for fault in faults {
                let _ = writeln!(out, "{} {fault}", paint.red("✕"));
            }
            let _ = writeln!(out, "{}", paint.red("没有恢复，现有的数据没有动。请换一份备份。"));
            print(&out);
            Ok(Outcome::Errors)
        }
    }
}

fn report(restored: &Restored) -> String {
    let paint = Paint::stdout();
    let mut out = describe(&restored.manifest);
    let size = restored.manifest.ledger_size;
    let _ = writeln!(out, "{} 已恢复，台账与备份里的检查点核对一致。", paint.green("✓"));
    let _ = writeln!(
        out,
        "{} 台账现在是较早的状态：只到备份时的{size}条，其后只多出“从备份恢复”这一条。",
        paint.yellow("!")
    );
    match restored.before {
        Some(before) if before > size => {
            let _ = writeln!(out, "  恢复之前有{before}条，备份之后的{}条不在现在的台账里。", before - size);
        }
        _ => {}
    }
    let _ = writeln!(
        out,
        "  别处存有条数多于{size}的检查点的，核对时会说台账少了记录；请连同下面这个检查点一起告诉核对的人："
    );
    for line in restored.checkpoint.to_string().lines() {
        let _ = writeln!(out, "    {line}");
    }
    if let Some(folder) = &restored.aside {
        let _ = writeln!(out, "恢复之前的文件改名保留在 {}。", folder.display());
    }
    if let Some(schema) = &restored.schema_aside {
        let _ = writeln!(out, "恢复之前的表保留在模式 {schema} 里。");
    }
    out.push_str("可以启动 wenshu serve 了。\n");
    out
}
