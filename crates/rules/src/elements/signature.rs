//! 署名 and 成文日期: there, and in agreement with mark and title.

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::run::{Role, Run};
use crate::samples::notice;
use crate::sink::Sink;
use crate::source;
use gongwen::{Kind, Text};

pub(crate) static RULES: &[&Rule] = &[&NO_DATE, &NO_SIGNATURE, &OTHER_MARK, &OTHER_TITLE, &BELOW_DATE, &SEAL_NOTE];

fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

static NO_DATE: Rule = Rule {
    code: "WS0111",
    name: "有署名，没有成文日期",
    family: Family::Elements,
    severity: Severity::Warning,
    sources: &[&source::T9_12],
    fixability: Fixability::None,
    manual: Manual {
        checks: "署名下面是否有成文日期。",
        why: "成文日期是公文生效和查考的依据。",
        wrong: &["云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n"],
        right: &[notice!("请做好防汛工作。")],
        remedy: "签发后写上签发的日期。",
        except: "纪要、命令等另有格式的；题注已写明日期的。",
        office: ExampleOffice::None,
    },
    check: Check::Page(no_date),
};

fn no_date(page: &Page, sink: &mut Sink) {
    let signature = &page.document.signature;
    let exempt = page.is_kind(&[Kind::Minutes, Kind::Order])
        || page.document.adoption.iter().any(|line| line.as_str().contains('日'));
    if let Some(organ) = signature.organs.last().filter(|_| signature.date.is_none() && !exempt) {
        sink.find_at(organ.span(), "署名下面没有成文日期，应写作“2026年1月5日”的形式。", None);
    }
}

static NO_SIGNATURE: Rule = Rule {
    code: "WS0112",
    name: "有成文日期，没有署名",
    family: Family::Elements,
    severity: Severity::Hint,
    sources: &[&source::T9_11],
    fixability: Fixability::None,
    manual: Manual {
        checks: "成文日期上面是否署发文机关名称。",
        why: "署发文机关全称或者规范化简称，并加盖相应的印章。",
        wrong: &["云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n2026年5月6日\n"],
        right: &[notice!("请做好防汛工作。")],
        remedy: "在日期上一行写发文机关名称。",
        except: "纪要、公报、决议；题注已写明的。",
        office: ExampleOffice::None,
    },
    check: Check::Page(no_signature),
};

fn no_signature(page: &Page, sink: &mut Sink) {
    let kinds = [Kind::Notice, Kind::Request, Kind::Report, Kind::Reply, Kind::Letter, Kind::Circular];
    let signature = &page.document.signature;
    let unsigned = signature.organs.is_empty() && signature.person.is_none();
    if let Some(date) = signature.date.as_ref().filter(|_| unsigned && page.is_kind(&kinds)) {
        sink.find_at(date.span(), "成文日期上面没有发文机关署名。", None);
    }
}

static BELOW_DATE: Rule = Rule {
    code: "WS0119",
    name: "署名写在成文日期下面",
    family: Family::Elements,
    severity: Severity::Warning,
    sources: &[&source::F7_3_5_1],
    fixability: Fixability::None,
    manual: Manual {
        checks: "发文机关署名是否在成文日期上面。",
        why: "署名在上、日期在下，印章压住两者；次序颠倒，盖章的位置也就错了。",
        wrong: &[
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n2026年5月6日\n云溪县人民政府\n",
        ],
        right: &[notice!("请做好防汛工作。")],
        remedy: "把署名移到日期上一行；程序排版时署名总在日期上面。",
        except: "文首信息里写明的。",
        office: ExampleOffice::None,
    },
    check: Check::Page(below_date),
};

fn below_date(page: &Page, sink: &mut Sink) {
    let signature = &page.document.signature;
    let (Some(organ), Some(date)) = (signature.organs.first(), &signature.date) else { return };
    if organ.span().start > date.span().start && !page.in_front_matter(date.span().start) {
        sink.find_at(organ.span(), "署名应在成文日期的上一行。", None);
    }
}

static SEAL_NOTE: Rule = Rule {
    code: "WS0120",
    name: "署名后写了“（盖章）”",
    family: Family::Elements,
    severity: Severity::Hint,
    sources: &[&source::C_ELEMENT],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "署名后是否写“（盖章）”“（公章）”“（印章）”“（章）”。",
        why: "署名只写发文机关的名称；印章盖在署名和日期上，不用文字说明。",
        wrong: &[
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府（盖章）\n2026年5月6日\n",
            "云溪县水利局关于做好防汛工作的通知\n各水利站：\n请做好防汛工作。\n云溪县水利局（印章）\n2026年5月6日\n",
        ],
        right: &[notice!("请做好防汛工作。")],
        remedy: "删去。",
        except: "表格、协议等留给别人盖章的地方。",
        office: ExampleOffice::None,
    },
    check: Check::Page(seal_note),
};

const SEAL_NOTES: &[&str] = &["盖章", "公章", "章", "印章", "印", "盖印", "签章", "加盖公章", "加盖印章", "此处盖章"];

