//! `wenshu move`: from the database of the data folder to PostgreSQL.

use super::arguments::Move;
use super::user::operator;
use crate::office::block_on;
use crate::outcome::{Message, Outcome, print};
use crate::terminal::Paint;
use app::Clock;
use app::backup::{Moving, Removal, move_to_postgres};
use std::fmt::Write;

/// Runs the command.
pub(crate) fn relocate(command: &Move) -> Result<Outcome, Message> {
    let (data, url) = (command.data.clone(), command.database.clone());
    let done = block_on(async { move_to_postgres(&data, &url, &operator(), &Clock::default()).await })?;
    match done.map_err(|error| Message(error.message().to_owned()))? {
        Moving::Done(moved) => {
            print(&report(&moved, command));
            Ok(Outcome::Clean)
        }
        Moving::NotGood(faults) => {
            let paint = Paint::stdout();
            let mut out = String::new();
            for fault in faults {
                let _ = writeln!(out, "{} {fault}", paint.red("✕"));
            }
            let _ = writeln!(
                out,
                "{}",
                paint.red("台账核对不上，没有搬，现有的数据没有动。请先查明原因，或者用备份恢复。")
            );
            print(&out);
            Ok(Outcome::Errors)
        }
    }
}

fn report(moved: &Removal, command: &Move) -> String {
    let paint = Paint::stdout();
    let rows: u64 = moved.tables.iter().map(|table| table.rows).sum();
    let mut out = String::new();
    let _ = writeln!(
        out,
        "{} 已搬到 PostgreSQL：{}张表，{rows}行，逐行读回核对一致；台账{}条，重算一致。",
        paint.green("✓"),
        moved.tables.len(),
        moved.entries
    );
    let _ = writeln!(out, "原来的数据库文件改名保留在 {}，确认不用之后由人删除。", moved.aside.display());
    let _ = writeln!(
        out,
        "以后这样启动（密钥和设置仍在数据文件夹里）：wenshu serve --data {} --database postgres://…",
        command.data.display()
    );
    out.push_str("查找用的词由服务启动后自动重建，其间找不全；备份要装 pg_dump、pg_restore。\n");
    out
}
