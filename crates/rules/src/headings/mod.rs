//! WS10 结构层次.

mod ordinals;
mod sequence;
mod stop;

use crate::meta::Rule;

pub(crate) static RULES: &[&[&Rule]] = &[ordinals::RULES, sequence::RULES, stop::RULES];
