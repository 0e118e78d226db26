//! Elements of the main part that must or must not be there.

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::run::Run;
use crate::samples::{notice, request};
use crate::sink::Sink;
use crate::source;
use gongwen::{Kind, Span};
use std::ops::Range;

pub(crate) static RULES: &[&Rule] =
    &[&NO_TITLE, &NO_ADDRESSEE, &PUBLIC_ADDRESSEE, &NO_CONTACT, &EMPTY_CONTACT, &EMPTY_PAGE];

static NO_TITLE: Rule = Rule {
    code: "WS0118",
    name: "没有标题",
    family: Family::Elements,
    severity: Severity::Warning,
    sources: &[&source::T9_7],
    fixability: Fixability::None,
    manual: Manual {
        checks: "全文是否有标题；有没有读出文种。",
        why: "标题写明谁、为什么事、发什么文；没有标题，就不知道是什么公文，按文种检查的规则也都无从检查。",
        wrong: &[
            "今天下午三点召开会议。\n请各乡镇按时参加。\n",
            "关于拨付2026年办公经费\n县财政局\n我馆办公经费不足，需拨付50万元。\n云溪县档案馆\n2026年3月5日\n",
        ],
        right: &[notice!("请做好防汛工作。")],
        remedy: "在正文前写标题；只检查一段话的，用片段检查（wenshu check --scope fragment）。",
        except: "片段检查；令等以版头代替标题的。",
        office: ExampleOffice::None,
    },
    check: Check::Page(no_title),
};

fn no_title(page: &Page, sink: &mut Sink) {
    if page.document.title.is_some()
        || page.is_kind(&[Kind::Order, Kind::Minutes])
        || page.has_header() && page.kind().is_some()
    {
        return;
    }
    match page.paragraphs().next() {
        Some(first) => {
            let message = if is_title_without_kind(first.text.as_str()) {
                "这一行像是标题，但没有文种，因此没有读作标题，也没有按文种检查；应以“的请示”“的函”等文种结尾。"
            } else {
                "没有读出标题，因此没有按文种检查；标题应写在正文前，单独成段。"
            };
            sink.find_at(first.text.span(), message, None);
        }
        // Only what stands before the text came: front matter, a head, an imprint.
        None if page.document.body.is_empty() && !page.source.trim().is_empty() => {
            sink.find_at(Span::at(page.source.trim_end().len()), "没有标题，也没有正文。", None);
        }
        None => {}
    }
}

/// 「关于申请拨付办公经费」 above the text.
fn is_title_without_kind(line: &str) -> bool {
    line.starts_with("关于") && line.chars().count() <= 40 && !line.contains(['。', '，', '；', '：'])
}

static NO_ADDRESSEE: Rule = Rule {
    code: "WS0107",
    name: "请示、报告、批复、函没有主送机关",
    family: Family::Elements,
    severity: Severity::Warning,
    sources: &[&source::T9_8],
    fixability: Fixability::None,
    manual: Manual {
        checks: "请示、报告、批复、函是否写明主送机关。",
        why: "主送机关是主要受理机关；没有主送，就没有谁来办理。",
        wrong: &[
            "云溪县人民政府关于增拨防汛经费的请示\n现将有关事项请示如下：\n请增拨防汛经费50万元。\n妥否，请批示。\n云溪县人民政府\n2026年5月6日\n（联系人：李四，电话：12345678）\n",
        ],
        right: &[request!("请增拨防汛经费50万元。", "妥否，请批示。")],
        remedy: "在标题下顶格写主送机关，后加冒号。",
        except: "公布性的公文。",
        office: ExampleOffice::None,
    },
    check: Check::Page(no_addressee),
};

fn no_addressee(page: &Page, sink: &mut Sink) {
    let kinds = [Kind::Request, Kind::Report, Kind::Reply, Kind::Letter];
    let Some(title) = page.document.title.as_ref().filter(|_| page.is_kind(&kinds)) else { return };
    // A row of names without its colon is another fault (WS0402).
    let none = page.addressee_names().is_none() && crate::routing::unmarked(page).is_none();
    if none && !page.document.body.is_empty() && !is_public(title.text.as_str()) {
        sink.find_at(title.span(), "没有主送机关，应在标题下写明。", None);
    }
}

/// Reports to the people and interpretations of law name no addressee.
fn is_public(title: &str) -> bool {
    crate::scan::has(title, &["政府工作报告", "年度报告", "公开工作", "最高人民法院", "最高人民检察院"])
}

