//! How addressees (主送机关) and copies (抄送机关) are written.

use super::is_leader;
use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::run::Proposal;
use crate::samples::notice;
use crate::scan;
use crate::sink::Sink;
use crate::source;
use gongwen::{Edit, Relation};

pub(crate) static RULES: &[&Rule] = &[&HALF_COLON, &SEPARATOR, &TWICE, &OWN, &COPY_TO_LEADER];

static HALF_COLON: Rule = Rule {
    code: "WS0401",
    name: "主送机关后用了半角冒号",
    family: Family::Routing,
    severity: Severity::Error,
    sources: &[&source::F7_3_2],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "最后一个主送机关名称后的冒号是否为全角。",
        why: "主送机关之后标全角冒号。",
        wrong: &[
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府:\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        right: &[notice!("请做好防汛工作。")],
        remedy: "改为“：”。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Page(half_colon),
};

fn half_colon(page: &Page, sink: &mut Sink) {
    let Some(names) = &page.document.addressees else { return };
    if names.end.as_str().trim() == ":" {
        let span = names.end.span();
        let fix = Proposal { edits: vec![Edit::replace(span, "：")], label: "改为“：”".to_owned() };
        sink.find_at(span, "主送机关后用全角冒号“：”。", Some(fix));
    }
}

static SEPARATOR: Rule = Rule {
    code: "WS0403",
    name: "不同类的主送机关之间用了顿号",
    family: Family::Routing,
    severity: Severity::Hint,
    sources: &[&source::C_ADDRESS],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "乡镇与部门等不同类的机关之间是否用逗号。",
        why: "同类机关之间用顿号，不同类之间用逗号，层次才清楚。",
        wrong: &[
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府、县政府各部门：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        right: &[
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府，县政府各部门、各直属机构：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        remedy: "改为逗号。",
        except: "同类机关之间。",
        office: ExampleOffice::None,
    },
    check: Check::Page(separator),
};

fn separator(page: &Page, sink: &mut Sink) {
    let Some(names) = page.addressee_names() else { return };
    let string = names.text.as_str();
    for (at, mark) in string.match_indices('、') {
        let (before, after) = (&string[..at], &string[at + mark.len()..]);
        let township = scan::ends(before, &["人民政府", "街道办事处", "各乡镇", "办事处"]);
        let department = ["省", "市", "县", "区", "州"].iter().any(|level| {
            after
                .strip_prefix(level)
                .is_some_and(|rest| scan::starts(rest, &["政府各", "政府有关", "直", "级各", "各有关"]))
        });
        if township && department {
            let range = at..at + mark.len();
            let span = names.text.source_of(range.clone());
            let fix = names
                .text
                .is_contiguous(range)
                .then(|| Proposal { edits: vec![Edit::replace(span, "，")], label: "改为“，”".to_owned() });
            sink.find_at(span, "不同类的机关之间用逗号。", fix);
        }
    }
}

static TWICE: Rule = Rule {
    code: "WS0404",
    name: "同一机关既是主送又是抄送",
    family: Family::Routing,
    severity: Severity::Warning,
    sources: &[&source::C_ADDRESS],
    fixability: Fixability::None,
    manual: Manual {
        checks: "主送机关是否又列入抄送。",
        why: "主送机关已经收到公文，不必再抄送。",
        wrong: &[
            "云溪县人民政府关于做好防汛工作的通知\n县水利局、县应急管理局：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n抄送：县委办公室，县水利局。\n",
        ],
        right: &[
            "云溪县人民政府关于做好防汛工作的通知\n县水利局、县应急管理局：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n抄送：县委办公室。\n",
        ],
        remedy: "从抄送里删去。",
        except: "统称（各乡镇、各部门）与单个机关的关系不查。",
        office: ExampleOffice::None,
    },
    check: Check::Page(twice),
};

fn twice(page: &Page, sink: &mut Sink) {
    let main = page.addressees();
    for copy in page.copies_to() {
        if main.contains(&copy) {
            sink.find_at(copy.span(), format!("“{copy}”已是主送机关，不再抄送。"), None);
        }
    }
}

static OWN: Rule = Rule {
    code: "WS0405",
    name: "主送本机关",
    family: Family::Routing,
    severity: Severity::Warning,
    sources: &[&source::T9_8],
    fixability: Fixability::None,
    manual: Manual {
        checks: "主送机关里是否有发文机关自己。",
        why: "主送机关是受理公文的机关，发文机关不给自己发文。",
        wrong: &[
            "云溪县人民政府关于做好防汛工作的通知\n云溪县人民政府、石桥镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        right: &[
            "云溪县人民政府关于做好防汛工作的通知\n石桥镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        remedy: "删去本机关。",
        except: "没有单位资料。",
        office: ExampleOffice::County,
    },
    check: Check::Page(own),
};

fn own(page: &Page, sink: &mut Sink) {
    for name in page.addressees() {
        if page.relation(name.as_str()) == Some(Relation::Own) {
            sink.find_at(name.span(), "主送机关里有发文机关自己，请核对。", None);
        }
    }
}

static COPY_TO_LEADER: Rule = Rule {
    code: "WS0406",
    name: "抄送给个人",
    family: Family::Routing,
    severity: Severity::Hint,
    sources: &[&source::C_ADDRESS],
    fixability: Fixability::None,
    manual: Manual {
        checks: "抄送里是否写领导职务或姓名。",
        why: "抄送的对象是机关；送领导的，由办公室按程序呈送。",
        wrong: &[
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n抄送：县委书记，县委办公室。\n",
        ],
        right: &[
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n抄送：县委办公室。\n",
        ],
        remedy: "改为机关名称。",
        except: "机关内部的信息、简报。",
        office: ExampleOffice::None,
    },
    check: Check::Page(copy_to_leader),
};

fn copy_to_leader(page: &Page, sink: &mut Sink) {
    let leaders = page.profile().map(|p| p.leaders.as_slice()).unwrap_or_default();
    for copy in page.copies_to() {
        if is_leader(copy.as_str(), leaders) {
            sink.find_at(copy.span(), "抄送的对象是机关，不是个人。", None);
        }
    }
}
