//! The form of a document number: 代字〔年份〕顺序号号.

use super::written::{OPENS, read};
use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::run::Run;
use crate::scan;
use crate::sink::Sink;
use crate::source;
use std::ops::Range;

pub(crate) static RULES: &[&Rule] = &[&BRACKETS, &ZERO, &ORDINAL, &HAO, &SHORT_YEAR, &ORDER, &SPACE];

static BRACKETS: Rule = Rule {
    code: "WS0201",
    name: "发文字号的年份没有用六角括号",
    family: Family::Number,
    severity: Severity::Error,
    sources: &[&source::F7_2_5],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "发文字号中括住年份的括号是否为六角括号“〔〕”。",
        why: "方括号、圆括号在公文中另有用处；字号写法统一，检索和引用才对得上。",
        wrong: &["云政发[2026]5号", "根据云政发【2026】5号文要求", "云政函（2026）12号", "云政办发﹝2026﹞5号"],
        right: &["云政发〔2026〕5号", "本案（2026）案号另编"],
        remedy: "把括号换成“〔”“〕”。",
        except: "案号、公告号等不是发文字号的编号，如“公告（2026）第3号”。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(OPENS, brackets),
};

fn brackets(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let Some(number) = read(run, at) else { return };
    let (open, close) = (&run.text[number.open.clone()], &run.text[number.close.clone()]);
    if (open, close) == ("〔", "〕") {
        return;
    }
    let year = &run.text[number.year.clone()];
    let fix = run.rewrite(&[(number.open.clone(), "〔"), (number.close.clone(), "〕")], format!("改为“〔{year}〕”"));
    let message = format!("发文字号的年份应用六角括号，写作“〔{year}〕”，不用“{open}{year}{close}”。");
    sink.find(run, number.open.start..number.close.end, message, fix);
}

static ZERO: Rule = Rule {
    code: "WS0202",
    name: "发文顺序号编了虚位",
    family: Family::Number,
    severity: Severity::Error,
    sources: &[&source::F7_2_5],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "发文顺序号前面是否多写了“0”。",
        why: "顺序号不编虚位，“1”不写作“01”。",
        wrong: &["云政发〔2026〕05号"],
        right: &["云政发〔2026〕5号", "云政发〔2026〕105号"],
        remedy: "删去前面的“0”。",
        except: "不是发文字号的编号。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(OPENS, zero),
};

fn zero(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let Some(number) = read(run, at) else { return };
    let serial = &run.text[number.serial.clone()];
    let kept = serial.trim_start_matches(['0', '０']);
    if kept.len() == serial.len() || kept.is_empty() {
        return;
    }
    let fix = run.replace(number.serial.clone(), kept);
    sink.find(run, number.serial.clone(), format!("发文顺序号不编虚位，“{serial}”应写作“{kept}”。"), fix);
}

static ORDINAL: Rule = Rule {
    code: "WS0203",
    name: "发文顺序号前加了“第”字",
    family: Family::Number,
    severity: Severity::Error,
    sources: &[&source::F7_2_5],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "发文顺序号前是否加了“第”字。",
        why: "发文字号的顺序号不加“第”字；只有令号写作“第×号”。",
        wrong: &["云政发〔2026〕第5号"],
        right: &["云政发〔2026〕5号", "云溪县人民政府令第5号"],
        remedy: "删去“第”字。",
        except: "令号、公告号。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(OPENS, ordinal),
};

fn ordinal(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let Some(number) = read(run, at) else { return };
    if let Some(ordinal) = number.ordinal.filter(|_| number.has_code) {
        let fix = run.replace(ordinal.clone(), "");
        sink.find(run, ordinal, "发文顺序号不加“第”字，应删去。", fix);
    }
}

