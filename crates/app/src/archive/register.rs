//! 档案登记: the register of the archive, and 归档文件目录 as archives print it.

use crate::documents::{Cell, Column, Direction, Found, Table, code, part, quantity, text};
use crate::error::Result;
use crate::{App, Person};
use office::archive::{Item, Reference, Retention, Series};
use std::collections::BTreeMap;
use store::archive::{self, ArchiveColumn, ArchiveGroup, ArchiveQuery, Filed};

/// What the person asks the register of the archive.
#[derive(Clone, Debug, Default)]
pub struct ArchiveRequest {
    /// Characters to look for.
    pub words: String,
    /// Only of that year; 0 for all.
    pub year: i32,
    /// Only of that retention.
    pub retention: Option<Retention>,
    /// Only of that unit; empty for all.
    pub unit: String,
    /// Only in that box; 0 for all.
    pub in_box: u32,
    /// By which column, and which way.
    pub order: (ArchiveColumn, Direction),
    /// What is put together.
    pub group: ArchiveGroup,
    /// The page, from 1; 0 for all.
    pub page: i64,
}

/// A series that there are files of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesLine {
    /// The series.
    pub series: Series,
    /// How many files.
    pub files: i64,
}

const COLUMNS: &[Column] = &[
    code("件号", 8),
    text("责任者", 22),
    text("文号", 20),
    text("题名", 50),
    code("日期", 12),
    quantity("页数"),
    text("备注", 20),
];

impl ArchiveRequest {
    pub(super) fn query(&self) -> ArchiveQuery {
        let (offset, limit) = part(self.page);
        ArchiveQuery {
            words: self.words.chars().take(100).collect(),
            year: self.year,
            retention: self.retention,
            unit: self.unit.clone(),
            in_box: self.in_box,
            order: self.order,
            group: self.group,
            offset,
            limit,
        }
    }
}

impl App {
    /// The register of the archive.
    ///
    /// # Errors
    /// `NotFound` to people of other units.
    pub async fn archive_register(&self, person: &Person, request: &ArchiveRequest) -> Result<Found<Filed>> {
        let viewer = self.desk(person).await?.insider()?;
        Ok(Found::new(archive::find(&self.db, &viewer, &request.query()).await?, request.page))
    }

    /// The series that the person sees files of.
    ///
    /// # Errors
    /// `NotFound` to people of other units.
    pub async fn archive_series(&self, person: &Person) -> Result<Vec<SeriesLine>> {
        let viewer = self.desk(person).await?.insider()?;
        let found = archive::series(&self.db, &viewer).await?;
        Ok(found.into_iter().map(|(series, files)| SeriesLine { series, files }).collect())
    }

    /// 归档文件目录, by reference, a group for each series.
    ///
    /// # Errors
    /// `NotFound` to people of other units.
    pub async fn archive_table(&self, person: &Person, request: &ArchiveRequest) -> Result<Table> {
        let desk = self.desk(person).await?;
        let viewer = desk.insider()?;
        let order = (ArchiveColumn::Reference, Direction::Forwards);
        // The catalogue has its groups of its own: one for each series.
        let request = ArchiveRequest { page: 0, order, group: ArchiveGroup::None, ..request.clone() };
        let found = archive::find(&self.db, &viewer, &request.query()).await?;
        let items: Vec<Item> = found.lines.into_iter().map(noted).collect();
        Ok(catalogue(&items, found.total, desk.office(), period(&request)))
    }
}

/// What the group of a file is called; empty where nothing is put together.
#[must_use]
pub fn group_of(group: ArchiveGroup, item: &Item) -> String {
    let by_hand = || "手工编写的档号".to_owned();
    let series = match &item.reference {
        Reference::Composed(number) => &number.series,
        Reference::Written(_) if group == ArchiveGroup::None => return String::new(),
        Reference::Written(_) => return by_hand(),
    };
    match group {
        ArchiveGroup::None => String::new(),
        ArchiveGroup::Year => format!("{}年度", series.year()),
        ArchiveGroup::Retention => series.retention().name().to_owned(),
        ArchiveGroup::Unit => series.unit().to_owned(),
        ArchiveGroup::Box => match item.in_box {
            Some(number) => format!("{series}　第{number}盒"),
            None => format!("{series}　未装盒"),
        },
    }
}

/// A file as the catalogue lists it: that its document is out of force stands in its note.
pub(super) fn noted(filed: Filed) -> Item {
    let mut item = filed.item;
    if !filed.out_of_force.is_empty() {
        let rest = if item.note.is_empty() { String::new() } else { format!("；{}", item.note) };
        item.note = format!("{}{rest}", filed.out_of_force);
    }
    item
}

/// The catalogue of some files.
pub(super) fn catalogue(items: &[Item], total: i64, office: String, period: String) -> Table {
    let mut counts: BTreeMap<String, i64> = BTreeMap::new();
    for item in items {
        *counts.entry(group(item)).or_default() += 1;
    }
    let label = |item: &Item| {
        let group = group(item);
        let count = counts.get(&group).copied().unwrap_or_default();
        (group, count)
    };
    Table {
        title: "归档文件目录", office, period, columns: COLUMNS, rows: Table::rows(items, label, cells), total
    }
}

/// What a file stands under.
fn group(item: &Item) -> String {
    match &item.reference {
        Reference::Composed(number) => number.series.to_string(),
        Reference::Written(_) => "手工编写的档号".to_owned(),
    }
}

fn cells(item: &Item) -> Vec<Cell> {
    let ordinal = match &item.reference {
        Reference::Composed(number) => format!("{:04}", number.ordinal),
        Reference::Written(text) => text.clone(),
    };
    let boxed = item.in_box.map(|number| format!("第{number}盒"));
    let notes: Vec<&str> = [Some(item.note.as_str()), boxed.as_deref()].into_iter().flatten().collect();
    vec![
        ordinal.into(),
        item.author.as_str().into(),
        item.number.as_str().into(),
        item.title.as_str().into(),
        item.dated.replace('-', "").into(),
        item.pages.into(),
        notes.join(" ").trim().into(),
    ]
}

fn period(request: &ArchiveRequest) -> String {
    let mut parts = vec![if request.year == 0 { "全部年度".to_owned() } else { format!("{}年度", request.year) }];
    parts.extend(request.retention.map(|retention| format!("保管期限：{}", retention.name())));
    if request.in_box > 0 {
        parts.push(format!("第{}盒", request.in_box));
    }
    if !request.words.is_empty() {
        parts.push(format!("含“{}”", request.words));
    }
    parts.join("　")
}
