//! Roles (角色): in what capacity somebody consents.

use serde::{Deserialize, Serialize};

/// In what capacity somebody consents. Who that is on a day, the [`Chart`](super::Chart) knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// 会签单位负责人: the head of a unit whose business the matter touches.
    UnitHead,
    /// 科室负责人: of the drafter's section.
    SectionHead,
    /// 副主任
    DeputyDirector,
    /// 主任
    Director,
    /// 分管领导: the deputy county head in charge of the matter.
    LeaderInCharge,
    /// 常务副县长
    ExecutiveDeputy,
    /// 县长
    CountyHead,
    /// 县政府常务会议
    ExecutiveMeeting,
    /// 县委常委会
    StandingCommittee,
    /// 加签人员: a person named by a signer, in no table.
    Named,
}

impl Role {
    /// The roles that a table may name.
    pub const IN_TABLES: [Self; 9] = [
        Self::UnitHead,
        Self::SectionHead,
        Self::DeputyDirector,
        Self::Director,
        Self::LeaderInCharge,
        Self::ExecutiveDeputy,
        Self::CountyHead,
        Self::ExecutiveMeeting,
        Self::StandingCommittee,
    ];

    /// The Chinese name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::UnitHead => "会签单位负责人",
            Self::SectionHead => "科室负责人",
            Self::DeputyDirector => "副主任",
            Self::Director => "主任",
            Self::LeaderInCharge => "分管领导",
            Self::ExecutiveDeputy => "常务副县长",
            Self::CountyHead => "县长",
            Self::ExecutiveMeeting => "县政府常务会议",
            Self::StandingCommittee => "县委常委会",
            Self::Named => "加签人员",
        }
    }

    /// The role of a Chinese name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::IN_TABLES.into_iter().find(|role| role.name() == name)
    }

    /// Whether a body decides, whose decision is put on record by a registrar.
    #[must_use]
    pub fn is_body(self) -> bool {
        matches!(self, Self::ExecutiveMeeting | Self::StandingCommittee)
    }

    /// Whether several of it stand beside each other, one for each unit or portfolio.
    #[must_use]
    pub fn is_many(self) -> bool {
        matches!(self, Self::UnitHead | Self::LeaderInCharge)
    }

    /// How high it stands; `None` for those beside the line.
    #[must_use]
    pub fn rank(self) -> Option<u8> {
        match self {
            Self::UnitHead | Self::Named => None,
            Self::SectionHead => Some(1),
            Self::DeputyDirector => Some(2),
            Self::Director => Some(3),
            Self::LeaderInCharge => Some(4),
            Self::ExecutiveDeputy => Some(5),
            Self::CountyHead => Some(6),
            Self::ExecutiveMeeting => Some(7),
            Self::StandingCommittee => Some(8),
        }
    }

    /// Who decides where this role is the drafter's own.
    #[must_use]
    pub fn superior(self) -> Option<Self> {
        match self {
            Self::SectionHead => Some(Self::DeputyDirector),
            Self::DeputyDirector => Some(Self::Director),
            Self::Director | Self::UnitHead | Self::Named => Some(Self::LeaderInCharge),
            Self::LeaderInCharge => Some(Self::ExecutiveDeputy),
            Self::ExecutiveDeputy => Some(Self::CountyHead),
            Self::CountyHead | Self::ExecutiveMeeting | Self::StandingCommittee => None,
        }
    }
}
