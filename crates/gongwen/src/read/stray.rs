//! Lines behind the signature that are neither attachments nor an issued text (被印发件): further
//! 附注, lines of the 版记 in other forms, and what nobody can place.

use super::line::Line;
use super::{attachment, body, head, imprint, label, tail};
use crate::{Document, Remark, RemarkKind};

/// Takes stray lines from the front of what is left; the rest are attachments.
pub(super) fn take<'a, 'b>(
    lines: &'a [&'b Line],
    document: &mut Document,
    remarks: &mut Vec<Remark>,
) -> &'a [&'b Line] {
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let text = line.str();
        if line.is_blank() || head::is_rule(text) {
        } else if label::alone(text).is_some() {
            break;
        } else if tail::is_note(text) || tail::is_bare_note(text) {
            document.annotation.push(line.text.clone());
        } else if let Some((organ, date)) = head::organ_and_date(&line.text).filter(|_| document.imprint.date.is_none())
        {
            (document.imprint.issuer, document.imprint.date) = (Some(organ), Some(date));
            remark(line, "后面没有“印发”，当作印发机关和印发日期", remarks);
        } else if is_imprint(text) {
            document.imprint.others.push(line.text.clone());
        } else if !is_footer(text) && begins_something(&lines[at..]) {
            break;
        } else {
            document.body.push(crate::Block::Paragraph(body::paragraph(line.text.clone())));
            remark(line, "在落款之后，不知道是什么，放在正文末尾", remarks);
        }
        at += 1;
    }
    &lines[at..]
}

fn remark(line: &Line, what: &str, remarks: &mut Vec<Remark>) {
    let shown: String = line.str().chars().take(30).collect();
    let message = format!("「{shown}」{what}，请核对。");
    remarks.push(Remark { span: line.text.span(), kind: RemarkKind::NotUnderstood, message });
}

/// 「阅读 1234」, 「来源：……」, 「上一篇：……」: what a web page has below a document.
fn is_footer(text: &str) -> bool {
    const WORDS: [&str; 18] = [
        "阅读",
        "点赞",
        "浏览次数",
        "浏览量",
        "在看",
        "分享到",
        "分享：",
        "扫一扫",
        "打印本页",
        "打印此页",
        "关闭窗口",
        "关闭本页",
        "上一篇",
        "下一篇",
        "收藏本页",
        "版权所有",
        "【打印",
        "【关闭",
    ];
    const LABELS: [&str; 9] = ["来源", "信息来源", "稿件来源", "编辑", "责编", "责任编辑", "审核", "作者", "供稿"];
    let labelled = text.split_once(['：', ':']).is_some_and(|(label, _)| LABELS.contains(&label.trim()));
    text.chars().count() <= 60 && (labelled || WORDS.iter().any(|word| text.starts_with(word)))
}

/// 「发送：各乡镇」, 「共印20份」, 「翻印：……」: what printing rooms add; 报, 送, 发 as briefings have them.
fn is_imprint(text: &str) -> bool {
    let labelled = ["发送", "分发", "报送", "主报", "报", "送", "发"]
        .iter()
        .any(|label| text.strip_prefix(label).is_some_and(|rest| rest.starts_with(['：', ':'])));
    (labelled || imprint::is_copies_printed(text)) && text.chars().count() <= 200
}

/// Whether an attachment or an issued text begins here: a label, a table, a title by its words, or a line
/// with text of its own below it.
fn begins_something(lines: &[&Line]) -> bool {
    let Some(first) = lines.first() else { return false };
    let text = first.str();
    let labelled =
        label::alone(text).is_some() || label::alone_with_colon(text).is_some() || label::titled(text).is_some();
    let own = lines.iter().take_while(|line| label::alone(line.str()).is_none()).filter(|line| !line.is_blank());
    let written: Vec<&str> = own.map(|line| line.str()).take(4).collect();
    let named = (1..=written.len().min(3)).any(|count| {
        let name: String = written[..count].concat();
        attachment::ends_like_title(&name) || crate::Kind::of_title(&name).is_some()
    });
    let above_text = written.len() == 2 && attachment::is_title_line(text);
    labelled || first.hashes > 0 || text.contains(['\t', '|']) || named || written.len() >= 3 || above_text
}
