//! Why a change of the organisation is refused.

use gongwen::Date;
use thiserror::Error;

/// A refusal, in the words that the person reads. Names are those that people know.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// A span ends before it begins.
    #[error("起止日期颠倒了：从{from}，到{to}。")]
    Reversed {
        /// The first day.
        from: Date,
        /// The last day.
        to: Date,
    },
    /// What is to be ended has ended.
    #[error("已于{on}终止，不用再终止。")]
    AlreadyEnded {
        /// Its last day.
        on: Date,
    },
    /// What is to be withdrawn has begun.
    #[error("{from}起已经生效，不能撤回；请改为终止，写明到哪一天。")]
    HasBegun {
        /// Its first day.
        from: Date,
    },
    /// There is no such record.
    #[error("没有这一条{0}，可能已经变动。请刷新页面后再看。")]
    Unknown(&'static str),
    /// A unit that is referred to does not exist.
    #[error("没有编号为“{0}”的单位。请先添加这个单位，或改正编号。")]
    UnknownUnit(String),
    /// A post that is referred to does not exist.
    #[error("没有编号为“{0}”的岗位。请先添加这个岗位，或改正编号。")]
    UnknownPost(String),
    /// A person who is referred to does not exist.
    #[error("没有编号为“{0}”的人员。请先添加这个人，或改正编号。")]
    UnknownPerson(String),
    /// A name is empty, too long or holds control characters.
    #[error("{what}须为1至{most}个字符。")]
    BadText {
        /// Which.
        what: &'static str,
        /// How many characters at most.
        most: usize,
    },
    /// A number is used twice.
    #[error("编号“{0}”重复。每个单位、岗位、人员各用一个编号。")]
    TakenNumber(String),
    /// Two units bear one name at once.
    #[error("{on}已有名为“{name}”的单位。请核对是不是同一个单位。")]
    TakenName {
        /// The name.
        name: String,
        /// The first day on which both would bear it.
        on: Date,
    },
    /// The names of a unit are not in order of time.
    #[error("“{0}”的名称沿革日期不对：要从成立之日开始，一次比一次晚，并在撤销之前。")]
    Standings(String),
    /// A unit would belong to itself.
    #[error("“{unit}”不能隶属“{parent}”：“{parent}”逐级隶属“{unit}”，机构会成环。")]
    Cycle {
        /// The unit.
        unit: String,
        /// The unit it would belong to.
        parent: String,
    },
    /// More levels than any administration has.
    #[error("“{0}”的上级超过20级。请检查隶属关系。")]
    TooDeep(String),
    /// The other end of a tie does not exist for all of the time.
    #[error("{what}（{span}）超出了“{other}”的存续时间（{allowed}）。")]
    Outside {
        /// What ties.
        what: &'static str,
        /// When it holds.
        span: super::Span,
        /// What it is tied to.
        other: String,
        /// When that exists.
        allowed: super::Span,
    },
    /// A post for one is held by two.
    #[error("“{post}”是单人岗位，{on}由{holder}担任。请先免去前任，或把岗位改为多人。")]
    Overlap {
        /// The post.
        post: String,
        /// Who holds it.
        holder: String,
        /// The first day on which two would.
        on: Date,
    },
    /// The same tie twice at once.
    #[error("{what}重复：{on}已有同样的一条。")]
    Twice {
        /// What ties.
        what: &'static str,
        /// The first day on which there would be two.
        on: Date,
    },
    /// Two leaders in charge of one thing.
    #[error("“{subject}”{on}由{leader}分管。一个单位、一项工作同一天只由一位领导分管，请先终止原来的分管。")]
    TwoInCharge {
        /// Of what.
        subject: String,
        /// Who is.
        leader: String,
        /// The first day on which two would be.
        on: Date,
    },
    /// A tie of a person to themselves.
    #[error("{0}不能是本人。")]
    Oneself(&'static str),
    /// Whoever keeps the organisation gives something to themselves.
    #[error(
        "不能给自己办理{0}：谁也不能给自己加权。请另一位管理员办理；\
         没有第二位的，先在“账号”里把一位同事设为管理员。"
    )]
    OwnAuthority(&'static str),
    /// A unit that is to be closed is still in use.
    #[error("“{unit}”不能撤销：{why}。请先办理，再撤销。")]
    InUse {
        /// The unit.
        unit: String,
        /// What is still there.
        why: String,
    },
    /// A post that is to be ended is still held.
    #[error("“{post}”还由{holder}担任。请先免职，再撤销岗位。")]
    StillHeld {
        /// The post.
        post: String,
        /// By whom.
        holder: String,
    },
    /// A later change is recorded already.
    #[error("“{unit}”在{on}已有名称或隶属变更，新的变更要在这之后。")]
    ChangedLater {
        /// The unit.
        unit: String,
        /// When.
        on: Date,
    },
    /// Nothing would change.
    #[error("没有变化，不用保存。")]
    NothingToDo,
    /// The person has nothing to be relieved of.
    #[error("{0}没有在任的岗位，也没有分管、服务、AB角，不用办理离任。")]
    NothingToLeave(String),
    /// The record has changed since it was read.
    #[error("他人已修改：这一条在您打开之后变过。请刷新后再办。")]
    ChangedMeanwhile,
}
