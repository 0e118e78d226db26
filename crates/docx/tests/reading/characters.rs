//! Characters that are not plain: raised, of symbol fonts, under a guide, in formulas and shapes.

use super::{W, document, extract, package, paragraph, text_of, told};
use docx::read;
use gongwen::RemarkKind;

fn placed(place: &str, text: &str) -> String {
    format!(r#"<w:r><w:rPr><w:vertAlign w:val="{place}"/></w:rPr><w:t>{text}</w:t></w:r>"#)
}

fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

#[test]
fn words_under_a_phonetic_guide_are_read() {
    let body = format!(
        "<w:p>{}<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>yūn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>赟</w:t></w:r></w:rubyBase></w:ruby></w:r>{}</w:p>",
        run("王"),
        run("同志")
    );
    let extract = extract(&body);
    assert_eq!(extract.text, "王赟同志\n");
    assert_eq!(extract.remarks, []);
    let deleted = format!(
        "<w:p>{}<w:del w:author=\"张三\"><w:r><w:ruby><w:rt><w:r><w:t>yūn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>赟</w:t></w:r></w:rubyBase></w:ruby></w:r></w:del></w:p>",
        run("王")
    );
    let extract = super::extract(&deleted);
    assert_eq!(extract.text, "王\n");
    assert!(extract.remarks[0].message.contains("删除了「赟」"), "{:?}", extract.remarks);
}

#[test]
fn raised_and_lowered_digits_stay_so() {
    let raised = |text| placed("superscript", text);
    let body = format!(
        "<w:p>{}{}{}{}{}{}{}{}{}{}</w:p>",
        run("10"),
        raised("4"),
        run("m"),
        raised("2"),
        run("、10"),
        raised("-"),
        raised("3"),
        run("、CO"),
        placed("subscript", "2"),
        run("。")
    );
    let read = extract(&body);
    assert_eq!(read.text, "10⁴m²、10⁻³、CO₂。\n");
    assert_eq!(read.remarks, []);
    // A mark of a note reads the same on the line, wherever its runs are cut.
    let marks = format!("<w:p>{}{}{}{}{}</w:p>", run("据统计"), raised("["), raised("1"), raised("]"), run("，"));
    let read = extract(&marks);
    assert_eq!((read.text.as_str(), read.remarks.len()), ("据统计[1]，\n", 0));
    // Half of it raised would be another thing.
    let words = format!("<w:p>{}{}{}{}</w:p>", run("甲"), raised("注"), run("乙"), raised("0.5"));
    let read = extract(&words);
    assert_eq!(read.text, "甲注乙0.5\n");
    let told = told(&read, RemarkKind::LeftOut);
    assert_eq!(told, [("上标「注」按普通文字读入，请核对。", "注"), ("上标「0.5」按普通文字读入，请核对。", "0.5")]);
}

#[test]
fn raised_characters_do_not_move_what_was_told() {
    let raised = |text: &str| placed("superscript", text);
    let body = format!(
        "<w:p>{}{}<w:ins w:author=\"甲\">{}</w:ins><w:del w:author=\"甲\">{}</w:del>{}{}</w:p>",
        run("10"),
        raised("1"),
        raised("2"),
        raised("9"),
        r#"<w:r><w:rPr><w:vanish/><w:vertAlign w:val="superscript"/></w:rPr><w:t>8</w:t></w:r>"#,
        raised("3")
    );
    let read = extract(&body);
    assert_eq!(read.text, "10¹²³\n");
    let changes = told(&read, RemarkKind::TrackedChange);
    assert!(changes[0].0.contains("插入了「²」") && changes[0].1 == "²", "{changes:?}");
}

#[test]
fn styles_raise_characters_too() {
    let styles = format!(
        r#"<w:styles {W}><w:style w:type="character" w:styleId="Up"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style></w:styles>"#
    );
    let body = r#"<w:p><w:r><w:t>m</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Up"/></w:rPr><w:t>3</w:t></w:r>
        <w:r><w:rPr><w:rStyle w:val="Up"/><w:vertAlign w:val="baseline"/></w:rPr><w:t>3</w:t></w:r></w:p>"#;
    let bytes = package(&[("word/document.xml", document(body)), ("word/styles.xml", styles.into_bytes())]);
    assert_eq!(read(&bytes).expect("readable").text, "m³3\n");
}

#[test]
fn symbols_are_read_as_plain_characters() {
    let symbol = |font: &str, code: &str| format!(r#"<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>"#);
    let body = format!(
        "<w:p>{}{}{}{}{}{}{}{}</w:p>",
        symbol("Symbol", "F0B3"),
        run("5，"),
        symbol("Wingdings", "F0FE"),
        run("同意 "),
        symbol("Wingdings 2", "F0A3"),
        symbol("MS Gothic", "2612"),
        symbol("Webdings", "F034"),
        run("不同意")
    );
    let read = extract(&body);
    assert_eq!(read.text, "≥5，☑同意 □☒不同意\n");
    let remark = &read.remarks[0];
    assert_eq!(remark.message, "符号字体「Webdings」的字符 F034 未读入，请核对。");
    assert!(read.text[remark.span.range().start..].starts_with("不同意"));
    assert_eq!(read.remarks.len(), 1);
    let typed =
        r#"<w:p><w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:t>þ属实</w:t></w:r></w:p>"#;
    assert_eq!(text_of(typed), "☑属实\n");
    let untold = extract(&typed.replace('þ', "Rþ"));
    assert_eq!(untold.text, "☑属实\n");
    assert_eq!(untold.remarks[0].message, "符号字体「Wingdings」的字符 0052 未读入，请核对。");
    // Marks of Chinese text are in the Chinese font.
    let mark = typed.replace("w:ascii", r#"w:hint="eastAsia" w:ascii"#).replace('þ', "§");
    assert_eq!(text_of(&mark), "§属实\n");
}

#[test]
fn formulas_keep_the_signs_of_their_form() {
    let m = |inner: &str| format!(r#"<w:p><m:oMath xmlns:m="m">{inner}</m:oMath></w:p>"#);
    let r = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
    let fraction = format!("<m:f><m:num>{}</m:num><m:den>{}</m:den></m:f>", r("a+b"), r("2"));
    let power = format!("<m:sSup><m:e>{}</m:e><m:sup>{}</m:sup></m:sSup>", r("x"), r("2"));
    let sum = format!(
        r#"<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{}</m:sub><m:sup>{}</m:sup><m:e>{}</m:e></m:nary>"#,
        r("i=1"),
        r("n"),
        r("x")
    );
    let bracket = format!("<m:d><m:e>{}</m:e></m:d>", r("y"));
    let root = format!("<m:rad><m:deg/><m:e>{}</m:e></m:rad>", r("3"));
    let read = extract(&m(&[fraction, power, sum, bracket, root].join("，")));
    assert_eq!(read.text, "(a+b)/2x²∑_(i=1)ⁿx(y)√3\n");
    assert_eq!(told(&read, RemarkKind::LeftOut).len(), 1);
}

#[test]
fn what_a_run_cannot_show_is_told() {
    let body = format!(
        r#"<w:p>{}<w:r><w:pict><v:shape><v:textpath string="征求意见稿"/></v:shape></w:pict></w:r>
        <w:r><w:dayLong/><w:pgNum/><w:footnoteReference w:id="9"/></w:r></w:p>"#,
        run("甲")
    );
    let read = extract(&body);
    assert_eq!(read.text, "甲\n");
    let told = told(&read, RemarkKind::LeftOut);
    for words in ["图形中的文字「征求意见稿」", "自动更新的日期", "自动页码", "有一处脚注"]
    {
        assert!(told.iter().any(|(message, _)| message.contains(words)), "{words}: {told:?}");
    }
}

#[test]
fn one_of_several_forms_is_read() {
    let body = format!(
        "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>\
         <w:p><mc:AlternateContent><mc:Choice>{}</mc:Choice></mc:AlternateContent></w:p>",
        paragraph("甲"),
        paragraph("旧"),
        run("乙")
    );
    assert_eq!(text_of(&body), "甲\n乙\n");
}

#[test]
fn words_struck_through_are_told_once() {
    let struck = |text: &str| format!("<w:r><w:rPr><w:strike/></w:rPr><w:t>{text}</w:t></w:r>");
    let read = extract(&format!("<w:p>{}{}{}{}</w:p>", run("甲"), struck("乙"), struck("丙"), run("丁")));
    assert_eq!(read.text, "甲乙丙丁\n");
    assert_eq!(told(&read, RemarkKind::LeftOut), [("这里的文字划有删除线，仍读入正文，请核对。", "乙丙")]);
    let off = extract(&format!("<w:p>{}</w:p>", struck("乙").replace("<w:strike/>", r#"<w:strike w:val="0"/>"#)));
    assert_eq!(off.remarks, []);
}

/// Small letters that Word shows as capitals.
#[test]
fn letters_shown_as_capitals_are_capitals() {
    let capitals = |switch: &str, text: &str| format!("<w:r><w:rPr>{switch}</w:rPr><w:t>{text}</w:t></w:r>");
    for (switch, shown) in [
        ("<w:caps/>", "GDP增长5%，A类"),
        (r#"<w:caps w:val="1"/>"#, "GDP增长5%，A类"),
        ("<w:smallCaps/>", "GDP增长5%，A类"),
        (r#"<w:caps w:val="0"/>"#, "gdp增长5%，a类"),
        (r#"<w:caps w:val="0"/><w:smallCaps w:val="false"/>"#, "gdp增长5%，a类"),
        ("", "gdp增长5%，a类"),
    ] {
        let read = extract(&format!("<w:p>{}{}</w:p>", run("pdf"), capitals(switch, "gdp增长5%，a类")));
        assert_eq!((read.text.as_str(), read.remarks.len()), (format!("pdf{shown}\n").as_str(), 0), "{switch}");
    }
    // 「ß」 has no capital of one letter; a symbol font has its own characters.
    let odd = format!(
        "<w:p>{}{}</w:p>",
        capitals("<w:caps/>", "ßé"),
        capitals(r#"<w:caps/><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>"#, "l")
    );
    assert_eq!(text_of(&odd), "ßÉ●\n");
    let styles = format!(
        r#"<w:styles {W}><w:style w:type="character" w:styleId="C"><w:rPr><w:caps/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="P"><w:rPr><w:caps/></w:rPr></w:style></w:styles>"#
    );
    let body = format!(
        r#"<w:p>{}</w:p><w:p><w:pPr><w:pStyle w:val="P"/></w:pPr>{}{}</w:p>"#,
        capitals(r#"<w:rStyle w:val="C"/>"#, "a类"),
        run("b类"),
        capitals(r#"<w:caps w:val="0"/>"#, "c类")
    );
    let bytes = package(&[("word/document.xml", document(&body)), ("word/styles.xml", styles.into_bytes())]);
    assert_eq!(read(&bytes).expect("readable").text, "A类\nB类c类\n");
}
