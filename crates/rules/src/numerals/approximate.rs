//! Estimates said twice, and changes said illogically.

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::run::Run;
use crate::scan::{self, clause_back, digits, digits_back};
use crate::sink::Sink;
use crate::source;
use std::ops::Range;

pub(crate) static RULES: &[&Rule] = &[&ABOUT, &OVER, &NEARLY, &FEWER_TIMES, &NEGATIVE_GROWTH];

/// Where in the clause before `end` the last of `leads` stands, if only a quantity lies between.
fn lead(run: &Run, end: usize, leads: &[&str]) -> Option<Range<usize>> {
    let clause = clause_back(run.before(end));
    let from = end - clause.len();
    let (at, word) = leads.iter().filter_map(|word| Some((clause.rfind(word)?, *word))).max()?;
    let between = &clause[at + word.len()..];
    let quantity = between.chars().count() <= 10
        && between.starts_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十百".contains(c))
        && !between.contains(['的', '、']);
    quantity.then_some(from + at..from + at + word.len())
}

static ABOUT: Rule = Rule {
    code: "WS0713",
    name: "“约”与“左右”“余”重复",
    family: Family::Numerals,
    severity: Severity::Warning,
    sources: &[&source::C_NUMERAL, &source::T19],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "数量前有“约”“大约”“近”，后面又有“左右”“上下”“余”。",
        why: "两处都表示约数，留一处即可。",
        wrong: &["全程约20公里左右。", "参训人员约20余人。"],
        right: &["全程约20公里。", "全程20公里左右。"],
        remedy: "删去后一处。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["左右", "上下", "余", "多"], about),
};

fn about(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let Some(about) = lead(run, at.start, &["约", "大约", "大概", "近", "将近"]) else { return };
    if scan::ends(run.before(about.start), &["节", "合", "预", "条", "公", "契", "签", "附", "最", "远"]) {
        return;
    }
    let short = !run.text[at.clone()].contains(['左', '上']);
    if short && (&run.text[about.clone()] == "近" || !run.text[about.end..at.start].bytes().all(|b| b.is_ascii_digit()))
    {
        return;
    }
    let message = format!("“{}”与“{}”重复，留一处即可。", &run.text[about.clone()], &run.text[at.clone()]);
    let fix = run.replace(at.clone(), "");
    sink.find(run, about.start..at.end, message, fix);
}

static OVER: Rule = Rule {
    code: "WS0714",
    name: "“超过”与“以上”重复",
    family: Family::Numerals,
    severity: Severity::Warning,
    sources: &[&source::C_NUMERAL, &source::T19],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "数量前有“超过”“不低于”等，后面又有“以上”；前有“不超过”，后面又有“以下”“以内”。",
        why: "两处说的是同一个界限，留一处即可。",
        wrong: &["参会人数超过50人以上。", "每篇不超过3000字以内。"],
        right: &["参会人数超过50人。", "每篇不超过3000字。"],
        remedy: "删去“以上”“以下”“以内”。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["以上", "以下", "以内"], over),
};

fn over(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let leads: &[&str] = if &run.text[at.clone()] == "以上" {
        &["超过", "高于", "多于", "不低于", "不少于", "至少"]
    } else {
        &["不超过", "不高于", "不多于", "少于", "低于", "至多"]
    };
    let Some(lead) = lead(run, at.start, leads) else { return };
    let opposite = &run.text[at.clone()] == "以上" && run.before(lead.start).ends_with('不');
    if opposite && &run.text[lead.clone()] == "超过" {
        return;
    }
    if !run.text[lead.end..at.start].contains(|c: char| c.is_ascii_digit()) {
        return;
    }
    let message = format!("“{}”与“{}”重复，留一处即可。", &run.text[lead.clone()], &run.text[at.clone()]);
    let fix = run.replace(at.clone(), "");
    sink.find(run, lead.start..at.end, message, fix);
}

static NEARLY: Rule = Rule {
    code: "WS0715",
    name: "“近”与“余”“多”矛盾",
    family: Family::Numerals,
    severity: Severity::Warning,
    sources: &[&source::C_NUMERAL, &source::T19],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "是否写作“近20余人”“近300多户”。",
        why: "“近”表示不到，“余”“多”表示超过，两者矛盾。",
        wrong: &["参训人员近20余人。"],
        right: &["参训人员近20人。", "参训人员20余人。"],
        remedy: "按实际情况留一个；程序删去后一个。",
        except: "“最近”“附近”等词。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["余", "多"], nearly),
};

fn nearly(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let before = run.before(at.start).trim_end_matches('万');
    let count = digits_back(before);
    let Some(lead) = before[..before.len() - count.len()].strip_suffix('近').filter(|_| !count.is_empty()) else {
        return;
    };
    if !lead.ends_with(['最', '附', '靠', '邻', '远']) {
        let word = &run.text[at.clone()];
        let message = format!("“近”与“{word}”矛盾，应留一个。");
        let fix = run.replace(at.clone(), "");
        sink.find(run, lead.len()..at.end, message, fix);
    }
}

static FEWER_TIMES: Rule = Rule {
    code: "WS0716",
    name: "减少用了倍数",
    family: Family::Numerals,
    severity: Severity::Warning,
    sources: &[&source::C_NUMERAL],
    fixability: Fixability::None,
    manual: Manual {
        checks: "“下降”“减少”后面是否跟着倍数。",
        why: "减少一倍就是零；减少用分数或百分数表示。",
        wrong: &["事故起数比去年下降了一倍。"],
        right: &["事故起数比去年下降50%。", "产量比去年增长一倍。"],
        remedy: "核实数据，改用分数或百分数。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["倍"], fewer_times),
};

fn fewer_times(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let count = |c: char| c.is_ascii_digit() || ".一二两三四五六七八九十几数多近约".contains(c);
    let before = run.before(at.start).trim_end_matches(count);
    let plain = before.strip_suffix('了').unwrap_or(before);
    const VERBS: &[&str] = &["减少", "下降", "降低", "缩小", "缩短", "减小", "压缩", "回落"];
    if before.len() < at.start && scan::ends(plain, VERBS) {
        sink.find(run, before.len()..at.end, "减少、下降不用倍数，应改用分数或百分数。", None);
    }
}

static NEGATIVE_GROWTH: Rule = Rule {
    code: "WS0717",
    name: "“增长”后面用了负数",
    family: Family::Numerals,
    severity: Severity::Warning,
    sources: &[&source::C_NUMERAL],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "是否写作“增长-3%”。",
        why: "负的增长就是下降，行文写“下降3%”才明白。",
        wrong: &["工业增加值同比增长-3%。"],
        right: &["工业增加值同比下降3%。"],
        remedy: "改为“下降”。",
        except: "表格。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["增长-", "增长－", "增长−", "增加-", "增加－"], negative_growth),
};

fn negative_growth(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let right = if run.text[at.clone()].starts_with("增长") { "下降" } else { "减少" };
    let value = digits(run.after(at.end));
    if !value.is_empty() {
        let fix = run.replace(at.clone(), right);
        sink.find(run, at.start..at.end + value.len(), format!("应写作“{right}{value}”，不用负的增长。"), fix);
    }
}
