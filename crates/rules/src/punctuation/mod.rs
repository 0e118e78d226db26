//! WS09 标点符号.

mod beside;
mod brackets;
mod ellipsis;
mod half;
pub(crate) mod invisible;
mod nesting;
mod pairs;
mod quotes;
mod radicals;
mod repeated;
mod spaces;
mod titles;
mod unfinished;
mod wrapped;

use crate::meta::Rule;

pub(crate) static RULES: &[&[&Rule]] = &[
    half::RULES,
    brackets::RULES,
    ellipsis::RULES,
    repeated::RULES,
    nesting::RULES,
    quotes::RULES,
    titles::RULES,
    unfinished::RULES,
    spaces::RULES,
    wrapped::RULES,
    beside::RULES,
    invisible::RULES,
    radicals::RULES,
];
