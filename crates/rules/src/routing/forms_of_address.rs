//! 你 and 贵 in the text.

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::run::Proposal;
use crate::samples::{notice, request};
use crate::sink::Sink;
use crate::source;
use gongwen::{Edit, Kind, Relation};

pub(crate) static RULES: &[&Rule] = &[&YOU_UPWARD, &HONOUR_DOWNWARD];

const ORGANS: [char; 14] = ['省', '市', '县', '区', '乡', '镇', '局', '厅', '委', '办', '单', '部', '院', '公'];

static YOU_UPWARD: Rule = Rule {
    code: "WS0440",
    name: "对上级、对平级称“你”",
    family: Family::Routing,
    severity: Severity::Hint,
    sources: &[&source::C_ADDRESS],
    fixability: Fixability::None,
    manual: Manual {
        checks: "请示、报告里是否称“你市”“你局”；致平级机关的函里是否称“你局”。",
        why: "对上级写机关名称，对平级称“贵”；“你”用于下级。",
        wrong: &[
            request!("请你市增拨防汛经费50万元。", "妥否，请批示。"),
            "云溪县水利局关于商请支持河道整治的函\n云溪县财政局：\n请你局支持河道整治。\n请予函复。\n云溪县水利局\n2026年5月6日\n",
        ],
        right: &[
            request!("请江州市人民政府增拨防汛经费50万元。", "妥否，请批示。"),
            "云溪县人民政府关于支持河道整治的函\n云溪县财政局：\n请你局支持河道整治。\n请予函复。\n云溪县人民政府\n2026年5月6日\n",
        ],
        remedy: "改为机关名称；对平级改为“贵局”等。",
        except: "上级机关致下级的函、复函。",
        office: ExampleOffice::None,
    },
    check: Check::Page(you_upward),
};

fn you_upward(page: &Page, sink: &mut Sink) {
    let names = page.addressees();
    let peer = |name: &str| match page.relation(name) {
        Some(relation) => relation == Relation::Peer,
        None => page.profile().is_none() && are_departments_of_one_place(page, name),
    };
    let peers = !names.is_empty() && names.iter().all(|n| peer(n.as_str()));
    if page.is_upward() || (page.is_kind(&[Kind::Letter]) && peers) {
        each(page, '你', |paragraph, range| {
            let word = &paragraph.text.as_str()[range.clone()];
            sink.find_at(
                paragraph.text.source_of(range),
                format!("“{word}”用于下级，这里应写机关名称或者用“贵”。"),
                None,
            );
        });
    }
}

static HONOUR_DOWNWARD: Rule = Rule {
    code: "WS0441",
    name: "对下级称“贵”",
    family: Family::Routing,
    severity: Severity::Hint,
    sources: &[&source::C_ADDRESS],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "通知、批复、决定、通报里是否称“贵局”“贵镇”。",
        why: "“贵”是对平级的敬称，对下级称“你”。",
        wrong: &[notice!("请贵镇做好防汛工作。"), notice!("请贵中心做好防汛工作。")],
        right: &[notice!("请你镇做好防汛工作。")],
        remedy: "改为“你”。",
        except: "地名（贵县）、“贵重”等词。",
        office: ExampleOffice::None,
    },
    check: Check::Page(honour_downward),
};

fn honour_downward(page: &Page, sink: &mut Sink) {
    if !page.is_kind(&[Kind::Notice, Kind::Reply, Kind::Decision, Kind::Circular]) {
        return;
    }
    each(page, '贵', |paragraph, range| {
        let span = paragraph.text.source_of(range.start..range.start + '贵'.len_utf8());
        let word = &paragraph.text.as_str()[range.clone()];
        let fix = Proposal { edits: vec![Edit::replace(span, "你")], label: "改为“你”".to_owned() };
        sink.find_at(paragraph.text.source_of(range), format!("对下级不用“{word}”，改用“你”。"), Some(fix));
    });
}

/// 云溪县水利局 to 云溪县财政局: two departments of one government, told by their names.
fn are_departments_of_one_place(page: &Page, name: &str) -> bool {
    let place = |organ: &str| {
        let department = organ.ends_with('局') || organ.ends_with('厅') || organ.ends_with("委员会");
        let end = organ.find(['县', '市', '区', '省', '旗']).filter(|_| department)?;
        Some(organ[..end].to_owned())
    };
    let signed = page.document.signature.organs.first().and_then(|organ| place(organ.as_str()));
    signed.is_some() && signed == place(name)
}

/// Organs whose names no single character tells: 「贵中心」, and 「贵中学」 is none.
const LONGER: [&str; 5] = ["中心", "街道", "社区", "馆", "学校"];

/// Every 「你局」, 「贵镇」 of the body; 「贵州省」 is none.
fn each(page: &Page, lead: char, mut report: impl FnMut(&gongwen::Paragraph, std::ops::Range<usize>)) {
    for paragraph in page.paragraphs() {
        for (at, _) in paragraph.text.as_str().match_indices(lead) {
            let rest = &paragraph.text.as_str()[at + lead.len_utf8()..];
            let short = rest.chars().next().filter(|c| ORGANS.contains(c)).map(char::len_utf8);
            let organ = short.or_else(|| LONGER.iter().find(|word| rest.starts_with(**word)).map(|word| word.len()));
            if let Some(organ) = organ {
                report(paragraph, at..at + lead.len_utf8() + organ);
            }
        }
    }
}
