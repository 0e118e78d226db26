//! 确认起用: somebody else than whoever published a table lets it come into force, or does not.

use super::read;
use crate::act::Object;
use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use gongwen::Date;
use office::approval::Digest;
use office::authority::{Difference, Standing, compare, confirmers};
use office::notices::of_authority;
use store::authority::{self, Version};

/// A table as it is put before whoever confirms it.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Its key.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// From which day.
    pub from: Date,
    /// The name of whoever published it.
    pub made_by: String,
    /// Whether it waits still.
    pub standing: Standing,
    /// Whether the person may confirm it.
    pub may: bool,
    /// What it changes.
    pub differences: Vec<Difference>,
}

impl App {
    /// A table for whoever is to confirm it.
    ///
    /// # Errors
    /// `NotFound` to others.
    pub async fn table_to_confirm(&self, person: &Person, id: &str) -> Result<Waiting> {
        let (version, may) = self.confirmable(person, id).await?;
        let made_by = version.made_by.clone().unwrap_or_default();
        let organization = self.organization().await?;
        let name = match organization.person(&made_by) {
            Some(person) => person.name.clone(),
            None => "管理员".to_owned(),
        };
        let standing = version.standing;
        let new = read(version)?;
        let differences = compare(&self.authority().await?.table, &new.table);
        let (from, called) = (new.table.from, new.table.name);
        Ok(Waiting { id: new.id, name: called, from, made_by: name, standing, may, differences })
    }

    /// The tables that wait for a person: key, name, since when.
    ///
    /// # Errors
    /// Fails if the database does.
    pub(crate) async fn tables_waiting_for(&self, person: &Person) -> Result<Vec<Version>> {
        let mut waiting = authority::waiting(&self.db).await?;
        if !waiting.is_empty() {
            let (organization, today) = (self.organization().await?, self.today());
            waiting.retain(|version| {
                let by = version.made_by.as_deref().unwrap_or_default();
                confirmers(&organization, by, today).iter().any(|one| one.id == person.id())
            });
        }
        Ok(waiting)
    }

    /// Lets a table come into force, or does not, with the reason.
    ///
    /// # Errors
    /// `NotFound` to others than those who confirm it; refused twice, and for no without a reason.
    pub async fn confirm_authority(&self, person: &Person, id: &str, agrees: bool, why: &str) -> Result<()> {
        let (version, may) = self.confirmable(person, id).await?;
        if !may {
            return Err(Error::new(Kind::Forbidden, "自己发布的审批权限表，要由别人确认。"));
        }
        let why = why.trim();
        if !agrees && why.is_empty() {
            return Err(Error::new(Kind::Invalid, "不同意起用的，请写明理由。"));
        }
        if office::secrecy::mark(why).is_some() || why.chars().count() > 500 {
            return Err(Error::new(Kind::Invalid, "理由最多500个字，不能写涉密内容。"));
        }
        let (standing, done) = match agrees {
            true => (Standing::Confirmed, "确认起用"),
            false => (Standing::Declined, "不同意起用"),
        };
        let words = format!("{done}审批权限表“{}”，自{}", version.name, version.from);
        let verb = if agrees { "authority.confirmed" } else { "authority.declined" };
        let digest = Digest::of(&version.text);
        let entry = self.entry(person, verb, Object::new("authority", id), words);
        let entry = entry.because(why).changed(digest.as_str(), digest.as_str());
        let mut tx = self.begin_by(person).await?;
        authority::settle(&mut tx, id, standing).await.map_err(|error| match error {
            store::Error::ChangedMeanwhile => Error::new(Kind::Conflict, "这份权限表已经办过了，请刷新。"),
            error => error.into(),
        })?;
        let publisher: Vec<String> = version.made_by.iter().cloned().collect();
        let told = format!("审批权限表{}", if agrees { "已确认" } else { "没有同意起用" });
        self.tell(&mut tx, &of_authority(id, &version.name, &publisher, &told, person.id())).await?;
        Ok(tx.commit(&entry).await?)
    }

    /// The version, for its publisher and for whoever confirms it, and whether the person does.
    async fn confirmable(&self, person: &Person, id: &str) -> Result<(Version, bool)> {
        let missing = || Error::new(Kind::NotFound, "没有这份审批权限表，或者不由您确认。");
        let version = authority::find(&self.db, id).await?.ok_or_else(missing)?;
        let by = version.made_by.as_deref().ok_or_else(missing)?;
        let confirmers = confirmers(&*self.organization().await?, by, self.today());
        let may = confirmers.iter().any(|one| one.id == person.id());
        if may || by == person.id() { Ok((version, may)) } else { Err(missing()) }
    }
}
