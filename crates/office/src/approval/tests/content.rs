//! What is substance and what is typography.

use crate::approval::{Digest, substance, substance_of_text};
use gongwen::Syntax;

const TEXT: &str = "云政发〔2026〕8号\n\n云溪县人民政府关于开展城区防汛隐患排查的通知\n\n各乡镇人民政府，县政府各部门：\n\
    \u{3000}\u{3000}为做好“城区”防汛工作，现将有关事项通知如下：\n　　一、全面排查。5月20日前完成，投入1000万元。\n\
    \u{3000}\u{3000}请认真贯彻落实。\n\n云溪县人民政府\n2026年5月3日\n";

fn digest(text: &str) -> Digest {
    Digest::of_document(&gongwen::read(text, Syntax::Plain).document)
}

#[test]
fn typography_leaves_the_digest_as_it_is() {
    for (from, to) in [
        ("，现将", ",现将"),
        ("“城区”", "\"城区\""),
        ("通知如下：", "通知如下:"),
        ("5月20日", "５月２０日"),
        ("防汛工作，", "防汛 工作，"),
        ("关于开展城区", "关于开展\n城区"),
        ("〔2026〕8号", "〔2026〕18号"),
        ("2026年5月3日", "2026年6月3日"),
        ("全面排查。5月", "全面排查。\u{200b}5月"),
    ] {
        assert!(TEXT.contains(from), "{from}");
        let changed = TEXT.replacen(from, to, 1);
        let (a, b) = (gongwen::read(TEXT, Syntax::Plain), gongwen::read(&changed, Syntax::Plain));
        assert_eq!(substance(&a.document), substance(&b.document), "{from} -> {to}");
    }
}

#[test]
fn every_word_figure_and_name_is_substance() {
    for (from, to) in [
        ("1000万元", "1001万元"),
        ("1000万元", "1 000万元"),
        ("5月20日", "5月21日"),
        ("全面排查。", "全面排查，"),
        ("各乡镇人民政府，", "各镇人民政府，"),
        ("请认真", "请"),
        ("的通知", "的通报"),
        ("云溪县人民政府\n2026", "云溪县人民政府办公室\n2026"),
    ] {
        assert!(TEXT.contains(from), "{from}");
        assert_ne!(digest(TEXT), digest(&TEXT.replacen(from, to, 1)), "{from} -> {to}");
    }
    let with = |extra: &str| digest(&TEXT.replacen("2026年5月3日\n", &format!("2026年5月3日\n{extra}"), 1));
    assert_ne!(digest(TEXT), with("\n附件1\n\n任务表\n\n略。\n"));
    assert_ne!(digest(TEXT), with("（此件公开发布）\n"));
}

#[test]
fn words_do_not_move_between_parts_unseen() {
    assert_ne!(Digest::of(&substance_of_text("一二", "三")), Digest::of(&substance_of_text("一", "二三")));
    assert_eq!(Digest::of(&substance_of_text("请 假", "半天\n")), Digest::of(&substance_of_text("请假", "半天")));
    assert_ne!(Digest::of(&substance_of_text("", "10 20")), Digest::of(&substance_of_text("", "102 0")));
    assert_ne!(Digest::of(&substance_of_text("a", "")), Digest::of(&substance_of_text("a\u{1f}正文\u{1e}", "")));
    assert_eq!(
        Digest::of("abc").as_str(),
        "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
        "the vector of the standard"
    );
}
