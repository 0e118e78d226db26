//! The sheets and columns of the workbook, and how a record stands in a row.

use gongwen::Date;
use office::organization::{Organization, Record, RecordKind, Span, Subject};

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its heading.
    pub title: &'static str,
    /// Whether it must be filled.
    pub required: bool,
    /// What to write.
    pub help: &'static str,
}

/// A sheet.
#[derive(Clone, Copy, Debug)]
pub struct Sheet {
    /// What its rows are; the name of the sheet is the name of the kind.
    pub kind: RecordKind,
    /// Its columns.
    pub columns: &'static [Column],
    /// Columns for the eye only, written on export and passed over on import.
    pub shown: &'static [&'static str],
}

const fn must(title: &'static str, help: &'static str) -> Column {
    Column { title, required: true, help }
}

const fn may(title: &'static str, help: &'static str) -> Column {
    Column { title, required: false, help }
}

const FROM: &str = "开始的那一天，如2026-01-05";
const TO: &str = "最后一天，包括当天；仍在继续的不填";

/// All sheets, in order: each only refers to those before it.
pub const SHEETS: [Sheet; 7] = [
    Sheet {
        kind: RecordKind::Unit,
        columns: &[
            must("单位编号", "一个单位一个编号，改名不改编号"),
            must("类别", "上级机关、本级政府、本办公室、党委机构、县直部门、乡镇街道、内设机构、其他单位"),
            must("全称", "如云溪县水利局"),
            may("简称", "规范化简称，如县水利局"),
            may("其他名称", "其他常用名称，多个用顿号隔开"),
            may("代字", "发文机关代字，多个用顿号隔开，如云政发、云政函"),
            may("上级单位编号", "隶属的单位；没有上级的不填"),
            must("启用日期", "单位成立的日期，如2020-01-01"),
            may("停用日期", "单位撤销前的最后一天"),
            may("变更生效日期", "名称、代字或隶属有改动时，从哪一天起；不填按导入当天"),
            may("排序", "整数，小的在前"),
        ],
        shown: &["（参考）上级单位"],
    },
    Sheet {
        kind: RecordKind::Post,
        columns: &[
            must("岗位编号", "一个岗位一个编号"),
            must("单位编号", "岗位所在的单位"),
            must("岗位名称", "如局长、综合股股长"),
            must(
                "职级",
                "县委书记、县长、常务副县长、副县长、办公室主任、办公室副主任、单位主要负责人、单位副职、股室负责人、秘书、机要文书、科员、联络员、监督人员",
            ),
            must("人数", "单人或多人"),
            must("启用日期", FROM),
            may("停用日期", TO),
            may("排序", "整数，小的在前"),
        ],
        shown: &["（参考）单位"],
    },
    Sheet {
        kind: RecordKind::Person,
        columns: &[
            must("人员编号", "一人一个编号，同名的靠它区分"),
            must("姓名", "1至20个字"),
            may("电话", "办公电话或手机"),
            may("排序", "整数，小的在前"),
        ],
        shown: &["（参考）现任"],
    },
    Sheet {
        kind: RecordKind::Tenure,
        columns: &[must("人员编号", "谁"), must("岗位编号", "任哪个岗位"), must("任职日期", FROM), may("免职日期", TO)],
        shown: &["（参考）姓名", "（参考）岗位"],
    },
    Sheet {
        kind: RecordKind::Portfolio,
        columns: &[
            must("领导人员编号", "哪位领导"),
            may("分管单位编号", "分管单位的编号；与“分管事项”填一个"),
            may("分管事项", "如防汛抗旱；与“分管单位编号”填一个"),
            must("起始日期", FROM),
            may("终止日期", TO),
        ],
        shown: &["（参考）领导", "（参考）分管"],
    },
    Sheet {
        kind: RecordKind::Service,
        columns: &[
            must("秘书人员编号", "谁"),
            must("领导人员编号", "服务哪位领导"),
            must("起始日期", FROM),
            may("终止日期", TO),
        ],
        shown: &["（参考）秘书", "（参考）领导"],
    },
    Sheet {
        kind: RecordKind::Substitution,
        columns: &[
            must("人员编号", "A角：谁不在时"),
            must("替岗人员编号", "B角：由谁代办"),
            must("起始日期", FROM),
            may("终止日期", TO),
        ],
        shown: &["（参考）A角", "（参考）B角"],
    },
];

