//! Forty readings chosen by a fixed seed and compared by hand with the documents.

use crate::documents::Document;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// How many.
const CHOSEN: usize = 40;
/// The seed.
const SEED: u64 = 20_261_122;

/// What people saw: id, fingerprint of the reading that they saw, what is wrong (or 无).
const SEEN: &str = include_str!("../readings.tsv");

/// One chosen reading.
pub(crate) struct Reading {
    pub(crate) id: String,
    pub(crate) number: String,
    pub(crate) addressees: String,
    pub(crate) signature: String,
    pub(crate) date: String,
    pub(crate) headings: usize,
    pub(crate) fingerprint: String,
    /// What is wrong with it; `None` where the reading has changed since it was judged.
    pub(crate) wrong: Option<String>,
}

/// The chosen readings with what people said of them.
pub(crate) fn compare(documents: &[Document]) -> Vec<Reading> {
    let seen: HashMap<(&str, &str), &str> = SEEN
        .lines()
        .filter_map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let [id, fingerprint, wrong] = cells.as_slice() else { return None };
            Some(((*id, *fingerprint), *wrong))
        })
        .collect();
    let mut order: Vec<&Document> = documents.iter().collect();
    shuffle(&mut order);
    order.truncate(CHOSEN);
    order.sort_by(|a, b| a.entry.id.cmp(&b.entry.id));
    let readings: Vec<Reading> = order.into_iter().map(|document| reading(document, &seen)).collect();
    if std::env::var_os("WENSHU_CORPUS_SHOW").is_some() {
        show(&readings, documents);
    }
    readings
}

fn reading(document: &Document, seen: &HashMap<(&str, &str), &str>) -> Reading {
    let value = &document.reading.document;
    let words = |text: Option<&gongwen::Text>| text.map_or_else(String::new, ToString::to_string);
    let organs: Vec<String> =
        value.signature.organs.iter().chain(&value.signature.person).map(ToString::to_string).collect();
    let headings = headings(document);
    let mut reading = Reading {
        id: document.entry.id.clone(),
        number: words(value.header.number.as_ref()),
        addressees: value.addressees.as_ref().map_or_else(String::new, |names| names.text.to_string()),
        signature: organs.join("、"),
        date: words(value.signature.date.as_ref()),
        headings: headings.len(),
        fingerprint: String::new(),
        wrong: None,
    };
    let mut hasher = DefaultHasher::new();
    (&reading.number, &reading.addressees, &reading.signature, &reading.date, headings).hash(&mut hasher);
    reading.fingerprint = format!("{:016x}", hasher.finish());
    reading.wrong = seen.get(&(reading.id.as_str(), reading.fingerprint.as_str())).map(|wrong| (*wrong).to_owned());
    reading
}

fn headings(document: &Document) -> Vec<String> {
    let blocks = document.reading.document.all_blocks();
    blocks
        .filter_map(gongwen::Block::paragraph)
        .filter_map(gongwen::Paragraph::heading)
        .map(|(level, text)| format!("{level} {text}"))
        .collect()
}

/// Prints the readings for the person who judges them.
fn show(readings: &[Reading], documents: &[Document]) {
    for reading in readings {
        println!(
            "{}\t{}\t字号 {}\t主送 {}\t署名 {}\t日期 {}",
            reading.id, reading.fingerprint, reading.number, reading.addressees, reading.signature, reading.date
        );
        let document = documents.iter().find(|document| document.entry.id == reading.id);
        for heading in document.map(headings).unwrap_or_default() {
            println!("\t\t{heading}");
        }
    }
}

/// Fisher-Yates with a small generator, the same on every machine.
fn shuffle<T>(items: &mut [T]) {
    let mut state = SEED;
    for last in (1..items.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let other = usize::try_from((state >> 33) % (last as u64 + 1)).unwrap_or(0);
        items.swap(last, other);
    }
}