static PUBLIC_ADDRESSEE: Rule = Rule {
    code: "WS0108",
    name: "公告、通告、命令写了主送机关",
    family: Family::Elements,
    severity: Severity::Hint,
    sources: &[&source::C_ELEMENT],
    fixability: Fixability::None,
    manual: Manual {
        checks: "面向社会公布的公告、通告、公报、命令是否写了主送机关。",
        why: "公布性公文面向社会，不写主送机关。",
        wrong: &[
            "云溪县人民政府关于禁止在城区燃放烟花爆竹的通告\n各乡镇人民政府：\n现通告如下：\n城区禁止燃放烟花爆竹。\n云溪县人民政府\n2026年5月6日\n",
        ],
        right: &[
            "云溪县人民政府关于禁止在城区燃放烟花爆竹的通告\n现通告如下：\n城区禁止燃放烟花爆竹。\n云溪县人民政府\n2026年5月6日\n",
        ],
        remedy: "删去主送机关；需要发给下级的，另用通知。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Page(public_addressee),
};

fn public_addressee(page: &Page, sink: &mut Sink) {
    let kinds = [Kind::Proclamation, Kind::PublicNotice, Kind::Communique, Kind::Order];
    if let Some(names) = page.document.addressees.as_ref().filter(|_| page.is_kind(&kinds)) {
        sink.find_at(names.text.span(), "公布性公文不写主送机关。", None);
    }
}

static NO_CONTACT: Rule = Rule {
    code: "WS0109",
    name: "请示没有注明联系人和电话",
    family: Family::Elements,
    severity: Severity::Hint,
    sources: &[&source::C_ELEMENT],
    fixability: Fixability::None,
    manual: Manual {
        checks: "请示的附注里是否有联系人和电话。",
        why: "上级办理请示时要与经办人联系，各地通行在附注写明。",
        wrong: &[
            "云溪县人民政府关于增拨防汛经费的请示\n江州市人民政府：\n请增拨防汛经费50万元。\n妥否，请批示。\n云溪县人民政府\n2026年5月6日\n",
        ],
        right: &[request!("请增拨防汛经费50万元。", "妥否，请批示。")],
        remedy: "在成文日期下一行写“（联系人：×××，电话：××××）”。",
        except: "没有署名和日期的草稿。",
        office: ExampleOffice::None,
    },
    check: Check::Page(no_contact),
};

fn no_contact(page: &Page, sink: &mut Sink) {
    let document = page.document;
    let Some(date) = document.signature.date.as_ref().filter(|_| page.is_kind(&[Kind::Request])) else { return };
    let noted = document.annotation.iter().chain(&document.imprint.others).any(|text| text.as_str().contains("联系"));
    if !noted && !page.paragraphs().any(|p| p.text.as_str().contains("联系人")) {
        sink.find_at(date.span(), "请示应在成文日期下注明联系人和电话。", None);
    }
}

static EMPTY_CONTACT: Rule = Rule {
    code: "WS0123",
    name: "附注里的联系人、电话没有填写",
    family: Family::Elements,
    severity: Severity::Warning,
    sources: &[&source::C_ELEMENT],
    fixability: Fixability::None,
    manual: Manual {
        checks: "附注里“联系人”“联系电话”后面是否填了内容。",
        why: "空着的联系人和电话，收文的机关无从联系。",
        wrong: &[
            "云溪县人民政府关于增拨防汛经费的请示\n江州市人民政府：\n请增拨防汛经费50万元。\n妥否，请批示。\n云溪县人民政府\n2026年5月6日\n（联系人：　　，联系电话：　　）\n",
        ],
        right: &[request!("请增拨防汛经费50万元。", "妥否，请批示。")],
        remedy: "填上经办人的姓名和电话。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Page(empty_contact),
};

fn empty_contact(page: &Page, sink: &mut Sink) {
    for text in page.document.annotation.iter().chain(&page.document.imprint.others) {
        let string = text.as_str();
        let empty = ["联系人", "电话"].into_iter().any(|label| {
            let after = string.split(label).nth(1).map(str::trim_start);
            let value = after
                .and_then(|rest| rest.strip_prefix(['：', ':']))
                .map(|rest| rest.trim_start_matches(|c: char| c.is_whitespace() || "_＿×Xx".contains(c)));
            value.is_some_and(|value| {
                value.is_empty() || value.starts_with(['，', '、', '；', '）', ')', ',', ';', '。'])
            })
        });
        if empty {
            sink.find_at(text.span(), "附注里的联系人、电话还空着，请填写。", None);
        }
    }
}

static EMPTY_PAGE: Rule = Rule {
    code: "WS0110",
    name: "用了“此页无正文”",
    family: Family::Elements,
    severity: Severity::Warning,
    sources: &[&source::C_ELEMENT],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "是否写“（此页无正文）”。",
        why: "印章与正文应在同一页，排不下时调整行距、字距，不另加说明。",
        wrong: &[notice!("请做好防汛工作。", "（此页无正文）")],
        right: &[notice!("请做好防汛工作。")],
        remedy: "删去，调整行距、字距。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["（此页无正文）", "(此页无正文)"], empty_page),
};

fn empty_page(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let fix = run.replace(at.clone(), "");
    sink.find(run, at, "不用“此页无正文”，应调整行距、字距。", fix);
}
