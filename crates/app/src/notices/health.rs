//! Whether notices leave the program, for the state of the system.

use crate::App;
use crate::doctor::Health;
use store::notices;

impl App {
    /// Whether notices leave, how many wait, how many were given up.
    pub(crate) async fn notice_health(&self) -> (Health, String) {
        let ways = match (self.outside.mail.is_some(), self.outside.webhook.is_some()) {
            (false, false) => return (Health::Good, "只在程序里通知，没有设置邮件和推送".to_owned()),
            (true, false) => "邮件",
            (false, true) => "推送",
            (true, true) => "邮件和推送",
        };
        match notices::deliveries(&self.db).await {
            Ok((waiting, 0)) => (Health::Good, format!("{ways}：{waiting}条等着发出")),
            Ok((waiting, failed)) => {
                let why = "请检查邮件服务器和推送地址，原因见日志";
                (Health::Fair, format!("{ways}：{waiting}条等着发出，{failed}条多次没有发成，已经放弃。{why}"))
            }
            Err(error) => (Health::Bad, error.to_string()),
        }
    }
}
