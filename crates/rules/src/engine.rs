//! Runs the rules over a document or a fragment.

use crate::context::{Context, Scope};
use crate::finding::{Finding, Waived};
use crate::meta::{Check, Rule, Word};
use crate::page::Page;
use crate::registry::registry;
use crate::run::{Role, Run};
use crate::scan;
use crate::sink::Sink;
use aho_corasick::AhoCorasick;
use gongwen::{Block, Date, Document, Reading, Span, Text};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// How many findings of one rule are kept.
const CAP: usize = 200;

/// What was found in a document: what is to be put right, and what a person decided to leave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judgement {
    /// The findings, sorted by place.
    pub findings: Vec<Finding>,
    /// 保留原文: findings that the document's waivers cover, sorted by place.
    pub waived: Vec<Waived>,
}

/// Checks what was read. The findings are sorted by place; what the document waives is left out.
#[must_use]
pub fn check(reading: &Reading, context: &Context) -> Vec<Finding> {
    judge(reading, context).findings
}

/// Checks what was read, and says what its waivers cover.
#[must_use]
pub fn judge(reading: &Reading, context: &Context) -> Judgement {
    judge_capped(reading, context, CAP)
}

pub(crate) fn judge_capped(reading: &Reading, context: &Context, cap: usize) -> Judgement {
    let day = match context.scope {
        Scope::Document => day_of(&reading.document),
        Scope::Fragment => None,
    };
    let on: Vec<bool> = registry().iter().map(|rule| is_on(rule, context, day)).collect();
    let Some(first) = registry().first() else { return Judgement::default() };
    let mut sink = Sink::new(first, cap, reading);
    match context.scope {
        Scope::Fragment => {
            let start = gongwen::front_matter_end(&reading.text);
            for line in lines(&reading.text).filter(|line| line.start >= start) {
                check_run(&Run::slice(&reading.text, line, Role::Fragment), &on, &mut sink);
            }
        }
        Scope::Document => {
            each_text(&reading.document, &mut |text, role| {
                if !text.is_empty() {
                    check_run(&Run::of(text, role), &on, &mut sink);
                }
            });
            let page = Page::new(reading, context);
            for (rule, _) in registry().iter().zip(&on).filter(|(_, on)| **on) {
                if let Check::Page(check) | Check::Both { page: check, .. } = rule.check {
                    sink.turn_to(rule);
                    check(&page, &mut sink);
                }
            }
            for (rule, _) in registry().iter().zip(&on).filter(|(_, on)| **on) {
                if let Check::Last(check) = rule.check {
                    sink.turn_to(rule);
                    check(&page, &mut sink);
                }
            }
        }
    }
    sink.finish()
}

/// Whether a rule is not switched off and was in force on the day of the document.
fn is_on(rule: &Rule, context: &Context, day: Option<Date>) -> bool {
    let in_force = rule.in_force();
    let key = |d: Date| (d.year(), d.month(), d.day());
    let then = day.is_none_or(|day| {
        in_force.from.is_none_or(|from| key(day) >= from) && in_force.to.is_none_or(|to| key(day) <= to)
    });
    then && !context.disabled.iter().any(|code| code == rule.code)
}

/// The day a document belongs to: 成文日期, else the 题注, the 印发日期, the year of the number.
fn day_of(document: &Document) -> Option<Date> {
    let in_note = || {
        let note = document.adoption.iter().map(Text::as_str).find(|note| note.contains('日'))?;
        let start = note.find(|c: char| c.is_ascii_digit() || c == '二' || c == '一')?;
        let end = note[start..].find('日')? + '日'.len_utf8();
        Date::read(&note[start..start + end])?.day
    };
    let in_imprint = || Date::read(document.imprint.date.as_ref()?.as_str())?.day;
    let in_number = || {
        let number = document.header.number.as_ref()?.as_str();
        let start = number.find(|c: char| c.is_ascii_digit())?;
        let year = scan::digits(&number[start..]);
        Date::new(year.parse().ok().filter(|_| year.len() == 4)?, 12, 31)
    };
    document.date().or_else(in_note).or_else(in_imprint).or_else(in_number)
}

fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    text.split('\n').filter_map(move |line| {
        let span = Span::new(start, start + line.trim_end_matches('\r').len());
        start += line.len() + 1;
        (!line.trim().is_empty()).then_some(span)
    })
}

/// All triggers and words of all rules in one automaton.
struct Index {
    automaton: AhoCorasick,
    owners: Vec<Vec<Owner>>,
    /// Rules that are called once for each run.
    runs: Vec<(usize, RunCheck)>,
    /// Rules that are called once for each line of a fragment.
    lines: Vec<(usize, RunCheck)>,
}

type RunCheck = fn(&Run, &mut Sink);