static HAO: Rule = Rule {
    code: "WS0204",
    name: "发文字号缺“号”字",
    family: Family::Number,
    severity: Severity::Error,
    sources: &[&source::F7_2_5],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "发文字号的阿拉伯数字后是否有“号”字。",
        why: "顺序号由阿拉伯数字加“号”字组成，缺了就不是完整的字号。",
        wrong: &["云政发〔2026〕5"],
        right: &["云政发〔2026〕5号", "云政发〔2026〕5、6号"],
        remedy: "在数字后加“号”字。",
        except: "几个字号并列、后面合用一个“号”字的。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["〔", "[", "【", "﹝"], hao),
};

fn hao(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let Some(number) = read(run, at) else { return };
    let rest = run.after(number.serial.end);
    let ended = rest.is_empty() || rest.starts_with(['。', '，', '；', '）', ')', '》', '文']);
    if number.hao.is_none() && number.has_code && ended {
        let serial = &run.text[number.serial.clone()];
        let fix = run.replace(number.serial.clone(), format!("{serial}号"));
        sink.find(run, number.serial.clone(), format!("发文字号缺“号”字，应写作“{serial}号”。"), fix);
    }
}

static SHORT_YEAR: Rule = Rule {
    code: "WS0205",
    name: "发文字号的年份没有标全称",
    family: Family::Number,
    severity: Severity::Error,
    sources: &[&source::F7_2_5],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "六角括号内的年份是否为四位数字。",
        why: "年份应标全称，简写会与其他世纪的年份混淆。",
        wrong: &["云政发〔26〕5号"],
        right: &["云政发〔2026〕5号"],
        remedy: "写全四位年份；程序按最近的世纪补全，请核对后同意。",
        except: "不是发文字号的编号。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(OPENS, short_year),
};

fn short_year(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let Some(number) = read(run, at) else { return };
    let year = &run.text[number.year.clone()];
    if year.len() != 2 || !number.has_code || number.hao.is_none() {
        return;
    }
    let century = if year >= "50" { "19" } else { "20" };
    let fix = run.replace(number.year.clone(), format!("{century}{year}"));
    sink.find(run, number.year.clone(), format!("年份应标全称，“〔{year}〕”应写作“〔{century}{year}〕”。"), fix);
}

static ORDER: Rule = Rule {
    code: "WS0206",
    name: "发文字号的年份和顺序号位置颠倒",
    family: Family::Number,
    severity: Severity::Error,
    sources: &[&source::F7_2_5],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "六角括号里是否误放了顺序号。",
        why: "字号依次是代字、括号里的年份、顺序号。",
        wrong: &[
            "云政发2026〔5〕号",
            "云政发2026〔5〕号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        right: &["云政发〔2026〕5号"],
        remedy: "把年份放进括号，顺序号放在括号后。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(OPENS, order),
};

fn order(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let year = scan::digits_back(run.before(at.start));
    let serial = scan::digits(run.after(at.end));
    let rest = run.after(at.end + serial.len());
    let close = rest.chars().next().filter(|c| "〕]］】）)".contains(*c)).map_or(0, char::len_utf8);
    let in_form = year.len() == 4
        && (year.starts_with("20") || year.starts_with("19"))
        && (1..=4).contains(&serial.len())
        && close > 0
        && rest[close..].starts_with('号')
        && run.prev(at.start - year.len()).is_some_and(scan::is_han);
    if in_form {
        let range = at.start - year.len()..at.end + serial.len() + close + '号'.len_utf8();
        let right = format!("〔{year}〕{serial}号");
        let message = format!("年份应在六角括号内，顺序号在括号后，写作“{right}”。");
        sink.find(run, range.clone(), message, run.replace(range, right));
    }
}

static SPACE: Rule = Rule {
    code: "WS0207",
    name: "发文字号中间有空格",
    family: Family::Number,
    severity: Severity::Warning,
    sources: &[&source::C_NUMBER, &source::F7_2_5],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "代字、年份、顺序号之间是否夹有空格。",
        why: "字号是一个整体，夹了空格会断行，也检索不到。",
        wrong: &["云政发 〔2026〕 5 号"],
        right: &["云政发〔2026〕5号"],
        remedy: "删去空格。",
        except: "字号与签发人之间的空格。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(OPENS, space),
};

fn space(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let Some(number) = read(run, at) else { return };
    let (Some(first), Some(last)) = (number.spaces.first(), number.spaces.last()) else { return };
    let parts: Vec<_> = number.spaces.iter().map(|range| (range.clone(), "")).collect();
    let fix = run.rewrite(&parts, "删去空格".to_owned());
    sink.find(run, first.start..last.end, "发文字号中间不空格，应连写。", fix);
}
