//! Where the 附件说明 stands.

use crate::finding::Severity;
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::samples::notice;
use crate::sink::Sink;
use crate::source;

pub(crate) static RULES: &[&Rule] = &[&BELOW_DATE];

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
