//! 涉密件线下办理: a line in a register, nothing of what the paper says.

use super::{Found, part};
use crate::act::Object;
use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use office::documents::incoming::Refusal;
use store::documents::numbers;
use store::documents::offline::{self, OfflinePaper};

impl App {
    /// 涉密件线下办理: only that such a paper came.
    ///
    /// # Errors
    /// Refused to others than the registrar.
    pub async fn register_offline(&self, person: &Person, sender: &str, copies: u32) -> Result<String> {
        let desk = self.desk(person).await?;
        let registrar = desk.registrar()?;
        let sender = sender.trim();
        let named = !sender.contains('《') && !sender.contains("关于");
        if sender.is_empty() || sender.chars().count() > 60 || !named {
            return Err(Error::new(Kind::Invalid, "请填写来文单位（不超过60字），不要填写标题和内容。"));
        }
        if let Some(mark) = office::secrecy::mark(sender) {
            return Err(Refusal::MarkedWords(mark.to_string()).into());
        }
        if !(1..=9999).contains(&copies) {
            return Err(Refusal::Copies.into());
        }
        for turn in 0..60 {
            let mut tx = self.begin_as(person, &desk.organization).await?;
            let id = store::new_id();
            let serial = match numbers::serial(&mut tx, "密", desk.now.today.year(), &id, desk.now.at).await {
                Err(store::Error::Taken | store::Error::ChangedMeanwhile) => {
                    drop(tx);
                    tokio::time::sleep(std::time::Duration::from_millis(2 + 3 * turn)).await;
                    continue;
                }
                serial => serial?,
            };
            offline::insert(&mut tx, &serial, sender, copies, registrar.holder(), desk.now.at).await?;
            let words = format!("登记{serial}，涉密件线下办理");
            let entry = self.entry(person, "offline.registered", Object::new("offline", &id), words);
            tx.commit(&entry).await?;
            return Ok(serial);
        }
        Err(Error::new(Kind::Conflict, "同时登记的人太多，没有编上号。请再试一次。"))
    }

    /// The register of papers that must not be here, a part of it, from 1.
    ///
    /// # Errors
    /// To others than members of the office.
    pub async fn offline_papers(&self, person: &Person, page: i64) -> Result<Found<OfflinePaper>> {
        self.desk(person).await?.member()?;
        let (offset, limit) = part(page.max(1));
        Ok(Found::new(offline::list(&self.db, offset, limit).await?, page))
    }
}
