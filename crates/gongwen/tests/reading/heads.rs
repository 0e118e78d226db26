//! What drafts have above the mark and beside the number: it may not cost the elements below.

use crate::{plain, strings, told};
use gongwen::{Document, Text};

const MARK: &str = "云溪县林业局文件";
const NUMBER: &str = "云林发〔2026〕5号";

/// A notice with these lines in place of mark and number.
fn notice(head: &str) -> String {
    format!("{head}关于做好抗旱工作的通知\n各乡镇人民政府：\n请落实。\n云溪县林业局\n2026年5月6日\n")
}

fn is_read(document: &Document, number: &str, head: &str) {
    assert_eq!(document.title_text(), "关于做好抗旱工作的通知", "{head}");
    assert_eq!(document.header.number.as_ref().map(Text::as_str), Some(number), "{head}");
    assert_eq!(document.addressees.as_ref().map(|names| names.text.as_str()), Some("各乡镇人民政府"), "{head}");
    assert_eq!(strings(&document.signature.organs), ["云溪县林业局"], "{head}");
}

#[test]
fn a_line_above_the_mark_is_kept_and_told() {
    for aside in [
        "（送审稿）",
        "公开",
        "主动公开",
        "A类",
        "类别标记：A",
        "是否宜公开选项：宜公开",
        "内部资料",
        "征求意见稿",
        "代拟稿",
        "县林业局办公系统",
    ] {
        let text = notice(&format!("{aside}\n{MARK}\n{NUMBER}\n"));
        let document = plain(&text);
        is_read(&document, NUMBER, aside);
        assert_eq!(strings(&document.header.mark), [MARK], "{aside}");
        assert_eq!(document.body.len(), 2, "{aside}");
        assert!(told(&text).iter().any(|one| one.contains(aside)), "{aside}");
    }
    let title_above =
        plain("关于做好抗旱工作的通知\n云溪县林业局文件\n云林发〔2026〕5号\n各乡镇人民政府：\n请落实。\n");
    assert_eq!(title_above.title_text(), "关于做好抗旱工作的通知");
}

#[test]
fn grades_may_have_labels_and_share_a_line() {
    for (line, copy, secrecy, urgency) in [
        ("编号：000012", "000012", "", ""),
        ("No.000012", "000012", "", ""),
        ("份号 000012", "000012", "", ""),
        ("密　级：秘密★5年", "", "秘密★5年", ""),
        ("紧急程度：特急", "", "", "特急"),
        ("特急  000123", "000123", "", "特急"),
        ("000001　机密★1年　加急", "000001", "机密★1年", "加急"),
        ("加急★", "", "", "加急★"),
        ("火急", "", "", "火急"),
        ("十万火急", "", "", "十万火急"),
    ] {
        let text = notice(&format!("{line}\n{MARK}\n{NUMBER}\n"));
        let document = plain(&text);
        is_read(&document, NUMBER, line);
        let header = &document.header;
        let read = [&header.copy_number, &header.secrecy, &header.urgency];
        assert_eq!(read.map(|text| text.as_ref().map_or("", Text::as_str)), [copy, secrecy, urgency], "{line}");
        assert_eq!((document.body.len(), told(&text).len()), (1, 0), "{line}");
    }
}

#[test]
fn telegrams_have_marks() {
    for mark in ["云溪县林业局明传电报", "内部明电", "内部传真电报"] {
        let document = plain(&notice(&format!("{mark}\n{NUMBER}\n")));
        is_read(&document, NUMBER, mark);
        assert_eq!(strings(&document.header.mark), [mark]);
    }
}

#[test]
fn a_number_may_not_be_given_yet() {
    for number in
        ["云农发〔2026〕X号", "云农发〔2026〕××号", "云农发〔2026〕__号", "云农发〔2026〕*号", "云农发[20XX]X号"]
    {
        for mark in [format!("{MARK}\n"), String::new()] {
            is_read(&plain(&notice(&format!("{mark}{number}\n"))), number, number);
            let signed = plain(&notice(&format!("{mark}{number}　　签发人：李四\n")));
            is_read(&signed, number, number);
            assert_eq!(strings(&signed.header.signatories), ["李四"], "{number}");
            is_read(&plain(&notice(&format!("{mark}{number} 签发人：\n"))), number, number);
        }
    }
}

