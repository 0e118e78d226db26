//! Reading whole documents the way offices write them.

mod attachments;
mod ends;
mod forms;
mod heads;
mod limits;
mod tabs;
mod unusual;

use gongwen::{Block, Direction, Kind, RemarkKind, Syntax, Text, read};

fn plain(text: &str) -> gongwen::Document {
    read(text, Syntax::Plain).document
}

/// The messages that are told of a text.
fn told(text: &str) -> Vec<String> {
    read(text, Syntax::Plain).remarks.into_iter().map(|remark| remark.message).collect()
}

fn strings(texts: &[Text]) -> Vec<&str> {
    texts.iter().map(Text::as_str).collect()
}

const REQUEST: &str = "\
000001
特急
云溪县人民政府文件

云政发〔2026〕5号　　签发人：张三　李　四

云溪县人民政府关于
恳请支持云溪河综合治理工程的请示

江州市人民政府：
为提升云溪河防洪能力，我县拟实施云溪河综合治理工程，现将有关事项请示如下：
一、基本情况
（一）工程概况。工程起于青石镇，止于城关镇，全长12公里。
1.堤防工程
（1）新建堤防3公里；
二、资金筹措
工程总投资2.3亿元。
妥否，请批示。
附件：1. 工程可行性研究报告
　　　2. 资金筹措方案
云溪县人民政府
2026年1月5日
（联系人：王五，电话：0000-1234567）

附件1
云溪河综合治理工程
可行性研究报告
工程任务是防洪。

附件2
资金筹措方案
| 来源 | 金额（万元） |
|---|---|
| 县级财政 | 3000 |

抄送：市发展改革委，市水利局。
云溪县人民政府办公室　　2026年1月6日印发
";

#[test]
fn an_upward_document_with_every_element() {
    let reading = read(REQUEST, Syntax::Plain);
    let document = &reading.document;
    assert_eq!(document.kind(), Some(Kind::Request));
    assert_eq!(document.direction(), Some(Direction::Upward));
    assert_eq!(document.header.copy_number.as_ref().map(Text::as_str), Some("000001"));
    assert_eq!(document.header.urgency.as_ref().map(Text::as_str), Some("特急"));
    assert_eq!(strings(&document.header.mark), ["云溪县人民政府文件"]);
    assert_eq!(document.header.number.as_ref().map(Text::as_str), Some("云政发〔2026〕5号"));
    assert_eq!(strings(&document.header.signatories), ["张三", "李　四"]);
    assert_eq!(document.title_text(), "云溪县人民政府关于恳请支持云溪河综合治理工程的请示");
    assert_eq!(document.title.as_ref().map(|t| t.lines().len()), Some(2));
    assert_eq!(document.addressees.as_ref().map(|n| (n.text.as_str(), n.end.as_str())), Some(("江州市人民政府", "：")));
    let headings: Vec<_> = document
        .body
        .iter()
        .filter_map(Block::paragraph)
        .filter_map(|p| p.heading().map(|(level, text)| (level, text.to_string())))
        .collect();
    assert_eq!(
        headings,
        [
            (1, "一、基本情况".to_owned()),
            (2, "（一）工程概况".to_owned()),
            (3, "1.堤防工程".to_owned()),
            (1, "二、资金筹措".to_owned()),
        ]
    );
    let list = document.attachment_list.as_ref().expect("a list");
    assert_eq!(list.items.iter().map(|i| i.name.as_str()).collect::<Vec<_>>(), ["工程可行性研究报告", "资金筹措方案"]);
    assert_eq!(strings(&document.signature.organs), ["云溪县人民政府"]);
    assert_eq!(document.date().map(gongwen::Date::iso).as_deref(), Some("2026-01-05"));
    assert!(document.annotation.first().is_some_and(|note| note.as_str().starts_with("（联系人")));
    assert_eq!(document.attachments.len(), 2);
    assert_eq!(
        document.attachments[0].title.as_ref().map(|t| t.text.as_str()),
        Some("云溪河综合治理工程可行性研究报告")
    );
    assert!(
        matches!(&document.attachments[1].body[..], [Block::Table(table)] if table.head == 1 && table.rows.len() == 2)
    );
    assert_eq!(document.imprint.copies_to.as_ref().map(|n| n.items().len()), Some(2));
    assert_eq!(document.imprint.issuer.as_ref().map(Text::as_str), Some("云溪县人民政府办公室"));
    assert_eq!(document.imprint.date.as_ref().map(Text::as_str), Some("2026年1月6日"));
    for text in document.texts() {
        let place = text.span();
        assert!(!text.is_empty() && place.end <= REQUEST.len(), "{text:?}");
    }
    assert_eq!(read(&gongwen::write::write(document), Syntax::Plain).document, *document);
}

