//! WS10 结构层次.

mod order;
mod ordinals;
mod sequence;
mod stop;

use crate::meta::Rule;

pub(crate) static RULES: &[&[&Rule]] = &[ordinals::RULES, order::RULES, sequence::RULES, stop::RULES];