impl Sheet {
    /// The name of the sheet.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.kind.name()
    }
}

/// The sheet of a kind of record; absences are no sheet.
pub(crate) fn sheet(kind: RecordKind) -> Option<&'static Sheet> {
    SHEETS.iter().find(|sheet| sheet.kind == kind)
}

fn day(day: Date) -> String {
    day.iso()
}

fn days(span: Span) -> [String; 2] {
    [day(span.from()), span.to().map_or_else(String::new, day)]
}

/// A record as the cells of its sheet's columns.
pub(super) fn cells(organization: &Organization, record: &Record) -> Vec<String> {
    let unit = |id: &str| organization.unit(id).map_or_else(String::new, |unit| unit.number.clone());
    let person = |id: &str| organization.person(id).map_or_else(String::new, |person| person.number.clone());
    let tie = |one: String, other: String, span: Span| {
        let [from, to] = days(span);
        vec![one, other, from, to]
    };
    match record {
        Record::Unit(record) => {
            let standing = record.latest();
            let [from, to] = days(record.span);
            let changed = if record.standings.len() > 1 { day(standing.from) } else { String::new() };
            vec![
                record.number.clone(),
                record.kind.name().to_owned(),
                standing.name.clone(),
                standing.short.clone(),
                standing.aliases.join("、"),
                standing.codes.join("、"),
                standing.parent.as_deref().map_or_else(String::new, unit),
                from,
                to,
                changed,
                record.order.to_string(),
            ]
        }
        Record::Post(post) => {
            let [from, to] = days(post.span);
            let (rank, seats) = (post.rank.name().to_owned(), post.seats.name().to_owned());
            vec![
                post.number.clone(),
                unit(&post.unit),
                post.title.clone(),
                rank,
                seats,
                from,
                to,
                post.order.to_string(),
            ]
        }
        Record::Person(person) => {
            vec![person.number.clone(), person.name.clone(), person.phone.clone(), person.order.to_string()]
        }
        Record::Tenure(tenure) => {
            let post = organization.post(&tenure.post).map_or_else(String::new, |post| post.number.clone());
            tie(person(&tenure.person), post, tenure.span)
        }
        Record::Portfolio(portfolio) => {
            let [from, to] = days(portfolio.span);
            let (own, topic) = match &portfolio.subject {
                Subject::Unit(id) => (unit(id), String::new()),
                Subject::Topic(topic) => (String::new(), topic.clone()),
            };
            vec![person(&portfolio.leader), own, topic, from, to]
        }
        Record::Service(service) => tie(person(&service.secretary), person(&service.leader), service.span),
        Record::Substitution(pair) => tie(person(&pair.person), person(&pair.substitute), pair.span),
        Record::Absence(_) => Vec::new(),
    }
}

/// The cells for the eye only.
pub(super) fn shown(organization: &Organization, record: &Record, today: Date) -> Vec<String> {
    let person = |id: &str| organization.person(id).map_or_else(String::new, |person| person.name.clone());
    let unit = |id: &str| organization.unit(id).map_or_else(String::new, |unit| unit.short(today).to_owned());
    match record {
        Record::Unit(record) => vec![record.latest().parent.as_deref().map_or_else(String::new, unit)],
        Record::Post(post) => vec![unit(&post.unit)],
        Record::Person(record) => vec![organization.title(&record.id, today).unwrap_or_default()],
        Record::Tenure(tenure) => {
            vec![person(&tenure.person), super::super::posts::post_name(organization, &tenure.post, today)]
        }
        Record::Portfolio(portfolio) => {
            vec![person(&portfolio.leader), organization.subject_name(&portfolio.subject, today).to_owned()]
        }
        Record::Service(service) => vec![person(&service.secretary), person(&service.leader)],
        Record::Substitution(pair) => vec![person(&pair.person), person(&pair.substitute)],
        Record::Absence(_) => Vec::new(),
    }
}
