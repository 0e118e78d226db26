//! Whatever a document holds, it is set whole and within bounds.

use crate::build::{names, set, text};
use gongwen::{
    Attachment, AttachmentList, AttachmentName, Block, Cell, Document, Header, Imprint, Merge, Paragraph, Signature,
    Table, Title,
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
        sealed in any::<Option<bool>>(),
    ) -> Document {
        let mut document = Document {
            header: Header {
                mark: mark.iter().map(|mark| text(mark)).collect(),
                signatories: signatories.iter().map(|name| text(name)).collect(),
                number: Some(text("云政发〔2026〕1号")),
                ..Header::default()
            },
            title: title.map(|title| Title::new(text(&title))),
            addressees: addressees.map(|words| names(&words, "：")),
            body,
            attachment_list: (!list.is_empty()).then(|| AttachmentList {
                label: text("附件"),
                items: list.iter().map(|name| AttachmentName { ordinal: text("1."), name: text(name) }).collect(),
            }),
            signature: Signature {
                organs: organs.iter().map(|organ| text(organ)).collect(),
                person: None,
                date: date.map(|date| text(&date)),
            },
            annotation: annotation.map(|words| text(&words)),
            imprint: Imprint {
                copies_to: copies.map(|words| names(&words, "。")),
                issuer: issuer.map(|issuer| text(&issuer)),
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
                if line.element == Element::Paragraph || line.element == Element::Addressees {
                    prop_assert!(line.x > 27.9 && line.x + line.w < 184.4, "{line:?}");
                    prop_assert!(line.y > 36.9 && line.y + line.h < 262.1, "{line:?}");
                    prop_assert!(across.min(down) < 10.3);
                }
            }
        }
        let shown = |element: Element| {
            let lines = facts.pages.iter().flat_map(|page| &page.lines);
            lines.filter(|line| line.element == element && !line.repeated).map(|line| visible(&line.text)).collect::<String>()
        };
        let blocks = document.all_blocks();
        let body: String = blocks
            .filter_map(Block::paragraph)
            .filter(|paragraph| paragraph.heading.is_none())
            .map(|paragraph| visible(paragraph.text.as_str()))
            .collect();
        let body: String = body.chars().map(|c| if missing.contains(&c) { '□' } else { c }).collect();
        prop_assert_eq!(shown(Element::Paragraph), body);
        let pdf = setting.pdf(&typeset::PdfInfo::default());
        prop_assert!(pdf.is_ok(), "{:?}", pdf.err());
    }
}
