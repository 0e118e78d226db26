//! 复核 登记编号 印制 用印 核发: what executes asks for the permit.

use super::drafting::{content, open};
use super::{Desk, Thing};
use crate::act::Object;
use crate::error::{Error, Kind, Result};
use crate::{App, Person, token};
use office::approval::{Approval, Change, Permit};
use office::authority::{Act, Matter};
use office::documents::outgoing::{Event, Outgoing, Refusal, Registration, State};
use office::permission::Registrar;
use store::documents::{numbers, outgoing, register, versions};
use store::{Tx, approvals};

/// How often a number is asked for again if another took it first.
const TRIES: u64 = 60;

impl App {
    /// 复核. `handled` says what became of the changes that signers asked for.
    ///
    /// # Errors
    /// As the document refuses; without the permit.
    pub async fn recheck_document(&self, person: &Person, id: &str, seen: i64, handled: &str) -> Result<()> {
        self.execute(person, id, seen, "outgoing.rechecked.refused", |document, registrar, permit, desk| {
            document.recheck(registrar, permit, handled, desk.now.at)
        })
        .await
    }

    /// 登记编号: takes the next number of the series in the same transaction, so that none is
    /// lost and none given twice.
    ///
    /// # Errors
    /// As the document refuses; without the permit.
    pub async fn register_document(
        &self,
        person: &Person,
        id: &str,
        seen: i64,
        series: &str,
        registration: &Registration,
    ) -> Result<()> {
        let series = series.trim();
        if series.is_empty() || series.chars().count() > 12 || series.chars().any(|c| !is_series(c)) {
            return Err(Error::new(Kind::Invalid, "请选择发文字号的机关代字，如“云政发”。"));
        }
        for turn in 0..TRIES {
            if self.register_once(person, id, seen, series, registration).await? {
                return Ok(());
            }
            tokio::time::sleep(std::time::Duration::from_millis(2 + 3 * turn)).await;
        }
        Err(Error::new(Kind::Conflict, "同时编号的人太多，没有编上号。请再试一次。"))
    }

    /// Whether it was registered; not if another took the number first.
    async fn register_once(
        &self,
        person: &Person,
        id: &str,
        seen: i64,
        series: &str,
        registration: &Registration,
    ) -> Result<bool> {
        self.registrar_or_attempt(person, &self.desk(person).await?, Thing::Sent(id), "outgoing.registered.refused")
            .await?;
        let (desk, mut tx) = self.open_desk(person).await?;
        let registrar = desk.registrar()?;
        let mut document = open(&mut tx, &desk, id, seen).await?;
        let permit = match self.permit_to_issue(&mut tx, &document, &desk).await {
            Ok(permit) => permit,
            Err(error) => {
                drop(tx);
                self.attempted(person, "outgoing.registered.refused", Thing::Sent(id), &error).await?;
                return Err(error);
            }
        };
        if let Err(refusal) = document.may_register(&permit, registration) {
            drop(tx);
            let error = Error::from(refusal);
            self.attempted(person, "outgoing.registered.refused", Thing::Sent(id), &error).await?;
            return Err(error);
        }
        super::series::check(series, &document, &desk.organization, desk.now.today)?;
        let number = match numbers::take(&mut tx, series, desk.now.today.year(), id, desk.now.at).await {
            Err(store::Error::Taken | store::Error::ChangedMeanwhile) => return Ok(false),
            number => number?,
        };
        let event = document.register(&registrar, &permit, registration, number, desk.now.at)?;
        outgoing::update(&mut tx, &mut document).await?;
        self.tell_of_document(&mut tx, &desk, &document, &event).await?;
        let entry = self.entry(person, event.verb(), Object::new("outgoing", id), event.words());
        tx.commit(&entry).await?;
        Ok(true)
    }

    /// 印制
    ///
    /// # Errors
    /// As the document refuses; without the permit.
    pub async fn print_document(&self, person: &Person, id: &str, seen: i64) -> Result<()> {
        self.execute(person, id, seen, "outgoing.printed.refused", |document, registrar, permit, desk| {
            document.print(registrar, permit, desk.now.at)
        })
        .await
    }

    /// 用印: put on record.
    ///
    /// # Errors
    /// As the document refuses; without the permit.
    pub async fn seal_document(&self, person: &Person, id: &str, seen: i64, impressions: u32) -> Result<()> {
        self.execute(person, id, seen, "outgoing.sealed.refused", |document, registrar, permit, desk| {
            document.seal(registrar, permit, impressions, desk.now.at)
        })
        .await
    }

    /// 核发
    ///
    /// # Errors
    /// As the document refuses; without the permit.
    pub async fn release_document(&self, person: &Person, id: &str, seen: i64) -> Result<()> {
        self.execute(person, id, seen, "outgoing.released.refused", |document, registrar, permit, desk| {
            document.release(registrar, permit, desk.now.today, desk.now.at)
        })
        .await
    }

