//! A server with ten years in it: the Today page, and all people of the county at work.

use crate::county::County;
use crate::effort::Effort;
use crate::report::{Row, Section};
use crate::server::Server;
use crate::trouble::Trouble;
use crate::{crowd, machine, today};
use std::path::Path;

/// What the server may hold in memory, in MB.
const WANTED: f64 = 250.0;

pub(crate) fn measure(wenshu: &Path, county: &County, effort: Effort) -> Section {
    let mut rows = Vec::new();
    if let Err(trouble) = all(wenshu, county, effort, &mut rows) {
        rows.push(Row::failed("办公", &trouble));
    }
    let remark = format!(
        "SQLite中有{}份公文（百分之一未办结）、{}条台账记录，`wenshu serve`，经127.0.0.1访问。“今日”为一个连接依次\
         打开六种岗位的今日页。“同时办公”为各人用自己的登录会话，每做一件事停0.5至3.5秒：看今日、收文、发文、草稿和\
         消息，打开公文，查找，改字，保存，拟稿和送文；另有每人一个实时消息连接。测量程序与服务在同一台机器上争用\
         处理器。",
        county.documents, county.entries
    );
    Section::new("办公", rows, &remark)
}

fn all(wenshu: &Path, county: &County, effort: Effort, rows: &mut Vec<Row>) -> Result<(), Trouble> {
    let (server, took) = Server::start(wenshu, &county.folder)?;
    rows.push(Row::new("从启动到第一次应答", took.as_secs_f64() * 1000.0, "ms").at_most(1000.0));
    let client = server.client()?;
    rows.extend(today::measure(&client, county, effort)?);
    rows.extend(crowd::measure(&client, county, effort)?);
    let memory = |name| machine::memory(&server.process(), name).unwrap_or(f64::NAN);
    let note = format!("峰值；结束时 {:.0} MB", memory("VmRSS"));
    rows.push(Row::new("内存，同时办公", memory("VmHWM"), "MB").at_most(WANTED).note(note));
    rows.push(Row::new("封存台账", county.seal_rate, "条/秒").note("每512条一个事务"));
    Ok(())
}
