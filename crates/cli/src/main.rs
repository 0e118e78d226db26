//! The `wenshu` command.
fn main() {}