/// Who asked for a pattern: a rule, or a word of a rule.
enum Owner {
    Trigger(usize, fn(&Run, Range<usize>, &mut Sink)),
    Word(usize, &'static Word),
}

static INDEX: LazyLock<Option<Index>> = LazyLock::new(|| {
    let mut patterns: Vec<&'static str> = Vec::new();
    let mut owners: Vec<Vec<Owner>> = Vec::new();
    let mut known: HashMap<&'static str, usize> = HashMap::new();
    let (mut runs, mut lines) = (Vec::new(), Vec::new());
    let mut add = |pattern: &'static str, owner: Owner| {
        let id = *known.entry(pattern).or_insert_with(|| {
            patterns.push(pattern);
            owners.push(Vec::new());
            patterns.len() - 1
        });
        owners[id].push(owner);
    };
    for (number, rule) in registry().iter().enumerate() {
        match rule.check {
            Check::Trigger(triggers, check) => {
                triggers.iter().for_each(|t| add(t, Owner::Trigger(number, check)));
            }
            Check::Words(words) => words.iter().for_each(|w| add(w.wrong, Owner::Word(number, w))),
            Check::Run(check) => runs.push((number, check)),
            Check::Both { line, .. } => lines.push((number, line)),
            Check::Page(_) | Check::Last(_) => {}
        }
    }
    let automaton = AhoCorasick::new(&patterns).ok()?;
    Some(Index { automaton, owners, runs, lines })
});

fn check_run(run: &Run, on: &[bool], sink: &mut Sink) {
    let Some(index) = INDEX.as_ref() else { return };
    let asked = |number: usize| on[number] && !(run.role == Role::Cell && registry()[number].family.is_numeric());
    for hit in index.automaton.find_overlapping_iter(run.text) {
        for owner in &index.owners[hit.pattern().as_usize()] {
            match *owner {
                Owner::Trigger(number, check) if asked(number) => {
                    sink.turn_to(registry()[number]);
                    check(run, hit.range(), sink);
                }
                Owner::Word(number, word) if asked(number) => {
                    sink.turn_to(registry()[number]);
                    check_word(run, hit.range(), word, sink);
                }
                _ => {}
            }
        }
    }
    let lines = index.lines.iter().filter(|_| run.is_fragment());
    for &(number, check) in index.runs.iter().chain(lines) {
        if asked(number) {
            sink.turn_to(registry()[number]);
            check(run, sink);
        }
    }
}

fn check_word(run: &Run, at: Range<usize>, word: &Word, sink: &mut Sink) {
    let (before, after) = (run.before(at.start), run.after(at.end));
    if scan::ends(before, word.not_after)
        || scan::starts(after, word.not_before)
        || (!word.only_before.is_empty() && !scan::starts(after, word.only_before))
    {
        return;
    }
    let message = if word.right.is_empty() {
        format!("“{}”应删去。", word.wrong)
    } else {
        format!("“{}”应写作“{}”。", word.wrong, word.right)
    };
    sink.find(run, at.clone(), message, run.replace(at, word.right));
}

/// Every text of a document with its role, in reading order.
fn each_text<'a>(document: &'a Document, visit: &mut impl FnMut(&'a Text, Role)) {
    document.header.mark.iter().for_each(|t| visit(t, Role::Mark));
    document.header.number.iter().for_each(|t| visit(t, Role::Number));
    document.title.iter().for_each(|t| visit(&t.text, Role::Title));
    document.adoption.iter().for_each(|t| visit(t, Role::Adoption));
    document.addressees.iter().for_each(|n| visit(&n.text, Role::Names));
    each_block(&document.body, visit);
    let names = document.attachment_list.iter().flat_map(|list| &list.items);
    names.for_each(|item| visit(&item.name, Role::AttachmentName));
    document.signature.organs.iter().for_each(|t| visit(t, Role::Signature));
    document.signature.person.iter().for_each(|t| visit(t, Role::Signature));
    document.signature.date.iter().for_each(|t| visit(t, Role::Date));
    document.annotation.iter().for_each(|t| visit(t, Role::Annotation));
    for attachment in &document.attachments {
        attachment.title.iter().for_each(|t| visit(&t.text, Role::AttachmentTitle));
        each_block(&attachment.body, visit);
    }
    let imprint = &document.imprint;
    imprint.addressees.iter().chain(&imprint.copies_to).for_each(|n| visit(&n.text, Role::Imprint));
    imprint.issuer.iter().chain(&imprint.date).for_each(|t| visit(t, Role::Imprint));
    imprint.others.iter().for_each(|t| visit(t, Role::Imprint));
}

fn each_block<'a>(blocks: &'a [Block], visit: &mut impl FnMut(&'a Text, Role)) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => visit(&paragraph.text, Role::Body),
            Block::Table(table) => table.rows.iter().flatten().for_each(|cell| visit(&cell.text, Role::Cell)),
        }
    }
}
