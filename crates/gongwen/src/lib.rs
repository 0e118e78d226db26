//! The official document (公文) of Chinese Party and government organs as a value.
//!
//! [`read`] turns text, whatever an office pastes or uploads, into a [`Document`] whose every
//! node knows its place; [`write`](write::write) turns a document into text again. There is no
//! input or output here and no clock.

pub mod block;
pub mod date;
pub mod decode;
pub mod document;
pub mod edit;
pub mod han;
pub mod kind;
pub mod number;
pub mod organ;
pub mod profile;
pub mod read;
pub mod remark;
pub mod span;
pub mod text;
pub mod waiver;
pub mod write;

pub use block::{Block, Cell, Merge, Ordinal, OrdinalStyle, Paragraph, Place, Table, TableAllowance};
pub use date::{Date, DateForm, WrittenDate, is_unfinished_date};
pub use document::{
    Attachment, AttachmentList, AttachmentName, Document, Header, Imprint, Names, Signature, Stated, Title,
};
pub use edit::Edit;
pub use kind::{Direction, Kind};
pub use number::DocNumber;
pub use profile::{Organ, OrganClass, Profile, Relation};
pub use read::{Reading, Syntax, front_matter_end, read};
pub use remark::{Remark, RemarkKind};
pub use span::{LineIndex, Position, Span};
pub use text::Text;
pub use waiver::Waiver;
