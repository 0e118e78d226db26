//! Offices of the fictional county 云溪县, in whose names the examples of the manual are checked.

use gongwen::{Organ, OrganClass, Profile};

/// Who issues the example.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ExampleOffice {
    /// Nobody in particular: no profile.
    #[default]
    None,
    /// 云溪县人民政府
    County,
    /// 云溪县交通运输局
    Bureau,
    /// 云溪县交通运输局公路股
    Unit,
}

impl ExampleOffice {
    /// The profile, if there is one.
    #[must_use]
    pub fn profile(self) -> Option<Profile> {
        let organ = |name: &str, class: OrganClass, codes: &[&str]| Organ {
            name: name.to_owned(),
            aliases: Vec::new(),
            class,
            codes: codes.iter().map(|&code| code.to_owned()).collect(),
        };
        let province = organ("南江省人民政府", OrganClass::Government, &[]);
        let city = organ("江州市人民政府", OrganClass::Government, &[]);
        let county = organ("云溪县人民政府", OrganClass::Government, &["云政发", "云政函"]);
        let bureau = organ("云溪县交通运输局", OrganClass::Department, &["云交发", "云交函"]);
        let finance = organ("云溪县财政局", OrganClass::Department, &[]);
        let township = organ("石桥镇人民政府", OrganClass::Township, &[]);
        let neighbour = organ("临川县人民政府", OrganClass::Government, &[]);
        let unit = organ("云溪县交通运输局公路股", OrganClass::InternalUnit, &[]);
        let leaders = vec!["张三".to_owned()];
        let profile = match self {
            Self::None => return None,
            Self::County => Profile {
                organ: county,
                superiors: vec![city, province],
                subordinates: vec![bureau, finance, township],
                peers: vec![neighbour],
                leaders,
                ..Profile::default()
            },
            Self::Bureau => Profile {
                organ: bureau,
                superiors: vec![county, organ("江州市交通运输局", OrganClass::Department, &[])],
                subordinates: vec![unit],
                peers: vec![finance, township],
                leaders,
                ..Profile::default()
            },
            Self::Unit => {
                Profile { organ: unit, superiors: vec![bureau, county], peers: vec![finance], ..Profile::default() }
            }
        };
        Some(profile)
    }
}
