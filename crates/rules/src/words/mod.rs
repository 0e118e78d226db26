//! WS12 用字用词: the word list, one rule for each class of fault.

mod confused;
mod idioms;
mod redundant;
mod register;
mod typos;

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule, Word};
use crate::office::ExampleOffice;
use crate::source::Source;

pub(crate) static RULES: &[&[&Rule]] =
    &[typos::RULES, idioms::RULES, confused::RULES, redundant::RULES, register::RULES];

/// What a class of words has of its own.
struct Class {
    code: &'static str,
    name: &'static str,
    severity: Severity,
    sources: &'static [&'static Source],
    safety: Safety,
    checks: &'static str,
    why: &'static str,
    wrong: &'static [&'static str],
    right: &'static [&'static str],
    except: &'static str,
    words: &'static [Word],
}

/// The rule for a class of words.
const fn class(class: &Class) -> Rule {
    Rule {
        code: class.code,
        name: class.name,
        family: Family::Words,
        severity: class.severity,
        sources: class.sources,
        fixability: Fixability::Offers(class.safety),
        manual: Manual {
            checks: class.checks,
            why: class.why,
            wrong: class.wrong,
            right: class.right,
            remedy: "按提示改写，或者删去多余的字。",
            except: class.except,
            office: ExampleOffice::None,
        },
        check: Check::Words(class.words),
    }
}
