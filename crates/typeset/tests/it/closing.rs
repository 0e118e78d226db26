//! What closes a document, measured: several organs without seals, tables before the date.

use crate::build::{filler, heading, joint, notice, plain, set, table, text};
use gongwen::{Block, OrdinalStyle};
use typeset::Element;
use typeset::facts::{ElementFacts, Facts};

const CELL: f64 = 156.0 / 28.0;
const PITCH: f64 = 225.0 / 22.0;

#[track_caller]
fn near(value: f64, wanted: f64) {
    assert!((value - wanted).abs() < 0.1, "{value} is not {wanted}");
}

fn all(facts: &Facts, element: Element) -> Vec<&ElementFacts> {
    facts.elements.iter().filter(|each| each.element == element).collect()
}

#[test]
fn several_organs_without_seals_stand_below_each_other() {
    for (organs, longest) in [
        (vec!["云溪县财政局", "云溪县农业农村局", "云溪县人力资源和社会保障局"], 2),
        (vec!["云溪县人力资源和社会保障局", "云溪县财政局"], 0),
    ] {
        let mut document = joint(&organs);
        document.stated.sealed = Some(false);
        let setting = set(&document);
        let facts = setting.facts();
        let shown = all(facts, Element::Organ);
        assert_eq!(shown.len(), organs.len());
        near(184.0 - shown[longest].x - shown[longest].w, 2.0 * CELL);
        for pair in shown.windows(2) {
            near(pair[1].y - pair[0].y, PITCH);
            near(pair[1].x, pair[0].x);
        }
        let date = all(facts, Element::Date)[0];
        near(date.x, shown[0].x + 2.0 * CELL);
        near(date.y - shown[organs.len() - 1].y, PITCH);
        assert!(all(facts, Element::Seal).is_empty());
    }
}

#[test]
fn sealed_organs_stand_in_rows_as_far_as_their_names_allow() {
    let four = ["云溪县财政局", "云溪县教育局", "云溪县人力资源和社会保障局", "云溪县卫生健康局"];
    let setting = set(&joint(&four));
    let organs = all(setting.facts(), Element::Organ);
    near(organs[0].y, organs[1].y);
    near(organs[2].y, organs[3].y);
    near(organs[2].y - organs[0].y, 5.0 * PITCH);
    let seals = all(setting.facts(), Element::Seal);
    assert!(seals.iter().all(|seal| seal.x >= 28.0 && seal.x + seal.w <= 184.0));
    let single = set(&joint(&["云溪县财政局", "云溪县农村综合性改革试点工作领导小组"]));
    let organs = all(single.facts(), Element::Organ);
    assert!(organs[1].y - organs[0].y > PITCH, "a longer name has a row of its own");
}

#[test]
fn a_date_longer_than_every_organ_is_two_cells_from_the_right() {
    let mut document = joint(&["县委办", "县府办"]);
    document.stated.sealed = Some(false);
    let setting = set(&document);
    let facts = setting.facts();
    let (organs, date) = (all(facts, Element::Organ), all(facts, Element::Date)[0]);
    near(184.0 - date.x - date.w, 2.0 * CELL);
    near(date.x - organs[0].x, 2.0 * CELL);
    near(organs[1].x, organs[0].x);
}

#[test]
fn a_table_that_ends_the_body_goes_along_with_the_date() {
    let mut moved = 0;
    for rows in 1..40 {
        let mut document = notice();
        document.attachment_list = None;
        document.body = vec![plain(&filler(120)), table(&["序号", "任务", "时限"], rows)];
        let setting = set(&document);
        let facts = setting.facts();
        let date = all(facts, Element::Date)[0];
        let page = &facts.pages[date.page];
        assert!(
            page.lines.iter().any(|line| matches!(line.element, Element::Cell | Element::Paragraph)),
            "the date is alone after {rows} rows"
        );
        assert!(facts.pages.iter().all(|page| page.body_lines <= 22));
        let cells = facts.pages.iter().flat_map(|page| &page.lines).filter(|line| line.element == Element::Cell);
        let new = cells.filter(|line| !line.repeated).map(|line| line.text.as_str()).collect::<String>();
        assert_eq!(new.matches("项重点任务").count(), rows, "every row stands once");
        assert_eq!(new.matches("序号").count(), 1, "a head that is repeated says so");
        moved += usize::from(facts.messages.iter().any(|message| message.contains("不单独成页")));
    }
    assert!(moved > 0, "the case occurs");
}

