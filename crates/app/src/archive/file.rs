//! 归档: a document gets its reference and its line in the catalogue. The ordinal (件号) is taken in
//! the same transaction: none is lost, none given twice.

use crate::act::Object;
use crate::documents::{Desk, Thing, as_printed, open, opened};
use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use gongwen::{Syntax, Text};
use office::approval::Now;
use office::archive::{Description, FileNumber, Item, Origin, Reference, Refusal, Retention, Series};
use office::documents::Done;
use office::documents::incoming::Incoming;
use office::documents::outgoing::Outgoing;
use office::permission::Registrar;
use store::documents::{incoming, numbers, outgoing, readers};
use store::{Tx, archive};

/// How often an ordinal is asked for again if another took it first.
pub(super) const TRIES: u64 = 60;

/// What the registrar chooses when a document is archived.
#[derive(Clone, Debug)]
pub struct Filing {
    /// 保管期限
    pub retention: Option<Retention>,
    /// 年度
    pub year: i32,
    /// 机构（问题）代码
    pub unit: String,
    /// 页数, 备注
    pub description: Description,
}

impl App {
    /// Archives a sent document. Pages that were not counted are counted as it is set.
    ///
    /// # Errors
    /// As the document or the archive refuses; to others than the registrar.
    pub async fn archive_document(&self, person: &Person, id: &str, seen: i64, filing: &Filing) -> Result<()> {
        let (desk, thing) = (self.desk(person).await?, Thing::Sent(id));
        let registrar = self.registrar_or_attempt(person, &desk, thing, "outgoing.archived.refused").await?;
        let (series, mut description) = self.series(filing).await?;
        if description.pages.is_none() {
            description.pages = self.page_count(person, id).await?;
        }
        for turn in 0..TRIES {
            if self.archive_sent(person, id, seen, &registrar, &series, &description).await? {
                return Ok(());
            }
            pause(turn).await;
        }
        Err(crowded())
    }

    /// Archives a received document.
    ///
    /// # Errors
    /// As the document or the archive refuses; to others than the registrar.
    pub async fn archive_incoming(&self, person: &Person, id: &str, seen: i64, filing: &Filing) -> Result<()> {
        let (desk, thing) = (self.desk(person).await?, Thing::Received(id));
        let registrar = self.registrar_or_attempt(person, &desk, thing, "incoming.archived.refused").await?;
        let (series, description) = self.series(filing).await?;
        for turn in 0..TRIES {
            if self.archive_received(person, id, seen, &registrar, &series, &description).await? {
                return Ok(());
            }
            pause(turn).await;
        }
        Err(crowded())
    }

    pub(super) async fn series(&self, filing: &Filing) -> Result<(Series, Description)> {
        let coding = self.archive_coding().await?.ok_or(Refusal::NotSet)?;
        let retention = filing.retention.ok_or(Refusal::NoRetention)?;
        let unit = coding.unit(&filing.unit)?;
        let series = Series::new(&coding.fonds, filing.year, retention, &unit.code, self.today())?;
        Ok((series, filing.description.clone().checked()?))
    }

    /// Whether it was archived; not if another took the ordinal first.
    async fn archive_sent(
        &self,
        person: &Person,
        id: &str,
        seen: i64,
        registrar: &Registrar,
        series: &Series,
        description: &Description,
    ) -> Result<bool> {
        let (desk, mut tx) = self.open_desk(person).await?;
        let mut document = open(&mut tx, &desk, id, seen).await?;
        if let Err(refusal) = document.may_archive() {
            drop(tx);
            let error = Error::from(refusal);
            self.attempted(person, "outgoing.archived.refused", Thing::Sent(id), &error).await?;
            return Err(error);
        }
        if let Some(signed) = document.state.signed() {
            series.not_before(signed.on.year())?;
        }
        let Some(number) = take(&mut tx, series, id, &desk).await? else { return Ok(false) };
        let event = document.archive(registrar, number.clone(), desk.now.at)?;
        outgoing::update(&mut tx, &mut document).await?;
        archive::insert(&mut tx, &sent_item(&document, number, description, &desk)).await?;
        readers::join(&mut tx, id, &document.drafter.id, "拟稿", false, desk.now.at).await?;
        let entry = self.entry(person, event.verb(), Object::new("outgoing", id), event.words());
        tx.commit(&entry).await?;
        Ok(true)
    }

