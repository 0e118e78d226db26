//! Sample drafts (样例) of a fictional county: good ones, and ones with typical faults.

use crate::drafts::{self, NewDraft};
use crate::error::Result;
use gongwen::{Organ, OrganClass, Profile, Syntax};
use office::Moment;
use office::drafts::Origin;
use store::Tx;

/// A sample draft.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// A name for files and addresses.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
}

macro_rules! samples {
    ($($name:literal),+ $(,)?) => {
        /// All samples; the last of them is the newest draft.
        pub const SAMPLES: &[Sample] =
            &[$(Sample { name: $name, text: include_str!(concat!("../samples/", $name, ".txt")) }),+];
    };
}

samples!(
    "cuogao-tongbao",
    "cuogao-han",
    "cuogao-qingshi",
    "cuogao-tongzhi",
    "jueding-biaozhang",
    "jiyao-changwu",
    "tonggao-jiaotong",
    "pifu-shuichang",
    "han-shangqia",
    "yijian-yanglao",
    "baogao-nongtian",
    "qingshi-paishui",
    "tongzhi-fangxun",
);

/// 云溪县人民政府, in whose name the samples are written.
#[must_use]
pub fn yunxi() -> Profile {
    let organ = |name: &str, aliases: &[&str], class, codes: &[&str]| Organ {
        name: name.to_owned(),
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        class,
        codes: codes.iter().map(|code| (*code).to_owned()).collect(),
    };
    let townships = ["城关镇", "白石镇", "柳河镇", "青龙乡", "石桥乡", "大坪乡"];
    let departments = [
        "发展和改革局",
        "教育局",
        "工业和信息化局",
        "公安局",
        "民政局",
        "财政局",
        "自然资源局",
        "生态环境局",
        "住房和城乡建设局",
        "交通运输局",
        "水利局",
        "农业农村局",
        "文化和旅游局",
        "卫生健康局",
        "应急管理局",
        "审计局",
        "统计局",
        "市场监督管理局",
    ];
    let mut subordinates = vec![organ(
        "云溪县人民政府办公室",
        &["云溪县政府办公室", "县政府办公室"],
        OrganClass::Office,
        &["云政办发", "云政办函"],
    )];
    subordinates.extend(
        townships.map(|name| {
            organ(&format!("云溪县{name}人民政府"), &[&format!("{name}人民政府")], OrganClass::Township, &[])
        }),
    );
    subordinates.extend(
        departments.map(|name| organ(&format!("云溪县{name}"), &[&format!("县{name}")], OrganClass::Department, &[])),
    );
    Profile {
        organ: organ(
            "云溪县人民政府",
            &["云溪县政府", "县政府", "县人民政府"],
            OrganClass::Government,
            &["云政发", "云政函", "云政"],
        ),
        superiors: vec![
            organ("江州市人民政府", &["江州市政府", "市政府", "市人民政府"], OrganClass::Government, &["江政发"]),
            organ("南江省人民政府", &["南江省政府", "省政府", "省人民政府"], OrganClass::Government, &["南政发"]),
        ],
        subordinates,
        peers: vec![
            organ("江州市水利局", &["市水利局"], OrganClass::Department, &[]),
            organ("江州市财政局", &["市财政局"], OrganClass::Department, &[]),
            organ("清水县人民政府", &["清水县政府"], OrganClass::Government, &[]),
            organ("中共云溪县委办公室", &["县委办公室"], OrganClass::PartyDepartment, &[]),
        ],
        leaders: Vec::new(),
        ..Profile::default()
    }
}

/// Puts every sample on the desk of an account, a minute apart so that their order stands.
pub(crate) async fn copy_to(tx: &mut Tx, account: &str, now: Moment) -> Result<()> {
    let count = SAMPLES.len();
    for (index, sample) in SAMPLES.iter().enumerate() {
        let ago = i64::try_from((count - index) * 60_000).unwrap_or(0);
        let at = Moment::from_millis(now.millis() - ago);
        let new =
            NewDraft { text: sample.text.to_owned(), syntax: Syntax::Plain, origin: Origin::Sample, notes: Vec::new() };
        let draft = drafts::new_draft(account, &new, at)?;
        drafts::insert(tx, &draft).await?;
    }
    Ok(())
}
