//! The command line: commands and their options. This is the contract that scripts rely on;
//! docs/cli.md describes it.

use crate::operating::arguments::{Admin, Backup, Doctor, Move, Restore};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// 公文检查、排版和起草平台。
#[derive(Debug, Parser)]
#[command(name = "wenshu", version, about = "文枢：公文检查、排版与办公平台", disable_help_subcommand = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// 读出公文的各个要素
    Parse(Parse),
    /// 检查公文，逐条说明问题、依据和改法
    Check(Check),
    /// 改正可以直接改正的问题
    Fix(Fix),
    /// 按 GB/T 9704—2012 排版，生成 PDF、图片和版面数据
    Render(Render),
    /// 说明一条规则：查什么、依据、反例、正例
    Explain(Explain),
    /// 列出全部规则
    Rules(Rules),
    /// 启动服务，用浏览器办公
    Serve(Serve),
    /// 台账：导出、做检查点、证明、核对
    #[command(subcommand)]
    Ledger(Ledger),
    /// 档案：检查移交包
    #[command(subcommand)]
    Archive(Archive),
    /// 备份：数据库、台账密钥和设置，存成一个文件（服务开着也可以）；核对备份
    Backup(Backup),
    /// 从备份恢复（服务须先停止）
    Restore(Restore),
    /// 把数据文件夹里的 SQLite 数据搬到 PostgreSQL
    Move(Move),
    /// 本机管理：账号、口令、台账密钥
    #[command(subcommand)]
    Admin(Admin),
    /// 体检：数据库、台账、备份、磁盘、时钟、字体……，该做什么
    Doctor(Doctor),
}

