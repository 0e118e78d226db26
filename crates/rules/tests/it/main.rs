//! The tests of the rules, in one binary.

mod corpus;
mod fixing;
mod found;
mod manual;
mod properties;
mod registry;
mod traps;

use gongwen::{Document, Reading, Syntax};
use rules::{Context, Finding, Rule, Scope};

/// What all rules say about a fragment.
pub(crate) fn fragment(text: &str) -> Vec<Finding> {
    let reading = Reading { text: text.to_owned(), document: Document::default(), remarks: Vec::new() };
    rules::check(&reading, &Context::fragment())
}

/// What all rules say about a document.
pub(crate) fn document(text: &str, context: &Context) -> Vec<Finding> {
    rules::check(&gongwen::read(text, Syntax::Plain), context)
}

/// An example of the manual of several lines is a document, one of one line a fragment.
pub(crate) fn context_of(rule: &Rule, example: &str) -> Context {
    let scope = if example.contains('\n') { Scope::Document } else { Scope::Fragment };
    Context { scope, profile: rule.manual.office.profile(), ..Context::default() }
}

/// What all rules say about an example of the manual.
pub(crate) fn example(rule: &Rule, text: &str) -> Vec<Finding> {
    let context = context_of(rule, text);
    match context.scope {
        Scope::Document => document(text, &context),
        Scope::Fragment => fragment(text),
    }
}

pub(crate) fn codes(findings: &[Finding]) -> Vec<&'static str> {
    let mut codes: Vec<_> = findings.iter().map(|finding| finding.code).collect();
    codes.dedup();
    codes
}
