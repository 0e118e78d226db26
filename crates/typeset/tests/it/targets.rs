//! The ten targets of GB/T 9704-2012, measured from the facts.

use crate::build::{attachment, filler, joint, names, notice, plain, request, set, table, text};
use gongwen::{Document, Title};
use typeset::facts::{ElementFacts, Facts, LineFacts};
use typeset::{Element, Setting};

/// What the standard allows a plate to be off by is 1 mm; we are stricter.
const EXACT: f64 = 0.05;
const PITCH: f64 = 225.0 / 22.0;

#[track_caller]
fn near(value: f64, wanted: f64) {
    assert!((value - wanted).abs() < EXACT, "{value} is not {wanted}");
}

fn all(facts: &Facts, element: Element) -> Vec<&ElementFacts> {
    facts.elements.iter().filter(|each| each.element == element).collect()
}

fn lines(facts: &Facts, element: Element) -> Vec<&LineFacts> {
    facts.pages.iter().flat_map(|page| &page.lines).filter(|line| line.element == element).collect()
}

fn one(facts: &Facts, element: Element) -> &ElementFacts {
    all(facts, element).first().copied().unwrap_or_else(|| panic!("no {element:?}"))
}

/// Pages of nothing but Han characters.
fn full_pages() -> Setting {
    let body = (0..5).map(|_| plain(&filler(28 * 22 - 2))).collect();
    set(&Document { body, ..Document::default() })
}

#[test]
fn the_grid_is_22_lines_of_28_characters_on_156_by_225_mm() {
    let setting = full_pages();
    let facts = setting.facts();
    near(facts.width, 210.0);
    near(facts.height, 297.0);
    assert_eq!(setting.page_count(), 5);
    for page in &facts.pages {
        assert_eq!(page.body_lines, 22);
        assert_eq!(page.lines.len(), 22);
        near(page.max_cells, 28.0);
        let half = (PITCH - 16.0 * 25.4 / 72.0) / 2.0;
        for (row, line) in page.lines.iter().enumerate() {
            near(line.y, 37.0 + row as f64 * PITCH + half);
            assert_eq!(line.text.chars().count(), if row == 0 { 26 } else { 28 });
            near(line.x, if row == 0 { 28.0 + 2.0 * 156.0 / 28.0 } else { 28.0 });
            // The full stop at the very end shows only its inked half.
            let end = if row == 21 { 184.0 - 2.822 } else { 184.0 };
            near(line.x + line.w, end);
            near(line.size, 16.0);
        }
    }
}

#[test]
fn mark_number_red_line_and_title_stand_where_the_standard_wants_them() {
    let setting = set(&notice());
    let facts = setting.facts();
    let mark = one(facts, Element::Mark);
    near(mark.y, 72.0);
    // The ink of the outer characters is not quite symmetric.
    assert!((mark.x + mark.w / 2.0 - 106.0).abs() < 0.5);
    let number = one(facts, Element::Number);
    near(number.x + number.w / 2.0, 106.0);
    let half = (PITCH - number.h) / 2.0;
    near(number.y - half - (mark.y + mark.h), 2.0 * PITCH);
    let red = one(facts, Element::RedLine);
    near(red.w, 156.0);
    near(red.x, 28.0);
    near(red.y - (number.y + number.h), 4.0);
    let title = lines(facts, Element::Title);
    near(title[0].size, 22.0);
    near(title[0].y - 7.0 * 25.4 / 72.0 - red.y, 2.0 * PITCH);
    for line in &title {
        near(line.x + line.w / 2.0, 106.0);
    }
    let addressees = one(facts, Element::Addressees);
    near(addressees.x, 28.0);
    assert!(lines(facts, Element::Addressees)[0].text.starts_with("各乡镇"));
    assert!(facts.pages[0].lines.iter().any(|line| line.element == Element::Paragraph));
}

