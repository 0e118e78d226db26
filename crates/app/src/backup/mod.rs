//! Backups (备份): the database, the key of the ledger and the settings of the data folder in one
//! file, made while people work; checked, put back, made every night.

mod archive;
mod check;
mod daily;
mod health;
mod make;
mod manifest;
mod moving;
mod postgres;
mod restore;

pub use check::{Checked, check};
pub use daily::Keeping;
pub use make::Made;
pub use manifest::Manifest;
pub use moving::{Moving, Removal, move_to_postgres};
pub use restore::{Existing, Restore, Restored, Restoring, restore};

use crate::error::{Error, Kind};
use office::Moment;
use office::approval::Now;
use std::io;
use std::path::Path;

/// 20261125-021500, in the time of Beijing: names of files and folders.
pub(crate) fn stamp(moment: Moment) -> String {
    let (hour, minute, second) = clock(moment);
    format!("{}-{hour:02}{minute:02}{second:02}", Now::of(moment).today.iso().replace('-', ""))
}

/// 2026年11月25日 02:15, in the time of Beijing.
pub(crate) fn spoken(moment: Moment) -> String {
    let (hour, minute, _) = clock(moment);
    format!("{} {hour:02}:{minute:02}", Now::of(moment).today)
}

fn clock(moment: Moment) -> (i64, i64, i64) {
    let seconds = (moment.millis().div_euclid(1000) + 8 * 3600).rem_euclid(86_400);
    (seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// A size as people read it.
pub(crate) fn size(bytes: u64) -> String {
    const MEGA: f64 = 1_000_000.0;
    let mega = bytes as f64 / MEGA;
    match mega {
        _ if mega >= 1000.0 => format!("{:.1} GB", mega / 1000.0),
        _ if mega >= 1.0 => format!("{mega:.1} MB"),
        _ => format!("{} KB", bytes.div_ceil(1000)),
    }
}

/// A file or folder that cannot be written.
pub(crate) fn unwritable(path: &Path, error: io::Error) -> Error {
    let reason = match error.kind() {
        io::ErrorKind::NotFound => "没有这个文件夹",
        io::ErrorKind::PermissionDenied => "没有权限",
        io::ErrorKind::StorageFull => "磁盘已满",
        io::ErrorKind::FileTooLarge | io::ErrorKind::QuotaExceeded => "超过了文件大小或配额的限制",
        io::ErrorKind::ReadOnlyFilesystem => "文件系统是只读的",
        _ => "读写出错",
    };
    let what = format!("{} 写不进去：{reason}。请检查文件夹是否存在、权限和剩余空间。", path.display());
    Error::new(Kind::Unavailable, what).because(error)
}

/// Work with files, off the threads that answer requests.
pub(crate) async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> crate::Result<T> + Send + 'static,
) -> crate::Result<T> {
    tokio::task::spawn_blocking(work).await?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_words_are_in_the_time_of_beijing() {
        let moment = Moment::from_millis(1_795_349_700_000);
        assert_eq!(stamp(moment), "20261122-201500");
        assert_eq!(spoken(moment), "2026年11月22日 20:15");
        assert_eq!([size(123_456), size(4_560_000), size(2_345_000_000)], ["124 KB", "4.6 MB", "2.3 GB"]);
    }
}
