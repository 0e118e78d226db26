//! The commands that operate the office, and their options.

use crate::arguments::Kept;
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(subcommand_negates_reqs = true)]
pub(crate) struct Backup {
    #[command(subcommand)]
    pub(crate) verify: Option<BackupCommand>,
    /// 备份写到此文件；是文件夹的，按时间取名放在里面
    #[arg(short, long, value_name = "文件", required = true)]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) kept: Kept,
}

#[derive(Debug, Subcommand)]
pub(crate) enum BackupCommand {
    /// 核对备份：各部分的摘要、数据库、台账，不恢复
    Verify {
        /// 备份文件
        file: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// 备份文件
    pub(crate) file: PathBuf,
    /// 恢复到此数据文件夹，应当是空的
    #[arg(long, value_name = "文件夹", env = "WENSHU_DATA")]
    pub(crate) data: PathBuf,
    /// PostgreSQL 地址，用于 PostgreSQL 的备份
    #[arg(long, value_name = "URL", env = "WENSHU_DATABASE", hide_env_values = true)]
    pub(crate) database: Option<String>,
    /// 替换现有的数据；现有的改名保留，不删除
    #[arg(long)]
    pub(crate) replace: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Move {
    /// 数据文件夹，里面是要搬走的 SQLite 数据库
    #[arg(long, value_name = "文件夹", env = "WENSHU_DATA")]
    pub(crate) data: PathBuf,
    /// 搬到的 PostgreSQL 地址，须是一个空的数据库
    #[arg(long, value_name = "URL", env = "WENSHU_DATABASE", hide_env_values = true)]
    pub(crate) database: String,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Admin {
    /// 列出全部账号
    Accounts(At),
    /// 重置密码，显示一次性密码
    ResetPassword(Account),
    /// 解锁输错密码的账号
    Unlock(Account),
    /// 停用账号
    Disable(Account),
    /// 启用账号
    Enable(Account),
    /// 设为管理员
    MakeAdministrator(Account),
    /// 还没有账号时，换一个新的一次性口令
    FirstCode(At),
    /// 台账的签名密钥
    #[command(subcommand)]
    Key(Key),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Key {
    /// 显示公钥指纹，连同以前的
    Show(At),
    /// 更换密钥；以前的公钥保留，以前的检查点仍然有效
    Rotate(At),
}

/// Where the data are.
#[derive(Debug, Args)]
pub(crate) struct At {
    #[command(flatten)]
    pub(crate) kept: Kept,
}

/// An account, and where the data are.
#[derive(Debug, Args)]
pub(crate) struct Account {
    /// 账号
    pub(crate) name: String,
    #[command(flatten)]
    pub(crate) kept: Kept,
}

#[derive(Debug, Args)]
pub(crate) struct Doctor {
    /// 逐页检查数据库文件（数据多时要几分钟）
    #[arg(long)]
    pub(crate) thorough: bool,
    /// 单位自有字体的文件夹
    #[arg(long, value_name = "文件夹", env = "WENSHU_FONTS")]
    pub(crate) fonts: Option<PathBuf>,
    /// 日志文件夹，与 serve 相同
    #[arg(long, value_name = "文件夹", env = "WENSHU_LOG_DIR")]
    pub(crate) log_dir: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) kept: Kept,
}
