//! The number against the office profile and the date.

use crate::finding::Severity;
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::sink::Sink;
use crate::source;

pub(crate) static RULES: &[&Rule] = &[&CODE, &YEAR];

static CODE: Rule = Rule {
    code: "WS0212",
    name: "发文字号的代字不是本机关的",
    family: Family::Number,
    severity: Severity::Warning,
    sources: &[&source::T9_5],
    fixability: Fixability::None,
    manual: Manual {
        checks: "字号的代字是否在单位资料登记的代字之内。",
        why: "发文字号由发文机关的代字开头；用错代字，登记和查找都会出错。",
        wrong: &[
            "云水发〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n石桥镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        right: &[
            "云政发〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n石桥镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        remedy: "改用本机关的代字，或在单位资料里登记新的代字。",
        except: "没有单位资料，或者资料里没有登记代字。",
        office: ExampleOffice::County,
    },
    check: Check::Page(code),
};

fn code(page: &Page, sink: &mut Sink) {
    let Some(profile) = page.profile().filter(|p| !p.organ.codes.is_empty()) else { return };
    let (Some(number), Some(written)) = (page.document.number(), &page.document.header.number) else { return };
    if !profile.organ.codes.contains(&number.code) {
        let known = profile.organ.codes.join("、");
        let message = format!("代字“{}”不是{}的代字（{known}）。", number.code, profile.organ.name);
        sink.find_at(written.span(), message, None);
    }
}

static YEAR: Rule = Rule {
    code: "WS0213",
    name: "发文字号的年份与成文日期不是同一年",
    family: Family::Number,
    severity: Severity::Hint,
    sources: &[&source::C_NUMBER],
    fixability: Fixability::None,
    manual: Manual {
        checks: "字号的年份是否与成文日期的年份一致。",
        why: "字号在登记时按当年编号；两者不一致，多半有一处写错。",
        wrong: &[
            "云政发〔2025〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        right: &[
            "云政发〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        remedy: "核对年份。",
        except: "跨年印发的公文（成文在十二月、字号为次年，或者相反）。",
        office: ExampleOffice::None,
    },
    check: Check::Page(year),
};

fn year(page: &Page, sink: &mut Sink) {
    let (Some(number), Some(written), Some(date)) =
        (page.document.number(), &page.document.header.number, page.document.date())
    else {
        return;
    };
    let years = (i32::from(number.year), date.year());
    let over_new_year = (years.0 == years.1 + 1 && date.month() == 12) || (years.0 == years.1 - 1 && date.month() <= 2);
    if years.0 != years.1 && !over_new_year {
        let message = format!("发文字号的年份是{}，成文日期在{}年，请核对。", number.year, date.year());
        sink.find_at(written.span(), message, None);
    }
}
