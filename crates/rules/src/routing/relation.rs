//! The kind (文种) against how the addressee stands to the office.

use crate::finding::Severity;
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::samples::request;
use crate::scan;
use crate::sink::Sink;
use crate::source;
use gongwen::{Kind, OrganClass, Relation};

pub(crate) static RULES: &[&Rule] = &[&REQUEST_SIDEWAYS, &DOWNWARD_UP, &BILL, &ORDER];

static REQUEST_SIDEWAYS: Rule = Rule {
    code: "WS0430",
    name: "请示、报告主送了不是上级的机关",
    family: Family::Routing,
    severity: Severity::Error,
    sources: &[&source::T8],
    fixability: Fixability::None,
    manual: Manual {
        checks: "请示、报告的主送机关是否为上级机关。",
        why: "请示、报告用于上级机关；不相隶属机关之间请求批准用函。",
        wrong: &[
            "云溪县人民政府关于商借抢险设备的请示\n临川县人民政府：\n拟借用冲锋舟10艘。\n妥否，请批示。\n云溪县人民政府\n2026年5月6日\n（联系人：李四，电话：12345678）\n",
        ],
        right: &[
            "云溪县人民政府关于商借抢险设备的函\n临川县人民政府：\n拟借用冲锋舟10艘。\n请予函复。\n云溪县人民政府\n2026年5月6日\n",
        ],
        remedy: "改用函。",
        except: "没有单位资料，或者资料里没有这个机关。",
        office: ExampleOffice::County,
    },
    check: Check::Page(request_sideways),
};

fn request_sideways(page: &Page, sink: &mut Sink) {
    if !page.is_kind(&[Kind::Request, Kind::Report]) {
        return;
    }
    for name in page.addressees() {
        if let Some(Relation::Peer | Relation::Subordinate) = page.relation(name.as_str()) {
            sink.find_at(name.span(), format!("“{name}”不是上级机关，请求批准、商洽工作应当用函。"), None);
        }
    }
}

static DOWNWARD_UP: Rule = Rule {
    code: "WS0431",
    name: "下行的文种主送了上级机关",
    family: Family::Routing,
    severity: Severity::Error,
    sources: &[&source::T8],
    fixability: Fixability::None,
    manual: Manual {
        checks: "批复、决定、通知、通报是否主送上级机关。",
        why: "批复、决定、通知、通报是下行文，不能要求上级执行。",
        wrong: &[
            "云溪县人民政府关于做好防汛工作的通知\n江州市人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        right: &[request!("请增拨防汛经费50万元。", "妥否，请批示。")],
        remedy: "改用请示、报告、意见；告知事项的，用报告或者抄送。",
        except: "没有单位资料，或者资料里没有这个机关。",
        office: ExampleOffice::County,
    },
    check: Check::Page(downward_up),
};

fn downward_up(page: &Page, sink: &mut Sink) {
    if !page.is_kind(&[Kind::Reply, Kind::Decision, Kind::Notice, Kind::Circular]) {
        return;
    }
    for name in page.addressees() {
        if page.relation(name.as_str()) == Some(Relation::Superior) {
            sink.find_at(
                name.span(),
                format!("“{name}”是上级机关，不能用下行的文种，应改用请示、报告或者意见。"),
                None,
            );
        }
    }
}

static BILL: Rule = Rule {
    code: "WS0432",
    name: "议案没有主送人民代表大会或其常务委员会",
    family: Family::Routing,
    severity: Severity::Error,
    sources: &[&source::T8],
    fixability: Fixability::None,
    manual: Manual {
        checks: "议案的主送机关是否为同级人民代表大会或者其常务委员会。",
        why: "议案适用于各级人民政府按照法律程序向同级人大或者人大常委会提请审议事项。",
        wrong: &["云溪县人民政府关于提请审议防汛规划的议案\n云溪县财政局：\n现提请审议。\n县长　张三\n2026年5月6日\n"],
        right: &[
            "云溪县人民政府关于提请审议防汛规划的议案\n云溪县人民代表大会常务委员会：\n现提请审议。\n县长　张三\n2026年5月6日\n",
        ],
        remedy: "改主送机关，或者改用其他文种。",
        except: "没有主送机关的。",
        office: ExampleOffice::None,
    },
    check: Check::Page(bill),
};

fn bill(page: &Page, sink: &mut Sink) {
    let Some(names) = page.addressee_names().filter(|_| page.is_kind(&[Kind::Bill])) else { return };
    if !scan::has(names.text.as_str(), &["人民代表大会", "人大"]) {
        sink.find_at(names.text.span(), "议案应主送同级人民代表大会或者其常务委员会。", None);
    }
}

static ORDER: Rule = Rule {
    code: "WS0433",
    name: "无权的机关用了命令、议案",
    family: Family::Routing,
    severity: Severity::Warning,
    sources: &[&source::T8],
    fixability: Fixability::None,
    manual: Manual {
        checks: "政府部门、内设机构是否用命令（令）或者议案行文。",
        why: "县级以下只有人民政府可以用命令；议案只由人民政府提出。",
        wrong: &[
            "云溪县交通运输局关于封闭石桥路的命令\n自即日起封闭石桥路。\n云溪县交通运输局\n2026年5月6日\n",
            "枫林县教育局令\n第3号\n现发布《枫林县校外培训机构管理规定》，自2026年5月1日起施行。\n局长　王大力\n2026年4月1日\n",
        ],
        right: &["云溪县交通运输局关于封闭石桥路的通告\n自5月8日起封闭石桥路。\n云溪县交通运输局\n2026年5月6日\n"],
        remedy: "改用通告、通知等文种。",
        except: "没有单位资料的，只查县（旗）的局；公安机关的嘉奖令。",
        office: ExampleOffice::Bureau,
    },
    check: Check::Page(order),
};

fn order(page: &Page, sink: &mut Sink) {
    let Some(profile) = page.profile() else { return order_by_name(page, sink) };
    let lesser = matches!(
        profile.organ.class,
        OrganClass::Department | OrganClass::PartyDepartment | OrganClass::InternalUnit | OrganClass::Office
    );
    let Some(title) = page.document.title.as_ref().filter(|_| lesser && page.is_kind(&[Kind::Order, Kind::Bill]))
    else {
        return;
    };
    sink.find_at(title.span(), format!("{}不能用命令、议案行文。", profile.organ.name), None);
}

/// 云溪县教育局令: what the mark or the title says without a profile. Only a bureau of a county is
/// told by its name alone: ministries have orders of their own, the police commend by order.
fn order_by_name(page: &Page, sink: &mut Sink) {
    let document = page.document;
    let title = document.title.as_ref().map(|title| &title.text);
    let Some(text) = document.header.mark.last().or(title).filter(|_| page.is_kind(&[Kind::Order])) else { return };
    let name: String = text.as_str().chars().filter(|c| !c.is_whitespace()).collect();
    let name = name.split_once("关于").map_or(name.as_str(), |(organ, _)| organ);
    let organ = name.strip_suffix("命令").or_else(|| name.strip_suffix('令')).unwrap_or(name);
    let bureau = organ
        .strip_suffix('局')
        .and_then(|bureau| bureau.split_once(['县', '旗']))
        .is_some_and(|(place, bureau)| !place.is_empty() && !bureau.is_empty() && !bureau.contains("公安"));
    let single = organ.chars().count() <= 20 && !organ.contains(['、', '，']);
    if bureau && single {
        sink.find_at(text.span(), format!("{organ}不能用命令行文。"), None);
    }
}