#[test]
fn the_word_below_the_organs_of_a_mark_belongs_to_it() {
    let text =
        "云溪县财政局\n云溪县水利局\n文件\n云财水〔2026〕3号\n关于下达防汛资金的通知\n各乡镇人民政府：\n请做好工作。\n";
    let document = read(text, Syntax::Plain).document;
    assert_eq!(strings(&document.header.mark), ["云溪县财政局", "云溪县水利局文件"]);
    assert_eq!(document.title.as_ref().map(|title| title.text.as_str()), Some("关于下达防汛资金的通知"));
    assert_eq!(document.header.number.as_ref().map(Text::as_str), Some("云财水〔2026〕3号"));
}

#[test]
fn joint_documents_have_several_organs() {
    let text = "云溪县财政局\n云溪县教育局文件\n云财教〔2026〕3号\n\n云溪县财政局　云溪县教育局关于下达经费的通知\n\
                各乡镇人民政府，各学校：\n现将经费下达给你们。\n云溪县财政局　云溪县教育局\n2026年3月1日\n";
    let document = read(text, Syntax::Plain).document;
    assert_eq!(strings(&document.header.mark), ["云溪县财政局", "云溪县教育局文件"]);
    assert_eq!(strings(&document.signature.organs), ["云溪县财政局", "云溪县教育局"]);
    assert_eq!(document.addressees.map(|n| n.items().len()), Some(2));
}

#[test]
fn issued_texts_are_attachments_without_a_label() {
    let text = "云溪县人民政府办公室关于印发云溪县防汛应急预案的通知\n云政办发〔2026〕9号\n各乡镇人民政府：\n\
                现将《云溪县防汛应急预案》印发给你们，请认真贯彻执行。\n云溪县人民政府办公室\n2026年4月2日\n（此件公开发布）\n\
                云溪县防汛应急预案\n一、总则\n为做好防汛工作，制定本预案。\n";
    let document = read(text, Syntax::Plain).document;
    assert_eq!(document.annotation.iter().map(Text::as_str).collect::<Vec<_>>(), ["（此件公开发布）"]);
    assert_eq!(document.attachments.len(), 1);
    assert_eq!(document.attachments[0].label, None);
    assert_eq!(document.attachments[0].title.as_ref().map(|t| t.text.as_str()), Some("云溪县防汛应急预案"));
    assert_eq!(document.attachments[0].body.len(), 2);
}

#[test]
fn text_copied_from_a_page_is_taken_apart() {
    let text = "云溪县人民政府关于开展普查的通知\n云政发〔2026〕7号各乡镇人民政府：\n现就普查工作通知如下。\n云溪县人民政府2026年5月1日\n";
    let document = read(text, Syntax::Plain).document;
    assert_eq!(document.number().map(|n| n.serial), Some(7));
    assert_eq!(document.addressees.map(|n| n.text.to_string()).as_deref(), Some("各乡镇人民政府"));
    assert_eq!(strings(&document.signature.organs), ["云溪县人民政府"]);
    assert_eq!(document.signature.date.as_ref().map(Text::as_str), Some("2026年5月1日"));
}

