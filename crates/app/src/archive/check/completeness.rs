//! 完整性: every file of the catalogue is there with its parts, and no ordinal is missing.

use super::contents::Contents;
use super::{CATALOGUE, CHECKPOINT, CONTINUITY, Check, HANDOVER, KEY, MANIFEST, Quality};
use crate::archive::package::folder_name;
use crate::archive::xml::{self, Leaf};
use gongwen::Date;
use office::archive::{FileNumber, Retention, Series, gaps};
use std::collections::BTreeSet;

const SCOPE: &str = "目录里的每一件都有正文（发文还有定稿）、处理单、元数据和日志，件号不缺不重（更正归档空出的写明理由），没有目录以外的文件夹";
/// Files that stand in no folder.
const BESIDE: [&str; 8] = [MANIFEST, CATALOGUE, "catalogue.xlsx", "package.xml", CHECKPOINT, CONTINUITY, HANDOVER, KEY];

/// How many files the catalogue names, and what is missing.
pub(super) fn check(contents: &Contents) -> (usize, Check) {
    let done = |items, faults| (items, Check { quality: Quality::Completeness, scope: SCOPE.to_owned(), faults });
    let read = contents.texts.get(CATALOGUE).and_then(|text| xml::read(text.as_bytes()));
    let Some(leaves) = read else {
        return done(0, vec![format!("缺少目录{CATALOGUE}，或者目录读不出")]);
    };
    let mut faults = Vec::new();
    let items = items(&leaves);
    if items.is_empty() {
        faults.push("目录里一件也没有".to_owned());
    }
    let mut folders = BTreeSet::new();
    for item in &items {
        let reference = item.field("reference");
        let folder = folder_name(reference);
        for (part, there) in parts(contents, &folder) {
            if !there {
                faults.push(format!("{reference}缺少{part}"));
            }
        }
        if !folders.insert(folder) {
            faults.push(format!("目录里{reference}重复"));
        }
    }
    let mut numbers: Vec<FileNumber> = items.iter().filter_map(Fields::number).collect();
    if numbers.len() != items.len() {
        faults.push("目录里有的档号写法不对".to_owned());
    }
    // What a correction left empty is told with its reason, and is not missing.
    let left = nested(&leaves, "left");
    numbers.extend(left.iter().filter(|one| !one.field("reason").is_empty()).filter_map(Fields::number));
    faults.extend(gaps(&numbers));
    let mut strangers = BTreeSet::new();
    for path in contents.files.keys() {
        match path.split_once('/') {
            Some((folder, _)) if !folders.contains(folder) => {
                strangers.insert(format!("文件夹{folder}不在目录里"));
            }
            None if !BESIDE.contains(&path.as_str()) => {
                strangers.insert(format!("{path}不属于移交包"));
            }
            _ => {}
        }
    }
    faults.extend(strangers);
    done(items.len(), faults)
}

fn parts(contents: &Contents, folder: &str) -> [(&'static str, bool); 5] {
    let there = |name: &str| contents.files.contains_key(&format!("{folder}/{name}"));
    let attachments = format!("{folder}/attachments/");
    let received = contents.files.keys().any(|path| path.starts_with(&attachments));
    [
        ("正文", there("body.pdf") || there("body.txt") || received),
        ("定稿", !there("body.pdf") || there("signed.txt")),
        ("处理单", there("sheet.html")),
        ("元数据", there("metadata.xml")),
        ("日志", there("log.jsonl")),
    ]
}

/// The fields of one file in the catalogue.
pub(super) struct Fields<'a>(Vec<(&'a str, &'a str)>);

impl Fields<'_> {
    /// A field; empty where there is none.
    pub(super) fn field(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value)
    }

    /// The number, if its parts say what its reference says.
    fn number(&self) -> Option<FileNumber> {
        let (year, ordinal) = (self.field("year").parse().ok()?, self.field("ordinal").parse().ok()?);
        let retention = Retention::from_code(self.field("retention"))?;
        let series = Series::new(self.field("fonds"), year, retention, self.field("unit"), Date::MAX).ok()?;
        let number = FileNumber { series, ordinal };
        (number.to_string() == self.field("reference")).then_some(number)
    }
}

/// The files that the catalogue names.
pub(super) fn items(leaves: &[Leaf]) -> Vec<Fields<'_>> {
    nested(leaves, "item")
}

fn nested<'a>(leaves: &'a [Leaf], what: &str) -> Vec<Fields<'a>> {
    let whole = format!("catalogue/{what}");
    let (mut items, mut fields) = (Vec::new(), Vec::new());
    for leaf in leaves {
        if leaf.path == whole {
            items.push(Fields(std::mem::take(&mut fields)));
        } else if let Some(name) = leaf.path.strip_prefix(&whole).and_then(|rest| rest.strip_prefix('/')) {
            fields.push((name, leaf.text.as_str()));
        }
    }
    items
}
