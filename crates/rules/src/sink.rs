//! Where rules put what they find.

use crate::finding::{Finding, Fix, Safety};
use crate::meta::{Fixability, Rule};
use crate::run::{Proposal, Run};
use gongwen::Span;
use std::collections::HashMap;
use std::ops::Range;

/// Collects findings; keeps a limited number of each rule and counts the rest.
pub(crate) struct Sink {
    rule: &'static Rule,
    findings: Vec<Finding>,
    counts: HashMap<&'static str, usize>,
    cap: usize,
}

impl Sink {
    pub(crate) fn new(rule: &'static Rule, cap: usize) -> Self {
        Self { rule, findings: Vec::new(), counts: HashMap::new(), cap }
    }

    /// Whose findings come next.
    pub(crate) fn turn_to(&mut self, rule: &'static Rule) {
        self.rule = rule;
    }

    /// A fault in a range of a run, with a fix where there is one.
    pub(crate) fn find(&mut self, run: &Run, range: Range<usize>, message: impl Into<String>, fix: Option<Proposal>) {
        if !run.is_protected(&range) {
            self.find_at(run.span(range), message, fix);
        }
    }

    /// A fault at a place of the source.
    pub(crate) fn find_at(&mut self, span: Span, message: impl Into<String>, fix: Option<Proposal>) {
        let count = self.counts.entry(self.rule.code).or_default();
        *count += 1;
        if *count > self.cap {
            return;
        }
        let safety = match self.rule.fixability {
            Fixability::Offers(safety) => safety,
            Fixability::None => Safety::Shown,
        };
        self.findings.push(Finding {
            code: self.rule.code,
            severity: self.rule.severity,
            message: message.into(),
            source: self.rule.source(),
            span,
            fix: fix.map(|p| Fix { safety, edits: p.edits, label: p.label }),
        });
    }

    /// The findings, sorted by place; where some were left out, the last one shown says so.
    pub(crate) fn finish(mut self) -> Vec<Finding> {
        self.findings.sort_by(|a, b| (a.span, a.code).cmp(&(b.span, b.code)));
        self.findings.dedup_by(|a, b| a.span == b.span && a.code == b.code && a.message == b.message);
        for (code, count) in self.counts {
            let last = self.findings.iter_mut().rev().find(|finding| finding.code == code);
            if let Some(last) = last.filter(|_| count > self.cap) {
                last.message += &format!("（本条共{count}处，只列出前{}处。）", self.cap);
            }
        }
        self.findings
    }
}
