//! The number on the page of an attachment (附件1) against the 附件说明.

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::run::Proposal;
use crate::sink::Sink;
use crate::source;
use gongwen::{Edit, Text};
use std::ops::Range;

pub(crate) static RULES: &[&Rule] = &[&OTHER_NUMBER, &HAN_NUMBER, &OTHER_FORM];

const RIGHT: &[&str] = &[
    "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n\n附件：1.抢险队伍名册\n2.防汛值班表\n\n云溪县人民政府\n2026年5月6日\n\n附件1\n\n抢险队伍名册\n\n石桥镇抢险队共30人。\n\n附件2\n\n防汛值班表\n\n5月由石桥镇值班。\n",
];

static OTHER_NUMBER: Rule = Rule {
    code: "WS1115",
    name: "附件的顺序号与附件说明不一致",
    family: Family::Attachments,
    severity: Severity::Error,
    sources: &[&source::F7_3_7],
    fixability: Fixability::None,
    manual: Manual {
        checks: "所附附件左上角的“附件1”“附件2”是否与附件说明的顺序号相同，有没有超出、跳号、重号。",
        why: "附件顺序号应当与附件说明的表述一致，“见附件2”才找得到。",
        wrong: &[
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n\n附件：1.抢险队伍名册\n2.防汛值班表\n\n云溪县人民政府\n2026年5月6日\n\n附件1\n\n抢险队伍名册\n\n石桥镇抢险队共30人。\n\n附件3\n\n防汛值班表\n\n5月由石桥镇值班。\n",
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n\n附件：1.抢险队伍名册\n2.防汛值班表\n\n云溪县人民政府\n2026年5月6日\n\n附件1\n\n抢险队伍名册\n\n石桥镇抢险队共30人。\n\n附件1\n\n防汛值班表\n\n5月由石桥镇值班。\n",
        ],
        right: RIGHT,
        remedy: "改附件的顺序号，或者改附件说明。",
        except: "只有一个附件的；附件没有编号的；只附了其中几个、号码对得上的。",
        office: ExampleOffice::None,
    },
    check: Check::Page(other_number),
};

/// The number of a label 「附件2」, 「附件二」: its place in the label and its value.
fn number(label: &Text) -> Option<(Range<usize>, u32)> {
    let text = label.as_str();
    let start = text.find("附件")? + "附件".len();
    let start = text.len() - text[start..].trim_start().len();
    let is_digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let end = text[start..].find(|c| !is_digit(c)).map_or(text.len(), |len| start + len);
    let digits = &text[start..end];
    let value = digits.parse().ok().or_else(|| gongwen::han::read(digits))?;
    Some((start..end, value))
}

/// The labels of the attachments, where the list names several.
fn labels<'a>(page: &Page<'a>) -> Vec<&'a Text> {
    let several = page.document.attachment_list.as_ref().is_some_and(|list| list.items.len() > 1);
    page.document.attachments.iter().filter(|_| several).filter_map(|attachment| attachment.label.as_ref()).collect()
}

fn other_number(page: &Page, sink: &mut Sink) {
    let listed = page.document.attachment_list.as_ref().map_or(0, |list| list.items.len());
    let labels = labels(page);
    let complete = labels.len() == listed;
    let mut before = 0;
    for (index, label) in labels.iter().enumerate() {
        let Some((_, value)) = number(label) else { return };
        let fits = if complete {
            u32::try_from(index + 1) == Ok(value)
        } else {
            value > before && usize::try_from(value).is_ok_and(|value| value <= listed)
        };
        if !fits {
            let should = if complete { format!("，这里应为“附件{}”", index + 1) } else { String::new() };
            let message = format!("“{}”与附件说明的顺序号不一致：附件说明列了{listed}个附件{should}。", label.as_str());
            sink.find_at(label.span(), message, None);
            return;
        }
        before = value;
    }
}

