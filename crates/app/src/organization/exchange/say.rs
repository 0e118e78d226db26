//! How a planned change is said, and what makes two rows the same.

use super::plan::{Act, PlanLine};
use super::sheets::{cells, sheet};
use crate::organization::ties::words as record_words;
use office::organization::{Organization, Record};

/// What makes two rows of a sheet the same.
pub(super) fn identity(record: &Record) -> String {
    let from = record.span().map_or_else(String::new, |span| span.from().iso());
    match record {
        Record::Unit(unit) => unit.number.clone(),
        Record::Post(post) => post.number.clone(),
        Record::Person(person) => person.number.clone(),
        Record::Tenure(tie) => format!("{} {} {from}", tie.person, tie.post),
        Record::Portfolio(tie) => format!("{} {:?} {from}", tie.leader, tie.subject),
        Record::Service(tie) => format!("{} {} {from}", tie.secretary, tie.leader),
        Record::Substitution(tie) => format!("{} {} {from}", tie.person, tie.substitute),
        Record::Absence(tie) => format!("{} {from}", tie.person),
    }
}

/// What a change does, in words.
pub(super) fn say(before: &Organization, after: &Organization, record: &Record, row: usize) -> PlanLine {
    let kind = record.kind();
    let name = record_words(after, record);
    let (act, words) = match before.record(kind, record.id()) {
        None => {
            let span = record.span().map_or_else(String::new, |span| format!("，{span}"));
            (Act::Added, format!("{name}{span}"))
        }
        Some(old) => {
            let (was, is) = (cells(before, &old), cells(after, record));
            let columns = sheet(kind).map_or(&[][..], |sheet| sheet.columns);
            let changed: Vec<(&str, &String, &String)> = columns
                .iter()
                .zip(was.iter().zip(&is))
                .filter(|(_, (was, is))| was != is)
                .map(|(column, (was, is))| (column.title, was, is))
                .collect();
            let ends = |title: &str| ["停用日期", "免职日期", "终止日期"].contains(&title);
            match changed.as_slice() {
                [(title, _, to)] if ends(title) && !to.is_empty() => (Act::Ended, format!("{name}，至{to}")),
                _ => {
                    let shown = |value: &str| if value.is_empty() { "空".to_owned() } else { value.to_owned() };
                    let word =
                        |(title, was, is): &(&str, &String, &String)| format!("{title}：{}→{}", shown(was), shown(is));
                    (Act::Changed, format!("{name}，{}", changed.iter().map(word).collect::<Vec<_>>().join("；")))
                }
            }
        }
    };
    PlanLine { sheet: kind.name(), row, act, words }
}
