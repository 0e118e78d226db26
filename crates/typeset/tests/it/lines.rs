//! How full lines are: 28 cells and no more, whatever ends them and whichever faces draw them.

use crate::build::{filler, heading, plain, set, text};
use gongwen::{Block, Document, OrdinalStyle, Paragraph};
use typeset::{Element, Setting};

/// Hundredths of a millimetre that rounding may take.
const EXACT: f64 = 0.02;

fn of(body: Vec<Block>) -> Setting {
    set(&Document { body, ..Document::default() })
}

/// The lines of a document with nothing but a body: what they say, where they begin and end.
fn lines(setting: &Setting) -> Vec<(String, f64, f64)> {
    let lines = setting.facts().pages.iter().flat_map(|page| &page.lines);
    lines.map(|line| (line.text.clone(), line.x, line.x + line.w)).collect()
}

#[test]
fn no_line_is_wider_than_the_text_area_whatever_ends_it() {
    let crimes: String = (10..90).map(|i| format!("{i}．破坏设施、资助活动罪（第1{i}条第2款） ")).collect();
    let clauses = "依照《中华人民共和国防汛条例》，对“重点部位”、“重点时段”（含夜间）加强巡查；".repeat(12);
    let latin = "采用GB/T 9704-2012和ISO 8601标准，执行率为98.5%以上，".repeat(12);
    let body = [&crimes, &clauses, &latin, &filler(400)].map(|words| plain(words)).to_vec();
    let setting = of(body);
    let lines = lines(&setting);
    assert!(lines.len() > 80);
    let mut full = 0;
    for (words, _, end) in &lines {
        assert!(*end <= 184.0 + EXACT, "{end}: {words}");
        full += usize::from((end - 184.0).abs() < EXACT);
    }
    assert!(full > lines.len() / 3, "most lines of Han characters end exactly there: {full} of {}", lines.len());
    assert!(setting.facts().pages.iter().all(|page| page.max_cells <= 28.0));
}

#[test]
fn a_change_of_font_costs_no_cell() {
    let words = format!("压实防汛责任。{}", filler(60));
    for (style, ordinal) in
        [(OrdinalStyle::Han, "一、"), (OrdinalStyle::HanBracketed, "（一）"), (OrdinalStyle::Arabic, "1.")]
    {
        let setting = of(vec![heading(style, ordinal, &words)]);
        let first = &lines(&setting)[0];
        let cells = first.0.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum::<f64>();
        assert!((25.5..=26.0).contains(&cells), "{cells} cells: {}", first.0);
        assert!((first.2 - 184.0).abs() < EXACT, "{first:?}");
    }
}

#[test]
fn a_heading_that_just_fills_its_line_stays_on_it() {
    let words = filler(27).trim_end_matches('。').to_owned();
    assert_eq!(words.chars().count(), 26);
    let line = |words: &str| {
        Block::Paragraph(Paragraph {
            text: text(words),
            heading: Some(words.len()),
            stated_level: Some(2),
            ..Paragraph::default()
        })
    };
    for (count, block) in [(26, line(&words)), (26, plain(&words)), (26, line(&format!("一、{}", &words[6..])))] {
        let setting = of(vec![block]);
        let shown = lines(&setting);
        assert_eq!(shown.len(), 1, "{shown:?}");
        assert_eq!(shown[0].0.chars().count(), count);
        assert!((shown[0].2 - 184.0).abs() < EXACT, "{shown:?}");
    }
}

#[test]
fn han_characters_stand_in_the_columns_of_the_grid() {
    let setting = of(vec![plain(&filler(28 * 6 - 2)), plain(&filler(20))]);
    for (words, start, end) in lines(&setting) {
        let count = words.chars().count() as f64;
        // A full stop that ends a line shows only its left half.
        let width = 156.0 / 28.0 * count - if words.ends_with('。') { 2.822 } else { 0.0 };
        assert!((end - start - width).abs() < 0.15, "{} for {width}: {words}", end - start);
    }
    assert!(setting.facts().elements.iter().any(|element| element.element == Element::Paragraph));
}
