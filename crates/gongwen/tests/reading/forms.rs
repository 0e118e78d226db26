//! Forms that offices write around title and signature, each from a draft that was read wrong once.

use crate::{plain, strings, told};
use gongwen::{Direction, Document, Kind, Text};

fn signed(rest: &str) -> Document {
    plain(&format!(
        "云溪县水利局关于做好防汛工作的通知\n各水利站：\n请做好防汛工作。\n\n云溪县水利局\n2026年5月6日\n{rest}"
    ))
}

#[test]
fn copies_over_several_labels_are_one_row() {
    for rest in ["抄送：县委办公室。\n抄送：县政府办公室。\n", "抄报：县委办公室。\n抄送：县政府办公室。\n"]
    {
        let document = signed(rest);
        let names = document.imprint.copies_to.expect("copies");
        assert_eq!((names.text.as_str(), names.end.as_str()), ("县委办公室，县政府办公室", "。"), "{rest}");
    }
    assert!(told("关于开会的通知\n抄送：县委办。\n抄送：县府办。\n").iter().any(|one| one.contains("合成了一行")));
}

#[test]
fn lines_below_the_date_are_no_issued_text() {
    for (rest, notes) in [
        (
            "（联系人：王五，电话：1234567）\n（此件公开发布）\n",
            vec!["（联系人：王五，电话：1234567）", "（此件公开发布）"],
        ),
        ("联系人：白露，电话：0000-2345678\n", vec!["联系人：白露，电话：0000-2345678"]),
        ("主动公开\n", vec!["主动公开"]),
        ("抄送：县财政局。\n（联系人：王五，电话：1234567）\n", vec!["（联系人：王五，电话：1234567）"]),
    ] {
        let document = signed(rest);
        assert_eq!(strings(&document.annotation), notes, "{rest}");
        assert!(document.attachments.is_empty(), "{rest}");
    }
    let printed = signed("抄送：县财政局。\n云溪县水利局办公室　2026年5月6日\n共印20份\n");
    assert_eq!(printed.imprint.issuer.as_ref().map(Text::as_str), Some("云溪县水利局办公室"));
    assert_eq!((strings(&printed.imprint.others), printed.attachments.len()), (vec!["共印20份"], 0));
    let unknown = signed("注：①包括谷物、豆类。\n");
    assert_eq!((unknown.body.len(), unknown.attachments.len()), (2, 0), "kept, and told");
    let issued = signed("云溪县防汛预案\n一、总则\n为防汛制定。\n");
    assert_eq!(issued.attachments.len(), 1);
}

#[test]
fn numbers_of_pages_are_no_text() {
    let text = "关于防汛的通知\n各水利站：\n请做好防汛工作，\n— 1 —\n落实责任。\n第2页 共3页\n云溪县水利局\n2026年5月6日\n- 2 -\n";
    let document = plain(text);
    assert_eq!((document.body.len(), document.attachments.len()), (2, 0));
    assert_eq!(told(text).iter().filter(|one| one.contains("像是页码")).count(), 3);
    assert_eq!(plain("关于防汛的通知\n-\n—— 第5页所列任务\n---\n").body.len(), 2, "what only looks alike");
}

#[test]
fn who_publishes_and_when_may_stand_under_the_title() {
    let text = "泉山县2025年国民经济和社会发展统计公报\n泉山县统计局\n2026年3月25日\n\n2025年，全县经济平稳运行，主要指标好于预期。\n一、综合\n全年地区生产总值286.42亿元，比上年增长5.8%。\n";
    let document = plain(text);
    assert_eq!(strings(&document.adoption), ["泉山县统计局", "2026年3月25日"]);
    assert_eq!((document.body.len(), document.attachments.len()), (3, 0));
    let speaker = plain(
        "关于2025年财政预算执行情况的报告\n（书面）\n——2026年1月15日在县第十九届人民代表大会第五次会议上\n云溪县财政局\n各位代表：\n现将有关情况报告如下：\n",
    );
    assert_eq!((speaker.adoption.len(), speaker.addressees.is_some()), (3, true));
}

#[test]
fn marks_and_numbers_of_all_kinds_of_organs() {
    let school =
        plain("云溪县第一中学文件\n云一中〔2026〕3号\n\n云溪县第一中学关于防汛的通知\n\n各年级：\n请做好防汛工作。\n");
    assert_eq!((strings(&school.header.mark), school.kind()), (vec!["云溪县第一中学文件"], Some(Kind::Notice)));
    let joint = plain(
        "云溪县财政局　云溪县教育局文件\n云财〔2026〕8号 云教〔2026〕3号\n\n云溪县财政局 云溪县教育局关于下达资金的通知\n\n各学校：\n现将资金下达给你们。\n",
    );
    assert_eq!(strings(&joint.header.mark), ["云溪县财政局", "云溪县教育局文件"]);
    assert_eq!(joint.header.number.as_ref().map(Text::as_str), Some("云财〔2026〕8号 云教〔2026〕3号"));
    assert_eq!(joint.title_text(), "云溪县财政局 云溪县教育局关于下达资金的通知");
    let bare = plain("云溪县财政局关于经费的请示\n（2026）12号\n云溪县人民政府：\n请解决经费。\n");
    assert_eq!(bare.header.number.as_ref().map(Text::as_str), Some("（2026）12号"));
    assert!(bare.addressees.is_some());
}

