//! What an import would do: rows become records, records become changes, and each change is said.

use super::fields::Cells;
use super::read::Table;
use super::say::{identity, say};
use super::sheets::{Sheet, sheet};
use crate::organization::ties::words;
use gongwen::Date;
use office::organization::{Change, Organization, Record, RecordKind};
use std::collections::HashMap;

/// What a row does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// 新增
    Added,
    /// 变更
    Changed,
    /// 终止
    Ended,
}

/// What a row would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanLine {
    /// The sheet.
    pub sheet: &'static str,
    /// The row, as the workbook counts.
    pub row: usize,
    /// What it does.
    pub act: Act,
    /// To what, and how.
    pub words: String,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowFault {
    /// The sheet.
    pub sheet: String,
    /// The row; 0 for the sheet as a whole.
    pub row: usize,
    /// What is wrong and what to do.
    pub message: String,
}

/// All changes of an import, or all that is wrong with it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plan {
    pub(crate) changes: Vec<Change>,
    pub(crate) lines: Vec<PlanLine>,
    /// Rows that are as they were.
    pub(crate) unchanged: usize,
    pub(crate) faults: Vec<RowFault>,
}

/// Plans the import of tables into an organisation, by somebody who may not give themselves anything.
pub(crate) fn plan(organization: &Organization, tables: &[Table], by: &str, today: Date) -> Plan {
    let (keys, plan) = (Keys::of(organization), Plan::default());
    let mut planner = Planner { organization, today, plan, keys, places: HashMap::new(), seen: HashMap::new() };
    let mut rows = Vec::new();
    for table in tables {
        let kind = RecordKind::ALL.into_iter().find(|kind| kind.name() == table.name);
        if let Some(sheet) = kind.and_then(sheet) {
            rows.extend(planner.rows(sheet, table));
        }
    }
    // Numbers first, so that a row may refer to one further down.
    rows.sort_by_key(|row| (row.sheet.kind, row.number));
    for row in &rows {
        planner.keys.announce(row);
    }
    for row in &rows {
        planner.take(row);
    }
    planner.leave_oneself_out(by);
    planner.finish()
}

/// Keys by number: of what there is, and of what the file adds.
#[derive(Default)]
pub(super) struct Keys {
    pub(super) units: HashMap<String, String>,
    pub(super) posts: HashMap<String, String>,
    pub(super) people: HashMap<String, String>,
}

impl Keys {
    fn of(organization: &Organization) -> Self {
        Self {
            units: organization.all_units().into_iter().map(|unit| (unit.number.clone(), unit.id.clone())).collect(),
            posts: organization.all_posts().into_iter().map(|post| (post.number.clone(), post.id.clone())).collect(),
            people: organization
                .people()
                .into_iter()
                .map(|person| (person.number.clone(), person.id.clone()))
                .collect(),
        }
    }

    fn announce(&mut self, row: &Cells) {
        let (map, title) = match row.sheet.kind {
            RecordKind::Unit => (&mut self.units, "单位编号"),
            RecordKind::Post => (&mut self.posts, "岗位编号"),
            RecordKind::Person => (&mut self.people, "人员编号"),
            RecordKind::Tenure
            | RecordKind::Portfolio
            | RecordKind::Service
            | RecordKind::Substitution
            | RecordKind::Absence => return,
        };
        map.entry(row.get(title).to_owned()).or_insert_with(store::new_id);
    }
}

pub(super) struct Planner<'a> {
    pub(super) organization: &'a Organization,
    pub(super) today: Date,
    plan: Plan,
    pub(super) keys: Keys,
    /// Which row each record comes from, by kind and key.
    places: HashMap<(RecordKind, String), usize>,
    /// Which row each thing was seen in, by kind and what makes it the same.
    seen: HashMap<(RecordKind, String), usize>,
}

