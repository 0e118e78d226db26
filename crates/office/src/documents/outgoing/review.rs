//! 审核: five heads (《条例》 Art 20), each with a finding.

use super::super::Done;
use super::document::{reason, unclassified};
use super::{Event, Noted, Outgoing, Refusal, Returned, Stage, State};
use crate::Moment;
use crate::permission::Reviewer;
use serde::{Deserialize, Serialize};

/// A head of the review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Head {
    /// 行文理由和依据
    Basis,
    /// 内容
    Content,
    /// 协商会签
    Consultation,
    /// 文种、格式、文字
    Form,
    /// 其他
    Other,
}

/// What was found under a head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Opinion {
    /// 无意见
    Clear,
    /// 不涉及
    NotConcerned,
    /// 有意见
    Objection(String),
    /// 未填: it was returned for another head before this one was looked at.
    NotExamined,
}

/// What a reviewer says, and what the rules say of the same text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Examination {
    /// In the order of [`Head::ALL`].
    pub opinions: [Opinion; 5],
    /// What the rules find.
    pub noted: Vec<Noted>,
}

/// A review: an opinion under each head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// In the order of [`Head::ALL`].
    pub opinions: [Opinion; 5],
    /// What the rules found.
    #[serde(default)]
    pub noted: Vec<Noted>,
    /// Who reviewed.
    pub act: Done,
}

impl Head {
    /// All heads, in the order of the article.
    pub const ALL: [Self; 5] = [Self::Basis, Self::Content, Self::Consultation, Self::Form, Self::Other];

    /// The short name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Basis => "行文理由和依据",
            Self::Content => "内容",
            Self::Consultation => "协商会签",
            Self::Form => "文种、格式和文字",
            Self::Other => "其他要求",
        }
    }

    /// What it asks.
    #[must_use]
    pub fn question(self) -> &'static str {
        match self {
            Self::Basis => "行文理由是否充分，行文依据是否准确",
            Self::Content => {
                "内容是否符合法律法规和党的路线方针政策，是否完整准确体现发文意图，是否同现行有关公文相衔接，所提措施是否切实可行"
            }
            Self::Consultation => "涉及有关地区或者部门职权范围内的事项，是否经过充分协商并达成一致意见",
            Self::Form => {
                "文种是否正确，格式是否规范；人名、地名、时间、数字、段落顺序、引文等是否准确；文字、数字、计量单位和标点符号等用法是否规范"
            }
            Self::Other => "其他内容是否符合公文起草的有关要求",
        }
    }
}

impl Examination {
    /// The opinions alone.
    #[must_use]
    pub fn of(opinions: [Opinion; 5]) -> Self {
        Self { opinions, noted: Vec::new() }
    }
}

impl Review {
    /// The first head that is not answered well enough to be on record.
    fn gap(&self) -> Option<Head> {
        let silent = |opinion: &Opinion| match opinion {
            Opinion::Objection(text) => text.trim().is_empty(),
            Opinion::NotExamined => true,
            Opinion::Clear | Opinion::NotConcerned => false,
        };
        Head::ALL.into_iter().zip(&self.opinions).find(|(_, opinion)| silent(opinion)).map(|(head, _)| head)
    }

    /// What is objected to, head by head, as the record keeps it: the next submission begins anew.
    #[must_use]
    pub fn objections(&self) -> String {
        let said = Head::ALL.into_iter().zip(&self.opinions).filter_map(|(head, opinion)| match opinion {
            Opinion::Objection(text) => Some(format!("{}：{}", head.name(), text.trim())),
            Opinion::Clear | Opinion::NotConcerned | Opinion::NotExamined => None,
        });
        said.collect::<Vec<_>>().join("；")
    }

    /// The first head with an objection.
    #[must_use]
    pub fn objection(&self) -> Option<Head> {
        let objects = |opinion: &Opinion| matches!(opinion, Opinion::Objection(_));
        Head::ALL.into_iter().zip(&self.opinions).find(|(_, opinion)| objects(opinion)).map(|(head, _)| head)
    }
}

impl Outgoing {
    /// 审核通过: it goes on to those who countersign and sign.
    ///
    /// # Errors
    /// Refused while an objection stands, for one's own draft, and at other stages.
    pub fn pass(
        &mut self,
        by: &Reviewer,
        examination: Examination,
        approval: String,
        at: Moment,
    ) -> Result<Event, Refusal> {
        let review = self.reviewed(by, examination, at)?;
        if let Some(head) = review.gap() {
            return Err(Refusal::ReviewIncomplete(head.name()));
        }
        if let Some(head) = review.objection() {
            return Err(Refusal::ReviewObjects(head.name()));
        }
        self.review = Some(review);
        self.state = State::Approving(approval);
        self.touch(by.holder(), at);
        Ok(Event::Passed)
    }

    /// 退回: with the reason (《条例》 Art 21).
    ///
    /// # Errors
    /// Refused without a reason, for one's own draft, and at other stages.
    pub fn return_to_drafter(
        &mut self,
        by: &Reviewer,
        mut examination: Examination,
        why: &str,
        at: Moment,
    ) -> Result<Event, Refusal> {
        // One objection is enough to return it: the other heads need not be answered.
        examination.opinions = examination.opinions.map(|opinion| match opinion {
            Opinion::Objection(text) if text.trim().is_empty() => Opinion::NotExamined,
            opinion => opinion,
        });
        let review = self.reviewed(by, examination, at)?;
        let why = reason(why)?;
        self.review = Some(review);
        self.state = State::Drafting(Some(Returned { act: Done::new(by.holder(), at), reason: why }));
        self.touch(by.holder(), at);
        Ok(Event::Returned)
    }

    fn reviewed(&self, by: &Reviewer, examination: Examination, at: Moment) -> Result<Review, Refusal> {
        if self.stage() != Stage::Reviewing {
            return Err(self.wrong_stage("审核"));
        }
        if by.holder().id == self.drafter.id {
            return Err(Refusal::OwnDraft);
        }
        let Examination { opinions, noted } = examination;
        for opinion in &opinions {
            if let Opinion::Objection(text) = opinion {
                unclassified(text)?;
            }
        }
        Ok(Review { opinions, noted, act: Done::new(by.holder(), at) })
    }
}