#[test]
fn page_numbers_are_7_mm_below_and_outside() {
    let setting = full_pages();
    for (i, number) in all(setting.facts(), Element::PageNumber).iter().enumerate() {
        near(number.y, 269.0);
        let cell = 156.0 / 28.0;
        if i % 2 == 0 {
            assert!((number.x + number.w - (184.0 - cell)).abs() < 0.6, "right on odd pages: {number:?}");
        } else {
            assert!((number.x - (28.0 + cell)).abs() < 0.6, "left on even pages: {number:?}");
        }
    }
    let shown: Vec<_> = setting.facts().pages.iter().map(|page| page.number).collect();
    assert_eq!(shown, [Some(1), Some(2), Some(3), Some(4), Some(5)]);
}

#[test]
fn the_imprint_is_at_the_foot_of_the_last_even_page() {
    for extra in 0..45 {
        let mut document = notice();
        document.body.push(plain(&filler(28 * extra + 20)));
        let setting = set(&document);
        let facts = setting.facts();
        assert_eq!(setting.page_count() % 2, 0);
        let last = setting.page_count() - 1;
        let rules = all(facts, Element::ImprintRule);
        assert_eq!(rules.len(), 3);
        assert!(rules.iter().all(|rule| rule.page == last));
        near(rules[2].y, 262.0);
        near(rules[2].w, 156.0);
        for line in facts.pages[last].lines.iter().filter(|line| line.y > rules[0].y) {
            near(line.size, 14.0);
        }
        let text_below = facts.pages[last].lines.iter().filter(|line| line.y < rules[0].y);
        assert!(text_below.clone().all(|line| line.y + line.h < rules[0].y));
        // A blank page before it takes both numbers away; a page of its own alone does not.
        let blank = facts.pages[last - 1].lines.is_empty();
        assert_eq!(facts.pages[last].number.is_none(), blank);
        assert_eq!(facts.pages[last - 1].number.is_none(), blank);
        assert!(!blank || text_below.count() == 0);
    }
}

#[test]
fn signature_and_date_are_never_alone() {
    let mut moved = 0;
    for extra in 0..70 {
        let mut document = notice();
        document.attachment_list = None;
        document.body = vec![plain(&filler(200)), plain(&filler(20 + extra * 14))];
        let setting = set(&document);
        let facts = setting.facts();
        let organ = one(facts, Element::Organ);
        let date = one(facts, Element::Date);
        assert_eq!(organ.page, date.page);
        let page = &facts.pages[date.page];
        assert!(page.lines.iter().any(|line| line.element == Element::Paragraph), "alone at {extra}");
        assert!(facts.pages[0].lines.iter().any(|line| line.element == Element::Paragraph));
        assert!(facts.pages.iter().all(|page| page.body_lines <= 22));
        let seal = one(facts, Element::Seal);
        let body = page.lines.iter().rfind(|line| line.element == Element::Paragraph);
        let gap = seal.y - body.map_or(0.0, |line| line.y + line.h);
        assert!((0.0..=PITCH).contains(&gap), "the seal begins within one line of the text: {gap}");
        near(seal.x + seal.w / 2.0, date.x + date.w / 2.0);
        near(184.0 - date.x - date.w, 4.0 * 156.0 / 28.0);
        moved += usize::from(facts.messages.iter().any(|message| message.contains("不单独成页")));
    }
    assert!(moved > 0, "the case occurs");
}

#[test]
fn signatories_stand_two_in_a_row_and_the_number_beside_the_last() {
    let setting = set(&request(&["张三", "李四四", "王五"]));
    let facts = setting.facts();
    let cell = 156.0 / 28.0;
    let signers = all(facts, Element::Signatory);
    let (label, first, second, third) = (signers[0], signers[1], signers[2], signers[3]);
    near(second.x + second.w, 184.0 - cell);
    near(label.y, first.y);
    near(third.x, first.x);
    let number = one(facts, Element::Number);
    near(number.x, 28.0 + cell);
    near(number.y, third.y);
    near(one(facts, Element::RedLine).y - number.y - number.h, 4.0);
    let copy = one(facts, Element::CopyNumber);
    let secrecy = one(facts, Element::Secrecy);
    let urgency = one(facts, Element::Urgency);
    near(secrecy.y - copy.y, PITCH);
    near(urgency.y - secrecy.y, PITCH);
    near(one(facts, Element::Mark).y, 72.0);
}

