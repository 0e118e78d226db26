//! Closing phrases against the kind (文种).

use crate::finding::Severity;
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::samples::{notice, report, request};
use crate::scan;
use crate::sink::Sink;
use crate::source;
use gongwen::{Kind, Paragraph, Relation};

pub(crate) static RULES: &[&Rule] = &[&NO_REQUEST, &OTHER_KIND, &TWO_ENDS, &TONE, &BEGGING, &MINUTES];

/// The last paragraphs of the body, the last one first.
fn last<'a>(page: &Page<'a>, count: usize) -> Vec<&'a Paragraph> {
    let all: Vec<_> = page.paragraphs().collect();
    all.into_iter().rev().take(count).collect()
}

static NO_REQUEST: Rule = Rule {
    code: "WS0510",
    name: "请示没有请求批示的结尾",
    family: Family::Closing,
    severity: Severity::Hint,
    sources: &[&source::C_CLOSING],
    fixability: Fixability::None,
    manual: Manual {
        checks: "请示的结尾是否写“妥否，请批示。”等。",
        why: "请示要求答复，结尾写明请求，上级才知道要办。",
        wrong: &[request!("因汛情紧急，需增拨防汛经费50万元。")],
        right: &[request!("因汛情紧急，需增拨防汛经费50万元。", "妥否，请批示。")],
        remedy: "加一段“妥否，请批示。”。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Page(no_request),
};

fn no_request(page: &Page, sink: &mut Sink) {
    if !page.is_kind(&[Kind::Request]) {
        return;
    }
    let paragraphs = last(page, 3);
    let asks = |p: &&Paragraph| {
        scan::has(p.text.as_str(), &["批示", "批复", "批准", "审批", "审定", "审议", "请示", "予以核", "特此报告"])
    };
    if let Some(end) = paragraphs.first().filter(|_| !paragraphs.iter().any(asks)) {
        sink.find_at(end.text.span(), "请示的结尾应写“妥否，请批示。”。", None);
    }
}

static OTHER_KIND: Rule = Rule {
    code: "WS0511",
    name: "结尾用语与文种不符",
    family: Family::Closing,
    severity: Severity::Warning,
    sources: &[&source::C_CLOSING],
    fixability: Fixability::None,
    manual: Manual {
        checks: "“特此报告”“特此通知”“此复”等结尾是否与文种相符。",
        why: "结尾用语表明文种；请示写“特此报告”，上级就不知道要不要批。",
        wrong: &[
            "云溪县人民政府防汛工作会议纪要\n会议认为，要抓紧落实。\n妥否，请批示。\n出席：张三、李四。\n请假：王五。\n",
            request!("请增拨防汛经费50万元。", "特此报告。"),
            notice!("请做好防汛工作。", "妥否，请批示。"),
        ],
        right: &[notice!("请做好防汛工作。", "特此通知。"), report!("防汛准备工作已经完成。", "特此报告。")],
        remedy: "换成与文种相符的结尾。",
        except: "报告夹带请求由 WS0413 检查。",
        office: ExampleOffice::None,
    },
    check: Check::Page(other_kind),
};

const ENDS: [(&str, &[Kind]); 16] = [
    ("特此通知", &[Kind::Notice]),
    ("特此报告", &[Kind::Report]),
    ("专此报告", &[Kind::Report]),
    ("特此通报", &[Kind::Circular]),
    ("特此通告", &[Kind::PublicNotice]),
    ("特此公告", &[Kind::Proclamation]),
    ("特此批复", &[Kind::Reply]),
    ("此批复", &[Kind::Reply]),
    ("现予批复", &[Kind::Reply]),
    ("特此函复", &[Kind::Letter]),
    ("专此函复", &[Kind::Letter]),
    ("特此函达", &[Kind::Letter]),
    ("特此函告", &[Kind::Letter]),
    ("此复", &[Kind::Reply, Kind::Letter]),
    ("妥否，请批示", &[Kind::Request, Kind::Opinion, Kind::Report]),
    ("当否，请批示", &[Kind::Request, Kind::Opinion, Kind::Report]),
];

fn other_kind(page: &Page, sink: &mut Sink) {
    let Some(kind) = page.kind() else { return };
    // Below the last words of 纪要 stand those who attended.
    let count = if kind == Kind::Minutes { usize::MAX } else { 2 };
    for paragraph in last(page, count) {
        let text = paragraph.text.as_str();
        let words = text.trim_end_matches(['。', '！', '？']);
        let ends = |phrase: &str| {
            words.strip_suffix(phrase).is_some_and(|before| before.is_empty() || before.ends_with(['。', '，', '；']))
        };
        let Some((phrase, kinds)) = ENDS.iter().find(|(phrase, _)| ends(phrase)) else { continue };
        if !kinds.contains(&kind) {
            let range = words.len() - phrase.len()..words.len();
            sink.find_at(paragraph.text.source_of(range), format!("“{phrase}”不是{kind}的结尾用语。"), None);
        }
    }
}

static TWO_ENDS: Rule = Rule {
    code: "WS0512",
    name: "“通知如下”与“特此通知”重复",
    family: Family::Closing,
    severity: Severity::Hint,
    sources: &[&source::C_CLOSING],
    fixability: Fixability::None,
    manual: Manual {
        checks: "开头已写“通知如下”，结尾又写“特此通知”。",
        why: "两处作用相同，留一处即可。",
        wrong: &[notice!("现将有关事项通知如下：", "请做好防汛工作。", "特此通知。")],
        right: &[notice!("现将有关事项通知如下：", "请做好防汛工作。")],
        remedy: "删去“特此通知”。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Page(two_ends),
};

fn two_ends(page: &Page, sink: &mut Sink) {
    let opened = page.paragraphs().any(|p| p.text.as_str().contains("通知如下"));
    if let Some(end) = page.last_paragraph().filter(|p| opened && p.text.as_str().contains("特此通知")) {
        sink.find_at(end.text.span(), "开头已有“通知如下”，结尾不再写“特此通知”。", None);
    }
}

static TONE: Rule = Rule {
    code: "WS0513",
    name: "函用了对上级或者对下级的结尾",
    family: Family::Closing,
    severity: Severity::Hint,
    sources: &[&source::C_CLOSING],
    fixability: Fixability::None,
    manual: Manual {
        checks: "函的结尾是否写“请批示”“请遵照执行”。",
        why: "函用于不相隶属的机关，用商量的语气。",
        wrong: &[
            "云溪县人民政府关于商借抢险设备的函\n临川县人民政府：\n拟借用冲锋舟10艘。\n请遵照执行。\n云溪县人民政府\n2026年5月6日\n",
        ],
        right: &[
            "云溪县人民政府关于商借抢险设备的函\n临川县人民政府：\n拟借用冲锋舟10艘。\n请予函复。\n云溪县人民政府\n2026年5月6日\n",
        ],
        remedy: "改为“请予函复”“请予支持”。",
        except: "上级机关以函的形式答复、批准下级事项。",
        office: ExampleOffice::None,
    },
    check: Check::Page(tone),
};

fn tone(page: &Page, sink: &mut Sink) {
    if !page.is_kind(&[Kind::Letter]) || page.document.title_text().contains("同意") {
        return;
    }
    let below = page.addressees().iter().any(|n| page.relation(n.as_str()) == Some(Relation::Subordinate));
    for paragraph in last(page, 2).into_iter().filter(|_| !below) {
        let text = paragraph.text.as_str();
        for phrase in ["请批示", "请遵照执行", "望遵照执行"] {
            if let Some(at) = text.find(phrase) {
                let span = paragraph.text.source_of(at..at + phrase.len());
                sink.find_at(span, format!("函不用“{phrase}”，应用“请予函复”等商洽的语气。"), None);
            }
        }
    }
}

static BEGGING: Rule = Rule {
    code: "WS0514",
    name: "请示的结尾不合规范",
    family: Family::Closing,
    severity: Severity::Hint,
    sources: &[&source::C_CLOSING],
    fixability: Fixability::None,
    manual: Manual {
        checks: "请示的结尾是否写“请予支持为盼”“特此请示”。",
        why: "请示的结尾直接请求批示、批复；“为盼”是函的用语。",
        wrong: &[request!("请批准增拨防汛经费50万元。", "请予支持为盼。")],
        right: &[request!("请批准增拨防汛经费50万元。", "妥否，请批示。")],
        remedy: "改为“妥否，请批示。”。",
        except: "函可以用“为盼”“为荷”。",
        office: ExampleOffice::None,
    },
    check: Check::Page(begging),
};

fn begging(page: &Page, sink: &mut Sink) {
    if !page.is_kind(&[Kind::Request]) {
        return;
    }
    for paragraph in last(page, 2) {
        let text = paragraph.text.as_str();
        for phrase in ["为盼", "为荷", "特此请示"] {
            if let Some(at) = text.find(phrase) {
                let span = paragraph.text.source_of(at..at + phrase.len());
                sink.find_at(span, format!("请示的结尾不用“{phrase}”，应写“妥否，请批示。”。"), None);
            }
        }
    }
}

static MINUTES: Rule = Rule {
    code: "WS0515",
    name: "纪要用了第一人称",
    family: Family::Closing,
    severity: Severity::Hint,
    sources: &[&source::C_CLOSING],
    fixability: Fixability::None,
    manual: Manual {
        checks: "纪要的正文是否写“我们”“我认为”。",
        why: "纪要以“会议认为”“会议议定”的口气记载，用第三人称。",
        wrong: &["云溪县人民政府防汛工作会议纪要\n会议听取了县水利局的汇报。\n我们认为，要抓紧落实。\n"],
        right: &["云溪县人民政府防汛工作会议纪要\n会议听取了县水利局的汇报。\n会议认为，要抓紧落实。\n"],
        remedy: "改为“会议认为”“会议要求”。",
        except: "“我县”“我国”，引用的发言。",
        office: ExampleOffice::None,
    },
    check: Check::Page(minutes),
};

fn minutes(page: &Page, sink: &mut Sink) {
    if !page.is_kind(&[Kind::Minutes]) {
        return;
    }
    for paragraph in page.paragraphs() {
        let text = paragraph.text.as_str();
        for phrase in ["我们认为", "我们要", "我认为", "我想", "我们"] {
            if let Some(at) = text.find(phrase).filter(|_| !text.contains('“')) {
                let span = paragraph.text.source_of(at..at + phrase.len());
                sink.find_at(span, "纪要用第三人称，写“会议认为”“会议要求”。", None);
                break;
            }
        }
    }
}
