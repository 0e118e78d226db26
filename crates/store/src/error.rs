//! What can go wrong with the database, in the words the person needs.

use std::path::PathBuf;
use thiserror::Error;

/// An error of the database.
#[derive(Debug, Error)]
pub enum Error {
    /// The row is not as it was when it was read.
    #[error("他人已修改：内容在您打开之后变过。请刷新后再试。")]
    ChangedMeanwhile,
    /// A key that must be unique is taken.
    #[error("已经有相同的记录。")]
    Taken,
    /// The data folder cannot be made or written to.
    #[error(
        "数据文件夹 {folder} 不能写入：{}。请检查文件夹的属主和权限，或用 --data 另指定一个。",
        office::reason::of_io(source)
    )]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The database of a URL does not answer.
    #[error("连不上数据库 {place}：{}。请检查地址、账号、口令和网络，并确认数据库已经启动。", unreachable(source))]
    Unreachable {
        /// The address, without the password.
        place: String,
        /// Why.
        source: sqlx::Error,
    },
    /// The address is of no database that is supported.
    #[error("不认识数据库地址 {0}。请写成 postgres://用户:口令@主机/库名，或不写而使用数据文件夹。")]
    BadUrl(String),
    /// The file is not a database, or is damaged.
    #[error("{place} 不是本程序的数据库，或者已经损坏。请用备份恢复，或另指定一个数据文件夹。")]
    NotADatabase {
        /// The file.
        place: String,
    },
    /// The database was written by a newer program.
    #[error("数据库的版本（{found}）比本程序认识的（{newest}）新。请升级本程序；为防损坏数据，本程序没有打开它。")]
    Newer {
        /// Its version.
        found: i64,
        /// The newest version that this program knows.
        newest: i64,
    },
    /// The files of the data folder are being replaced.
    #[error("数据文件夹 {folder} 正在恢复备份。请等恢复结束后再启动。")]
    BeingReplaced {
        /// The folder.
        folder: PathBuf,
    },
    /// The files of the data folder were being replaced when that was interrupted.
    #[error(
        "数据文件夹 {folder} 上一次恢复备份没有做完，里面新旧混杂，不能使用。请重新运行 wenshu restore（加 --replace）；旧的数据还在 before-restore-… 文件夹里。"
    )]
    Unfinished {
        /// The folder.
        folder: PathBuf,
    },
    /// The data of the folder were moved to PostgreSQL.
    #[error(
        "数据文件夹 {folder} 里的数据已经搬到 PostgreSQL，这里不再使用。请用 --database 指定搬去的数据库；\
         搬走以前的数据库文件还在 before-move-… 文件夹里。"
    )]
    MovedAway {
        /// The folder.
        folder: PathBuf,
    },
    /// A database that something was to be moved into holds something.
    #[error("{place} 不是空的数据库。请另建一个空的数据库，再搬。")]
    NotEmpty {
        /// The address, without the password.
        place: String,
    },
    /// The data folder is in use by a server or a command.
    #[error("数据文件夹 {folder} 正在使用。请先停止 wenshu serve（以及正在运行的其他 wenshu 命令），再试一次。")]
    InUse {
        /// The folder.
        folder: PathBuf,
    },
    /// Another server serves the data folder.
    #[error(
        "数据文件夹 {folder} 已经有一个文枢服务在用。请使用那个服务，或者先停掉它再启动；\
         要几个服务共用数据，请改用 PostgreSQL（--database）。"
    )]
    Served {
        /// The folder.
        folder: PathBuf,
    },
    /// The database does not answer now.
    #[error("数据库暂时没有应答，刚才的操作可能没有办成。请过一会儿刷新，看清结果再决定要不要重做。")]
    Gone(#[source] sqlx::Error),
    /// No space left, or the file cannot be written.
    #[error("数据库写不进去，磁盘可能已满或变成只读。请腾出空间后再试；已存的内容没有受影响。")]
    Unwritable(#[source] sqlx::Error),
    /// A value in the database is none that this program writes.
    #[error("数据库里有本程序不认识的内容（{0}）。请用备份恢复，或联系管理员。")]
    Corrupt(&'static str),
    /// Anything else.
    #[error("数据库出错。请稍后再试；如一再出现，请把事件编号告诉管理员。")]
    Other(#[source] sqlx::Error),
}

/// Why a server does not answer, in Chinese.
fn unreachable(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Io(error) => office::reason::of_io(error),
        sqlx::Error::PoolTimedOut => "等待超时".to_owned(),
        sqlx::Error::Tls(_) => "加密连接（TLS）没有建立".to_owned(),
        other => match other.as_database_error().and_then(sqlx::error::DatabaseError::code).as_deref() {
            Some("28P01" | "28000") => "账号或口令不对，或者不允许从这台机器连接".to_owned(),
            Some("3D000") => "没有这个数据库".to_owned(),
            Some("53300") => "数据库的连接数已满".to_owned(),
            Some("57P03") => "数据库正在启动或者停止".to_owned(),
            Some("42501") => "账号没有权限".to_owned(),
            _ => other.to_string(),
        },
    }
}

impl From<sqlx::Error> for Error {
    fn from(source: sqlx::Error) -> Self {
        let Some(database) = source.as_database_error() else {
            return match source {
                sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed => Self::Gone(source),
                source => Self::Other(source),
            };
        };
        if database.is_unique_violation() {
            return Self::Taken;
        }
        // SQLite: READONLY 8, IOERR 10, FULL 13, NOTADB 26 in the low byte; PostgreSQL: class 53.
        let code = database.code().unwrap_or_default().into_owned();
        let primary = code.parse::<u32>().map(|code| code & 0xff);
        match primary {
            Ok(8 | 10 | 13) if code.len() < 5 => Self::Unwritable(source),
            // PostgreSQL: another transaction changed the same rows first.
            _ if code == "40001" || code == "40P01" => Self::ChangedMeanwhile,
            // PostgreSQL: the server stops, starts, or was stopped hard.
            _ if code.starts_with("57P") || code.starts_with("08") => Self::Gone(source),
            _ if code == "53100" || code == "25006" => Self::Unwritable(source),
            _ => Self::Other(source),
        }
    }
}
