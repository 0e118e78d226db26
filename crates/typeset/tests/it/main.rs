//! Tests of the pages: built documents, measured positions.

mod build;
mod look;
mod pdf;
mod properties;
mod speed;
mod targets;
mod titles;
