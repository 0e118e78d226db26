//! 分发: which copies went where, who received them, which came back.

use super::super::Done;
use super::Refusal;
use super::document::reason;
use crate::Moment;
use crate::approval::Now;
use crate::authority::Holder;
use crate::permission::Registrar;
use serde::{Deserialize, Serialize};

/// Copies that went to one recipient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copy {
    /// Its key.
    pub id: String,
    /// The key of the unit, where the recipient is one of the organisation.
    pub unit: Option<String>,
    /// The name of the recipient.
    pub recipient: String,
    /// 份号 of the first.
    pub first: u32,
    /// 份号 of the last.
    pub last: u32,
    /// Who sent them.
    pub sent: Done,
    /// 签收
    pub receipt: Option<Receipt>,
    /// 收回
    pub recall: Option<Recall>,
    /// When the recipient was last reminded.
    pub reminded: Option<Moment>,
}

/// A receipt.
pub type Receipt = Done;

/// A recall.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recall {
    /// Who asked for it.
    pub act: Done,
    /// Why.
    pub reason: String,
}

impl Copy {
    /// Sends copies, if their numbers were printed and are not out already.
    ///
    /// # Errors
    /// Refused for numbers that are out, or that do not exist.
    pub fn send(copy: Self, printed: u32, out: &[Self]) -> Result<Self, Refusal> {
        if copy.first == 0 || copy.last < copy.first {
            return Err(Refusal::CopyRange);
        }
        if copy.last > printed {
            return Err(Refusal::CopyNotPrinted(copy.last, printed));
        }
        let taken = out.iter().filter(|other| other.recall.is_none());
        let clash = taken.filter(|other| other.first <= copy.last && copy.first <= other.last).map(|o| o.first).min();
        match clash {
            Some(number) => Err(Refusal::CopyTaken(number.max(copy.first))),
            None => Ok(copy),
        }
    }

    /// How many.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.last - self.first + 1
    }

    /// Their numbers in words: 份号3, 份号3至5.
    #[must_use]
    pub fn numbers(&self) -> String {
        if self.first == self.last {
            format!("份号{}", self.first)
        } else {
            format!("份号{}至{}", self.first, self.last)
        }
    }

    /// 签收 on paper, put on record by the registrar: for recipients that do not work here.
    ///
    /// # Errors
    /// Refused without the name of who received, if it was received, or is back.
    pub fn receive_on_paper(&mut self, by: &Registrar, signer: &str, at: Moment) -> Result<(), Refusal> {
        let signer = signer.trim();
        if signer.is_empty() || signer.chars().count() > 30 {
            return Err(Refusal::NoSigner);
        }
        let name = format!("{signer}（{}登记）", by.holder().name);
        self.receive(&Holder { id: by.holder().id.clone(), name }, at)
    }

    /// 签收
    ///
    /// # Errors
    /// Refused if it was received, or is back.
    pub fn receive(&mut self, by: &Holder, at: Moment) -> Result<(), Refusal> {
        if self.recall.is_some() {
            return Err(Refusal::NotOut);
        }
        if self.receipt.is_some() {
            return Err(Refusal::Received);
        }
        self.receipt = Some(Done::new(by, at));
        Ok(())
    }

    /// 收回
    ///
    /// # Errors
    /// Refused without a reason, and if it is back.
    pub fn recall(&mut self, by: &Holder, why: &str, at: Moment) -> Result<(), Refusal> {
        if self.recall.is_some() {
            return Err(Refusal::NotOut);
        }
        self.recall = Some(Recall { act: Done::new(by, at), reason: reason(why)? });
        Ok(())
    }

    /// 催收
    ///
    /// # Errors
    /// Refused if it was received, or is back.
    pub fn remind(&mut self, at: Moment) -> Result<(), Refusal> {
        if self.recall.is_some() {
            return Err(Refusal::NotOut);
        }
        if self.receipt.is_some() {
            return Err(Refusal::Received);
        }
        if self.reminded.is_some_and(|last| Now::of(last).today == Now::of(at).today) {
            return Err(Refusal::RemindedToday);
        }
        self.reminded = Some(at);
        Ok(())
    }
}
