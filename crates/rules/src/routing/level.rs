//! Levels and authority: 《条例》 Articles 14, 16 and 17; joint issue (联合行文) is in `joint.rs`.

use crate::finding::Severity;
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::samples::request;
use crate::scan;
use crate::sink::Sink;
use crate::source;
use gongwen::{Kind, OrganClass, Relation, Text};

pub(crate) static RULES: &[&Rule] = &[&SKIPPED, &SKIPPED_WITHOUT_COPY, &COMMAND, &INTERNAL_UNIT];

/// The addressee above the direct superior, if there is one: a government above one's own
/// superior government. A superior department beside the government is no skipping.
fn skipped(page: &Page) -> Option<Text> {
    let profile = page.profile().filter(|_| page.is_upward())?;
    let direct = profile.superiors.first()?;
    page.addressees().into_iter().find(|name| {
        profile.superiors.iter().skip(1).any(|organ| organ.class == direct.class && organ.is_called(name.as_str()))
    })
}

fn copied_to_direct(page: &Page) -> bool {
    let direct = page.profile().and_then(|profile| profile.superiors.first());
    direct.is_some_and(|organ| {
        page.copies_to().iter().chain(&page.addressees()).any(|name| organ.is_called(name.as_str()))
    })
}

static SKIPPED: Rule = Rule {
    code: "WS0420",
    name: "越级行文",
    family: Family::Routing,
    severity: Severity::Warning,
    sources: &[&source::T14A],
    fixability: Fixability::None,
    manual: Manual {
        checks: "上行文是否越过直接上级。",
        why: "行文关系根据隶属关系和职权范围确定，一般不得越级行文。",
        wrong: &[
            "云溪县人民政府关于增拨防汛经费的请示\n南江省人民政府：\n请增拨防汛经费50万元。\n妥否，请批示。\n云溪县人民政府\n2026年5月6日\n（联系人：李四，电话：12345678）\n抄送：江州市人民政府。\n",
        ],
        right: &[request!("请增拨防汛经费50万元。", "妥否，请批示。")],
        remedy: "改为主送直接上级。",
        except: "特殊情况确需越级、并抄送被越过的机关的，可以不改。",
        office: ExampleOffice::County,
    },
    check: Check::Page(skipped_up),
};

fn skipped_up(page: &Page, sink: &mut Sink) {
    if let Some(name) = skipped(page).filter(|_| copied_to_direct(page)) {
        sink.find_at(name.span(), format!("一般不得越级行文，“{name}”不是直接上级。"), None);
    }
}

static SKIPPED_WITHOUT_COPY: Rule = Rule {
    code: "WS0421",
    name: "越级行文，没有抄送被越过的机关",
    family: Family::Routing,
    severity: Severity::Error,
    sources: &[&source::T14B, &source::T14A],
    fixability: Fixability::None,
    manual: Manual {
        checks: "越级行文时，是否抄送被越过的机关。",
        why: "特殊情况需要越级行文的，应当同时抄送被越过的机关。",
        wrong: &[
            "云溪县人民政府关于增拨防汛经费的请示\n南江省人民政府：\n请增拨防汛经费50万元。\n妥否，请批示。\n云溪县人民政府\n2026年5月6日\n（联系人：李四，电话：12345678）\n",
        ],
        right: &[request!("请增拨防汛经费50万元。", "妥否，请批示。")],
        remedy: "改为主送直接上级；确需越级的，抄送被越过的机关。",
        except: "没有单位资料。",
        office: ExampleOffice::County,
    },
    check: Check::Page(skipped_without_copy),
};

fn skipped_without_copy(page: &Page, sink: &mut Sink) {
    let Some(direct) = page.profile().and_then(|profile| profile.superiors.first()) else { return };
    if let Some(name) = skipped(page).filter(|_| !copied_to_direct(page)) {
        let message = format!("主送“{name}”是越级行文，应当同时抄送被越过的“{}”。", direct.name);
        sink.find_at(name.span(), message, None);
    }
}

static COMMAND: Rule = Rule {
    code: "WS0422",
    name: "部门向下级政府发布指令性公文",
    family: Family::Routing,
    severity: Severity::Error,
    sources: &[&source::T16_2],
    fixability: Fixability::None,
    manual: Manual {
        checks: "政府部门主送乡镇政府的公文是否为决定、命令、批复，或者提出指令性要求。",
        why: "除办公厅（室）经授权外，部门不得向下级党委、政府发布指令性公文或者提出指令性要求。",
        wrong: &[
            "云溪县交通运输局关于做好公路养护工作的通知\n石桥镇人民政府：\n请认真贯彻执行。\n云溪县交通运输局\n2026年5月6日\n",
        ],
        right: &[
            "云溪县交通运输局关于商请配合公路养护工作的函\n石桥镇人民政府：\n请予支持。\n云溪县交通运输局\n2026年5月6日\n",
        ],
        remedy: "报请政府或者政府办公室行文，或者改用函商洽。",
        except: "经政府同意、文中注明的；没有单位资料。",
        office: ExampleOffice::Bureau,
    },
    check: Check::Page(command),
};

