//! Whatever a document holds, it is set whole and within bounds.

use crate::build::{names, set, text};
use gongwen::{
    Attachment, AttachmentList, AttachmentName, Block, Cell, Document, Header, Imprint, Merge, Names, Paragraph,
    Signature, Table, Text, Title,
};
use proptest::prelude::*;
use typeset::Element;

/// Words as offices write them, mixed with what they paste.
fn words(longest: usize) -> impl Strategy<Value = String> + Clone {
    let piece = prop_oneof![
        4 => Just("各乡镇人民政府要切实做好防汛工作".to_owned()),
        2 => "[一-龥]{1,40}",
        1 => Just("，".to_owned()),
        1 => Just("。".to_owned()),
        1 => Just("“引用《办法》（试行）”".to_owned()),
        1 => "[0-9]{1,30}",
        1 => "https://[a-z]{1,60}\\.gov\\.cn/[a-zA-Z0-9/]{0,80}",
        1 => Just("#let $x$ *a* `b` \\c @d <e> [f]".to_owned()),
        1 => "[。，、；：）】！？]{1,60}",
        1 => "[ -~]{1,50}",
        1 => Just("䶮㛃𬭎堃".to_owned()),
        1 => Just("\u{3000}\u{a0}\t".to_owned()),
        1 => Just("😀\u{200b}e\u{301}".to_owned()),
    ];
    prop::collection::vec(piece, 0..longest).prop_map(|pieces| pieces.concat())
}

fn block() -> impl Strategy<Value = Block> + Clone {
    let merge = prop_oneof![6 => Just(Merge::None), 1 => Just(Merge::Left), 1 => Just(Merge::Up)];
    let cell = (words(2), merge).prop_map(|(words, merge)| Cell { text: text(&words), merge });
    let rows = (1_usize..7)
        .prop_flat_map(move |columns| prop::collection::vec(prop::collection::vec(cell.clone(), columns), 0..8));
    prop_oneof![
        6 => words(12).prop_map(|words| Block::Paragraph(Paragraph { text: text(&words), ..Paragraph::default() })),
        1 => words(2).prop_map(|words| {
            let heading = Some(words.len());
            Block::Paragraph(Paragraph { text: text(&words), heading, ..Paragraph::default() })
        }),
        1 => (rows, 0_usize..4).prop_map(|(rows, head)| Block::Table(Table { rows, head, ..Table::default() })),
    ]
}

prop_compose! {
    fn document()(
        mark in prop::collection::vec(words(2), 0..4),
        signatories in prop::collection::vec("[一-龥]{2,4}", 0..5),
        title in proptest::option::of(words(4)),
        addressees in proptest::option::of(words(8)),
        body in prop::collection::vec(block(), 0..8),
        list in prop::collection::vec(words(3), 0..4),
        organs in prop::collection::vec("[一-龥]{2,20}", 0..4),
        date in proptest::option::of(words(1)),
        annotation in proptest::option::of(words(3)),
        attachment in proptest::option::of((words(2), prop::collection::vec(block(), 0..4), any::<bool>())),
        copies in proptest::option::of(words(6)),
        issuer in proptest::option::of("[一-龥]{2,20}"),
        adoption in proptest::collection::vec(words(4), 0..3),
        person in proptest::option::of("[一-龥]{2,4}\u{3000}[一-龥]{2,3}"),
        top in prop::collection::vec("[一-龥]{2,4}★?[0-9]{0,2}", 3),
        imprint in (proptest::option::of(words(1)), prop::collection::vec(words(3), 0..3)),
        sealed in any::<Option<bool>>(),
    ) -> Document {
        let mut document = Document {
            header: Header {
                mark: mark.iter().map(|mark| text(mark)).collect(),
                signatories: signatories.iter().map(|name| text(name)).collect(),
                number: Some(text("云政发〔2026〕1号")),
                copy_number: Some(text(&top[0])),
                secrecy: Some(text(&top[1])),
                urgency: Some(text(&top[2])),
            },
            adoption: adoption.iter().map(|words| text(words)).collect(),
            title: title.map(|title| Title::new(text(&title))),
            addressees: addressees.map(|words| names(&words, "：")),
            body,
            attachment_list: (!list.is_empty()).then(|| AttachmentList {
                label: text("附件"),
                items: list.iter().map(|name| AttachmentName { ordinal: text("1."), name: text(name) }).collect(),
            }),
            signature: Signature {
                organs: organs.iter().map(|organ| text(organ)).collect(),
                person: person.map(|person| text(&person)),
                date: date.map(|date| text(&date)),
            },
            annotation: annotation.iter().map(|words| text(words)).collect(),
            imprint: Imprint {
                copies_to: copies.map(|words| names(&words, "。")),
                issuer: issuer.map(|issuer| text(&issuer)),
                date: imprint.0.map(|date| text(&date)),
                others: imprint.1.iter().map(|words| text(words)).collect(),
                ..Imprint::default()
            },
            ..Document::default()
        };
        document.attachments.extend(attachment.map(|(title, body, landscape)| Attachment {
            label: Some(text("附件1")),
            title: Some(Title::new(text(&title))),
            body,
            landscape,
        }));
        document.stated.sealed = sealed;
        document
    }
}

/// What can be seen of a text: no white space, nothing invisible.
fn visible(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace() && !c.is_control() && *c != '\u{200b}').collect()
}