#[test]
fn what_stands_behind_a_number_is_no_title() {
    for (line, paragraphs, remarks) in [
        ("云林发〔2026〕5号 A", 2, 1),
        ("云林发〔2026〕5号 （公开）", 2, 1),
        ("云林发〔2026〕5号　2026年5月6日", 2, 1),
        ("云林发〔2026〕5号　　密级：", 1, 1),
        ("云林发〔2026〕5号　　密级：秘密★5年", 1, 0),
        ("云林发〔2026〕5号　特急", 1, 0),
        ("文号：云林发〔2026〕5号", 1, 0),
        ("发文字号: 云林发〔2026〕5号", 1, 0),
        ("云林发〔2026〕5号\n签发：李四", 1, 0),
        ("云林发〔2026〕5号　特急　签发：李四", 1, 0),
    ] {
        for mark in [format!("{MARK}\n"), String::new()] {
            let text = notice(&format!("{mark}{line}\n"));
            let document = plain(&text);
            is_read(&document, NUMBER, line);
            assert_eq!((document.body.len(), told(&text).len()), (paragraphs, remarks), "{line}");
            assert_eq!(document.header.signatories.is_empty(), !line.contains("李四"), "{line}");
        }
    }
    let glued = plain("云林发〔2026〕5号 关于做好抗旱工作的通知\n各乡镇人民政府：\n请落实。\n");
    assert!(glued.title_text().ends_with("关于做好抗旱工作的通知"));
}

#[test]
fn mastheads_of_minutes_are_read_in_all_their_forms() {
    const BODY: &str = "研究城区供水保障工作专题会议纪要\n2026年5月10日，副县长张三主持召开专题会议。现纪要如下：\n一、由县水利局负责取水口建设。\n";
    let keeper = "云溪县人民政府办公室";
    for (head, number, organs, signatories) in [
        (
            "云溪县人民政府\n会  议  纪  要\n〔2026〕14号\n云溪县人民政府办公室　　2026年5月12日\n",
            "〔2026〕14号",
            vec![keeper],
            0,
        ),
        ("会议纪要\n〔2026〕14号\n云溪县人民政府办公室\n2026年5月12日\n", "〔2026〕14号", vec![keeper], 0),
        ("县政府专题会议纪要\n（第14期）\n云溪县人民政府办公室　　2026年5月12日\n", "第14期", vec![keeper], 0),
        ("县政府专题会议纪要\n第52次\n云溪县人民政府办公室　　2026年5月12日\n", "第52次", vec![keeper], 0),
        ("县政府专题会议纪要\n第12期\n（2026年5月12日）\n", "第12期", vec![], 0),
        (
            "县政府专题会议纪要\n第12期\n签发人：李四\n云溪县人民政府办公室　　2026年5月12日\n",
            "第12期",
            vec![keeper],
            1,
        ),
        ("县政府专题会议纪要\n第12期　　签发人：李四\n2026年5月12日\n", "第12期", vec![], 1),
    ] {
        let document = plain(&format!("{head}{BODY}"));
        assert_eq!(document.title_text(), "研究城区供水保障工作专题会议纪要", "{head}");
        assert_eq!(document.header.number.as_ref().map(Text::as_str), Some(number), "{head}");
        assert_eq!(strings(&document.signature.organs), organs, "{head}");
        assert_eq!(document.signature.date.as_ref().map(Text::as_str), Some("2026年5月12日"), "{head}");
        assert_eq!((document.header.signatories.len(), document.body.len()), (signatories, 2), "{head}");
        assert!(document.attachments.is_empty(), "{head}");
    }
}

#[test]
fn addressees_are_read_with_a_label_and_before_their_text() {
    let title = "云溪县水利局关于做好抗旱工作的通知";
    let end = "云溪县水利局\n2026年5月6日\n";
    for (first, names, remarks) in [
        ("各乡镇人民政府：现将有关事项通知如下。", "各乡镇人民政府", 0),
        ("云水〔2026〕5号\n各乡镇人民政府、县直各部门：为做好抗旱工作，现通知如下：", "各乡镇人民政府、县直各部门", 0),
        ("主送：各乡镇人民政府\n现将有关事项通知如下。", "各乡镇人民政府", 1),
        ("主送机关：各乡镇人民政府：\n现将有关事项通知如下。", "各乡镇人民政府", 1),
    ] {
        let text = format!("{title}\n{first}\n请落实。\n{end}");
        let document = plain(&text);
        assert_eq!(document.addressees.as_ref().map(|names| names.text.as_str()), Some(names), "{first}");
        assert_eq!((document.body.len(), told(&text).len()), (2, remarks), "{first}");
    }
    let sentence = plain(&format!("{title}\n会议由县水利局主持：为做好抗旱工作，请落实。\n{end}"));
    assert_eq!((sentence.addressees, sentence.body.len()), (None, 1));
    let below = plain(&format!("{title}\n请落实。\n县防汛指挥部：为做好抗旱工作，负责调度。\n{end}"));
    assert_eq!((below.addressees, below.body.len()), (None, 2), "further down it is text");
}

