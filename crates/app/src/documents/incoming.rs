//! 收文: from the counter to the archive.

use super::Thing;
use super::desk::Desk;
use super::files::{self, NewFile};
use crate::act::Object;
use crate::drafts::{headline, normal};
use crate::error::{Error, Kind, Result};
use crate::find::findable;
use crate::{App, Once, Person, token};
use gongwen::{Date, Syntax};
use office::Moment;
use office::authority::Holder;
use office::documents::Circle;
use office::documents::incoming::{
    Check, Commission, Deadline, Delivery, Event, Incoming, Refusal, Sender, Stage, Treatment, Urgency,
};
use office::notices::of_incoming;
use store::Tx;
use store::documents::{files as kept_files, incoming, numbers, readers};

/// What comes in.
#[derive(Clone, Debug)]
pub struct NewDelivery {
    /// The key of the sending unit, where it is one of the organisation.
    pub unit: String,
    /// Its name otherwise.
    pub sender: String,
    /// 来文字号
    pub their_number: String,
    /// The title; empty to take that of the text.
    pub title: String,
    /// The text.
    pub text: String,
    /// How urgent it is.
    pub urgency: Urgency,
    /// How many copies.
    pub copies: u32,
    /// A scan or a file with the text.
    pub file: Option<NewFile>,
}

/// How long there is to handle it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// Working days from today.
    WorkingDays(u32),
    /// A day.
    Day(Date),
    /// No limit.
    None,
}

/// Who is to handle it.
#[derive(Clone, Debug)]
pub struct NewAssignment {
    /// The key of the lead unit.
    pub lead: String,
    /// The keys of the co-units.
    pub with: Vec<String>,
    /// How long there is.
    pub term: Term,
}

impl App {
    /// A liaison sends a document in, or the registrar takes one in at the counter.
    ///
    /// # Errors
    /// Refused if it is classified, or has neither text nor file; to people without a unit.
    pub async fn take_in(&self, person: &Person, new: NewDelivery) -> Result<String> {
        self.take_in_once(person, &Once::default(), new).await
    }

    /// The same for a form, which takes in one document however often it is sent.
    ///
    /// # Errors
    /// As [`take_in`](Self::take_in).
    pub async fn take_in_once(&self, person: &Person, once: &Once, new: NewDelivery) -> Result<String> {
        let desk = self.desk(person).await?;
        let id = once.key(person, "incoming");
        if incoming::find(&self.db, &id, &desk.viewer()).await?.is_some() {
            return Ok(id);
        }
        let registrar = desk.is_registrar();
        let sender = desk.sender(&new, registrar.is_some())?;
        let mut admitted = match &new.file {
            Some(file) => Some(self.admit_file(file).await?),
            None => None,
        };
        let mut text = normal(&new.text);
        if let (true, Some(admitted)) = (text.trim().is_empty(), &mut admitted) {
            // What became the text of the document is found there, not once more in the file.
            text = normal(&std::mem::take(&mut admitted.text));
        }
        let title = match new.title.trim() {
            "" if !text.trim().is_empty() => headline(&text, Syntax::Plain).0,
            title => title.to_owned(),
        };
        let delivery = Delivery {
            id,
            sender,
            their_number: new.their_number,
            title,
            text,
            has_file: new.file.is_some(),
            urgency: new.urgency,
            copies: new.copies,
        };
        let (document, event) = match &registrar {
            Some(registrar) => Incoming::take_in(registrar, delivery, desk.now.at)?,
            None => Incoming::send_in(&desk.holder, delivery, desk.now.at)?,
        };
        let mut tx = self.begin_as(person, &desk.organization).await?;
        incoming::insert(&mut tx, &document, desk.now.at).await?;
        readers::join(&mut tx, &document.id, &desk.holder.id, "送文", false, desk.now.at).await?;
        if let (None, Some(unit)) = (&registrar, &document.sender.unit) {
            // It is their unit's: everybody with a post in it may see what became of it.
            for colleague in desk.people_of(unit) {
                readers::admit(&mut tx, &document.id, &colleague, "送文单位", desk.now.at).await?;
            }
        }
        let mut kept = None;
        if let (Some(file), Some(files::Admitted { name, media, text })) = (&new.file, admitted) {
            let text = findable(&text);
            let digest = token::digest_bytes(&file.bytes);
            let new = kept_files::NewFile { name: &name, media, digest: &digest, bytes: &file.bytes, text: &text };
            kept_files::insert(&mut tx, &document.id, new, &desk.holder, desk.now.at).await?;
            kept = Some((name, digest));
        }
        self.tell_of_incoming(&mut tx, &desk, &document, &event).await?;
        let file = kept.map_or_else(String::new, |(name, digest)| format!("，文件“{name}”（SM3 {}…）", &digest[..16]));
        let words = format!("{}：“{}”{file}", event.words(), document.title);
        let entry = self.entry(person, event.verb(), Object::new("incoming", &document.id), words);
        tx.commit(&entry.changed("", token::digest(&document.text))).await?;
        Ok(document.id)
    }

