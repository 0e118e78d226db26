//! Text whose lines were broken where the page ended, as scans and copies from print bring it.

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::run::Proposal;
use crate::samples::notice;
use crate::sink::Sink;
use crate::source;
use gongwen::{Block, Edit, Paragraph, Span};

pub(crate) static RULES: &[&Rule] = &[&WRAPPED];

static WRAPPED: Rule = Rule {
    code: "WS0929",
    name: "正文断成了一行一行",
    family: Family::Punctuation,
    severity: Severity::Warning,
    sources: &[&source::T20],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "正文是不是按版面的宽度断开，一行成了一段：几行一样长，行末都没有标点。",
        why: "扫描识别、从 PDF 复制来的文字常常这样。每一行都会印成空两字的一段，句子断得不知所云。",
        wrong: &[
            notice!(
                "为切实保障农村群众住房安全，经县政府同意，决定在全县",
                "范围内开展农村住房安全隐患排查整治，请各乡镇逐户排查",
                "登记，对危房立即组织人员撤离，并于六月底以前完成整改",
                "任务。"
            ),
            notice!(
                "为切实保障农村群众住房安全，经县政府同意，决定在全县",
                "范围内开展农村住房安全隐患排查整治，请各乡镇逐户",
                "登记，对危房立即组织人员撤离，并于六月底以前完成整改",
                "任务，整改完成后由县住房和城乡建设局逐户核验并且登记",
                "造册。"
            ),
            notice!(
                "请按照附件抓好落实。",
                "附件：排查整治方案",
                "云溪县人民政府",
                "2026年5月6日",
                "附件",
                "排查整治方案",
                "为切实保障农村群众住房安全，经县政府同意，决定在全县",
                "范围内开展农村住房安全隐患排查整治，请各乡镇逐户排查",
                "登记，对危房立即组织人员撤离，并于六月底以前完成整改",
                "任务。"
            ),
        ],
        right: &[
            notice!("石桥镇防汛物资储备点负责人和值班电话", "柳林镇防汛物资储备点负责人和值班电话"),
            notice!(
                "为切实保障农村群众住房安全，经县政府同意，决定在全县范围内开展农村住房安全隐患排查整治，请各乡镇逐户排查登记，对危房立即组织人员撤离，并于六月底以前完成整改任务。"
            ),
        ],
        remedy: "把断开的行连成段。程序把没有写完的行与下一行相连；行末正好是句号的分不清是不是一段，连好以后请看一遍分段。",
        except: "本来就一行一条、有标点或者有序号的内容。",
        office: ExampleOffice::None,
    },
    check: Check::Page(wrapped),
};

fn wrapped(page: &Page, sink: &mut Sink) {
    let parts = wrapped_parts(page);
    let lines: usize = parts.iter().map(|part| part.full.len()).sum();
    if let Some(first) = parts.first().and_then(|part| Some(part.paragraphs[*part.full.first()?])) {
        let message = format!(
            "正文像是按版面宽度断开的：有{lines}行一样长、行末没有标点，印出来每行都成一段。请把断开的行连成段。"
        );
        sink.find_at(first.text.span(), message, joined(page, &parts));
    }
}

/// Whether the text was broken at the width of a page: several of its longest lines, all of one
/// length, break off. To say so at each of them would help nobody.
pub(super) fn is_wrapped(page: &Page) -> bool {
    Part::new(&page.document.body).is_wrapped()
}

/// The parts whose lines were broken: the body, the bodies of the attachments.
fn wrapped_parts<'a>(page: &Page<'a>) -> Vec<Part<'a>> {
    let document = page.document;
    let body = std::iter::once(Part::new(&document.body)).filter(Part::is_wrapped);
    // An attachment may be a list of names, one as long as the other.
    let attached = document.attachments.iter().map(|attachment| Part::new(&attachment.body));
    body.chain(attached.filter(|part| part.is_wrapped() && part.is_prose())).collect()
}

/// Lines that one fix joins.
const MOST_LINES: usize = 2000;

