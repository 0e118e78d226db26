//! The end of the body that goes to the page of the date: cut between two lines, both as they were.

use crate::build::{filler, heading, plain, set, text};
use gongwen::{Block, Document, Ordinal, OrdinalStyle, Paragraph};
use typeset::facts::Facts;
use typeset::{Element, PdfInfo};

/// Millimetres: more than the gap after a character, which the engine leaves wide where the letters
/// of another script follow, and narrows where the line is forced to end.
const EXACT: f64 = 0.1;
/// Lines of a page.
const ROWS: usize = 22;

/// Words of every sort that ends lines: Han characters only, marks and brackets, digits and Latin
/// letters, numbers in brackets, words and addresses too long for a line.
const WORDS: [&str; 6] = [
    "各乡镇人民政府和县政府有关部门要切实提高思想认识坚持问题导向压实工作责任",
    "依照《云溪县防汛条例》，对“重点部位”、“重点时段”（含夜间）加强巡查；发现险情，立即报告。",
    "采用GB/T 9704-2012和ISO 8601标准，2026年执行率为98.5%以上，较上年提高12个百分点；",
    "（1）水库3座、（2）河道12.5公里、（3）涵闸（泵站）7处，由“三级包保”责任人［见附件］逐一落实。",
    "网址为https://www.yunxi.gov.cn/zwgk/2026/fangxun/index.html?id=20260408，平台代号YunxiFloodControlPlatform2026，",
    "联系人：张三　电话：0000-1234567　传真 0000-7654321  邮编 000000 地址 云溪县  东街1号　2026 年，",
];

/// Two to six lines or so that begin somewhere in the words.
fn words(words: &str, skip: usize) -> String {
    let count = words.chars().count();
    words.chars().cycle().skip(skip % count).take(28 * (2 + skip % 5) + skip % 7).collect()
}

/// What may close a body: plain text, and text after a heading, which may be long, or an article's
/// number in another font.
fn closers(of: &str, skip: usize) -> Vec<Block> {
    let words = words(of, skip);
    let article = Paragraph {
        text: text(&format!("第三条　{words}")),
        ordinal: Some(Ordinal { style: OrdinalStyle::Article, value: 3, len: "第三条".len() }),
        ..Paragraph::default()
    };
    vec![
        plain(&words),
        heading(OrdinalStyle::HanBracketed, "（二）", &format!("开展隐患排查。{words}")),
        heading(OrdinalStyle::Arabic, "3.", &format!("严格执行24小时值班制度。{words}")),
        heading(OrdinalStyle::Han, "二、", &format!("{}各负其责。", filler(40 + skip * 3))),
        Block::Paragraph(article),
    ]
}

/// Page, text, and the edges at the left and right of the lines of the body, from one on.
fn lines(facts: &Facts, from: usize) -> Vec<(usize, String, f64, f64)> {
    let pages = facts.pages.iter().enumerate();
    let lines = pages.flat_map(|(page, facts)| facts.lines.iter().map(move |line| (page, line)));
    let body = lines.filter(|(_, line)| line.element == Element::Paragraph).skip(from);
    body.map(|(page, line)| (page, line.text.trim_end().to_owned(), line.x, line.x + line.w)).collect()
}

/// A paragraph below so much text that it ends on the last line of page 1, and no room for the date.
fn before_a_date(block: &Block, before: usize) -> Document {
    let mut document = Document { body: vec![plain(&filler(28 * before - 2)), block.clone()], ..Document::default() };
    document.signature.organs = vec![text("云溪县人民政府")];
    document.signature.date = Some(text("2026年4月8日"));
    document
}

/// What is wrong with a paragraph that gives its end to the date: its lines are not those it has in
/// a document of its own, or not as many went as should.
fn wrong(block: &Block) -> Option<String> {
    let alone = Document { body: vec![block.clone()], ..Document::default() };
    let whole = lines(set(&alone).facts(), 0);
    let before = ROWS - whole.len();
    let setting = set(&before_a_date(block, before));
    let facts = setting.facts();
    assert!(facts.messages.iter().any(|message| message.contains("不单独成页")), "{:?}", facts.messages);
    let cut = lines(facts, before);
    let same = cut.len() == whole.len()
        && cut
            .iter()
            .zip(&whole)
            .all(|(cut, whole)| cut.1 == whole.1 && (cut.2 - whole.2).abs() < EXACT && (cut.3 - whole.3).abs() < EXACT);
    let kept = cut.iter().filter(|line| line.0 == 0).count();
    let moved = if whole.len() > 3 { 2 } else { 1 };
    let full = facts.pages.iter().all(|page| page.max_cells <= 28.0) && facts.pages[0].body_lines == ROWS - moved;
    let right = same && full && kept + moved == whole.len() && facts.pages.len() == 2;
    (!right).then(|| format!("\n{}became\n{}", shown(&whole), shown(&cut)))
}

fn shown(lines: &[(usize, String, f64, f64)]) -> String {
    lines.iter().map(|(page, text, from, to)| format!("{page} {from:.2}-{to:.2} {text}\n")).collect()
}

#[test]
fn text_that_goes_to_the_page_of_the_date_is_cut_between_two_lines_as_they_were() {
    for words in WORDS {
        let blocks: Vec<Block> = (0..40).step_by(3).flat_map(|skip| closers(words, skip)).collect();
        let wrong: Vec<String> = blocks.iter().filter_map(wrong).collect();
        assert!(wrong.is_empty(), "{} of {} are wrong: {}", wrong.len(), blocks.len(), wrong[0]);
    }
}

#[test]
fn the_outline_names_the_heading_of_a_paragraph_that_is_cut() {
    let block = heading(OrdinalStyle::HanBracketed, "（二）", &format!("开展隐患排查。{}", filler(90)));
    let document = before_a_date(&block, ROWS - 4);
    let setting = set(&document);
    assert!(setting.facts().messages.iter().any(|message| message.contains("不单独成页")));
    let pdf = setting.pdf(&PdfInfo::default()).expect("a PDF/A-2b file");
    let title: String = "（二）开展隐患排查。".encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    let entry = format!("/Title<FEFF{title}>");
    assert_eq!(String::from_utf8_lossy(&pdf).matches(&entry).count(), 1);
}
