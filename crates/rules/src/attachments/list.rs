//! The form of the 附件说明.

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::run::Proposal;
use crate::samples::notice;
use crate::scan;
use crate::sink::Sink;
use crate::source;
use gongwen::{AttachmentName, Edit, Span, Text};

pub(crate) static RULES: &[&Rule] =
    &[&END_MARK, &ORDINAL_MARK, &HAN_ORDINAL, &SINGLE, &UNNUMBERED, &SEQUENCE, &QUOTED, &LABEL, &COLON, &REPEATED];

const RIGHT: &[&str] = &[
    notice!("请做好防汛工作。", "附件：防汛物资清单"),
    notice!("请做好防汛工作。", "附件：1.防汛物资清单", "2.防汛值班表"),
];

fn items<'a>(page: &Page<'a>) -> &'a [AttachmentName] {
    page.document.attachment_list.as_ref().map_or(&[], |list| &list.items)
}

fn edit(text: &Text, range: std::ops::Range<usize>, with: &str) -> Option<Proposal> {
    let label = if with.is_empty() { "删去".to_owned() } else { format!("改为“{with}”") };
    text.is_contiguous(range.clone())
        .then(|| Proposal { edits: vec![Edit::replace(text.source_of(range), with)], label })
}

static END_MARK: Rule = Rule {
    code: "WS1101",
    name: "附件名称后加了标点",
    family: Family::Attachments,
    severity: Severity::Error,
    sources: &[&source::F7_3_4],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "附件说明里的附件名称后是否有句号、分号等。",
        why: "附件名称后不加标点符号。",
        wrong: &[notice!("请做好防汛工作。", "附件：防汛物资清单。")],
        right: RIGHT,
        remedy: "删去标点。",
        except: "名称末尾的书名号、括号。",
        office: ExampleOffice::None,
    },
    check: Check::Page(end_mark),
};

fn end_mark(page: &Page, sink: &mut Sink) {
    for item in items(page) {
        let name = item.name.as_str();
        let kept = name.trim_end_matches(['。', '；', '，', '、', '.', ';', ',']).len();
        if kept < name.len() && kept > 0 {
            let span = item.name.source_of(kept..name.len());
            sink.find_at(span, "附件名称后不加标点，应删去。", edit(&item.name, kept..name.len(), ""));
        }
    }
}

static ORDINAL_MARK: Rule = Rule {
    code: "WS1102",
    name: "附件顺序号后用了顿号",
    family: Family::Attachments,
    severity: Severity::Error,
    sources: &[&source::F7_3_4],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "附件说明里是否写作“1、”。",
        why: "附件顺序号写作“1.”。",
        wrong: &[notice!("请做好防汛工作。", "附件：1、防汛物资清单", "2.防汛值班表")],
        right: RIGHT,
        remedy: "改为“1.”。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Page(ordinal_mark),
};

fn ordinal_mark(page: &Page, sink: &mut Sink) {
    for item in items(page) {
        let ordinal = item.ordinal.as_str();
        if let Some(digits) =
            ordinal.strip_suffix('、').filter(|d| !d.is_empty() && d.bytes().all(|b| b.is_ascii_digit()))
        {
            let fix = edit(&item.ordinal, digits.len()..ordinal.len(), ".");
            sink.find_at(item.ordinal.span(), format!("附件顺序号应写作“{digits}.”。"), fix);
        }
    }
}

static HAN_ORDINAL: Rule = Rule {
    code: "WS1103",
    name: "附件顺序号用了汉字",
    family: Family::Attachments,
    severity: Severity::Error,
    sources: &[&source::F7_3_4],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "附件说明里的顺序号是否用阿拉伯数字。",
        why: "有多个附件的，用阿拉伯数字标注顺序号。",
        wrong: &[notice!("请做好防汛工作。", "附件：一、防汛物资清单", "二、防汛值班表")],
        right: RIGHT,
        remedy: "改为“1.”“2.”。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Page(han_ordinal),
};

fn han_ordinal(page: &Page, sink: &mut Sink) {
    for item in items(page) {
        let ordinal = item.ordinal.as_str();
        let words = ordinal.trim_end_matches(['、', '.', '．', '，']);
        let Some(value) = gongwen::han::read(words).filter(|_| words.chars().all(scan::is_han)) else { continue };
        let right = format!("{value}.");
        let fix = edit(&item.ordinal, 0..ordinal.len(), &right);
        sink.find_at(item.ordinal.span(), format!("附件顺序号用阿拉伯数字，应写作“{right}”。"), fix);
    }
}

