//! Forms that no standard has and that people write: each element is read where it was meant, so
//! that a rule can say what is wrong with it.

use crate::{plain, strings};
use gongwen::{Document, Syntax, Text, read};

fn notice(end: &str) -> Document {
    plain(&format!("云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n{end}"))
}

/// What was read is written so that it reads the same.
fn is_kept(document: &Document) {
    let text = gongwen::write::write(document);
    assert_eq!(read(&text, Syntax::Plain).document, *document, "{text}");
}

fn string(text: Option<&Text>) -> &str {
    text.map_or("", Text::as_str)
}

fn attachments(document: &Document) -> Vec<(String, String, usize)> {
    let read = document.attachments.iter().map(|attachment| {
        let title = attachment.title.as_ref().map_or("", |title| title.text.as_str());
        (string(attachment.label.as_ref()).to_owned(), title.to_owned(), attachment.body.len())
    });
    read.collect()
}

#[test]
fn a_label_with_its_title_begins_an_attachment() {
    for (first, second) in [
        ("附件1：任务表", "附件2：名单"),
        ("附件1 任务表", "附件2 名单"),
        ("附件1.任务表", "附件2.名单"),
        ("附件一、任务表", "附件二、名单"),
        ("【附件1】任务表", "【附件2】名单"),
        ("【附件1】\n任务表", "【附件2】\n名单"),
        ("附件1\n任务表", "附件2：名单"),
    ] {
        let document = notice(&format!(
            "云溪县人民政府\n2026年5月6日\n\n{first}\n各乡镇于5月底前完成。\n各部门配合。\n\n{second}\n张三、李四。\n"
        ));
        let read = attachments(&document);
        assert_eq!(read.len(), 2, "{first}: {read:?}");
        assert_eq!((read[0].1.as_str(), read[0].2), ("任务表", 2), "{first}");
        assert_eq!((read[1].1.as_str(), read[1].2), ("名单", 1), "{first}");
        assert_eq!(document.attachment_list, None, "{first}");
        is_kept(&document);
    }
}

#[test]
fn the_only_attachment_may_have_no_number() {
    for label in ["附件：任务表", "附件：\n任务表", "【附件】\n任务表"] {
        let document =
            notice(&format!("云溪县人民政府\n2026年5月6日\n\n{label}\n各乡镇于5月底前完成。\n各部门配合。\n"));
        let read = attachments(&document);
        assert_eq!(read.len(), 1, "{label}: {read:?}");
        assert_eq!((read[0].1.as_str(), read[0].2), ("任务表", 2), "{label}");
        assert_eq!(document.attachment_list, None, "{label}");
        is_kept(&document);
    }
}

#[test]
fn sentences_about_attachments_begin_none() {
    let document = notice(
        "云溪县人民政府\n2026年5月6日\n\n附件1\n任务表\n各乡镇于5月底前完成。\n附件3 由县水利局填报\n附件2所列任务，请抓紧。\n附件：见县政府网站\n",
    );
    assert_eq!(attachments(&document), [("附件1".to_owned(), "任务表".to_owned(), 4)]);
    is_kept(&document);
}

#[test]
fn a_list_may_have_its_label_on_every_line() {
    for (lines, ordinals) in [
        ("附件1：任务表\n附件2：2026年名单\n", vec!["附件1：", "附件2："]),
        ("附件1 任务表\n附件2 2026年名单\n", vec!["附件1", "附件2"]),
        ("附件：附件1：任务表\n附件2：2026年名单\n", vec!["附件1：", "附件2："]),
        ("附件1：任务表\n", vec!["附件1："]),
    ] {
        // Above the signature, and below it by mistake.
        for text in
            [format!("\n{lines}\n云溪县人民政府\n2026年5月6日\n"), format!("云溪县人民政府\n2026年5月6日\n{lines}")]
        {
            let document = notice(&text);
            let list = document.attachment_list.as_ref().unwrap_or_else(|| panic!("no list in {text}"));
            let items: Vec<(&str, &str)> =
                list.items.iter().map(|item| (item.ordinal.as_str(), item.name.as_str())).collect();
            let wanted: Vec<(&str, &str)> = ordinals.iter().copied().zip(["任务表", "2026年名单"]).collect();
            assert_eq!(items, wanted, "{text}");
            assert_eq!((document.body.len(), document.attachments.len()), (1, 0), "{text}");
            is_kept(&document);
        }
    }
}

