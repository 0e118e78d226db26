//! Why a verb on a draft is refused.

use crate::secrecy::Mark;
use thiserror::Error;

/// A refusal, in the words that the person reads.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// Somebody, perhaps oneself in another window, saved in between.
    #[error("他人已修改：这份草稿在别处（可能是另一个窗口）已经存过新的内容。请先比较，再决定留哪一份。")]
    ChangedMeanwhile,
    /// It is in the trash.
    #[error("这份草稿在回收站里。请先恢复，再修改。")]
    InTrash,
    /// It is not in the trash.
    #[error("这份草稿不在回收站里，不用恢复。")]
    NotInTrash,
    /// The text is too long.
    #[error("正文太长：一份草稿最多1 MB（约35万字）。请拆成几份，或把附件单独起草。")]
    TooLong,
    /// There is no text.
    #[error("没有内容。请粘贴或输入公文正文。")]
    Empty,
    /// The text bears a mark of classification.
    #[error("文中有密级标识“{0}”，不能保存：涉密不上网，上网不涉密。请在涉密计算机上办理，并从本机删除这份文件。")]
    Classified(Mark),
}
