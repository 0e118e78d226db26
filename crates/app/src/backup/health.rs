//! Backups among the state of the system: when the last was made, and what went wrong since.

use super::daily::Keeping;
use super::make::Made;
use super::{size, spoken};
use crate::error::Result;
use crate::{App, Health, HealthLine};
use office::Moment;
use store::{Tx, settings};

/// The last backup: its time, its size, where it is.
const LAST: &str = "backup_last";
/// The last attempt that failed: its time, why.
const FAILED: &str = "backup_failed";
/// After two days without one something is wrong, in milliseconds.
const PATIENCE: i64 = 2 * 86_400_000;

/// Notes a backup that was made.
pub(super) async fn remember(tx: &mut Tx, made: &Made) -> Result<()> {
    let at = made.checkpoint.checkpoint.at;
    settings::set(tx, LAST, &format!("{at}\t{}\t{}", made.size, made.file.display())).await?;
    Ok(settings::remove(tx, FAILED).await?)
}

/// Notes an attempt that failed.
pub(super) async fn remember_failure(tx: &mut Tx, at: Moment, why: &str) -> Result<()> {
    Ok(settings::set(tx, FAILED, &format!("{}\t{why}", at.millis())).await?)
}

/// What is known of backups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// When the last was made, its size, where it is.
    last: Option<(i64, u64, String)>,
    /// When the last attempt failed since, and why.
    failed: Option<(i64, String)>,
}

impl Known {
    /// When the last was made.
    pub(super) fn made(&self) -> Option<Moment> {
        self.last.as_ref().map(|(at, _, _)| Moment::from_millis(*at))
    }
}

impl App {
    /// What is known of backups.
    pub(super) async fn known_backups(&self) -> Result<Known> {
        let last = settings::find(&self.db, LAST).await?;
        let failed = settings::find(&self.db, FAILED).await?;
        let last = last.and_then(|text| {
            let mut fields = text.splitn(3, '\t');
            Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?, fields.next()?.to_owned()))
        });
        let failed = failed.and_then(|text| {
            let (at, why) = text.split_once('\t')?;
            Some((at.parse().ok()?, why.to_owned()))
        });
        Ok(Known { last, failed })
    }

    /// One line: the last backup and what is to be done.
    pub(crate) async fn backup_health(&self) -> HealthLine {
        let (health, detail) = match self.known_backups().await {
            Ok(known) => judge(&known, self.surroundings().backups.as_ref(), self.clock.now()),
            Err(error) => (Health::Bad, error.message().to_owned()),
        };
        HealthLine { name: "备份".to_owned(), health, detail }
    }
}

fn judge(known: &Known, keeping: Option<&Keeping>, now: Moment) -> (Health, String) {
    let automatic = match keeping {
        Some(Keeping::Into(folder)) => format!("每天自动备份到 {}。", folder.display()),
        Some(Keeping::Off) => "自动备份已关闭（--no-backup），请自行安排 wenshu backup。".to_owned(),
        None => String::new(),
    };
    let last = match &known.last {
        Some((at, bytes, file)) => {
            format!("上次备份 {}，{}，{file}。", spoken(Moment::from_millis(*at)), size(*bytes))
        }
        None => "还没有备份。".to_owned(),
    };
    if let Some((at, why)) = &known.failed {
        let when = spoken(Moment::from_millis(*at));
        return (Health::Bad, format!("{when} 自动备份没有成功：{why}{last}"));
    }
    let copy = "备份要另存到别的机器上，才防得住这台机器损坏。";
    match known.last {
        Some((at, _, _)) if now.millis() - at <= PATIENCE => (Health::Good, format!("{last}{automatic}{copy}")),
        Some((at, _, _)) => {
            let days = (now.millis() - at) / 86_400_000;
            (Health::Bad, format!("{last}已经{days}天没有备份。请运行 wenshu backup -o 文件，并查看日志。{automatic}"))
        }
        None if matches!(keeping, Some(Keeping::Into(_))) => {
            (Health::Fair, format!("{last}{automatic}启动后几分钟内会做第一份。"))
        }
        None => (Health::Bad, format!("{last}请运行 wenshu backup -o 文件。{automatic}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_told() {
        let now = Moment::from_millis(1_795_349_700_000);
        let made =
            |days: i64| Known { last: Some((now.millis() - days * 86_400_000, 1, "b.zip".into())), failed: None };
        let into = Keeping::Into("/b".into());
        assert_eq!(judge(&made(1), Some(&into), now).0, Health::Good);
        assert_eq!(judge(&made(3), Some(&into), now).0, Health::Bad);
        assert_eq!(judge(&Known::default(), Some(&into), now).0, Health::Fair);
        assert_eq!(judge(&Known::default(), Some(&Keeping::Off), now).0, Health::Bad);
        let failed = Known { failed: Some((now.millis(), "磁盘已满。".into())), ..made(1) };
        let (health, detail) = judge(&failed, Some(&into), now);
        assert!(health == Health::Bad && detail.contains("磁盘已满"), "{detail}");
    }
}
