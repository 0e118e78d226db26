//! 签收 and 登记: how a document gets in.

use super::super::{Circle, Done};
use super::{Event, Incoming, Refusal, Sender, Stage, Treatment, Urgency};
use crate::authority::Holder;
use crate::permission::Registrar;
use crate::{Moment, secrecy};

/// The longest text in bytes.
const LONGEST: usize = 1_000_000;

/// What is delivered.
#[derive(Clone, Debug)]
pub struct Delivery {
    /// The key it gets.
    pub id: String,
    /// Who sends it.
    pub sender: Sender,
    /// The sender's number.
    pub their_number: String,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
    /// Whether a file came with it.
    pub has_file: bool,
    /// How urgent it is.
    pub urgency: Urgency,
    /// How many copies.
    pub copies: u32,
}

/// The longest title, in characters: twice what any published document has.
const LONGEST_TITLE: usize = 200;

impl Incoming {
    /// A liaison sends it in.
    ///
    /// # Errors
    /// Refused if it is classified, too long, or has no title or text.
    pub fn send_in(by: &Holder, delivery: Delivery, at: Moment) -> Result<(Self, Event), Refusal> {
        let mut incoming = Self::of(delivery, at)?;
        incoming.sent = Some(Done::new(by, at));
        Ok((incoming, Event::Sent))
    }

    /// 签收 on paper: somebody stands at the counter with it.
    ///
    /// # Errors
    /// As [`send_in`](Self::send_in).
    pub fn take_in(by: &Registrar, delivery: Delivery, at: Moment) -> Result<(Self, Event), Refusal> {
        let mut incoming = Self::of(delivery, at)?;
        incoming.received = Some(Done::new(by.holder(), at));
        incoming.go(Stage::Received, at);
        Ok((incoming, Event::Received))
    }

    fn of(delivery: Delivery, at: Moment) -> Result<Self, Refusal> {
        let title = checked_title(&delivery.title)?;
        if delivery.text.trim().is_empty() && !delivery.has_file {
            return Err(Refusal::NoText);
        }
        if delivery.text.len() > LONGEST {
            return Err(Refusal::TooLong);
        }
        let copies = checked_copies(delivery.copies)?;
        unmarked([&title, &delivery.text, &delivery.their_number])?;
        Ok(Self {
            id: delivery.id,
            sender: delivery.sender,
            their_number: delivery.their_number.trim().to_owned(),
            title,
            text: delivery.text,
            urgency: delivery.urgency,
            copies,
            treatment: Treatment::Action,
            // Until the registrar says who may see it, the counter does.
            circle: Circle::Involved,
            sent: None,
            received: None,
            number: None,
            examination: None,
            proposal: None,
            instructions: Vec::new(),
            assignment: None,
            readings: Vec::new(),
            urgings: Vec::new(),
            feedback: Vec::new(),
            answer: None,
            taken_back: Vec::new(),
            stage: Stage::Sent,
            since: at,
            reference: None,
            revision: 1,
        })
    }

    /// 签收 of what was sent in: the time is on record.
    ///
    /// # Errors
    /// Refused if it was received.
    pub fn receive(&mut self, by: &Registrar, at: Moment) -> Result<Event, Refusal> {
        self.at(Stage::Sent, "签收")?;
        self.received = Some(Done::new(by.holder(), at));
        self.go(Stage::Received, at);
        Ok(Event::Received)
    }

    /// 登记, under a number of the office's own.
    ///
    /// # Errors
    /// Refused at other stages, and for a 请示 that would only be read: it is to be answered (《条例》 Art
    /// 24). One that came as a copy is made a 阅件 afterwards, with the reason.
    pub fn register(
        &mut self,
        by: &Registrar,
        number: String,
        treatment: Treatment,
        circle: Circle,
        at: Moment,
    ) -> Result<Event, Refusal> {
        self.at(Stage::Received, "登记")?;
        if treatment == Treatment::Reading && self.is_request() {
            return Err(Refusal::RequestToRead);
        }
        self.number = Some((number.clone(), Done::new(by.holder(), at)));
        self.treatment = treatment;
        self.circle = circle;
        self.go(Stage::Registered, at);
        Ok(Event::Registered(number))
    }
}

/// A title that is one.
pub(super) fn checked_title(title: &str) -> Result<String, Refusal> {
    let title = title.trim();
    match title.chars().count() {
        0 => Err(Refusal::NoTitle),
        count if count > LONGEST_TITLE => Err(Refusal::LongTitle),
        _ => Ok(title.to_owned()),
    }
}

/// A number of copies that can have come.
pub(super) fn checked_copies(copies: u32) -> Result<u32, Refusal> {
    if (1..=9999).contains(&copies) { Ok(copies) } else { Err(Refusal::Copies) }
}

/// Refuses parts of which one bears a mark of classification.
pub(super) fn unmarked(parts: [&String; 3]) -> Result<(), Refusal> {
    match parts.into_iter().find_map(|part| secrecy::mark(part)) {
        Some(mark) => Err(Refusal::Classified(mark.to_string())),
        None => Ok(()),
    }
}
