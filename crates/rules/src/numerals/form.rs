//! How single numbers are written.

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule, word};
use crate::office::ExampleOffice;
use crate::run::Run;
use crate::scan::{self, digits, digits_back};
use crate::sink::Sink;
use crate::source;
use std::ops::Range;

pub(crate) static RULES: &[&Rule] = &[&FULL_WIDTH, &LEADING_POINT, &COMMA, &IDIOMS, &FRACTION];

static FULL_WIDTH: Rule = Rule {
    code: "WS0701",
    name: "用了全角的阿拉伯数字",
    family: Family::Numerals,
    severity: Severity::Hint,
    sources: &[&source::N5_1_7],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "阿拉伯数字是否为半角。",
        why: "阿拉伯数字一般占半个汉字位置；全角数字检索不到，也容易断行。",
        wrong: &["全县共有１２个乡镇。"],
        right: &["全县共有12个乡镇。"],
        remedy: "改为半角数字。",
        except: "表格。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["０", "１", "２", "３", "４", "５", "６", "７", "８", "９"], full_width),
};

fn full_width(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let is_full = |c: char| ('０'..='９').contains(&c) || c == '．';
    if run.prev(at.start).is_some_and(is_full) {
        return;
    }
    let rest = run.after(at.start);
    let len = rest[..rest.find(|c| !is_full(c)).unwrap_or(rest.len())].trim_end_matches('．').len();
    let range = at.start..at.start + len;
    let right: String = rest[..len]
        .chars()
        .map(|c| if c == '．' { '.' } else { char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c) })
        .collect();
    let fix = run.replace(range.clone(), right.clone());
    sink.find(run, range, format!("阿拉伯数字一般用半角，写作“{right}”。"), fix);
}

static LEADING_POINT: Rule = Rule {
    code: "WS0702",
    name: "纯小数没有写小数点前的“0”",
    family: Family::Numerals,
    severity: Severity::Error,
    sources: &[&source::N5_1_2, &source::F9],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "小于1的小数前面是否写了“0”。",
        why: "纯小数必须写出小数点前定位的“0”，否则容易漏看小数点。",
        wrong: &["同比增长.5%。"],
        right: &["同比增长0.5%。"],
        remedy: "在小数点前加“0”。",
        except: "序号、文件名、西文。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["."], leading_point),
};

fn leading_point(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let part = digits(run.after(at.end));
    let counted =
        scan::starts(run.after(at.end + part.len()), &["%", "％", "万", "亿", "元", "个百分点", "倍", "公里", "吨"]);
    if run.prev(at.start).is_some_and(scan::is_han) && !part.is_empty() && counted {
        let range = at.start..at.end + part.len();
        let right = format!("0.{part}");
        let fix = run.replace(range.clone(), right.clone());
        sink.find(run, range, format!("纯小数应写出小数点前的“0”，写作“{right}”。"), fix);
    }
}

static COMMA: Rule = Rule {
    code: "WS0703",
    name: "数字中间用了全角逗号",
    family: Family::Numerals,
    severity: Severity::Warning,
    sources: &[&source::C_NUMERAL],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "多位数的千分位是否误用了全角逗号。",
        why: "全角逗号是标点，会把一个数断成两个。",
        wrong: &["共支出12，345元。", "新增床位2，000张。"],
        right: &["共支出12345元。", "今年完成12个，2026年再完成300个。"],
        remedy: "删去逗号。",
        except: "逗号两边是两个数的。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["，"], comma),
};

fn comma(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let (before, after) = (digits_back(run.before(at.start)), digits(run.after(at.end)));
    const UNITS: &[&str] =
        &["元", "万元", "人", "吨", "亩", "户", "平方米", "公里", "张", "名", "套", "台", "辆", "株"];
    let unit = scan::starts(run.after(at.end + after.len()), UNITS);
    // No number of its own begins with 0; a list of codes does: 101，002.
    let rest = run.after(at.end + after.len());
    let listed = run.prev(at.start - before.len()).is_some_and(|c| !scan::is_han(c) || "号为码".contains(c));
    let thousands = after == "000" && !listed && rest.starts_with(scan::is_han);
    let unit = unit || thousands;
    if (1..=3).contains(&before.len()) && !before.starts_with('0') && after.len() == 3 && unit {
        let range = at.start - before.len()..at.end + after.len();
        let right = format!("{before}{after}");
        let fix = run.replace(range.clone(), right.clone());
        sink.find(run, range, format!("数字中间不用全角逗号，应写作“{right}”。"), fix);
    }
}

