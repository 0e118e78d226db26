//! Cells of tables in the facts.

use crate::build::{attachment, filler, notice, set, text};
use gongwen::{Block, Cell, Merge, Table};
use typeset::Element;

#[test]
fn the_rest_of_a_cell_on_a_new_page_still_belongs_to_it() {
    let (left, right) = (filler(400), format!("甲{}", filler(300)));
    let cell = |words: &str, merge| Cell { text: text(words), merge };
    let rows = vec![
        vec![cell("序号", Merge::None), cell("任务", Merge::None), cell("备注", Merge::None)],
        vec![cell(&left, Merge::None), cell(&right, Merge::None), cell("乙", Merge::None)],
        vec![cell("丙", Merge::None), cell("丁", Merge::None), cell("戊", Merge::None)],
    ];
    let mut document = notice();
    let mut deep = attachment("附件1", "任务分工表");
    deep.body = vec![Block::Table(Table { rows, head: 1, ..Table::default() })];
    document.attachments = vec![deep];
    let setting = set(&document);
    let pages = &setting.facts().pages;
    let on = |page: &typeset::facts::PageFacts| page.lines.iter().any(|line| line.element == Element::Cell);
    assert!(pages.iter().filter(|page| on(page)).count() > 1, "the row is deeper than a page");
    let cells = || pages.iter().flat_map(|page| &page.lines).filter(|line| line.element == Element::Cell);
    for (words, start) in [(&left, left.clone()), (&right, "甲".to_owned())] {
        let first = cells().find(|line| start.starts_with(&line.text) || line.text.starts_with(&start));
        let column = first.expect("it begins somewhere").x;
        let own =
            cells().filter(|line| (line.x - column).abs() < 0.5 && !line.repeated && line.text.chars().count() > 2);
        assert_eq!(&own.map(|line| line.text.as_str()).collect::<String>(), words);
    }
    assert!(cells().any(|line| line.repeated), "the head is repeated and says so");
}

#[test]
fn cells_that_go_on_with_the_same_words_keep_their_own() {
    let cell = |words: &str| Cell { text: text(words), merge: Merge::None };
    let (left, right) = ("防".repeat(1500), format!("{}旱", "防".repeat(1450)));
    let rows = vec![vec![cell(&left), cell("抗旱"), cell(&right)], vec![cell("甲"), cell("乙"), cell("丙")]];
    let mut document = notice();
    let mut deep = attachment("附件1", "任务分工表");
    deep.body = vec![Block::Table(Table { rows, head: 0, ..Table::default() })];
    document.attachments = vec![deep];
    let setting = set(&document);
    let cells = || {
        let lines = setting.facts().pages.iter().flat_map(|page| &page.lines);
        lines.filter(|line| line.element == Element::Cell && line.text.contains('防'))
    };
    let first = cells().map(|line| line.x).fold(f64::MAX, f64::min);
    let of = |is_left: bool| cells().filter(move |line| ((line.x - first).abs() < 30.0) == is_left);
    let words = |is_left: bool| of(is_left).map(|line| line.text.as_str()).collect::<String>();
    assert_eq!((words(true), words(false)), (left, right));
}

#[test]
fn a_row_that_is_deeper_than_a_page_goes_on_though_a_cell_beside_it_is_short() {
    let cell = |words: &str| Cell { text: text(words), merge: Merge::None };
    let rows = vec![vec![cell("一"), cell(&filler(1800)), cell("县水利局")]];
    let mut document = notice();
    let mut deep = attachment("附件1", "任务分工表");
    deep.body = vec![Block::Table(Table { rows, head: 0, ..Table::default() })];
    document.attachments = vec![deep];
    for page in &set(&document).facts().pages {
        let below = page.lines.iter().filter(|line| line.element == Element::Cell && line.y + line.h > 262.1);
        assert_eq!(below.count(), 0, "text below the foot of the page is lost");
    }
}
