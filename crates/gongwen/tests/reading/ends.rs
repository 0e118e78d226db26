//! What stands around the date at the end: who signs, which day it is, and what follows it.

use crate::{plain, strings, told};
use gongwen::{Document, Syntax, Text, read};

const BODY: &str = "云溪县水利局关于做好抗旱工作的通知\n各乡镇人民政府：\n请落实有关工作。\n";

fn notice(end: &str) -> Document {
    let document = plain(&format!("{BODY}{end}"));
    let text = gongwen::write::write(&document);
    assert_eq!(read(&text, Syntax::Plain).document, document, "{text}");
    document
}

fn date(document: &Document) -> &str {
    document.signature.date.as_ref().map_or("", Text::as_str)
}

const SIGNED: &str = "云溪县水利局\n2026年5月6日\n";

#[test]
fn copies_go_on_without_a_label() {
    let copies = "抄送：县委办公室\n县政府办公室\n县人大常委会办公室\n";
    for (issue, issuer) in [("", ""), ("云溪县水利局办公室\n2026年5月6日印发\n", "云溪县水利局办公室")]
    {
        let text = format!("{SIGNED}{copies}{issue}");
        let document = notice(&text);
        let names = document.imprint.copies_to.as_ref().map(|names| names.text.as_str());
        assert_eq!(names, Some("县委办公室，县政府办公室，县人大常委会办公室"), "{text}");
        assert_eq!(document.imprint.issuer.as_ref().map_or("", Text::as_str), issuer, "{text}");
        assert!(document.attachments.is_empty(), "{text}");
        assert!(told(&format!("{BODY}{text}")).iter().any(|one| one.contains("合成了一行")));
    }
    let broken = notice(&format!("{SIGNED}抄送：县委办公室，县政\n府办公室，县人大常委会办公室。\n"));
    let names = broken.imprint.copies_to.as_ref().map(|names| names.text.as_str());
    assert_eq!(names, Some("县委办公室，县政府办公室，县人大常委会办公室"));
}

#[test]
fn what_follows_the_date_is_no_text_in_silence() {
    let briefing = notice(&format!("{SIGNED}报：县委、县政府\n送：县直各部门\n发：各乡镇\n"));
    assert_eq!(strings(&briefing.imprint.others), ["报：县委、县政府", "送：县直各部门", "发：各乡镇"]);
    assert!(briefing.attachments.is_empty());
    let footer = format!("{BODY}{SIGNED}阅读 1234  点赞 5\n来源：县水利局\n编辑：李四\n上一篇：开会\n关闭窗口\n");
    assert_eq!((plain(&footer).body.len(), plain(&footer).attachments.len()), (6, 0));
    assert_eq!(told(&footer).len(), 5);
    let unknown = format!("{BODY}{SIGNED}云溪县青石村\n今天天气很好\n我们去了那里。\n");
    assert_eq!(plain(&unknown).attachments.len(), 1);
    assert!(told(&unknown).iter().any(|one| one.contains("当作被印发的文件")));
    let named = format!("{BODY}{SIGNED}云溪县抗旱方案\n一、总则\n我们去了那里。\n");
    assert!(told(&named).is_empty(), "a plan is one by its name");
}

#[test]
fn a_day_in_the_text_is_not_the_date() {
    for (day, paragraphs) in [
        ("请于以下日期前完成：\n2026年7月1日\n其他事项另行通知。\n", 4),
        ("请按时完成\n2026年7月1日\n其他事项另行通知。\n", 4),
    ] {
        let document = notice(&format!("{day}{SIGNED}"));
        assert_eq!((date(&document), document.body.len()), ("2026年5月6日", paragraphs), "{day}");
        assert_eq!(strings(&document.signature.organs), ["云溪县水利局"], "{day}");
    }
    // An issued text may be signed by the same organ.
    let issued = notice(&format!("2026年7月1日\n云溪县防汛方案\n一、总则\n请做好。\n{SIGNED}"));
    assert_eq!((date(&issued), issued.attachments.len()), ("2026年7月1日", 1));
    let many = format!("{BODY}{}", "2026年7月1日\n请做好防汛工作。\n".repeat(20_000));
    assert!(!plain(&many).body.is_empty(), "in time");
}

#[test]
fn organs_of_all_kinds_sign() {
    for (lines, organs) in [
        ("云溪县“三夏”生产指挥部", vec!["云溪县“三夏”生产指挥部"]),
        ("云溪县抗旱工作专班", vec!["云溪县抗旱工作专班"]),
        ("国家统计局云溪调查队", vec!["国家统计局云溪调查队"]),
        ("云溪县农业农村局、云溪县财政局", vec!["云溪县农业农村局", "云溪县财政局"]),
        ("云溪县抗旱指挥部\n（云溪县农业农村局代章）", vec!["云溪县抗旱指挥部（云溪县农业农村局代章）"]),
        ("云溪县抗旱指挥部\n（代章）", vec!["云溪县抗旱指挥部（代章）"]),
    ] {
        let document = notice(&format!("{lines}\n2026年5月6日\n"));
        assert_eq!(strings(&document.signature.organs), organs);
        assert_eq!(document.body.len(), 1, "{lines}");
    }
    for text in [
        "云溪县第三联合体文件\n云三〔2026〕5号\n关于抗旱的通知\n请落实。\n云溪县第三联合体\n2026年5月6日\n",
        "云溪县第三联合体关于抗旱的通知\n请落实。\n云溪县第三联合体\n2026年5月6日\n",
        "云溪县第三联合体关于抗旱的通知\n请落实。\n云溪县第三联合体\n",
    ] {
        assert_eq!(strings(&plain(text).signature.organs), ["云溪县第三联合体"], "{text}");
    }
    let sentence = notice("参加单位：水利局、财政局\n2026年5月6日\n");
    assert_eq!((sentence.signature.organs.len(), sentence.body.len()), (0, 2));
}

