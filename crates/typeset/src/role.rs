//! The typefaces of GB/T 9704-2012 and the families that can serve them.

use serde::Serialize;

/// What a typeface is for (字体).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 仿宋: everything not said otherwise.
    Fangsong,
    /// 楷体: second level headings, names of signatories.
    Kaiti,
    /// 黑体: first level headings, secrecy, urgency, 附件.
    Heiti,
    /// 小标宋: mark and titles.
    Xiaobiaosong,
    /// 宋体: page numbers.
    Songti,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 5] = [Self::Fangsong, Self::Kaiti, Self::Heiti, Self::Xiaobiaosong, Self::Songti];

    /// The Chinese name of the typeface that is wanted.
    #[must_use]
    pub fn wanted(self) -> &'static str {
        match self {
            Self::Fangsong => "仿宋",
            Self::Kaiti => "楷体",
            Self::Heiti => "黑体",
            Self::Xiaobiaosong => "小标宋",
            Self::Songti => "宋体",
        }
    }

    pub(crate) fn index(self) -> usize {
        self as usize
    }

    /// Families that are the typeface itself, as offices have them under licence.
    pub(crate) fn genuine(self) -> &'static [&'static str] {
        match self {
            Self::Fangsong => &[
                "仿宋_GB2312",
                "FangSong_GB2312",
                "方正仿宋_GBK",
                "FZFangSong-Z02",
                "方正仿宋简体",
                "FZFangSong-Z02S",
                "仿宋",
                "FangSong",
                "华文仿宋",
                "STFangsong",
            ],
            Self::Kaiti => &[
                "楷体_GB2312",
                "KaiTi_GB2312",
                "方正楷体_GBK",
                "FZKai-Z03",
                "方正楷体简体",
                "FZKai-Z03S",
                "楷体",
                "KaiTi",
                "华文楷体",
                "STKaiti",
            ],
            Self::Heiti => {
                &["黑体", "SimHei", "方正黑体_GBK", "FZHei-B01", "方正黑体简体", "FZHei-B01S", "华文黑体", "STHeiti"]
            }
            Self::Xiaobiaosong => &[
                "方正小标宋_GBK",
                "FZXiaoBiaoSong-B05",
                "方正小标宋简体",
                "FZXiaoBiaoSong-B05S",
                "华文中宋",
                "STZhongsong",
            ],
            Self::Songti => {
                &["宋体", "SimSun", "新宋体", "NSimSun", "方正书宋_GBK", "FZShuSong-Z01", "华文宋体", "STSong"]
            }
        }
    }

    /// Free families that stand in for it, with the weight wanted of them.
    pub(crate) fn free(self) -> &'static [(&'static str, u16)] {
        match self {
            Self::Fangsong => &[("FandolFang R", 400), ("FandolFang", 400), ("Noto Serif CJK SC", 400)],
            Self::Kaiti => &[("FandolKai", 400), ("LXGW WenKai", 400), ("Noto Serif CJK SC", 400)],
            Self::Heiti => &[("FandolHei", 400), ("Noto Sans CJK SC", 400)],
            Self::Xiaobiaosong => &[("FandolSong", 700), ("Noto Serif CJK SC", 700)],
            Self::Songti => &[("FandolSong", 400), ("Noto Serif CJK SC", 400)],
        }
    }

    /// Whether digits and Latin letters of a family look out of place in text of this role.
    pub(crate) fn has_poor_latin(self, family: &str) -> bool {
        matches!(self, Self::Fangsong | Self::Kaiti) && ["FandolFang R", "FandolFang", "FandolKai"].contains(&family)
    }

    /// The families that the office profile prefers for this role.
    pub(crate) fn chosen(self, choice: &gongwen::profile::FontChoice) -> &[String] {
        match self {
            Self::Fangsong => &choice.fangsong,
            Self::Kaiti => &choice.kaiti,
            Self::Heiti => &choice.heiti,
            Self::Xiaobiaosong => &choice.xiaobiaosong,
            Self::Songti => &choice.songti,
        }
    }
}
