//! Fixes converge, do what they claim, and raise no new error.

use crate::{context_of, example};
use gongwen::Syntax;
use rules::{Context, Fixability, Safety, Severity, fix, registry};

#[test]
fn fixes_of_the_examples_converge_and_take_the_finding_away() {
    let mut faults = Vec::new();
    for rule in registry() {
        for text in rule.manual.wrong {
            let context = context_of(rule, text);
            let before = example(rule, text);
            let fixed = fix(text, Syntax::Plain, &context, true);
            if !fixed.converged {
                faults.push(format!("{} {text:?} does not converge: {:?}", rule.code, fixed.text));
            }
            let after = example(rule, &fixed.text);
            let offered = before.iter().any(|finding| finding.code == rule.code && finding.fix.is_some());
            let applied = offered && matches!(rule.fixability, Fixability::Offers(Safety::Safe | Safety::Consent));
            if applied && after.iter().any(|finding| finding.code == rule.code) {
                faults.push(format!("{} {text:?} still faulty: {:?}", rule.code, fixed.text));
            }
            let errors =
                |findings: &[rules::Finding]| findings.iter().filter(|f| f.severity == Severity::Error).count();
            if errors(&after) > errors(&before) {
                faults.push(format!("{} {text:?} got worse: {:?}", rule.code, fixed.text));
            }
            if fix(&fixed.text, Syntax::Plain, &context, true).text != fixed.text {
                faults.push(format!("{} {text:?} is not idempotent", rule.code));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn without_consent_only_safe_fixes_are_applied() {
    let text = "云政发[2026]05号，截止目前,共涉及到１２个乡镇。";
    let fixed = fix(text, Syntax::Plain, &Context::fragment(), false);
    assert_eq!(fixed.text, "云政发〔2026〕5号，截止目前，共涉及到12个乡镇。");
    let fixed = fix(text, Syntax::Plain, &Context::fragment(), true);
    assert_eq!(fixed.text, "云政发〔2026〕5号，截至目前，共涉及12个乡镇。");
    assert!(fixed.converged);
    assert_eq!(fixed.applied.len(), 6);
}

#[test]
fn a_disabled_rule_is_silent() {
    let context = Context { disabled: vec!["WS0901".to_owned()], ..Context::fragment() };
    let fixed = fix("加强领导,落实责任。", Syntax::Plain, &context, true);
    assert_eq!(fixed.text, "加强领导,落实责任。");
}