    /// A received document that the person may see; whoever only sent it in sees where it is and how
    /// it was answered.
    ///
    /// # Errors
    /// `NotFound` if there is none, or it is not theirs to see.
    pub async fn incoming(&self, person: &Person, id: &str) -> Result<Incoming> {
        let desk = self.desk(person).await?;
        let document = incoming::find(&self.db, id, &desk.viewer()).await?.ok_or_else(Error::no_document)?;
        Ok(if desk.works_on_incoming(&document) { document } else { document.for_sender() })
    }

    /// 签收
    ///
    /// # Errors
    /// As the document refuses.
    pub async fn receive_incoming(&self, person: &Person, id: &str, seen: i64) -> Result<()> {
        let registrar = self.desk(person).await?.registrar()?;
        self.on_incoming(person, id, seen, |document, desk| document.receive(&registrar, desk.now.at)).await
    }

    /// 登记: the next number of the register, in the same transaction.
    ///
    /// # Errors
    /// As the document refuses.
    pub async fn register_incoming(
        &self,
        person: &Person,
        id: &str,
        seen: i64,
        treatment: Treatment,
        circle: Circle,
    ) -> Result<()> {
        for turn in 0..60 {
            let (desk, mut tx) = self.open_desk(person).await?;
            let registrar = desk.registrar()?;
            let mut document = opened(&mut tx, &desk, id, seen).await?;
            if document.stage != Stage::Received {
                return Err(Refusal::WrongStage { stage: document.stage, verb: "登记" }.into());
            }
            let number = match numbers::serial(&mut tx, "收", desk.now.today.year(), id, desk.now.at).await {
                Err(store::Error::Taken | store::Error::ChangedMeanwhile) => {
                    drop(tx);
                    tokio::time::sleep(std::time::Duration::from_millis(2 + 3 * turn)).await;
                    continue;
                }
                number => number?,
            };
            let event = document.register(&registrar, number, treatment, circle, desk.now.at)?;
            return self.keep_incoming(person, tx, &mut document, &event, "").await;
        }
        Err(Error::new(Kind::Conflict, "同时登记的人太多，没有编上号。请再试一次。"))
    }

    /// 初审通过
    ///
    /// # Errors
    /// As the document refuses.
    pub async fn examine_incoming(&self, person: &Person, id: &str, seen: i64) -> Result<()> {
        let registrar = self.desk(person).await?.registrar()?;
        self.on_incoming(person, id, seen, |document, desk| document.examine(&registrar, desk.now.at)).await
    }

    /// 退回来文单位
    ///
    /// # Errors
    /// As the document refuses.
    pub async fn send_back(&self, person: &Person, id: &str, seen: i64, failed: Check, why: &str) -> Result<()> {
        let registrar = self.desk(person).await?.registrar()?;
        self.on_incoming(person, id, seen, |document, desk| document.send_back(&registrar, failed, why, desk.now.at))
            .await
    }

    /// 拟办: asks a leader for instruction.
    ///
    /// # Errors
    /// As the document refuses.
    pub async fn propose(&self, person: &Person, id: &str, seen: i64, text: &str, to: &str) -> Result<()> {
        let desk = self.desk(person).await?;
        let member = desk.member()?;
        let to = desk.leader(to)?;
        self.on_incoming(person, id, seen, |document, desk| document.propose(&member, text, to, desk.now.at)).await
    }

    /// 批示, in one's own name or, while the asked leader is away, as the substitute.
    ///
    /// # Errors
    /// As the document refuses.
    pub async fn instruct(&self, person: &Person, id: &str, seen: i64, text: &str, pass_on: &str) -> Result<()> {
        let desk = self.desk(person).await?;
        let forbidden = || Error::new(Kind::Forbidden, "批示由被请示的领导或者其AB角作出。");
        let (refused, thing) = ("incoming.instructed.refused", Thing::Received(id));
        let document = match self.incoming(person, id).await {
            Ok(document) => document,
            Err(error) => return Err(self.unseen(person, refused, thing, error).await?),
        };
        let Some(instructor) = desk.instructor_on(&document) else {
            self.attempted(person, refused, thing, &forbidden()).await?;
            return Err(forbidden());
        };
        let pass_on = if pass_on.is_empty() { None } else { Some(desk.leader(pass_on)?) };
        self.on_incoming(person, id, seen, |document, desk| {
            let behalf = desk.behalf(document.proposal.as_ref().map(|proposal| &proposal.to));
            document.instruct(&instructor, behalf, text, pass_on, desk.now.at)
        })
        .await
    }

