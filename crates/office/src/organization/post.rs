//! Posts (岗位): what there is to be held in a unit.

use super::Span;

/// The rank of a post (职级), as far as authority tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rank {
    /// 县委书记
    PartySecretary,
    /// 县长
    CountyHead,
    /// 常务副县长
    ExecutiveDeputy,
    /// 副县长 (分管领导)
    DeputyHead,
    /// 办公室主任
    Director,
    /// 办公室副主任
    DeputyDirector,
    /// 单位主要负责人: a bureau's or township's head.
    UnitHead,
    /// 单位副职
    DeputyUnitHead,
    /// 股长、科长
    SectionHead,
    /// 秘书
    Secretary,
    /// 机要文书
    Registrar,
    /// 科员
    Clerk,
    /// 联络员
    Liaison,
    /// 审计、监督人员
    Auditor,
}

/// How many hold a post at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Seats {
    /// 单人
    One,
    /// 多人
    Many,
}

/// A post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// Its key.
    pub id: String,
    /// 岗位编号
    pub number: String,
    /// The unit it is in.
    pub unit: String,
    /// 岗位名称: 综合股股长
    pub title: String,
    /// Its rank.
    pub rank: Rank,
    /// How many hold it at once.
    pub seats: Seats,
    /// From when to when there is such a post.
    pub span: Span,
    /// Where it stands in its unit.
    pub order: i64,
    /// Counts the changes; 0 for one that is new.
    pub revision: i64,
}

impl Rank {
    /// All ranks, the highest first.
    pub const ALL: [Self; 14] = [
        Self::PartySecretary,
        Self::CountyHead,
        Self::ExecutiveDeputy,
        Self::DeputyHead,
        Self::Director,
        Self::DeputyDirector,
        Self::UnitHead,
        Self::DeputyUnitHead,
        Self::SectionHead,
        Self::Secretary,
        Self::Registrar,
        Self::Clerk,
        Self::Liaison,
        Self::Auditor,
    ];

    /// The Chinese name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::PartySecretary => "县委书记",
            Self::CountyHead => "县长",
            Self::ExecutiveDeputy => "常务副县长",
            Self::DeputyHead => "副县长",
            Self::Director => "办公室主任",
            Self::DeputyDirector => "办公室副主任",
            Self::UnitHead => "单位主要负责人",
            Self::DeputyUnitHead => "单位副职",
            Self::SectionHead => "股室负责人",
            Self::Secretary => "秘书",
            Self::Registrar => "机要文书",
            Self::Clerk => "科员",
            Self::Liaison => "联络员",
            Self::Auditor => "监督人员",
        }
    }

    /// The rank of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rank| rank.name() == name)
    }

    /// Whether it is a leader of the government or of the Party committee.
    #[must_use]
    pub fn is_leader(self) -> bool {
        self <= Self::DeputyHead
    }
}

impl Seats {
    /// The Chinese name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::One => "单人",
            Self::Many => "多人",
        }
    }

    /// The value of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::One, Self::Many].into_iter().find(|seats| seats.name() == name)
    }
}
