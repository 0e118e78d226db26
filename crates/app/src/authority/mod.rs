//! 审批权限: the table in force, its versions, and how a new one comes into force.

mod confirm;

pub use confirm::Waiting;

use crate::App;
use crate::act::Object;
use crate::error::{Error, Kind, Result};
use gongwen::Date;
use office::approval::Digest;
use office::authority::{Difference, Standing, Table, compare, confirmers};
use office::notices::of_authority;
use office::{Administrator, Moment};
use store::authority::{self, Version};

/// A version of the table, read.
#[derive(Clone, Debug)]
pub struct Authority {
    /// Its key.
    pub id: String,
    /// The table.
    pub table: Table,
    /// The text it was read from.
    pub text: String,
}

/// A version in the list.
#[derive(Clone, Debug)]
pub struct VersionLine {
    /// Its key.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// From which day it is in force.
    pub from: Date,
    /// When it was made; `None` for the one that comes with the program.
    pub made: Option<Moment>,
    /// Whether matters are opened under it today.
    pub in_force: bool,
    /// Whether it was confirmed.
    pub standing: Standing,
}

/// What a new version would change.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The table as it was read.
    pub table: Table,
    /// What differs from the one in force.
    pub differences: Vec<Difference>,
}

impl App {
    /// The table in force today.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn authority(&self) -> Result<Authority> {
        match authority::on(&self.db, self.today()).await? {
            Some(version) => read(version),
            None => shipped(),
        }
    }

    /// A version by its key.
    ///
    /// # Errors
    /// `NotFound` if there is none.
    pub async fn authority_version(&self, id: &str) -> Result<Authority> {
        let ours = shipped()?;
        if ours.id == id {
            return Ok(ours);
        }
        let version = authority::find(&self.db, id).await?;
        version.map_or_else(|| Err(Error::new(Kind::NotFound, "没有这个版本的审批权限表。")), read)
    }

    /// All versions, the newest first; the one that comes with the program is always there.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn authority_versions(&self, _: &Administrator) -> Result<Vec<VersionLine>> {
        let (force, ours) = (self.authority().await?, shipped()?);
        let mut lines: Vec<VersionLine> = authority::all(&self.db)
            .await?
            .into_iter()
            .map(|version| VersionLine {
                in_force: version.id == force.id,
                standing: version.standing,
                made: version.made_by.is_some().then_some(version.made),
                id: version.id,
                name: version.name,
                from: version.from,
            })
            .collect();
        if lines.iter().all(|line| line.id != ours.id) {
            let in_force = ours.id == force.id;
            let Table { name, from, .. } = ours.table;
            lines.push(VersionLine { id: ours.id, name, from, made: None, in_force, standing: Standing::Confirmed });
        }
        Ok(lines)
    }

    /// Reads a new version and says what it would change, without keeping it.
    ///
    /// # Errors
    /// Refused with every fault and its line.
    pub async fn preview_authority(&self, _: &Administrator, text: &str) -> Result<Preview> {
        let table = Table::read(text).map_err(|faults| Error::new(Kind::Invalid, faults.to_string()))?;
        if table.from < self.today() {
            let today = self.today();
            let words = format!(
                "起用日期{}已经过去。新的权限表只能从今天（{today}）或以后起用，请改第一段的“自”。",
                table.from
            );
            return Err(Error::new(Kind::Invalid, words));
        }
        let differences = compare(&self.authority().await?.table, &table);
        Ok(Preview { table, differences })
    }

    /// Keeps a new version; matters opened from its day on follow it, those under way do not. It waits until
    /// somebody else has confirmed it: nobody decides alone who has to decide.
    ///
    /// # Errors
    /// As [`preview_authority`](Self::preview_authority).
    pub async fn publish_authority(&self, by: &Administrator, text: &str) -> Result<String> {
        let Preview { table, differences } = self.preview_authority(by, text).await?;
        let before = Digest::of(&self.authority().await?.text);
        let organization = self.organization().await?;
        let confirmers = confirmers(&organization, by.account(), self.today());
        // A vacant post is filled first; only an office that never had a director sets itself up.
        let waits = !confirmers.is_empty() || organization.had_director(self.today());
        let version = Version {
            id: store::new_id(),
            name: table.name.clone(),
            from: table.from,
            text: text.to_owned(),
            made_by: Some(by.account().to_owned()),
            made: self.clock.now(),
            standing: if waits { Standing::Waiting } else { Standing::Confirmed },
        };
        let changed: Vec<&str> = differences.iter().map(Difference::name).collect();
        let mut words =
            format!("发布审批权限表“{}”，自{}起用，有变化的事项：{}", table.name, table.from, changed.join("、"));
        if waits {
            let names: Vec<&str> = confirmers.iter().map(|one| one.name.as_str()).collect();
            let whom = if names.is_empty() { "办公室主任到任后".to_owned() } else { names.join("、") };
            words.push_str(&format!("，待{whom}确认"));
        }
        let asked: Vec<String> = confirmers.iter().map(|one| one.id.clone()).collect();
        let entry = self
            .entry(by, "authority.published", Object::new("authority", &version.id), words)
            .changed(before.as_str(), Digest::of(text).as_str());
        let mut tx = self.begin_by(by).await?;
        authority::insert(&mut tx, &version).await?;
        let words = "请确认新的审批权限表，确认以后才起用";
        self.tell(&mut tx, &of_authority(&version.id, &version.name, &asked, words, by.account())).await?;
        tx.commit(&entry).await?;
        Ok(version.id)
    }
}

/// Keeps the version that a matter is opened under, so that the matter can stay with it even
/// when the program that brought it is replaced.
pub(crate) async fn keep(tx: &mut store::Tx, used: &Authority, now: Moment) -> Result<()> {
    let version = Version {
        id: used.id.clone(),
        name: used.table.name.clone(),
        from: used.table.from,
        text: used.text.clone(),
        made_by: None,
        made: now,
        standing: Standing::Confirmed,
    };
    Ok(authority::insert(tx, &version).await?)
}

fn read(version: Version) -> Result<Authority> {
    let table = Table::read(&version.text)
        .map_err(|faults| Error::new(Kind::Bug, "保存的审批权限表读不出来，请联系管理员。").because(faults))?;
    Ok(Authority { id: version.id, table, text: version.text })
}

fn shipped() -> Result<Authority> {
    let text = Table::shipped_text();
    let table =
        Table::shipped().map_err(|faults| Error::new(Kind::Bug, "附带的审批权限表读不出来。").because(faults))?;
    let digest = Digest::of(text);
    let id = format!("shipped-{}", digest.as_str().get(..16).unwrap_or_default());
    Ok(Authority { id, table, text: text.to_owned() })
}