fn command(page: &Page, sink: &mut Sink) {
    let department = page
        .profile()
        .is_some_and(|profile| matches!(profile.organ.class, OrganClass::Department | OrganClass::PartyDepartment));
    if !department
        || page.paragraphs().any(|p| scan::has(p.text.as_str(), &["政府同意", "政府批准", "政府授权", "县委同意"]))
    {
        return;
    }
    let lower = page.addressees().into_iter().find(|name| {
        page.organ(name.as_str()).is_some_and(|organ| organ.class == OrganClass::Township)
            || scan::starts(name.as_str(), &["各乡镇人民政府", "各乡人民政府", "各镇人民政府", "各乡镇党委"])
    });
    let Some(lower) = lower else { return };
    let ordering = page.is_kind(&[Kind::Decision, Kind::Order, Kind::Reply]);
    const DEMANDS: &[&str] = &["贯彻执行", "遵照执行", "贯彻落实", "务必", "必须"];
    let demanding =
        page.is_kind(&[Kind::Notice, Kind::Opinion]) && page.paragraphs().any(|p| scan::has(p.text.as_str(), DEMANDS));
    if ordering || demanding {
        let message = format!("部门不得向“{lower}”发布指令性公文，应报请政府或者政府办公室行文。");
        sink.find_at(lower.span(), message, None);
    }
}

static INTERNAL_UNIT: Rule = Rule {
    code: "WS0423",
    name: "内设机构对外正式行文",
    family: Family::Routing,
    severity: Severity::Error,
    sources: &[&source::T17_3],
    fixability: Fixability::None,
    manual: Manual {
        checks: "部门的股、科、室是否以自己的名义主送外单位。",
        why: "部门内设机构除办公厅（室）外不得对外正式行文。",
        wrong: &[
            "云溪县交通运输局公路股关于商请增拨养护经费的函\n云溪县财政局：\n现商请增拨养护经费50万元。\n请予函复。\n云溪县交通运输局公路股\n2026年5月6日\n",
        ],
        right: &[
            "云溪县交通运输局公路股关于公路养护情况的报告\n云溪县交通运输局：\n公路养护工作已经完成。\n特此报告。\n云溪县交通运输局公路股\n2026年5月6日\n",
        ],
        remedy: "以部门名义行文。",
        except: "送本部门的内部公文；没有单位资料。",
        office: ExampleOffice::Unit,
    },
    check: Check::Page(internal_unit),
};

fn internal_unit(page: &Page, sink: &mut Sink) {
    if page.profile().is_none() {
        return unit_by_name(page, sink);
    }
    let Some(profile) = page.profile().filter(|p| p.organ.class == OrganClass::InternalUnit) else { return };
    for name in page.addressees() {
        let inside = profile.superiors.first().is_some_and(|own| own.is_called(name.as_str()))
            || matches!(page.relation(name.as_str()), Some(Relation::Own | Relation::Subordinate));
        if !inside {
            sink.find_at(name.span(), format!("内设机构不得对外正式行文，致“{name}”应以部门名义。"), None);
        }
    }
}

/// 云溪县交通运输局公路股: what a signature says without a profile.
fn unit_by_name(page: &Page, sink: &mut Sink) {
    let [organ] = page.document.signature.organs.as_slice() else { return };
    let name: String = organ.as_str().chars().filter(|c| !c.is_whitespace()).collect();
    let Some(unit) = name.strip_suffix('股').or_else(|| name.strip_suffix('科')) else { return };
    let Some((own, _)) = ["局", "委员会", "办公室"].iter().find_map(|end| {
        let at = unit.find(end)? + end.len();
        (2..=8).contains(&unit[at..].chars().count()).then(|| unit.split_at(at))
    }) else {
        return;
    };
    for addressee in page.addressees().iter().filter(|addressee| !own.ends_with(addressee.as_str())) {
        let message = format!("内设机构不得对外正式行文，致“{addressee}”应以“{own}”名义。");
        sink.find_at(addressee.span(), message, None);
    }
}
