//! `wenshu check`: what is wrong, where, by which article, and how to put it right.

use crate::arguments::{Check, Format, Scope};
use crate::input::Input;
use crate::outcome::{Message, Outcome, print, tell};
use crate::{human, input, sarif, summary};
use gongwen::LineIndex;
use rules::{Context, Finding, Judgement, Severity, Waived};
use serde_json::{Value, json};

/// One file with its findings.
pub(crate) struct Checked {
    pub(crate) input: Input,
    pub(crate) findings: Vec<Finding>,
    /// What the document waives (保留原文); it counts for nothing.
    pub(crate) waived: Vec<Waived>,
}

/// Runs the command. A file that cannot be used is told and does not stop the others.
pub(crate) fn run(command: &Check) -> Result<Outcome, Message> {
    let context = context(command.scope, &command.reading)?;
    let mut outcome = Outcome::Clean;
    let mut checked = Vec::new();
    for path in &command.files {
        match input::read(path, &command.reading) {
            Ok(input) => {
                let Judgement { findings, waived } = rules::judge(&input.reading, &context);
                outcome = outcome.max(outcome_of(&findings));
                checked.push(Checked { input, findings, waived });
            }
            Err(message) => {
                tell(format_args!("wenshu：{message}"));
                outcome = Outcome::Unusable;
            }
        }
    }
    match command.format {
        Format::Human => print(&human::report(&checked, command.scope)),
        Format::Json => {
            let files: Vec<Value> = checked.iter().map(|file| json_of(file, command.scope)).collect();
            print(&format!("{:#}\n", Value::Array(files)));
        }
        Format::Sarif => print(&format!("{:#}\n", sarif::log(&checked))),
    }
    Ok(outcome)
}

/// What the rules are told.
pub(crate) fn context(scope: Scope, reading: &crate::arguments::Reading) -> Result<Context, Message> {
    Ok(Context {
        scope: match scope {
            Scope::Document => rules::Scope::Document,
            Scope::Fragment => rules::Scope::Fragment,
        },
        profile: input::profile(reading.profile.as_deref())?,
        kind: reading.kind.as_deref().map(input::kind).transpose()?,
        ..Context::default()
    })
}

/// Errors or none.
pub(crate) fn outcome_of(findings: &[Finding]) -> Outcome {
    if findings.iter().any(|finding| finding.severity == Severity::Error) { Outcome::Errors } else { Outcome::Clean }
}

fn json_of(checked: &Checked, scope: Scope) -> Value {
    let reading = &checked.input.reading;
    let index = LineIndex::new(&reading.text);
    let findings: Vec<Value> =
        checked.findings.iter().map(|finding| finding_json(finding, &index, &reading.text)).collect();
    let waived: Vec<Value> = checked
        .waived
        .iter()
        .map(|waived| {
            let mut value = finding_json(&waived.finding, &index, &reading.text);
            value["person"] = json!(waived.person);
            value["reason"] = json!(waived.reason);
            value
        })
        .collect();
    json!({
        "file": checked.input.name,
        "document": if scope == Scope::Document { summary::document(&reading.document) } else { Value::Null },
        "findings": findings,
        "waived": waived,
    })
}

fn finding_json(finding: &Finding, index: &LineIndex, text: &str) -> Value {
    let fix = finding.fix.as_ref().map(|fix| {
        let edits: Vec<Value> = fix
            .edits
            .iter()
            .map(|edit| json!({"range": summary::range(index, text, edit.span), "text": edit.text}))
            .collect();
        json!({"safety": fix.safety, "label": fix.label, "edits": edits})
    });
    json!({
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "source": {
            "standard": finding.source.standard,
            "clause": finding.source.clause,
            "strength": finding.source.strength,
        },
        "range": summary::range(index, text, finding.span),
        "excerpt": &text[finding.span.range()],
        "fix": fix,
    })
}
