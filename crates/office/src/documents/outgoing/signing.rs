//! 签发: the end of the chain, and what a change after it does.

use super::super::Done;
use super::{Content, Event, Outgoing, Refusal, Returned, Signed, Stage, State};
use crate::Moment;
use crate::approval::Permit;
use crate::authority::{Act, Holder};

/// The last word of a chain: in whose name, by whose hand, and what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastWord {
    /// In whose name.
    pub signer: Holder,
    /// Whose hand, if another's.
    pub hand: Option<Holder>,
    /// The opinion as it was written.
    pub opinion: String,
}

impl Outgoing {
    /// 签发: takes effect with the permit of the completed chain, for exactly what is written.
    ///
    /// # Errors
    /// Refused if the permit is for another approval, another act or other content.
    pub fn sign(&mut self, permit: &Permit, word: LastWord, at: Moment) -> Result<Event, Refusal> {
        let State::Approving(approval) = &self.state else {
            return Err(self.wrong_stage("签发"));
        };
        let approval = approval.clone();
        let digest = self.content.digest();
        if permit.approval() != approval || !permit.covers(Act::Issue, &digest) {
            return Err(Refusal::OtherContent);
        }
        let on = permit.approved_on();
        self.touch(word.hand.as_ref().unwrap_or(&word.signer), at);
        let LastWord { signer, hand, opinion } = word;
        self.state = State::Signed(Signed { approval, signer, hand, on, opinion, digest, lapsed: false });
        Ok(Event::Signed(on))
    }

    /// 退回拟稿人 by the chain: a signer returned it all the way.
    ///
    /// # Errors
    /// Refused at other stages.
    pub fn fall_back(&mut self, by: &Holder, why: String, at: Moment) -> Result<Event, Refusal> {
        if self.stage() != Stage::Approving {
            return Err(self.wrong_stage("退回"));
        }
        self.state = State::Drafting(Some(Returned { act: Done::new(by, at), reason: why }));
        self.touch(by, at);
        Ok(Event::Returned)
    }

    /// Changes what is written while it is being signed, or after. What the chain consented to
    /// stays where only typography changed; a change of substance sends it back to the signer
    /// (《条例》 Art 25). Tells whether the substance changed.
    ///
    /// # Errors
    /// Refused before review, once it has a number, and after it was released; after the signature
    /// also where it would write what the signature and the registration say: copy number, number,
    /// signatories, date.
    pub fn amend(&mut self, by: &Holder, content: Content, at: Moment) -> Result<(Event, bool), Refusal> {
        let approval = match &self.state {
            State::Approving(approval) => approval.clone(),
            State::Signed(signed) => signed.approval.clone(),
            State::Rechecked(rechecked) => rechecked.signed.approval.clone(),
            State::Released(_) | State::Archived(_) => return Err(Refusal::Issued),
            State::Drafting(_)
            | State::Reviewing(_)
            | State::Registered(_)
            | State::Printed(_)
            | State::Sealed(_)
            | State::Cancelled(_) => return Err(self.wrong_stage("改动送签的文稿")),
        };
        content.admit()?;
        let content = content.in_place_of(&self.content);
        let substance = content.digest() != self.content.digest();
        let signed = self.stage() != Stage::Approving;
        if signed && registered_elements(&content) != registered_elements(&self.content) {
            return Err(Refusal::FixedElements);
        }
        self.content = content;
        self.touch(by, at);
        if substance && signed {
            self.state = State::Approving(approval);
            return Ok((Event::BackToSigner, true));
        }
        Ok((Event::Edited, substance))
    }
}

/// What the signature and the registration write, as it stands in the text.
fn registered_elements(content: &Content) -> [Vec<String>; 4] {
    let read = gongwen::read(&content.text, content.syntax).document;
    let words = |text: &gongwen::Text| text.as_str().chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let header = &read.header;
    [
        header.copy_number.iter().map(words).collect(),
        header.number.iter().map(words).collect(),
        header.signatories.iter().map(words).collect(),
        read.signature.date.iter().map(words).collect(),
    ]
}
