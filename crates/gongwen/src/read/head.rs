//! 版头 and what stands around the title: grades, mark, number, signatories, addressees, the note of
//! adoption.

use super::aside::{self, Asides};
use super::line::Line;
use super::signatories::{further_names, signatory_line};
use super::{grade, mark, numbering};
use crate::{Date, Document, Names, Text, organ};

/// Takes the lines of the 版头 from the front and returns how many.
pub(super) fn header(lines: &[Line], document: &mut Document, asides: &mut Asides) -> usize {
    let mut at = 0;
    let mut taken = 0;
    while let Some(line) = lines.get(at).filter(|_| at < 40) {
        if line.is_blank() || is_rule(line.str()) {
            at += 1;
            continue;
        }
        if line.hashes > 0 {
            break;
        }
        if !element(lines, at, document, asides) {
            if !aside::stands_in_head(lines, at, &document.header) {
                break;
            }
            asides.keep(&line.text);
        }
        at += 1;
        taken = at;
    }
    // Blank lines and rules after the last element belong to it.
    while lines.get(taken).is_some_and(|line| line.is_blank() || is_rule(line.str())) {
        taken += 1;
    }
    taken
}

/// Takes line `at` where it is an element of the 版头.
fn element(lines: &[Line], at: usize, document: &mut Document, asides: &mut Asides) -> bool {
    let text = &lines[at].text;
    let string = text.as_str();
    let header = &mut document.header;
    let unnumbered = header.number.is_none();
    if grade::take(text, header) || unnumbered && numbering::number_line(text, header, asides) {
        return true;
    }
    let minutes = mark::is_minutes(header);
    if minutes && unnumbered && numbering::number_of_minutes(text, header) {
        return true;
    }
    if let Some(people) = signatory_line(text).or_else(|| further_names(text, header)) {
        header.signatories.extend(people);
    } else if minutes && document.signature.date.is_none() {
        return keeper_of_minutes(lines, at, document);
    } else if unnumbered && mark::is_rest_of_mark(string, &header.mark) {
        // 文件 on a line of its own below the organs stays with the last of them.
        if let Some(last) = header.mark.pop() {
            header.mark.push(last.joined(text));
        }
    } else if unnumbered && mark::is_mark(lines, at) {
        header.mark.extend(mark::organs_of_mark(text));
    } else {
        return false;
    }
    true
}

/// 纪要 carry who keeps them and the date under the mark, on one line or on two.
fn keeper_of_minutes(lines: &[Line], at: usize, document: &mut Document) -> bool {
    let text = &lines[at].text;
    let signature = &mut document.signature;
    if let Some((organ, date)) = organ_and_date(text) {
        signature.organs.push(organ);
        signature.date = Some(date);
    } else if let Some(date) = date_alone(text) {
        signature.date = Some(date);
    } else {
        let next = lines[at + 1..].iter().find(|line| !line.is_blank());
        let dated = next.is_some_and(|next| date_alone(&next.text).is_some());
        if !(dated && signature.organs.is_empty() && organ::looks_like_organ(text.as_str())) {
            return false;
        }
        signature.organs.push(text.clone());
    }
    true
}

/// A date and nothing else, the brackets around it left out.
fn date_alone(text: &Text) -> Option<Text> {
    let brackets = |c: char| "（）()".contains(c);
    let string = text.as_str();
    let from = string.len() - string.trim_start_matches(brackets).len();
    let to = string.trim_end_matches(brackets).len();
    let date = text.slice(from..to.max(from)).trimmed();
    Date::read(date.as_str()).is_some_and(|date| date.day.is_some()).then_some(date)
}

/// Marks that end a row of names.
pub(crate) const FINAL_MARKS: [char; 6] = ['：', ':', '。', '.', '；', ';'];

/// Cuts the final mark off a row of names. In explicit form the mark is stated on its own.
pub(super) fn names(text: &Text, explicit: bool) -> Names {
    let string = text.as_str();
    let body = if explicit { string } else { string.trim_end_matches(FINAL_MARKS) };
    // A row of nothing but marks is kept as it is.
    let body = if body.trim().is_empty() { string } else { body };
    Names { text: text.slice(0..body.len()).trimmed(), end: text.slice(body.len()..string.len()) }
}

