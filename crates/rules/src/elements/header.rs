//! 版头: copy number, secrecy, urgency, signatories.

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::run::Proposal;
use crate::scan;
use crate::sink::Sink;
use crate::source;
use gongwen::{Edit, Text};

pub(crate) static RULES: &[&Rule] = &[&COPY_NUMBER, &NO_COPY_NUMBER, &SECRECY, &TOO_LONG, &URGENCY, &NO_SIGNATORY];

/// Replaces a whole element.
fn replace(text: &Text, with: &str) -> Option<Proposal> {
    let whole = 0..text.as_str().len();
    text.is_contiguous(whole)
        .then(|| Proposal { edits: vec![Edit::replace(text.span(), with)], label: format!("改为“{with}”") })
}

static COPY_NUMBER: Rule = Rule {
    code: "WS0101",
    name: "份号不是六位数字",
    family: Family::Elements,
    severity: Severity::Hint,
    sources: &[&source::F7_2_1],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "份号是否为六位阿拉伯数字。",
        why: "份号一般用六位，不足的前面补“0”，便于清点。",
        wrong: &[
            "00012\n秘密★5年\n云溪县人民政府文件\n云政发〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        right: &[
            "000012\n秘密★5年\n云溪县人民政府文件\n云政发〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        remedy: "前面补“0”至六位。",
        except: "没有份号的公文。",
        office: ExampleOffice::None,
    },
    check: Check::Page(copy_number),
};

fn copy_number(page: &Page, sink: &mut Sink) {
    let Some(text) = &page.document.header.copy_number else { return };
    let number = text.as_str();
    if number.len() != 6 && number.bytes().all(|b| b.is_ascii_digit()) {
        let fix = (number.len() < 6).then(|| replace(text, &format!("{number:0>6}"))).flatten();
        sink.find_at(text.span(), "份号一般用六位数字，不足的前面补“0”。", fix);
    }
}

