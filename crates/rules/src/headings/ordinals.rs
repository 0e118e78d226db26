//! The marks behind ordinals (序次语).

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::run::{Role, Run};
use crate::scan;
use crate::sink::Sink;
use crate::source;
use std::ops::Range;

pub(crate) static RULES: &[&Rule] = &[&ARABIC, &BRACKETED, &HAN, &FIRSTLY, &HALF, &ONE_BRACKET];

const HAN_DIGITS: &str = "一二三四五六七八九十";

/// Han digits at the start of the run: how many bytes.
pub(super) fn han_digits(text: &str) -> usize {
    text.find(|c| !HAN_DIGITS.contains(c)).unwrap_or(text.len())
}

/// White space at the start of the run, and whether ordinals are looked for here.
pub(super) fn indent(run: &Run) -> Option<usize> {
    let place = matches!(run.role, Role::Fragment | Role::Body);
    place.then(|| run.text.len() - run.text.trim_start().len())
}

static ARABIC: Rule = Rule {
    code: "WS1001",
    name: "阿拉伯数字的序号后用了顿号",
    family: Family::Headings,
    severity: Severity::Hint,
    sources: &[&source::PB_3, &source::F7_3_3],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "段首的序号是否写作“1、”。",
        why: "汉字序号后用顿号，阿拉伯数字序号后用下脚点。",
        wrong: &["1、加强组织领导"],
        right: &["1.加强组织领导", "3、4号楼同时施工。"],
        remedy: "改为“1.”。",
        except: "段首并列的编号，如“3、4号楼”。",
        office: ExampleOffice::None,
    },
    check: Check::Run(arabic),
};

fn arabic(run: &Run, sink: &mut Sink) {
    let Some(start) = indent(run) else { return };
    let digits = scan::digits(run.after(start));
    let end = start + digits.len();
    let mark = run.after(end).starts_with(['、', '，', '。']);
    let next = run.after(end).chars().nth(1);
    if (1..=2).contains(&digits.len()) && mark && next.is_some_and(|c| !c.is_ascii_digit()) {
        let range = end..end + '、'.len_utf8();
        let wrong = &run.text[start..range.end];
        let fix = run.replace(range.clone(), ".");
        sink.find(run, start..range.end, format!("序号“{wrong}”应写作“{digits}.”。"), fix);
    }
}

static BRACKETED: Rule = Rule {
    code: "WS1002",
    name: "带括号的序号后又用了标点",
    family: Family::Headings,
    severity: Severity::Hint,
    sources: &[&source::PB_3, &source::F7_3_3],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "“（一）”“（1）”“①”后面是否又用了顿号、逗号或点。",
        why: "括号已经把序号与正文隔开，不再用标点。",
        wrong: &["（一）、加强组织领导", "（1）.摸清底数"],
        right: &["（一）加强组织领导", "（1）摸清底数", "（一）、（二）项所列情形除外。"],
        remedy: "删去标点。",
        except: "引用几项的“（一）、（二）项”。",
        office: ExampleOffice::None,
    },
    check: Check::Run(bracketed),
};

fn bracketed(run: &Run, sink: &mut Sink) {
    let Some(start) = indent(run) else { return };
    let rest = run.after(start);
    let len = match rest.chars().next() {
        Some(c @ '①'..='⑳') => c.len_utf8(),
        Some(open @ ('（' | '(')) => {
            let inside = &rest[open.len_utf8()..];
            let han = han_digits(inside);
            let digits = if han > 0 { han } else { scan::digits(inside).len() };
            let close = inside[digits..].chars().next().filter(|c| "）)".contains(*c));
            match close {
                Some(close) if digits > 0 && digits <= 12 => open.len_utf8() + digits + close.len_utf8(),
                _ => return,
            }
        }
        _ => return,
    };
    let end = start + len;
    if let Some(mark) = run.next(end).filter(|c| "、，.．。：:".contains(*c)) {
        let range = end..end + mark.len_utf8();
        if run.after(range.end).starts_with(['（', '(', '①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨', '⑩'])
        {
            return;
        }
        let fix = run.replace(range.clone(), "");
        sink.find(run, start..range.end, format!("带括号的序号后不用“{mark}”，应删去。"), fix);
    }
}

static HAN: Rule = Rule {
    code: "WS1003",
    name: "汉字序号后没有用顿号",
    family: Family::Headings,
    severity: Severity::Hint,
    sources: &[&source::PB_3, &source::F7_3_3],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "段首的“一”“二”等序号后面是否用点、逗号。",
        why: "一级标题写作“一、”。",
        wrong: &["一.总体要求", "二，工作目标"],
        right: &["一、总体要求", "一.二期工程同时开工", "三.四月份集中整治"],
        remedy: "改为顿号。",
        except: "以数字开头的句子；点后面又是数字的，如“一.二期工程”。",
        office: ExampleOffice::None,
    },
    check: Check::Run(han),
};

