//! 保留原文: waivers that say neither who nor why, or that waive nothing.

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::registry;
use crate::run::Proposal;
use crate::sink::Sink;
use crate::source;
use gongwen::{Edit, Span, Text, Waiver};

pub(crate) static RULES: &[&Rule] = &[&UNUSED];

/// The rule that minds waivers is not waived.
pub(crate) const CODE: &str = "WS0122";

static UNUSED: Rule = Rule {
    code: CODE,
    name: "“保留原文”没有写全或者没有用上",
    family: Family::Elements,
    severity: Severity::Warning,
    sources: &[&source::WAIVERS],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "文首信息里的“保留原文”是否写明哪条规则、哪些字、谁决定、为什么，是否还有这样的问题。",
        why: "不改的问题要有人负责、有理由；文字改过以后，留着的“保留原文”会把以后的问题也盖住。",
        wrong: &[
            "---\n保留原文: WS0903「防汛工作」江若水：照录县委文件原文\n---\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
            "---\n保留原文: WS0605「10号」\n---\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        right: &[
            "---\n保留原文: WS0115 江若水：县委办公室来文要求照此排印\n---\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n抄送：县委办公室，县人大常委会办公室\n云溪县人民政府办公室　　2026年5月7日印发\n",
        ],
        remedy: "写成“保留原文: 规则编号「原文」姓名：理由”；已经没有这个问题的，删去这一行。",
        except: "没有文首信息的公文。",
        office: ExampleOffice::None,
    },
    check: Check::Last(unused),
};

fn unused(page: &Page, sink: &mut Sink) {
    for (entry, used) in sink.waivers() {
        let waiver = Waiver::read(&entry);
        let message = match registry::find(&waiver.code) {
            None => format!("“保留原文”没有写明规则编号，或者没有“{}”这条规则。", waiver.code),
            Some(_) if !waiver.is_whole() => {
                "“保留原文”没有写明谁决定、为什么，或者写得不清楚，未采用。应写成“规则编号「原文」姓名：理由”，一处一行。".to_owned()
            }
            Some(rule) if used || is_silent(rule, page) => continue,
            Some(rule) => format!("已经没有要保留的问题（{}），请删去这一行。", rule.name),
        };
        sink.find_at(entry.span(), message, Some(without(page.source, &entry)));
    }
}

/// Whether a rule says nothing here whatever the text is.
fn is_silent(rule: &Rule, page: &Page) -> bool {
    page.context.disabled.iter().any(|code| code == rule.code)
        || (page.profile().is_none() && !matches!(rule.manual.office, ExampleOffice::None))
}

/// The whole line goes.
fn without(source: &str, entry: &Text) -> Proposal {
    let Span { start, end } = entry.span();
    let start = source[..start].rfind('\n').map_or(0, |at| at + 1);
    let end = source[end..].find('\n').map_or(source.len(), |at| end + at + 1);
    Proposal { edits: vec![Edit::replace(Span::new(start, end), "")], label: "删去这一行".to_owned() }
}
