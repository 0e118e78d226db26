//! Why a file cannot be read.

use thiserror::Error;

/// Why the text of a file cannot be read. The message is for the person who chose the file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Error {
    /// No PDF and no OFD.
    #[error("这不是 PDF 或者 OFD 文件。")]
    Unknown,
    /// Protected by a password.
    #[error("文件设有打开密码，读不出文字，不能核对有没有密级。请取消密码后再传；涉密文件不得上网处理。")]
    Encrypted,
    /// Damaged, or not what it says it is.
    #[error("文件不完整或者已经损坏，读不出文字。请重新导出或者扫描后再传。")]
    Damaged,
    /// Beyond the bounds of memory or time.
    #[error("文件太复杂，超出处理上限，读不出文字。请拆分，或者打印成新的 PDF 后再传。")]
    Hostile,
    /// The reading process could not be run.
    #[error("读取文件的程序没有启动，请稍后再试；多次不行请找管理员看运行日志。")]
    Machine,
}

impl Error {
    /// The word that goes between the processes.
    pub(crate) fn word(&self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Encrypted => "encrypted",
            Self::Damaged => "damaged",
            Self::Hostile => "hostile",
            Self::Machine => "machine",
        }
    }

    /// What the other process says.
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        let all = [Self::Unknown, Self::Encrypted, Self::Damaged, Self::Hostile, Self::Machine];
        all.into_iter().find(|error| error.word() == word)
    }
}
