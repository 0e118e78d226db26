//! The parts of the document's own number: organ code, year, serial.

use super::written::{CLOSES, OPENS};
use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::run::Proposal;
use crate::scan;
use crate::sink::Sink;
use crate::source;
use gongwen::{DocNumber, Edit, Kind};

pub(crate) static RULES: &[&Rule] = &[&NO_SERIAL, &OTHER_FORM];

static NO_SERIAL: Rule = Rule {
    code: "WS0214",
    name: "发文字号没有顺序号",
    family: Family::Number,
    severity: Severity::Warning,
    sources: &[&source::T9_5],
    fixability: Fixability::None,
    manual: Manual {
        checks: "发文字号的年份后是否有顺序号。",
        why: "发文字号由机关代字、年份、发文顺序号组成；缺顺序号的，登记、引用都对不上。",
        wrong: &[
            "云政发〔2026〕号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
            "云政发〔2026〕××号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        right: &[
            "云政发〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        remedy: "登记编号后填上；未编号的稿子可以先不写发文字号。",
        except: "没有写发文字号的稿子。",
        office: ExampleOffice::None,
    },
    check: Check::Page(no_serial),
};

fn no_serial(page: &Page, sink: &mut Sink) {
    let Some(number) = &page.document.header.number else { return };
    let compact: String = number.as_str().chars().filter(|c| !c.is_whitespace()).collect();
    let Some(close) = compact.find(CLOSES) else { return };
    let rest = compact[close..].trim_start_matches(CLOSES).trim_end_matches('号');
    // 「X号」, 「××号」: the place is kept for a number that is not given yet.
    let kept = !rest.is_empty() && rest.chars().all(|c| "XxＸｘ×*＊_＿□○△N#＃".contains(c));
    if kept {
        sink.find_at(number.span(), format!("发文字号的顺序号写作“{rest}”，登记编号后应填上。"), None);
    } else if rest.is_empty() && !is_turned_round(&compact[..close]) {
        sink.find_at(number.span(), "发文字号没有顺序号，登记编号后应填上。", None);
    }
}

/// 云政发2026〔5〕号: the serial stands in the bracket (WS0206).
fn is_turned_round(before: &str) -> bool {
    let serial = scan::digits_back(before);
    let year = scan::digits_back(before[..before.len() - serial.len()].trim_end_matches(|c: char| !c.is_ascii_digit()));
    (1..4).contains(&serial.len()) && year.len() == 4
}

static OTHER_FORM: Rule = Rule {
    code: "WS0215",
    name: "发文字号缺代字、用汉字数字或者一号两编",
    family: Family::Number,
    severity: Severity::Error,
    sources: &[&source::T9_5, &source::F7_2_5],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "公文自己的发文字号是否有机关代字，年份、顺序号是否用阿拉伯数字，顺序号是否只有一个。",
        why: "发文字号由机关代字、年份、发文顺序号组成，年份、发文顺序号用阿拉伯数字标注；一件公文一个号。",
        wrong: &[
            "云政发〔二〇二六〕五号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
            "〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
            "云政发〔2026〕5-1号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        right: &[
            "云政发〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        remedy: "补代字；数字改用阿拉伯数字，请核对后同意；另编一个号。",
        except: "纪要的编号；命令、公告按年或者按任期编的号。",
        office: ExampleOffice::None,
    },
    check: Check::Page(other_form),
};

fn other_form(page: &Page, sink: &mut Sink) {
    let Some(number) = &page.document.header.number else { return };
    let string = number.as_str();
    let open = OPENS.iter().filter_map(|open| string.find(open)).min();
    let (Some(open), Some(close)) = (open, string.find(CLOSES)) else { return };
    let minutes = page.is_kind(&[Kind::Minutes]);
    if string[..open].trim().is_empty() && !minutes {
        sink.find_at(number.span(), "发文字号缺机关代字，应写作“云政发〔2026〕5号”的样子。", None);
        return;
    }
    let numbers = &string[open.min(close)..];
    if numbers.contains(['-', '－', '—', '之']) {
        sink.find_at(number.span(), "发文顺序号只有一个，一件公文编一个号。", None);
        return;
    }
    let Some(arabic) = in_arabic(string, open, close) else { return };
    let whole = 0..string.len();
    let fix = number.is_contiguous(whole).then(|| Proposal {
        edits: vec![Edit::replace(number.span(), arabic.to_string())],
        label: format!("改为“{arabic}”"),
    });
    sink.find_at(number.span(), format!("发文字号的年份、顺序号用阿拉伯数字，应写作“{arabic}”。"), fix);
}

/// A number in Han digits, 云政发〔二〇二六〕五号, as it should be; nothing for one that has none.
fn in_arabic(text: &str, open: usize, close: usize) -> Option<DocNumber> {
    let after = |at: usize| at + text[at..].chars().next().map_or(0, char::len_utf8);
    let year = text.get(after(open)..close)?.trim();
    let serial = text[after(close)..].trim().strip_suffix('号')?.trim().trim_start_matches('第');
    let arabic = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if arabic(year) && arabic(serial) {
        return None;
    }
    let digits: Option<Vec<u8>> = year.chars().map(gongwen::han::digit).collect();
    let year = match digits.filter(|digits| digits.len() == 4) {
        Some(digits) => digits.iter().fold(0, |year, digit| year * 10 + u16::from(*digit)),
        None => year.parse().ok()?,
    };
    let serial = serial.parse().ok().or_else(|| gongwen::han::read(serial))?;
    DocNumber::parse(&format!("{}〔{year}〕{serial}号", text[..open].trim()))
}
