//! The database among the state of the system: whether it answers, its tables, its file, sessions.

use super::{Health, HealthLine};
use crate::App;
use office::Moment;
use store::backup::Depth;
use store::sessions;

impl App {
    pub(super) async fn database_health(&self) -> HealthLine {
        let engine = self.db.engine().name();
        let found = match (store::drafts::count_all(&self.db).await, store::backup::schema(&self.db).await) {
            (Ok(count), Ok(schema)) => {
                let place = self.db.place();
                (Health::Good, format!("{engine}，{place}，共{count}份草稿，表结构第{schema}版"))
            }
            (Err(error), _) | (_, Err(error)) => {
                (Health::Bad, format!("{error}请检查数据库是否启动、磁盘是否已满，并查看日志。"))
            }
        };
        HealthLine::new("数据库", found)
    }

    /// Reads the file through.
    pub(super) async fn file_health(&self) -> HealthLine {
        let found = match store::backup::faults(&self.db, Depth::Quick).await {
            Ok(Some(faults)) => match faults.first() {
                None => (Health::Good, "逐页检查过，没有损坏".to_owned()),
                Some(what) => {
                    let detail =
                        format!("文件损坏：{what}。请停止服务，用最近的备份恢复（wenshu restore），旧文件不要删除。");
                    (Health::Bad, detail)
                }
            },
            Ok(None) => {
                let detail = "PostgreSQL 由它自己的工具检查（pg_amcheck、pg_checksums），这里不做。";
                (Health::Good, detail.to_owned())
            }
            Err(error) => (Health::Bad, error.to_string()),
        };
        HealthLine::new("数据库文件", found)
    }

    pub(super) async fn session_health(&self) -> HealthLine {
        let now = self.clock.now().millis();
        let ago = |span: std::time::Duration| Moment::from_millis(now - i64::try_from(span.as_millis()).unwrap_or(0));
        let rule = self.safety().await.unwrap_or_default().session();
        let (absolute, idle) = (ago(rule.absolute), ago(rule.idle));
        let found = match sessions::count(&self.db, absolute, idle).await {
            Ok((sessions, people)) => (Health::Good, format!("{people}人登录着，共{sessions}个会话")),
            Err(error) => (Health::Bad, error.to_string()),
        };
        HealthLine::new("登录", found)
    }
}
