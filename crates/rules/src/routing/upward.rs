//! Documents to superior organs (上行文): 《条例》 Article 15.

use super::is_leader;
use crate::finding::Severity;
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::samples::request;
use crate::scan;
use crate::sink::Sink;
use crate::source;
use gongwen::{Kind, Relation, Text};

pub(crate) static RULES: &[&Rule] = &[&SEVERAL, &TO_LEADER, &COPY_DOWN, &BY_LEADER, &TWO_REQUESTS, &FORWARDED];

static SEVERAL: Rule = Rule {
    code: "WS0410",
    name: "上行文主送了几个机关",
    family: Family::Routing,
    severity: Severity::Warning,
    sources: &[&source::T15_1A],
    fixability: Fixability::None,
    manual: Manual {
        checks: "请示、报告是否主送一个以上的机关。",
        why: "原则上主送一个上级机关；主送几个，容易都办或者都不办，批复也可能不一致。",
        wrong: &[
            "云溪县人民政府关于增拨防汛经费的请示\n江州市人民政府、江州市财政局：\n请增拨防汛经费50万元。\n妥否，请批示。\n云溪县人民政府\n2026年5月6日\n（联系人：李四，电话：12345678）\n",
        ],
        right: &[request!("请增拨防汛经费50万元。", "妥否，请批示。")],
        remedy: "主送一个上级机关，其余改为抄送。",
        except: "受双重领导的机关按规定主送两个上级的报告。",
        office: ExampleOffice::None,
    },
    check: Check::Page(several),
};

fn several(page: &Page, sink: &mut Sink) {
    let Some(names) = page.addressee_names().filter(|_| page.is_upward()) else { return };
    let count = names.items().len();
    if count > 1 {
        sink.find_at(
            names.text.span(),
            format!("上行文原则上主送一个上级机关，这里有{count}个，其余宜改为抄送。"),
            None,
        );
    }
}

static TO_LEADER: Rule = Rule {
    code: "WS0411",
    name: "上行文主送给领导个人",
    family: Family::Routing,
    severity: Severity::Error,
    sources: &[&source::T15_5A],
    fixability: Fixability::None,
    manual: Manual {
        checks: "以机关名义的上行文是否主送领导个人。",
        why: "除上级机关负责人直接交办事项外，不得以本机关名义向上级机关负责人报送公文。",
        wrong: &[
            "云溪县人民政府关于增拨防汛经费的请示\n王市长：\n请增拨防汛经费50万元。\n妥否，请批示。\n云溪县人民政府\n2026年5月6日\n（联系人：李四，电话：12345678）\n",
        ],
        right: &[request!("请增拨防汛经费50万元。", "妥否，请批示。")],
        remedy: "改为主送上级机关。",
        except: "上级机关负责人直接交办的事项。",
        office: ExampleOffice::None,
    },
    check: Check::Page(to_leader),
};

fn to_leader(page: &Page, sink: &mut Sink) {
    if !page.is_upward() {
        return;
    }
    let leaders = page.profile().map(|p| p.leaders.as_slice()).unwrap_or_default();
    for name in page.addressees() {
        if is_leader(name.as_str(), leaders) {
            sink.find_at(name.span(), format!("不得向上级机关负责人报送公文，“{name}”应改为机关名称。"), None);
        }
    }
}

