//! Labels of attachments and lists of them, as people number them.

use crate::{plain, strings, told};
use gongwen::{Document, Syntax, Text, read};

const BODY: &str = "云溪县水利局关于做好抗旱工作的通知\n各乡镇人民政府：\n请落实有关工作。\n";
const SIGNED: &str = "云溪县水利局\n2026年5月6日\n";

fn notice(end: &str) -> Document {
    let document = plain(&format!("{BODY}{end}"));
    let text = gongwen::write::write(&document);
    assert_eq!(read(&text, Syntax::Plain).document, document, "{text}");
    document
}

#[test]
fn labels_of_all_forms_begin_attachments() {
    for (line, label) in [
        ("附1", "附1"),
        ("附1：", "附1"),
        ("附件（1）", "附件（1）"),
        ("附件①", "附件①"),
        ("附件1——", "附件1"),
        ("附件1-1", "附件1-1"),
        ("（附件1）", "（附件1）"),
    ] {
        let document = notice(&format!("{SIGNED}{line}\n任务表\n各乡镇于5月底前完成。\n各部门配合。\n"));
        assert_eq!(document.attachments.len(), 1, "{line}");
        let attachment = &document.attachments[0];
        assert_eq!(attachment.label.as_ref().map(Text::as_str), Some(label), "{line}");
        assert_eq!(attachment.title.as_ref().map(|title| title.text.as_str()), Some("任务表"), "{line}");
        assert_eq!((attachment.body.len(), document.annotation.len()), (2, 0), "{line}");
    }
    let parts = notice(&format!(
        "{SIGNED}附件1-1 任务表\n各乡镇于5月底前完成。\n附件1-2 物资清单\n各部门配合。\n附件2\n名单\n张三、李四。\n"
    ));
    assert_eq!(parts.attachments.len(), 3);
}

#[test]
fn a_list_may_be_spaced_out_or_lack_its_colon() {
    for (list, label, count) in [
        ("附 件：1.甲表\n2.乙表\n", "附 件", 2),
        ("附　件：甲表\n", "附　件", 1),
        ("附件\n1.甲表\n2.乙表\n", "附件", 2),
        ("附件\n甲表\n\n", "附件", 1),
    ] {
        for end in ["", "（联系人：王五）\n", "抄送：县委办公室。\n", "附件1\n甲表\n各乡镇于5月底前完成。\n"]
        {
            let document = notice(&format!("{list}{SIGNED}{end}"));
            let read = document.attachment_list.as_ref().unwrap_or_else(|| panic!("no list: {list}{end}"));
            assert_eq!((read.label.as_str(), read.items.len()), (label, count), "{list}");
            assert_eq!(strings(&document.signature.organs), ["云溪县水利局"], "{list}{end}");
            assert_eq!(document.attachments.len(), usize::from(end.starts_with("附件1")), "{list}{end}");
        }
    }
    let attached = notice("附件\n云溪县抗旱方案\n云溪县水利局\n2026年5月6日\n为做好抗旱工作，制定本方案。\n");
    assert_eq!((attached.attachment_list, attached.attachments.len()), (None, 1));
}

#[test]
fn a_mark_that_is_moved_below_a_title_is_told() {
    let text = format!(
        "{BODY}{SIGNED}附件\n江州市水利局文件\n江水〔2026〕51号\n江州市水利局关于抗旱的通知\n各县水利局：\n请做好抗旱工作。\n"
    );
    assert_eq!(plain(&text).attachments[0].body.len(), 4);
    assert!(told(&text).iter().any(|one| one.contains("江州市水利局文件") && one.contains("排在标题下面")));
}

#[test]
fn a_text_passed_on_keeps_its_own_attachments() {
    let passed_on = "江州市水利局文件\n江水〔2026〕51号\n江州市水利局关于抗旱的通知\n各县水利局：\n请做好抗旱工作。\n附件：任务表\n江州市水利局\n2026年5月1日\n附件\n任务表\n各县于5月底前完成。\n";
    for label in ["", "附件\n"] {
        let text = format!("{BODY}{SIGNED}{label}{passed_on}");
        assert_eq!(plain(&text).attachments.len(), 1, "{label}");
        assert!(told(&text).iter().any(|one| one.contains("自己的附件")), "{label}");
    }
    let listed = format!("{BODY}附件：1.抗旱通知\n2.名单\n{SIGNED}附件1\n{passed_on}");
    assert_eq!(plain(&listed).attachments.len(), 2, "the document names two");
    let own = format!("{BODY}附件：名单\n{SIGNED}{passed_on}");
    assert_eq!(plain(&own).attachments.len(), 2, "the one that it names");
}