#[test]
fn the_number_of_an_order_stands_below_its_mark() {
    let mut document = notice();
    document.header = gongwen::Header { number: Some(text("第12号")), ..gongwen::Header::default() };
    document.title = Some(Title::new(text("云溪县人民政府令")));
    document.addressees = None;
    let setting = set(&document);
    let facts = setting.facts();
    let (title, number) = (lines(facts, Element::Title)[0], one(facts, Element::Number));
    let half = (PITCH - number.h) / 2.0;
    near(number.y - half - (title.y + title.h + 7.0 * 25.4 / 72.0), 2.0 * PITCH);
    near(number.x + number.w / 2.0, 106.0);
    near(lines(facts, Element::Paragraph)[0].y - number.y, 3.0 * PITCH);
    // The number of any other document without a mark stays above its title.
    document.title = Some(Title::new(text("云溪县人民政府关于发布动员令的命令")));
    let setting = set(&document);
    let facts = setting.facts();
    assert!(one(facts, Element::Number).y < lines(facts, Element::Title)[0].y);
}

#[test]
fn joint_marks_stand_below_each_other_with_the_word_beside() {
    let setting = set(&joint(&["云溪县财政局", "云溪县农业农村局", "云溪县人力资源和社会保障局"]));
    let facts = setting.facts();
    let marks = all(facts, Element::Mark);
    assert_eq!(marks.len(), 4);
    near(marks[0].y, 72.0);
    let word = marks[3];
    assert!(marks[..3].iter().all(|name| name.x + name.w < word.x));
    let middle = f64::midpoint(marks[0].y, marks[2].y + marks[2].h);
    assert!((word.y + word.h / 2.0 - middle).abs() < 0.5);
    for name in &marks[1..3] {
        assert!((name.x - marks[0].x).abs() < 1.5 && (name.x + name.w - marks[0].x - marks[0].w).abs() < 1.5);
    }
    // 文件 typed beside the organ in the middle stands where it always does.
    let mut beside = joint(&["云溪县财政局", "云溪县农业农村局", "云溪县人力资源和社会保障局"]);
    beside.header.mark = ["云溪县财政局", "云溪县农业农村局　文件", "云溪县人力资源和社会保障局"].map(text).to_vec();
    let other = set(&beside);
    for (mark, same) in marks.iter().zip(all(other.facts(), Element::Mark)) {
        assert!((mark.x - same.x).abs() < 0.1 && (mark.y - same.y).abs() < 0.1 && (mark.w - same.w).abs() < 0.1);
    }
    let seals = all(facts, Element::Seal);
    assert_eq!(seals.len(), 3);
    for (i, seal) in seals.iter().enumerate() {
        assert!(seal.x >= 28.0 && seal.x + seal.w <= 184.0);
        for other in &seals[..i] {
            let apart = (seal.x - other.x).abs() > seal.w || (seal.y - other.y).abs() > seal.h;
            assert!(apart, "seals do not touch");
        }
    }
}

#[test]
fn unsealed_signatures_follow_cases_c_and_d() {
    let cell = 156.0 / 28.0;
    let mut document = notice();
    document.stated.sealed = Some(false);
    let setting = set(&document);
    let facts = setting.facts();
    let (organ, date) = (one(facts, Element::Organ), one(facts, Element::Date));
    near(date.x - organ.x, 2.0 * cell);
    near(date.y - organ.y, PITCH);
    near(184.0 - organ.x - organ.w, 2.0 * cell);
    assert!(all(facts, Element::Seal).is_empty());
    document.signature.organs = vec![text("县委办")];
    let setting = set(&document);
    let facts = setting.facts();
    let (organ, date) = (one(facts, Element::Organ), one(facts, Element::Date));
    near(184.0 - date.x - date.w, 2.0 * cell);
    near(date.x - organ.x, 2.0 * cell);
}

