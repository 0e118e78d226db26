//! 附注 and its brackets.

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::run::Proposal;
use crate::samples::request;
use crate::sink::Sink;
use crate::source;
use gongwen::{Edit, Text};

pub(crate) static RULES: &[&Rule] = &[&NO_BRACKETS];

static NO_BRACKETS: Rule = Rule {
    code: "WS0124",
    name: "附注没有加圆括号",
    family: Family::Elements,
    severity: Severity::Error,
    sources: &[&source::F7_3_6],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "附注（联系人、公开方式等）是否用圆括号括起。",
        why: "附注加圆括号编排在成文日期下一行，才与正文、附件分得开。",
        wrong: &[
            "---\n附注: 联系人：李四，电话：12345678\n---\n云溪县人民政府关于增拨防汛经费的请示\n江州市人民政府：\n请增拨防汛经费50万元。\n妥否，请批示。\n云溪县人民政府\n2026年5月6日\n",
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n联系人：李四，电话：12345678\n",
        ],
        right: &[request!("请增拨防汛经费50万元。", "妥否，请批示。")],
        remedy: "整个加上圆括号，写作“（联系人：×××，电话：××××）”。",
        except: "已有括号的；版记里的联系人一行。",
        office: ExampleOffice::None,
    },
    check: Check::Page(no_brackets),
};

fn no_brackets(page: &Page, sink: &mut Sink) {
    page.document.annotation.iter().for_each(|text| report(text, sink));
}

fn report(text: &Text, sink: &mut Sink) {
    const OPENINGS: [char; 5] = ['（', '(', '【', '[', '〔'];
    let string = text.as_str();
    if string.trim().is_empty() || string.starts_with(OPENINGS) || string.ends_with(['）', ')']) {
        return;
    }
    let span = text.span();
    let fix = text.is_contiguous(0..string.len()).then(|| Proposal {
        edits: vec![Edit::insert(span.start, "（"), Edit::insert(span.end, "）")],
        label: "加上圆括号".to_owned(),
    });
    sink.find_at(span, "附注应加圆括号。", fix);
}
