//! What can go wrong when pages are set.

use crate::Role;
use thiserror::Error;

/// Fonts could not be found.
#[derive(Debug, Error)]
pub enum FontError {
    /// No font at all serves a role.
    #[error(
        "没有找到可用的{wanted}字体（已查找：{folders}），无法排版。请在程序目录运行 make fonts 安装开源字体，或者把单位已获授权的字体放入字体文件夹后重新启动。"
    )]
    Missing {
        /// The Chinese name of what is missing.
        wanted: &'static str,
        /// The folders that were searched.
        folders: String,
    },
    /// The folder that was named for the office's fonts is none.
    #[error("没有“{0}”这个字体文件夹。请检查 --fonts（或环境变量 WENSHU_FONTS），不用自有字体的就不要写。")]
    NoFolder(String),
}

/// A document could not be set or written.
#[derive(Debug, Error)]
pub enum Error {
    /// A font file that was there at the start cannot be read any more.
    #[error("{}字体“{family}”的文件已无法读取，请检查字体文件夹后重新启动程序。", role.wanted())]
    FontGone {
        /// The role it served.
        role: Role,
        /// Its family.
        family: String,
    },
    /// The layout engine refused; a fault of this program.
    #[error("排版时出现内部错误，版面未能生成。请保留文稿并联系管理员。（{0}）")]
    Layout(String),
    /// The PDF could not be written.
    #[error("生成 PDF 时出现错误：{0}。请联系管理员。")]
    Pdf(String),
}