#[test]
fn the_date_below_a_signature_may_lack_its_year_or_have_a_label() {
    for (line, written) in [
        ("5月6日", "5月6日"),
        ("五月六日", "五月六日"),
        ("日期：2026年5月6日", "2026年5月6日"),
        ("日　期：5月6日", "5月6日"),
        ("成文日期：2026年5月　日", "2026年5月　日"),
    ] {
        let document = notice(&format!("云溪县水利局\n{line}\n"));
        assert_eq!((date(&document), document.body.len()), (written, 1), "{line}");
        assert_eq!(strings(&document.signature.organs), ["云溪县水利局"], "{line}");
    }
    let inside = notice(&format!("5月6日\n请到县政府开会。\n{SIGNED}"));
    assert_eq!((date(&inside), inside.body.len()), ("2026年5月6日", 3));
}

#[test]
fn the_imprint_may_stand_in_a_table() {
    for table in [
        "| 抄送：县委办公室。 |\n|---|\n| 云溪县水利局办公室 2026年5月6日印发 |\n",
        "| 抄送：县委办公室。 | |\n| 云溪县水利局办公室 | 2026年5月6日印发 |\n",
        "| 抄送：县委办公室。 | < |\n| 云溪县水利局办公室 | 2026年5月6日印发 |\n",
        "| 抄送 | 县委办公室。 |\n|---|---|\n| 印发机关 | 云溪县水利局办公室 |\n| 印发日期 | 2026年5月6日 |\n",
        "抄送：\t县委办公室。\n云溪县水利局办公室\t2026年5月6日印发\n",
    ] {
        let document = notice(&format!("{SIGNED}\n{table}"));
        let imprint = &document.imprint;
        assert_eq!(imprint.copies_to.as_ref().map(|names| names.text.as_str()), Some("县委办公室"), "{table}");
        assert_eq!(imprint.issuer.as_ref().map(Text::as_str), Some("云溪县水利局办公室"), "{table}");
        assert_eq!(imprint.date.as_ref().map(Text::as_str), Some("2026年5月6日"), "{table}");
        assert_eq!((document.body.len(), document.attachments.len()), (1, 0), "{table}");
    }
    let plan = notice(&format!("{SIGNED}\n| 单位 | 任务 |\n|---|---|\n| 县水利局 | 抄送县委办公室 |\n"));
    assert_eq!(plan.attachments.len(), 1, "a table of its own");
}

#[test]
fn of_two_lines_of_issue_the_last_stands_and_none_is_lost() {
    for first in ["云溪县财政局　　2026年5月5日印发", "印发机关：云溪县财政局　　印发日期：2026年5月5日"]
    {
        let document = notice(&format!("{SIGNED}{first}\n云溪县水利局办公室　　2026年5月6日印发\n"));
        let imprint = &document.imprint;
        assert_eq!(imprint.issuer.as_ref().map(Text::as_str), Some("云溪县水利局办公室"), "{first}");
        assert_eq!(strings(&imprint.others), [first]);
    }
}

/// Nothing is a date that is longer than one: no text is lost for it.
#[test]
fn a_line_too_long_for_a_date_is_none() {
    let line = format!("202{}1年12月15", " ".repeat(90));
    let text = format!("关于做好防汛工作的通知\n各乡镇人民政府：\n请落实。\n云溪县水利局\n{line}\n2026年12月15日\n");
    let read = read(&text, Syntax::Plain).document;
    assert_ne!(read.signature.date.as_ref().map(Text::as_str), Some(""));
    assert!(read.texts().iter().any(|text| text.as_str().contains("1年12月15")), "{read:?}");
}

/// A tab at the end of a line is nothing.
#[test]
fn tabs_at_the_end_of_lines_cost_no_signature() {
    let text = "关于做好防汛工作的通知\n各乡镇人民政府：\n请落实。\t\n附件：1.甲表\t\n2.乙表\t\n云溪县水利局\t\n云溪县财政局\t\n2026年5月6日\t\n";
    let document = read(text, Syntax::Plain).document;
    assert_eq!(strings(&document.signature.organs), ["云溪县水利局", "云溪县财政局"]);
    let items = document.attachment_list.unwrap().items;
    assert_eq!(items.iter().map(|item| item.name.as_str()).collect::<Vec<_>>(), ["甲表", "乙表"]);
}
