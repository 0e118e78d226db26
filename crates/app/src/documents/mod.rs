//! Official documents (公文) in their life: sent (发文) and received (收文).
//!
//! Each use case loads, asks the domain, writes back, and leaves one entry. What executes asks the
//! approval for its permit first; an attempt without one is an entry too (不得先斩后奏).

mod after;
mod answering;
mod approval;
mod attempts;
mod copies;
mod desk;
mod drafting;
mod ending;
mod files;
mod handing;
pub(crate) mod handover;
mod history;
mod incoming;
mod issuing;
mod offline;
mod paper;
mod refusals;
mod register;
mod rerouting;
mod review;
mod series;
mod signers;
mod sound;

pub(crate) use attempts::Thing;
pub use desk::Desk;
pub(crate) use drafting::open;
pub use drafting::{Description, NewDocument};
pub use ending::EndingLine;
pub(crate) use files::text_of;
pub use files::{FILE_LIMIT, NewFile};
pub use history::HistoryLine;
pub(crate) use incoming::opened;
pub use incoming::{NewAssignment, NewDelivery, Term};
pub use paper::{as_printed, noted};
pub use register::{
    Cell, Column, Found, IncomingRequest, OutgoingRequest, RegisterRequest, Row, SealRequest, Shape, Table,
};
pub(crate) use register::{code, part, quantity, text};
pub use series::series;
pub use store::documents::copies::InboxLine;
pub use store::documents::files::FileLine;
pub use store::documents::offline::OfflinePaper;
pub use store::documents::outgoing::standing_word;
pub use store::documents::register::{
    Direction, IncomingColumn, IncomingGroup, IncomingLine, Key, NoStage, OutgoingColumn, OutgoingGroup, OutgoingLine,
    SealColumn, SealGroup, SealLine,
};
pub use store::documents::versions::VersionLine;