    /// 交办
    ///
    /// # Errors
    /// As the document refuses.
    pub async fn assign(&self, person: &Person, id: &str, seen: i64, new: &NewAssignment) -> Result<()> {
        let desk = self.desk(person).await?;
        let member = desk.member()?;
        let due = self.deadline(&desk, new.term).await?;
        let days = match new.term {
            Term::WorkingDays(days) => Some(days),
            Term::Day(_) | Term::None => None,
        };
        let lead = desk.unit_named(&new.lead)?;
        let with = new.with.iter().map(|unit| desk.unit_named(unit)).collect::<Result<Vec<_>>>()?;
        self.on_incoming(person, id, seen, |document, desk| {
            document.assign(&member, Commission { lead, with, due, days }, desk.now.today, desk.now.at)
        })
        .await
    }

    /// 传阅
    ///
    /// # Errors
    /// As the document refuses.
    pub async fn circulate(&self, person: &Person, id: &str, seen: i64, readers: &[String]) -> Result<()> {
        let desk = self.desk(person).await?;
        let member = desk.member()?;
        let readers = readers.iter().map(|reader| desk.person(reader)).collect::<Result<Vec<_>>>()?;
        self.on_incoming(person, id, seen, |document, desk| document.circulate(&member, &readers, desk.now.at)).await
    }

    /// 已阅
    ///
    /// # Errors
    /// As the document refuses.
    pub async fn mark_read(&self, person: &Person, id: &str, seen: i64, note: &str) -> Result<()> {
        self.on_incoming(person, id, seen, |document, desk| document.read(&desk.holder, note, desk.now.at)).await
    }

    /// 催办
    ///
    /// # Errors
    /// As the document refuses.
    pub async fn urge(&self, person: &Person, id: &str, seen: i64, text: &str) -> Result<()> {
        let member = self.desk(person).await?.member()?;
        self.on_incoming(person, id, seen, |document, desk| document.urge(&member, text, desk.now.at)).await
    }

    /// 办结
    ///
    /// # Errors
    /// As the document refuses.
    pub async fn conclude(&self, person: &Person, id: &str, seen: i64) -> Result<()> {
        let member = self.desk(person).await?.member()?;
        self.on_incoming(person, id, seen, |document, desk| document.conclude(&member, desk.now.at)).await
    }

    pub(super) async fn on_incoming(
        &self,
        person: &Person,
        id: &str,
        seen: i64,
        verb: impl FnOnce(&mut Incoming, &Desk) -> std::result::Result<Event, Refusal>,
    ) -> Result<()> {
        self.on_incoming_because(person, id, seen, None, verb).await
    }

    /// A verb that was given a reason.
    pub(super) async fn on_incoming_because(
        &self,
        person: &Person,
        id: &str,
        seen: i64,
        reason: Option<&str>,
        verb: impl FnOnce(&mut Incoming, &Desk) -> std::result::Result<Event, Refusal>,
    ) -> Result<()> {
        let (desk, mut tx) = self.open_desk(person).await?;
        let mut document = opened(&mut tx, &desk, id, seen).await?;
        let event = match verb(&mut document, &desk) {
            Ok(event) => event,
            Err(refusal) => {
                drop(tx);
                return Err(self.step_refused(person, id, refusal).await?);
            }
        };
        let behalf = match (&event, document.instructions.last()) {
            (Event::Instructed, Some(instruction)) => instruction.behalf.clone(),
            _ => None,
        };
        self.note_waits(&mut tx, &document, &desk).await?;
        incoming::update(&mut tx, &mut document).await?;
        self.tell_of_incoming(&mut tx, &desk, &document, &event).await?;
        let words = document.recorded(&event, person.id());
        let mut entry = self.entry(person, event.verb(), Object::new("incoming", id), words);
        if let Some(behalf) = behalf {
            entry = entry.on_behalf_of(behalf.id, behalf.name);
        }
        if let Some(why) = reason {
            entry = entry.because(why);
        }
        Ok(tx.commit(&entry).await?)
    }

