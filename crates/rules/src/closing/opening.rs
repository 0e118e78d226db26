//! Opening phrases against the kind (文种).

use crate::finding::Severity;
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::samples::{notice, report};
use crate::scan;
use crate::sink::Sink;
use crate::source;
use gongwen::Kind;

pub(crate) static RULES: &[&Rule] = &[&OTHER_KIND, &NOT_RECEIVED, &TWO_ANSWERED];

static OTHER_KIND: Rule = Rule {
    code: "WS0520",
    name: "开头用语与文种不符",
    family: Family::Closing,
    severity: Severity::Warning,
    sources: &[&source::C_CLOSING],
    fixability: Fixability::None,
    manual: Manual {
        checks: "“现将……报告如下”“现通知如下”等开头是否与标题的文种相符。",
        why: "标题说是一种文，开头说是另一种，收文机关无所适从。",
        wrong: &[notice!("现将防汛工作情况报告如下：", "准备工作已经完成。")],
        right: &[report!("现将防汛工作情况报告如下：", "准备工作已经完成。")],
        remedy: "改开头，或者改文种。",
        except: "转述其他公文内容的句子。",
        office: ExampleOffice::None,
    },
    check: Check::Page(other_kind),
};

const OPENINGS: [(&str, &[Kind]); 7] = [
    ("通知如下：", &[Kind::Notice, Kind::Letter]),
    ("请示如下：", &[Kind::Request]),
    ("报告如下：", &[Kind::Report, Kind::Opinion]),
    ("批复如下：", &[Kind::Reply, Kind::Letter]),
    ("函复如下：", &[Kind::Letter, Kind::Reply]),
    ("通告如下：", &[Kind::PublicNotice]),
    ("公告如下：", &[Kind::Proclamation]),
];

fn other_kind(page: &Page, sink: &mut Sink) {
    let Some(kind) = page.kind() else { return };
    for paragraph in page.paragraphs().take(4) {
        let text = paragraph.text.as_str();
        let Some((phrase, kinds)) = OPENINGS.iter().find(|(phrase, _)| text.ends_with(phrase)) else { continue };
        if !kinds.contains(&kind) {
            let range = text.len() - phrase.len()..text.len();
            let message = format!("“{}”与标题的文种“{kind}”不符。", phrase.trim_end_matches('：'));
            sink.find_at(paragraph.text.source_of(range), message, None);
        }
    }
}

const REPLY: &str = "云溪县人民政府关于同意增拨防汛经费的批复\n石桥镇人民政府：\n你镇《关于增拨防汛经费的请示》（石政请〔2026〕3号）收悉。现批复如下：\n同意增拨防汛经费50万元。\n云溪县人民政府\n2026年5月6日\n";

static NOT_RECEIVED: Rule = Rule {
    code: "WS0521",
    name: "批复没有引述来文",
    family: Family::Closing,
    severity: Severity::Hint,
    sources: &[&source::C_CLOSING],
    fixability: Fixability::None,
    manual: Manual {
        checks: "批复的开头是否写明所答复的请示。",
        why: "批复一一对应请示，先引来文的标题和字号，再写“收悉”。",
        wrong: &[
            "云溪县人民政府关于同意增拨防汛经费的批复\n石桥镇人民政府：\n同意增拨防汛经费50万元。\n云溪县人民政府\n2026年5月6日\n",
        ],
        right: &[REPLY],
        remedy: "在开头写“你镇《……请示》（字号）收悉。”。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Page(not_received),
};

fn not_received(page: &Page, sink: &mut Sink) {
    if !page.is_kind(&[Kind::Reply]) {
        return;
    }
    let cited = page
        .paragraphs()
        .take(3)
        .any(|p| scan::has(p.text.as_str(), &["收悉", "请示", "来函", "报来", "上报的", "悉。"]));
    if let Some(first) = page.paragraphs().next().filter(|_| !cited) {
        sink.find_at(first.text.span(), "批复应先引述来文，写“《……请示》（字号）收悉。”。", None);
    }
}

static TWO_ANSWERED: Rule = Rule {
    code: "WS0522",
    name: "一份批复答复了两份请示",
    family: Family::Closing,
    severity: Severity::Hint,
    sources: &[&source::C_CLOSING, &source::T15_4A],
    fixability: Fixability::None,
    manual: Manual {
        checks: "批复的开头是否引述两份请示。",
        why: "请示一文一事，批复也一文一复。",
        wrong: &[
            "云溪县人民政府关于防汛经费的批复\n石桥镇人民政府：\n你镇《关于增拨防汛经费的请示》（石政请〔2026〕3号）和《关于购置冲锋舟的请示》（石政请〔2026〕4号）收悉。现批复如下：\n同意增拨防汛经费50万元。\n云溪县人民政府\n2026年5月6日\n",
        ],
        right: &[REPLY],
        remedy: "分别批复。",
        except: "同一事项的补充请示。",
        office: ExampleOffice::None,
    },
    check: Check::Page(two_answered),
};

fn two_answered(page: &Page, sink: &mut Sink) {
    let Some(first) = page.paragraphs().next().filter(|_| page.is_kind(&[Kind::Reply])) else { return };
    let text = first.text.as_str();
    let Some(end) = text.find("收悉") else { return };
    if text[..end].matches("请示》").count() > 1 {
        sink.find_at(first.text.source_of(0..end), "一份批复答复一份请示，这里引述了几份。", None);
    }
}
