//! The fifteen kinds of official document (文种), 《条例》 Article 8.

use std::fmt;

/// A statutory kind of document (文种). Plans, measures, summaries and rules are not kinds:
/// they are issued by a 通知.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// 决议
    Resolution,
    /// 决定
    Decision,
    /// 命令（令）
    Order,
    /// 公报
    Communique,
    /// 公告
    Proclamation,
    /// 通告
    PublicNotice,
    /// 意见
    Opinion,
    /// 通知
    Notice,
    /// 通报
    Circular,
    /// 报告
    Report,
    /// 请示
    Request,
    /// 批复
    Reply,
    /// 议案
    Bill,
    /// 函
    Letter,
    /// 纪要
    Minutes,
}

/// The way a document goes (行文方向).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// 上行文: to a superior organ.
    Upward,
    /// 下行文: to subordinate organs.
    Downward,
    /// 平行文: to organs without subordination.
    Level,
    /// 公布性文件: to the public, without addressees.
    Public,
}

impl Direction {
    /// The Chinese name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Upward => "上行文",
            Self::Downward => "下行文",
            Self::Level => "平行文",
            Self::Public => "公布性文件",
        }
    }
}

impl Kind {
    /// All kinds in the order of 《条例》 Article 8.
    pub const ALL: [Self; 15] = [
        Self::Resolution,
        Self::Decision,
        Self::Order,
        Self::Communique,
        Self::Proclamation,
        Self::PublicNotice,
        Self::Opinion,
        Self::Notice,
        Self::Circular,
        Self::Report,
        Self::Request,
        Self::Reply,
        Self::Bill,
        Self::Letter,
        Self::Minutes,
    ];

    /// The Chinese name, as it ends a title.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Resolution => "决议",
            Self::Decision => "决定",
            Self::Order => "命令",
            Self::Communique => "公报",
            Self::Proclamation => "公告",
            Self::PublicNotice => "通告",
            Self::Opinion => "意见",
            Self::Notice => "通知",
            Self::Circular => "通报",
            Self::Report => "报告",
            Self::Request => "请示",
            Self::Reply => "批复",
            Self::Bill => "议案",
            Self::Letter => "函",
            Self::Minutes => "纪要",
        }
    }

    /// The kind of that name; 令 and 复函 are accepted as the forms of 命令 and 函 in use.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "令" => Some(Self::Order),
            "复函" => Some(Self::Letter),
            "会议纪要" => Some(Self::Minutes),
            _ => Self::ALL.into_iter().find(|kind| kind.name() == name),
        }
    }

    /// The kind that a title ends with, a version in brackets after it left out:
    /// 「…的通知（试行）」 is a 通知.
    #[must_use]
    pub fn of_title(title: &str) -> Option<Self> {
        let compact: String = title.chars().filter(|c| !c.is_whitespace()).collect();
        // A title that ends with a mark by mistake has its kind all the same.
        let mut title = compact.trim_end_matches(['。', '！', '，', '；', '、', '.']);
        while let Some(open) = title.strip_suffix(['）', ')']).and_then(|t| t.rfind(['（', '('])) {
            title = &title[..open];
        }
        // 国务院令第693号 carries its number; 通告二 is one of several on a day.
        if let Some((before, after)) =
            title.rsplit_once('第').filter(|(_, after)| after.ends_with('号') && after.chars().count() < 8)
        {
            title = if after.is_empty() { title } else { before };
        }
        if title.chars().count() < 6 {
            title = title.trim_end_matches(|c: char| crate::han::digit(c).is_some());
        }
        if title.ends_with("司令") || title.ends_with("责令") {
            return None;
        }
        // Two kinds, and a fault (WS0309): what it asks for has to be answered all the same.
        if title.ends_with("请示报告") {
            return Some(Self::Request);
        }
        Self::ALL
            .into_iter()
            .find(|kind| title.ends_with(kind.name()))
            .or_else(|| title.ends_with('令').then_some(Self::Order))
    }

    /// The directions this kind may take; the first is the usual one.
    #[must_use]
    pub fn directions(self) -> &'static [Direction] {
        match self {
            Self::Report | Self::Request => &[Direction::Upward],
            Self::Opinion => &[Direction::Downward, Direction::Upward, Direction::Level],
            Self::Notice => &[Direction::Downward, Direction::Level],
            Self::Letter | Self::Bill => &[Direction::Level],
            Self::Decision | Self::Circular | Self::Reply | Self::Minutes => &[Direction::Downward],
            Self::Resolution | Self::Order => &[Direction::Public, Direction::Downward],
            Self::Communique | Self::Proclamation | Self::PublicNotice => &[Direction::Public],
        }
    }

    /// Whether the kind always goes to a superior organ.
    #[must_use]
    pub fn is_upward(self) -> bool {
        self.directions() == [Direction::Upward]
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_end_with_their_kind() {
        assert_eq!(Kind::of_title("关于做好防汛工作的通知"), Some(Kind::Notice));
        assert_eq!(Kind::of_title("关于开展试点的意见（试行）"), Some(Kind::Opinion));
        assert_eq!(Kind::of_title("中华人民共和国国务院令"), Some(Kind::Order));
        assert_eq!(Kind::of_title("关于同意设立开发区的复函"), Some(Kind::Letter));
        assert_eq!(Kind::of_title("关 于 防 汛 的 批 复"), Some(Kind::Reply));
        assert_eq!(Kind::of_title("云溪县人民政府令第12号"), Some(Kind::Order));
        assert_eq!(Kind::of_title("关于做好防汛工作的通知。"), Some(Kind::Notice));
        assert_eq!(Kind::of_title("关于防汛经费的请示报告"), Some(Kind::Request));
        assert_eq!(Kind::of_title("通告二"), Some(Kind::PublicNotice));
        assert_eq!(Kind::of_title("云溪县发展规划"), None);
        for kind in Kind::ALL {
            assert_eq!(Kind::from_name(kind.name()), Some(kind));
        }
    }
}
