//! Tests of the pages: built documents, measured positions.

mod build;
mod look;