impl Planner<'_> {
    fn fault(&mut self, sheet: &str, row: usize, message: impl Into<String>) {
        self.plan.faults.push(RowFault { sheet: sheet.to_owned(), row, message: message.into() });
    }

    /// The rows of a table by the titles in its first row.
    fn rows(&mut self, sheet: &'static Sheet, table: &Table) -> Vec<Cells> {
        let Some((head, body)) = table.rows.split_first() else { return Vec::new() };
        let mut titles: HashMap<u32, &'static str> = HashMap::new();
        for (at, written) in &head.cells {
            let written = written.trim_end_matches(['*', '＊']).trim();
            match sheet.columns.iter().find(|column| column.title == written) {
                Some(column) if titles.values().any(|title| *title == column.title) => {
                    self.fault(sheet.name(), head.number, format!("“{written}”列重复，请删去一列。"));
                }
                Some(column) => drop(titles.insert(*at, column.title)),
                None if written.starts_with("（参考）") => {}
                None => self.fault(sheet.name(), head.number, format!("不认识的列“{written}”。请照模板的列名写。")),
            }
        }
        for column in sheet.columns.iter().filter(|column| column.required) {
            if !titles.values().any(|title| *title == column.title) {
                let message = format!("缺少“{}”列。请照模板补上。", column.title);
                self.fault(sheet.name(), head.number, message);
                return Vec::new();
            }
        }
        let cells = |row: &super::read::Row| Cells {
            sheet,
            number: row.number,
            values: row.cells.iter().filter_map(|(at, cell)| Some((*titles.get(at)?, cell.clone()))).collect(),
        };
        body.iter().map(cells).filter(|row| !row.values.is_empty()).collect()
    }

    fn take(&mut self, row: &Cells) {
        let missing = row.sheet.columns.iter().find(|column| column.required && row.get(column.title).is_empty());
        if let Some(column) = missing {
            return self.fault(row.sheet.name(), row.number, format!("“{}”没有填。{}。", column.title, column.help));
        }
        match self.build(row) {
            Err(message) => self.fault(row.sheet.name(), row.number, message),
            Ok(record) => self.keep(row, record),
        }
    }

    /// Keeps a record that differs from what there is.
    fn keep(&mut self, row: &Cells, record: Record) {
        let kind = record.kind();
        // Two rows of one thing: the second must not win silently.
        if let Some(first) = self.seen.insert((kind, identity(&record)), row.number) {
            return self.fault(row.sheet.name(), row.number, format!("与第{first}行重复，请删去一行。"));
        }
        self.places.insert((kind, record.id().to_owned()), row.number);
        if self.organization.record(kind, record.id()).is_some_and(|old| old == record) {
            self.plan.unchanged += 1;
        } else {
            self.plan.changes.push(Change::Put(record));
        }
    }

    fn leave_oneself_out(&mut self, by: &str) {
        for change in std::mem::take(&mut self.plan.changes) {
            if let Err(refusal) = self.organization.gives_to_others(&change, by, self.today) {
                let record = change.record();
                self.fault(record.kind().name(), self.place(record.kind(), record.id()), refusal.to_string());
            }
            self.plan.changes.push(change);
        }
    }

    fn place(&self, kind: RecordKind, id: &str) -> usize {
        self.places.get(&(kind, id.to_owned())).copied().unwrap_or(0)
    }

    fn finish(mut self) -> Plan {
        // A row that was refused leaves others without what they refer to: its fault comes first.
        if self.plan.faults.is_empty() {
            match self.organization.apply(&self.plan.changes) {
                Ok(next) => {
                    let line = |change: &Change| {
                        let record = change.record();
                        say(self.organization, &next, record, self.place(record.kind(), record.id()))
                    };
                    self.plan.lines = self.plan.changes.iter().map(line).collect();
                }
                Err(faults) => {
                    for fault in faults {
                        let row = self.place(fault.kind, &fault.id);
                        // A record that is not in the file is named, for want of a row.
                        let known = self.organization.record(fault.kind, &fault.id).filter(|_| row == 0);
                        let name =
                            known.map_or_else(String::new, |record| format!("{}：", words(self.organization, &record)));
                        self.fault(fault.kind.name(), row, format!("{name}{}", fault.refusal));
                    }
                }
            }
        }
        let order = |sheet: &str| RecordKind::ALL.iter().position(|kind| kind.name() == sheet);
        self.plan.faults.sort_by_key(|fault| (order(&fault.sheet), fault.row));
        self.plan
    }
}
