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
fn a_list_of_attachments_is_put_into_form_without_a_space_left() {
    let notice = |list: &str| {
        format!(
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n{list}\n云溪县人民政府\n2026年5月6日\n"
        )
    };
    for (wrong, right) in [
        ("附件：1. 治理方案", "附件：治理方案"),
        ("附件1 治理方案\n附件2 2026年名单", "附件：1.治理方案\n2. 2026年名单"),
        ("附件1：治理方案", "附件：治理方案"),
    ] {
        let fixed = fix(&notice(wrong), Syntax::Plain, &Context::default(), true);
        assert_eq!(fixed.text, notice(right), "{wrong}");
    }
}

#[test]
fn estimates_in_thousands_keep_their_value() {
    for (text, right) in [
        ("估计投资3、4千万元。", "估计投资三四千万元。"),
        ("发动群众3、4百人。", "发动群众三四百人。"),
        ("每户补助3至5千元。", "每户补助3至5千元。"),
        ("分别补助3、5千元。", "分别补助3、5千元。"),
        ("补助达到5千元。", "补助达到5000元。"),
    ] {
        assert_eq!(fix(text, Syntax::Plain, &Context::fragment(), true).text, right);
    }
}

#[test]
fn fixes_leave_no_remains() {
    for (text, right) in [
        ("一. 校舍维修资金", "一、校舍维修资金"),
        ("自二〇二六年5月1日起施行。", "自2026年5月1日起施行。"),
        ("请于20\u{200b}26年5月10号前报送。", "请于2026年5月10日前报送。"),
        ("请报告“四不两直\"检查情况，确保\"零事故”。", "请报告“四不两直\"检查情况，确保\"零事故”。"),
        ("坚持\"抓好\"两手抓\"\"方针。", "坚持\"抓好\"两手抓\"\"方针。"),
        ("推进\"放管服\"\"两集中\"改革。", "推进“放管服”“两集中”改革。"),
        ("一.二期工程", "一.二期工程"),
        ("时间：9：30-10：30", "时间：9:30-10:30"),
        ("⼀、⼯作⽬标", "一、工作目标"),
        ("经 研 究 , 定 于 2026 年 1 月 28 日 召 开 。", "经研究，定于2026年1月28日召开。"),
    ] {
        assert_eq!(fix(text, Syntax::Plain, &Context::fragment(), true).text, right);
    }
}

#[test]
fn what_is_marked_is_what_the_message_rewrites() {
    for (text, marked, right) in [
        ("自二〇二六年5月1日起施行。", "二〇二六年5月1日", "“2026年5月1日”"),
        ("自2026年三月五日起执行。", "2026年三月五日", "“2026年3月5日”"),
    ] {
        let found = crate::fragment(text);
        assert_eq!(crate::codes(&found), ["WS0610"]);
        assert_eq!(&text[found[0].span.range()], marked);
        assert!(found[0].message.contains(right), "{}", found[0].message);
    }
}

#[test]
fn the_front_matter_of_a_fragment_is_no_text() {
    let text = |day: &str| format!("---\n保留原文: WS0101「5月10号」江若水：照录\n---\n请于5月10{day}前报送。\n");
    let found = crate::fragment(&text("号"));
    assert_eq!(crate::codes(&found), ["WS0605"], "{found:?}");
    assert_eq!(fix(&text("号"), Syntax::Plain, &Context::fragment(), true).text, text("日"));
}

#[test]
fn a_disabled_rule_is_silent() {
    let context = Context { disabled: vec!["WS0901".to_owned()], ..Context::fragment() };
    let fixed = fix("加强领导,落实责任。", Syntax::Plain, &context, true);
    assert_eq!(fixed.text, "加强领导,落实责任。");
}

/// What a text says, whatever its form: no marks, no white space, numbers by their value; 第 and 号
/// of a document number, and the case of unit symbols, are form as well.
fn substance(text: &str) -> String {
    let plain: Vec<char> = text
        .chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '零' => '〇',
            // Radicals of the examples of WS0932 look like the characters that they become.
            '⼀' => '一',
            '⼯' => '工',
            '⽔' => '水',
            '⽬' => '目',
            '⻓' | '⻑' | '⾧' => '长',
            '⾦' => '金',
            '⾊' => '色',
            '⼈' => '人',
            '⾔' => '言',
            '⾒' => '见',
            '⻋' | '⾞' => '车',
            '⾏' => '行',
            _ => c,
        })
        .collect();
    let is_han = |c: char| gongwen::han::digit(c).is_some() || "十百千".contains(c);
    let mut out = String::new();
    let mut at = 0;
    while at < plain.len() {
        let end_of = |belongs: &dyn Fn(usize) -> bool| (at..plain.len()).find(|i| !belongs(*i)).unwrap_or(plain.len());
        let c = plain[at];
        let end = if c.is_ascii_digit() {
            let end = end_of(&|i| plain[i].is_ascii_digit());
            let digits: String = plain[at..end].iter().collect();
            let value = digits.trim_start_matches('0');
            out.push_str(if value.is_empty() { "0" } else { value });
            end
        } else if is_han(c) {
            // The letter O stands for 〇 between Han digits by mistake.
            let end = end_of(&|i| is_han(plain[i]) || plain[i] == 'O');
            let digits: String = plain[at..end].iter().map(|c| if *c == 'O' { '〇' } else { *c }).collect();
            out.push_str(&gongwen::han::read(&digits).map_or(digits, |value| value.to_string()));
            end
        } else {
            if c.is_alphanumeric() && !"第号".contains(c) {
                out.extend(c.to_lowercase());
            }
            at + 1
        };
        at = end;
    }
    out
}

/// What is called safe changes the form alone: the words, and what the numbers and dates are
/// worth, stay as they were.
#[test]
fn safe_fixes_change_no_word_and_no_value() {
    let mut faults = Vec::new();
    for rule in registry() {
        for text in rule.manual.wrong {
            for finding in example(rule, text).iter().filter(|finding| finding.code == rule.code) {
                let Some(fix) = finding.fix.as_ref().filter(|fix| fix.safety == Safety::Safe) else { continue };
                let (after, _) = gongwen::edit::apply(text, &[fix.edits.as_slice()]);
                if substance(text) != substance(&after) {
                    faults.push(format!("{} {:?} {:?}", rule.code, fix.label, &text[finding.span.range()]));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
