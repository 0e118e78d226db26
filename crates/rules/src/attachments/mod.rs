//! WS11 附件.

mod agreement;
mod list;
mod numbers;
mod ordinals;
mod place;

use crate::meta::Rule;

pub(crate) static RULES: &[&[&Rule]] = &[list::RULES, agreement::RULES, numbers::RULES, ordinals::RULES, place::RULES];
