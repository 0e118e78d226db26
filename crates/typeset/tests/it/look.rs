//! Pictures for the eye, under the target folder.

use crate::build::{attachment, filler, heading, joint, notice, plain, request, set, table, text};
use gongwen::OrdinalStyle;
use std::path::PathBuf;

/// Pixels per point.
const SCALE: f64 = 1.5;

fn show(name: &str, document: &gongwen::Document) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("pages");
    std::fs::create_dir_all(&folder).expect("a folder for pictures");
    let setting = set(document);
    assert!(setting.page_count() > 0);
    for page in 0..setting.page_count() {
        let png = setting.png(page, SCALE);
        assert!(png.starts_with(b"\x89PNG"));
        std::fs::write(folder.join(format!("{name}-{}.png", page + 1)), png).expect("written");
    }
    let facts = serde_json::to_string_pretty(setting.facts()).expect("facts are data");
    std::fs::write(folder.join(format!("{name}.json")), facts).expect("written");
    let pdf = setting.pdf(&typeset::PdfInfo { title: "标题".into(), ..Default::default() }).expect("a PDF/A-2b file");
    std::fs::write(folder.join(format!("{name}.pdf")), pdf).expect("written");
}

#[test]
fn a_notice_can_be_looked_at() {
    let mut document = notice();
    document.attachments = vec![attachment("附件1", "云溪县2026年防汛抗旱工作任务分工表")];
    show("notice", &document);
}

#[test]
fn documents_of_many_forms_can_be_looked_at() {
    show("request", &request(&["张三"]));
    show("request-three", &request(&["张三", "李四四", "王五"]));
    show("joint", &joint(&["云溪县财政局", "云溪县农业农村局", "云溪县人力资源和社会保障局"]));
    show("joint-two", &joint(&["中共云溪县委办公室", "云溪县人民政府办公室"]));

    let mut order = notice();
    order.header.mark = vec![text("云溪县人民政府办公室关于建立健全山洪灾害联防联控机制工作领导小组文件")];
    order.signature.person = Some(text("县长　张三"));
    order.signature.organs.clear();
    show("person", &order);

    let mut plain_notice = notice();
    plain_notice.header = gongwen::Header::default();
    plain_notice.stated.sealed = Some(false);
    plain_notice.adoption = vec![text("（2026年1月5日县人民政府第1次常务会议通过）")];
    show("plain", &plain_notice);

    let mut tables = notice();
    tables.body.push(table(&["序号", "任务", "资金", "比例"], 5));
    tables.body.push(plain(&filler(50)));
    let mut across = attachment("附件2", "云溪县2026年重点项目资金安排表");
    across.landscape = true;
    across.body = vec![table(
        &["序号", "项目名称", "总投资（万元）", "年度投资", "中央资金", "省级资金", "县级资金", "备注"],
        30,
    )];
    let mut issued = attachment("", "云溪县2026年防汛抗旱应急预案");
    issued.body = vec![
        heading(OrdinalStyle::Chapter, "第一章", "　总　则"),
        heading(OrdinalStyle::Article, "第一条", "　为了规范防汛抗旱工作，制定本预案。"),
        plain(&filler(60)),
    ];
    tables.attachments = vec![issued, attachment("附件1", "任务分工表"), across];
    show("tables", &tables);
}