static SINGLE: Rule = Rule {
    code: "WS1104",
    name: "只有一个附件却编了顺序号",
    family: Family::Attachments,
    severity: Severity::Hint,
    sources: &[&source::C_ATTACHMENT],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "附件说明只有一个附件时是否编号。",
        why: "只有一个附件，不必编号。",
        wrong: &[notice!("请做好防汛工作。", "附件：1.防汛物资清单")],
        right: RIGHT,
        remedy: "删去“1.”。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Page(single),
};

fn single(page: &Page, sink: &mut Sink) {
    if let [only] = items(page) {
        let ordinal = only.ordinal.as_str();
        if !ordinal.is_empty() && !repeats_label(only) {
            let label = "删去".to_owned();
            let fix = Some(Proposal { edits: vec![Edit::replace(up_to_name(only), "")], label });
            sink.find_at(only.ordinal.span(), "只有一个附件，不编顺序号。", fix);
        }
    }
}

/// The number with the white space before the name.
fn up_to_name(item: &AttachmentName) -> Span {
    Span::new(item.ordinal.span().start, item.name.span().start.max(item.ordinal.span().end))
}

fn repeats_label(item: &AttachmentName) -> bool {
    item.ordinal.as_str().contains('附')
}

static REPEATED: Rule = Rule {
    code: "WS1114",
    name: "附件说明每行都写了“附件”",
    family: Family::Attachments,
    severity: Severity::Error,
    sources: &[&source::F7_3_4],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "附件说明是否逐行写“附件1：”“附件2：”。",
        why: "附件说明编排一个“附件”二字，后标全角冒号；有多个附件的，用阿拉伯数字标注顺序号，如“附件：1.”。",
        wrong: &[
            notice!("请做好防汛工作。", "附件1：防汛物资清单", "附件2：防汛值班表"),
            notice!("请做好防汛工作。", "附件1 防汛物资清单"),
        ],
        right: RIGHT,
        remedy: "首行写“附件：1.名称”，以下各行写“2.名称”；只有一个的不编号。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Page(repeated),
};

fn repeated(page: &Page, sink: &mut Sink) {
    let Some(list) = page.document.attachment_list.as_ref().filter(|list| list.items.iter().any(repeats_label)) else {
        return;
    };
    let single = list.items.len() == 1;
    let edits = list.items.iter().enumerate().map(|(index, item)| {
        let lead = if index == 0 && list.label.is_empty() { "附件：" } else { "" };
        // 「2.」 before 「2026年」 would read as one number.
        let apart = if item.name.as_str().starts_with(|c: char| c.is_ascii_digit()) { " " } else { "" };
        let number = if single { String::new() } else { format!("{}.{apart}", index + 1) };
        Edit::replace(up_to_name(item), format!("{lead}{number}"))
    });
    let fix = Proposal { edits: edits.collect(), label: "改为“附件：1.……”的写法".to_owned() };
    if let Some(first) = list.items.iter().find(|item| repeats_label(item)) {
        sink.find_at(first.ordinal.span(), "附件说明只在首行写“附件：”，各附件编“1.”“2.”。", Some(fix));
    }
}

static UNNUMBERED: Rule = Rule {
    code: "WS1105",
    name: "有几个附件却没有顺序号",
    family: Family::Attachments,
    severity: Severity::Error,
    sources: &[&source::F7_3_4],
    fixability: Fixability::None,
    manual: Manual {
        checks: "附件说明列了几个附件时，是否都编了顺序号。",
        why: "有多个附件的，用阿拉伯数字标注顺序号，正文才能指明“见附件2”。",
        wrong: &[notice!("请做好防汛工作。", "附件：防汛物资清单", "防汛值班表")],
        right: RIGHT,
        remedy: "依次编“1.”“2.”。",
        except: "一个名称分成两行的，续行与名称首字对齐。",
        office: ExampleOffice::None,
    },
    check: Check::Page(unnumbered),
};

fn unnumbered(page: &Page, sink: &mut Sink) {
    let items = items(page);
    // A long first line may simply be broken; short ones are names of their own.
    let short = |item: &AttachmentName| item.name.as_str().chars().count() <= 20;
    const WHOLE: &[&str] = &["表", "清单", "方案", "名单", "办法", "目录", "计划", "图", "说明", "通知", "规定"];
    if items.len() < 2 || !items.iter().all(|item| short(item) && scan::ends(item.name.as_str(), WHOLE)) {
        return;
    }
    if let Some(item) = items.iter().find(|item| item.ordinal.is_empty()) {
        sink.find_at(item.name.span(), "有几个附件的，应编顺序号“1.”“2.”。", None);
    }
}

