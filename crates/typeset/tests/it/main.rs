//! Tests of the pages: built documents, measured positions.

mod build;
mod cells;
mod closing;
mod faces;
mod lines;
mod look;
mod moved;
mod pdf;
mod properties;
mod speed;
mod targets;
mod titles;
