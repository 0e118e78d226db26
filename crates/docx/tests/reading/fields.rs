//! Fields, with and without a stored result.

use super::{extract, paragraph, told};
use gongwen::RemarkKind;

fn field(instruction: &str) -> String {
    format!(
        r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#
    )
}

fn read(fields: &str) -> (String, Vec<String>) {
    let body = format!("<w:p><w:r><w:t>第</w:t></w:r>{fields}<w:r><w:t>项</w:t></w:r></w:p>");
    let extract = extract(&body);
    let remarks = told(&extract, RemarkKind::LeftOut).iter().map(|(message, _)| (*message).to_owned()).collect();
    for remark in &extract.remarks {
        assert!(extract.text[remark.span.range().start..].ends_with("项\n"));
    }
    (extract.text, remarks)
}

#[test]
fn enclosed_characters_are_read() {
    for (instruction, text) in [
        (r" eq \o\ac(○,3)", "第③项\n"),
        (r"EQ \o\ac(○,50)", "第㊿项\n"),
        (r"eq \o\ac(□,√)", "第☑项\n"),
        (r#"EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(yūn),赟)"#, "第赟项\n"),
        (r#"SYMBOL 252 \f "Wingdings" \s 12"#, "第✓项\n"),
        (r#"XE "索引""#, "第项\n"),
    ] {
        assert_eq!(read(&field(instruction)), (text.to_owned(), vec![]), "{instruction}");
    }
    // Word cuts the instruction into runs and stores an empty result.
    let cut = r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> eq \o\ac(○,</w:instrText></w:r><w:r><w:rPr><w:position w:val="3"/></w:rPr><w:instrText>12</w:instrText></w:r><w:r><w:instrText>)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#;
    assert_eq!(read(cut), ("第⑫项\n".to_owned(), vec![]));
}

#[test]
fn what_is_nearly_read_or_not_is_told() {
    let (text, told) = read(&field(r"eq \o\ac(○,密)"));
    assert_eq!(text, "第密项\n");
    assert!(told[0].contains("带「○」的字符「密」"), "{told:?}");
    let (text, told) = read(&field(r"EQ \f(1,2)"));
    assert_eq!(text, "第项\n");
    assert_eq!(told, [r"有一处公式未读入正文：EQ \f(1,2)"]);
    let (_, told) = read(r#"<w:fldSimple w:instr=" REF 附件 \h "/>"#);
    assert_eq!(told, [r"有一处域没有结果，未读入正文：REF 附件 \h"]);
    let (text, told) = read(r#"<w:fldSimple w:instr=" REF 附件 "><w:r><w:t>2</w:t></w:r></w:fldSimple>"#);
    assert_eq!((text.as_str(), told.len()), ("第2项\n", 0));
}

#[test]
fn stored_results_are_read_and_fields_in_fields() {
    let nested = format!(
        r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>{}<w:r><w:instrText> = 1</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>一</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#,
        r#"<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>7</w:t><w:fldChar w:fldCharType="end"/></w:r>"#
    );
    assert_eq!(read(&nested), ("第一项\n".to_owned(), vec![]));
}

#[test]
fn ticks_and_choices_of_forms_are_read() {
    let form = |data: &str, name: &str| {
        format!(
            r#"<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r><w:r><w:instrText> {name} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#
        )
    };
    let ticked = form("<w:checkBox><w:default w:val=\"0\"/><w:checked/></w:checkBox>", "FORMCHECKBOX");
    let free = form("<w:checkBox><w:default w:val=\"0\"/></w:checkBox>", "FORMCHECKBOX");
    let list = r#"<w:ddList><w:result w:val="1"/><w:listEntry w:val="急件"/><w:listEntry w:val="特急"/></w:ddList>"#;
    let fields = format!("{ticked}{free}{}", form(list, "FORMDROPDOWN"));
    assert_eq!(read(&fields), ("第☑☐特急项\n".to_owned(), vec![]));
}

#[test]
fn a_field_without_an_end_is_told() {
    let body = format!(
        r#"{}<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r></w:p>{}"#,
        paragraph("甲"),
        paragraph("乙")
    );
    let extract = extract(&body);
    assert!(told(&extract, RemarkKind::LeftOut).iter().any(|(message, _)| message.contains("没有结束")));
}
