//! The office (发文机关) in whose name documents are checked and set.

use serde::Deserialize;

/// What the rules and the layout need to know about an office. Offices differ by such data,
/// never by code. Read from JSON; field names are those of this type.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Profile {
    /// The issuing organ itself.
    pub organ: Organ,
    /// Organs it answers to, the direct superior (直接上级) first.
    pub superiors: Vec<Organ>,
    /// Organs that answer to it: departments, townships.
    pub subordinates: Vec<Organ>,
    /// Organs of the same level without subordination.
    pub peers: Vec<Organ>,
    /// Names of leaders, who are not addressees of an organ's documents.
    pub leaders: Vec<String>,
    /// Folder names of fonts are settings of the machine; here only the preferred families by role.
    pub fonts: FontChoice,
}

/// An organ (机关).
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Organ {
    /// Full name: 云溪县人民政府
    pub name: String,
    /// Standard short names and other accepted names.
    pub aliases: Vec<String>,
    /// What kind of organ.
    pub class: OrganClass,
    /// 发文机关代字 it may use: 云政发, 云政函
    pub codes: Vec<String>,
}

/// Classes of organs as far as the rules of 《条例》 Articles 13 to 17 tell them apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganClass {
    /// 人民政府
    #[default]
    Government,
    /// 政府办公室
    Office,
    /// 政府部门
    Department,
    /// 党委
    PartyCommittee,
    /// 党委部门
    PartyDepartment,
    /// 乡镇人民政府、街道办事处
    Township,
    /// 内设机构
    InternalUnit,
    /// 人大、政协、监察、法院、检察院 and others
    Other,
}

/// Preferred font families by role, before the free ones.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FontChoice {
    /// 仿宋: body
    pub fangsong: Vec<String>,
    /// 楷体: second level, signatory
    pub kaiti: Vec<String>,
    /// 黑体: first level, secrecy, urgency
    pub heiti: Vec<String>,
    /// 小标宋: title and mark
    pub xiaobiaosong: Vec<String>,
    /// 宋体: page number
    pub songti: Vec<String>,
}

/// How an organ stands to the office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// The office itself.
    Own,
    /// 上级
    Superior,
    /// 下级
    Subordinate,
    /// 不相隶属
    Peer,
}

impl Organ {
    /// Whether a written name means this organ.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        !name.is_empty() && (self.name == name || self.aliases.iter().any(|alias| alias == name))
    }
}

impl Profile {
    /// How the organ of that written name stands to the office; `None` if it is not known.
    #[must_use]
    pub fn relation(&self, name: &str) -> Option<Relation> {
        let any = |organs: &[Organ]| organs.iter().any(|organ| organ.is_called(name));
        if self.organ.is_called(name) {
            Some(Relation::Own)
        } else if any(&self.superiors) {
            Some(Relation::Superior)
        } else if any(&self.subordinates) {
            Some(Relation::Subordinate)
        } else if any(&self.peers) {
            Some(Relation::Peer)
        } else {
            None
        }
    }
}
