//! Official documents (公文) in their life: those the office sends (发文) and those it receives
//! (收文).
//!
//! 《党政机关公文处理工作条例》 orders the steps: Art 18-22 drafting, review and signing, Art 24
//! what is received, Art 25 what is sent. A step is a verb; it changes the document and gives the
//! one event that happened, or changes nothing and says why not.

mod done;
pub mod incoming;
mod number;
mod openness;
pub mod outgoing;
mod readers;

pub use done::Done;
pub use number::DocumentNumber;
pub use openness::{Ground, Openness};
pub use readers::Circle;
