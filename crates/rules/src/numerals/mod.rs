//! WS07 数字, WS08 计量单位.

mod amount;
mod approximate;
mod arithmetic;
mod form;
mod mixed;
mod range;
mod units;

use crate::meta::Rule;

pub(crate) static RULES: &[&[&Rule]] =
    &[form::RULES, range::RULES, mixed::RULES, approximate::RULES, arithmetic::RULES, amount::RULES, units::RULES];
