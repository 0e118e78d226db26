//! Units: founding, renaming, moving, closing.

use super::change::Decision;
use crate::App;
use crate::error::Result;
use gongwen::Date;
use office::Administrator;
use office::organization::{Change, Naming, Record, Refusal, Span, Standing, Unit, UnitKind};

/// A unit that is to be added.
#[derive(Clone, Debug)]
pub struct NewUnit {
    /// 单位编号; made by the program where it is empty.
    pub number: String,
    /// What it is to the office.
    pub kind: UnitKind,
    /// Its names.
    pub naming: Naming,
    /// The unit it belongs to.
    pub parent: Option<String>,
    /// From when it exists.
    pub from: Date,
}

impl App {
    /// Adds a unit and returns its key.
    ///
    /// # Errors
    /// Refused as the organisation does.
    pub async fn add_unit(&self, by: &Administrator, new: NewUnit) -> Result<String> {
        let id = store::new_id();
        let key = id.clone();
        self.change_organization(by, "unit.added", |read| {
            let numbers = read.all_units().into_iter().map(|unit| unit.number.as_str()).collect::<Vec<_>>();
            let number = free_number(&new.number, "U", &numbers);
            let order = read.all_units().iter().map(|unit| unit.order).max().unwrap_or(0) + 1;
            let Naming { name, short, aliases, codes } = new.naming;
            let standing = Standing { from: new.from, name, short, aliases, codes, parent: new.parent };
            let words = format!("设立单位“{}”，自{}起", standing.name, new.from);
            let (kind, span, standings) = (new.kind, Span::since(new.from), vec![standing]);
            let unit = Unit { id: key.clone(), number, kind, span, order, standings, revision: 0 };
            let changes = vec![Change::Put(Record::Unit(unit))];
            Ok(Decision { changes, object: ("unit", key), words, reason: String::new() })
        })
        .await?;
        Ok(id)
    }

    /// 更名 of a unit, from a day on.
    ///
    /// # Errors
    /// Refused as the organisation does; `seen` is the revision that the person has seen.
    pub async fn rename_unit(&self, by: &Administrator, id: &str, seen: i64, naming: Naming, from: Date) -> Result<()> {
        self.change_organization(by, "unit.renamed", |read| {
            let old = read.unit(id).ok_or(Refusal::Unknown("单位"))?.name(from).to_owned();
            let words = format!("单位“{old}”自{from}起名称为“{}”", naming.name);
            let changes = read.rename(id, seen, naming, from)?;
            Ok(Decision { changes, object: ("unit", id.to_owned()), words, reason: String::new() })
        })
        .await
    }

    /// 调整隶属 of a unit, from a day on.
    ///
    /// # Errors
    /// Refused as the organisation does.
    pub async fn move_unit(
        &self,
        by: &Administrator,
        id: &str,
        seen: i64,
        parent: Option<&str>,
        from: Date,
    ) -> Result<()> {
        self.change_organization(by, "unit.moved", |read| {
            let changes = read.move_unit(id, seen, parent, from)?;
            let name = |id: &str| read.unit(id).map_or_else(String::new, |unit| unit.name(from).to_owned());
            let above = parent.map_or_else(|| "没有上级".to_owned(), |parent| format!("隶属“{}”", name(parent)));
            let words = format!("单位“{}”自{from}起{above}", name(id));
            Ok(Decision { changes, object: ("unit", id.to_owned()), words, reason: String::new() })
        })
        .await
    }

    /// 撤销 of a unit, after a last day.
    ///
    /// # Errors
    /// Refused while it is in use.
    pub async fn close_unit(&self, by: &Administrator, id: &str, seen: i64, last: Date, reason: &str) -> Result<()> {
        self.change_organization(by, "unit.closed", |read| {
            let changes = read.close_unit(id, seen, last)?;
            let name = read.unit(id).map_or("", |unit| unit.name(last));
            let words = format!("撤销单位“{name}”，至{last}");
            Ok(Decision { changes, object: ("unit", id.to_owned()), words, reason: reason.trim().to_owned() })
        })
        .await
    }
}

/// The number asked for, or the first free one of a series.
pub(super) fn free_number(asked: &str, letter: &str, taken: &[&str]) -> String {
    let asked = asked.trim();
    if !asked.is_empty() {
        return asked.to_owned();
    }
    (1..).map(|n: u32| format!("{letter}{n:03}")).find(|number| !taken.contains(&number.as_str())).unwrap_or_default()
}