#[test]
fn attachments_begin_new_pages_with_the_label_on_line_1_and_the_title_on_line_3() {
    let mut document = notice();
    document.attachments = vec![attachment("附件1", "任务分工表"), attachment("", "云溪县防汛预案")];
    let setting = set(&document);
    let facts = setting.facts();
    let label = one(facts, Element::AttachmentLabel);
    let half = (PITCH - label.h) / 2.0;
    near(label.y, 37.0 + half);
    near(label.x, 28.0);
    let title = lines(facts, Element::AttachmentTitle)[0];
    near(title.y, 37.0 + 2.0 * PITCH + 7.0 * 25.4 / 72.0);
    near(title.size, 22.0);
    assert!(facts.pages.iter().all(|page| page.number.is_some()));
}

#[test]
fn tables_that_lie_across_are_turned_with_their_head_to_the_left() {
    let mut document = notice();
    let mut across = attachment("附件1", "资金安排表");
    across.landscape = true;
    across.body = vec![table(&["序号", "项目", "投资"], 40)];
    document.attachments = vec![across];
    let setting = set(&document);
    let facts = setting.facts();
    let turned: Vec<_> = facts.pages.iter().filter(|page| page.turned).collect();
    assert!(turned.len() > 1);
    for page in &turned {
        let head = page.lines.iter().find(|line| line.text == "序号").expect("the head on every page");
        assert!(page.lines.iter().filter(|line| line.element == Element::Cell).all(|line| line.x >= head.x - 0.01));
        assert!(page.lines.iter().all(|line| line.x > 27.9 && line.x + line.w < 184.1));
        assert!(page.lines.iter().all(|line| line.y > 36.9 && line.y + line.h < 262.1));
        assert!(page.number.is_some() && page.body_lines <= 15);
    }
    for number in all(facts, Element::PageNumber) {
        near(number.y, 269.0);
    }
}

#[test]
fn addressees_that_fill_the_first_page_go_into_the_imprint() {
    let mut document = notice();
    document.addressees = Some(names(&"云溪县人民政府办公室，".repeat(40), "："));
    let setting = set(&document);
    let facts = setting.facts();
    assert!(all(facts, Element::Addressees).is_empty());
    assert!(!all(facts, Element::ImprintAddressees).is_empty());
    assert!(facts.pages[0].lines.iter().any(|line| line.element == Element::Paragraph));
    assert!(facts.messages.iter().any(|message| message.contains("移至版记")));
}

/// Joint organs with a title that names them all, and as many signers as asked for.
fn many(organs: usize, signers: usize) -> Document {
    let names = [
        "云溪县教育局",
        "云溪县财政局",
        "云溪县民政局",
        "云溪县公安局",
        "云溪县水利局",
        "云溪县司法局",
        "云溪县审计局",
    ];
    let people = ["张三", "李四", "王小五", "赵六", "钱七", "孙八"];
    let mut document = joint(&names[..organs]);
    let kind = if signers > 0 { "情况的报告" } else { "的通知" };
    let title = format!("{}关于2026年防溺水工作{kind}", names[..organs].join(" "));
    document.title = Some(Title::new(text(&title)));
    document.header.signatories = people[..signers].iter().map(|name| text(name)).collect();
    document.addressees = Some(names_of("县人民政府"));
    document
}

fn names_of(one: &str) -> gongwen::Names {
    names(one, "：")
}

