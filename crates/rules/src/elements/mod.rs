//! WS01 格式要素.

mod annotation;
mod body;
mod header;
mod imprint;
mod signature;
pub(crate) mod waivers;

use crate::meta::Rule;

pub(crate) static RULES: &[&[&Rule]] =
    &[annotation::RULES, header::RULES, body::RULES, signature::RULES, imprint::RULES, waivers::RULES];
