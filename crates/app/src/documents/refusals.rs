//! Refusals of documents, as errors of use cases.

use crate::error::{Error, Kind};
use office::documents::{incoming, outgoing};

impl From<outgoing::Refusal> for Error {
    fn from(refusal: outgoing::Refusal) -> Self {
        use outgoing::Refusal;
        let kind = match refusal {
            Refusal::WrongStage { .. }
            | Refusal::ChangedMeanwhile
            | Refusal::OtherContent
            | Refusal::OtherMatter
            | Refusal::Issued
            | Refusal::OutOfForce
            | Refusal::Unsigned
            | Refusal::NotOut
            | Refusal::CopiesOut(_)
            | Refusal::NotPublic
            | Refusal::NothingCorrected
            | Refusal::RemindedToday
            | Refusal::Received => Kind::Conflict,
            Refusal::NotDrafter(_) | Refusal::OwnDraft => Kind::Forbidden,
            Refusal::TooLong => Kind::TooLarge,
            Refusal::Empty
            | Refusal::MarkedWords(_)
            | Refusal::Classified(_)
            | Refusal::NoOpenness
            | Refusal::NoReason
            | Refusal::ReviewIncomplete(_)
            | Refusal::ReviewObjects(_)
            | Refusal::Copies
            | Refusal::NoScope
            | Refusal::ChangesAsked(_)
            | Refusal::FixedElements
            | Refusal::PublishedWhen(_)
            | Refusal::PublishedWhere
            | Refusal::Impressions
            | Refusal::BeforeIssue
            | Refusal::DraftsAlready(_)
            | Refusal::ReviewedIt(_)
            | Refusal::CopyRange
            | Refusal::CopyNotPrinted(..)
            | Refusal::NoSigner
            | Refusal::CopyTaken(_) => Kind::Invalid,
        };
        Self::new(kind, refusal.to_string())
    }
}

impl From<incoming::Refusal> for Error {
    fn from(refusal: incoming::Refusal) -> Self {
        use incoming::Refusal;
        let kind = match refusal {
            Refusal::WrongStage { .. }
            | Refusal::ChangedMeanwhile
            | Refusal::Unread(_)
            | Refusal::StillRead(_)
            | Refusal::NotUnread
            | Refusal::TreatedSo(_)
            | Refusal::FollowsAlready(_)
            | Refusal::NotAnswered => Kind::Conflict,
            Refusal::NotAsked(_) | Refusal::NotAReader | Refusal::NotAHandler => Kind::Forbidden,
            Refusal::TooLong => Kind::TooLarge,
            Refusal::Classified(_)
            | Refusal::NoTitle
            | Refusal::LongTitle
            | Refusal::PassedToSelf
            | Refusal::NoText
            | Refusal::RequestToRead
            | Refusal::MarkedWords(_)
            | Refusal::WordsTooLong
            | Refusal::NoSender
            | Refusal::NothingCorrected
            | Refusal::Copies
            | Refusal::NoReason
            | Refusal::NoOpinion
            | Refusal::NoLead
            | Refusal::LeadTwice
            | Refusal::NoDeadline
            | Refusal::DeadlinePast
            | Refusal::NoReaders
            | Refusal::AnswerByDocument
            | Refusal::ForReading
            | Refusal::AskedAlready(_)
            | Refusal::ForAction => Kind::Invalid,
        };
        Self::new(kind, refusal.to_string())
    }
}

impl Error {
    /// A document that does not exist, or that the person may not see.
    pub(crate) fn no_document() -> Self {
        Self::new(Kind::NotFound, "没有这份公文，或者您没有经办它。请到收文、发文登记里查找。")
    }
}
