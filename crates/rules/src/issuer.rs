//! Who issues a document, and whether that is the office of the profile: what the profile knows of
//! superiors, ranks and codes is its own, and says nothing about the documents of others.

use gongwen::{Document, Profile, Text};

/// Whether a document may be one of the profile's organ: the mark, the signature or the title name it,
/// or nothing names anybody.
pub(crate) fn is_ours(document: &Document, profile: &Profile) -> bool {
    let ours = |name: &&str| profile.organ.is_called(name);
    let named = names(document);
    named.is_empty() || named.iter().any(ours)
}

/// The organs that the mark, the signature and the title name.
fn names(document: &Document) -> Vec<&str> {
    let marks = document.header.mark.iter().map(|mark| mark.as_str().trim_end_matches("文件").trim_end_matches('令'));
    let signed = document.signature.organs.iter().map(Text::as_str);
    let title = document.title_text();
    // An order has its organ for a title: 云溪县人民政府令.
    let title = title.split_once("关于").map(|(organ, _)| organ).or_else(|| title.strip_suffix('令'));
    let all = marks.chain(signed).chain(title).flat_map(|names| names.split(['、', ' ', '\u{3000}']));
    all.map(str::trim).filter(|name| !name.is_empty()).collect()
}
