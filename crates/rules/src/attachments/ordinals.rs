//! Numbers of the 附件说明 in brackets or circles.

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::run::Proposal;
use crate::samples::notice;
use crate::sink::Sink;
use crate::source;
use gongwen::{Edit, OrdinalStyle, Span};

pub(crate) static RULES: &[&Rule] = &[&ENCLOSED];

static ENCLOSED: Rule = Rule {
    code: "WS1120",
    name: "附件顺序号加了括号或圈",
    family: Family::Attachments,
    severity: Severity::Error,
    sources: &[&source::F7_3_4],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "附件说明里是否写作“（1）”“①”。",
        why: "有多个附件的，用阿拉伯数字标注顺序号，如“附件：1.”。",
        wrong: &[
            notice!("请做好防汛工作。", "附件：（1）防汛物资清单", "（2）防汛值班表"),
            notice!("请做好防汛工作。", "附件：①防汛物资清单", "②防汛值班表"),
        ],
        right: &[notice!("请做好防汛工作。", "附件：1.防汛物资清单", "2.防汛值班表")],
        remedy: "改为“1.”“2.”。",
        except: "只有一个附件的。",
        office: ExampleOffice::None,
    },
    check: Check::Page(enclosed),
};

fn enclosed(page: &Page, sink: &mut Sink) {
    let items = page.document.attachment_list.as_ref().map_or(&[][..], |list| &list.items);
    if items.len() < 2 {
        return;
    }
    for item in items {
        let text = &item.ordinal;
        let Some(ordinal) = gongwen::read::paragraph(text.clone()).ordinal.filter(|ordinal| {
            use OrdinalStyle::{ArabicBracketed, Circled, HanBracketed};
            matches!(ordinal.style, ArabicBracketed | Circled | HanBracketed)
        }) else {
            continue;
        };
        let right = format!("{}.", ordinal.value);
        // 「2.」 before 「2026年」 would read as one number.
        let apart = if item.name.as_str().starts_with(|c: char| c.is_ascii_digit()) { " " } else { "" };
        let up_to_name = Span::new(text.span().start, item.name.span().start.max(text.span().end));
        let fix = Proposal {
            edits: vec![Edit::replace(up_to_name, format!("{right}{apart}"))],
            label: format!("改为“{right}”"),
        };
        sink.find_at(text.span(), format!("附件顺序号不加括号、不用圈码，应写作“{right}”。"), Some(fix));
    }
}