static IDIOMS: Rule = Rule {
    code: "WS0704",
    name: "定型的词语用了阿拉伯数字",
    family: Family::Numerals,
    severity: Severity::Error,
    sources: &[&source::N4_2_3, &source::F9],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "成语、习用语、星期、产业名称等定型词语里的数字是否用汉字。",
        why: "已定型的词语中的数字采用汉字，不能改用阿拉伯数字。",
        wrong: &["干部心里7上8下。", "加快发展第3产业。"],
        right: &["干部心里七上八下。", "加快发展第三产业。"],
        remedy: "改用汉字数字。",
        except: "“1+N”等专用的写法。",
        office: ExampleOffice::None,
    },
    check: Check::Words(&[
        word("7上8下", "七上八下"),
        word("3心2意", "三心二意"),
        word("1心1意", "一心一意"),
        word("1心一意", "一心一意"),
        word("5湖4海", "五湖四海"),
        word("5花8门", "五花八门"),
        word("4面8方", "四面八方"),
        word("4通8达", "四通八达"),
        word("7嘴8舌", "七嘴八舌"),
        word("乱7八糟", "乱七八糟"),
        word("乱7糟", "乱七八糟"),
        word("3番5次", "三番五次"),
        word("接2连3", "接二连三"),
        word("10全10美", "十全十美"),
        word("100折不挠", "百折不挠"),
        word("1日千里", "一日千里"),
        word("1如既往", "一如既往"),
        word("1目了然", "一目了然"),
        word("1举两得", "一举两得"),
        word("1举多得", "一举多得"),
        word("1视同仁", "一视同仁"),
        word("1丝不苟", "一丝不苟"),
        word("独1无2", "独一无二"),
        word("9牛1毛", "九牛一毛"),
        word("党的18大", "党的十八大"),
        word("党的19大", "党的十九大"),
        word("党的20大", "党的二十大"),
        word("19大报告", "十九大报告"),
        word("20大报告", "二十大报告"),
        word("19大精神", "十九大精神"),
        word("20大精神", "二十大精神"),
        word("13五规划", "“十三五”规划"),
        word("14五规划", "“十四五”规划"),
        word("15五规划", "“十五五”规划"),
        word("3下乡", "三下乡"),
        word("2会期间", "两会期间"),
        word("第1产业", "第一产业"),
        word("第2产业", "第二产业"),
        word("第3产业", "第三产业"),
        word("3农工作", "三农工作"),
        word("3农问题", "三农问题"),
        word("星期1", "星期一"),
        word("星期2", "星期二"),
        word("星期3", "星期三"),
        word("星期4", "星期四"),
        word("星期5", "星期五"),
        word("星期6", "星期六"),
        word("5四运动", "五四运动"),
        word("8一建军节", "八一建军节"),
        word("白发3千丈", "白发三千丈"),
        word("相差10万8千里", "相差十万八千里"),
        word("不管37二十一", "不管三七二十一"),
        word("2万5千里长征", "二万五千里长征"),
    ]),
};

static FRACTION: Rule = Rule {
    code: "WS0721",
    name: "分数里汉字数字与阿拉伯数字夹杂",
    family: Family::Numerals,
    severity: Severity::Warning,
    sources: &[&source::C_NUMERAL, &source::N5_3],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "是否写作“百分之20”“3分之1”。",
        why: "一个数用一种数字：20%，三分之一。",
        wrong: &["合格率达到百分之95。", "完成总量的3分之2。"],
        right: &["合格率达到95%。", "完成总量的三分之二。"],
        remedy: "百分数用“%”，分数用汉字。",
        except: "表格。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["分之"], fraction),
};

fn fraction(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let top = scan::number(run.after(at.end));
    let end = at.end + top.len();
    if top.is_empty() || run.after(end).starts_with(scan::is_han) && scan::starts(run.after(end), &["十", "百", "千"])
    {
        return;
    }
    let before = run.before(at.start);
    let bottom = digits_back(before);
    let (start, right) = if let Some(rest) = before.strip_suffix('百') {
        (rest.len(), format!("{top}%"))
    } else if let (Ok(low), Ok(high)) = (bottom.parse(), top.parse()) {
        if low == 0 || high == 0 || low > 99 || high > 99 {
            return;
        }
        (before.len() - bottom.len(), format!("{}分之{}", gongwen::han::write(low), gongwen::han::write(high)))
    } else {
        return;
    };
    let fix = run.replace(start..end, right.clone());
    sink.find(run, start..end, format!("应写作“{right}”。"), fix);
}
