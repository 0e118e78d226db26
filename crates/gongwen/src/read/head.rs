//! 版头 and what stands around the title: copy number, secrecy, urgency, mark, number,
//! signatories, addressees, the note of adoption.

use super::line::Line;
use super::signatories::{further_names, number_and_names, signatory_line};
use crate::{Date, DocNumber, Document, Header, Names, Text, organ};

/// Takes the lines of the 版头 from the front and returns how many.
pub(super) fn header(lines: &[Line], document: &mut Document) -> usize {
    let mut at = 0;
    let mut taken = 0;
    let header = &mut document.header;
    while let Some(line) = lines.get(at).filter(|_| at < 40) {
        let text = &line.text;
        let string = line.str();
        if line.is_blank() || is_rule(string) {
            at += 1;
            continue;
        }
        if line.hashes > 0 {
            break;
        }
        if header.copy_number.is_none() && is_copy_number(string) {
            header.copy_number = Some(label_off(text, "份号"));
        } else if header.secrecy.is_none() && is_secrecy(string) {
            header.secrecy = Some(text.clone());
        } else if header.urgency.is_none() && is_urgency(string) {
            header.urgency = Some(text.clone());
        } else if header.number.is_none() && number_line(text, header) {
            at += 1;
            taken = at;
            continue;
        } else if is_minutes(header) && header.number.is_none() && is_number_of_minutes(string) {
            header.number = Some(text.clone());
        } else if is_minutes(header) && document.signature.date.is_none() {
            // 纪要 carry who keeps them and the date under the mark.
            let Some((organ, date)) = organ_and_date(text) else { break };
            document.signature.organs.push(organ);
            document.signature.date = Some(date);
        } else if let Some(people) = signatory_line(text).or_else(|| further_names(text, header)) {
            header.signatories.extend(people);
        } else if header.number.is_none() && is_rest_of_mark(text.as_str(), &header.mark) {
            // 文件 on a line of its own below the organs stays with the last of them.
            if let Some(last) = header.mark.pop() {
                header.mark.push(last.joined(text));
            }
        } else if header.number.is_none() && is_mark(lines, at) {
            header.mark.extend(organs_of_mark(text));
        } else {
            break;
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

/// A document number, perhaps with 签发人 on the same line.
pub(super) fn number_line(text: &Text, header: &mut Header) -> bool {
    let string = text.as_str();
    let signer_at = string.find("签发人");
    if let Some((number, people)) = number_and_names(text, header) {
        header.number = Some(number);
        header.signatories.extend(people);
        return true;
    }
    let number = text.slice(0..signer_at.unwrap_or(string.len())).trimmed();
    if !is_number(number.as_str()) {
        return false;
    }
    header.number = Some(number);
    if let Some(people) = signer_at.and_then(|at| signatory_line(&text.slice(at..string.len()))) {
        header.signatories.extend(people);
    }
    true
}

/// Whether a line numbers a document once more; `Some(true)` where it says the same.
pub(super) fn is_second_number(text: &str, header: &Header) -> Option<bool> {
    let number = header.number.as_ref()?;
    DocNumber::looks_like(text).then(|| without_spaces(number.as_str()) == without_spaces(text))
}

/// Any line that numbers a document, in form or not.
pub(super) fn is_number(text: &str) -> bool {
    DocNumber::looks_like(text)
        || is_row_of_numbers(text)
        || is_order_number(text)
        || is_announcement_number(text)
        || is_number_of_year(text)
        || has_no_code(text)
}

/// The same for a line on which 签发人 may follow.
pub(super) fn begins_with_number(text: &str) -> bool {
    is_number(text.split("签发人").next().unwrap_or_default().trim())
}

/// 「云财〔2026〕8号 云教〔2026〕3号」: each organ of a joint document put its own.
fn is_row_of_numbers(text: &str) -> bool {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || "、，；".contains(c)).filter(|word| !word.is_empty()).collect();
    (2..=6).contains(&words.len()) && words.iter().all(|word| DocNumber::looks_like(word))
}

/// 〔2026〕5号: the organ code is missing, or it numbers minutes.
fn has_no_code(text: &str) -> bool {
    text.starts_with(['〔', '[', '［', '﹝', '（', '(']) && DocNumber::looks_like(&format!("纪{text}"))
}

/// 2026年第3号, as proclamations are numbered within a year.
fn is_number_of_year(text: &str) -> bool {
    let compact = without_spaces(text);
    let digits = |text: &str, len: std::ops::RangeInclusive<usize>| {
        len.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    };
    compact.split_once("年第").is_some_and(|(year, serial)| {
        digits(year, 4..=4) && serial.strip_suffix('号').is_some_and(|serial| digits(serial, 1..=4))
    })
}

/// 第5号, for orders and proclamations.
fn is_order_number(text: &str) -> bool {
    text.strip_prefix('第').and_then(|rest| rest.strip_suffix('号')).is_some_and(|digits| {
        (1..=5).contains(&digits.chars().count())
            && digits.chars().all(|c| c.is_ascii_digit() || crate::han::digit(c).is_some() || "十百".contains(c))
    })
}

/// 「云溪县税务局公告2026年第2号」, as proclamations of some organs are numbered.
fn is_announcement_number(text: &str) -> bool {
    let Some((organ, number)) = text.split_once("公告").or_else(|| text.split_once("通告")) else { return false };
    let Some((year, serial)) = number.split_once("年第") else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    organ.chars().count() <= 40
        && !organ.contains("关于")
        && digits(year)
        && serial.strip_suffix('号').is_some_and(digits)
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

fn label_off(text: &Text, label: &str) -> Text {
    match text.as_str().strip_prefix(label) {
        Some(rest) => {
            let from = text.as_str().len() - rest.trim_start_matches(['：', ':']).len();
            text.slice(from..text.as_str().len()).trimmed()
        }
        None => text.clone(),
    }
}

fn is_copy_number(text: &str) -> bool {
    let digits = text.strip_prefix("份号").map_or(text, |rest| rest.trim_start_matches(['：', ':']).trim());
    let labelled = digits.len() < text.len();
    !digits.is_empty()
        && digits.bytes().all(|b| b.is_ascii_digit())
        && (digits.len() <= 8)
        && (labelled || digits.len() != 4)
}

fn is_secrecy(text: &str) -> bool {
    let compact = without_spaces(text);
    ["绝密", "机密", "秘密"].iter().any(|level| {
        compact.strip_prefix(level).is_some_and(|rest| {
            rest.is_empty()
                || rest.starts_with(['★', '☆', '*', '＊'])
                || (rest.starts_with(|c: char| c.is_ascii_digit()) && rest.chars().count() <= 5)
                || rest == "长期"
        })
    })
}

fn is_urgency(text: &str) -> bool {
    let compact = without_spaces(text);
    matches!(compact.as_str(), "特急" | "加急" | "特提" | "平急" | "急件" | "紧急" | "急" | "特急件" | "加急件")
}

/// 「会 议 纪 要」 as 会议纪要.
fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A rule drawn with characters, as mail and old editors do.
pub(super) fn is_rule(text: &str) -> bool {
    text.chars().count() >= 3 && text.chars().all(|c| "─—-=_━*★－＿".contains(c))
}

/// 文件 alone, below organs of which none has it yet.
fn is_rest_of_mark(text: &str, mark: &[Text]) -> bool {
    let compact = without_spaces(text);
    compact == "文件" && mark.last().is_some_and(|last| !last.as_str().ends_with("文件"))
}

/// The organs of a joint mark that stand on one line, each on its own: 「云溪县财政局　云溪县教育局文件」.
fn organs_of_mark(text: &Text) -> Vec<Text> {
    let words = text.words();
    let organ = |word: &Text| {
        word.as_str().chars().count() >= 4 && organ::looks_like_organ(word.as_str().trim_end_matches("文件"))
    };
    if words.len() > 1 && words.iter().all(organ) { words } else { vec![text.clone()] }
}

/// A mark names an organ, ends with 文件 or stands above the number; it is not a title's first line.
fn is_mark(lines: &[Line], at: usize) -> bool {
    let text = lines[at].str();
    let count = text.chars().count();
    let plain = !text.contains(['。', '，', '：', '；', '《']) && count <= 40 && !text.contains("关于");
    if !plain {
        return false;
    }
    let compact = without_spaces(text);
    if compact.strip_suffix("文件").is_some_and(organ::looks_like_organ) {
        return true;
    }
    let mut rest = lines[at + 1..].iter().filter(|line| !line.is_blank() && !is_rule(line.str()));
    if compact.strip_suffix("文件").is_some_and(|name| name.chars().count() >= 4) {
        // Whatever the organ is called: 「云溪县第一中学文件」 right above a number.
        let next = rest.next().map_or("", |line| line.str());
        return begins_with_number(next);
    }
    if compact.ends_with("纪要") {
        // 「县政府常务会议纪要」 above 「〔2026〕3号」 or 「第3期」.
        return rest.next().is_some_and(|next| DocNumber::looks_like(next.str()) || is_number_of_minutes(next.str()));
    }
    if !organ::looks_like_organ(&compact) {
        return false;
    }
    // A joint mark: organs above one another, the last with 文件; or a lone organ above the number.
    for next in rest.take(8) {
        let next: String = next.str().chars().filter(|c| !c.is_whitespace()).collect();
        if next == "文件" || next.strip_suffix("文件").is_some_and(organ::looks_like_organ) {
            return true;
        }
        let number = next.split("签发人").next().unwrap_or_default();
        if DocNumber::looks_like(number) {
            return true;
        }
        if !organ::looks_like_organ(&next) {
            return false;
        }
    }
    false
}

fn is_minutes(header: &Header) -> bool {
    header.mark.last().is_some_and(|mark| without_spaces(mark.as_str()).ends_with("纪要"))
}

/// 第3期, 〔2026〕3号: 纪要 are numbered without an organ code.
fn is_number_of_minutes(text: &str) -> bool {
    is_issue_number(text) || has_no_code(text)
}

/// 「云溪县人民政府办公室　　2026年5月6日」.
pub(super) fn organ_and_date(text: &Text) -> Option<(Text, Text)> {
    let string = text.as_str();
    let at = string.find(char::is_whitespace)?;
    let (organ, date) = (text.slice(0..at), text.slice(at..string.len()).trimmed());
    let dated = Date::read(date.as_str()).is_some_and(|date| date.day.is_some());
    (organ::looks_like_organ(organ.as_str()) && dated).then_some((organ, date))
}

fn is_issue_number(text: &str) -> bool {
    is_order_number(text)
        || text.strip_prefix('第').is_some_and(|rest| rest.ends_with(['期', '次']) && rest.chars().count() < 8)
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
    let dated = |text: &str| {
        let text = text.strip_prefix(['（', '(']).and_then(|text| text.strip_suffix(['）', ')'])).unwrap_or(text);
        Date::read(text).is_some_and(|date| date.day.is_some())
    };
    let written = |from: usize| (from..lines.len()).filter(|at| !lines[*at].is_blank());
    let text = lines[at].str();
    let date = if organ::looks_like_organ(text) && before.is_empty() {
        written(at + 1).next().filter(|next| dated(lines[*next].str()))
    } else {
        let below_organ = before.last().is_none_or(|organ| organ::looks_like_organ(organ.as_str()));
        (dated(text) && below_organ).then_some(at)
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
