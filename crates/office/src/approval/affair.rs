//! A matter of the office that is no document (事项): a title, a text, and whether it was done.

use super::content::{Digest, substance_of_text};
use super::{Ending, Now, Permit};
use crate::authority::{Act, Holder};
use crate::secrecy::{self, Mark};
use gongwen::Date;
use thiserror::Error;

/// The longest text in characters.
const LONGEST: usize = 20_000;

/// A matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Affair {
    /// What it is about.
    pub title: String,
    /// What is asked for, and why.
    pub text: String,
    /// Who carried it out, and when.
    pub done: Option<Done>,
    /// The document whose force it ends, if it is about that.
    pub ends: Option<Ending>,
}

/// Who carried a matter out, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// Who.
    pub by: Holder,
    /// On which day.
    pub on: Date,
}

/// Why a verb on a matter is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AffairRefusal {
    /// No title.
    #[error("请写标题，1至100个字，说清是什么事。")]
    BadTitle,
    /// Too long.
    #[error("内容太长，最多2万字。长的内容请写成公文或者附件。")]
    TooLong,
    /// The text bears a mark of classification.
    #[error("文中有密级标识“{0}”，不能提交：涉密不上网，上网不涉密。请在涉密计算机上办理。")]
    Classified(Mark),
    /// The permit is for something else.
    #[error("这份批准不是给这个事项现在的内容的，不能办理。请刷新页面后重试。")]
    OtherPermit,
    /// No reason.
    #[error("请写明理由。")]
    NoReason,
    /// It ends a document, and is done there.
    #[error("这个事项批准以后，由机要文书在公文页上办理{0}。")]
    OnDocument(&'static str),
    /// It is a meeting, and is done by calling it.
    #[error("这个事项批准以后，请通知开会：写明时间、地点和参加人员。")]
    CallMeeting,
    /// It was done.
    #[error("这个事项已经办了，不用再办。")]
    DoneAlready,
}

impl Affair {
    /// A matter, if its title and text are admitted.
    ///
    /// # Errors
    /// Refused without a title, too long, or classified.
    pub fn new(title: &str, text: &str) -> Result<Self, AffairRefusal> {
        let title = title.trim();
        if title.is_empty() || title.chars().count() > 100 {
            return Err(AffairRefusal::BadTitle);
        }
        if text.chars().count() > LONGEST {
            return Err(AffairRefusal::TooLong);
        }
        if let Some(mark) = secrecy::mark(title).or_else(|| secrecy::mark(text)) {
            return Err(AffairRefusal::Classified(mark));
        }
        Ok(Self { title: title.to_owned(), text: text.trim_end().to_owned(), done: None, ends: None })
    }

    /// What its approval is bound to.
    #[must_use]
    pub fn digest(&self) -> Digest {
        let mut canonical = substance_of_text(&self.title, &self.text);
        canonical.extend(self.ends.as_ref().map(Ending::canonical));
        Digest::of(&canonical)
    }

    /// 办理: carries it out, which nobody can without the permit.
    ///
    /// # Errors
    /// Refused with a permit for other content, and a second time.
    pub fn carry_out(&mut self, permit: &Permit, act: Act, by: Holder, now: Now) -> Result<(), AffairRefusal> {
        if !permit.covers(act, &self.digest()) {
            return Err(AffairRefusal::OtherPermit);
        }
        if let Some(ending) = &self.ends {
            return Err(AffairRefusal::OnDocument(ending.name()));
        }
        if self.done.is_some() {
            return Err(AffairRefusal::DoneAlready);
        }
        if act == Act::Meet {
            return Err(AffairRefusal::CallMeeting);
        }
        self.close(by, now.today);
        Ok(())
    }

    /// Puts on record who carried it out.
    pub(crate) fn close(&mut self, by: Holder, on: Date) {
        self.done = Some(Done { by, on });
    }
}
