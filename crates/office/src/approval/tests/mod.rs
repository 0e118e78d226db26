//! The engine: single verbs, odd circumstances, all pairs, and a naive oracle.

#![allow(clippy::unwrap_used)]

mod affairs;
mod bodies;
mod content;
mod grid;
mod oracle;
mod oral;
mod pairs;
mod people;
mod stage;
mod terms;
mod verbs;
