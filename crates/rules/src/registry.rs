//! All rules.

use crate::meta::Rule;
use crate::{attachments, closing, dates, elements, headings, number, numerals, punctuation, routing, title, words};
use std::sync::LazyLock;

static ALL: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    let families = [
        elements::RULES,
        number::RULES,
        title::RULES,
        routing::RULES,
        closing::RULES,
        dates::RULES,
        numerals::RULES,
        punctuation::RULES,
        headings::RULES,
        attachments::RULES,
        words::RULES,
    ];
    let mut rules: Vec<&'static Rule> =
        families.iter().flat_map(|files| files.iter()).flat_map(|rules| rules.iter().copied()).collect();
    rules.sort_by_key(|rule| rule.code);
    rules
});

/// Every rule, in the order of the codes.
#[must_use]
pub fn registry() -> &'static [&'static Rule] {
    &ALL
}

/// The rule of that code, whichever way its letters are written.
#[must_use]
pub fn find(code: &str) -> Option<&'static Rule> {
    let code = code.trim().to_ascii_uppercase();
    ALL.iter().copied().find(|rule| rule.code == code)
}
