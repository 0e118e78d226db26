//! Records as wholes, held against the digests that their entries bear (整件摘要).

use super::contents::Contents;
use crate::App;
use crate::error::Result;
use store::ledger::contents::orphans;
use store::records::{Found, Holding, Kind};

/// Read at once.
const BATCH: i64 = 200;

impl App {
    /// Holds every record against its newest entry: whatever is not held otherwise is held here, such
    /// as moments, tenures, who is away, and amounts.
    pub(super) async fn verify_wholes(&self, contents: &mut Contents) -> Result<()> {
        let mut holding = Holding::begin(&self.db).await?;
        for kind in Kind::ALL {
            let mut behind = String::new();
            loop {
                let keys = holding.keys(kind, &behind, BATCH).await?;
                let Some(last) = keys.last() else { break };
                behind.clone_from(last);
                for id in &keys {
                    contents.checked += 1;
                    let wrong = match holding.hold(kind, id).await? {
                        Found::Agrees => continue,
                        Found::Unknown => {
                            contents.unknown += 1;
                            continue;
                        }
                        Found::Unrecorded => "没有任何一次办理写下，不是经过本程序来的",
                        Found::Changed => "与台账里的整件摘要不符，有改动没有经过办理",
                        Found::Older => "比台账记下的旧，被换回了较早的状态",
                        Found::Gone => "台账里有，数据库里已经没有",
                    };
                    let name = name(kind, id, holding.title(kind, id).await?);
                    contents.wrong(format!("{name}{wrong}"));
                }
            }
        }
        for (name, count) in orphans(&self.db).await? {
            contents.wrong(format!("{name}里有{count}条不属于任何一份发文，不是经过本程序来的"));
        }
        for (kind, id) in holding.gone().await? {
            contents.wrong(format!("台账里有记录“{kind} {id}”，数据库里已经没有"));
        }
        Ok(())
    }
}

fn name(kind: Kind, id: &str, title: Option<String>) -> String {
    let title = title.unwrap_or_else(|| id.to_owned());
    match kind {
        Kind::Approval => format!("审批“{title}”"),
        Kind::Authority => format!("审批权限表“{title}”"),
        Kind::Account => format!("账号“{title}”"),
        Kind::Boxed => format!("《{title}》的装盒"),
        Kind::Files => format!("《{title}》的附件文件清单"),
        Kind::Offline => format!("涉密件线下办理登记“{title}”"),
        Kind::Readers => format!("《{title}》的经办、知悉人员"),
        Kind::Calendar => format!("{id}年的工作日历"),
        Kind::Copies => format!("发文《{title}》的分发"),
        Kind::Incoming => format!("收文《{title}》"),
        Kind::Meeting => format!("会议“{title}”"),
        Kind::Organization => "组织机构".to_owned(),
        Kind::Outgoing => format!("发文《{title}》"),
    }
}