fn seal_note(page: &Page, sink: &mut Sink) {
    for organ in &page.document.signature.organs {
        let name = organ.as_str();
        let note = SEAL_NOTES.iter().find_map(|word| {
            [format!("（{word}）"), format!("({word})")].into_iter().find(|note| name.ends_with(note.as_str()))
        });
        if let Some(note) = note {
            let run = Run::of(organ, Role::Signature);
            let range = name.len() - note.len()..name.len();
            sink.find(&run, range.clone(), format!("署名后不写“{note}”。"), run.replace(range, ""));
        }
    }
}

static OTHER_MARK: Rule = Rule {
    code: "WS0113",
    name: "署名与发文机关标志不一致",
    family: Family::Elements,
    severity: Severity::Warning,
    sources: &[&source::T9_11],
    fixability: Fixability::None,
    manual: Manual {
        checks: "署名的机关是否就是发文机关标志上的机关。",
        why: "标志、署名、印章应当是同一个机关。",
        wrong: &[
            "云溪县人民政府文件\n云政发〔2026〕5号\n关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县水利局\n2026年5月6日\n",
            "云溪县人民政府文件\n云政发〔2026〕5号\n关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府办公室\n2026年5月6日\n",
        ],
        right: &[
            "云溪县人民政府文件\n云政发〔2026〕5号\n关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
            "云溪县人民政府\n会议纪要\n〔2026〕5号\n\n防汛工作会议纪要\n\n2026年5月6日，张三主持召开会议，研究防汛工作。会议议定，各乡镇落实专人值守。\n\n云溪县人民政府办公室\n2026年5月7日\n",
        ],
        remedy: "改署名，或者换用相应的标志。",
        except: "联合行文只印主办机关标志的，其余机关也署名；纪要。",
        office: ExampleOffice::None,
    },
    check: Check::Page(other_mark),
};

/// Whether two names may mean one organ: one is the other in short, and not its office (办公室).
fn is_same(name: &str, other: &str) -> bool {
    (name.contains(other) || other.contains(name)) && !is_office_of(name, other) && !is_office_of(other, name)
}

fn is_office_of(office: &str, organ: &str) -> bool {
    let body = office.strip_suffix("办公室").or_else(|| office.strip_suffix("办公厅"));
    // 「…转发县水利局办公室关于」 names two organs.
    body.is_some_and(|body| !body.contains("转发") && (body.ends_with(organ) || organ.ends_with(body)))
}

fn other_mark(page: &Page, sink: &mut Sink) {
    let organs = &page.document.signature.organs;
    let marks: Vec<String> = page
        .document
        .header
        .mark
        .iter()
        .map(|mark| compact(mark.as_str()))
        .map(|mark| mark.strip_suffix("文件").map_or(mark.clone(), str::to_owned))
        .filter(|mark| !mark.is_empty())
        .collect();
    // Minutes are signed by whoever keeps them: 「云溪县人民政府」 and 「会议纪要」 are one mark in two lines.
    if marks.iter().any(|mark| mark.ends_with("纪要")) {
        return;
    }
    let same = |organ: &Text| {
        let organ = compact(organ.as_str());
        marks.iter().any(|mark| is_same(mark, &organ))
    };
    if let Some(organ) = organs.first().filter(|_| !marks.is_empty() && !organs.iter().any(same)) {
        sink.find_at(organ.span(), format!("署名与发文机关标志“{}”不一致。", marks.join("、")), None);
    }
}

static OTHER_TITLE: Rule = Rule {
    code: "WS0114",
    name: "署名与标题里的发文机关不一致",
    family: Family::Elements,
    severity: Severity::Warning,
    sources: &[&source::T9_11, &source::T9_7],
    fixability: Fixability::None,
    manual: Manual {
        checks: "标题开头的机关名称与署名是否相同。",
        why: "标题、署名应当是同一个机关，否则不知道由谁负责。",
        wrong: &[
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县水利局\n2026年5月6日\n",
            "云溪县水利局关于做好防汛工作的通知\n各乡镇水利站：\n请做好防汛工作。\n云溪县水利局办公室\n2026年5月6日\n",
        ],
        right: &[notice!("请做好防汛工作。")],
        remedy: "改标题或者改署名。",
        except: "联合行文；标题没有写机关名称的。",
        office: ExampleOffice::None,
    },
    check: Check::Page(other_title),
};

fn other_title(page: &Page, sink: &mut Sink) {
    let organs = &page.document.signature.organs;
    let title = compact(page.document.title_text());
    let Some((issuer, _)) = title.split_once("关于") else { return };
    let whole = ["人民政府", "办公室", "办公厅", "局", "厅", "委员会"].iter().any(|end| issuer.ends_with(end));
    if !whole || issuer.contains(['、', '，']) || issuer.chars().count() > 20 {
        return;
    }
    let same = |organ: &Text| {
        let organ = compact(organ.as_str());
        is_same(issuer, &organ)
    };
    if let Some(organ) = organs.first().filter(|_| !organs.iter().any(same)) {
        sink.find_at(organ.span(), format!("标题里的发文机关是“{issuer}”，署名不一致。"), None);
    }
}
