//! Every document set to pages, and the PDF read back by an independent program.

use crate::documents::{Document, compact};
use crate::shell::{self, Folder};
use gongwen::{Profile, Text};
use std::collections::HashMap;
use typeset::{FontSources, Fonts, PdfInfo, Typesetter};

/// Lines of a page and cells of a line, GB/T 9704-2012 5.2.3.
const LINES: usize = 22;
const CELLS: f64 = 28.0;

/// What was seen of one document's pages.
#[derive(Default)]
pub(crate) struct Pages {
    pub(crate) count: usize,
    pub(crate) substituted: usize,
    /// What is wrong, in words.
    pub(crate) faults: Vec<String>,
}

/// Sets every document.
pub(crate) fn set(documents: &[Document]) -> Result<Vec<Pages>, String> {
    let fonts = Fonts::load(&FontSources::default()).map_err(|error| error.to_string())?;
    let typesetter = Typesetter::new(fonts);
    let folder = Folder::new("pages")?;
    documents.iter().map(|document| one(&typesetter, document, &folder)).collect()
}

fn one(typesetter: &Typesetter, document: &Document, folder: &Folder) -> Result<Pages, String> {
    let mut pages = Pages::default();
    let id = &document.entry.id;
    let setting = match typesetter.set(&document.reading.document, &Profile::default()) {
        Ok(setting) => setting,
        Err(error) => {
            pages.faults.push(format!("没有排出：{error}"));
            return Ok(pages);
        }
    };
    let facts = setting.facts();
    pages.count = setting.page_count();
    pages.substituted = facts.substituted.len();
    for (number, page) in facts.pages.iter().enumerate() {
        if page.body_lines > LINES {
            pages.faults.push(format!("第{}页有{}行", number + 1, page.body_lines));
        }
        if page.max_cells > CELLS + 0.02 {
            pages.faults.push(format!("第{}页有一行{:.2}字宽", number + 1, page.max_cells));
        }
    }
    let path = folder.path().join(format!("{id}.pdf"));
    let bytes = setting.pdf(&PdfInfo::default()).map_err(|error| format!("{id}: {error}"))?;
    std::fs::write(&path, bytes).map_err(|error| format!("{}: {error}", path.display()))?;
    let printed = shell::run("pdftotext", &["-raw", "-enc", "UTF-8", &path.display().to_string(), "-"])?;
    compare(document, &String::from_utf8_lossy(&printed), &mut pages.faults);
    let _ = std::fs::remove_file(&path);
    Ok(pages)
}

/// The printed text has every paragraph whole and no character more or less.
fn compare(document: &Document, printed: &str, faults: &mut Vec<String>) {
    let printed = without_page_numbers(printed);
    let value = &document.reading.document;
    let texts = value.texts();
    for text in &texts {
        // 文件 stands beside all organs of a joint mark, not behind the one it was typed with (7.2.4).
        let joint = value.header.mark.len() > 1 && value.header.mark.contains(text);
        let whole = text.as_str();
        let wanted = folded(if joint { whole.trim_end_matches("文件") } else { whole });
        if !printed.contains(&wanted) {
            faults.push(format!("PDF 中没有完整的「{}」", wanted.chars().take(24).collect::<String>()));
        }
    }
    let mut wanted = counts(&texts.iter().map(|text| folded(text.as_str())).collect::<String>());
    for extra in added(document) {
        for (c, count) in counts(&folded(&extra)) {
            *wanted.entry(c).or_default() += count;
        }
    }
    let found = counts(&printed);
    let mut differences: Vec<(char, i64)> = wanted
        .keys()
        .chain(found.keys())
        .map(|c| (*c, found.get(c).unwrap_or(&0) - wanted.get(c).unwrap_or(&0)))
        .filter(|(_, difference)| *difference != 0)
        .collect();
    differences.sort_unstable();
    differences.dedup();
    if !differences.is_empty() {
        let shown: Vec<String> =
            differences.iter().take(8).map(|(c, difference)| format!("{c}{difference:+}")).collect();
        faults.push(format!("PDF 与原文字数不同：{}", shown.join(" ")));
    }
}

/// What is printed beside the texts of the document: labels and marks.
fn added(document: &Document) -> Vec<String> {
    let value = &document.reading.document;
    let mut extra = Vec::new();
    let texts = |texts: &[Text]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
    if let Some(names) = &value.addressees {
        extra.push(if names.end.is_empty() { "：".to_owned() } else { names.end.to_string() });
    }
    if !value.header.signatories.is_empty() {
        extra.push("签发人：".to_owned());
    }
    if let Some(list) = &value.attachment_list {
        extra.push(format!("{}：", list.label));
        extra.extend(list.items.iter().map(|item| item.ordinal.to_string()));
    }
    extra.extend(texts(&value.header.copy_number.iter().cloned().collect::<Vec<_>>()));
    extra.extend(texts(&value.header.secrecy.iter().cloned().collect::<Vec<_>>()));
    extra.extend(texts(&value.header.urgency.iter().cloned().collect::<Vec<_>>()));
    extra.extend(value.attachments.iter().filter_map(|attachment| attachment.label.as_ref().map(ToString::to_string)));
    for (label, names) in [("主送：", &value.imprint.addressees), ("抄送：", &value.imprint.copies_to)] {
        if let Some(names) = names {
            extra.push(label.to_owned());
            extra.push(if names.end.is_empty() { "。".to_owned() } else { names.end.to_string() });
        }
    }
    if value.imprint.date.is_some() {
        extra.push("印发".to_owned());
    }
    extra
}

fn without_page_numbers(printed: &str) -> String {
    let lines = printed.lines().filter(|line| {
        let number = compact(line);
        let digits = number.trim_matches('—');
        let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) && digits.len() < number.len();
        !is_number
    });
    folded(&lines.collect::<String>())
}

/// White space out; compatibility forms that PDF readers fold (Kangxi radicals) are left alone.
fn folded(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control() && !"\u{feff}\u{200b}\u{ad}".contains(*c)).collect()
}

fn counts(text: &str) -> HashMap<char, i64> {
    let mut counts = HashMap::new();
    for c in text.chars() {
        *counts.entry(c).or_default() += 1;
    }
    counts
}