fn han(run: &Run, sink: &mut Sink) {
    let Some(start) = indent(run) else { return };
    let end = start + han_digits(run.after(start));
    let mark = run.next(end).filter(|c| ".．，,：:".contains(*c));
    if let (true, Some(mark)) = (end > start && end - start <= 9, mark) {
        let next = run.after(end + mark.len_utf8()).trim_start().chars().next();
        // 「一，」 may begin a sentence only in odd cases; a heading goes on with a word.
        let words = next.is_some_and(|c| scan::is_han(c) && !HAN_DIGITS.contains(c));
        if words && run.text.chars().count() <= 60 {
            let range = end..end + mark.len_utf8();
            let right = format!("{}、", &run.text[start..end]);
            // 「一. 总体要求」: the space belonged to the half-width dot.
            let rest = run.after(range.end);
            let space = rest.len() - rest.trim_start().len();
            let fix = run.rewrite(&[(end..range.end + space, "、")], "改为“、”".to_owned());
            sink.find(run, start..range.end, format!("汉字序号后用顿号，应写作“{right}”。"), fix);
        }
    }
}

static FIRSTLY: Rule = Rule {
    code: "WS1004",
    name: "“第一”“首先”后用了顿号",
    family: Family::Headings,
    severity: Severity::Hint,
    sources: &[&source::PB_3],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "“第一、”“首先、”是否应为逗号。",
        why: "“第一”“首先”一类的序次语后用逗号。",
        wrong: &["首先、要提高认识。", "第一、要提高认识。"],
        right: &["第一，要提高认识。", "第一、第二产业协调发展。", "第一、三季度完成。"],
        remedy: "改为逗号。",
        except: "并列的序数，如“第一、第二产业”。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(
        &["首先、", "其次、", "再次、", "最后、", "第一、", "第二、", "第三、", "第四、", "第五、"],
        firstly,
    ),
};

fn firstly(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let begins = run.before(at.start).trim_end().is_empty() || run.before(at.start).ends_with(['。', '；', '：']);
    let next = run.after(at.end);
    let listed = next.starts_with(|c: char| HAN_DIGITS.contains(c) || c == '第' || c == '两');
    let near = scan::first_chars(next, 40);
    let again = near.find('第').is_some_and(|i| i < 40 && near[..i].contains('、'));
    if begins && !listed && !again && run.is_prose() {
        let range = at.end - '、'.len_utf8()..at.end;
        let word = &run.text[at.start..range.start];
        let fix = run.replace(range.clone(), "，");
        sink.find(run, at.start..range.end, format!("“{word}”后用逗号。"), fix);
    }
}

static HALF: Rule = Rule {
    code: "WS1005",
    name: "序号“（1）”用了半角括号",
    family: Family::Headings,
    severity: Severity::Warning,
    sources: &[&source::F7_3_3],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "段首的“(1)”是否为全角括号。",
        why: "第四层序数写作“（1）”。",
        wrong: &["(1)摸清底数"],
        right: &["（1）摸清底数"],
        remedy: "改为全角括号。",
        except: "公式编号。",
        office: ExampleOffice::None,
    },
    check: Check::Run(half),
};

fn half(run: &Run, sink: &mut Sink) {
    let Some(start) = indent(run) else { return };
    let Some(rest) = run.after(start).strip_prefix('(') else { return };
    let digits = scan::digits(rest);
    if (1..=2).contains(&digits.len()) && rest[digits.len()..].starts_with(')') {
        let end = start + digits.len() + 2;
        if run.after(end).trim_start().starts_with(scan::is_chinese) {
            let fix = run.replace(start..end, format!("（{digits}）"));
            sink.find(run, start..end, format!("序号应写作“（{digits}）”。"), fix);
        }
    }
}

static ONE_BRACKET: Rule = Rule {
    code: "WS1006",
    name: "序号只有半边括号",
    family: Family::Headings,
    severity: Severity::Hint,
    sources: &[&source::C_HEADING, &source::F7_3_3],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "段首的序号是否写作“1）”“一）”。",
        why: "公文的层次序数没有半边括号的写法。",
        wrong: &["1）摸清底数"],
        right: &["（1）摸清底数"],
        remedy: "补上前半个括号。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Run(one_bracket),
};

fn one_bracket(run: &Run, sink: &mut Sink) {
    let Some(start) = indent(run) else { return };
    let rest = run.after(start);
    let digits = scan::digits(rest).len().max(han_digits(rest));
    let close = rest[digits..].chars().next().filter(|c| "）)".contains(*c));
    if let (true, Some(close)) = (digits > 0 && digits <= 6, close) {
        let number = &rest[..digits];
        let end = start + digits + close.len_utf8();
        let fix = run.replace(start..end, format!("（{number}）"));
        sink.find(run, start..end, format!("序号应写作“（{number}）”。"), fix);
    }
}
