//! The title against the rest of the document.

use crate::finding::Severity;
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::scan;
use crate::sink::Sink;
use crate::source;
use gongwen::Kind;

pub(crate) static RULES: &[&Rule] = &[&OTHER_KIND, &DIRECT, &TWO_MATTERS];

static OTHER_KIND: Rule = Rule {
    code: "WS0320",
    name: "标题的文种与选定的文种不同",
    family: Family::Title,
    severity: Severity::Error,
    sources: &[&source::T8, &source::T20],
    fixability: Fixability::None,
    manual: Manual {
        checks: "选定（或在文件开头注明）的文种与标题末尾的文种是否一致。",
        why: "文种决定格式、行文方向和办理方式，两处不能不同。",
        wrong: &[
            "---\n文种: 函\n---\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        right: &[
            "---\n文种: 通知\n---\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        remedy: "改标题，或者改选文种。",
        except: "没有另行选定文种的。",
        office: ExampleOffice::None,
    },
    check: Check::Page(other_kind),
};

fn other_kind(page: &Page, sink: &mut Sink) {
    let Some(title) = &page.document.title else { return };
    let (Some(stated), Some(read)) =
        (page.context.kind.or(page.document.stated.kind), Kind::of_title(title.text.as_str()))
    else {
        return;
    };
    if stated != read {
        sink.find_at(title.span(), format!("选定的文种是“{stated}”，标题的文种是“{read}”，应当一致。"), None);
    }
}

static DIRECT: Rule = Rule {
    code: "WS0321",
    name: "方案、办法等没有用通知印发",
    family: Family::Title,
    severity: Severity::Warning,
    sources: &[&source::T8],
    fixability: Fixability::None,
    manual: Manual {
        checks: "标题以方案、办法、要点、计划、总结等结尾而有主送机关的。",
        why: "方案、办法等不是文种，不能单独行文，要用通知印发。",
        wrong: &["云溪县2026年防汛工作方案\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n"],
        right: &[
            "云溪县人民政府关于印发云溪县2026年防汛工作方案的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        remedy: "另拟“关于印发……的通知”，把方案、办法作为所印发的件。",
        except: "没有主送机关的（多是附件）。",
        office: ExampleOffice::None,
    },
    check: Check::Page(direct),
};

fn direct(page: &Page, sink: &mut Sink) {
    let Some(title) = page.document.title.as_ref().filter(|_| page.document.addressees.is_some()) else { return };
    let text = super::plain_end(title.text.as_str());
    let words = ["方案", "办法", "细则", "要点", "计划", "总结", "规划"];
    if let Some(word) = words.iter().find(|word| text.ends_with(**word)).filter(|_| page.kind().is_none()) {
        sink.find_at(title.span(), format!("“{word}”不是文种，应以“关于印发……的通知”印发。"), None);
    }
}

static TWO_MATTERS: Rule = Rule {
    code: "WS0322",
    name: "一份请示请求两件事",
    family: Family::Title,
    severity: Severity::Warning,
    sources: &[&source::T15_4A],
    fixability: Fixability::None,
    manual: Manual {
        checks: "请示的标题是否并列两件请求的事。",
        why: "请示应当一文一事；两件事归不同部门办，合在一起就办不了。",
        wrong: &[
            "云溪县人民政府关于增拨防汛经费和增加人员编制的请示\n江州市人民政府：\n现将有关事项请示如下：\n请增拨防汛经费50万元，增加人员编制5名。\n妥否，请批示。\n云溪县人民政府\n2026年5月6日\n（联系人：李四，电话：12345678）\n",
        ],
        right: &[
            "云溪县人民政府关于增拨防汛经费的请示\n江州市人民政府：\n现将有关事项请示如下：\n请增拨防汛经费50万元。\n妥否，请批示。\n云溪县人民政府\n2026年5月6日\n（联系人：李四，电话：12345678）\n",
        ],
        remedy: "分成两份请示。",
        except: "并列的是一件事的两个方面。",
        office: ExampleOffice::None,
    },
    check: Check::Page(two_matters),
};

fn two_matters(page: &Page, sink: &mut Sink) {
    let Some(title) = page.document.title.as_ref().filter(|_| page.is_kind(&[Kind::Request])) else { return };
    const VERBS: &[&str] = &[
        "拨付", "增拨", "拨款", "划拨", "解决", "追加", "增加", "增编", "调整", "设立", "购置", "新建", "建设", "任命",
        "表彰", "核定", "成立", "减免",
    ];
    let Some(matter) = title.text.as_str().split_once("关于").and_then(|(_, rest)| rest.strip_suffix("的请示"))
    else {
        return;
    };
    let two = ["和", "及", "并", "以及", "与"].iter().any(|word| {
        matter
            .match_indices(word)
            .any(|(at, _)| scan::starts(&matter[at + word.len()..], VERBS) && scan::has(&matter[..at], VERBS))
    });
    if two {
        sink.find_at(title.span(), "请示应当一文一事，这里并列了两件事，应分别请示。", None);
    }
}