#[test]
fn markdown_carries_headings_and_front_matter() {
    let text = "---\n文种: 通知\n签发人: 张三\n密级等级: 无\n---\n# 云溪县人民政府关于防汛的通知\n\n各乡镇人民政府：\n\n\
                ## 总体要求\n\n加强**值守**。\n\n### （一）责任\n- 压实责任。\n\n云溪县人民政府\n\n2026年6月1日\n";
    let reading = read(text, Syntax::Markdown);
    let document = &reading.document;
    assert_eq!(document.stated.kind, Some(Kind::Notice));
    assert_eq!(strings(&document.header.signatories), ["张三"]);
    assert_eq!(document.title_text(), "云溪县人民政府关于防汛的通知");
    let paragraphs: Vec<_> = document.body.iter().filter_map(Block::paragraph).collect();
    assert_eq!(paragraphs[0].heading().map(|(level, text)| (level, text.to_string())), Some((1, "总体要求".into())));
    assert_eq!(paragraphs[1].text.as_str(), "加强值守。");
    assert_eq!(paragraphs[3].text.as_str(), "压实责任。");
    assert_eq!(strings(&document.signature.organs), ["云溪县人民政府"]);
    assert_eq!(reading.remarks.iter().filter(|r| r.kind == RemarkKind::NotUnderstood).count(), 1);
    assert_eq!(read(&gongwen::write::write(document), Syntax::Plain).document, *document);
}

#[test]
fn a_text_that_is_no_document_stays_whole() {
    let text = "今天下午开会，请各位同事准时参加。\n带上材料。\n";
    let document = read(text, Syntax::Plain).document;
    assert_eq!(document.title, None);
    assert_eq!(document.body.len(), 2);
    assert!(read("", Syntax::Plain).document.body.is_empty());
}

#[test]
fn a_title_repeated_over_lines_is_taken_once() {
    let text = "关于印发《云溪县普查工作指引》的函\n云普函〔2026〕8号\n云溪县普查办公室\n关于印发《云溪县普查\n工作指引》的函各乡镇人民政府：\n\
                现将指引印发给你们。\n云溪县普查办公室\n2026年5月1日\n";
    let reading = read(text, Syntax::Plain);
    assert_eq!(reading.document.title_text(), "关于印发《云溪县普查工作指引》的函");
    assert_eq!(reading.document.addressees.map(|n| n.text.to_string()).as_deref(), Some("各乡镇人民政府"));
    assert_eq!(reading.document.body.len(), 1);
    assert_eq!(reading.remarks.len(), 1);
}

#[test]
fn numbered_sentences_are_no_headings() {
    let text = "云溪县人民政府关于修改办法的决定\n一、将第一条修改为：为了加强管理，制定本办法。\n二、删去第三条。\n三、将第五条修改为第十条。\n\
                四、本决定自2026年1月1日起施行。\n";
    let document = read(text, Syntax::Plain).document;
    assert!(document.body.iter().filter_map(Block::paragraph).all(|paragraph| paragraph.heading.is_none()));
}

#[test]
fn a_sentence_above_a_deeper_level_is_a_heading() {
    let text = "云溪县人民政府关于教育工作的报告\n（一）坚持正确方向，全面加强党对教育工作的领导。\n1.健全组织。各学校要健全组织。\n2.建强队伍。各学校要建强队伍。\n（二）“十四五”时期的进展。\n三是加强保障。\n";
    let document = read(text, Syntax::Plain).document;
    let levels: Vec<_> = document
        .body
        .iter()
        .filter_map(Block::paragraph)
        .filter_map(gongwen::Paragraph::heading)
        .map(|(level, _)| level)
        .collect();
    assert_eq!(levels, [2, 3, 3, 2]);
}

#[test]
fn attachments_lie_across_where_front_matter_says_so() {
    let text = format!("---\n横排附件: 2\n---\n{REQUEST}");
    let document = read(&text, Syntax::Plain).document;
    assert_eq!(document.attachments.iter().map(|attachment| attachment.landscape).collect::<Vec<_>>(), [false, true]);
    assert_eq!(read(&gongwen::write::write(&document), Syntax::Plain).document, document);
}