/// 「会 议 纪 要」 as 会议纪要.
pub(super) fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A rule drawn with characters, as mail and old editors do.
pub(super) fn is_rule(text: &str) -> bool {
    text.chars().count() >= 3 && text.chars().all(|c| "─—-=_━*★－＿".contains(c))
}

/// 「云溪县人民政府办公室　　2026年5月6日」.
pub(super) fn organ_and_date(text: &Text) -> Option<(Text, Text)> {
    let string = text.as_str();
    let at = string.find(char::is_whitespace)?;
    let (organ, date) = (text.slice(0..at), text.slice(at..string.len()).trimmed());
    let dated = Date::read(date.as_str()).is_some_and(|date| date.day.is_some());
    (organ::looks_like_organ(organ.as_str()) && dated).then_some((organ, date))
}

/// Most lines between the title and the addressees.
const UNDER_TITLE: usize = 4;

/// Whether line `at` belongs to the 题注: an adoption, or, above addressees, who speaks where
/// (「——2026年1月5日在县第十八届人民代表大会第五次会议上」), a post with a name, a note in brackets.
pub(super) fn stands_under_title(lines: &[Line], at: usize, before: &[Text]) -> bool {
    let text = lines[at].str();
    if before.len() >= UNDER_TITLE {
        return false;
    }
    let in_brackets = |text: &str| text.starts_with(['（', '(']) && text.ends_with(['）', ')']);
    // Who speaks for the government in the assembly: 「财政局」 above 「各位代表：」.
    let speaker = |at: usize, text: &str| {
        let next = lines[at + 1..].iter().find(|line| !line.is_blank()).map_or("", |line| line.str());
        organ::looks_like_organ(text) && next.starts_with("各位")
    };
    let noted = |text: &str| {
        text.chars().count() <= 80 && (in_brackets(text) || text.starts_with(['—', '─', '－'])) && !text.contains('。')
            || organ::looks_like_signer(text)
    };
    let written = |at: &usize| !lines[*at].is_blank();
    let addressed = || {
        let aside = |at: &usize| noted(lines[*at].str()) || speaker(*at, lines[*at].str());
        let mut below = (at + 1..lines.len()).filter(written).take(UNDER_TITLE).skip_while(aside);
        below.next().is_some_and(|at| lines[at].str().ends_with(['：', ':']) && addressees(lines, at, true).is_some())
    };
    before.is_empty() && is_adoption(text)
        || (noted(text) || speaker(at, text)) && addressed()
        || is_byline(lines, at, before)
}

/// 「云溪县统计局」 above 「2026年3月25日」 under the title, as bulletins have it: who publishes it and when.
/// Only text that goes on below tells them from a signature.
fn is_byline(lines: &[Line], at: usize, before: &[Text]) -> bool {
    let dated = |at: usize| date_alone(&lines[at].text).is_some();
    let written = |from: usize| (from..lines.len()).filter(|at| !lines[*at].is_blank());
    let text = lines[at].str();
    let date = if organ::looks_like_organ(text) && before.is_empty() {
        written(at + 1).next().filter(|next| dated(*next))
    } else {
        let below_organ = before.last().is_none_or(|organ| organ::looks_like_organ(organ.as_str()));
        (dated(at) && below_organ).then_some(at)
    };
    date.is_some_and(|date| {
        let text = |at: &usize| lines[*at].str().chars().count() > 20 && lines[*at].str().contains(['，', '。']);
        written(date + 1).take(3).any(|at| text(&at))
    })
}

/// 题注: when and by which meeting it was passed, or when it was issued.
pub(super) fn is_adoption(text: &str) -> bool {
    let inner = text.strip_prefix(['（', '(']).unwrap_or(text);
    let year = inner.chars().take(4).filter(char::is_ascii_digit).count() == 4;
    let dated = year && inner.contains('年') && inner.contains('月') && text.chars().count() <= 150;
    let passed = ["通过", "批准", "发布", "公布", "修订", "修正"].iter().any(|word| inner.contains(word));
    dated
        && passed
        && !inner.trim_end_matches(['）', ')']).ends_with('。')
        && !inner.contains('，') | text.starts_with(['（', '('])
}

/// Longest row of addressees in characters: every unit of a county by name, twice over.
const LONGEST_ROW: usize = 3000;

