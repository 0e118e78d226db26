//! The machine among the state of the system: disk, clock, log.

use super::{Health, HealthLine};
use crate::App;
use crate::backup::{size, spoken};
use office::Moment;
use std::path::Path;

/// Less free space than this is too little, in bytes.
const LEAST: u64 = 1_000_000_000;
/// Less free space than a tenth is too little.
const LEAST_PART: u64 = 10;
/// How far the clock may be off before it is told, in milliseconds.
const TOLERANCE: i64 = 60_000;

impl App {
    pub(super) fn disk_health(&self) -> HealthLine {
        let found = match self.keys.folder() {
            None => (Health::Good, "没有数据文件夹".to_owned()),
            Some(folder) => match space(folder) {
                Some((free, all)) => judge_space(folder, free, all),
                None => (Health::Fair, format!("{} 所在磁盘的空间读不出来，请自行查看（df）。", folder.display())),
            },
        };
        HealthLine::new("磁盘", found)
    }

    pub(super) async fn clock_health(&self) -> HealthLine {
        let now = self.clock.now();
        let found = match store::ledger::latest(&self.db).await {
            Err(error) => (Health::Bad, error.to_string()),
            Ok(latest) => {
                let (instant, moment) = self.begun;
                let steady = i64::try_from(instant.elapsed().as_millis()).unwrap_or(i64::MAX);
                let drift = if self.clock.is_standing() { 0 } else { now.millis() - moment.millis() - steady };
                judge_clock(now, latest.map(Moment::from_millis), drift)
            }
        };
        HealthLine::new("时钟", found)
    }

    pub(super) fn log_health(&self) -> HealthLine {
        let found = match self.surroundings().logs {
            None => (Health::Good, "写到标准错误，由系统日志保存（journalctl -u wenshu）".to_owned()),
            Some(folder) => match count(&folder) {
                Some((files, bytes)) => {
                    (Health::Good, format!("{}，{files}个文件，共{}", folder.display(), size(bytes)))
                }
                None => {
                    let what =
                        format!("日志文件夹 {} 读不出来，日志可能没有写下。请检查它是否存在和权限。", folder.display());
                    (Health::Bad, what)
                }
            },
        };
        HealthLine::new("日志", found)
    }
}

/// Bytes that are free for the program, and all of the disk.
fn space(folder: &Path) -> Option<(u64, u64)> {
    let found = rustix::fs::statvfs(folder).ok()?;
    Some((found.f_bavail.saturating_mul(found.f_frsize), found.f_blocks.saturating_mul(found.f_frsize)))
}

fn judge_space(folder: &Path, free: u64, all: u64) -> (Health, String) {
    let left = format!("{} 所在磁盘还剩{}，共{}", folder.display(), size(free), size(all));
    if free < LEAST || free < all / LEAST_PART {
        (Health::Fair, format!("{left}。空间太少：满了就不能办理。请清理磁盘，或把数据移到更大的磁盘上。"))
    } else {
        (Health::Good, left)
    }
}

fn judge_clock(now: Moment, latest: Option<Moment>, drift: i64) -> (Health, String) {
    if let Some(latest) = latest.filter(|latest| latest.millis() > now.millis() + TOLERANCE) {
        let what = format!(
            "现在是 {}，台账里最新的记录却是 {} 的：时钟被往回拨过，或者记录时拨快过。台账的次序不受影响，日期和期限会错。请校准时钟（timedatectl set-ntp true）。",
            spoken(now),
            spoken(latest)
        );
        return (Health::Bad, what);
    }
    if drift.abs() > TOLERANCE {
        let (way, seconds) = (if drift > 0 { "快" } else { "慢" }, drift.abs() / 1000);
        let what = format!("程序启动以来，时钟被拨{way}了{seconds}秒。请确认现在的时间对不对：{}。", spoken(now));
        return (Health::Fair, what);
    }
    (Health::Good, format!("现在是 {}（北京时间）", spoken(now)))
}

/// Files of a folder and their bytes.
fn count(folder: &Path) -> Option<(usize, u64)> {
    let files: Vec<u64> =
        std::fs::read_dir(folder).ok()?.flatten().filter_map(|entry| Some(entry.metadata().ok()?.len())).collect();
    Some((files.len(), files.iter().sum()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn little_space_is_told() {
        let judged = |free, all| judge_space(Path::new("/data"), free, all).0;
        assert_eq!(judged(50_000_000_000, 100_000_000_000), Health::Good);
        assert_eq!(judged(9_000_000_000, 100_000_000_000), Health::Fair);
        assert_eq!(judged(900_000_000, 2_000_000_000), Health::Fair);
        assert!(space(Path::new("/")).is_some_and(|(free, all)| free <= all && all > 0));
    }

    #[test]
    fn a_clock_that_jumped_is_told() {
        let at = |minutes: i64| Moment::from_millis(1_795_349_700_000 + minutes * 60_000);
        assert_eq!(judge_clock(at(0), None, 0).0, Health::Good);
        assert_eq!(judge_clock(at(0), Some(at(-5)), 200).0, Health::Good);
        assert_eq!(judge_clock(at(0), Some(at(30)), 0).0, Health::Bad);
        let (health, detail) = judge_clock(at(0), Some(at(-5)), -7_200_000);
        assert!(health == Health::Fair && detail.contains("慢了7200秒"), "{detail}");
    }
}
