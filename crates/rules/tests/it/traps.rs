//! What looks wrong and is not.

use crate::{document, fragment};
use gongwen::{Organ, OrganClass, Profile};
use rules::{Context, Severity};

#[test]
fn what_has_neither_title_nor_text_is_found() {
    let found = document("---\n发文字号：云政发〔2026〕1号\n---\n", &Context::default());
    assert_eq!(crate::codes(&found), ["WS0118"]);
}

#[test]
fn traps_stay_silent() {
    for text in [
        "报名截止日期为2026年5月15日。",
        "报名截止2026年5月15日。",
        "检察院、检察机关要加强监督。",
        "拍摄专题纪录片。",
        "购置起动机2台。",
        "发放帐篷200顶。",
        "县法制办负责法制审核。",
        "“十四五”时期，按照云政发〔2026〕5号文要求推进。",
        "他在回忆录中写道：〇八年的大雪至今难忘。",
        "详见http://www.example.cn/a,b?c=1:2和mail@example.cn。",
        "运行`cargo run -- a,b`即可。",
        "全长3千米，装机5百千瓦。",
        "电话：0791-1234567，传真：0791-7654321。",
        "执行GB/T 9704-2012。",
        "提高5个百分点。",
        "比例为3:1。",
        "9:00—11:30、13:30—16:30",
        "4%~6%",
        "5万~10万元",
        "十三、十四届全国人民代表大会",
        "第一、二产业",
        "解决对策已明确。",
        "坚决对违法行为说不。",
        "直接授权办理。",
        "教授理论课程。",
        "首批覆盖全县。",
        "相关健康服务。",
        "按装机容量补助。",
        "因该项目尚未完工。",
        "给予算力支持。",
        "促消费、扩内需。",
        "（一）、（二）项所列情形除外。",
        "①、②两项除外。",
        "5月3、4号线开通。",
        "5月10日、11号楼封顶。",
        "请各单位核对第05号样品。",
        "北纬28°15'、东经115°30'。",
        "请阿不都拉.买买提明同志参加。",
    ] {
        let found = fragment(text);
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn a_deadline_later_on_the_day_itself_can_be_met() {
    let found = document(&notice("请各单位于5月6日18:00前报送方案。"), &Context::default());
    assert!(found.iter().all(|f| f.code != "WS0616"), "{found:?}");
}

/// A notice with the given paragraphs.
fn notice(body: &str) -> String {
    format!("云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n{body}\n云溪县人民政府\n2026年5月6日\n")
}

#[test]
fn numbers_that_begin_a_sentence_are_no_ordinals() {
    for body in [
        "一、基本情况\n二、三产业增加值分别增长7.2%和5.8%。\n二、存在的问题\n防汛设施老化。",
        "现将奖项设置公布如下。\n一、二、三等奖各1名。",
        "防汛工作进展顺利。\n12.5公里主干道完成改造。\n各乡镇要加强值守。",
    ] {
        let found = document(&notice(body), &Context::default());
        assert!(found.iter().all(|f| !f.code.starts_with("WS10")), "{body}: {found:?}");
    }
}

#[test]
fn days_before_which_something_is_due_are_not_vague() {
    let found = document(
        &notice("防汛检查在三十日前完成，五日前上报。整改在九月三十日前结束，会前五个工作日前送达材料。"),
        &Context::default(),
    );
    assert!(found.iter().all(|f| f.code != "WS0607"), "{found:?}");
}

#[test]
fn cells_of_tables_are_free_of_number_rules() {
    let text = "云溪县人民政府关于公布名单的通知\n各乡镇人民政府：\n现将名单公布如下。\n| 名称 | 数量 |\n| --- | --- |\n| 石桥镇 | 3-5% |\n| 金水镇 | 3千元 |\n云溪县人民政府\n2026年5月6日\n";
    let reading = gongwen::read(text, gongwen::Syntax::Markdown);
    let found = rules::check(&reading, &Context::default());
    assert!(found.iter().all(|f| f.code != "WS0705" && f.code != "WS0709"), "{found:?}");
}

#[test]
fn a_rule_is_silent_on_documents_older_than_itself() {
    let text = |date: &str| {
        format!(
            "云政发〔2010〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n{date}\n"
        )
    };
    let errors =
        |text: &str| document(text, &Context::default()).iter().filter(|f| f.severity == Severity::Error).count();
    assert_eq!(errors(&text("二〇一〇年五月六日")), 0);
    assert_eq!(errors(&text("二〇一六年五月六日")), 1);
}

/// What a profile knows is its own office's: superiors, ranks and codes say nothing of what others issue.
#[test]
fn the_profile_of_an_office_does_not_judge_the_documents_of_others() {
    let organ = |name: &str, class, codes: &[&str]| Organ {
        name: name.to_owned(),
        aliases: Vec::new(),
        class,
        codes: codes.iter().map(|&code| code.to_owned()).collect(),
    };
    let profile = Profile {
        organ: organ("云溪县人民政府办公室", OrganClass::Office, &["云政办发"]),
        superiors: vec![
            organ("云溪县人民政府", OrganClass::Government, &[]),
            organ("江州市人民政府", OrganClass::Government, &[]),
        ],
        ..Profile::default()
    };
    let context = Context { profile: Some(profile), ..Context::default() };
    for text in [
        "云溪县人民政府文件\n云政〔2026〕8号　　签发人：孟清扬\n云溪县人民政府关于增拨防汛经费的请示\n江州市人民政府：\n请增拨防汛经费50万元。\n妥否，请批示。\n云溪县人民政府\n2026年5月6日\n（联系人：李四，电话：12345678）\n",
        "云溪县人民政府令\n第12号\n《云溪县养犬管理办法》已经2026年3月20日县人民政府第46次常务会议通过，现予公布，自2026年5月1日起施行。\n县长　孟清扬\n2026年3月28日\n",
        "云溪县水利局文件\n云水字〔2026〕22号　　签发人：庄梦舟\n云溪县水利局关于增加编制的请示\n县人民政府：\n请增加编制3名。\n妥否，请批示。\n云溪县水利局\n2026年5月6日\n（联系人：李四，电话：12345678）\n",
    ] {
        let found = document(text, &context);
        let codes: Vec<_> = found.iter().filter(|one| one.severity != Severity::Hint).map(|one| one.code).collect();
        assert!(codes.is_empty(), "{codes:?}: {text}");
    }
    // Its own documents are judged as before.
    let own = "云政函〔2026〕8号\n云溪县人民政府办公室关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府办公室\n2026年5月6日\n";
    assert!(document(own, &context).iter().any(|one| one.code == "WS0212"));
}

#[test]
fn an_issuer_under_the_title_is_no_addressee() {
    for text in [
        "关于做好防汛工作的通知\n云溪县水利局　云溪县应急管理局\n请做好防汛工作，及时报告险情。\n云溪县水利局\n云溪县应急管理局\n2026年5月6日\n",
        "关于做好防汛工作的通知\n云溪县水利局\n各水利站：\n请做好防汛工作，及时报告险情。\n",
        "云溪县水利局关于做好防汛工作的通知\n云溪县水利局\n请做好防汛工作，及时报告险情。\n云溪县水利局\n2026年5月6日\n",
    ] {
        let found = document(text, &Context::default());
        assert!(found.iter().all(|f| f.code != "WS0402"), "{text}: {found:?}");
    }
}

#[test]
fn numbers_of_another_text_make_no_gap() {
    for text in [
        "云溪县人民政府关于修改《云溪县河道管理办法》的决定\n现决定对《云溪县河道管理办法》作如下修改：\n一、增加一条，作为第四条：“第四条　禁止采砂。\n第六条　违者处罚。”\n二、第八条改为第七条。\n云溪县人民政府\n2026年3月5日\n",
        "云溪县人民政府关于转发防汛工作方案（节选）的通知\n各乡镇人民政府：\n现转发给你们，请遵照执行。\n二、加强值守\n落实责任。\n三、备足物资\n按时报告。\n云溪县人民政府\n2026年3月5日\n",
        "云溪县水利局关于印发防汛要点的通知\n各水利站：\n（一）加强值守，落实责任。（二）备足物资。\n（三）加强巡查。\n云溪县水利局\n2026年3月5日\n",
        "云溪县人民政府关于印发《云溪县河道管理办法》的通知\n各乡镇人民政府：\n现印发给你们，请遵照执行。\n云溪县人民政府\n2026年3月5日\n\n有关法律条文\n第一条　为加强河道管理，制定本法。\n第五条　禁止采砂。\n",
        "云溪县人民政府关于印发《云溪县河道管理办法》的通知\n各乡镇人民政府：\n现印发给你们，请遵照执行。\n云溪县人民政府\n2026年3月5日\n\n云溪县河道管理办法\n第一条　为加强河道管理，制定本办法。\n第二条为了防汛，禁止采砂。\n第三条　违者处罚。\n",
    ] {
        let found = document(text, &Context::default());
        assert!(found.iter().all(|f| f.code != "WS1010"), "{text}: {found:?}");
    }
}

#[test]
fn lines_broken_at_the_width_of_a_page_are_not_reported_one_by_one() {
    let body = "为切实保障农村群众住房安全，经县政府同意，决定在全县范\n围内开展农村住房安全隐患排查整治工作，现将有关事项通知\n如下，请认真抓好落实。\n各乡镇要高度重视，加强组织领导，确保排查工作不漏一户、\n不落一人。";
    let found = document(&notice(body), &Context::default());
    assert!(found.iter().all(|f| f.code != "WS0927"), "{found:?}");
}