/// Addressees from line `at` on: how many lines, if they are addressees.
pub(super) fn addressees(lines: &[Line], at: usize, has_number_or_title: bool) -> Option<(usize, Names)> {
    let first = lines.get(at)?;
    let mut text = first.text.clone();
    let mut count = 1;
    // Names that go on over the line end with a mark between names.
    while text.as_str().ends_with(['，', '、', ',']) && count < 8 {
        let next = lines.get(at + count).filter(|next| !next.is_blank())?;
        text = text.joined(&next.text);
        count += 1;
    }
    let string = text.as_str();
    let ends_with_colon = string.ends_with(['：', ':']);
    if string.chars().count() > LONGEST_ROW || string.contains(['。', '？', '！', '“']) || text_begins_body(string)
    {
        return None;
    }
    if ends_with_colon {
        let names = names(&text, false);
        let inner_colon = names.text.as_str().contains(['：', ':']);
        return (!inner_colon && !names.text.is_empty() && !is_attachment_label(names.text.as_str()))
            .then_some((count, names));
    }
    // Without a colon only a plain organ above a body is surely an addressee (text-rules row 30).
    let next = lines[at + count..].iter().find(|line| !line.is_blank())?;
    let body_follows = next.str().chars().count() > 20 && next.str().contains(['，', '。', '：']);
    let names = names(&text, false);
    let items = names.items();
    let organs = items.iter().all(|item| organ::looks_like_organ(item.as_str()) || is_class_of_organs(item.as_str()));
    let title_like = string.ends_with('会') || string.contains(['（', '(', '：']);
    let short = string.chars().count() <= 40 || items.len() > 1 && string.chars().count() <= 80;
    (has_number_or_title && count == 1 && organs && body_follows && !title_like && short).then_some((1, names))
}

/// Whether a text is surely a row of addressees: organs, or organs named as a class.
pub(super) fn are_addressees(text: &str) -> bool {
    let items: Vec<&str> = text.split(['、', '，', ',', '；']).map(str::trim).collect();
    let organ = |item: &&str| organ::looks_like_organ(item) || is_class_of_organs(item);
    text.chars().count() <= 200 && !text_begins_body(text) && items.iter().all(organ)
}

/// 「主送：各乡镇人民政府」 under a title: the names behind the label.
pub(super) fn labelled_addressees(text: &Text) -> Option<Names> {
    let string = text.as_str();
    let (label, rest) = string.split_once(['：', ':'])?;
    let labelled = ["主送", "主送机关"].contains(&without_spaces(label).as_str());
    let names = names(&text.slice(string.len() - rest.len()..string.len()).trimmed(), false);
    let plain = !names.text.is_empty() && !names.text.as_str().contains(['。', '：', ':']);
    (labelled && plain && string.chars().count() <= LONGEST_ROW).then_some(names)
}

/// 各乡镇, 县政府各部门, 各直属机构: organs named as a class (统称).
fn is_class_of_organs(text: &str) -> bool {
    const CLASSES: [&str; 13] =
        ["部门", "单位", "机构", "乡镇", "镇", "乡", "街道", "县", "市", "区", "企业", "学校", "单位（部门）"];
    text.contains('各') && text.chars().count() <= 16 && CLASSES.iter().any(|class| text.ends_with(class))
}

fn is_attachment_label(text: &str) -> bool {
    text.starts_with("附件") || text == "附"
}

fn text_begins_body(text: &str) -> bool {
    const BEGINNINGS: [&str; 22] = [
        "现将",
        "现就",
        "为了",
        "为",
        "根据",
        "按照",
        "经",
        "特",
        "一、",
        "（一）",
        "1.",
        "附件",
        "抄送",
        "主送",
        "会议",
        "如下",
        "以下",
        "近",
        "兹",
        "现",
        "签发人",
        "关于",
    ];
    // A sentence that leads over to a list is no row of names: 「县委、县政府决定，对以下单位予以表彰：」.
    const VERBS: [&str; 12] =
        ["决定，", "予以", "以下", "任命", "免去", "召开", "主持", "研究了", "议定", "指出", "强调", "要求如"];
    BEGINNINGS.iter().any(|word| text.starts_with(word))
        || VERBS.iter().any(|word| text.contains(word))
        || text.trim_end_matches(['：', ':']).ends_with("如下")
        || text.contains("通知如下")
}