#[test]
fn signers_over_two_lines_are_all_read() {
    let people = ["张三", "李　四", "王五"];
    let heads = [
        // As a page shows them: two names a line, the number level with the last.
        "云溪县人民政府文件\n\n　　　　　　　　　　签发人：张三　李　四\n云政发〔2026〕5号　　　　　　　王五\n",
        // As people type them.
        "云溪县人民政府文件\n\n云政发〔2026〕5号　　签发人：张三　李　四\n　　　　　　　　　　　　　　王五\n",
        "云溪县人民政府文件\n\n签发人：张三　李　四\n　　　　王五\n云政发〔2026〕5号\n",
    ];
    for head in heads {
        let text = format!(
            "{head}\n云溪县人民政府关于增拨防汛经费的请示\n\n江州市人民政府：\n请增拨防汛经费50万元。\n妥否，请批示。\n"
        );
        let document = read(&text, Syntax::Plain).document;
        assert_eq!(strings(&document.header.signatories), people, "{head}");
        assert_eq!(document.header.number.as_ref().map(Text::as_str), Some("云政发〔2026〕5号"), "{head}");
        assert_eq!(document.title_text(), "云溪县人民政府关于增拨防汛经费的请示", "{head}");
    }
    // A title that is only its kind is no name.
    let document =
        read("云溪县人民政府文件\n签发人：张三\n请示\n\n江州市人民政府：\n请增拨防汛经费50万元。\n", Syntax::Plain)
            .document;
    assert_eq!(strings(&document.header.signatories), ["张三"]);
}

#[test]
fn front_matter_that_does_not_end_is_told() {
    let reading = read("---\n文种: 通知\n\n关于开会的通知\n", Syntax::Plain);
    assert!(reading.remarks.iter().any(|remark| remark.message.contains("文首信息没有结束")), "{:?}", reading.remarks);
    let ruled = read("---\n关于开会的通知\n\n各乡镇人民政府：\n请按时参加。\n", Syntax::Plain);
    assert_eq!(ruled.remarks, []);
}

#[test]
fn a_colon_typed_behind_stated_addressees_is_their_mark() {
    let text = "---\n格式: 逐项\n标题: 关于防汛的通知\n主送机关: 各乡镇人民政府：\n---\n\\请做好防汛工作。\n";
    let document = read(text, Syntax::Plain).document;
    let names = document.addressees.expect("addressees");
    assert_eq!((names.text.as_str(), names.end.as_str()), ("各乡镇人民政府", "："));
}

#[test]
fn what_offices_write_around_the_date_finds_its_place() {
    let document = |end: &str| {
        let text = format!("云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n{end}");
        read(&text, Syntax::Plain).document
    };
    let below = document("2026年5月6日\n云溪县人民政府\n");
    assert_eq!(strings(&below.signature.organs), ["云溪县人民政府"]);
    assert!(below.attachments.is_empty());
    let issued = document("云溪县人民政府\n2026年5月6日\n云溪县防汛领导小组\n组长由县长担任。\n");
    assert_eq!((strings(&issued.signature.organs), issued.attachments.len()), (vec!["云溪县人民政府"], 1));
    let old = document(
        "云溪县人民政府\n2026年5月6日\n主题词：防汛　通知\n抄送：县委办公室。\n云溪县人民政府办公室　　2026年5月6日印发\n校对：李四\n",
    );
    assert_eq!(strings(&old.imprint.others), ["主题词：防汛　通知", "校对：李四"]);
    assert!(old.attachments.is_empty());
    let person = document("张三\n2026年5月6日\n");
    assert_eq!(person.signature.person.as_ref().map(Text::as_str), Some("张三"));
    let words = document("此令\n2026年5月6日\n");
    assert_eq!(words.signature.person, None);
}

#[test]
fn minutes_carry_their_number_keeper_and_date_under_the_mark() {
    for number in ["第3期", "〔2026〕3号", "第12号"] {
        let text = format!(
            "云溪县人民政府常务会议纪要\n{number}\n云溪县人民政府办公室　　2026年5月6日\n\n云溪县人民政府第12次常务会议纪要\n\n5月5日，县长张三主持召开会议。纪要如下：\n一、听取汇报\n会议指出，要加强值守。\n"
        );
        let document = read(&text, Syntax::Plain).document;
        assert_eq!(strings(&document.header.mark), ["云溪县人民政府常务会议纪要"]);
        assert_eq!(document.header.number.as_ref().map(Text::as_str), Some(number));
        assert_eq!(document.title_text(), "云溪县人民政府第12次常务会议纪要");
        assert_eq!(strings(&document.signature.organs), ["云溪县人民政府办公室"]);
        assert_eq!(document.signature.date.as_ref().map(Text::as_str), Some("2026年5月6日"));
    }
}