/// Elements whose words may be as many as they like, and are broken into lines.
fn is_bounded(element: Element) -> bool {
    matches!(
        element,
        Element::Title
            | Element::AttachmentTitle
            | Element::Adoption
            | Element::Addressees
            | Element::Paragraph
            | Element::Heading
            | Element::Cell
            | Element::AttachmentList
            | Element::Annotation
            | Element::CopiesTo
            | Element::ImprintOther
    )
}

/// What the document says, by element, white space left out.
fn expected(document: &Document) -> Vec<(Element, String)> {
    let header = &document.header;
    let one = |text: &Option<Text>| text.as_ref().map(|text| visible(text.as_str())).unwrap_or_default();
    let many = |texts: &[Text]| texts.iter().map(|text| visible(text.as_str())).collect::<String>();
    let named = |names: &Option<Names>| {
        names.as_ref().map(|names| visible(&format!("{}{}", names.text, names.end))).unwrap_or_default()
    };
    let paragraphs = |wanted: bool| {
        let paragraphs = document.all_blocks().filter_map(Block::paragraph);
        let of_kind =
            paragraphs.filter(|paragraph| (paragraph.heading.is_some() && !paragraph.text.is_empty()) == wanted);
        of_kind.map(|paragraph| visible(paragraph.text.as_str())).collect::<String>()
    };
    let cells = document.all_blocks().filter_map(|block| match block {
        Block::Table(table) => Some(table.rows.iter().flatten().map(|cell| visible(cell.text.as_str())).collect()),
        Block::Paragraph(_) => None,
    });
    let title = |title: &Option<Title>| title.as_ref().map(|title| visible(title.text.as_str())).unwrap_or_default();
    let list = document.attachment_list.as_ref().map(|list| {
        let names = list.items.iter().map(|item| format!("{}{}", item.ordinal, item.name)).collect::<String>();
        visible(&format!("{}{names}", list.label))
    });
    vec![
        (Element::CopyNumber, one(&header.copy_number)),
        (Element::Secrecy, one(&header.secrecy)),
        (Element::Urgency, one(&header.urgency)),
        (Element::Mark, many(&header.mark)),
        (Element::Number, one(&header.number)),
        (Element::Signatory, many(&header.signatories)),
        (Element::Title, title(&document.title)),
        (Element::Adoption, many(&document.adoption)),
        (Element::Addressees, named(&document.addressees)),
        (Element::Heading, paragraphs(true)),
        (Element::Paragraph, paragraphs(false)),
        (Element::Cell, cells.collect::<Vec<String>>().concat()),
        (Element::AttachmentList, list.unwrap_or_default()),
        (Element::Organ, many(&document.signature.organs)),
        (Element::Person, one(&document.signature.person)),
        (Element::Date, one(&document.signature.date)),
        (Element::Annotation, many(&document.annotation)),
        (Element::AttachmentLabel, document.attachments.iter().map(|each| one(&each.label)).collect()),
        (Element::AttachmentTitle, document.attachments.iter().map(|each| title(&each.title)).collect()),
        (Element::CopiesTo, named(&document.imprint.copies_to)),
        (Element::ImprintOther, many(&document.imprint.others)),
        (Element::ImprintIssuer, one(&document.imprint.issuer)),
        (Element::ImprintDate, one(&document.imprint.date)),
    ]
}

fn sorted(words: &str) -> String {
    let mut chars: Vec<char> = words.chars().collect();
    chars.sort_unstable();
    chars.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn any_document_is_set_whole_and_within_bounds(document in document()) {
        let setting = set(&document);
        let facts = setting.facts();
        let missing: Vec<char> =
            facts.substituted.iter().filter(|glyph| glyph.used.is_none()).map(|glyph| glyph.char).collect();
        for page in &facts.pages {
            let places = || page.lines.iter().map(|line| (line.element, line.x, line.y)).collect::<Vec<_>>();
            prop_assert!(page.body_lines <= 22, "{} lines: {:?}", page.body_lines, places());
            for line in &page.lines {
                let (across, down) = if page.turned { (line.h, line.w) } else { (line.w, line.h) };
                if is_bounded(line.element) {
                    prop_assert!(line.x > 27.9 && line.x + line.w < 184.05, "{line:?}");
                    prop_assert!(line.y > 36.9 && line.y + line.h < 262.1, "{line:?}");
                    prop_assert!(across.min(down) < 10.3);
                }
            }
        }
        for (element, words) in expected(&document) {
            let lines = || facts.pages.iter().flat_map(|page| &page.lines).filter(|line| !line.repeated);
            let moved = element == Element::Addressees && lines().all(|line| line.element != element);
            // Addressees that the first page has no room for stand in the imprint, with a stop.
            let (place, words) = match words.strip_suffix('：') {
                Some(names) if moved => (Element::ImprintAddressees, names.to_owned()),
                _ => (element, words),
            };
            let of_document = lines().filter(|line| line.element == place && line.source.is_some());
            let shown: String = of_document.map(|line| visible(&line.text)).collect();
            let words = words.chars().map(|c| if missing.contains(&c) { '□' } else { c }).collect::<String>();
            if element == Element::Cell {
                // Cells that go on on a new page stand beside each other there.
                prop_assert_eq!(sorted(&shown), sorted(&words));
            } else {
                prop_assert_eq!(shown, words, "{:?}", place);
            }
        }
        let pdf = setting.pdf(&typeset::PdfInfo::default());
        prop_assert!(pdf.is_ok(), "{:?}", pdf.err());
    }
}
