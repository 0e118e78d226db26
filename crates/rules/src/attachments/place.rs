//! Where the 附件说明 stands, and whether there is one.

use crate::finding::Severity;
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::samples::notice;
use crate::scan;
use crate::sink::Sink;
use crate::source;
use gongwen::Kind;

pub(crate) static RULES: &[&Rule] = &[&BELOW_DATE, &NO_LIST];

static BELOW_DATE: Rule = Rule {
    code: "WS1117",
    name: "附件说明写在了成文日期下面",
    family: Family::Attachments,
    severity: Severity::Warning,
    sources: &[&source::F7_3_4],
    fixability: Fixability::None,
    manual: Manual {
        checks: "附件说明是否在正文之下、发文机关署名之上。",
        why: "附件说明在正文下空一行编排，署名、日期和印章在它的下面，附件才是盖过章的公文的一部分。",
        wrong: &[
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n\n附件：1.防汛物资清单\n2.防汛值班表\n",
        ],
        right: &[notice!("请做好防汛工作。", "附件：1.防汛物资清单", "2.防汛值班表")],
        remedy: "移到正文下面、署名上面，与正文空一行；程序排版时附件说明总在署名上面。",
        except: "日期或者附件写在文首信息里的；日期下面是附件本身的。",
        office: ExampleOffice::None,
    },
    check: Check::Page(below_date),
};

fn below_date(page: &Page, sink: &mut Sink) {
    let document = page.document;
    let (Some(list), Some(date)) = (&document.attachment_list, &document.signature.date) else { return };
    let Some(first) = list.items.first() else { return };
    let place = if !list.label.is_empty() {
        list.label.span()
    } else if !first.ordinal.is_empty() {
        first.ordinal.span()
    } else {
        first.name.span()
    };
    let day = date.span().start;
    if place.start > day && !page.in_front_matter(day) && !page.in_front_matter(place.start) {
        sink.find_at(place, "附件说明应写在正文下面、署名上面，不在成文日期下面。", None);
    }
}

static NO_LIST: Rule = Rule {
    code: "WS1118",
    name: "文后有附件，正文下面没有附件说明",
    family: Family::Attachments,
    severity: Severity::Warning,
    sources: &[&source::F7_3_4],
    fixability: Fixability::None,
    manual: Manual {
        checks: "文后有“附件”“附件1”的，正文下面有没有附件说明。",
        why: "如有附件，在正文下空一行编排“附件”二字，后标全角冒号和附件名称；没有说明，收文的人不知道附件齐不齐。",
        wrong: &[
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n\n云溪县人民政府\n2026年5月6日\n\n附件\n\n抢险队伍名册\n\n石桥镇抢险队共30人。\n",
        ],
        right: &[
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n\n附件：抢险队伍名册\n\n云溪县人民政府\n2026年5月6日\n\n附件\n\n抢险队伍名册\n\n石桥镇抢险队共30人。\n",
            "云溪县人民政府令\n第5号\n\n《云溪县供水办法》已经通过，现予公布，自2026年6月6日起施行。\n\n县长　张三\n2026年5月6日\n\n附件\n\n云溪县供水办法\n\n第一条　为了保障供水，制定本办法。\n",
            "云溪县人民政府关于云溪县防汛规划的批复\n云溪县水利局：\n《云溪县水利局关于审批云溪县防汛规划的请示》（云水〔2026〕5号）收悉。原则同意《云溪县防汛规划》，请认真组织实施。\n\n云溪县人民政府\n2026年5月6日\n\n附件\n\n云溪县防汛规划\n\n全县分三个防汛片区。\n",
            "云溪县人民政府关于下发抢险队伍名册的通知\n各乡镇人民政府：\n请认真贯彻执行。\n\n云溪县人民政府\n2026年5月6日\n\n附件\n\n抢险队伍名册\n\n石桥镇抢险队共30人。\n",
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n现将抢险队伍名册印发给你们，请认真贯彻执行。\n\n云溪县人民政府\n2026年5月6日\n\n附件\n\n抢险队伍名册\n\n石桥镇抢险队共30人。\n",
            "云溪县人民政府关于印发抢险队伍名册的通知\n各乡镇人民政府：\n现印发给你们，请认真贯彻执行。\n\n云溪县人民政府\n2026年5月6日\n\n抢险队伍名册\n\n石桥镇抢险队共30人。\n",
        ],
        remedy: "在正文下空一行写“附件：名称”，有几个的编“1.”“2.”。",
        except: "印发、转发、批转、公布、批准的文件所附的原文；附件写在文首信息里的。",
        office: ExampleOffice::None,
    },
    check: Check::Page(no_list),
};

fn no_list(page: &Page, sink: &mut Sink) {
    let document = page.document;
    // What a notice issues, or forwards, follows it as its own text.
    const ISSUES: &[&str] = &["印发", "转发", "批转", "发布", "公布", "下达", "公示", "下发", "颁布", "转送"];
    // A list that was not read as one: 「附：」, 「附件如下」.
    const LISTED: &[&str] = &["附件：", "附件:", "附：", "附件1", "附件一"];
    let listed = document.attachment_list.is_some()
        || page.paragraphs().any(|paragraph| scan::has(paragraph.text.as_str(), LISTED));
    if listed || document.signature.date.is_none() || scan::has(document.title_text(), ISSUES) || issues(page) {
        return;
    }
    let label = document.attachments.iter().find_map(|attachment| attachment.label.as_ref());
    if let Some(label) = label.filter(|label| !page.in_front_matter(label.span().start)) {
        sink.find_at(label.span(), "文后有附件，正文下面应有附件说明“附件：名称”。", None);
    }
}

/// Whether the body says that a text is issued or approved, which then follows it as its own.
fn issues(page: &Page) -> bool {
    const NOW: &[&str] = &[
        "现予公布",
        "现予发布",
        "现予颁布",
        "现予印发",
        "现印发",
        "现发给",
        "现下发",
        "现转发",
        "现批转",
        "现公布",
        "予以公布",
        "予以印发",
    ];
    const PLANS: &[&str] = &["方案", "规划", "计划", "预案", "章程", "办法", "规则"];
    let says = |words: &[&str]| page.paragraphs().any(|paragraph| scan::has(paragraph.text.as_str(), words));
    let now = page.paragraphs().any(|paragraph| {
        let text = paragraph.text.as_str();
        let told = text.split_once("现将").and_then(|(_, told)| told.split('。').next());
        told.is_some_and(|told| scan::has(told, &["印发", "下发", "转发", "公布", "转送"]))
    });
    let order = page.is_kind(&[Kind::Order]) && says(&["公布", "发布", "颁布"]);
    let approval = page.is_kind(&[Kind::Reply]) && says(&["同意", "批准"]) && says(PLANS);
    now || says(NOW) || order || approval
}