/// What is common to commands that read a document.
#[derive(Debug, Args)]
pub(crate) struct Reading {
    /// 指定文种（请示、通知……），不按标题判断
    #[arg(long, value_name = "文种")]
    pub(crate) kind: Option<String>,
    /// 单位资料（JSON）：本机关、上级、下级、代字
    #[arg(long, value_name = "文件")]
    pub(crate) profile: Option<PathBuf>,
    /// 文本写法；默认按扩展名判断（.md 为 markdown）
    #[arg(long, value_name = "写法")]
    pub(crate) syntax: Option<Syntax>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Syntax {
    /// 纯文本
    Plain,
    /// Markdown
    Markdown,
}

#[derive(Debug, Args)]
pub(crate) struct Parse {
    /// 文件（.txt .md .docx），- 为标准输入
    pub(crate) file: PathBuf,
    /// 输出 JSON
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// 文件（.txt .md .docx），可以多个；- 为标准输入
    #[arg(required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// 输出格式
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
    /// 检查整篇公文，或者只用文字规则检查一句、一段
    #[arg(long, value_enum, default_value_t = Scope::Document)]
    pub(crate) scope: Scope,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// 供人阅读
    Human,
    /// JSON
    Json,
    /// SARIF 2.1.0
    Sarif,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Scope {
    /// 整篇公文
    Document,
    /// 一句或一段
    Fragment,
}

#[derive(Debug, Args)]
pub(crate) struct Fix {
    /// 文件（.txt .md .docx），- 为标准输入；文本文件原地改写
    pub(crate) file: PathBuf,
    /// 同意改动文字、数字、日期、名称的改法
    #[arg(long)]
    pub(crate) consent: bool,
    /// 只显示差异，不写文件
    #[arg(long)]
    pub(crate) diff: bool,
    /// 写到另一个文件
    #[arg(short, long, value_name = "文件")]
    pub(crate) output: Option<PathBuf>,
    /// 整篇公文，或者一句、一段
    #[arg(long, value_enum, default_value_t = Scope::Document)]
    pub(crate) scope: Scope,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(Debug, Args)]
pub(crate) struct Render {
    /// 文件（.txt .md .docx），- 为标准输入
    pub(crate) file: PathBuf,
    /// 生成的 PDF
    #[arg(short, long, value_name = "PDF")]
    pub(crate) output: Option<PathBuf>,
    /// 每页一张 PNG，放入此文件夹
    #[arg(long, value_name = "文件夹")]
    pub(crate) png: Option<PathBuf>,
    /// 版面数据（JSON）：各要素位置、行数、字体、替代字
    #[arg(long, value_name = "文件")]
    pub(crate) facts: Option<PathBuf>,
    /// 单位自有字体的文件夹，优先使用
    #[arg(long, value_name = "文件夹", env = "WENSHU_FONTS")]
    pub(crate) fonts: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// 规则代码，如 WS0201
    pub(crate) code: String,
}

#[derive(Debug, Args)]
pub(crate) struct Rules {
    /// 输出 JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// 监听地址
    #[arg(long, value_name = "地址:端口", default_value = "127.0.0.1:8080", env = "WENSHU_LISTEN")]
    pub(crate) listen: String,
    /// 数据文件夹（SQLite 数据库在其中）
    #[arg(long, value_name = "文件夹", default_value = "data", env = "WENSHU_DATA")]
    pub(crate) data: PathBuf,
    /// PostgreSQL 地址（postgres://…）；不写则用数据文件夹里的 SQLite
    #[arg(long, value_name = "URL", env = "WENSHU_DATABASE", hide_env_values = true)]
    pub(crate) database: Option<String>,
    /// 单位自有字体的文件夹，优先使用
    #[arg(long, value_name = "文件夹", env = "WENSHU_FONTS")]
    pub(crate) fonts: Option<PathBuf>,
    /// 单位资料（JSON）
    #[arg(long, value_name = "文件")]
    pub(crate) profile: Option<PathBuf>,
    /// 放入虚构的云溪县示例文稿
    #[arg(long)]
    pub(crate) demo: bool,
    /// 前面有 https 代理：会话 cookie 只经 https 发送
    #[arg(long)]
    pub(crate) https: bool,
    /// 每天自动备份到此文件夹；不写则为数据文件夹里的 backups
    #[arg(long, value_name = "文件夹", env = "WENSHU_BACKUP_DIR")]
    pub(crate) backup_dir: Option<PathBuf>,
    /// 不自动备份
    #[arg(long)]
    pub(crate) no_backup: bool,
    /// 日志写到此文件夹（每天一个文件，留30个）；不写则写到标准错误
    #[arg(long, value_name = "文件夹", env = "WENSHU_LOG_DIR")]
    pub(crate) log_dir: Option<PathBuf>,
    /// 人们访问的地址，写进通知邮件，如 https://oa.example.cn
    #[arg(long, value_name = "URL", default_value = "", env = "WENSHU_ADDRESS")]
    pub(crate) address: String,
    /// 邮件服务器（smtp:// 或 smtps://，可带用户和密码）；不写就不发邮件
    #[arg(long, value_name = "URL", env = "WENSHU_MAIL", hide_env_values = true, requires = "mail_from")]
    pub(crate) mail: Option<String>,
    /// 发件人地址
    #[arg(long, value_name = "地址", env = "WENSHU_MAIL_FROM")]
    pub(crate) mail_from: Option<String>,
    /// 推送地址：每条通知以 JSON 发往这里；不写就不推送
    #[arg(long, value_name = "URL", env = "WENSHU_WEBHOOK", hide_env_values = true)]
    pub(crate) webhook: Option<String>,
    /// 推送的签名密钥（HMAC-SM3）
    #[arg(long, value_name = "密钥", default_value = "", env = "WENSHU_WEBHOOK_KEY", hide_env_values = true)]
    pub(crate) webhook_key: String,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Ledger {
    /// 核对台账：导出文件、证明文件，或者数据库本身
    Verify(LedgerVerify),
    /// 证明某一条记录在台账里，或者后来的台账是先前的延续
    Prove(LedgerProve),
    /// 做一个检查点
    Checkpoint(LedgerOutput),
    /// 导出全部记录
    Export(LedgerExport),
    /// 取得核对检查点用的公钥
    Key(LedgerOutput),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Archive {
    /// 检查移交包的真实性、完整性、可用性、安全性
    Check(ArchiveCheck),
}

#[derive(Debug, Args)]
pub(crate) struct ArchiveCheck {
    /// 移交包（ZIP）
    pub(crate) package: PathBuf,
    /// 存在别处的检查点文件；不写则对照包里自带的
    #[arg(long, value_name = "文件", requires = "key")]
    pub(crate) checkpoint: Option<PathBuf>,
    /// 公钥文件
    #[arg(long, value_name = "文件", requires = "checkpoint")]
    pub(crate) key: Option<PathBuf>,
}

/// Where the data are.
#[derive(Debug, Args)]
pub(crate) struct Kept {
    /// 数据文件夹
    #[arg(long, value_name = "文件夹", default_value = "data", env = "WENSHU_DATA")]
    pub(crate) data: PathBuf,
    /// PostgreSQL 地址；不写则用数据文件夹里的 SQLite
    #[arg(long, value_name = "URL", env = "WENSHU_DATABASE", hide_env_values = true)]
    pub(crate) database: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct LedgerVerify {
    /// 导出文件或证明文件，- 为标准输入；不写则核对数据库
    pub(crate) file: Option<PathBuf>,
    /// 检查点文件，可以多个
    #[arg(long = "checkpoint", value_name = "文件", requires = "key")]
    pub(crate) checkpoints: Vec<PathBuf>,
    /// 公钥文件
    #[arg(long, value_name = "文件", requires = "checkpoints")]
    pub(crate) key: Option<PathBuf>,
    /// 叶哈希文件，用来逐条指出哪一条被动过
    #[arg(long, value_name = "文件", requires = "file")]
    pub(crate) leaves: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) kept: Kept,
}

#[derive(Debug, Args)]
pub(crate) struct LedgerProve {
    /// 记录的序号（从1起）或编号
    #[arg(required_unless_present = "from", conflicts_with = "from")]
    pub(crate) entry: Option<String>,
    /// 先前的条数：证明后来的台账是它的延续
    #[arg(long, value_name = "条数")]
    pub(crate) from: Option<u64>,
    /// 证明所据的条数，与检查点的 size 相同；不写则为现有的全部
    #[arg(long, value_name = "条数")]
    pub(crate) size: Option<u64>,
    /// 写到文件
    #[arg(short, long, value_name = "文件")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) kept: Kept,
}

#[derive(Debug, Args)]
pub(crate) struct LedgerOutput {
    /// 写到文件
    #[arg(short, long, value_name = "文件")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) kept: Kept,
}

#[derive(Debug, Args)]
pub(crate) struct LedgerExport {
    /// 写到文件
    #[arg(short, long, value_name = "文件")]
    pub(crate) output: Option<PathBuf>,
    /// 同时写出叶哈希
    #[arg(long, value_name = "文件")]
    pub(crate) leaves: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) kept: Kept,
}
