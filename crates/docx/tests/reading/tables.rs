//! Tables whose rows leave columns free.

use super::{extract, paragraph};

fn row(properties: &str, cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|text| format!("<w:tc>{}</w:tc>", paragraph(text))).collect();
    format!("<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>")
}

#[test]
fn cells_stay_in_their_columns() {
    let body = format!(
        "<w:tbl>{}{}{}</w:tbl>",
        row("", &["甲", "乙", "丙"]),
        row(r#"<w:gridBefore w:val="2"/>"#, &["丁"]),
        row(r#"<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>"#, &["戊"]),
    );
    assert_eq!(extract(&body).text, "| 甲 | 乙 | 丙 |\n|  |  | 丁 |\n|  | 戊 |  |\n\n");
}

#[test]
fn a_table_that_is_moved_as_a_whole_has_no_free_columns() {
    let moved = r#"<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>"#;
    let body = format!("<w:tbl>{}{}</w:tbl>", row(moved, &["甲", "乙"]), row(moved, &["丙", "丁"]));
    assert_eq!(extract(&body).text, "| 甲 | 乙 |\n| 丙 | 丁 |\n\n");
}

#[test]
fn gaps_are_bounded() {
    let wide = row(r#"<w:gridBefore w:val="4000000000"/>"#, &["甲"]) + &row("", &["乙", "丙"]);
    let text = extract(&format!("<w:tbl>{wide}</w:tbl>")).text;
    assert!(text.contains("甲") && text.len() < 1000, "{} bytes", text.len());
}

/// A cell as older programs merge it.
fn cell(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph(text))
}

#[test]
fn cells_merged_in_the_old_way_are_one() {
    let (first, next, bare) = (r#"<w:hMerge w:val="restart"/>"#, r#"<w:hMerge w:val="continue"/>"#, "<w:hMerge/>");
    let body = format!(
        "<w:tbl><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        cell(first, "甲"),
        cell(next, ""),
        cell(bare, ""),
        cell("", "乙"),
        cell(first, "丙"),
        cell(next, "丁"),
    );
    assert_eq!(extract(&body).text, "| 甲 | < | < |\n| 乙 | 丙 丁 | < |\n\n");
    // Two cells that begin side by side, and one that nothing stands before.
    let body = format!(
        "<w:tbl><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        cell(first, "甲"),
        cell(first, "乙"),
        cell(next, ""),
        cell(next, "丙"),
        cell("", "丁"),
        cell(r#"<w:gridSpan w:val="1"/>"#, "戊"),
    );
    assert_eq!(extract(&body).text, "| 甲 | 乙 | < |\n| 丙 | 丁 | 戊 |\n\n");
    let both = r#"<w:vMerge/><w:hMerge w:val="restart"/>"#;
    let body = format!(
        r#"<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>"#,
        cell(&format!(r#"<w:vMerge w:val="restart"/>{first}"#), "甲"),
        cell(&format!(r#"<w:vMerge w:val="restart"/>{next}"#), ""),
        cell(both, ""),
        cell(&format!("<w:vMerge/>{next}"), ""),
    );
    assert_eq!(extract(&body).text, "| 甲 | < |\n| ^ | < |\n\n");
}
