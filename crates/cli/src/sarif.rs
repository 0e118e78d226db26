//! Findings in SARIF 2.1.0, for editors and build servers.

use crate::check::Checked;
use gongwen::{LineIndex, Span};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use rules::{Finding, Severity, Waived};
use serde_json::{Value, json};

/// The whole log.
pub(crate) fn log(checked: &[Checked]) -> Value {
    let rules: Vec<Value> = rules::registry()
        .iter()
        .map(|rule| {
            json!({
                "id": rule.code,
                "shortDescription": {"text": rule.name},
                "fullDescription": {"text": rule.manual.checks},
                "defaultConfiguration": {"level": level(rule.severity)},
            })
        })
        .collect();
    let results: Vec<Value> = checked
        .iter()
        .flat_map(|file| {
            let index = LineIndex::new(&file.input.reading.text);
            let open = file.findings.iter().map(|finding| result(file, finding, &index));
            open.chain(file.waived.iter().map(|waived| suppressed(file, waived, &index))).collect::<Vec<_>>()
        })
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "wenshu", "version": env!("CARGO_PKG_VERSION"), "language": "zh-CN", "rules": rules}},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

/// A result that a person suppressed in the text itself (保留原文).
fn suppressed(file: &Checked, waived: &Waived, index: &LineIndex) -> Value {
    let mut result = result(file, &waived.finding, index);
    result["suppressions"] = json!([{
        "kind": "inSource",
        "justification": format!("{}：{}", waived.person, waived.reason),
    }]);
    result
}

fn result(file: &Checked, finding: &Finding, index: &LineIndex) -> Value {
    let text = &file.input.reading.text;
    let fixes: Vec<Value> = finding
        .fix
        .iter()
        .filter(|fix| fix.safety != rules::Safety::Shown)
        .map(|fix| {
            let replacements: Vec<Value> = fix
                .edits
                .iter()
                .map(|edit| json!({"deletedRegion": region(index, text, edit.span), "insertedContent": {"text": edit.text}}))
                .collect();
            json!({
                "description": {"text": fix.label},
                "artifactChanges": [{"artifactLocation": {"uri": uri(&file.input.name)}, "replacements": replacements}],
            })
        })
        .collect();
    let mut result = json!({
        "ruleId": finding.code,
        "level": level(finding.severity),
        "message": {"text": finding.message},
        "locations": [{
            "physicalLocation": {
                "artifactLocation": {"uri": uri(&file.input.name)},
                "region": region(index, text, finding.span),
            },
        }],
    });
    if !fixes.is_empty() {
        result["fixes"] = Value::Array(fixes);
    }
    result
}

/// What stands in a path of a URI as it is (RFC 3986).
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A path as a URI reference.
fn uri(path: &str) -> String {
    utf8_percent_encode(path, PLAIN).to_string()
}

fn region(index: &LineIndex, text: &str, span: Span) -> Value {
    let (start, end) = (index.position(text, span.start), index.position(text, span.end));
    json!({"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column})
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}
