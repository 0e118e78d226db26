//! Why a verb on an approval is refused.

use crate::authority::{Act, Unplanned};
use crate::calendar::NotAnnounced;
use crate::secrecy::Mark;
use gongwen::Date;
use thiserror::Error;

/// A refusal, in the words that the person reads.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// No chain can be made.
    #[error(transparent)]
    Unplanned(#[from] Unplanned),
    /// It is not under way.
    #[error("这个事项{0}，现在不能这样做。请刷新页面，看它走到了哪一步。")]
    NotPending(&'static str),
    /// It was submitted already.
    #[error("这个事项{0}，不能再提交。需要改动时，请先撤回。")]
    NotDraft(&'static str),
    /// Only the drafter may.
    #[error("这要由拟稿人{0}来办。")]
    NotDrafter(String),
    /// It is somebody else's turn.
    #[error("现在轮到{0}，还不能由您办理。")]
    NotYourTurn(String),
    /// The seat is decided.
    #[error("您已经签过“{0}”，不用再签。")]
    AlreadySigned(String),
    /// One person may not fill two places.
    #[error("{who}在这个事项里已经签过“{title}”，一人不能签两步。请由另一位任职的人或者受托的人签，或退回重新提交。")]
    SignedElsewhere {
        /// Who.
        who: String,
        /// Where.
        title: String,
    },
    /// The person is not in office.
    #[error("您现在不在任，不能办理审批。如有疑问，请找管理员核对任职记录。")]
    NotInOffice,
    /// The drafter may not decide.
    #[error("这是您自己拟的稿，不能由您审批。请由另一位任职的人审批，或撤回后改由他人提交。")]
    OwnDraft,
    /// Nobody holds the post.
    #[error("现在没有人担任“{0}”，这一步没有人能批。请管理员在组织机构里指定任职的人；拟稿人也可以撤回。")]
    Nobody(String),
    /// A body must decide.
    #[error("这一步由{0}决定，不由个人签署。请在会后由记录人员登记会议决定。")]
    BodyDecides(String),
    /// No body decides here.
    #[error("这一步由{0}签署，不是会议决定。")]
    NotABody(String),
    /// Not a registrar.
    #[error("登记会议决定须由指定的记录人员办理，您没有这项职责。")]
    NotRegistrar,
    /// The drafter puts the decision on record.
    #[error("这是您自己提出的事项，会议的决定要由别人登记：请办公室副主任或者另一位机要文书登记。")]
    OwnDecision,
    /// Passed in principle, and nobody higher in the chain.
    #[error(
        "原则通过的事项通常要等上级党委决定，这个事项的审批里没有这一步。确实不需要的，在备注里写明理由；\
         需要的，请拟稿人撤回，选上“须县委决定”再提交。"
    )]
    InPrincipleAlone,
    /// The date of the meeting cannot be.
    #[error("会议日期不对：会议应在提交审批之后、今天或者以前召开。请核对日期。")]
    MeetingDate,
    /// The meeting is not named.
    #[error("请写明是哪一次会议，如“2026年第5次常务会议”。")]
    MeetingMissing,
    /// An opinion is needed.
    #[error("请写意见。只表示同意而不写意见的，用“签名”或者“圈阅”。")]
    OpinionMissing,
    /// The words say no.
    #[error("意见写着“{0}”，不能按同意记下。不同意的请用“退回”并写明理由；会签的选“不同意”。确实同意的，请改意见。")]
    SaysNo(String),
    /// A reason is needed.
    #[error("理由、原话或者经过不能空着：看到的人要凭它知道怎么办。")]
    ReasonMissing,
    /// Too long.
    #[error("意见太长，最多1000个字。长的意见请写成附件。")]
    TooLong,
    /// It bears a mark of classification.
    #[error("所写的内容标有密级“{0}”，没有记下。涉密内容请在线下办理，这里不要填写。")]
    Classified(Mark),
    /// Not a countersign.
    #[error("这一步不是会签，不能签“{0}”。不同意时请退回，写明理由。")]
    NotCountersign(&'static str),
    /// There is nothing to decide between.
    #[error("现在没有会签单位不同意，不用报请裁定。")]
    NobodyDisagrees,
    /// Somebody has not answered.
    #[error("{0}还没有会签。请先催办，会签完再报请裁定。")]
    CountersignOpen(String),
    /// Nobody decides above.
    #[error("会签之后没有领导审批，没有人可以裁定。请按不同意见修改，或者撤回后按有领导审批的事项提交。")]
    NobodyAbove,
    /// Not an earlier step.
    #[error("只能退回到已经走过的步骤，或者退回拟稿人。")]
    NotEarlier,
    /// The last step has decided.
    #[error("最后一步已经有人签署，不能撤回。需要停下时，请当面请示，由签署人退回。")]
    TooLateToWithdraw,
    /// The person to be added or trusted is not in office.
    #[error("没有找到这个人，或者这个人现在不在任。请重新选择。")]
    NoSuchPerson,
    /// The person is the drafter.
    #[error("拟稿人不能审批自己的稿。请选择别的人。")]
    DrafterChosen,
    /// Steps were left out because of the drafter.
    #[error("这次审批按拟稿人{0}的职务免去了几步，不能中途换拟稿人。请先退回或者撤回，再转交。")]
    LeftOutFor(String),
    /// The person has a place in the chain.
    #[error("{0}已经在这个事项的审批人里，不用再加。")]
    InChain(String),
    /// Too many were added.
    #[error("加签的人太多，最多{0}人。请确认是不是都需要。")]
    TooManyAdded(usize),
    /// The seat must be signed in person.
    #[error("“{0}”须由本人签署，不能授权。本人外出时，由已设定的AB角代签。")]
    InPerson(String),
    /// What one was given one cannot give.
    #[error("您是受{0}之托签署，不能再转授他人。")]
    NotFurther(String),
    /// It is so already.
    #[error("已经是这样了，不用再办。")]
    NothingToDo,
    /// Nothing is due.
    #[error("这一步没有规定时限。")]
    NoLimit,
    /// The time limit cannot be told.
    #[error("时限未知：{0}")]
    LimitUnknown(NotAnnounced),
    /// It is not overdue.
    #[error("还没有超过时限，应于{}月{}日前办完。", .0.month(), .0.day())]
    NotOverdue(Date),
    /// Reminded today.
    #[error("今天已经催办过，明天可以再催。急的请打电话。")]
    RemindedToday,
    /// Oral consent is for emergencies.
    #[error("只有标明“紧急”、权限表允许口头同意的事项，才能记录口头意见。")]
    NotOral,
    /// Recorded by the leader.
    #[error("口头意见要由接听的人记录，不能由领导本人记录。本人可以直接签署。")]
    OralBySelf,
    /// Recorded by the drafter.
    #[error("口头意见不能由拟稿人记录。请由办公室主任、副主任、机要文书或者这位领导的秘书记录。")]
    OralByDrafter,
    /// Recorded by somebody who does not pass on what leaders say.
    #[error("口头意见由办公室主任、副主任、机要文书或者这位领导的秘书记录，您没有这项职责。")]
    NotOralWitness,
    /// The time of the call cannot be.
    #[error("口头意见的时间不对：不能晚于现在，也不能早于补签时限。请核对。")]
    OralTime,
    /// No oral consent of this person.
    #[error("没有等您补签的口头意见。")]
    NothingToConfirm,
    /// Too late.
    #[error("口头意见已经超过补签时限，失效了。请重新审批，正常签署。")]
    OralOver,
    /// Nothing lapsed.
    #[error("没有失效的口头意见。")]
    NothingLapsed,
    /// The content did not change.
    #[error("内容没有实质变化，审批继续有效。")]
    SameContent,
    /// The change is one of substance.
    #[error("这次修改改变了内容，不只是版式，要重新审批。请按内容修改提交。")]
    NotTypography,
    /// The chain is not complete.
    #[error("还没有批准，不能{act}：{waits}。请等审批办完。")]
    NotApproved {
        /// What was to be done.
        act: &'static str,
        /// Where it stands.
        waits: String,
    },
    /// The approval is for other content.
    #[error("内容在批准之后改过，原来的批准不包括现在的内容，不能{}。请把改动提交重新审批。", .0.name())]
    OtherContent(Act),
    /// The approval permits something else.
    #[error("这个事项的批准不包括“{}”。请按相应的事项另行报批。", .0.name())]
    NotPermitted(Act),
}
