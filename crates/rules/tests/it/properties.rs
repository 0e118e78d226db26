//! What holds for any text.

use crate::{document, fragment};
use gongwen::Syntax;
use proptest::prelude::*;
use rules::{Context, Finding, fix};

/// Pieces that official documents are made of, right and wrong.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "云溪县人民政府",
            "关于",
            "的通知",
            "的请示",
            "〔2026〕",
            "[2026]",
            "05号",
            "第",
            "（",
            ")",
            "《",
            "》",
            "“",
            "\"",
            ",",
            "，，",
            "。",
            "、",
            "...",
            "…",
            "一、",
            "（一）、",
            "1、",
            "2026年02月30日",
            "二O二六年",
            "3-5%",
            "3～5万元",
            "千元",
            "截止",
            "目前",
            "附件：",
            "抄送：",
            "\n",
            "　",
            " ",
            "约20人左右",
            "-",
            "—",
            "年",
            "月",
            "日",
            "５",
            "<",
            ">",
            "的的",
            "等等",
        ])
        .prop_map(str::to_owned),
        "[\\PC]{0,4}",
        "[0-9]{1,4}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..40).prop_map(|pieces| pieces.concat())
}

fn in_bounds(text: &str, findings: &[Finding]) -> bool {
    let good = |span: gongwen::Span| {
        span.start <= span.end
            && span.end <= text.len()
            && text.is_char_boundary(span.start)
            && text.is_char_boundary(span.end)
    };
    let sorted = findings.windows(2).all(|pair| pair[0].span <= pair[1].span);
    sorted
        && findings.iter().all(|f| good(f.span) && f.fix.iter().flat_map(|fix| &fix.edits).all(|edit| good(edit.span)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_judged_within_its_bounds(text in text()) {
        prop_assert!(in_bounds(&text, &fragment(&text)));
        prop_assert!(in_bounds(&text, &document(&text, &Context::default())));
    }

    #[test]
    fn fixing_twice_is_fixing_once(text in text()) {
        for context in [Context::fragment(), Context::default()] {
            let once = fix(&text, Syntax::Plain, &context, true);
            if once.converged {
                prop_assert_eq!(&fix(&once.text, Syntax::Plain, &context, true).text, &once.text);
            }
        }
    }
}

#[test]
fn a_megabyte_of_faults_is_capped_and_counted() {
    let text = "加强领导,落实责任。\n".repeat(30_000);
    let found = fragment(&text);
    assert_eq!(found.len(), 200);
    assert!(found[199].message.contains("30000"), "{}", found[199].message);
}

#[test]
fn repeated_openings_cost_no_quadratic_time() {
    for mark in ["《", "（", "(", "“", "<", "〔2026", "，，", "--", "\"", "第一、", "由20%", "约2", "— 1 —", "9：30—"]
    {
        let text = mark.repeat(60_000);
        let start = std::time::Instant::now();
        let _ = fragment(&text);
        assert!(start.elapsed().as_secs() < 20, "{mark}");
    }
    for line in ["〔\n", "〔2026〕\n", "根据〔2026〕文\n", "“\n"] {
        let text = line.repeat(20_000);
        let start = std::time::Instant::now();
        let _ = document(&text, &Context::default());
        assert!(start.elapsed().as_secs() < 20, "{line}");
    }
}

/// The same for whole documents: as one line, and as lines in the text and in an attachment.
#[test]
fn repeated_pieces_of_documents_cost_no_quadratic_time() {
    let head = "云溪县水利局关于做好抗旱工作的通知\n各乡镇人民政府：\n请落实有关工作。\n";
    let end = "云溪县水利局\n2026年5月6日\n";
    for piece in [
        "— 1 —",
        "（",
        "附件1 ",
        "见附件9",
        "以上",
        "1.",
        "四个汉字.",
        "四个汉字.”",
        "a@b.c，",
        "其次、",
        "5月6日（周",
        "5月6日前",
        "a(\"",
        "a(\"甲\")，",
    ] {
        let line = piece.repeat(100_000 / piece.chars().count());
        let lines = format!("{piece}\n").repeat(10_000);
        for text in [
            line.clone(),
            format!("{head}{line}。\n附件：1.{line}\n2.乙表\n{end}"),
            format!("{head}{lines}{end}附件1\n甲表\n{lines}"),
        ] {
            let start = std::time::Instant::now();
            let _ = document(&text, &Context::default());
            let (taken, shown) = (start.elapsed(), text.chars().take(20).collect::<String>());
            assert!(taken.as_secs() < 20, "{piece}: {shown} in {taken:?}");
        }
    }
}
