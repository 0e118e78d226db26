//! Finding anything (查找): one index over documents, files, drafts and approvals.
//!
//! Every thing is a set of terms: its words (pairs of Han characters, Latin words, numbers), what
//! it is filtered by, and who may see it. The same sets are kept by FTS5 on SQLite and by a
//! `tsvector` on PostgreSQL; what differs between them is in `sqlite` and `postgres`. A write
//! only notes what it changed; the terms are written before the transaction commits, so that
//! nothing is found that is not there, and the other way round.

mod ask;
mod drafts;
mod find;
mod fold;
mod hit;
mod index;
mod numbers;
mod postgres;
mod source;
mod sqlite;
mod terms;

pub use ask::Ask;
pub(crate) use drafts::pattern;
pub use drafts::{DraftLine, DraftOrder, DraftPage, DraftQuery, drafts};
pub(crate) use find::in_text;
pub use find::{COUNTED, Cursor, Eyes, Found, Order, Query, StageFilter, find};
pub use hit::{Hit, Standing};
pub(crate) use index::{Pending, flush};
pub use index::{is_behind, refresh};
pub use terms::LONGEST;

use crate::Error;
use crate::row::{Word, words};

/// What kind of thing is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Thing {
    /// 发文
    Outgoing,
    /// 收文
    Incoming,
    /// 附件: a file of a document.
    File,
    /// 草稿
    Draft,
    /// 审批事项: a matter that is no document.
    Approval,
}

words!(Thing, "kind of thing",
    Thing::Outgoing => "outgoing", Thing::Incoming => "incoming", Thing::File => "file",
    Thing::Draft => "draft", Thing::Approval => "approval");

impl Thing {
    /// All kinds.
    pub const ALL: [Self; 5] = [Self::Outgoing, Self::Incoming, Self::File, Self::Draft, Self::Approval];

    /// As a person reads it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Outgoing => "发文",
            Self::Incoming => "收文",
            Self::File => "附件",
            Self::Draft => "草稿",
            Self::Approval => "审批",
        }
    }

    /// The word for addresses.
    #[must_use]
    pub fn slug(self) -> &'static str {
        self.word()
    }
}