static COPY_DOWN: Rule = Rule {
    code: "WS0412",
    name: "上行文抄送了下级机关",
    family: Family::Routing,
    severity: Severity::Error,
    sources: &[&source::T15_1B],
    fixability: Fixability::None,
    manual: Manual {
        checks: "请示、报告的抄送里是否有下级机关。",
        why: "请示的事项还没有批准，抄送下级会引起误解。",
        wrong: &[
            "云溪县人民政府关于增拨防汛经费的请示\n江州市人民政府：\n请增拨防汛经费50万元。\n妥否，请批示。\n云溪县人民政府\n2026年5月6日\n（联系人：李四，电话：12345678）\n抄送：江州市财政局，各乡镇人民政府。\n",
            "石桥镇人民政府关于修建石桥的请示\n云溪县人民政府：\n请拨付石桥建设资金50万元。\n妥否，请批示。\n石桥镇人民政府\n2026年5月6日\n（联系人：李四，电话：12345678）\n抄送：石桥镇各村民委员会。\n",
        ],
        right: &[
            "云溪县人民政府关于增拨防汛经费的请示\n江州市人民政府：\n请增拨防汛经费50万元。\n妥否，请批示。\n云溪县人民政府\n2026年5月6日\n（联系人：李四，电话：12345678）\n抄送：江州市财政局。\n",
        ],
        remedy: "从抄送里删去下级机关。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Page(copy_down),
};

fn copy_down(page: &Page, sink: &mut Sink) {
    if !page.is_upward() {
        return;
    }
    let places: Vec<String> = page.document.signature.organs.iter().filter_map(place_of).collect();
    for copy in page.copies_to() {
        let name = copy.as_str();
        // 「柳河镇各村」 by 柳河镇人民政府 are its own.
        let below = places.iter().find_map(|place| name.strip_prefix(place.as_str())).unwrap_or(name);
        let known = page.relation(name) == Some(Relation::Subordinate);
        let plainly = scan::starts(below, &["各乡", "各镇", "各街道", "各村", "各县", "县政府各", "县直各", "各股室"]);
        if known || plainly {
            sink.find_at(copy.span(), format!("上行文不抄送下级机关，“{name}”应删去。"), None);
        }
    }
}

/// 柳河镇, from 柳河镇人民政府.
fn place_of(organ: &Text) -> Option<String> {
    let name: String = organ.as_str().chars().filter(|c| !c.is_whitespace()).collect();
    name.strip_suffix("人民政府").filter(|place| !place.is_empty()).map(str::to_owned)
}

static BY_LEADER: Rule = Rule {
    code: "WS0414",
    name: "以领导个人名义向上级行文",
    family: Family::Routing,
    severity: Severity::Error,
    sources: &[&source::T15_5B],
    fixability: Fixability::None,
    manual: Manual {
        checks: "请示、报告的落款是否为领导的职务姓名。",
        why: "不得以本机关负责人名义向上级机关报送公文。",
        wrong: &[
            "云溪县人民政府关于增拨防汛经费的请示\n江州市人民政府：\n请增拨防汛经费50万元。\n妥否，请批示。\n县长张三\n2026年5月6日\n（联系人：李四，电话：12345678）\n",
            "云溪县人民政府关于增拨防汛经费的请示\n江州市人民政府：\n请增拨防汛经费50万元。\n妥否，请批示。\n县长　张三\n2026年5月6日\n（联系人：李四，电话：12345678）\n",
        ],
        right: &[request!("请增拨防汛经费50万元。", "妥否，请批示。")],
        remedy: "落款改为发文机关名称。",
        except: "议案由行政首长签署。",
        office: ExampleOffice::None,
    },
    check: Check::Page(by_leader),
};

fn by_leader(page: &Page, sink: &mut Sink) {
    if let Some(person) = page.document.signature.person.as_ref().filter(|_| page.is_upward()) {
        sink.find_at(person.span(), "不得以本机关负责人名义向上级机关报送公文，落款应写机关名称。", None);
    }
}

static TWO_REQUESTS: Rule = Rule {
    code: "WS0415",
    name: "请示的正文分列了几件不同的请求",
    family: Family::Routing,
    severity: Severity::Warning,
    sources: &[&source::T15_4A],
    fixability: Fixability::None,
    manual: Manual {
        checks: "请示里是否有两段以上以“恳请”开头、请求不同部门办理的事。",
        why: "请示应当一文一事。",
        wrong: &[request!("一、恳请增拨防汛经费50万元。", "二、恳请增加人员编制5名。", "妥否，请批示。")],
        right: &[request!(
            "一、汛情概况",
            "入汛以来雨量偏多。",
            "二、经费缺口",
            "恳请增拨防汛经费50万元。",
            "妥否，请批示。"
        )],
        remedy: "分成几份请示。",
        except: "同一件事的几个方面。",
        office: ExampleOffice::None,
    },
    check: Check::Page(two_requests),
};

fn two_requests(page: &Page, sink: &mut Sink) {
    if !page.is_kind(&[Kind::Request]) {
        return;
    }
    let topics = ["经费", "资金", "编制", "用地", "机构", "职数", "设备", "项目"];
    let mut seen: Vec<&str> = Vec::new();
    for paragraph in page.paragraphs() {
        let words = paragraph.text.as_str();
        let Some(ordinal) =
            paragraph.ordinal.filter(|o| scan::starts(&words[o.len..], &["恳请", "请求", "请予", "请批准"]))
        else {
            continue;
        };
        let Some(topic) = topics.into_iter().find(|topic| words.contains(topic)) else { continue };
        if !seen.is_empty() && !seen.contains(&topic) {
            let span = paragraph.text.source_of(ordinal.len..words.len());
            sink.find_at(span, "请示应当一文一事，这是另一件请求，应另行请示。", None);
        }
        seen.push(topic);
    }
}

static FORWARDED: Rule = Rule {
    code: "WS0416",
    name: "转报下级的请示，没有提出倾向性意见",
    family: Family::Routing,
    severity: Severity::Warning,
    sources: &[&source::T15_3],
    fixability: Fixability::None,
    manual: Manual {
        checks: "把下级请示转报上级时，是否提出本机关的意见。",
        why: "应当提出倾向性意见后上报，不得原文转报。",
        wrong: &[request!("现将石桥镇人民政府关于增拨防汛经费的请示转报你们。", "妥否，请批示。")],
        right: &[request!(
            "现将石桥镇人民政府关于增拨防汛经费的请示转报你们。经研究，我县拟同意增拨50万元。",
            "妥否，请批示。"
        )],
        remedy: "写明本机关的意见，如“我县拟同意……”。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Page(forwarded),
};

fn forwarded(page: &Page, sink: &mut Sink) {
    if !page.is_kind(&[Kind::Request]) {
        return;
    }
    const VIEWS: &[&str] = &["建议", "拟同意", "同意", "意见", "倾向", "认为", "拟"];
    if page.paragraphs().any(|p| scan::has(p.text.as_str(), VIEWS)) {
        return;
    }
    for paragraph in page.paragraphs() {
        let words = paragraph.text.as_str();
        let forwards = ["转报", "转呈", "转请"].iter().find_map(|word| words.find(word).map(|at| at..at + word.len()));
        if let Some(range) = forwards.filter(|_| words.contains("请示")) {
            sink.find_at(paragraph.text.source_of(range), "转报下级的请示应当提出倾向性意见，不得原文转报。", None);
        }
    }
}