#[test]
fn a_table_joined_throughout_moves_whole_if_text_stands_before_it() {
    let mut moved = 0;
    for extra in 0..22 {
        let mut document = notice();
        document.attachment_list = None;
        let mut whole = table(&["任务", "责任"], 3);
        if let Block::Table(table) = &mut whole {
            for row in 2..4 {
                table.rows[row][0] = gongwen::Cell { text: text(""), merge: gongwen::Merge::Up };
            }
        }
        document.body = vec![plain(&filler(60 + extra * 28)), whole];
        let setting = set(&document);
        let facts = setting.facts();
        let date = all(facts, Element::Date)[0];
        let lines = &facts.pages[date.page].lines;
        assert!(lines.iter().any(|line| matches!(line.element, Element::Cell | Element::Paragraph)), "alone: {extra}");
        moved += usize::from(facts.messages.iter().any(|message| message.contains("不单独成页")));
    }
    assert!(moved > 0, "the case occurs");
}

#[test]
fn a_heading_goes_to_the_new_page_with_what_it_heads() {
    let mut moved = 0;
    let ends = [plain("落实值班制度。"), plain(&filler(70)), table(&["任务", "责任"], 2)];
    for (end, extra) in ends.iter().flat_map(|end| (0..16).map(move |extra| (end, extra))) {
        let mut document = notice();
        document.attachment_list = None;
        let headings = [
            heading(OrdinalStyle::Han, "二、", "强化值守"),
            heading(OrdinalStyle::HanBracketed, "（一）", "严格执行制度"),
        ];
        document.body = vec![plain(&filler(20 + extra * 28))];
        document.body.extend(headings);
        document.body.push(end.clone());
        let setting = set(&document);
        let facts = setting.facts();
        assert!(facts.pages[0].lines.iter().any(|line| line.element == Element::Paragraph), "{extra}");
        for page in &facts.pages {
            let last = page.lines.iter().rfind(|line| !matches!(line.element, Element::PageNumber));
            assert!(last.is_none_or(|line| line.element != Element::Heading), "stranded at {extra}: {last:?}");
        }
        moved += usize::from(facts.messages.iter().any(|message| message.contains("不单独成页")));
    }
    assert!(moved > 2, "the case occurs");
}

#[test]
fn the_mark_of_joint_organs_makes_room_for_the_signature_under_one_line_of_body() {
    let mut shrunk = 0;
    for organs in [
        vec!["云溪县财政局", "云溪县水利局"],
        vec!["云溪县财政局", "云溪县水利局", "云溪县审计局"],
        vec!["中共云溪县委办公室", "云溪县人民政府办公室"],
    ] {
        let mut document = joint(&organs);
        document.body = vec![plain("请认真贯彻执行。")];
        let setting = set(&document);
        let facts = setting.facts();
        let (organ, date) = (all(facts, Element::Organ)[0], all(facts, Element::Date)[0]);
        assert_eq!((organ.page, date.page), (0, 0), "{organs:?}");
        let seals = all(facts, Element::Seal);
        assert!(seals.iter().all(|seal| seal.y + seal.h <= 262.5), "{seals:?}");
        let mark = facts.pages[0].lines.iter().filter(|line| line.element == Element::Mark);
        assert!(mark.map(|line| line.size).all(|size| size >= 15.9));
        if facts.messages.iter().any(|message| message.contains("与正文同页")) {
            shrunk += 1;
            assert!(date.y + date.h > 262.0 - 3.0 * PITCH, "no smaller than need be: {date:?}");
        }
    }
    assert!(shrunk > 0, "the case occurs");
}
