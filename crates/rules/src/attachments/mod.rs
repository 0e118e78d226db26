//! Rules to come.

use crate::meta::Rule;

pub(crate) static RULES: &[&[&Rule]] = &[];