    async fn keep_incoming(
        &self,
        person: &Person,
        mut tx: Tx,
        document: &mut Incoming,
        event: &Event,
        why: &str,
    ) -> Result<()> {
        incoming::update(&mut tx, document).await?;
        let entry = self.entry(person, event.verb(), Object::new("incoming", &document.id), event.words());
        Ok(tx.commit(&entry.because(why)).await?)
    }

    pub(super) async fn tell_of_incoming(
        &self,
        tx: &mut Tx,
        desk: &Desk,
        document: &Incoming,
        event: &Event,
    ) -> Result<()> {
        self.tell(tx, &of_incoming(event, document, &desk.holder.id, &desk.organization, desk.now.today)).await
    }

    /// From whom something is waited for now: the leader who was asked, the substitute while the
    /// leader is away, those who have not read it, and the people of the units that handle it.
    pub(super) async fn note_waits(&self, tx: &mut Tx, document: &Incoming, desk: &Desk) -> Result<()> {
        readers::rest(tx, &document.id).await?;
        let mut waits: Vec<(String, &str, Moment)> = Vec::new();
        if let Some(asked) = document.awaited_instruction() {
            waits.push((asked.id.clone(), "批示", document.since));
            if let Some(substitute) = desk.organization.substitute(&asked.id, desk.now.today) {
                waits.push((substitute.id.clone(), "批示", document.since));
            }
        }
        if document.stage != Stage::Archived {
            waits.extend(document.unread().map(|reading| (reading.reader.id.clone(), "传阅", reading.sent.at)));
        }
        if document.stage == Stage::Handling {
            for (unit, part) in document.handlers() {
                let people = unit.unit.iter().flat_map(|unit| desk.people_of(unit));
                waits.extend(people.map(|person| (person, part, document.since)));
            }
        }
        let mut known: Vec<&str> = Vec::new();
        for (person, part, since) in &waits {
            if !known.contains(&person.as_str()) {
                readers::join(tx, &document.id, person, part, true, *since).await?;
                known.push(person);
            }
        }
        Ok(())
    }

    async fn deadline(&self, desk: &Desk, term: Term) -> Result<Deadline> {
        Ok(match term {
            Term::None => Deadline::None,
            Term::Day(day) => Deadline::On(day),
            Term::WorkingDays(days) => {
                let calendar = self.calendar().await?;
                match calendar.deadline(desk.now.today, office::calendar::Term::WorkingDays(days)) {
                    Ok(day) => Deadline::On(day),
                    Err(unknown) => Deadline::Unknown(unknown.year),
                }
            }
        })
    }
}

/// A received document that the person may see, as they saw it.
pub(crate) async fn opened(tx: &mut Tx, desk: &Desk, id: &str, seen: i64) -> Result<Incoming> {
    let document = incoming::by_id(tx, id, &desk.viewer()).await?.ok_or_else(Error::no_document)?;
    if document.revision == seen { Ok(document) } else { Err(Refusal::ChangedMeanwhile.into()) }
}

impl Desk {
    /// Who sends: the registrar says whose paper it is, everybody else sends for their own unit.
    fn sender(&self, new: &NewDelivery, registrar: bool) -> Result<Sender> {
        if !registrar {
            let unit = self.unit();
            let known = self.organization.unit(&unit).ok_or_else(|| {
                Error::new(Kind::Forbidden, "您还没有所属单位，不能送文。请联系县政府办公室办理发文立户。")
            })?;
            return Ok(Sender { unit: Some(unit.clone()), name: known.name(self.now.today).to_owned() });
        }
        if new.unit.is_empty() {
            let name = new.sender.trim().to_owned();
            if name.is_empty() || name.chars().count() > 60 {
                return Err(Error::new(Kind::Invalid, "请选择或者填写来文单位（不超过60字）。"));
            }
            return Ok(Sender { unit: None, name });
        }
        self.unit_named(&new.unit)
    }

    fn unit_named(&self, id: &str) -> Result<Sender> {
        let unit = self.organization.unit(id).ok_or_else(|| Error::new(Kind::Invalid, "没有这个单位，请重新选择。"))?;
        Ok(Sender { unit: Some(unit.id.clone()), name: unit.name(self.now.today).to_owned() })
    }

    /// In whose name the person writes for one who was asked: as the substitute while that one is
    /// away, else in the own name.
    fn behalf(&self, asked: Option<&Holder>) -> Option<Holder> {
        let asked = asked.filter(|asked| asked.id != self.holder.id)?;
        let substitute = self.organization.substitute(&asked.id, self.now.today)?;
        (substitute.id == self.holder.id).then(|| asked.clone())
    }
}