/// Found by fuzzing: white space before the colon was kept as the end of the label.
#[test]
fn the_label_of_a_list_ends_without_white_space() {
    let document = read("关于防汛的通知\n请做好工作。\n附\u{c}:\n4\n", Syntax::Plain).document;
    assert_eq!(document.attachment_list.as_ref().map(|list| list.label.as_str()), Some("附"));
    assert_eq!(read(&gongwen::write::write(&document), Syntax::Plain).document, document);
}

#[test]
fn a_mark_that_is_spaced_out_is_one_of_minutes() {
    let document = plain(
        "会 议 纪 要\n〔2026〕15号\n\n云溪县人民政府办公室　　2026年5月12日\n\n研究城区供水保障工作专题会议纪要\n\n2026年5月10日，副县长张三主持召开专题会议。现纪要如下：\n一、由县水利局负责取水口建设。\n",
    );
    assert_eq!(document.kind(), Some(Kind::Minutes));
    assert_eq!(document.header.number.as_ref().map(Text::as_str), Some("〔2026〕15号"));
    assert_eq!(document.title_text(), "研究城区供水保障工作专题会议纪要");
    assert_eq!((document.signature.organs.len(), document.body.len(), document.attachments.len()), (1, 2, 0));
}

#[test]
fn empty_cells_of_a_pasted_sheet_stay_cells() {
    let document = plain(
        "云溪县教育局关于报送参会回执的通知\n各学校：\n请报送回执。\n单位\t姓名\t电话\n县一中\t\t\n\t\t\n云溪县教育局\n2026年5月6日\n",
    );
    let Some(Block::Table(table)) = document.body.last() else { panic!("{:?}", document.body) };
    let cells: Vec<Vec<&str>> =
        table.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect();
    assert_eq!(cells, [["单位", "姓名", "电话"], ["县一中", "", ""], ["", "", ""]]);
    let indented = "云溪县教育局关于开会的通知\n各学校：\n\t请按时参加。\n\t请报名单。\n云溪县教育局\n2026年5月6日\n";
    assert!(plain(indented).body.iter().all(|block| matches!(block, Block::Paragraph(_))));
}

#[test]
fn an_organ_alone_is_not_the_title() {
    let document = plain(
        "云溪县水利局文件\n云水〔2026〕3号\n\n云溪县水利局\n关于追加防汛经费和增加人员编制的申请\n县财政局\n\n近日，我县遭遇特大暴雨，请支持应急抢险工作。\n妥否，请批示。\n云溪县水利局\n2026年5月6日\n",
    );
    assert_eq!(document.title_text(), "云溪县水利局关于追加防汛经费和增加人员编制的申请");
    assert_eq!(document.addressees.map(|names| names.text.as_str().to_owned()), Some("县财政局".to_owned()));
}

#[test]
fn a_signatory_typed_below_the_title_is_one() {
    let document = plain(
        "云溪县卫生健康局关于请求解决改扩建资金的请示\n\n签发人：马宏伟\n\n云溪县人民政府：\n县人民医院设施老化，拟改扩建。\n妥否，请批示。\n云溪县卫生健康局\n2026年3月18日\n",
    );
    assert_eq!(strings(&document.header.signatories), ["马宏伟"]);
    assert_eq!(document.addressees.map(|names| names.text.as_str().to_owned()), Some("云溪县人民政府".to_owned()));
    assert_eq!(document.body.len(), 2);
}

#[test]
fn a_person_signs_with_the_post_in_full() {
    let document = plain(
        "云溪县人民政府关于提请审议预算调整方案的议案\n云溪县人民代表大会常务委员会：\n现提请审议。\n云溪县人民政府县长　张明远\n2026年8月12日\n",
    );
    assert_eq!(document.signature.person.as_ref().map(Text::as_str), Some("云溪县人民政府县长　张明远"));
    assert_eq!(document.body.len(), 1);
}