#[test]
fn a_name_broken_over_two_lines_is_one_attachment() {
    let names = |list: &str| {
        let document = notice(&format!("\n{list}\n云溪县人民政府\n2026年5月6日\n"));
        is_kept(&document);
        let list = document.attachment_list.unwrap_or_default();
        list.items.into_iter().map(|item| item.name.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        names("附件：云溪县2026年防汛抗旱应急物资储备调配\n　　　工作方案\n"),
        ["云溪县2026年防汛抗旱应急物资储备调配工作方案"]
    );
    assert_eq!(names("附件：1.云溪县防汛抗旱\n　　　工作方案\n　　　2.名单\n"), ["云溪县防汛抗旱工作方案", "名单"]);
    assert_eq!(names("附件：1.任务表\n　　　2.2026年工作计划\n"), ["任务表", "2026年工作计划"]);
    assert_eq!(names("附件：防汛物资清单\n　　　防汛值班表\n"), ["防汛物资清单", "防汛值班表"]);
}

#[test]
fn the_imprint_may_be_written_in_other_ways() {
    for (lines, others) in [
        ("抄送：县委办公室。\n云溪县人民政府办公室　2026年5月6日印发　（共印30份）\n", vec!["（共印30份）"]),
        ("抄送：县委办公室。\n云溪县人民政府办公室\n2026年5月6日印发\n", vec![]),
        ("抄送：县委办公室。\n印发机关：云溪县人民政府办公室　　印发日期：2026年5月6日\n", vec![]),
        ("抄送：县委办公室。\n印发机关：云溪县人民政府办公室\n印发日期：2026年5月6日\n", vec![]),
        (
            "拟稿：李四\n分送：县长，各副县长\n抄送：县委办公室。\n云溪县人民政府办公室　　2026年5月6日印发\n",
            vec!["拟稿：李四", "分送：县长，各副县长"],
        ),
    ] {
        let document = notice(&format!("云溪县人民政府\n2026年5月6日\n\n{lines}"));
        let imprint = &document.imprint;
        assert_eq!(attachments(&document), [], "{lines}");
        assert_eq!(string(imprint.issuer.as_ref()), "云溪县人民政府办公室", "{lines}");
        assert_eq!(string(imprint.date.as_ref()), "2026年5月6日", "{lines}");
        assert_eq!(imprint.copies_to.as_ref().map(|names| names.text.as_str()), Some("县委办公室"), "{lines}");
        assert_eq!(strings(&imprint.others), others, "{lines}");
        is_kept(&document);
    }
}

#[test]
fn a_date_that_is_not_whole_is_the_date_all_the_same() {
    for date in ["2026年3月　日", "2026年　月　日", "X年X月X日", "2026年3月5", "2026年3月", "二〇二六年三月　日"]
    {
        for text in [
            format!("云溪县人民政府\n{date}\n"),
            format!("\n云溪县人民政府\n　　{date}\n\n附件1\n任务表\n于5月底前完成。\n"),
        ] {
            let document = notice(&text);
            assert_eq!(strings(&document.signature.organs), ["云溪县人民政府"], "{text}");
            assert_eq!(string(document.signature.date.as_ref()), date, "{text}");
            assert_eq!(document.body.len(), 1, "{text}");
            is_kept(&document);
        }
    }
    let old = notice("云溪县人民政府\n二〇二六年三月廿七日\n");
    assert_eq!(old.date().map(gongwen::Date::iso).as_deref(), Some("2026-03-27"));
    let inside = plain("云溪县大事记\n2026年3月\n县城防洪堤开工。\n2026年4月\n县一中新校区竣工。\n");
    assert_eq!((inside.signature.date, inside.body.len()), (None, 4));
}

#[test]
fn numbers_in_other_forms_are_numbers() {
    for number in ["云水﹝2026﹞5号", "云水〔二〇二六〕五号", "〔2026〕5号", "云水〔2026〕5-1号", "云水〔2026〕号"]
    {
        for text in [
            format!("云溪县水利局文件\n{number}\n云溪县水利局关于防汛的通知\n各乡镇：\n请做好防汛工作，加强值守。\n"),
            format!("云溪县水利局关于防汛的通知\n{number}\n各乡镇：\n请做好防汛工作，加强值守。\n"),
            format!("{number}\n云溪县水利局关于防汛的通知\n各乡镇：\n请做好防汛工作，加强值守。\n"),
        ] {
            let document = plain(&text);
            assert_eq!(string(document.header.number.as_ref()), number, "{text}");
            assert_eq!(document.title_text(), "云溪县水利局关于防汛的通知", "{text}");
            assert_eq!(document.body.len(), 1, "{text}");
            is_kept(&document);
        }
    }
    let proclaimed = plain("云溪县人民政府公告\n2026年第3号\n现将有关事项公告如下：\n一、封闭施工。\n");
    assert_eq!(string(proclaimed.header.number.as_ref()), "2026年第3号");
    assert_eq!(proclaimed.body.len(), 2);
}

#[test]
fn what_stands_between_title_and_addressees_is_a_note() {
    for (notes, addressees) in [
        (vec!["（书面）"], "江州市人民政府"),
        (vec!["（征求意见稿）"], "各乡镇人民政府"),
        (vec!["——2026年1月5日在云溪县第十八届人民代表大会第五次会议上", "云溪县人民政府县长　张明远"], "各位代表"),
        (vec!["（2026年1月5日在县第十八届人民代表大会第五次会议上）", "县长　张明远"], "各位代表"),
        (
            vec![
                "（2018年5月6日县人民政府第12次常务会议通过，根据2020年8月9日县人民政府第40次常务会议《关于修改部分规范性文件的决定》第一次修订，根据2026年1月5日县人民政府第1次常务会议《关于修改部分规范性文件的决定》第二次修订）",
            ],
            "各乡镇人民政府",
        ),
    ] {
        let text = format!(
            "云溪县人民政府关于防汛工作情况的报告\n{}\n\n{addressees}：\n现将有关情况报告如下，请予审议。\n特此报告。\n",
            notes.join("\n")
        );
        let document = plain(&text);
        assert_eq!(document.title_text(), "云溪县人民政府关于防汛工作情况的报告", "{text}");
        assert_eq!(strings(&document.adoption), notes, "{text}");
        assert_eq!(document.addressees.as_ref().map(|names| names.text.as_str()), Some(addressees), "{text}");
        assert_eq!(document.body.len(), 2, "{text}");
        is_kept(&document);
    }
}
