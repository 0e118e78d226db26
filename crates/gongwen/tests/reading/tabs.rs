//! Tabs are not only in tables: Word pastes lists with them, people set rosters and signatures with them.

use crate::{plain, strings};
use gongwen::{Block, Document, Syntax, read};

fn notice(lines: &str) -> Document {
    plain(&format!("关于做好抗旱工作的通知\n各乡镇人民政府：\n请落实。\n{lines}"))
}

/// The paragraphs below the first, `None` for a table.
fn paragraphs(document: &Document) -> Vec<Option<&str>> {
    document.body.iter().skip(1).map(|block| block.paragraph().map(|paragraph| paragraph.text.as_str())).collect()
}

const SIGNED: &str = "云溪县水利局\n2026年5月6日\n";

#[test]
fn lists_from_word_are_paragraphs() {
    let document = notice(&format!(
        "一、\t总体要求\n（一）\t目标\n1.\t甲要落实。\n2.\t2026年的任务要落实。\n①\t乙要落实。\n1.1\t丙要落实。\n第一条\t为了抗旱。\n●\t丁要落实。\n1)\t戊要落实。\n{SIGNED}"
    ));
    let wanted = [
        "一、总体要求",
        "（一）目标",
        "1.甲要落实。",
        "2. 2026年的任务要落实。",
        "①乙要落实。",
        "1.1 丙要落实。",
        "第一条 为了抗旱。",
        "●丁要落实。",
        "1)戊要落实。",
    ];
    assert_eq!(paragraphs(&document), wanted.map(Some));
    assert_eq!(document.body.iter().filter_map(Block::paragraph).filter(|text| text.heading.is_some()).count(), 3);
    assert_eq!(strings(&document.signature.organs), ["云溪县水利局"]);
    assert_eq!(read(&gongwen::write::write(&document), Syntax::Plain).document, document);
}

#[test]
fn places_of_list_items_are_those_of_their_words() {
    let text = "关于做好抗旱工作的通知\n请落实。\n1.\t甲要落实。\n";
    let document = plain(text);
    let Some(Block::Paragraph(paragraph)) = document.body.last() else { panic!("a paragraph") };
    let at = paragraph.text.as_str().find("落实").unwrap_or_default();
    assert_eq!(&text[paragraph.text.source_of(at..at + "落实".len()).range()], "落实");
    assert_eq!(&text[paragraph.text.span().range()], "1.\t甲要落实。");
}

#[test]
fn rosters_and_contacts_are_paragraphs() {
    let roster =
        notice(&format!("组长：\t李四\t县长\n副组长：\t\t王五\n成员：\t赵六\n\t钱七\t局长\n\t孙八\t局长\n{SIGNED}"));
    let wanted = ["组长：　李四　县长", "副组长：　王五", "成员：　赵六", "钱七　局长", "孙八　局长"];
    assert_eq!(paragraphs(&roster), wanted.map(Some));
    let contacts = notice(&format!("联系人：李四\t电话：123\n联系人：王五\t电话：456\n{SIGNED}"));
    assert_eq!(paragraphs(&contacts), [Some("联系人：李四　电话：123"), Some("联系人：王五　电话：456")]);
}

#[test]
fn true_tables_stay_tables() {
    for table in [
        "序号\t项目\n1.\t甲\n2.\t乙\n",
        "1.\t甲\t3\n2.\t乙\t4\n",
        "1.\t甲\t\n2.\t乙\t\n",
        "单位：\t姓名：\t电话：\n县一中\t甲\t1\n",
        "甲\t1\n乙\t2\n",
    ] {
        let document = notice(&format!("{table}{SIGNED}"));
        assert_eq!(paragraphs(&document), [None], "{table}");
        assert_eq!(strings(&document.signature.organs), ["云溪县水利局"], "{table}");
    }
}

#[test]
fn signatures_stand_below_tables_and_tabs() {
    for above in [
        "单位\t金额\n县一中\t3\n",
        "单位\t金额\n县一中\t3\n\n",
        "| 单位 | 金额 |\n|---|---|\n| 县一中 | 3 |\n",
        "| 单位 | 金额 |\n|---|---|\n| 县一中 | 3 |\n\n",
        "联系人：李四\t电话：123\n",
        "请按 a|b 填写。\n",
    ] {
        let document = notice(&format!("{above}\t\t{SIGNED}"));
        assert_eq!(strings(&document.signature.organs), ["云溪县水利局"], "{above}");
        assert_eq!(document.body.len(), 2, "{above}");
    }
    let joint = notice("云溪县农业农村局\t\t云溪县财政局\n2026年5月6日\n");
    assert_eq!(strings(&joint.signature.organs), ["云溪县农业农村局", "云溪县财政局"]);
    let list = notice("附件：1.\t甲表\n      2.\t乙表\n云溪县农业农村局\n2026年5月6日\n");
    assert_eq!(strings(&list.signature.organs), ["云溪县农业农村局"]);
    let names: Vec<&str> =
        list.attachment_list.iter().flat_map(|list| &list.items).map(|item| item.name.as_str()).collect();
    assert_eq!(names, ["甲表", "乙表"]);
    for rows in [
        "云溪县农业农村局\t云溪县财政局\n",
        "云溪县农业农村局\n云溪县财政局\t\n",
        "县农业农村局\t\t县财政局\n县水利局\t县林业局\n",
    ] {
        for above in
            ["附件：1.甲表\n2.乙表\n", "附件：1.\t甲表\n2.\t乙表\n", "附件1：\t甲表\n附件2：\t乙表\n", "附件：\t甲表\n"]
        {
            let joint = notice(&format!("{above}{rows}2026年5月6日\n"));
            let organs: Vec<&str> = rows.split_whitespace().collect();
            assert_eq!(strings(&joint.signature.organs), organs, "{above}{rows}");
            let names = joint.attachment_list.as_ref().map_or(0, |list| list.items.len());
            assert_eq!((names, joint.body.len()), (1 + usize::from(above.contains('2')), 1), "{above}{rows}");
            assert_eq!(read(&gongwen::write::write(&joint), Syntax::Plain).document, joint);
        }
    }
    let short = notice("附件：甲表\n甲局\t乙局\n2026年5月6日\n");
    assert_eq!(strings(&short.signature.organs), ["甲局", "乙局"]);
    let row = notice("单位\t金额\n云雾县财政局\t\n云雾县教育局\t\n2026年5月6日\n");
    assert_eq!((paragraphs(&row), row.signature.organs.len()), (vec![None], 0));
}
