//! A backup every night by the server itself, and which of them are kept.

use super::aside;
use crate::App;
use crate::error::Result;
use gongwen::Date;
use office::approval::Now;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Whether the server makes backups by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// It does not.
    Off,
    /// Every day, into a folder.
    Into(PathBuf),
}

/// Newest backups of so many days are kept.
const DAYS: usize = 7;
/// Newest backups of so many weeks are kept.
const WEEKS: usize = 4;
/// How long after the start the first look is taken.
const AT_FIRST: Duration = Duration::from_secs(180);
/// How often it is looked whether a new day has begun.
const EVERY: Duration = Duration::from_secs(600);
/// How long to wait after something went wrong.
const AFTER_TROUBLE: Duration = Duration::from_secs(3600);

impl App {
    /// Makes a backup in the folder soon after every midnight, until the task is ended.
    pub async fn keep_backups(&self, folder: &Path) {
        let mut pause = AT_FIRST;
        loop {
            tokio::time::sleep(pause).await;
            pause = match self.back_up_daily(folder).await {
                Ok(_) => EVERY,
                Err(error) => {
                    tracing::error!(cause = ?error, "the backup of the day could not be made");
                    if let Err(error) = self.remember_failure(&error).await {
                        tracing::error!(cause = ?error, "nor could that be noted");
                    }
                    AFTER_TROUBLE
                }
            };
        }
    }

    /// Makes the backup of the day if there is none yet, and removes those that are too old; says
    /// whether one was made.
    ///
    /// # Errors
    /// Fails if the database or the disk does.
    pub async fn back_up_daily(&self, folder: &Path) -> Result<bool> {
        let today = self.today();
        let made = self.known_backups().await?.made();
        if made.is_some_and(|made| Now::of(made).today >= today) {
            return Ok(false);
        }
        std::fs::create_dir_all(folder).map_err(|error| super::unwritable(folder, error))?;
        self.back_up(&folder.join(self.backup_name())).await?;
        let folder = folder.to_owned();
        aside(move || {
            for file in superfluous(&names(&folder), today) {
                match std::fs::remove_file(folder.join(&file)) {
                    Ok(()) => tracing::info!(%file, "old backup removed"),
                    Err(error) => tracing::warn!(%file, %error, "old backup could not be removed"),
                }
            }
            Ok(true)
        })
        .await
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).map(|entries| entries.flatten().collect()).unwrap_or_else(|_| Vec::new());
    entries.into_iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

/// The day of a backup, if the name is one that the program gives.
fn day(name: &str) -> Option<Date> {
    let (day, time) = name.strip_prefix("wenshu-")?.strip_suffix(".zip")?.split_once('-')?;
    let digits = |text: &str, count| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    let whole = digits(day, 8) && digits(time, 6);
    whole.then(|| Date::from_iso(&format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..])))?
}

/// The backups that are too old to be kept. What bears another name is left alone.
fn superfluous(names: &[String], today: Date) -> Vec<String> {
    let mut backups: Vec<(Date, &String)> = names.iter().filter_map(|name| Some((day(name)?, name))).collect();
    backups.sort_by(|a, b| b.cmp(a));
    let (mut days, mut weeks) = (BTreeMap::new(), BTreeMap::new());
    for (day, name) in &backups {
        days.entry(*day).or_insert(*name);
        // Weeks begin on Monday.
        weeks.entry(day.plus_days(-i64::from(day.weekday_index()))).or_insert(*name);
    }
    let kept: Vec<&String> = days.into_values().rev().take(DAYS).chain(weeks.into_values().rev().take(WEEKS)).collect();
    let old = backups.into_iter().filter(|(day, name)| *day < today && !kept.contains(name));
    old.map(|(_, name)| name.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seven_days_and_four_weeks_are_kept_and_what_is_not_ours_is_left() {
        let today = Date::from_iso("2026-11-25").unwrap();
        let mut names: Vec<String> =
            (0..60).map(|ago| format!("wenshu-{}-001500.zip", today.plus_days(-ago).iso().replace('-', ""))).collect();
        names.push("wenshu-20260101-000000.zip.old".into());
        names.push("合同.zip".into());
        names.push("wenshu-20261125-120000.zip".into());
        let gone = superfluous(&names, today);
        let kept: Vec<&String> = names.iter().filter(|name| !gone.contains(name)).collect();
        let ours: Vec<String> = kept.iter().filter_map(|name| day(name)).map(Date::iso).collect();
        // Seven days, the Sundays before them, and both of today.
        assert_eq!(
            ours,
            [
                "2026-11-25",
                "2026-11-24",
                "2026-11-23",
                "2026-11-22",
                "2026-11-21",
                "2026-11-20",
                "2026-11-19",
                "2026-11-15",
                "2026-11-08",
                "2026-11-25"
            ]
        );
        assert!(kept.iter().any(|name| *name == "合同.zip") && gone.len() == 51);
    }
}
