//! The organs and the person that sign (发文机关署名), above the date, or below it by mistake.

use super::head::without_spaces;
use super::line::Line;
use super::{label, list, tabs};
use crate::{Document, Names, Text, organ};

/// Reads the signing organs above the date; returns the first of their lines.
pub(super) fn above(
    source: &str,
    lines: &[Line],
    from: usize,
    date_line: usize,
    issuers: &Issuers,
    document: &mut Document,
) -> usize {
    let mut at = date_line;
    let mut found: Vec<Text> = Vec::new();
    let mut sealed_for: Option<Text> = None;
    while let Some(above) = (from..at).rev().find(|line| !lines[*line].is_blank()) {
        let text = &lines[above].text;
        let first = found.is_empty() && sealed_for.is_none() && document.signature.person.is_none();
        if first && organ::looks_like_signer(text.as_str()) {
            document.signature.person = Some(text.clone());
            at = above;
            continue;
        }
        let directly = above + 1 == date_line && first;
        if directly && super::signatories::is_name_of_person(text.as_str()) && ends_sentence(lines, from, above) {
            document.signature.person = Some(text.clone());
            return above;
        }
        if found.is_empty() && sealed_for.is_none() && is_sealed_for(text.as_str()) {
            sealed_for = Some(text.clone());
            at = above;
            continue;
        }
        if is_in_table(source, &lines[from..=above]) {
            break;
        }
        // A line of the 附件说明 may end like an organ; it is numbered or stands under 附件.
        let listed = super::ordinal::ordinal(text.as_str()).is_some() || text.as_str().starts_with("附件");
        if !are_organs(text, issuers) || listed || found.len() > 20 || is_second_half(lines, from, above) {
            break;
        }
        found.splice(0..0, organs(text));
        at = above;
    }
    // 「（云溪县农业农村局代章）」 stays with the organ above it.
    match (found.last_mut(), sealed_for) {
        (Some(last), Some(note)) => *last = last.joined(&note),
        (None, Some(_)) => return date_line,
        _ => {}
    }
    document.signature.organs = found;
    at
}

/// Whether the last of these lines is a row of a table: between bars, or with tabs below another such
/// line. A table may stand right above a signature.
fn is_in_table(source: &str, lines: &[Line]) -> bool {
    let [above @ .., last] = lines else { return false };
    let bars = last.str().starts_with('|') && last.str().ends_with('|');
    // Tabs that only end lines are nothing; in a table some row has one between cells.
    const MOST_ROWS: usize = 200;
    let apart = |line: &Line| source[line.raw.range()].trim().contains('\t');
    let rows = || above.iter().rev().take_while(|line| tabs::is_row(source, line)).take(MOST_ROWS);
    // Rows of a signature stand above one another, and below a list that Word pasted with tabs.
    let signs = |line: &Line| organs(&line.text).iter().all(|organ| organ::looks_like_organ(organ.as_str()));
    let other = rows().position(|line| !signs(line));
    let listed = |other: usize| list::holds_last(&above[..above.len() - other]);
    bars || tabs::is_row(source, last)
        && other.is_some_and(|other| !listed(other))
        && (apart(last) || rows().any(apart))
}

/// The organ right below the date, put there by mistake: its line, where nothing stands above the
/// date and nothing but 附注, 版记 or attachments below.
pub(super) fn below(lines: &[Line], date_line: usize, document: &mut Document) -> Option<usize> {
    let signature = &document.signature;
    let at = date_line + 1;
    let line = lines.get(at).filter(|line| !line.is_blank() && organ::looks_like_organ(line.str()))?;
    let next = lines[at + 1..].iter().find(|line| !line.is_blank()).map_or("", |line| line.str());
    let ends = next.is_empty()
        || super::tail::is_note(next)
        || label::alone(next).is_some()
        || super::imprint::is_imprint(next);
    let issuer = organ::issuer_of_title(document.title_text()).is_none_or(|issuer| issuer == line.str());
    if !signature.organs.is_empty() || signature.person.is_some() || !ends || !issuer {
        return None;
    }
    document.signature.organs = organs(&line.text);
    Some(at)
}

/// An organ's name broken over two lines: 「湖北省巴东县官渡口镇」「地质险情调查专家组」 stays with the body's
/// judgement; only a name under a line that ends a sentence, a list or a blank line is a signature.
fn is_second_half(lines: &[Line], from: usize, at: usize) -> bool {
    let Some(above) = lines[from..at].last() else { return false };
    // A sentence that was left without its end is no row of names.
    above.str().ends_with(['，', '、']) && above.str().split(['，', '、']).any(organ::looks_like_organ)
}

/// Whether the text above a line is over: a blank line, or a line that ends a sentence.
fn ends_sentence(lines: &[Line], from: usize, at: usize) -> bool {
    lines[from..at].last().is_some_and(|above| above.is_blank() || above.str().ends_with(['。', '！', '？']))
}

/// Several organs on one line are set apart by white space or 、; a spaced-out name is one.
pub(super) fn organs(text: &Text) -> Vec<Text> {
    let cells = text.cells();
    if cells.len() > 1 && cells.iter().all(|cell| organ::looks_like_organ(cell.as_str())) {
        return cells.iter().flat_map(organs).collect();
    }
    let words = text.words();
    let organ = |word: &Text| organ::looks_like_organ(word.as_str()) && word.as_str().chars().count() > 2;
    let many = |words: &[Text]| words.len() > 1 && words.iter().all(organ);
    if many(&words) {
        return words;
    }
    let listed = Names { text: text.clone(), end: Text::default() }.items();
    if text.as_str().contains('、') && many(&listed) { listed } else { vec![text.clone()] }
}

/// Whether a line names organs that sign, and nothing else.
pub(super) fn are_organs(text: &Text, issuers: &Issuers) -> bool {
    const LONGEST: usize = 200;
    text.as_str().len() <= LONGEST * 3
        && (issuers.name(text.as_str()) || organs(text).iter().all(|organ| organ::looks_like_organ(organ.as_str())))
}

/// 「（云溪县农业农村局代章）」 below an organ without a seal.
pub(super) fn is_sealed_for(text: &str) -> bool {
    let inner = text.strip_prefix(['（', '(']).and_then(|text| text.strip_suffix(['）', ')']));
    let organ =
        inner.and_then(|inner| inner.trim_end().strip_suffix("代章").or(inner.trim_start().strip_prefix("代章")));
    organ.is_some_and(|organ| organ.is_empty() || organ::looks_like_organ(organ.trim_matches(['：', ':'])))
}

/// The organs that mark and title name: they sign, whatever they are called.
pub(super) struct Issuers(Vec<String>);

impl Issuers {
    pub(super) fn of(document: &Document) -> Self {
        let title = organ::issuer_of_title(document.title_text()).into_iter();
        let title = title.flat_map(|issuer| [issuer].into_iter().chain(issuer.split_whitespace()));
        let marks = document.header.mark.iter().map(|mark| mark.as_str().trim_end_matches("文件"));
        let names = title.chain(marks).map(without_spaces);
        Self(names.filter(|name| name.chars().count() >= 3).collect())
    }

    /// Whether a line is one of them.
    pub(super) fn name(&self, text: &str) -> bool {
        text.len() <= 600 && self.0.contains(&without_spaces(text))
    }
}