#[test]
fn the_mark_of_many_organs_shrinks_until_page_1_shows_body() {
    let mut shrunk = 0;
    for (organs, signers) in [(4, 4), (5, 5), (5, 2), (5, 0), (6, 0), (7, 0), (2, 0)] {
        let setting = set(&many(organs, signers));
        let facts = setting.facts();
        let first = &facts.pages[0];
        assert!(
            first.lines.iter().any(|line| line.element == Element::Paragraph),
            "{organs} organs, {signers} signers"
        );
        assert_eq!(one(facts, Element::Addressees).page, 0);
        let told = |words: &str| facts.messages.iter().any(|message| message.contains(words));
        assert!(!told("移至版记"));
        let names: Vec<_> = lines(facts, Element::Mark).into_iter().filter(|line| line.text != "文件").collect();
        assert!(names.iter().all(|line| line.size >= 15.9), "{}", names[0].size);
        if told("已缩小发文机关标志") {
            shrunk += 1;
            // No smaller than need be: one more line of the body would not have had room.
            let body =
                first.lines.iter().filter(|line| matches!(line.element, Element::Paragraph | Element::Heading)).count();
            assert!(body <= 2, "{body} lines of the body under names of {} pt", names[0].size);
        }
    }
    assert!(shrunk >= 2, "the case occurs");
}

#[test]
fn where_nothing_brings_body_onto_page_1_nothing_is_moved_and_the_reason_is_true() {
    let mut document = many(6, 6);
    document.addressees = Some(names_of(&"云溪县人民政府办公室，".repeat(6)));
    document.title = Some(Title::new(text(&"云溪县进一步加强防溺水工作".repeat(12))));
    let setting = set(&document);
    let facts = setting.facts();
    assert!(all(facts, Element::ImprintAddressees).is_empty(), "moving the addressees does not help");
    assert!(facts.messages.iter().all(|message| !message.contains("移至版记") && !message.contains("已缩小")));
    let told = facts.messages.iter().find(|message| message.contains("首页放不下正文")).expect("told");
    assert!(told.contains("发文机关有6个") && told.contains("签发人占3行") && told.contains("标题占"), "{told}");
}

#[test]
fn without_a_mark_nothing_red_is_drawn_and_the_title_is_one_line_down() {
    let mut document = notice();
    document.header = gongwen::Header::default();
    let setting = set(&document);
    let facts = setting.facts();
    assert!(all(facts, Element::RedLine).is_empty());
    near(lines(facts, Element::Title)[0].y, 37.0 + PITCH + 7.0 * 25.4 / 72.0);
    assert!(all(facts, Element::Seal).is_empty());
}

#[test]
fn the_writers_own_title_lines_are_kept_where_they_fit() {
    let mut document = notice();
    let words = "云溪县人民政府关于做好2026年防汛抗旱工作的通知";
    let at = words.find("关于").expect("there");
    document.title = Some(Title { text: text(words), breaks: vec![at] });
    let setting = set(&document);
    let shown: Vec<_> = lines(setting.facts(), Element::Title).iter().map(|line| line.text.clone()).collect();
    assert_eq!(shown, ["云溪县人民政府", "关于做好2026年防汛抗旱工作的通知"]);
}

#[test]
fn equal_pages_have_equal_hashes_and_places_lead_back_to_the_source() {
    let first = set(&notice());
    let mut changed = notice();
    if let Some(gongwen::Block::Paragraph(last)) = changed.body.last_mut() {
        last.text = text(&last.text.as_str().replace("张三", "张四"));
    }
    let second = set(&changed);
    assert_eq!(first.page_hash(0), second.page_hash(0));
    let differ = (0..first.page_count()).filter(|page| first.page_hash(*page) != second.page_hash(*page)).count();
    assert_eq!(differ, 1);
    assert_eq!(first.page_hash(99), "");
    let line = lines(first.facts(), Element::Paragraph)[1];
    let source = line.source.expect("a place");
    let gongwen::Block::Paragraph(paragraph) = &notice().body[0] else { panic!("a paragraph") };
    assert_eq!(&paragraph.text.as_str()[source.start..source.end], line.text);
}
