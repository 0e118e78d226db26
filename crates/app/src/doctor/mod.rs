//! The state of the system (系统体检): what was looked at, how well it is, what to do.

mod database;
mod machine;

use crate::App;
use crate::error::Result;
use office::{Administrator, Operator};

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

impl HealthLine {
    fn new(name: &str, (health, detail): (Health, String)) -> Self {
        Self { name: name.to_owned(), health, detail }
    }
}

/// Whether the file of the database is read through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thoroughness {
    /// What can be seen in a moment.
    Glance,
    /// Also every page of the database; takes as long as reading it.
    Thorough,
}

impl App {
    /// Looks at everything.
    ///
    /// # Errors
    /// Never; what does not work is a line.
    pub async fn doctor(&self, _: &Administrator, how: Thoroughness) -> Result<Vec<HealthLine>> {
        Ok(self.examine(how).await)
    }

    /// The same for whoever is at the machine itself.
    ///
    /// # Errors
    /// Never; what does not work is a line.
    pub async fn doctor_here(&self, _: &Operator, how: Thoroughness) -> Result<Vec<HealthLine>> {
        Ok(self.examine(how).await)
    }

    async fn examine(&self, how: Thoroughness) -> Vec<HealthLine> {
        let version = format!("文枢 {}", env!("CARGO_PKG_VERSION"));
        let mut lines = vec![HealthLine::new("程序", (Health::Good, version))];
        lines.push(self.database_health().await);
        if how == Thoroughness::Thorough {
            lines.push(self.file_health().await);
        }
        lines.push(self.ledger_health().await);
        lines.push(self.backup_health().await);
        lines.push(self.disk_health());
        lines.push(self.clock_health().await);
        lines.push(self.log_health());
        lines.push(self.session_health().await);
        lines.push(HealthLine::new("通知", self.notice_health().await));
        lines.push(self.calendar_health().await);
        lines.extend(self.press.health());
        lines.push(HealthLine::new("规则", (Health::Good, format!("{}条", crate::studio::rule_count()))));
        lines
    }
}
