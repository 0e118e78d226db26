//! How long a file is kept (保管期限).

use gongwen::Kind;
use serde::{Deserialize, Serialize};

/// A class of retention. 国家档案局令第8号 names these and no others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Retention {
    /// 永久
    Permanent,
    /// 30年
    Thirty,
    /// 10年
    Ten,
}

/// What custom would choose, and why. No regulation says it of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The class.
    pub retention: Retention,
    /// The reason, as the registrar reads it.
    pub reason: &'static str,
}

impl Retention {
    /// All, the longest first.
    pub const ALL: [Self; 3] = [Self::Permanent, Self::Thirty, Self::Ten];

    /// As a person reads it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Permanent => "永久",
            Self::Thirty => "30年",
            Self::Ten => "10年",
        }
    }

    /// The code in a file reference (DA/T 22-2015).
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Permanent => "Y",
            Self::Thirty => "D30",
            Self::Ten => "D10",
        }
    }

    /// The class of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|retention| retention.code() == code)
    }
}

impl Proposal {
    /// What the proposal is, and is not.
    pub const STANDING: &'static str = "这是惯例，不是规定：国家档案局令第8号只规定保管期限分永久和定期（30年、10年）。以本单位经同级档案主管部门审查同意的保管期限表为准。";

    /// For a document of that kind.
    #[must_use]
    pub fn of(kind: Option<Kind>) -> Self {
        let (retention, reason) = match kind {
            Some(Kind::Resolution | Kind::Decision | Kind::Order | Kind::Communique | Kind::Bill) => {
                (Retention::Permanent, "本机关的重要决定，惯例永久保管")
            }
            Some(Kind::Minutes) => (Retention::Permanent, "本机关会议的纪要，惯例永久保管"),
            Some(Kind::Request | Kind::Reply) => {
                (Retention::Permanent, "重要事项的请示、批复，惯例永久保管；一般事项可选30年")
            }
            Some(Kind::Letter) => (Retention::Ten, "一般事务的函，惯例保管10年；涉及重要事项的请改选"),
            Some(
                Kind::Proclamation | Kind::PublicNotice | Kind::Opinion | Kind::Notice | Kind::Circular | Kind::Report,
            ) => (Retention::Thirty, "一般业务文件，惯例保管30年"),
            None => (Retention::Thirty, "没有认出文种，先按一般业务文件，惯例保管30年"),
        };
        Self { retention, reason }
    }
}