static NO_COPY_NUMBER: Rule = Rule {
    code: "WS0102",
    name: "涉密公文没有份号",
    family: Family::Elements,
    severity: Severity::Error,
    sources: &[&source::T9_1],
    fixability: Fixability::None,
    manual: Manual {
        checks: "标注了密级的公文是否有份号。",
        why: "涉密公文应当标注份号，逐份管理。",
        wrong: &[
            "秘密★5年\n云溪县人民政府文件\n云政发〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        right: &[
            "000001\n秘密★5年\n云溪县人民政府文件\n云政发〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        remedy: "在密级上一行标注六位份号。",
        except: "不涉密的公文。",
        office: ExampleOffice::None,
    },
    check: Check::Page(no_copy_number),
};

fn no_copy_number(page: &Page, sink: &mut Sink) {
    if let (Some(secrecy), None) = (&page.document.header.secrecy, &page.document.header.copy_number) {
        sink.find_at(secrecy.span(), "涉密公文应当标注份号。", None);
    }
}

static SECRECY: Rule = Rule {
    code: "WS0103",
    name: "密级和保密期限的写法不合格式",
    family: Family::Elements,
    severity: Severity::Error,
    sources: &[&source::F7_2_2, &source::T9_2],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "是否写作“秘密★5年”。",
        why: "密级和保密期限之间用“★”隔开，期限的数字用阿拉伯数字。",
        wrong: &[
            "000001\n秘密5年\n云溪县人民政府文件\n云政发〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        right: &[
            "000001\n机密★20年\n云溪县人民政府文件\n云政发〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        remedy: "写作“密级★期限”。",
        except: "只标密级、不标期限的。",
        office: ExampleOffice::None,
    },
    check: Check::Page(secrecy),
};

/// 密级 and 保密期限, the sign between them left out.
fn parts(text: &str) -> Option<(&'static str, String, bool)> {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let level = ["绝密", "机密", "秘密"].into_iter().find(|level| compact.starts_with(level))?;
    let rest = &compact[level.len()..];
    let period = rest.trim_start_matches(['★', '☆', '*', '＊']);
    Some((level, period.to_owned(), rest.is_empty() || rest.strip_prefix('★') == Some(period)))
}

fn secrecy(page: &Page, sink: &mut Sink) {
    let Some(text) = &page.document.header.secrecy else { return };
    let Some((level, period, starred)) = parts(text.as_str()) else { return };
    let number = scan::digits(&period);
    let unit = &period[number.len()..];
    let plain = period.is_empty() || period == "长期" || (!number.is_empty() && (unit == "年" || unit == "个月"));
    if !starred && plain {
        let right = format!("{level}★{period}");
        sink.find_at(text.span(), format!("密级和保密期限应写作“{right}”。"), replace(text, &right));
    } else if !plain {
        sink.find_at(text.span(), "保密期限应写作“★5年”“★6个月”或者“★长期”。", None);
    }
}

static TOO_LONG: Rule = Rule {
    code: "WS0104",
    name: "保密期限超过上限",
    family: Family::Elements,
    severity: Severity::Error,
    sources: &[&source::SECRETS],
    fixability: Fixability::None,
    manual: Manual {
        checks: "保密期限是否超过法定上限：绝密三十年，机密二十年，秘密十年。",
        why: "除另有规定外，保密期限不得超过上限。",
        wrong: &[
            "000001\n秘密★15年\n云溪县人民政府文件\n云政发〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        right: &[
            "000001\n秘密★10年\n云溪县人民政府文件\n云政发〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        remedy: "按定密依据核定期限。",
        except: "另有规定的长期保密事项。",
        office: ExampleOffice::None,
    },
    check: Check::Page(too_long),
};

fn too_long(page: &Page, sink: &mut Sink) {
    let Some(text) = &page.document.header.secrecy else { return };
    let Some((level, period, _)) = parts(text.as_str()) else { return };
    let most = match level {
        "绝密" => 30,
        "机密" => 20,
        _ => 10,
    };
    let years: Option<u32> = period.strip_suffix('年').and_then(|years| years.parse().ok());
    if years.is_some_and(|years| years > most) {
        sink.find_at(text.span(), format!("{level}级的保密期限不超过{most}年，请按定密依据核定。"), None);
    }
}

static URGENCY: Rule = Rule {
    code: "WS0105",
    name: "紧急程度的写法不合规定",
    family: Family::Elements,
    severity: Severity::Error,
    sources: &[&source::T9_3],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "紧急程度是否为“特急”或者“加急”（电报为特提、特急、加急、平急）。",
        why: "紧急公文应当分别标注特急、加急，没有“急件”“紧急”的等级。",
        wrong: &[
            "特提\n云溪县人民政府文件\n云政发〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
            "急件\n云溪县人民政府文件\n云政发〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        right: &[
            "特急\n云溪县人民政府文件\n云政发〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        remedy: "改为“特急”或者“加急”；程序按“加急”改，请核对。",
        except: "电报。",
        office: ExampleOffice::None,
    },
    check: Check::Page(urgency),
};

fn urgency(page: &Page, sink: &mut Sink) {
    let Some(text) = &page.document.header.urgency else { return };
    let compact: String = text.as_str().chars().filter(|c| !c.is_whitespace()).collect();
    let telegram =
        page.document.header.mark.iter().chain(&page.document.header.number).any(|t| t.as_str().contains('电'));
    let paper = page.has_header() && !telegram;
    let known = if paper { &["特急", "加急"][..] } else { &["特急", "加急", "特提", "平急"] };
    if !known.contains(&compact.as_str()) {
        let right = if compact.starts_with('特') { "特急" } else { "加急" };
        sink.find_at(text.span(), format!("紧急程度应标注“特急”或者“加急”，不用“{compact}”。"), replace(text, right));
    }
}

static NO_SIGNATORY: Rule = Rule {
    code: "WS0106",
    name: "上行文没有签发人",
    family: Family::Elements,
    severity: Severity::Error,
    sources: &[&source::T9_6],
    fixability: Fixability::None,
    manual: Manual {
        checks: "有版头的上行文是否标注签发人。",
        why: "上行文应当标注签发人姓名，便于上级机关了解由谁负责。",
        wrong: &[
            "云溪县人民政府文件\n云政发〔2026〕5号\n云溪县人民政府关于增拨防汛经费的请示\n江州市人民政府：\n请增拨防汛经费50万元。\n妥否，请批示。\n云溪县人民政府\n2026年5月6日\n（联系人：李四，电话：12345678）\n",
        ],
        right: &[
            "云溪县人民政府文件\n云政发〔2026〕5号　　签发人：张三\n云溪县人民政府关于增拨防汛经费的请示\n江州市人民政府：\n请增拨防汛经费50万元。\n妥否，请批示。\n云溪县人民政府\n2026年5月6日\n（联系人：李四，电话：12345678）\n",
        ],
        remedy: "在发文字号同一行的右侧写“签发人：姓名”。",
        except: "没有版头的文本（网上公布的公文）。",
        office: ExampleOffice::None,
    },
    check: Check::Page(no_signatory),
};

fn no_signatory(page: &Page, sink: &mut Sink) {
    let header = &page.document.header;
    if page.has_header() && page.is_upward() && header.signatories.is_empty() {
        let place = header.number.as_ref().or(header.mark.last()).map(Text::span).unwrap_or_default();
        sink.find_at(place, "上行文应当标注签发人，写作“签发人：姓名”。", None);
    }
}
