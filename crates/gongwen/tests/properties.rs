//! What holds for every document and every text.

use gongwen::{
    Attachment, AttachmentList, AttachmentName, Block, Cell, Direction, Document, Kind, Merge, Names, Syntax, Table,
    Text, Title, read, write,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

/// A name that begins like a label (附件1：, 【附件1】), or with a number, is read with it.
const LABEL_BEGINS: [char; 6] = ['附', '【', '〔', '（', '[', '('];

/// A text as documents hold it: no line break, no white space at its ends, not empty.
fn text() -> impl Strategy<Value = Text> {
    let piece = prop_oneof![
        4 => "[一二三四五六七八九十关于印发通知请示县政府办公室]{1,12}",
        2 => "[（）()〔〕《》“”、，。：:；;|\\\\#<>^-]{1,3}",
        1 => "[0-9a-zA-Z .年月日号]{1,6}",
        1 => "\\PC{1,4}",
        1 => Just("附件1".to_owned()),
        1 => Just("抄送：".to_owned()),
        1 => Just("2026年1月5日".to_owned()),
        1 => Just("---".to_owned()),
        1 => Just("::: 附件".to_owned()),
        1 => Just("云政发〔2026〕5号".to_owned()),
        1 => Just("一、".to_owned()),
        1 => Just("\t".to_owned()),
    ];
    vec(piece, 1..5).prop_map(|pieces| pieces.concat()).prop_filter_map("empty", |string| {
        let blank = |c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}';
        let string = string.replace(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'], "");
        let trimmed = string.trim_matches(blank).trim();
        let stable = trimmed.trim_matches(blank) == trimmed;
        (!trimmed.is_empty() && stable).then(|| Text::built(trimmed))
    })
}

fn title() -> impl Strategy<Value = Title> {
    vec(text(), 1..4).prop_map(|lines| {
        let mut title = Title::default();
        for line in lines {
            if !title.text.is_empty() {
                title.breaks.push(title.text.as_str().len());
            }
            title.text = title.text.joined(&line);
        }
        title
    })
}

fn names() -> impl Strategy<Value = Names> {
    (text(), prop_oneof![Just(""), Just("："), Just("。"), Just(":")])
        .prop_map(|(text, end)| Names { text, end: Text::built(end) })
}

fn cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        6 => of(text()).prop_map(|text| Cell { text: text.unwrap_or_default(), merge: Merge::None }),
        1 => Just(Cell { merge: Merge::Left, ..Cell::default() }),
        1 => Just(Cell { merge: Merge::Up, ..Cell::default() }),
    ]
}

fn block() -> impl Strategy<Value = Block> {
    let table = (1..4_usize, 1..4_usize).prop_flat_map(|(rows, columns)| {
        (vec(vec(cell(), columns), rows), 0..=rows)
            .prop_map(|(rows, head)| Block::Table(Table { head, rows, ..Table::default() }))
    });
    let paragraph = (text(), 0..3_u8, 0.0..1.0_f64, 1..5_u8).prop_map(|(text, how, at, level)| {
        let mut paragraph = gongwen::read::paragraph(text);
        let string = paragraph.text.as_str();
        let has_level = paragraph.ordinal.and_then(|ordinal| ordinal.style.level()).is_some();
        paragraph.stated_level = None;
        paragraph.heading = match how {
            0 => None,
            1 => {
                paragraph.stated_level = (!has_level).then_some(level);
                Some(string.len())
            }
            _ => {
                let count = string.chars().count();
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
                let nth = (count as f64 * at) as usize;
                string.char_indices().nth(nth).map(|(at, _)| at)
            }
        };
        Block::Paragraph(paragraph)
    });
    prop_oneof![5 => paragraph, 1 => table]
}

fn attachment() -> impl Strategy<Value = Attachment> {
    (of(text()), of(title()), vec(block(), 0..4), any::<bool>())
        .prop_map(|(label, title, body, landscape)| Attachment { label, title, body, landscape })
}

prop_compose! {
    fn document()(
        header in (of(text()), of(text()), of(text()), vec(text(), 0..3), of(text()), vec(text(), 0..3)),
        head in (of(title()), vec(text(), 0..3), of(names())),
        body in vec(block(), 0..6),
        list in of(vec(text(), 1..4)),
        signature in (vec(text(), 0..3), of(text()), of(text()), vec(text(), 0..3)),
        attachments in vec(attachment(), 0..3),
        imprint in (of(names()), of(names()), of(text()), of(text()), vec(text(), 0..3)),
        stated in (of(0..15_usize), of(0..4_usize), of(any::<bool>()), vec(text(), 0..3)),
    ) -> Document {
        let mut document = Document::default();
        let h = &mut document.header;
        (h.copy_number, h.secrecy, h.urgency, h.mark, h.number, h.signatories) = header;
        (document.title, document.adoption, document.addressees) = head;
        document.body = body;
        document.attachment_list = list.map(|names| AttachmentList {
            label: Text::built("附件"),
            items: names.into_iter().filter(|name| gongwen::read::paragraph(name.clone()).ordinal.is_none() && !name.as_str().starts_with(|c: char| LABEL_BEGINS.contains(&c) || c.is_ascii_digit()))
                .map(|name| AttachmentName { ordinal: Text::default(), name }).collect(),
        });
        (document.signature.organs, document.signature.person, document.signature.date, document.annotation) = signature;
        document.attachments = attachments;
        let i = &mut document.imprint;
        (i.addressees, i.copies_to, i.issuer, i.date, i.others) = imprint;
        document.stated.kind = stated.0.map(|at| Kind::ALL[at]);
        document.stated.direction =
            stated.1.map(|at| [Direction::Upward, Direction::Downward, Direction::Level, Direction::Public][at]);
        document.stated.sealed = stated.2;
        document.stated.waivers = stated.3;
        document
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    /// value -> text -> value is the identity.
    #[test]
    fn writing_and_reading_is_the_identity(document in document()) {
        let text = write::write(&document);
        let again = read(&text, Syntax::Plain).document;
        prop_assert_eq!(again, document, "{}", text);
    }

    /// Whatever is read is written to a text that reads the same.
    #[test]
    fn what_was_read_is_kept(lines in vec(of(text()), 0..14)) {
        let source: String = lines.iter().map(|line| format!("{}\n", line.as_ref().map_or("", Text::as_str))).collect();
        let document = read(&source, Syntax::Plain).document;
        let text = write::write(&document);
        prop_assert_eq!(read(&text, Syntax::Plain).document, document, "{}", text);
    }

    /// Nothing panics, every place is a place in the source and says what the text says.
    #[test]
    fn places_are_true(source in "\\PC{0,80}(\n\\PC{0,40}){0,6}", markdown in any::<bool>()) {
        let syntax = if markdown { Syntax::Markdown } else { Syntax::Plain };
        let reading = read(&source, syntax);
        for text in reading.document.texts() {
            for (at, c) in text.as_str().char_indices() {
                let place = text.source_of(at..at + c.len_utf8());
                prop_assert_eq!(&reading.text[place.range()], c.to_string());
            }
        }
    }
}

/// Texts that a fuzzer found: what was read was written so that it read otherwise.
#[test]
fn once_found_texts_keep_their_identity() {
    for text in ["`\n1033.0\n附:00014\n148`E娌:`\r**孨\n1.\n148`E.", "标题\n附件：1.\n2026年工作计划\n"] {
        let reading = read(text, Syntax::Plain);
        let again = read(&write::write(&reading.document), Syntax::Plain);
        assert_eq!(again.document, reading.document, "{text:?}");
    }
}
