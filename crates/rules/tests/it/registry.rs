//! Every rule is documented, sourced, and proved by its own examples.

use crate::{codes, example};
use rules::{Fixability, Safety, Severity, Strength, registry};
use std::collections::HashSet;

#[test]
fn every_rule_is_documented_and_its_clause_exists() {
    let mut seen = HashSet::new();
    for rule in registry() {
        let code = rule.code;
        assert!(seen.insert(code), "{code} twice");
        assert!(code.starts_with(rule.family.prefix()) && code.len() == 6, "{code} is not of its family");
        assert!(!rule.sources.is_empty(), "{code} has no source");
        for source in rule.sources {
            assert!(rules::source::ALL.contains(source), "{code}");
            assert!(!source.standard.is_empty() && !source.clause.is_empty() && source.says.len() > 12, "{code}");
        }
        let manual = rule.manual;
        for text in [rule.name, manual.checks, manual.why, manual.remedy, manual.except] {
            assert!(!text.trim().is_empty(), "{code} has an empty section");
        }
        assert!(!manual.wrong.is_empty() && !manual.right.is_empty(), "{code} lacks examples");
        assert_eq!(rules::find(&code.to_lowercase()).map(|found| found.code), Some(code));
    }
    assert!(registry().len() >= 90, "{} rules", registry().len());
}

#[test]
fn severity_follows_the_verb_of_the_source() {
    for rule in registry() {
        match rule.source().strength {
            Strength::Must => {}
            Strength::Custom => assert_ne!(rule.severity, Severity::Error, "{} is only custom", rule.code),
            Strength::Normally => assert_ne!(rule.severity, Severity::Error, "{} is only 一般", rule.code),
            Strength::Recommended => assert_eq!(rule.severity, Severity::Hint, "{} is only recommended", rule.code),
        }
    }
}

#[test]
fn wrong_examples_raise_their_own_code_and_right_ones_nothing() {
    let mut faults = Vec::new();
    for rule in registry() {
        for text in rule.manual.wrong {
            let found = codes(&example(rule, text));
            if found != [rule.code] {
                faults.push(format!("{} wrong {text:?}: {found:?}", rule.code));
            }
        }
        for text in rule.manual.right {
            let found = example(rule, text);
            if !found.is_empty() {
                let said: Vec<_> = found.iter().map(|f| format!("{} {}", f.code, f.message)).collect();
                faults.push(format!("{} right {text:?}: {said:?}", rule.code));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_is_said_to_be_fixable_is_fixed() {
    for rule in registry() {
        let offered: Vec<_> = rule
            .manual
            .wrong
            .iter()
            .flat_map(|text| example(rule, text))
            .filter(|finding| finding.code == rule.code)
            .filter_map(|finding| finding.fix)
            .collect();
        match rule.fixability {
            Fixability::None => assert!(offered.is_empty(), "{} offers a fix it does not claim", rule.code),
            Fixability::Offers(safety) => {
                assert!(!offered.is_empty(), "{} claims a fix and offers none", rule.code);
                assert!(offered.iter().all(|fix| fix.safety == safety && !fix.label.is_empty()), "{}", rule.code);
                assert!(
                    offered
                        .iter()
                        .all(|fix| fix.edits.iter().all(|edit| safety != Safety::Safe || edit.text.len() < 80))
                );
            }
        }
    }
}

#[test]
fn messages_are_chinese_sentences() {
    for rule in registry() {
        for finding in rule.manual.wrong.iter().flat_map(|text| example(rule, text)) {
            assert!(finding.message.ends_with(['。', '）']), "{}: {}", rule.code, finding.message);
        }
    }
}
