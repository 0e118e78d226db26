//! 「关于……的」 in a title.

use super::view;
use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::run::Run;
use crate::scan;
use crate::sink::Sink;
use crate::source;
use gongwen::Kind;

pub(crate) static RULES: &[&Rule] = &[&NO_ABOUT, &ABOUT_TOWARDS, &NO_MATTER, &NO_ORGAN];

static NO_ABOUT: Rule = Rule {
    code: "WS0304",
    name: "标题缺“关于”",
    family: Family::Title,
    severity: Severity::Warning,
    sources: &[&source::C_TITLE, &source::T9_7],
    fixability: Fixability::None,
    manual: Manual {
        checks: "通知、请示、函、批复、通报、意见的标题里是否有“关于”。",
        why: "“关于……的”把发文机关、事由、文种连起来；缺了，机关名称就与事由混在一起。",
        wrong: &[
            "云溪县人民政府召开农村工作会议的通知",
            "云溪县人民政府召开农村工作会议通知\n各乡镇人民政府：\n请按时参加。\n云溪县人民政府\n2026年5月6日\n",
        ],
        right: &["云溪县人民政府关于召开农村工作会议的通知", "云溪县人民政府转发江州市人民政府关于做好防汛工作的通知"],
        remedy: "在事由前加“关于”。",
        except: "印发、转发、批转类标题；公告、通告、令、纪要。",
        office: ExampleOffice::None,
    },
    check: Check::Run(no_about),
};

fn no_about(run: &Run, sink: &mut Sink) {
    let Some(title) = view(run) else { return };
    let text = title.text;
    const KINDS: [Kind; 6] = [Kind::Notice, Kind::Request, Kind::Letter, Kind::Reply, Kind::Circular, Kind::Opinion];
    let kind = title.kind().is_some_and(|kind| KINDS.contains(&kind));
    let joined = scan::ends(text, &["的通知", "的请示", "的函", "的复函", "的批复", "的通报", "的意见"])
        || (!title.is_fragment && scan::has(text, &["召开", "举办", "开展", "申请", "商请"]));
    let verb = scan::has(text, &["关于", "印发", "转发", "批转", "公布", "发布", "对", "致"]);
    // In a fragment only a title that begins with an organ is surely one.
    let head = scan::first_chars(text, 14);
    let organ = scan::has(head, &["部", "局", "县", "市", "省", "委", "校", "院", "厅", "办", "公司", "政府"]);
    if kind && joined && !verb && (organ || !title.is_fragment) {
        sink.find(run, title.start..title.end(), "标题缺“关于”，应写作“……关于……的……”。", None);
    }
}

static ABOUT_TOWARDS: Rule = Rule {
    code: "WS0305",
    name: "标题里“关于对”重复",
    family: Family::Title,
    severity: Severity::Hint,
    sources: &[&source::C_TITLE],
    fixability: Fixability::None,
    manual: Manual {
        checks: "标题里是否写“关于对……进行……”。",
        why: "“关于”已经引出对象，再用“对”就重复了。",
        wrong: &["云溪县人民政府关于对石桥路进行维修的通知"],
        right: &["云溪县人民政府关于维修石桥路的通知"],
        remedy: "去掉“对”，把动词提前。",
        except: "“关于对外……”一类的词语。",
        office: ExampleOffice::None,
    },
    check: Check::Run(about_towards),
};

fn about_towards(run: &Run, sink: &mut Sink) {
    let Some(title) = view(run) else { return };
    let Some(at) = title.text.find("关于对") else { return };
    let after = &title.text[at + "关于对".len()..];
    if !scan::starts(after, &["外", "口", "接", "台", "标", "照", "比", "虾", "俄", "美", "日"]) {
        let start = title.start + at;
        sink.find(run, start..start + "关于对".len(), "“关于”后不再用“对”，宜把动词提前。", None);
    }
}

static NO_MATTER: Rule = Rule {
    code: "WS0306",
    name: "标题省略了事由",
    family: Family::Title,
    severity: Severity::Warning,
    sources: &[&source::T9_7],
    fixability: Fixability::None,
    manual: Manual {
        checks: "标题是否只有机关名称和文种，或者只有文种（“通　知”）。",
        why: "标题由发文机关名称、事由和文种组成，没有事由就不知道说什么事。",
        wrong: &["云溪县人民政府决定", "通　知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n"],
        right: &["云溪县人民政府关于表彰先进集体的决定", "云溪县人民政府公告"],
        remedy: "补上“关于……的”。",
        except: "公告、通告、令可以只写机关名称和文种。",
        office: ExampleOffice::None,
    },
    check: Check::Run(no_matter),
};

fn no_matter(run: &Run, sink: &mut Sink) {
    let Some(title) = view(run) else { return };
    const KINDS: [&str; 7] = ["决定", "决议", "通知", "请示", "批复", "通报", "意见"];
    let plain: String = title.text.chars().filter(|c| !c.is_whitespace()).collect();
    if !title.is_fragment && (KINDS.contains(&plain.as_str()) || plain == "报告") {
        let message = format!("标题只有文种，应写作“……关于……的{plain}”。");
        sink.find(run, title.start..title.end(), message, None);
        return;
    }
    let bare = KINDS.iter().find_map(|kind| title.text.strip_suffix(kind)).is_some_and(|organ| {
        scan::ends(organ, &["人民政府", "人民政府办公室", "委员会", "局", "厅"])
            && !scan::has(organ, &["关于", "发", "的", "对", "召开", "做好"])
            && organ.chars().count() <= 25
    });
    if bare {
        sink.find(run, title.start..title.end(), "标题缺事由，应写作“……关于……的……”。", None);
    }
}

static NO_ORGAN: Rule = Rule {
    code: "WS0307",
    name: "没有版头的公文标题缺发文机关名称",
    family: Family::Title,
    severity: Severity::Hint,
    sources: &[&source::T9_7],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "没有发文机关标志的公文，标题是否以发文机关名称开头。",
        why: "标题由发文机关名称、事由和文种组成；没有版头时，标题更要写明是谁发的。",
        wrong: &["关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n"],
        right: &[
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        remedy: "在“关于”前写上发文机关名称。",
        except: "有版头的公文；没有署名的草稿。",
        office: ExampleOffice::None,
    },
    check: Check::Page(no_organ),
};

fn no_organ(page: &crate::page::Page, sink: &mut Sink) {
    let document = page.document;
    let Some(title) = &document.title else { return };
    let organs = &document.signature.organs;
    if page.has_header() || organs.len() != 1 || !title.text.as_str().starts_with("关于") || page.kind().is_none() {
        return;
    }
    let name: String = organs[0].as_str().chars().filter(|c| !c.is_whitespace()).collect();
    let span = title.text.source_of(0.."关于".len());
    let fix = crate::run::Proposal {
        edits: vec![gongwen::Edit::insert(span.start, name.clone())],
        label: format!("在标题前加“{name}”"),
    };
    sink.find_at(span, format!("没有版头的公文，标题前应写发文机关名称“{name}”。"), Some(fix));
}