static HAN_NUMBER: Rule = Rule {
    code: "WS1116",
    name: "附件的顺序号用了汉字",
    family: Family::Attachments,
    severity: Severity::Error,
    sources: &[&source::F7_3_7, &source::F7_3_4],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "附件说明列了几个附件时，所附附件是否写作“附件一”“附件二”。",
        why: "附件说明用阿拉伯数字标注顺序号，附件的顺序号应当与它一致。",
        wrong: &[
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n\n附件：1.抢险队伍名册\n2.防汛值班表\n\n云溪县人民政府\n2026年5月6日\n\n附件一\n\n抢险队伍名册\n\n石桥镇抢险队共30人。\n\n附件二\n\n防汛值班表\n\n5月由石桥镇值班。\n",
        ],
        right: RIGHT,
        remedy: "改为“附件1”“附件2”；正文提到的“附件一”也要改。",
        except: "没有附件说明的，只有一个附件的。",
        office: ExampleOffice::None,
    },
    check: Check::Page(han_number),
};

fn han_number(page: &Page, sink: &mut Sink) {
    for label in labels(page) {
        let Some((range, value)) = number(label).filter(|(range, _)| !label.as_str()[range.clone()].is_ascii()) else {
            continue;
        };
        let right = value.to_string();
        let fix = label.is_contiguous(range.clone()).then(|| Proposal {
            edits: vec![Edit::replace(label.source_of(range), right.as_str())],
            label: format!("改为“附件{right}”"),
        });
        sink.find_at(label.span(), format!("附件的顺序号用阿拉伯数字，应写作“附件{right}”。"), fix);
    }
}

static OTHER_FORM: Rule = Rule {
    code: "WS1119",
    name: "附件的标签不写作“附件”“附件1”",
    family: Family::Attachments,
    severity: Severity::Warning,
    sources: &[&source::F7_3_7],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "所附附件左上角是否写作“附1”“附件（1）”“附件①”“（附件1）”等。",
        why: "附件左上角顶格写“附件”二字和阿拉伯数字的顺序号。",
        wrong: &[
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n\n附件：1.抢险队伍名册\n2.防汛值班表\n\n云溪县人民政府\n2026年5月6日\n\n附1\n\n抢险队伍名册\n\n石桥镇抢险队共30人。\n\n附2\n\n防汛值班表\n\n5月由石桥镇值班。\n",
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n\n附件：1.抢险队伍名册\n2.防汛值班表\n\n云溪县人民政府\n2026年5月6日\n\n附件（1）\n\n抢险队伍名册\n\n石桥镇抢险队共30人。\n\n附件（2）\n\n防汛值班表\n\n5月由石桥镇值班。\n",
        ],
        right: RIGHT,
        remedy: "写作“附件1”“附件2”；只有一个的写“附件”。",
        except: "附表、附图，“附件1-1”一类的分件。",
        office: ExampleOffice::None,
    },
    check: Check::Page(other_form),
};

fn other_form(page: &Page, sink: &mut Sink) {
    for label in labels(page) {
        let text = label.as_str();
        let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let plain = compact.trim_end_matches(['：', ':']);
        let bare =
            plain.strip_prefix("附件").is_some_and(|rest| rest.chars().all(|c| c.is_alphanumeric() && !is_circled(c)));
        if bare
            || !plain.trim_start_matches(['（', '(', '【', '[']).starts_with('附')
            || plain.contains(['表', '图', '-'])
        {
            continue;
        }
        let value = plain.chars().find_map(circled).or_else(|| {
            let digits: String = plain.chars().filter(char::is_ascii_digit).collect();
            digits.parse().ok()
        });
        let right = value.map_or_else(|| "附件".to_owned(), |value: u32| format!("附件{value}"));
        let fix = label.is_contiguous(0..text.len()).then(|| Proposal {
            edits: vec![Edit::replace(label.span(), right.as_str())],
            label: format!("改为“{right}”"),
        });
        sink.find_at(label.span(), format!("附件的标签应写作“{right}”。"), fix);
    }
}

fn is_circled(c: char) -> bool {
    circled(c).is_some()
}

/// ① to ⑳
fn circled(c: char) -> Option<u32> {
    ('①'..='⑳').contains(&c).then(|| u32::from(c) - u32::from('①') + 1)
}
