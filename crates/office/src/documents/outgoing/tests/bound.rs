//! What an approval is bound to, however a program reads it.

use super::*;

/// A later program may find an attachment where an earlier one saw a paragraph; nobody wrote anything.
#[test]
fn a_program_that_reads_otherwise_takes_no_consent_back() {
    let read_before = Digest::of("as an earlier program read it");
    let mut document = stages()[&Stage::Signed].clone();
    document.content.bound = Some(Bound { substance: read_before.clone(), text: Digest::of(TEXT) });
    assert_eq!(document.content.digest(), read_before);
    let spaced = content(&TEXT.replace("请做好防汛工作。", "请做好 防汛工作。"));
    assert_eq!(document.amend(&who("wen"), spaced, at(9)).unwrap(), (Event::Edited, false));
    assert_eq!(document.content.digest(), read_before, "typography stays bound to what was approved");
    let other = content(&TEXT.replace("请做好防汛工作。", "请做好抗旱工作。"));
    assert_eq!(document.clone().amend(&who("wen"), other, at(9)).unwrap(), (Event::BackToSigner, true));
    document.content.text = TEXT.replace("请做好防汛工作。", "请做好抗旱工作。");
    assert_ne!(document.content.digest(), read_before, "a text that was put there past the program");
}