    /// Changes what is written while it is being signed, or after. A change of substance takes
    /// back every consent, and says so in the history; typography does not.
    ///
    /// # Errors
    /// As the document refuses; to others than the drafter, the reviewers and the registrar.
    pub async fn amend_document(&self, person: &Person, id: &str, seen: i64, text: &str) -> Result<bool> {
        let (desk, mut tx) = self.open_desk(person).await?;
        let mut document = open(&mut tx, &desk, id, seen).await?;
        desk.member()?;
        let own = document.drafter.id == desk.holder.id;
        if !own && desk.is_registrar().is_none() && desk.is_reviewer().is_none() {
            return Err(Refusal::NotDrafter(document.drafter.name.clone()).into());
        }
        let before = token::digest(&document.content.text);
        let content = content(text, document.content.syntax);
        let (event, substance) = document.amend(&desk.holder, content, desk.now.at)?;
        outgoing::update(&mut tx, &mut document).await?;
        versions::keep(&mut tx, &document, &event.words()).await?;
        self.tell_of_document(&mut tx, &desk, &document, &event).await?;
        let mut fell = String::new();
        if let Some(mut stored) = approvals::by_id(&mut tx, id).await? {
            let titled = stored.approval.title() == document.content.title;
            stored.approval.retitle(&document.content.title);
            let chart = desk.organization.as_ref();
            if substance {
                let matter = self.matter_of(&stored.approval).await?;
                super::signers::suffice(&document, &stored.approval, &matter, &desk)?;
                let (by, digest) = (&desk.holder.id, document.content.digest());
                let revised = stored.approval.revise(by, digest, Change::Substance, chart, desk.now)?;
                fell = revised.words();
                self.keep_chain(&mut tx, &desk, &mut stored, &revised).await?;
            } else if !titled {
                let waiting = stored.approval.waiting(chart, desk.now);
                approvals::update(&mut tx, &mut stored, &waiting, desk.now.at).await?;
            }
        }
        let words = if fell.is_empty() { event.words() } else { format!("{}。{fell}", event.words()) };
        let entry = self.entry(person, event.verb(), Object::new("outgoing", id), words);
        tx.commit(&entry.changed(before, token::digest(&document.content.text))).await?;
        Ok(substance)
    }

    /// A verb that executes: with the permit, or not at all; an attempt without is on record.
    async fn execute(
        &self,
        person: &Person,
        id: &str,
        seen: i64,
        refused: &'static str,
        verb: impl FnOnce(&mut Outgoing, &Registrar, &Permit, &Desk) -> std::result::Result<Event, Refusal>,
    ) -> Result<()> {
        self.registrar_or_attempt(person, &self.desk(person).await?, Thing::Sent(id), refused).await?;
        let (desk, mut tx) = self.open_desk(person).await?;
        let registrar = desk.registrar()?;
        let mut document = match open(&mut tx, &desk, id, seen).await {
            Ok(document) => document,
            Err(error) => {
                drop(tx);
                return Err(self.unseen(person, refused, Thing::Sent(id), error).await?);
            }
        };
        let done = match self.permit_to_issue(&mut tx, &document, &desk).await {
            Ok(permit) => verb(&mut document, &registrar, &permit, &desk).map_err(Error::from),
            Err(error) => Err(error),
        };
        let event = match done {
            Ok(event) => event,
            Err(error) => {
                drop(tx);
                self.attempted(person, refused, Thing::Sent(id), &error).await?;
                return Err(error);
            }
        };
        outgoing::update(&mut tx, &mut document).await?;
        if let State::Sealed(sealed) = &document.state {
            register::record_seal(&mut tx, &document, sealed).await?;
        }
        self.tell_of_document(&mut tx, &desk, &document, &event).await?;
        let entry = self.entry(person, event.verb(), Object::new("outgoing", id), event.words());
        Ok(tx.commit(&entry).await?)
    }

    /// The permit to issue exactly what is written now, signed by those who must sign it.
    async fn permit_to_issue(&self, tx: &mut Tx, document: &Outgoing, desk: &Desk) -> Result<Permit> {
        let stored = approvals::by_id(tx, &document.id).await?.ok_or_else(|| {
            Error::new(Kind::Conflict, "这份公文还没有送签，没有批准，不能办理。先审核、会签、签发，再往下办。")
        })?;
        let permit = stored.approval.permit(Act::Issue, &document.content.digest(), desk.now)?;
        let matter = self.matter_of(&stored.approval).await?;
        super::signers::suffice(document, &stored.approval, &matter, desk)?;
        Ok(permit)
    }

    /// The matter of an approval, as the table that it stays with has it.
    async fn matter_of(&self, approval: &Approval) -> Result<Matter> {
        let version = self.authority_version(approval.table()).await?;
        let gone = || Error::new(Kind::Conflict, "审批权限表里已经没有这个事项。请退回拟稿人重新选择。");
        version.table.matter(approval.matter()).cloned().ok_or_else(gone)
    }
}

fn is_series(c: char) -> bool {
    c.is_alphanumeric()
}