/// How much narrower than the widest a full line may be, and one that breaks off inside a sentence.
/// Characters are two wide.
const FULL: usize = 4;
const NEARLY_FULL: usize = 8;

/// The characters that a heading without a mark has at most.
const HEADING: usize = 15;

/// Paragraphs that may be the lines of one page, and which of them fill the width and break off.
struct Part<'a> {
    paragraphs: Vec<&'a Paragraph>,
    longest: usize,
    full: Vec<usize>,
}

impl<'a> Part<'a> {
    fn new(blocks: &'a [Block]) -> Self {
        let paragraphs: Vec<&Paragraph> = blocks.iter().filter_map(Block::paragraph).collect();
        let longest = paragraphs.iter().map(|paragraph| width(paragraph)).max().unwrap_or(0);
        let is_full = |paragraph: &Paragraph| {
            longest <= 120
                && width(paragraph) >= 36
                && width(paragraph) + FULL >= longest
                && breaks_off(paragraph.text.as_str())
        };
        let full = (0..paragraphs.len()).filter(|at| is_full(paragraphs[*at])).collect();
        Self { paragraphs, longest, full }
    }

    fn is_wrapped(&self) -> bool {
        self.full.len() >= 3
    }

    fn is_prose(&self) -> bool {
        self.full.iter().filter(|at| self.text(**at).contains(['，', '。'])).count() * 2 > self.full.len()
    }

    fn text(&self, at: usize) -> &'a str {
        self.paragraphs.get(at).map_or("", |paragraph| paragraph.text.as_str())
    }

    fn is_as_wide(&self, at: usize, less: usize) -> bool {
        self.paragraphs.get(at).is_some_and(|paragraph| width(paragraph) + less >= self.longest)
    }

    /// Whether a line goes on in the next: it fills the width, or nearly and stands in a sentence.
    fn goes_on(&self, at: usize) -> bool {
        let text = self.text(at);
        let in_sentence = || text.contains(['，', '。', '；']) || at > 0 && self.is_broken(at - 1);
        self.is_broken(at) || self.is_as_wide(at, NEARLY_FULL) && breaks_off(text) && in_sentence()
    }

    fn is_broken(&self, at: usize) -> bool {
        self.full.binary_search(&at).is_ok()
    }

    /// Whether a line begins something new: an item, a heading.
    fn is_new(&self, at: usize) -> bool {
        let paragraph = self.paragraphs[at];
        let text = paragraph.text.as_str();
        let short = !self.is_as_wide(at, NEARLY_FULL);
        let heading = !text.contains(MARKS) && text.chars().count() <= HEADING;
        let above = !text.ends_with(MARKS) && self.is_as_wide(at + 1, FULL);
        paragraph.ordinal.is_some() || paragraph.stated_level.is_some() || short && (heading || above)
    }
}

const MARKS: &[char] = &['，', '。', '、', '；', '：', '！', '？', '”', '）', ':'];

/// Digits and letters are half as wide as characters.
fn width(paragraph: &Paragraph) -> usize {
    paragraph.text.as_str().chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

fn breaks_off(text: &str) -> bool {
    !text.ends_with(['。', '！', '？', '：', '；', '”', '）', ':'])
}

/// Every line that breaks off joined with the one below, unless that begins something of its own.
fn joined(page: &Page, parts: &[Part]) -> Option<Proposal> {
    let mut edits = Vec::new();
    for part in parts {
        for at in 1..part.paragraphs.len() {
            let between = Span::new(part.paragraphs[at - 1].text.span().end, part.paragraphs[at].text.span().start);
            let beside = || page.source.get(between.range()).is_some_and(|gap| gap.chars().all(char::is_whitespace));
            if part.goes_on(at - 1) && !part.is_new(at) && beside() {
                edits.push(Edit::replace(between, ""));
            }
        }
    }
    (1..=MOST_LINES).contains(&edits.len()).then(|| Proposal { edits, label: "把断开的行连成段".to_owned() })
}
