//! WS05 开头与结尾用语.

mod ending;
mod kinds;
mod opening;

use crate::meta::Rule;

pub(crate) static RULES: &[&[&Rule]] = &[ending::RULES, kinds::RULES, opening::RULES];
