//! What a completed chain permits (许可).

use serde::{Deserialize, Serialize};

/// An act that may not be done before its approval is complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// 办理: carry the matter out.
    Proceed,
    /// 签发公文: the sign-off; the document may be numbered and issued.
    Issue,
    /// 公开发布
    Publish,
    /// 召开会议
    Meet,
    /// 支出资金
    Spend,
    /// 请休假
    Leave,
    /// 办理任免
    Appoint,
    /// 实施决策
    Decide,
    /// 销毁公文
    Destroy,
    /// 撤销公文
    Revoke,
    /// 废止公文
    Repeal,
}

impl Act {
    /// All acts.
    pub const ALL: [Self; 11] = [
        Self::Proceed,
        Self::Issue,
        Self::Publish,
        Self::Meet,
        Self::Spend,
        Self::Leave,
        Self::Appoint,
        Self::Decide,
        Self::Destroy,
        Self::Revoke,
        Self::Repeal,
    ];

    /// The Chinese name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Proceed => "办理",
            Self::Issue => "签发公文",
            Self::Publish => "公开发布",
            Self::Meet => "召开会议",
            Self::Spend => "支出资金",
            Self::Leave => "请休假",
            Self::Appoint => "办理任免",
            Self::Decide => "实施决策",
            Self::Destroy => "销毁公文",
            Self::Revoke => "撤销公文",
            Self::Repeal => "废止公文",
        }
    }

    /// The act of a Chinese name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.name() == name)
    }
}
