//! Units of measurement (计量单位).

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::run::Run;
use crate::scan::{self, number_back};
use crate::sink::Sink;
use crate::source;
use std::ops::Range;

pub(crate) static RULES: &[&Rule] = &[&COLLOQUIAL, &OBSOLETE, &LETTERS, &POWER, &TWO_UNITS, &CELSIUS, &JIN];

/// Whether a quantity stands right before `at`.
fn counted(run: &Run, at: usize) -> bool {
    let before = run.before(at).trim_end_matches(['余', '多', '万', '亿', '千', '百', '十']);
    !number_back(before).is_empty() || run.before(at).ends_with('每') || before.len() < run.before(at).len()
}

static COLLOQUIAL: Rule = Rule {
    code: "WS0801",
    name: "用了口语的单位名称",
    family: Family::Units,
    severity: Severity::Error,
    sources: &[&source::UNITS, &source::F9],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "数量后面是否用“平米”“平方”“立方”“公分”“公升”“度电”。",
        why: "法定计量单位的名称是平方米、立方米、厘米、升、千瓦时。",
        wrong: &["新建厂房500平米。", "新建厂房500平方。", "每天处理废水20公升。", "蓄水200立方。", "管径30公分。"],
        right: &["新建厂房500平方米。", "蓄水200立方米。", "管径30厘米。"],
        remedy: "改用法定名称。",
        except: "没有数量的词语。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["平米", "立方", "公分", "公尺", "公升", "公吨", "平方", "千瓦小时", "度电"], colloquial),
};

fn colloquial(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let rest = run.after(at.end);
    let right = match &run.text[at.clone()] {
        "平米" => "平方米",
        "公分" => "厘米",
        "立方" if scan::starts(rest, &["米", "分米", "厘米", "毫米", "公里", "千米", "体", "英"]) => {
            return;
        }
        "立方" => "立方米",
        "公尺" => "米",
        "公升" => "升",
        "公吨" => "吨",
        "千瓦小时" | "度电" => "千瓦时",
        _ if scan::starts(rest, &["米", "公里", "千米", "分米", "厘米", "毫米", "公尺", "英", "和", "根"]) =>
        {
            return;
        }
        _ => "平方米",
    };
    if counted(run, at.start) {
        let fix = run.replace(at.clone(), right);
        let message = format!("“{}”应写作“{right}”。", &run.text[at.clone()]);
        sink.find(run, at, message, fix);
    }
}

static OBSOLETE: Rule = Rule {
    code: "WS0802",
    name: "用了非法定计量单位",
    family: Family::Units,
    severity: Severity::Error,
    sources: &[&source::UNITS, &source::F9],
    fixability: Fixability::None,
    manual: Manual {
        checks: "数量后面是否用市斤、华里、英里、马力等。",
        why: "公文使用法定计量单位；换算要改数值，由人核对。",
        wrong: &["每袋重3市斤。"],
        right: &["每袋重1.5千克。"],
        remedy: "换算为法定计量单位，如1市斤为0.5千克。",
        except: "“亩”在农业土地上仍通用；引文和专名。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(
        &[
            "市斤",
            "市尺",
            "市里",
            "华里",
            "英里",
            "英寸",
            "英尺",
            "马力",
            "加仑",
            "公亩",
            "市亩",
            "千卡",
            "卡路里",
            "里路",
            "里地",
        ],
        obsolete,
    ),
};

fn obsolete(run: &Run, at: Range<usize>, sink: &mut Sink) {
    if counted(run, at.start) && !run.after(at.end).starts_with(['区', '政', '委']) {
        let message = format!("“{}”不是法定计量单位，应换算后改写。", &run.text[at.clone()]);
        sink.find(run, at, message, None);
    }
}

static LETTERS: Rule = Rule {
    code: "WS0803",
    name: "单位符号的大小写不对",
    family: Family::Units,
    severity: Severity::Error,
    sources: &[&source::GB3100, &source::F9],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "数字后面的单位符号是否写作“KM”“KG”“KW”。",
        why: "单位符号有规定的大小写，千（k）小写。",
        wrong: &["全长5KM。"],
        right: &["全长5km。", "里程桩号K12"],
        remedy: "改为规定的大小写。",
        except: "型号、桩号。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["KM", "Km", "KG", "Kg", "KW", "Kw", "kw", "MM", "CM", "ML", "KV", "Kv"], letters),
};

fn letters(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let right = match &run.text[at.clone()] {
        "KM" | "Km" => "km",
        "KG" | "Kg" => "kg",
        "KW" | "Kw" | "kw" => "kW",
        "MM" => "mm",
        "CM" => "cm",
        "ML" => "mL",
        _ => "kV",
    };
    let count = number_back(run.before(at.start));
    let start = at.start - count.len();
    let part = run.prev(start).is_some_and(|c| c.is_ascii_alphanumeric() || "-+/.".contains(c));
    let followed = run.next(at.end).is_some_and(|c| c.is_ascii_alphanumeric());
    if !count.is_empty() && !part && !followed {
        let fix = run.replace(at.clone(), right);
        sink.find(run, at, format!("单位符号应写作“{right}”。"), fix);
    }
}

