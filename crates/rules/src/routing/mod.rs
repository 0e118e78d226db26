//! WS04 行文规则与主送、抄送.

mod addressees;
mod forms_of_address;
mod joint;
mod level;
mod relation;
mod request;
mod unmarked;
mod upward;

use crate::meta::Rule;
use crate::scan;
pub(crate) use unmarked::unmarked;

pub(crate) static RULES: &[&[&Rule]] = &[
    addressees::RULES,
    unmarked::RULES,
    upward::RULES,
    request::RULES,
    level::RULES,
    joint::RULES,
    relation::RULES,
    forms_of_address::RULES,
];

/// Whether a name in a row of addressees means a leader and not an organ.
pub(crate) fn is_leader(name: &str, leaders: &[String]) -> bool {
    const POSTS: &[&str] = &[
        "书记", "省长", "市长", "县长", "区长", "州长", "镇长", "乡长", "局长", "厅长", "部长", "同志", "总理", "领导",
    ];
    let count = name.chars().count();
    let named = leaders.iter().any(|leader| name.contains(leader.as_str()));
    let director = name.ends_with("主任") && count <= 5;
    (scan::ends(name, POSTS) || director || named) && count <= 14
}
