//! Why a verb on a meeting is refused.

use crate::secrecy::Mark;
use thiserror::Error;

/// Why a verb on a meeting is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// It ends before it begins.
    #[error("结束时间要晚于开始时间。跨天的会议请按天分开通知。")]
    EndsTooSoon,
    /// The time has passed.
    #[error("会议的开始时间已经过去，请改为以后的时间。")]
    Past,
    /// No place, or one too long.
    #[error("请写会议地点，1至60个字。")]
    BadPlace,
    /// The note is too long.
    #[error("会议要求太长，最多1000字。长的材料请写成公文或者附件。")]
    TooLong,
    /// Nobody takes part.
    #[error("请选择参加会议的人员。")]
    Nobody,
    /// Too many.
    #[error("一次会议最多通知{0}人。更多的人请分单位通知。")]
    TooMany(usize),
    /// It bears a mark of classification.
    #[error("会议地点或者要求里有密级标识“{0}”，不能填写：涉密不上网，上网不涉密。涉密会议请在线下通知。")]
    Classified(Mark),
    /// The permit is for something else, or the matter was carried out.
    #[error("这份批准不是给这次会议的，或者已经用过。请刷新页面，看清结果再办。")]
    OtherPermit,
    /// Not whoever called it, nor a member of the office.
    #[error("会议由通知的人（{0}）或者办公室工作人员改期、取消。")]
    NotTheirs(String),
    /// No reason.
    #[error("请写明取消的理由。")]
    NoReason,
    /// The reason is too long.
    #[error("取消的理由太长，最多1000字。请改短再办。")]
    LongReason,
    /// It was cancelled.
    #[error("这次会议已经取消。要开，请重新报批。")]
    Cancelled,
    /// It has begun.
    #[error("会议已经开始或者开过，不能再改。")]
    Begun,
    /// Nothing would change.
    #[error("没有改动：时间、地点、人员和要求都和原来一样。")]
    Same,
    /// Somebody changed it in between.
    #[error("他人已修改，或者您刚才按了两次：这次会议在您打开之后变过。请刷新，看清结果再办。")]
    ChangedMeanwhile,
}