static POWER: Rule = Rule {
    code: "WS0804",
    name: "电量用“度”作单位",
    family: Family::Units,
    severity: Severity::Error,
    sources: &[&source::UNITS, &source::F9],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "“用电100度”一类的电量单位。",
        why: "电能的法定计量单位是千瓦时，“度”是俗称。",
        wrong: &["本月用电100度。"],
        right: &["本月用电100千瓦时。", "最高气温38度。"],
        remedy: "改为“千瓦时”。",
        except: "温度、角度。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["度"], power),
};

fn power(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let before = run.before(at.start).trim_end_matches(['余', '多', '万', '亿']);
    let count = number_back(before);
    let lead = scan::last_chars(&before[..before.len() - count.len()], 6);
    if !count.is_empty() && scan::has(lead, &["用电", "发电", "供电", "节电", "耗电", "电量", "节约电"])
    {
        let fix = run.replace(at.clone(), "千瓦时");
        sink.find(run, at, "电量的单位应写作“千瓦时”。", fix);
    }
}

static TWO_UNITS: Rule = Rule {
    code: "WS0805",
    name: "同一篇里“亩”与“公顷”混用",
    family: Family::Units,
    severity: Severity::Hint,
    sources: &[&source::C_NUMERAL],
    fixability: Fixability::None,
    manual: Manual {
        checks: "正文里土地面积是否有的用“亩”、有的用“公顷”。",
        why: "单位不一，数字就不能比较；换算时用括注。",
        wrong: &[
            "云溪县人民政府关于做好秋播工作的通知\n各乡镇人民政府：\n全县计划秋播3000亩，其中石桥镇100公顷。\n云溪县人民政府\n2026年9月6日\n",
        ],
        right: &[
            "云溪县人民政府关于做好秋播工作的通知\n各乡镇人民政府：\n全县计划秋播3000亩，其中石桥镇1500亩。\n云溪县人民政府\n2026年9月6日\n",
        ],
        remedy: "统一用一种单位。",
        except: "括注换算的，如“3000亩（200公顷）”。",
        office: ExampleOffice::None,
    },
    check: Check::Page(two_units),
};

fn two_units(page: &Page, sink: &mut Sink) {
    let mut mu = false;
    for paragraph in page.paragraphs() {
        let text = paragraph.text.as_str();
        if text.contains("公顷）") || text.contains("亩）") || text.contains("（合") {
            return;
        }
        let counted =
            |at: usize| text[..at].trim_end_matches(['万', '余', '多']).ends_with(|c: char| c.is_ascii_digit());
        mu |= text.match_indices('亩').any(|(at, _)| counted(at));
        if let Some((at, unit)) = text.match_indices("公顷").find(|(at, _)| counted(*at)).filter(|_| mu) {
            let span = paragraph.text.source_of(at..at + unit.len());
            sink.find_at(span, "前面用“亩”，这里用“公顷”，同一篇应统一。", None);
            return;
        }
    }
}

static CELSIUS: Rule = Rule {
    code: "WS0806",
    name: "“摄氏度”拆开使用",
    family: Family::Units,
    severity: Severity::Error,
    sources: &[&source::UNITS, &source::F9],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "是否写作“摄氏38度”。",
        why: "“摄氏度”是一个单位名称，不能拆开。",
        wrong: &["最高气温摄氏38度。"],
        right: &["最高气温38摄氏度。"],
        remedy: "改为“38摄氏度”。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["摄氏"], celsius),
};

fn celsius(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let count = scan::number(run.after(at.end));
    if !count.is_empty() && run.after(at.end + count.len()).starts_with('度') {
        let range = at.start..at.end + count.len() + '度'.len_utf8();
        let right = format!("{count}摄氏度");
        let fix = run.replace(range.clone(), right.clone());
        sink.find(run, range, format!("“摄氏度”不能拆开，应写作“{right}”。"), fix);
    }
}

static JIN: Rule = Rule {
    code: "WS0807",
    name: "重量用“斤”作单位",
    family: Family::Units,
    severity: Severity::Hint,
    sources: &[&source::UNITS],
    fixability: Fixability::None,
    manual: Manual {
        checks: "数量后面是否用“斤”。",
        why: "“斤”不是法定计量单位，质量的法定单位是千克（公斤）。",
        wrong: &["小麦亩产800斤。"],
        right: &["小麦亩产400公斤。"],
        remedy: "换算为千克（公斤），1斤为0.5千克。",
        except: "习用语，如“半斤八两”。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["斤"], jin),
};

fn jin(run: &Run, at: Range<usize>, sink: &mut Sink) {
    if counted(run, at.start) && run.before(at.start).ends_with(|c: char| c.is_ascii_digit() || "万亿余多".contains(c))
    {
        sink.find(run, at, "“斤”不是法定计量单位，宜换算为千克（公斤）。", None);
    }
}
