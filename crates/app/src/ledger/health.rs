//! How the ledger is, for the state of the system.

use crate::App;
use crate::backup::spoken;
use crate::error::Result;
use crate::{Health, HealthLine};
use office::Moment;

/// For how long entries may wait before something is wrong, in milliseconds.
const PATIENCE: i64 = 5 * 60_000;

impl App {
    /// One line: whether entries are sealed, and what signs.
    pub(crate) async fn ledger_health(&self) -> HealthLine {
        let (health, detail) = match self.ledger_found().await {
            Ok(found) => found,
            Err(error) => (Health::Bad, error.message().to_owned()),
        };
        HealthLine { name: "台账".to_owned(), health, detail }
    }

    async fn ledger_found(&self) -> Result<(Health, String)> {
        let head = store::ledger::head(&self.db).await?;
        let waiting = store::ledger::waiting(&self.db).await?;
        let since = store::ledger::waiting_since(&self.db).await?;
        let signer = self.keys.signer()?.standing();
        let size = head.size;
        if since.is_some_and(|since| since < self.clock.now().millis() - PATIENCE) {
            let what = format!(
                "有{waiting}条记录超过5分钟没有封存：封存任务没有运行，或者台账被动过。请在本机运行 wenshu ledger verify 核对。"
            );
            return Ok((Health::Bad, what));
        }
        let newest = store::ledger::checkpoints::newest(&self.db, 1).await?;
        let checkpoint = newest.first().map_or_else(
            || "还没有检查点".to_owned(),
            |(_, signed)| {
                let checkpoint = &signed.checkpoint;
                format!("上次检查点 {}，{}条", spoken(Moment::from_millis(checkpoint.at)), checkpoint.size)
            },
        );
        Ok((Health::Good, format!("已封存{size}条，待封存{waiting}条；{checkpoint}；检查点为{signer}")))
    }
}
