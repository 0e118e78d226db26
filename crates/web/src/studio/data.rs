//! The studio's data for its script. Places count in UTF-16 units, as scripts count.

use app::studio::{Counts, HEADER_FIELDS, Live, Waived};
use serde::Serialize;
use std::collections::BTreeMap;

/// What the script gets after each keystroke.
#[derive(Serialize)]
pub(super) struct LiveData {
    title: String,
    kind: &'static str,
    counts: CountData,
    findings: Vec<FindingData>,
    waived: Vec<WaivedData>,
    notes: Vec<String>,
    pages: Vec<PageData>,
    trouble: String,
    header: BTreeMap<&'static str, String>,
}

#[derive(Serialize)]
struct CountData {
    errors: usize,
    warnings: usize,
    hints: usize,
    safe: usize,
}

#[derive(Serialize)]
struct FindingData {
    code: &'static str,
    severity: &'static str,
    name: &'static str,
    message: String,
    article: String,
    line: usize,
    start: usize,
    end: usize,
    /// Where it begins in bytes, as it is sent back.
    byte: usize,
    excerpt: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<FixData>,
}

/// A finding that stays as it is (保留原文).
#[derive(Serialize)]
struct WaivedData {
    code: &'static str,
    message: String,
    line: usize,
    /// In bytes, as it is sent back.
    byte: usize,
    start: usize,
    end: usize,
    person: String,
    reason: String,
}

#[derive(Serialize)]
struct FixData {
    safety: &'static str,
    label: String,
    edits: Vec<(usize, usize, String)>,
}

#[derive(Serialize)]
struct PageData {
    hash: String,
    w: f64,
    h: f64,
    /// x, y, width, height in millimetres; start and end in the text.
    lines: Vec<(f64, f64, f64, f64, usize, usize)>,
}

impl LiveData {
    pub(super) fn of(live: &Live) -> Self {
        let units = Units::of(&live.text);
        let counts = Counts::of(&live.findings);
        let findings = live.findings.iter().map(|finding| FindingData {
            code: finding.code,
            severity: finding.severity.word(),
            name: finding.severity.name(),
            message: finding.message.clone(),
            article: finding.article.clone(),
            line: finding.line,
            start: units.at(finding.start),
            end: units.at(finding.end),
            byte: finding.start,
            excerpt: finding.excerpt.clone(),
            fix: finding.fix.as_ref().map(|fix| FixData {
                safety: fix.safety.word(),
                label: fix.label.clone(),
                edits: fix
                    .edits
                    .iter()
                    .map(|edit| (units.at(edit.span.start), units.at(edit.span.end), edit.text.clone()))
                    .collect(),
            }),
        });
        let (mut pages, mut trouble) = (Vec::new(), String::new());
        match &live.sheet {
            Ok(sheet) => {
                pages.extend(sheet.pages.iter().map(|page| PageData {
                    hash: page.hash.clone(),
                    w: page.width,
                    h: page.height,
                    lines: Vec::new(),
                }));
                for line in &sheet.lines {
                    if let Some(page) = pages.get_mut(line.page) {
                        let (start, end) = (units.at(line.start), units.at(line.end));
                        page.lines.push((
                            tenth(line.x),
                            tenth(line.y),
                            tenth(line.width),
                            tenth(line.height),
                            start,
                            end,
                        ));
                    }
                }
            }
            Err(message) => trouble.clone_from(message),
        }
        let mut notes: Vec<String> = live.notes.iter().map(|note| note.message.clone()).collect();
        notes.extend(live.sheet.iter().flat_map(|sheet| sheet.remarks.clone()));
        Self {
            title: live.title.clone(),
            kind: live.kind.map_or("", gongwen::Kind::name),
            counts: CountData {
                errors: counts.errors,
                warnings: counts.warnings,
                hints: counts.hints,
                safe: counts.safe,
            },
            findings: findings.collect(),
            waived: live.waived.iter().map(|waived| WaivedData::of(waived, &units)).collect(),
            notes,
            pages,
            trouble,
            header: HEADER_FIELDS.iter().map(|field| (field.name, live.header.value(field.name).to_owned())).collect(),
        }
    }
}

impl WaivedData {
    fn of(waived: &Waived, units: &Units) -> Self {
        let finding = &waived.finding;
        Self {
            code: finding.code,
            message: finding.message.clone(),
            line: finding.line,
            byte: finding.start,
            start: units.at(finding.start),
            end: units.at(finding.end),
            person: waived.person.clone(),
            reason: waived.reason.clone(),
        }
    }
}

/// A tenth of a millimetre is a third of a pixel on the screen.
fn tenth(length: f64) -> f64 {
    (length * 10.0).round() / 10.0
}

/// From bytes to UTF-16 units: for each byte of the text, the units before it.
pub(super) struct Units(Vec<u32>);

impl Units {
    pub(super) fn of(text: &str) -> Self {
        let mut units = Vec::with_capacity(text.len() + 1);
        let mut before = 0_u32;
        for c in text.chars() {
            units.extend(std::iter::repeat_n(before, c.len_utf8()));
            before += if c.len_utf16() == 2 { 2 } else { 1 };
        }
        units.push(before);
        Self(units)
    }

    pub(super) fn at(&self, byte: usize) -> usize {
        self.0.get(byte).or(self.0.last()).map_or(0, |units| *units as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_as_scripts_count() {
        let text = "a文𠮷b";
        let units = Units::of(text);
        let at = |c: char| units.at(text.find(c).unwrap_or(0));
        assert_eq!([at('a'), at('文'), at('𠮷'), at('b'), units.at(text.len()), units.at(99)], [0, 1, 2, 4, 5, 5]);
    }
}
