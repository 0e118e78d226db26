//! 拟稿: beginning, editing, submitting, taking back.

use super::super::{Circle, Done, Openness};
use super::{Content, Event, Outgoing, Refusal, Stage, State};
use crate::Moment;
use crate::authority::Holder;

/// What a document is begun with.
#[derive(Clone, Debug)]
pub struct Beginning {
    /// Its key.
    pub id: String,
    /// What is written.
    pub content: Content,
    /// The matter of the table of authority.
    pub matter: String,
    /// Whether it is public, if that is known already.
    pub openness: Option<Openness>,
    /// Who may see it.
    pub circle: Circle,
}

impl Outgoing {
    /// Begins a document.
    ///
    /// # Errors
    /// Refused if it is empty, too long or classified.
    pub fn begin(drafter: &Holder, beginning: Beginning, at: Moment) -> Result<(Self, Event), Refusal> {
        beginning.content.admit()?;
        let document = Self {
            id: beginning.id,
            content: beginning.content,
            drafter: drafter.clone(),
            matter: beginning.matter,
            openness: beginning.openness,
            circle: beginning.circle,
            review: None,
            state: State::Drafting(None),
            begun: at,
            touched: Done::new(drafter, at),
            revision: 1,
        };
        Ok((document, Event::Begun))
    }

    /// Changes what is written, before it is signed. The drafter does while drafting; whoever
    /// reviews does while reviewing, and the version shows whose change it was.
    ///
    /// # Errors
    /// Refused at other stages, to others, and for content that may not be here.
    pub fn edit(&mut self, by: &Holder, content: Content, at: Moment) -> Result<Event, Refusal> {
        match self.stage() {
            Stage::Drafting => self.is_drafter(by)?,
            Stage::Reviewing => {}
            Stage::Released | Stage::Archived => return Err(Refusal::Issued),
            Stage::Approving
            | Stage::Signed
            | Stage::Rechecked
            | Stage::Registered
            | Stage::Printed
            | Stage::Sealed
            | Stage::Cancelled => return Err(self.wrong_stage("修改文稿")),
        }
        content.admit()?;
        self.content = content.in_place_of(&self.content);
        self.touch(by, at);
        Ok(Event::Edited)
    }

    /// Decides whether it is public, who may see it, and which matter it is, while drafting.
    ///
    /// # Errors
    /// Refused later, and to others than the drafter.
    pub fn describe(
        &mut self,
        by: &Holder,
        matter: String,
        openness: Option<Openness>,
        circle: Circle,
        at: Moment,
    ) -> Result<Event, Refusal> {
        if self.stage() != Stage::Drafting {
            return Err(self.wrong_stage("修改事项和公开属性"));
        }
        self.is_drafter(by)?;
        self.matter = matter;
        self.openness = openness;
        self.circle = circle;
        self.touch(by, at);
        Ok(Event::Described)
    }

    /// 送审
    ///
    /// # Errors
    /// Refused without an openness attribute, for content that may not be here, to others.
    pub fn submit(&mut self, by: &Holder, at: Moment) -> Result<Event, Refusal> {
        if self.stage() != Stage::Drafting {
            return Err(self.wrong_stage("送审"));
        }
        self.is_drafter(by)?;
        self.content.admit()?;
        if !self.openness.as_ref().is_some_and(Openness::is_complete) {
            return Err(Refusal::NoOpenness);
        }
        self.review = None;
        self.state = State::Reviewing(Done::new(by, at));
        self.touch(by, at);
        Ok(Event::Submitted)
    }

    /// 撤回: the drafter takes it back before the review is done.
    ///
    /// # Errors
    /// Refused at other stages and to others.
    pub fn take_back(&mut self, by: &Holder, at: Moment) -> Result<Event, Refusal> {
        if self.stage() != Stage::Reviewing {
            return Err(self.wrong_stage("撤回"));
        }
        self.is_drafter(by)?;
        self.state = State::Drafting(None);
        self.touch(by, at);
        Ok(Event::TakenBack)
    }
}
