//! What the log of a document tells, held against what lies in its folder: the text, the files, the title,
//! the events.

use super::contents::Contents;
use crate::archive::xml::{self, Leaf};
use ledger::Entry;

/// What differs, in sentences.
pub(super) fn differences(contents: &Contents, folder: &str, entries: &[Entry]) -> Vec<String> {
    let mut faults = Vec::new();
    let found = ["signed.txt", "body.txt"].into_iter().find_map(|name| {
        let path = format!("{folder}/{name}");
        contents.files.get(&path).map(|digest| (path, digest))
    });
    if let Some((path, digest)) = &found
        && last_text(entries) != Some(*digest)
    {
        faults.push(format!("{path}与日志里最后一次记下的文字不符"));
    }
    let attachments = format!("{folder}/attachments/");
    for (path, digest) in
        contents.files.range(attachments.clone()..).take_while(|(path, _)| path.starts_with(&attachments))
    {
        if !tells_file(entries, digest) {
            faults.push(format!("{path}不是日志里记下的文件"));
        }
    }
    let path = format!("{folder}/metadata.xml");
    let Some(leaves) = contents.texts.get(&path).and_then(|text| xml::read(text.as_bytes())) else {
        // What is missing, or not in form, is told by the other checks.
        return faults;
    };
    let title = leaf(&leaves, "record/content/title");
    let text = found.and_then(|(path, _)| contents.texts.get(&path));
    let in_text = text.is_some_and(|text| compact(text).contains(&compact(title)));
    if !in_text && !entries.iter().any(|entry| compact(&entry.words).contains(&compact(title))) {
        faults.push(format!("{path}的题名“{title}”与定稿、日志不符"));
    }
    let events: Vec<&str> =
        leaves.iter().filter(|leaf| leaf.path == "record/business/event").map(|leaf| leaf.text.as_str()).collect();
    let agree = events.iter().zip(entries).all(|(event, entry)| compact(event) == compact(&entry.words));
    if events.len() != entries.len() || !agree {
        let (told, logged) = (events.len(), entries.len());
        faults.push(format!("{path}的办理经过（{told}条）与日志（{logged}条）不符，日志有缺或者被改过"));
    }
    faults
}

/// Titles and references that the catalogue and the metadata tell differently.
pub(super) fn title_differs(contents: &Contents, folder: &str, reference: &str, title: &str) -> Option<String> {
    let leaves = contents.texts.get(&format!("{folder}/metadata.xml")).and_then(|text| xml::read(text.as_bytes()))?;
    let own = leaf(&leaves, "record/content/title");
    if own != title {
        return Some(format!("目录里{reference}的题名“{title}”与元数据里的“{own}”不符"));
    }
    let own = leaf(&leaves, "record/identity/reference");
    (own != reference).then(|| format!("目录里的档号{reference}与元数据里的{own}不符"))
}

/// The digest of the text that stood at last. Files are told by entries of their own, and what was
/// consented to by those of the approval.
fn last_text(entries: &[Entry]) -> Option<&String> {
    let texts = entries.iter().filter(|entry| {
        matches!(entry.object_kind.as_str(), "outgoing" | "incoming") && !entry.verb.ends_with(".file_added")
    });
    texts.map(|entry| &entry.after).rfind(|after| !after.is_empty())
}

/// Whether a file was put on record. Earlier programs did not tell the digest of the file that came with a
/// paper; the log of such a paper says nothing of it.
fn tells_file(entries: &[Entry], digest: &str) -> bool {
    let beginning = digest.get(..16).unwrap_or(digest);
    let silent = entries.iter().any(|entry| entry.object_kind == "incoming")
        && !entries.iter().any(|entry| entry.words.contains("SM3"));
    silent || entries.iter().any(|entry| entry.after == digest || entry.words.contains(beginning))
}

fn leaf<'a>(leaves: &'a [Leaf], path: &str) -> &'a str {
    leaves.iter().find(|leaf| leaf.path == path).map_or("", |leaf| leaf.text.as_str())
}

/// A title may stand in two lines, and XML holds no control characters.
fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}