static SEQUENCE: Rule = Rule {
    code: "WS1106",
    name: "附件顺序号不连续",
    family: Family::Attachments,
    severity: Severity::Error,
    sources: &[&source::F7_3_4, &source::T20],
    fixability: Fixability::None,
    manual: Manual {
        checks: "附件说明的顺序号是否从1起连续。",
        why: "顺序号用来指称附件，跳号、重号会引错。",
        wrong: &[notice!("请做好防汛工作。", "附件：1.防汛物资清单", "3.防汛值班表")],
        right: RIGHT,
        remedy: "重排顺序号。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Page(sequence),
};

fn sequence(page: &Page, sink: &mut Sink) {
    let items = items(page);
    if items.len() < 2 || items.iter().any(|item| item.ordinal.is_empty()) {
        return;
    }
    for (index, item) in items.iter().enumerate() {
        let digits = scan::digits(item.ordinal.as_str());
        if digits.parse().is_ok_and(|value: usize| value != index + 1) {
            sink.find_at(item.ordinal.span(), format!("附件顺序号应为“{}.”。", index + 1), None);
            return;
        }
    }
}

static QUOTED: Rule = Rule {
    code: "WS1107",
    name: "附件名称加了书名号",
    family: Family::Attachments,
    severity: Severity::Hint,
    sources: &[&source::C_ATTACHMENT],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "附件说明里的名称是否整个加了书名号。",
        why: "附件说明直接写附件名称，不加书名号。",
        wrong: &[notice!("请做好防汛工作。", "附件：《防汛物资清单》")],
        right: RIGHT,
        remedy: "删去书名号。",
        except: "名称里引用的文件名。",
        office: ExampleOffice::None,
    },
    check: Check::Page(quoted),
};

fn quoted(page: &Page, sink: &mut Sink) {
    for item in items(page) {
        let name = item.name.as_str();
        let inner = name.strip_prefix('《').and_then(|rest| rest.strip_suffix('》'));
        if let Some(inner) = inner.filter(|inner| !inner.contains(['《', '》'])) {
            let fix = edit(&item.name, 0..name.len(), inner);
            sink.find_at(item.name.span(), "附件名称不加书名号。", fix);
        }
    }
}

static LABEL: Rule = Rule {
    code: "WS1108",
    name: "附件说明的标签写作“附”",
    family: Family::Attachments,
    severity: Severity::Error,
    sources: &[&source::F7_3_4],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "附件说明是否以“附件：”开头。",
        why: "附件说明编排“附件”二字，后标全角冒号。",
        wrong: &[notice!("请做好防汛工作。", "附：防汛物资清单")],
        right: RIGHT,
        remedy: "改为“附件：”。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Page(label),
};

fn label(page: &Page, sink: &mut Sink) {
    let Some(list) = page.document.attachment_list.as_ref().filter(|list| list.label.as_str().trim() == "附") else {
        return;
    };
    let fix = edit(&list.label, 0..list.label.as_str().len(), "附件");
    sink.find_at(list.label.span(), "附件说明应以“附件：”开头。", fix);
}

static COLON: Rule = Rule {
    code: "WS1109",
    name: "“附件”后用了半角冒号",
    family: Family::Attachments,
    severity: Severity::Error,
    sources: &[&source::F7_3_4],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "附件说明“附件”二字后的冒号是否为全角。",
        why: "“附件”二字后标全角冒号。",
        wrong: &[notice!("请做好防汛工作。", "附件:防汛物资清单")],
        right: RIGHT,
        remedy: "改为“：”。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Page(colon),
};

fn colon(page: &Page, sink: &mut Sink) {
    let Some(list) = &page.document.attachment_list else { return };
    let end = list.label.span().end;
    let rest = page.source.get(end..).unwrap_or_default();
    let at = end + rest.len() - rest.trim_start().len();
    if !list.label.is_empty() && rest.trim_start().starts_with(':') {
        let span = Span::new(at, at + 1);
        let fix = Proposal { edits: vec![Edit::replace(span, "：")], label: "改为“：”".to_owned() };
        sink.find_at(span, "“附件”后用全角冒号“：”。", Some(fix));
    }
}
