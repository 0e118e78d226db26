//! 分发: sending copies, receipts, reminders, recalls; the inbox of a unit.

use super::desk::Desk;
use super::{Found, Thing, part};
use crate::act::Object;
use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use office::documents::Done;
use office::documents::outgoing::{Copy, Refusal};
use office::notices::of_copies;
use store::Tx;
use store::documents::copies::{self, InboxLine, Kept};
use store::documents::{outgoing, readers};

impl App {
    /// The copies of a document.
    ///
    /// # Errors
    /// `NotFound` if the document is not theirs to see.
    pub async fn document_copies(&self, person: &Person, id: &str) -> Result<Vec<Copy>> {
        self.document(person, id).await?;
        Ok(copies::list(&self.db, id).await?)
    }

    /// Sends copies of a released document to a unit; its people may read it from then on.
    ///
    /// # Errors
    /// Refused for numbers that are out or were not printed, and before the document is released.
    pub async fn send_copies(
        &self,
        person: &Person,
        id: &str,
        unit: Option<&str>,
        recipient: &str,
        numbers: (u32, u32),
    ) -> Result<()> {
        let desk = self.desk(person).await?;
        let registrar =
            self.registrar_or_attempt(person, &desk, Thing::Sent(id), "outgoing.distributed.refused").await?;
        let recipient = match unit.filter(|unit| !unit.is_empty()) {
            Some(unit) => {
                let known = desk.organization.unit(unit);
                let known = known.ok_or_else(|| Error::new(Kind::Invalid, "没有这个单位，请重新选择。"))?;
                known.name(desk.now.today).to_owned()
            }
            None => recipient.trim().to_owned(),
        };
        if recipient.is_empty() {
            return Err(Error::new(Kind::Invalid, "请选择或者填写收文单位。"));
        }
        let mut tx = self.begin_as(person, &desk.organization).await?;
        let document = outgoing::by_id(&mut tx, id, &desk.viewer()).await?.ok_or_else(Error::no_document)?;
        let holds = match document.state.released() {
            None => Err(Refusal::WrongStage { stage: document.stage(), verb: "分发" }),
            Some(released) if !released.standing.holds(desk.now.today) => Err(Refusal::OutOfForce),
            Some(_) if document.state.is_unsigned() => Err(Refusal::Unsigned),
            Some(released) => Ok(released),
        };
        let released = match holds {
            Ok(released) => released,
            Err(refusal) => {
                drop(tx);
                let error = Error::from(refusal);
                self.attempted(person, "outgoing.distributed.refused", Thing::Sent(id), &error).await?;
                return Err(error);
            }
        };
        let printed = released.sealed.printed.registered.copies;
        let out: Vec<Copy> = copies::of(&mut tx, id).await?.into_iter().map(|kept| kept.copy).collect();
        let copy = Copy {
            id: store::new_id(),
            unit: unit.filter(|unit| !unit.is_empty()).map(str::to_owned),
            recipient,
            first: numbers.0,
            last: numbers.1,
            sent: Done::new(registrar.holder(), desk.now.at),
            receipt: None,
            recall: None,
            reminded: None,
        };
        let copy = Copy::send(copy, printed, &out)?;
        copies::insert(&mut tx, id, &copy).await?;
        for reader in copy.unit.iter().flat_map(|unit| desk.people_of(unit)) {
            // Whoever worked on it keeps that part: it outlasts a recall.
            readers::admit(&mut tx, id, &reader, "收文单位", desk.now.at).await?;
        }
        self.tell_of_copies(&mut tx, &desk, id, &copy, "来文请签收").await?;
        let words = format!("分发给{}，{}", copy.recipient, copy.numbers());
        let entry = self.entry(person, "copies.sent", Object::new("outgoing", id), words);
        Ok(tx.commit(&entry).await?)
    }

