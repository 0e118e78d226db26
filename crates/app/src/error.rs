//! What a use case refuses or fails with: a kind, a message for the person, a source for the log.

use std::error::Error as Source;
use std::fmt;

/// What kind of error it is; the boundary maps kinds to status and page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Nobody is signed in, or the session is over.
    NotSignedIn,
    /// The person may not do this.
    Forbidden,
    /// There is no such thing, or not for this person.
    NotFound,
    /// The input is refused; the person can put it right.
    Invalid,
    /// Somebody else changed it in between.
    Conflict,
    /// Too large.
    TooLarge,
    /// Something outside does not work: database, disk.
    Unavailable,
    /// A fault of the program.
    Bug,
}

/// An error of a use case. The message is for the person, the source only for the log.
pub struct Error {
    kind: Kind,
    message: String,
    source: Option<Box<dyn Source + Send + Sync>>,
}

/// What a use case gives.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error of a kind with a Chinese message.
    #[must_use]
    pub fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), source: None }
    }

    /// With what caused it, for the log.
    #[must_use]
    pub fn because(mut self, source: impl Source + Send + Sync + 'static) -> Self {
        self.source = Some(Box::new(source));
        self
    }

    /// A draft that does not exist, or belongs to somebody else.
    pub(crate) fn no_draft() -> Self {
        Self::new(Kind::NotFound, "没有这份草稿，或者它不属于您。请回到“我的草稿”查找。")
    }

    /// A page that is not among those of the draft.
    pub(crate) fn no_page() -> Self {
        Self::new(Kind::NotFound, "这一页已经变了。请刷新起草台，查看最新的版面。")
    }

    /// What kind it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// What the person reads.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The source and its sources, for the log.
    #[must_use]
    pub fn chain(&self) -> String {
        let mut chain = String::new();
        let mut next = self.source.as_deref().map(|source| source as &dyn Source);
        while let Some(source) = next {
            if !chain.is_empty() {
                chain.push_str(": ");
            }
            chain.push_str(&source.to_string());
            next = source.source();
        }
        chain
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {} ({})", self.kind, self.message, self.chain())
    }
}

impl Source for Error {
    fn source(&self) -> Option<&(dyn Source + 'static)> {
        self.source.as_deref().map(|source| source as &dyn Source)
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        let kind = match &error {
            store::Error::ChangedMeanwhile | store::Error::Taken => Kind::Conflict,
            store::Error::Corrupt(_) => Kind::Bug,
            store::Error::Folder { .. }
            | store::Error::Unreachable { .. }
            | store::Error::BadUrl(_)
            | store::Error::NotADatabase { .. }
            | store::Error::Newer { .. }
            | store::Error::Unwritable(_)
            | store::Error::BeingReplaced { .. }
            | store::Error::Unfinished { .. }
            | store::Error::InUse { .. }
            | store::Error::Served { .. }
            | store::Error::MovedAway { .. }
            | store::Error::NotEmpty { .. }
            | store::Error::Gone(_)
            | store::Error::Other(_) => Kind::Unavailable,
        };
        Self::new(kind, error.to_string()).because(error)
    }
}

impl From<office::people::Refusal> for Error {
    fn from(refusal: office::people::Refusal) -> Self {
        use office::people::Refusal;
        let kind = match refusal {
            Refusal::NothingToDo => Kind::Conflict,
            Refusal::OwnAccount => Kind::Forbidden,
            Refusal::BadAccountName
            | Refusal::BadDisplayName
            | Refusal::WeakPassword(_)
            | Refusal::NotSignedIn
            | Refusal::WrongOldPassword
            | Refusal::SamePassword => Kind::Invalid,
        };
        Self::new(kind, refusal.to_string())
    }
}

impl From<office::drafts::Refusal> for Error {
    fn from(refusal: office::drafts::Refusal) -> Self {
        use office::drafts::Refusal;
        let kind = match refusal {
            Refusal::ChangedMeanwhile | Refusal::InTrash | Refusal::NotInTrash => Kind::Conflict,
            Refusal::TooLong => Kind::TooLarge,
            Refusal::Empty | Refusal::Classified(_) => Kind::Invalid,
        };
        Self::new(kind, refusal.to_string())
    }
}

impl From<tokio::task::JoinError> for Error {
    fn from(error: tokio::task::JoinError) -> Self {
        Self::new(Kind::Bug, "程序出错了，这不是您的问题。请重试；如一再出现，请把事件编号告诉管理员。").because(error)
    }
}
