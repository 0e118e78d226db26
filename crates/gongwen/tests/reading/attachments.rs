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
        ("附件1—", "附件1"),
        ("附件1－", "附件1"),
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
    for dash in ["—", "－", "-", "–", "——"] {
        let titled =
            notice(&format!("{SIGNED}附件1{dash}任务表\n各乡镇于5月底前完成。\n附件2{dash}名单\n张三、李四。\n"));
        let titles: Vec<_> = titled.attachments.iter().filter_map(|one| one.title.as_ref()).collect();
        assert_eq!(titles.iter().map(|title| title.text.as_str()).collect::<Vec<_>>(), ["任务表", "名单"], "{dash}");
    }
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

/// A number in brackets or a circle is no part of the name, as 「1、」 is none.
#[test]
fn names_have_numbers_of_all_forms() {
    for (list, ordinals) in [
        ("附件：（1）甲表\n（2）乙表\n", ["（1）", "（2）"]),
        ("附件：(1)甲表\n(2) 乙表\n", ["(1)", "(2)"]),
        ("附件：①甲表\n　　　②乙表\n", ["①", "②"]),
        ("附件：①、甲表\n②、乙表\n", ["①、", "②、"]),
        ("附件：（一）甲表\n（二）乙表\n", ["（一）", "（二）"]),
        ("附件\n（1）甲表\n（2）乙表\n", ["（1）", "（2）"]),
        ("附件：（1）甲表　（2）乙表\n", ["（1）", "（2）"]),
        ("附件：①甲表②乙表\n", ["①", "②"]),
    ] {
        let read = notice(&format!("{list}{SIGNED}")).attachment_list.unwrap_or_else(|| panic!("no list: {list}"));
        let items: Vec<_> = read.items.iter().map(|item| (item.ordinal.as_str(), item.name.as_str())).collect();
        assert_eq!(items, [(ordinals[0], "甲表"), (ordinals[1], "乙表")], "{list}");
    }
    let one = notice(&format!("附件：1.甲表（2）\n{SIGNED}")).attachment_list.unwrap_or_default();
    assert_eq!(one.items.len(), 1);
}

/// Names that begin like what ends a number, and names over two lines.
#[test]
fn names_keep_their_numbers_when_they_are_written() {
    for list in [
        "附件：（1）\n、甲表\n",
        "附件：（1） 、（2）甲表\n",
        "附件：① 、甲表\n",
        "附件：附件1－\n3\n",
        "附件：附件1－\n－\n",
        "附件：（\n1）甲表\n",
        "附件：（1）2026年工作计划\n②\n甲表\n",
    ] {
        assert!(notice(&format!("{list}{SIGNED}")).attachment_list.is_some(), "{list}");
    }
}

/// It is text, as it is without a list above it.
#[test]
fn an_empty_page_below_a_list_is_no_name_in_it() {
    for (list, names) in [
        ("附件：甲表\n", vec!["甲表"]),
        ("附件：1.甲表\n2.乙表\n\n", vec!["甲表", "乙表"]),
        ("附件1：甲表\n附件2：乙表\n", vec!["甲表", "乙表"]),
    ] {
        for page in ["（此页无正文）", "(此页无正文)", "（本页无正文）", "（以下 无正文）"] {
            for signed in [SIGNED, "云溪县水利局\n", ""] {
                let end = format!("{list}{page}\n\n{signed}");
                let document = notice(&end);
                let list = document.attachment_list.as_ref().unwrap_or_else(|| panic!("no list: {end}"));
                assert_eq!(list.items.iter().map(|item| item.name.as_str()).collect::<Vec<_>>(), names, "{end}");
                let body: Vec<_> = document.body.iter().filter_map(gongwen::Block::paragraph).collect();
                assert_eq!(body.last().map(|last| last.text.as_str()), Some(page), "{end}");
                assert_eq!(
                    (body.len(), document.signature.organs.len()),
                    (2, usize::from(!signed.is_empty())),
                    "{end}"
                );
                assert!(told(&format!("{BODY}{end}")).iter().any(|one| one.contains(page)), "{end}");
            }
        }
    }
    let plain = notice(&format!("（此页无正文）\n{SIGNED}"));
    assert_eq!((plain.body.len(), plain.signature.organs.len()), (2, 1));
}

/// Whatever stands below it.
#[test]
fn a_title_that_the_list_names_may_be_spaced_out() {
    for (list, title, below) in [
        ("附件：回执", "回　执", "姓名　　职务\n张三　　科长\n"),
        ("附件：回执", "回  执", "单位\t姓名\n县一中\t张三\n"),
        ("附件：回执。", "回　　执", "请于5月10日前报送。\n"),
        ("附件：《参会回执》", "参　会　回　执", "单位名称\n联系电话\n"),
        ("附件：云溪县抗旱工作人员名册", "云溪县抗旱工作\n人 员 名 册", "张三\n李四\n"),
    ] {
        for label in ["附件", "附 件", "附件：", "附件1"] {
            let end = format!("{list}\n{SIGNED}\n{label}\n{title}\n{below}");
            let document = notice(&end);
            assert_eq!((document.attachments.len(), document.body.len()), (1, 1), "{end}");
            let read = document.attachments[0].title.as_ref().map(gongwen::Title::lines);
            assert_eq!(read, Some(title.lines().collect()), "{end}");
        }
    }
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
