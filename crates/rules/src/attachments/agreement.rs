//! The 附件说明 against the text and the attachments themselves.

use crate::finding::Severity;
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::samples::notice;
use crate::scan;
use crate::sink::Sink;
use crate::source;
use gongwen::Attachment;

pub(crate) static RULES: &[&Rule] = &[&NOT_LISTED, &OTHER_NAME, &OTHER_COUNT, &NO_LIST];

static NOT_LISTED: Rule = Rule {
    code: "WS1110",
    name: "正文提到的附件号超出附件说明",
    family: Family::Attachments,
    severity: Severity::Error,
    sources: &[&source::F7_3_7, &source::T20],
    fixability: Fixability::None,
    manual: Manual {
        checks: "正文的“见附件3”是否在附件说明里有第3个附件。",
        why: "提到的附件不存在，读者无从查找。",
        wrong: &[
            notice!("请按要求填表（见附件3）。", "附件：1.防汛物资清单", "2.防汛值班表"),
            notice!("请于5月20日前填写附件3。", "附件：1.防汛物资清单", "2.防汛值班表"),
        ],
        right: &[
            notice!("请按要求填表（见附件2）。", "附件：1.防汛物资清单", "2.防汛值班表"),
            notice!("请执行《防汛值班规定》附件3。", "附件：1.防汛物资清单", "2.防汛值班表"),
        ],
        remedy: "改附件号，或者补附件。",
        except: "提到的是其他文件的附件。",
        office: ExampleOffice::None,
    },
    check: Check::Page(not_listed),
};

fn not_listed(page: &Page, sink: &mut Sink) {
    let Some(list) = page.document.attachment_list.as_ref().filter(|list| !list.items.is_empty()) else { return };
    let known = list.items.len().max(page.document.attachments.len());
    for paragraph in page.paragraphs() {
        let text = paragraph.text.as_str();
        for (at, word) in text.match_indices("附件") {
            if of_another_document(&text[..at]) {
                continue;
            }
            let digits = scan::digits(&text[at + word.len()..]);
            if digits.parse().is_ok_and(|number: usize| number > known && number < 100) {
                let span = paragraph.text.source_of(at..at + word.len() + digits.len());
                sink.find_at(span, format!("附件说明只有{known}个附件，没有附件{digits}。"), None);
            }
        }
    }
}

/// 「《……通知》（文号）附件3」, 「该文附件3」: the attachment of what is named in the clause.
fn of_another_document(before: &str) -> bool {
    let clause = scan::clause_back(before);
    scan::has(clause, &["《", "〔", "该", "其", "原", "号文", "号件"])
        || scan::ends(clause, &["文件", "通知", "方案", "办法", "》", "）"])
}

/// Attachments that carry a label 「附件1」.
fn labelled<'a>(page: &Page<'a>) -> Vec<&'a Attachment> {
    page.document.attachments.iter().filter(|attachment| attachment.label.is_some()).collect()
}

fn plain(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace() && !"《》“”‘’。.；;，、（）()".contains(*c)).collect()
}

static OTHER_NAME: Rule = Rule {
    code: "WS1111",
    name: "附件标题与附件说明不一致",
    family: Family::Attachments,
    severity: Severity::Error,
    sources: &[&source::F7_3_7],
    fixability: Fixability::None,
    manual: Manual {
        checks: "附件的标题是否与附件说明里的名称相同。",
        why: "附件顺序号和附件标题应当与附件说明的表述一致。",
        wrong: &[
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n\n附件：防汛物资清单\n\n云溪县人民政府\n2026年5月6日\n\n附件\n\n抢险队伍名册\n\n石桥镇抢险队共30人。\n",
        ],
        right: &[
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n\n附件：抢险队伍名册\n\n云溪县人民政府\n2026年5月6日\n\n附件\n\n抢险队伍名册\n\n石桥镇抢险队共30人。\n",
        ],
        remedy: "改成一致。",
        except: "只差机关名称、标点、空格的。",
        office: ExampleOffice::None,
    },
    check: Check::Page(other_name),
};

fn other_name(page: &Page, sink: &mut Sink) {
    let Some(list) = &page.document.attachment_list else { return };
    let attachments = labelled(page);
    if attachments.len() != list.items.len() {
        return;
    }
    for (item, attachment) in list.items.iter().zip(attachments) {
        let Some(title) = &attachment.title else { continue };
        let (listed, written) = (plain(item.name.as_str()), plain(title.text.as_str()));
        let long = listed.chars().count() >= 2 && written.chars().count() >= 2;
        if long && !listed.contains(&written) && !written.contains(&listed) {
            let message = format!("附件标题与附件说明的“{}”不一致。", item.name.as_str().trim());
            sink.find_at(title.span(), message, None);
        }
    }
}

static OTHER_COUNT: Rule = Rule {
    code: "WS1112",
    name: "附件的个数与附件说明不符",
    family: Family::Attachments,
    severity: Severity::Warning,
    sources: &[&source::F7_3_7],
    fixability: Fixability::None,
    manual: Manual {
        checks: "所附附件的个数是否与附件说明相同。",
        why: "缺附件，公文不完整；多附件，说明没有跟上。",
        wrong: &[
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n\n附件：1.抢险队伍名册\n2.防汛值班表\n\n云溪县人民政府\n2026年5月6日\n\n附件1\n\n抢险队伍名册\n\n石桥镇抢险队共30人。\n",
        ],
        right: &[
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n\n附件：抢险队伍名册\n\n云溪县人民政府\n2026年5月6日\n\n附件\n\n抢险队伍名册\n\n石桥镇抢险队共30人。\n",
        ],
        remedy: "补附件，或者改附件说明。",
        except: "附件另附、文中一个也没有的。",
        office: ExampleOffice::None,
    },
    check: Check::Page(other_count),
};

fn other_count(page: &Page, sink: &mut Sink) {
    let Some(list) = &page.document.attachment_list else { return };
    let count = labelled(page).len();
    if count > 0 && count != list.items.len() {
        let message = format!("附件说明列了{}个附件，文后有{count}个。", list.items.len());
        sink.find_at(list.label.span(), message, None);
    }
}

static NO_LIST: Rule = Rule {
    code: "WS1113",
    name: "正文提到附件，却没有附件说明",
    family: Family::Attachments,
    severity: Severity::Hint,
    sources: &[&source::C_ATTACHMENT, &source::F7_3_4],
    fixability: Fixability::None,
    manual: Manual {
        checks: "正文写“见附件”的，正文之后是否有附件说明。",
        why: "附件说明写明附件的名称和个数，便于核对。",
        wrong: &[notice!("请按要求填表（见附件）。")],
        right: &[notice!("请按要求填表（见附件）。", "附件：防汛物资清单")],
        remedy: "在正文下空一行写“附件：名称”。",
        except: "文后直接附有附件的。",
        office: ExampleOffice::None,
    },
    check: Check::Page(no_list),
};

fn no_list(page: &Page, sink: &mut Sink) {
    if page.document.attachment_list.is_some() || !page.document.attachments.is_empty() {
        return;
    }
    for paragraph in page.paragraphs() {
        let text = paragraph.text.as_str();
        if let Some(at) = text.find("见附件") {
            let span = paragraph.text.source_of(at..at + "见附件".len());
            sink.find_at(span, "提到了附件，正文后应有附件说明“附件：名称”。", None);
            return;
        }
    }
}
