//! WS03 标题与文种.

mod about;
mod document;
mod form;
mod kind;
mod wording;

use crate::meta::Rule;
use crate::run::{Role, Run};
use crate::scan;
use gongwen::Kind;

pub(crate) static RULES: &[&[&Rule]] = &[form::RULES, about::RULES, kind::RULES, wording::RULES, document::RULES];

/// A title, or a fragment that can be nothing else.
#[derive(Clone, Copy, Debug)]
pub(crate) struct View<'a> {
    /// The words without a final mark and without a remark behind.
    pub(crate) text: &'a str,
    /// Where they begin in the run.
    pub(crate) start: usize,
    /// A final mark, in bytes.
    pub(crate) mark: usize,
    /// What somebody remarked in brackets: （直接行文）.
    pub(crate) remark: Option<&'a str>,
    pub(crate) is_fragment: bool,
}

impl View<'_> {
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub(crate) fn kind(&self) -> Option<Kind> {
        Kind::of_title(self.text)
    }
}

/// Words that are no kind of document (文种) but end titles.
pub(crate) const PSEUDO_KINDS: &[&str] = &[
    "布告", "告示", "公函", "函件", "申请", "汇报", "函告", "请求", "呈报", "说明", "要点", "总结", "计划", "规定",
    "办法", "细则", "方案", "措施", "制度",
];

/// The text without a remark about it in brackets at its end, and that remark.
pub(crate) fn without_remark(text: &str) -> (&str, Option<&str>) {
    let Some(inside) = text.strip_suffix('）') else { return (text, None) };
    let Some(open) = inside.rfind('（') else { return (text, None) };
    let remark = &inside[open + '（'.len_utf8()..];
    let about_text = scan::has(remark, &["行文", "成段", "版头", "单独", "主送机关", "抄送机关"]);
    if about_text { (&text[..open], Some(remark)) } else { (text, None) }
}

/// The run as a title, if it is one.
pub(crate) fn view<'a>(run: &Run<'a>) -> Option<View<'a>> {
    *run.title.get_or_init(|| find_title(run))
}

fn find_title<'a>(run: &Run<'a>) -> Option<View<'a>> {
    let is_fragment = run.is_fragment();
    if !is_fragment && run.role != Role::Title {
        return None;
    }
    if is_fragment && run.text.len() > 400 {
        return None;
    }
    let start = run.text.len() - run.text.trim_start().len();
    let (text, remark) = without_remark(run.text[start..].trim_end());
    let words = text.trim_end_matches(['。', '，', '；', '.', ',']);
    let view = View { text: words, start, mark: text.len() - words.len(), remark, is_fragment };
    (!is_fragment || looks_like_title(&view)).then_some(view)
}

fn looks_like_title(view: &View) -> bool {
    let text = view.text;
    let count = text.chars().count();
    if !(6..=80).contains(&count) || text.contains(['。', '；', '！', '？', '：', '\t']) {
        return false;
    }
    const SENTENCES: &[&str] = &[
        "根据", "按照", "依据", "依照", "现", "请", "落实", "贯彻", "执行", "经", "由", "报", "对", "在", "以", "要",
        "认真", "学习", "收到", "推动", "为", "《", "“", "（", "你", "我", "并", "已", "将",
    ];
    if scan::starts(text, SENTENCES)
        || text.starts_with(|c: char| "一二三四五六七八九十".contains(c) && text.contains('、'))
    {
        return false;
    }
    let body = plain_end(text);
    let ends = view.kind().is_some() || scan::ends(body, PSEUDO_KINDS);
    let about = scan::has(text, &["关于", "转发", "批转"]);
    let joined = scan::ends(body, &["的通知", "的请示", "的函", "的批复", "的通报", "的意见", "的报告", "的决定"]);
    let organ = scan::has(text, &["人民政府", "委员会", "办公室", "局", "厅", "市委", "县委", "省委"]);
    let comma = text.contains('，') && !text.starts_with("关于");
    ends && !comma && (about || joined || (organ && count <= 30))
}

/// The title without a version in brackets at its end.
pub(crate) fn plain_end(text: &str) -> &str {
    match text.strip_suffix(['）', ')']).and_then(|inside| inside.rfind(['（', '('])) {
        Some(open) => text[..open].trim_end(),
        None => text,
    }
}