#[test]
fn a_sentence_that_leads_over_is_no_row_of_addressees() {
    for first in
        ["县委、县政府决定，对以下单位予以表彰：", "任命：", "2026年2月10日，县长李四主持召开会议，研究了以下事项："]
    {
        let document = plain(&format!("云溪县人民政府关于有关事项的决定\n{first}\n石桥镇、青山镇。\n"));
        assert_eq!((document.addressees, document.body.len()), (None, 2), "{first}");
    }
    let minutes = plain("云溪县人民政府常务会议纪要\n参加会议的同志：\n县长李四。\n");
    assert_eq!((minutes.addressees, minutes.body.len()), (None, 2));
}

#[test]
fn signatures_of_all_kinds_are_found() {
    let unfinished = plain("云溪县水利局关于防汛的通知\n各水利站：\n请做好防汛工作，\n云溪县水利局\n2026年3月5日\n");
    assert_eq!(strings(&unfinished.signature.organs), ["云溪县水利局"]);
    for organ in ["县档案馆", "红旗小学", "云溪县第一中学", "青石林场", "水库管理处", "县残联", "县妇联"]
    {
        let document = plain(&format!("关于申请经费的请示\n县财政局：\n请拨付经费。\n{organ}\n2026年3月5日\n"));
        assert_eq!(strings(&document.signature.organs), [organ]);
    }
    let order = plain("云溪县人民政府令\n第12号\n\n现公布《云溪县犬只管理办法》。\n\n县　长　江若水\n2026年5月20日\n");
    assert_eq!(order.signature.person.as_ref().map(Text::as_str), Some("县　长　江若水"));
}

#[test]
fn attachments_on_one_line_and_texts_with_their_own_head() {
    let listed =
        plain("关于防汛的通知\n请做好防汛工作。\n附件：1.防汛方案 2.任务表 3.名单\n云溪县水利局\n2026年5月6日\n");
    let names: Vec<String> =
        listed.attachment_list.iter().flat_map(|list| &list.items).map(|item| item.name.to_string()).collect();
    assert_eq!(names, ["防汛方案", "任务表", "名单"]);
    let passed_on =
        signed("江州市水利局文件\n江水〔2026〕51号\n江州市水利局关于防汛的通知\n各县水利局：\n请做好防汛工作。\n");
    assert_eq!(
        passed_on.attachments[0].title.as_ref().map(|title| title.text.as_str()),
        Some("江州市水利局关于防汛的通知")
    );
    assert_eq!(passed_on.attachments[0].body.len(), 4, "mark and number stay");
    let roster = signed("附：\n值班表\n时间\t人员\n1日\t张三\n");
    assert_eq!(roster.attachments[0].title.as_ref().map(|title| title.text.as_str()), Some("值班表"));
}

/// As a Word file with a table without borders comes out.
#[test]
fn signatures_in_a_table_are_signatures() {
    for list in ["", "附件：1.资金分配表\n2.绩效目标表\n"] {
        let document = plain(&format!(
            "关于下达资金的通知\n各乡镇人民政府：\n现将资金下达给你们。\n{list}| 云雾县财政局 | 云雾县教育局 |\n2026年3月5日\n"
        ));
        assert_eq!(strings(&document.signature.organs), ["云雾县财政局", "云雾县教育局"], "{list}");
        assert_eq!(document.body.len(), 1, "{list}");
    }
    let table =
        "关于下达资金的通知\n现将资金下达给你们。\n| 单位 | 金额 |\n| 云雾县财政局 | 云雾县教育局 |\n2026年3月5日\n";
    assert_eq!(plain(table).body.len(), 2, "a row of a table stays one");
    let listed = "关于开会的通知\n参加单位如下。\n| 单位 |\n| 云雾县财政局 |\n| 云雾县教育局 |\n2026年3月5日\n";
    let Some(gongwen::Block::Table(table)) = plain(listed).body.pop() else { panic!("a table stays whole") };
    assert_eq!(table.rows.len(), 3);
    // As many as fit into a text: what goes over all of them for each would never end.
    for row in ["| 云雾县财政局 |\n", "| 云雾县财政局 |\n请参加。\n", "抄送：县委。\n", "\n"] {
        let many = format!("关于开会的通知\n请参加。\n{}2026年3月5日\n", row.repeat(1_000_000 / row.len()));
        assert!(!plain(&many).body.is_empty(), "{row}");
    }
}

#[test]
fn what_front_matter_states_holds() {
    let text = "---\n发文字号: 云水〔2026〕3号\n抄送: 县委办公室\n---\n云溪县水利局关于防汛的通知\n云水〔2026〕4号\n各乡镇人民政府：\n请做好防汛工作。\n云溪县水利局\n2026年3月5日\n抄送：县政府办公室。\n";
    let document = plain(text);
    assert_eq!(document.header.number.as_ref().map(Text::as_str), Some("云水〔2026〕3号"));
    assert!(document.addressees.is_some());
    assert_eq!(document.imprint.copies_to.as_ref().map(|names| names.text.as_str()), Some("县委办公室"));
    let messages = told(text);
    assert!(
        messages.iter().any(|one| one.contains("第二个发文字号"))
            && messages.iter().any(|one| one.contains("抄送机关")),
        "{messages:?}"
    );
}

#[test]
fn an_opinion_that_asks_goes_up() {
    let text = "云溪县水利局关于水库管理的意见\n县人民政府：\n现提出以下意见。\n以上意见如无不妥，请批转各乡镇执行。\n";
    assert_eq!(plain(text).direction(), Some(Direction::Upward));
}
