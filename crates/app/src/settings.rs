//! 启动参数: how the program was started, for whoever administers it. It is set where the program
//! is started and shown here; no page changes it.

use crate::App;
use crate::backup::Keeping;
use office::Administrator;

/// Something that was set at the start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartLine {
    /// What.
    pub name: &'static str,
    /// The option by which it is set.
    pub option: &'static str,
    /// How it is set, in words.
    pub value: String,
}

impl App {
    /// How the program was started. No password, key or address of a way out is told.
    #[must_use]
    pub fn start_lines(&self, _: &Administrator) -> Vec<StartLine> {
        let surroundings = self.surroundings();
        let line = |name, option, value: String| StartLine { name, option, value };
        let set = |is: bool| if is { "已设置" } else { "没有设置" }.to_owned();
        let backups = match surroundings.backups {
            None => "由命令行管理".to_owned(),
            Some(Keeping::Off) => "关闭".to_owned(),
            Some(Keeping::Into(folder)) => format!("每天一次，存入 {}", folder.display()),
        };
        let logs =
            surroundings.logs.map_or_else(|| "写到标准错误".to_owned(), |folder| format!("写到 {}", folder.display()));
        let address = if self.outside.address.is_empty() { set(false) } else { self.outside.address.clone() };
        vec![
            line("数据库", "--data、--database", format!("{}，{}", self.db.engine().name(), self.db.place())),
            line("发文机关", "--profile", self.profile.organ.name.clone()),
            line("每日备份", "--backup-dir、--no-backup", backups),
            line("日志", "--log-dir", logs),
            line("外部访问地址", "--address", address),
            line("邮件通知", "--mail、--mail-from", set(self.outside.mail.is_some())),
            line("推送通知", "--webhook、--webhook-key", set(self.outside.webhook.is_some())),
            line("演示数据", "--demo", if self.demo { "是" } else { "否" }.to_owned()),
        ]
    }
}
