//! WS02 发文字号与引文.

mod citation;
mod form;
mod office;
mod parts;
mod written;

use crate::meta::Rule;

pub(crate) static RULES: &[&[&Rule]] = &[form::RULES, citation::RULES, office::RULES, parts::RULES];
