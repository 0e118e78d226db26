//! Order of headings.

use crate::meta::Rule;

pub(crate) static RULES: &[&Rule] = &[];
