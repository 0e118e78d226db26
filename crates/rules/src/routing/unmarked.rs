//! Addressees (主送机关) that have no colon behind them, or another mark.

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::run::Proposal;
use crate::scan;
use crate::sink::Sink;
use crate::source;
use gongwen::{Block, Edit, Kind, Paragraph, Span, organ};

pub(crate) static RULES: &[&Rule] = &[&NO_COLON];

static NO_COLON: Rule = Rule {
    code: "WS0402",
    name: "主送机关后没有冒号",
    family: Family::Routing,
    severity: Severity::Error,
    sources: &[&source::F7_3_2],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "最后一个主送机关名称后是否标冒号，有没有漏标，或者标了分号、句号。",
        why: "主送机关之后标全角冒号，引出正文。",
        wrong: &[
            "云溪县人民政府关于增拨防汛经费的函\n云溪县财政局\n因汛情紧急，现商请你单位增拨防汛经费50万元，用于抢险物资。\n请予函复。\n云溪县人民政府\n2026年5月6日\n",
            "云溪县水利局关于做好防汛工作的通知\n各水利站\n请做好防汛工作。\n云溪县水利局\n2026年5月6日\n",
            "云溪县水利局关于做好防汛工作的通知\n各股室、各水利站。\n请做好防汛工作。\n云溪县水利局\n2026年5月6日\n",
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府；\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
        ],
        right: &[
            "云溪县人民政府关于增拨防汛经费的函\n云溪县财政局：\n因汛情紧急，现商请你单位增拨防汛经费50万元，用于抢险物资。\n请予函复。\n云溪县人民政府\n2026年5月6日\n",
        ],
        remedy: "在末尾加“：”，或者把别的标点改为“：”。",
        except: "标题下写的是发文机关自己的；纪要、命令、公告等没有主送机关的公文。",
        office: ExampleOffice::None,
    },
    check: Check::Page(no_colon),
};

fn no_colon(page: &Page, sink: &mut Sink) {
    if let Some(names) = &page.document.addressees {
        let mark = names.end.as_str().trim();
        let end = names.text.span().end;
        let wrong = mark.is_empty() || WRONG_MARKS.iter().any(|wrong| mark == wrong.to_string());
        if wrong && !names.text.is_empty() && !is_own(page, names.text.as_str()) && !page.in_front_matter(end) {
            let span = if mark.is_empty() { Span::at(end) } else { names.end.span() };
            report(span, mark, sink);
        }
    } else if let Some(paragraph) = unmarked(page) {
        let text = paragraph.text.as_str();
        let kept = text.trim_end_matches(WRONG_MARKS).len();
        report(paragraph.text.source_of(kept..text.len()), &text[kept..], sink);
    }
}

fn report(span: Span, mark: &str, sink: &mut Sink) {
    let (message, label) = if mark.is_empty() {
        ("主送机关后应标全角冒号“：”。".to_owned(), "末尾加“：”".to_owned())
    } else {
        (format!("主送机关后标全角冒号“：”，不用“{mark}”。"), "改为“：”".to_owned())
    };
    sink.find_at(span, message, Some(Proposal { edits: vec![Edit::replace(span, "：")], label }));
}

/// Marks that stand behind the last addressee by mistake.
const WRONG_MARKS: [char; 5] = ['；', ';', '。', '.', '，'];

/// A line with the issuer's own name under the title is no addressee.
fn is_own(page: &Page, name: &str) -> bool {
    page.document.signature.organs.iter().any(|organ| organ.as_str() == name)
        || page.document.title_text().starts_with(name)
}

/// The first line of the body where it can be nothing but a row of addressees: without a colon it
/// is not always read as one.
pub(crate) fn unmarked<'a>(page: &Page<'a>) -> Option<&'a Paragraph> {
    const KINDS: [Kind; 7] =
        [Kind::Notice, Kind::Request, Kind::Report, Kind::Reply, Kind::Letter, Kind::Circular, Kind::Opinion];
    let [Block::Paragraph(first), Block::Paragraph(second), ..] = page.document.body.as_slice() else { return None };
    let text = first.text.as_str();
    let row = text.trim_end_matches(WRONG_MARKS);
    let sentence = second.text.as_str().contains(['，', '。', '：']);
    let free = page.addressee_names().is_none() && page.document.title.is_some() && page.is_kind(&KINDS);
    let short = row.chars().count() <= 80 && text.len() - row.len() <= '；'.len_utf8();
    let names: Vec<&str> = row.split(['、', '，']).map(str::trim).collect();
    let fits = names.iter().all(|name| (is_class(name) || is_named(name)) && !is_own(page, name));
    // Where nothing tells the issuer, a lone name under the title may be its.
    let issuer = !page.document.signature.organs.is_empty() || names.iter().any(|name| is_class(name));
    (free && sentence && short && first.ordinal.is_none() && fits && issuer && !is_row(second)).then_some(first)
}

/// Whether a paragraph is itself a row of addressees with its colon: what stands above it is the issuer.
fn is_row(paragraph: &Paragraph) -> bool {
    let row = paragraph.text.as_str().strip_suffix(['：', ':']);
    row.is_some_and(|row| row.split(['、', '，']).all(|name| is_class(name) || is_named(name)))
}

/// 各水利站, 县直各单位: organs named as a class.
fn is_class(name: &str) -> bool {
    const CLASSES: &[&str] = &[
        "部门",
        "单位",
        "机构",
        "乡镇",
        "镇",
        "乡",
        "街道",
        "县",
        "市",
        "区",
        "企业",
        "学校",
        "站",
        "所",
        "股室",
        "科室",
        "处室",
        "股",
        "科",
        "村委会",
        "居委会",
        "村民委员会",
        "居民委员会",
        "社区",
        "村",
        "中心",
        "局",
        "办公室",
        "人民政府",
        "党委",
        "党支部",
        "党组织",
        "公司",
        "医院",
        "卫生院",
        "幼儿园",
        "大队",
        "中队",
        "社会组织",
    ];
    const LEADS: &[&str] = &["各", "县", "市", "省", "区", "州", "乡", "镇", "街道", "局", "机关", "驻"];
    name.contains('各') && name.chars().count() <= 16 && scan::starts(name, LEADS) && scan::ends(name, CLASSES)
}

/// 云溪县财政局: one organ by its name. Two names in a row without a mark are issuers.
fn is_named(name: &str) -> bool {
    name.chars().count() >= 4
        && organ::looks_like_organ(name)
        && !name.contains(char::is_whitespace)
        && (!name.ends_with('会') || name.ends_with("委员会"))
        && !scan::ends(name, &["组", "指挥部", "联席会议"])
}