    /// What came for the person's units, a part of it, from 1.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn inbox(&self, person: &Person, page: i64) -> Result<Found<InboxLine>> {
        let desk = self.desk(person).await?;
        let (offset, limit) = part(page.max(1));
        Ok(Found::new(copies::inbox(&self.db, &desk.units(), offset, limit).await?, page))
    }

    /// 签收: a person of the recipient.
    ///
    /// # Errors
    /// Refused to others, and twice.
    pub async fn receive_copies(&self, person: &Person, copy: &str) -> Result<()> {
        let (desk, mut tx, mut kept) = self.copies_for(person, copy).await?;
        if !kept.copy.unit.as_ref().is_some_and(|unit| desk.units().contains(unit)) {
            return Err(Error::no_document());
        }
        kept.copy.receive(&desk.holder, desk.now.at)?;
        copies::update(&mut tx, &kept).await?;
        let words = format!("{}签收，{}", kept.copy.recipient, kept.copy.numbers());
        let entry = self.entry(person, "copies.received", Object::new("outgoing", &kept.document), words);
        Ok(tx.commit(&entry).await?)
    }

    /// 登记回执: a receipt on paper, put on record by the registrar.
    ///
    /// # Errors
    /// Refused to others than the registrar, without the name of who received, and twice.
    pub async fn record_receipt(&self, person: &Person, copy: &str, signer: &str) -> Result<()> {
        let (desk, mut tx, mut kept) = self.copies_for(person, copy).await?;
        let registrar = desk.registrar()?;
        kept.copy.receive_on_paper(&registrar, signer, desk.now.at)?;
        copies::update(&mut tx, &kept).await?;
        let words = format!("登记{}的回执：{}签收，{}", kept.copy.recipient, signer.trim(), kept.copy.numbers());
        let entry = self.entry(person, "copies.received", Object::new("outgoing", &kept.document), words);
        Ok(tx.commit(&entry).await?)
    }

    /// 收回
    ///
    /// # Errors
    /// Refused to others than the registrar, and without a reason.
    pub async fn recall_copies(&self, person: &Person, copy: &str, why: &str) -> Result<()> {
        let (desk, mut tx, mut kept) = self.copies_for(person, copy).await?;
        let registrar = desk.registrar()?;
        kept.copy.recall(registrar.holder(), why, desk.now.at)?;
        copies::update(&mut tx, &kept).await?;
        self.tell_of_copies(&mut tx, &desk, &kept.document, &kept.copy, "已收回，请退还").await?;
        let others = copies::of(&mut tx, &kept.document).await?.into_iter();
        let others = others.filter(|other| other.copy.unit == kept.copy.unit && other.copy.recall.is_none());
        if let (0, Some(unit)) = (others.count(), &kept.copy.unit) {
            // With the last copy goes the reading; who worked on it reads on.
            for reader in desk.people_of(unit) {
                readers::take_away(&mut tx, &kept.document, &reader, &["收文单位", "本单位", "经办"]).await?;
            }
        }
        let words = format!("从{}收回，{}", kept.copy.recipient, kept.copy.numbers());
        let entry = self.entry(person, "copies.recalled", Object::new("outgoing", &kept.document), words);
        Ok(tx.commit(&entry.because(why.trim())).await?)
    }

    /// 催收
    ///
    /// # Errors
    /// Refused to others than the registrar, and once they were received.
    pub async fn remind_copies(&self, person: &Person, copy: &str) -> Result<()> {
        let (desk, mut tx, mut kept) = self.copies_for(person, copy).await?;
        desk.registrar()?;
        let document =
            outgoing::by_id(&mut tx, &kept.document, &desk.viewer()).await?.ok_or_else(Error::no_document)?;
        if document.state.released().is_some_and(|released| !released.standing.holds(desk.now.today)) {
            return Err(Refusal::OutOfForce.into());
        }
        kept.copy.remind(desk.now.at)?;
        copies::update(&mut tx, &kept).await?;
        self.tell_of_copies(&mut tx, &desk, &kept.document, &kept.copy, "催办：来文请签收").await?;
        let words = format!("提醒{}签收", kept.copy.recipient);
        let entry = self.entry(person, "copies.reminded", Object::new("outgoing", &kept.document), words);
        Ok(tx.commit(&entry).await?)
    }

    /// Tells the people of the unit that has the copies.
    async fn tell_of_copies(&self, tx: &mut Tx, desk: &Desk, document: &str, copy: &Copy, words: &str) -> Result<()> {
        let Some(unit) = &copy.unit else { return Ok(()) };
        let document = outgoing::by_id(tx, document, &desk.viewer()).await?.ok_or_else(Error::no_document)?;
        let told = of_copies(words, unit, &document, &desk.holder.id, &desk.organization, desk.now.today);
        self.tell(tx, &told).await
    }

    async fn copies_for(&self, person: &Person, copy: &str) -> Result<(Desk, Tx, Kept)> {
        let (desk, mut tx) = self.open_desk(person).await?;
        let kept = copies::by_id(&mut tx, copy).await?.ok_or_else(Error::no_document)?;
        Ok((desk, tx, kept))
    }
}