#[test]
fn a_number_in_brackets_below_the_title_is_the_number() {
    let document = plain("云溪县农业农村局关于做好抗旱工作的通知\n（云农发〔2026〕5号）\n各乡镇人民政府：\n请落实。\n");
    assert_eq!(document.header.number.as_ref().map(Text::as_str), Some("云农发〔2026〕5号"));
    assert!(document.adoption.is_empty() && document.addressees.is_some());
}

#[test]
fn breaks_inside_paragraphs_are_breaks() {
    for mark in ['\u{b}', '\u{2028}', '\u{2029}'] {
        let text =
            format!("关于做好抗旱工作的通知{mark}各乡镇人民政府：{mark}请落实。{mark}云溪县水利局\n2026年5月6日{mark}");
        let document = plain(&text);
        assert_eq!((document.title_text(), document.body.len()), ("关于做好抗旱工作的通知", 1));
        assert_eq!(strings(&document.signature.organs), ["云溪县水利局"]);
        let date = document.signature.date.as_ref().map(Text::span).unwrap_or_default();
        assert_eq!(&text[date.range()], "2026年5月6日");
    }
}

/// The masthead once more at the end says nothing new.
#[test]
fn the_masthead_of_minutes_may_be_repeated_below_them() {
    let head =
        "会议纪要\n第12期\n云溪县人民政府办公室　　2026年5月12日\n研究供水工作专题会议纪要\n会议指出，要加强值守。\n";
    let text = format!("{head}云溪县人民政府办公室\n2026年5月12日\n");
    assert!(told(&text).is_empty() && plain(&text).body.len() == 1);
    let other = plain(&format!("{head}云溪县水利局\n2026年5月13日\n"));
    assert_eq!((strings(&other.signature.organs), other.body.len()), (vec!["云溪县人民政府办公室"], 3));
}

/// Minutes have keeper and day in their masthead: a day in the text, or below it, is text.
#[test]
fn a_day_below_minutes_is_kept() {
    let head = "云溪县人民政府\n会议纪要\n〔2026〕7号\n云溪县人民政府办公室　　2026年4月20日\n研究防汛工作会议纪要\n";
    for end in ["会议同意预案。\n2026年5月6日\n", "会议同意预案。\n2026年5月6日\n会议要求落实。\n"]
    {
        let document =
            gongwen::read(&format!("{head}4月18日，会议研究了防汛工作。\n{end}"), gongwen::Syntax::Plain).document;
        let body: Vec<&str> =
            document.body.iter().filter_map(gongwen::Block::paragraph).map(|one| one.text.as_str()).collect();
        assert!(body.contains(&"2026年5月6日") && document.attachments.is_empty(), "{document:?}");
        assert_eq!(document.signature.date.as_ref().map(gongwen::Text::as_str), Some("2026年4月20日"));
    }
}

/// When and where a meeting was held is no title.
#[test]
fn time_and_place_below_the_masthead_of_minutes_are_text() {
    const TITLE: &str = "研究城区供水保障工作专题会议纪要";
    let lines = ["时间：2026年5月6日", "地　点：县政府三楼会议室", "主持人：张三"];
    let end = "会议听取了县水利局的汇报，现纪要如下：\n一、由县水利局负责取水口建设。\n";
    for mark in ["云溪县人民政府\n会议纪要\n〔2026〕14号\n云溪县人民政府办公室　　2026年5月12日\n", "会议纪要\n第3期\n"]
    {
        let meeting = lines.join("\n");
        for (head, title) in
            [(meeting.clone(), ""), (format!("{meeting}\n\n{TITLE}"), TITLE), (format!("{TITLE}\n{meeting}"), TITLE)]
        {
            let text = format!("{mark}{head}\n{end}");
            let document = plain(&text);
            assert_eq!(document.title_text(), title, "{text}");
            assert_eq!(document.kind(), Some(gongwen::Kind::Minutes), "{text}");
            let body: Vec<&str> =
                document.body.iter().filter_map(gongwen::Block::paragraph).map(|one| one.text.as_str()).collect();
            assert_eq!((&body[..3], body.len()), (&lines[..], 5), "{text}");
            let written = gongwen::write::write(&document);
            assert_eq!(gongwen::read(&written, gongwen::Syntax::Plain).document, document, "{written}");
        }
    }
}
