//! Paragraphs that end without a final mark.

use crate::finding::Severity;
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::punctuation::wrapped::is_wrapped;
use crate::samples::notice;
use crate::scan;
use crate::sink::Sink;
use crate::source;
use gongwen::{Block, Paragraph};

pub(crate) static RULES: &[&Rule] = &[&UNFINISHED];

static UNFINISHED: Rule = Rule {
    code: "WS0927",
    name: "一段话末尾没有句号",
    family: Family::Punctuation,
    severity: Severity::Warning,
    sources: &[&source::T20],
    fixability: Fixability::None,
    manual: Manual {
        checks: "正文里成句的段落，末尾是否漏了标点，或者停在逗号、顿号上。",
        why: "句子末尾要有句末的标点；停在逗号上的，多半是话没有写完，或者误换了行。",
        wrong: &[
            notice!("汛期将至，请各乡镇加强值守，及时报告险情"),
            notice!("请各乡镇加强值班值守，", "并备足防汛物资。"),
            notice!(
                "为切实保障农村群众住房安全，经县政府同意，决定在全县范围内开展农村住房安全隐患排查整治，对危房立即组织人员撤离，并于六月底以前完成整改",
                "请各乡镇认真落实。"
            ),
            notice!(
                "今年雨量偏多。请各乡镇加强值守，及时报告险情",
                "各乡镇要备足物资，开展演练。",
                "县水利局要加强检查，督促整改。"
            ),
        ],
        right: &[
            notice!("汛期将至，请各乡镇加强值守，及时报告险情。"),
            notice!(
                "汛期将至，有关事项通知如下：",
                "加强值守，备足物资，及时报告险情；",
                "开展检查，督促整改，消除安全隐患。"
            ),
            notice!("汛期将至，请各乡镇加强值守，及时报告险情。", "联系人：李四，电话：0791-1234567"),
            notice!(
                "有关事项通知如下：",
                "一、会议时间",
                "3月5日上午9:00",
                "二、会议地点",
                "云溪县人民政府三楼会议室，城东路南侧"
            ),
        ],
        remedy: "补上句号；话没有写完的，写完整；误换了行的，与下一段连起来。",
        except: "标题，有序号的段落，“时间：……”一类的行，标题下面只有一行的时间、地点，表格和附件说明前的一行；多处没有标点的，按版面宽度断成一行一行的。",
        office: ExampleOffice::None,
    },
    check: Check::Page(unfinished),
};

/// A paragraph in sentences, neither numbered nor a heading, nor a label with what belongs to it.
fn is_sentences(paragraph: &Paragraph) -> bool {
    let text = paragraph.text.as_str();
    is_plain(paragraph) && text.contains(['，', '。']) && !text.contains('：')
}

/// No heading, no numbered paragraph, no item of a list and no row of a table.
fn is_plain(paragraph: &Paragraph) -> bool {
    let text = paragraph.text.as_str();
    let listed =
        text.starts_with(['-', '*', '•', '·', '●', '■', '◆', '★', '※', '>', '—']) || text.contains(['\t', '|']);
    paragraph.ordinal.is_none() && paragraph.heading.is_none() && !listed
}

/// How many characters a paragraph with a comma must have to be no heading of two halves.
const LONGER_THAN_HEADINGS: usize = 25;

/// How many characters make a paragraph that surely ends in a mark, whatever the others do: lines that
/// were joined up to where the next begins something new.
const SURELY_A_PARAGRAPH: usize = 60;

fn unfinished(page: &Page, sink: &mut Sink) {
    if page.document.title.is_none() || page.kind().is_none() || is_wrapped(page) {
        return;
    }
    let body = page.document.body.as_slice();
    let open = |at: usize| body[at].paragraph().filter(|p| is_sentences(p) && lacks_mark(p.text.as_str()));
    let broken = (0..body.len()).filter(|at| open(*at).is_some()).count();
    let ended = page.paragraphs().filter(|p| is_sentences(p) && p.text.as_str().ends_with('。')).count();
    for (at, block) in body.iter().enumerate() {
        let Some(paragraph) = block.paragraph() else { continue };
        let text = paragraph.text.as_str();
        if let Some(mark) = text.chars().next_back().filter(|c| "，、".contains(*c) && is_plain(paragraph)) {
            let span = paragraph.text.source_of(text.len() - mark.len_utf8()..text.len());
            sink.find_at(span, format!("一段不能停在“{mark}”上：话写完了用句号，没有写完就与下一段连起来。"), None);
        }
        // Lines that were broken where the page ended have their mark further below.
        let last = at + 1 == body.len() && page.document.attachment_list.is_none();
        let long = text.chars().count() >= SURELY_A_PARAGRAPH && text.contains('，');
        let certain = last && broken <= 1 || (ended >= broken * 2 || long) && !introduces(body.get(at + 1), page);
        let least = if last || text.contains('。') { 15 } else { LONGER_THAN_HEADINGS };
        // Under 「二、会议地点」 stands what the heading asks for, perhaps no sentence.
        let filled_in =
            at > 0 && body[at - 1].paragraph().is_some_and(Paragraph::is_heading_line) && !text.contains('。');
        if open(at).is_some() && certain && !filled_in && text.chars().count() >= least {
            let end = text.chars().next_back().map_or(0, char::len_utf8);
            let span = paragraph.text.source_of(text.len() - end..text.len());
            sink.find_at(span, "这一段末尾没有标点：话写完了加句号，误换了行就与下一段连起来。", None);
        }
    }
}

/// What stands behind the last full stop must itself be a sentence: a heading that was glued to the
/// paragraph (「……。第五章附则」) is none.
fn lacks_mark(text: &str) -> bool {
    let tail = text.rsplit('。').next().unwrap_or(text);
    let sentence = tail.contains('，') || scan::starts(tail, &["请", "特此"]);
    sentence && text.ends_with(scan::is_han) && !scan::has(text, &["联系人", "电话"])
}

/// Whether what follows may belong to the paragraph: a table, a list, 附件, or nothing but the 附件说明.
fn introduces(next: Option<&Block>, page: &Page) -> bool {
    match next {
        Some(Block::Paragraph(next)) => next.ordinal.is_some() || next.text.as_str().starts_with('附'),
        Some(Block::Table(_)) => true,
        None => page.document.attachment_list.is_some(),
    }
}
