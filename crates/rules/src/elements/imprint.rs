//! 版记, and the colons behind labels.

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::run::Proposal;
use crate::sink::Sink;
use crate::source;
use gongwen::{Edit, Span};

pub(crate) static RULES: &[&Rule] = &[&FULL_STOP, &LABEL_COLON, &NO_ISSUER, &SUBJECT_WORDS];

const RIGHT: &[&str] = &[
    "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n抄送：县委办公室，县人大常委会办公室。\n云溪县人民政府办公室　　2026年5月7日印发\n",
];

static FULL_STOP: Rule = Rule {
    code: "WS0115",
    name: "抄送机关之后没有句号",
    family: Family::Elements,
    severity: Severity::Error,
    sources: &[&source::F7_4_2],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "最后一个抄送机关名称后是否标句号。",
        why: "抄送一栏以句号结束。",
        wrong: &[
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n抄送：县委办公室，县人大常委会办公室\n云溪县人民政府办公室　　2026年5月7日印发\n",
        ],
        right: RIGHT,
        remedy: "在末尾加“。”。",
        except: "没有抄送的公文。",
        office: ExampleOffice::None,
    },
    check: Check::Page(full_stop),
};

fn full_stop(page: &Page, sink: &mut Sink) {
    let Some(names) = &page.document.imprint.copies_to else { return };
    if names.end.as_str().trim() == "。" || names.text.is_empty() {
        return;
    }
    let end = names.text.span().end;
    if page.in_front_matter(end) {
        return;
    }
    let span = Span::new(end, names.end.span().end.max(end));
    let fix = Proposal { edits: vec![Edit::replace(span, "。")], label: "末尾加“。”".to_owned() };
    sink.find_at(span, "最后一个抄送机关后应标句号。", Some(fix));
}

static LABEL_COLON: Rule = Rule {
    code: "WS0116",
    name: "“抄送”“签发人”后用了半角冒号",
    family: Family::Elements,
    severity: Severity::Error,
    sources: &[&source::F7_4_2],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "“抄送”“签发人”后面的冒号是否为全角。",
        why: "这些标签后加全角冒号。",
        wrong: &[
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n抄送:县委办公室。\n",
        ],
        right: RIGHT,
        remedy: "改为“：”。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Page(label_colon),
};

fn label_colon(page: &Page, sink: &mut Sink) {
    let copies = page.document.imprint.copies_to.iter().map(|names| names.text.span().start);
    let signer = page.document.header.signatories.first().map(|name| name.span().start);
    for start in copies.chain(signer) {
        let before = page.source.get(..start).unwrap_or_default().trim_end();
        let written = before.ends_with("抄送:") || before.ends_with("签发人:");
        if written && !page.in_front_matter(before.len()) {
            let span = Span::new(before.len() - 1, before.len());
            let fix = Proposal { edits: vec![Edit::replace(span, "：")], label: "改为“：”".to_owned() };
            sink.find_at(span, "这里用全角冒号“：”。", Some(fix));
        }
    }
}

static NO_ISSUER: Rule = Rule {
    code: "WS0117",
    name: "版记有印发日期，没有印发机关",
    family: Family::Elements,
    severity: Severity::Warning,
    sources: &[&source::T9_17],
    fixability: Fixability::None,
    manual: Manual {
        checks: "印发日期的左侧是否有印发机关。",
        why: "印发机关和印发日期是一个要素，同在一行。",
        wrong: &[
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n抄送：县委办公室。\n2026年5月7日印发\n",
        ],
        right: RIGHT,
        remedy: "在印发日期左侧写印发机关。",
        except: "信函格式不印这一栏。",
        office: ExampleOffice::None,
    },
    check: Check::Page(no_issuer),
};

fn no_issuer(page: &Page, sink: &mut Sink) {
    let imprint = &page.document.imprint;
    if let Some(date) = imprint.date.as_ref().filter(|_| imprint.issuer.is_none()) {
        sink.find_at(date.span(), "印发日期左侧应有印发机关。", None);
    }
}

static SUBJECT_WORDS: Rule = Rule {
    code: "WS0121",
    name: "还在写主题词",
    family: Family::Elements,
    severity: Severity::Hint,
    sources: &[&source::C_ELEMENT],
    fixability: Fixability::None,
    manual: Manual {
        checks: "版记里是否有“主题词”一行。",
        why: "2012年起施行的《条例》所列的公文格式各要素里已没有主题词。",
        wrong: &[
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n主题词：防汛　通知\n抄送：县委办公室。\n",
        ],
        right: RIGHT,
        remedy: "删去这一行。",
        except: "2012年7月1日以前的公文。",
        office: ExampleOffice::None,
    },
    check: Check::Page(subject_words),
};

fn subject_words(page: &Page, sink: &mut Sink) {
    let since = gongwen::Date::new(2012, 7, 1);
    if page.document.date().is_some_and(|day| Some(day) < since) {
        return;
    }
    for line in page.document.imprint.others.iter().filter(|line| line.as_str().starts_with("主题词")) {
        sink.find_at(line.span(), "公文已不写主题词，这一行应删去。", None);
    }
}
