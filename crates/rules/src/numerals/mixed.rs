//! Arabic digits mixed with Han units, and estimates (概数).

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::run::Run;
use crate::scan::{self, digits, digits_back, number_back};
use crate::sink::Sink;
use crate::source;
use std::ops::Range;

pub(crate) static RULES: &[&Rule] = &[&THOUSAND, &WAN_QIAN, &HAN_ESTIMATE, &ARABIC_ESTIMATE];

const COUNTED: &[&str] = &[
    "元", "人", "余", "多", "名", "个", "户", "亩", "吨", "公里", "万", "件", "家", "次", "株", "只", "头", "平方",
    "册", "斤", "公斤", "台", "套", "辆", "项", "条", "把", "张", "顶", "床", "袋", "箱", "份", "根", "棵", "盏", "枚",
];

static THOUSAND: Rule = Rule {
    code: "WS0709",
    name: "阿拉伯数字后面用了“千”“百”",
    family: Family::Numerals,
    severity: Severity::Error,
    sources: &[&source::N5_3, &source::F9],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "是否写作“3千元”“5百人”。",
        why: "除“万”“亿”外，一个数不能同时用阿拉伯数字和汉字数字。",
        wrong: &["发放补助3千元。"],
        right: &["发放补助3000元。", "全长3千米，重5千克。", "发放补助三千元。", "发放补助3至5千元。"],
        remedy: "改写成完整的阿拉伯数字。",
        except: "千米、千克、千瓦、百分点等单位；前面连着另一个数的（3至5千元、3、4千元），改了后一个，前一个的大小就变了。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["千", "百"], thousand),
};

fn thousand(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let count = number_back(run.before(at.start));
    let start = at.start - count.len();
    let part = run.prev(start).is_some_and(|c| c.is_ascii_alphanumeric() || "万-—～第".contains(c));
    let rest = run.after(at.end);
    // 「3至5千元」 counts thousands twice: written out, the first number would lose its unit.
    let shared = run.before(start).strip_suffix(['、', '至', '到', '或', '~']).is_some_and(ends_with_digit);
    if count.is_empty() || count.len() > 3 || part || shared || !scan::starts(rest, COUNTED) {
        return;
    }
    let unit = if run.text[at.clone()] == *"千" { 1000.0 } else { 100.0 };
    let Ok(value) = count.parse::<f64>() else { return };
    let tenfold = if rest.starts_with('万') { "万" } else { "" };
    let right = format!("{:.0}{tenfold}", value * unit);
    let end = at.end + tenfold.len();
    let fix = run.replace(start..end, right.clone());
    sink.find(run, start..end, format!("阿拉伯数字不与“千”“百”混用，应写作“{right}”。"), fix);
}

fn ends_with_digit(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit())
}

static WAN_QIAN: Rule = Rule {
    code: "WS0710",
    name: "一个数里“万”“千”与阿拉伯数字夹杂",
    family: Family::Numerals,
    severity: Severity::Error,
    sources: &[&source::N5_3, &source::F9],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "是否写作“1万5千”。",
        why: "除“万”“亿”外，一个数不能同时用阿拉伯数字和汉字数字。",
        wrong: &["受益群众1万5千人。"],
        right: &["受益群众1.5万人。"],
        remedy: "改为带小数的“万”。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["千"], wan_qian),
};

fn wan_qian(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let thousands = digits_back(run.before(at.start));
    let Some(before) = run.before(at.start - thousands.len()).strip_suffix('万') else { return };
    let ten_thousands = digits_back(before);
    if thousands.len() == 1 && !ten_thousands.is_empty() {
        let start = before.len() - ten_thousands.len();
        let right = format!("{ten_thousands}.{thousands}万");
        let fix = run.replace(start..at.end, right.clone());
        sink.find(run, start..at.end, format!("应写作“{right}”。"), fix);
    }
}

static HAN_ESTIMATE: Rule = Rule {
    code: "WS0711",
    name: "概数的两个数字之间用了顿号",
    family: Family::Numerals,
    severity: Severity::Error,
    sources: &[&source::N5_2_1, &source::F9],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "“三四天”是否写作“三、四天”。",
        why: "两个数字连用表示概数时，中间不用顿号；用了顿号就成了分列的两项。",
        wrong: &["工期还要三、四天。"],
        right: &["工期还要三四天。", "修改第三、四条。", "评出一、二等奖。"],
        remedy: "删去顿号。",
        except: "分列的序数，如第三、四季度，一、二级。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["、"], han_estimate),
};

const HAN: [char; 9] = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];

fn han_estimate(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let value = |c: Option<char>| HAN.iter().position(|h| Some(*h) == c);
    let (Some(low), Some(high)) = (value(run.prev(at.start)), value(run.next(at.end))) else { return };
    let start = at.start - '一'.len_utf8();
    let end = at.end + '一'.len_utf8();
    const UNITS: &[&str] = &[
        "天",
        "个",
        "次",
        "倍",
        "人",
        "位",
        "名",
        "岁",
        "斤",
        "亩",
        "里",
        "公里",
        "小时",
        "分钟",
        "百",
        "十",
        "千",
        "万",
        "所学校",
        "所中学",
        "所小学",
        "所医院",
        "所高校",
        "所院校",
        "所幼儿园",
        "所卫生院",
        "家企业",
        "家单位",
        "户农户",
        "户群众",
        "户居民",
    ];
    let listed = run.prev(start).is_some_and(|c| "第、〇年月○十百届（(".contains(c) || HAN.contains(&c)) || start == 0;
    let unit = run.after(end);
    if high == low + 1 && !listed && scan::starts(unit, UNITS) && !scan::starts(unit, &["个五年", "个季度", "次会议"])
    {
        let fix = run.replace(at.clone(), "");
        let right = format!("{}{}", HAN[low], HAN[high]);
        sink.find(run, start..end, format!("表示概数的两个数字之间不用顿号，应写作“{right}”。"), fix);
    }
}

static ARABIC_ESTIMATE: Rule = Rule {
    code: "WS0712",
    name: "概数用了阿拉伯数字",
    family: Family::Numerals,
    severity: Severity::Hint,
    sources: &[&source::C_NUMERAL],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "“三四个”是否写作“3、4个”。",
        why: "相邻两个数字连用表示概数，用汉字数字。",
        wrong: &["每村安排3、4个点。", "估计投资3、4千万元。", "发动群众3、4百人。"],
        right: &["每村安排三四个点。", "估计投资三四千万元。", "按第3、4条办理。"],
        remedy: "改用汉字数字，中间不用顿号。",
        except: "分列的编号。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["、"], arabic_estimate),
};

fn arabic_estimate(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let (low, high) = (digits_back(run.before(at.start)), digits(run.after(at.end)));
    let start = at.start - low.len();
    let end = at.end + high.len();
    let rest = run.after(end);
    let hundreds = rest.strip_prefix(['千', '百']).is_some_and(|unit| scan::starts(unit, COUNTED));
    let counted = hundreds || scan::starts(rest, &["个", "天", "人", "次", "名"]);
    if low.len() != 1 || high.len() != 1 || !counted {
        return;
    }
    let listed = start == 0 || run.prev(start).is_some_and(|c| !scan::is_han(c) || "第表图年月号附件".contains(c));
    let (Ok(low), Ok(high)) = (low.parse::<usize>(), high.parse::<usize>()) else { return };
    if high == low + 1 && low > 0 && !listed {
        let right = format!("{}{}", HAN[low - 1], HAN[high - 1]);
        let fix = run.replace(start..end, right.clone());
        sink.find(run, start..end, format!("表示概数应写作“{right}”。"), fix);
    }
}
