//! The state of the system (系统体检), for administrators.

use crate::App;
use crate::error::Result;
use office::Administrator;

/// How well something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Health {
    /// 正常
    Good,
    /// 注意
    Fair,
    /// 故障
    Bad,
}

/// One thing that was looked at.
#[derive(Clone, Debug)]
pub struct HealthLine {
    /// What it is.
    pub name: String,
    /// How well it is.
    pub health: Health,
    /// What was found and what to do.
    pub detail: String,
}

impl App {
    /// Looks at the database and the fonts.
    ///
    /// # Errors
    /// Never; what does not work is a line.
    pub async fn doctor(&self, _: &Administrator) -> Result<Vec<HealthLine>> {
        let mut lines = Vec::new();
        let line = |name: &str, health, detail: String| HealthLine { name: name.to_owned(), health, detail };
        lines.push(line("程序", Health::Good, format!("文枢 {}", env!("CARGO_PKG_VERSION"))));
        let engine = self.db.engine().name();
        match store::drafts::count_all(&self.db).await {
            Ok(count) => {
                let detail = format!("{engine}，{}，共{count}份草稿，表结构第{}版", self.db.place(), store::NEWEST);
                lines.push(line("数据库", Health::Good, detail));
            }
            Err(error) => lines.push(line("数据库", Health::Bad, error.to_string())),
        }
        lines.push(self.ledger_health().await);
        lines.push(self.calendar_health().await);
        lines.extend(self.press.health());
        lines.push(line("规则", Health::Good, format!("{}条", crate::studio::rule_count())));
        Ok(lines)
    }
}
