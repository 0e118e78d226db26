//! Why a verb on a received document is refused, in the words the person needs.

use super::Stage;
use thiserror::Error;

/// A refusal; nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// Not at this stage.
    #[error("这份收文现在是“{}”，不能{verb}。请刷新页面，看清办到了哪一步。", stage.name())]
    WrongStage {
        /// Where it stands.
        stage: Stage,
        /// What was asked.
        verb: &'static str,
    },
    /// It bears a mark of classification.
    #[error("内容标有密级“{0}”，没有收下。涉密件线下办理：请从机要渠道送达，本系统只登记“涉密件线下办理”，不存内容。")]
    Classified(String),
    /// What was written bears a mark of classification.
    #[error("所写的内容标有密级“{0}”，没有记下。涉密内容请在线下办理，这里不要填写。")]
    MarkedWords(String),
    /// An opinion or a reason is too long.
    #[error("内容太长，最多1000字。长的材料请作为附件。")]
    WordsTooLong,
    /// A title that is none.
    #[error("标题太长，最多200个字。请只填公文的标题，正文填在下面。")]
    LongTitle,
    /// No title.
    #[error("请填写公文标题。")]
    NoTitle,
    /// No sender.
    #[error("请填写来文单位。")]
    NoSender,
    /// A request is to be answered.
    #[error(
        "请示要答复（《条例》第二十四条），请作为办件登记。只是抄送来、不用答复的，登记以后用“改为阅件”，写明理由。"
    )]
    RequestToRead,
    /// A correction that corrects nothing.
    #[error("没有改动：和原来登记的一样。")]
    NothingCorrected,
    /// No text and no file.
    #[error("请上传公文，或者把正文粘贴进来。")]
    NoText,
    /// Too long.
    #[error("正文太长：最多1 MB（约35万字）。长的材料请作为附件上传。")]
    TooLong,
    /// Number of copies out of range.
    #[error("份数应当是1至9999。")]
    Copies,
    /// A reason is missing.
    #[error("请写明理由。")]
    NoReason,
    /// An opinion is missing.
    #[error("内容不能空着，请填写后再提交。")]
    NoOpinion,
    /// Nobody is named to handle it.
    #[error("请指定承办单位。两个以上单位办理的，要明确主办单位。")]
    NoLead,
    /// The lead unit is also a co-unit.
    #[error("主办单位不能同时是协办单位。")]
    LeadTwice,
    /// Urgent without a deadline.
    #[error("紧急公文要写明办理时限。")]
    NoDeadline,
    /// The deadline is past.
    #[error("办理时限不能早于今天。")]
    DeadlinePast,
    /// Nobody is named to read it.
    #[error("请选择传阅人员。")]
    NoReaders,
    /// Not among the readers, or read already.
    #[error("这份公文没有送您传阅，或者您已经阅过。")]
    NotAReader,
    /// Readers are missing.
    #[error("还有{0}人没有阅，不能结束传阅。")]
    Unread(usize),
    /// Readers are missing, and it is to be archived.
    #[error("还有{0}人没有阅，不能归档。请等阅完，或者撤下不用再阅的人。")]
    StillRead(usize),
    /// It would wait for the same person again.
    #[error("“再请批示”请选另一位领导；由您批示就够的，不用选。")]
    PassedToSelf,
    /// Not the one who was asked to instruct.
    #[error("这份公文请{0}批示。")]
    NotAsked(String),
    /// Only what must be handled is proposed, assigned, answered.
    #[error("这是阅件，送人传阅即可；需要办理的请改为办件。")]
    ForReading,
    /// Only what must be read is concluded by reading.
    #[error("这是办件，需要拟办、批示后承办。")]
    ForAction,
    /// The leader is asked already.
    #[error("这份公文已经请{0}批示，请另选一位。")]
    AskedAlready(String),
    /// Not among those who have not read it.
    #[error("这位不在未阅人员里：没有送过，或者已经阅过。阅过的记录保留，不能撤。")]
    NotUnread,
    /// It is treated so already.
    #[error("这份公文已经是{0}，不用改。")]
    TreatedSo(&'static str),
    /// The member follows it already.
    #[error("已经由{0}催办，不用换。")]
    FollowsAlready(String),
    /// Of no unit that handles it.
    #[error("办理情况由主办、协办单位反馈，您的单位不在其中。")]
    NotAHandler,
    /// A request is granted by what was signed.
    #[error(
        "请示要以签发过的公文答复：请填文号，如“云政函〔2026〕1号”。不另行文的，把答复的话留空，就照领导的批示原文答复；\
         领导没有批示的，先请领导批示。"
    )]
    AnswerByDocument,
    /// There is no answer that could be taken back.
    #[error("这份公文没有答复过，不用重新办理。")]
    NotAnswered,
    /// Somebody changed it in between.
    #[error("他人已修改，或者您刚才按了两次：这份收文在您打开之后变过。请刷新，看清结果再办。")]
    ChangedMeanwhile,
}