    /// The same for a received document.
    async fn archive_received(
        &self,
        person: &Person,
        id: &str,
        seen: i64,
        registrar: &Registrar,
        series: &Series,
        description: &Description,
    ) -> Result<bool> {
        let (desk, mut tx) = self.open_desk(person).await?;
        let mut document = opened(&mut tx, &desk, id, seen).await?;
        if let Err(refusal) = document.may_archive() {
            drop(tx);
            let error = Error::from(refusal);
            self.attempted(person, "incoming.archived.refused", Thing::Received(id), &error).await?;
            return Err(error);
        }
        series.not_before(formed(&document))?;
        let Some(number) = take(&mut tx, series, id, &desk).await? else { return Ok(false) };
        let event = document.archive(registrar, number.clone(), desk.now.at)?;
        readers::rest(&mut tx, id).await?;
        incoming::update(&mut tx, &mut document).await?;
        archive::insert(&mut tx, &received_item(&document, number, description, &desk)).await?;
        let entry = self.entry(person, event.verb(), Object::new("incoming", id), event.words());
        tx.commit(&entry).await?;
        Ok(true)
    }

    async fn page_count(&self, person: &Person, id: &str) -> Result<Option<u32>> {
        let (document, profile) = (self.document(person, id).await?, self.current_profile().await?);
        self.press.work(move |press| press.pages(&as_printed(&document, ""), &profile)).await
    }
}

/// The next ordinal of a series; `None` if another took it first.
pub(super) async fn take(tx: &mut Tx, series: &Series, id: &str, desk: &Desk) -> Result<Option<FileNumber>> {
    match numbers::take(tx, &series.register(), series.year(), id, desk.now.at).await {
        Ok(number) => Ok(Some(FileNumber { series: series.clone(), ordinal: number.ordinal })),
        Err(store::Error::Taken | store::Error::ChangedMeanwhile) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn pause(turn: u64) {
    tokio::time::sleep(std::time::Duration::from_millis(2 + 3 * turn)).await;
}

pub(super) fn crowded() -> Error {
    Error::new(Kind::Conflict, "同时归档的人太多，没有编上件号。请再试一次。")
}

fn sent_item(document: &Outgoing, number: FileNumber, description: &Description, desk: &Desk) -> Item {
    let read = gongwen::read(&document.content.text, document.content.syntax).document;
    let organs: Vec<&str> = read.signature.organs.iter().map(Text::as_str).collect();
    let government = desk.organization.government(desk.now.today);
    let own = || government.map_or_else(|| desk.office(), |unit| unit.name(desk.now.today).to_owned());
    Item {
        document: document.id.clone(),
        origin: Origin::Outgoing,
        reference: Reference::Composed(number),
        author: if organs.is_empty() { own() } else { organs.join("、") },
        number: document.state.number().map(ToString::to_string).unwrap_or_default(),
        title: document.content.title.clone(),
        dated: document.state.signed().map(|signed| signed.on.iso()).unwrap_or_default(),
        pages: description.pages,
        note: description.note.clone(),
        in_box: None,
        act: Done::new(&desk.holder, desk.now.at),
    }
}

/// The year in which a paper was formed: that of its date, or of its arrival where it tells none or a later
/// one.
pub(super) fn formed(document: &Incoming) -> i32 {
    let arrived = document.sent.as_ref().or(document.received.as_ref());
    let arrived = arrived.map_or(document.since, |act| act.at);
    let arrived = Now::of(arrived).today.year();
    let dated = gongwen::read(&document.text, Syntax::Plain).document.date().map(gongwen::Date::year);
    dated.map_or(arrived, |dated| dated.min(arrived))
}

fn received_item(document: &Incoming, number: FileNumber, description: &Description, desk: &Desk) -> Item {
    let read = gongwen::read(&document.text, Syntax::Plain).document;
    Item {
        document: document.id.clone(),
        origin: Origin::Incoming,
        reference: Reference::Composed(number),
        author: document.sender.name.clone(),
        number: document.their_number.clone(),
        title: document.title.clone(),
        dated: read.date().map(gongwen::Date::iso).unwrap_or_default(),
        pages: description.pages,
        note: description.note.clone(),
        in_box: None,
        act: Done::new(&desk.holder, desk.now.at),
    }
}
