//! Why a verb on a sent document is refused, in the words the person needs.

use super::Stage;
use thiserror::Error;

/// A refusal; nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// Not at this stage.
    #[error("现在是“{}”环节，不能{verb}。请刷新页面，看清办到了哪一步。", stage.name())]
    WrongStage {
        /// Where it stands.
        stage: Stage,
        /// What was asked.
        verb: &'static str,
    },
    /// Only the drafter may.
    #[error("这要由拟稿人{0}来办。")]
    NotDrafter(String),
    /// The drafter reviews no own document.
    #[error("拟稿人不能审核自己拟的稿。请由办公室其他审核人员审核。")]
    OwnDraft,
    /// The drafter already.
    #[error("{0}就是拟稿人，不用转交。请另选一位。")]
    DraftsAlready(String),
    /// Whoever reviewed it does not draft it.
    #[error("{0}审核过这份文稿，不能再做拟稿人。请另选一位。")]
    ReviewedIt(String),
    /// Nothing is written.
    #[error("文稿是空的。请先写好正文再送审。")]
    Empty,
    /// It bears a mark of classification.
    #[error("文稿标有密级“{0}”。涉密件线下办理，本系统不得存储、处理涉密内容，请到涉密计算机上办理。")]
    Classified(String),
    /// What was written bears a mark of classification.
    #[error("所写的内容标有密级“{0}”，没有记下。涉密内容请在线下办理，这里不要填写。")]
    MarkedWords(String),
    /// Too long.
    #[error("文稿太长：一份最多1 MB（约35万字）。")]
    TooLong,
    /// No openness attribute, or no reason for it.
    #[error("请先确定公开属性。依申请公开、不予公开的要写明理由，没有公开属性的文稿办公室不予受理。")]
    NoOpenness,
    /// A reason is missing.
    #[error("请写明理由。")]
    NoReason,
    /// The review is not complete.
    #[error("审核五项要逐项给出结论：{0}还没有结论，或者有意见没有写明。")]
    ReviewIncomplete(&'static str),
    /// The review has objections.
    #[error("审核中“{0}”有意见，请退回拟稿人修改，或者改好后再通过。")]
    ReviewObjects(&'static str),
    /// The permit is for something else.
    #[error("这份批准不适用于现在的文稿：内容在批准之后变过。请送原签发人重新签发。")]
    OtherContent,
    /// The decision is about something else.
    #[error("这份批准不是给这份公文的，不能办理。请从公文页上申请撤销或者废止，批准以后再办理。")]
    OtherMatter,
    /// What only signature and registration say was changed by hand.
    #[error(
        "签发以后，份号、发文字号、签发人、成文日期由签发和登记编号确定，不能写进文稿。请把这几处改回原样，再改别的。"
    )]
    FixedElements,
    /// It has been issued.
    #[error("公文已经核发，不能改动。内容有误请撤销后重发，不再适用请废止。")]
    Issued,
    /// Somebody agreed with changes, and the text is as it was.
    #[error("签署时有人提了修改意见，文稿此后没有改动实质内容：{0}。请先改好重新送签，或者写明怎样处理的。")]
    ChangesAsked(String),
    /// So many copies are out already.
    #[error("份号1至{0}已经发出，份数不能少于{0}。")]
    CopiesOut(u32),
    /// Nothing is other than before.
    #[error("份数和分送范围都没有变，不用更正。")]
    NothingCorrected,
    /// It is not public of its own accord.
    #[error("这份公文不是主动公开的，不能登记公开。")]
    NotPublic,
    /// The day of publication is before the issue or still to come.
    #[error("公开日期应当在印发（{0}）以后、今天以前，也可以是当天。")]
    PublishedWhen(String),
    /// Nobody says where.
    #[error("请写明在哪里公开，如“县政府门户网站”，最多60个字。")]
    PublishedWhere,
    /// Number of copies out of range.
    #[error("份数应当是1至9999。")]
    Copies,
    /// No recipients.
    #[error("请写明分送范围。")]
    NoScope,
    /// Numbers of impressions out of range.
    #[error("用印次数应当是1至9999。")]
    Impressions,
    /// It is out of force already.
    #[error("这份公文已经撤销或者废止，不能再分发、催收、用来答复，也不用再撤销、废止。")]
    OutOfForce,
    /// What signed it did not hold.
    #[error("这份公文签发所依据的口头同意没有成立，不能分发、归档。请签发人补签，或者申请撤销。")]
    Unsigned,
    /// The day lies before the issue.
    #[error("废止日期不能早于印发日期。")]
    BeforeIssue,
    /// A copy is not out, or is back already.
    #[error("这些份数没有发出，或者已经收回。")]
    NotOut,
    /// A receipt was given already.
    #[error("已经签收过了。")]
    Received,
    /// The recipient was reminded today.
    #[error("今天已经催过，明天可以再催。急的请打电话。")]
    RemindedToday,
    /// The last number comes before the first.
    #[error("份号的起止不对：从1起，“到”不能小于“从”。")]
    CopyRange,
    /// More than were printed.
    #[error("没有份号{0}：一共印了{1}份。")]
    CopyNotPrinted(u32, u32),
    /// Nobody is named who received.
    #[error("请写谁签收的，最多30个字。")]
    NoSigner,
    /// The numbers of copies overlap or exceed what was printed.
    #[error("份号{0}已经分给别处，或者超出了印制份数。")]
    CopyTaken(u32),
    /// Somebody changed it in between.
    #[error("他人已修改，或者您刚才按了两次：文稿在您打开之后变过。请刷新，看清结果再办。")]
    ChangedMeanwhile,
}
