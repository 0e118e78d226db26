//! Building documents of the fictional 云溪县 for the tests.

use gongwen::{
    Attachment, AttachmentList, AttachmentName, Block, Cell, Document, Imprint, Names, Ordinal, OrdinalStyle,
    Paragraph, Profile, Signature, Table, Text, Title,
};
use std::sync::LazyLock;
use typeset::{FontSources, Fonts, Setting, Typesetter};

static TYPESETTER: LazyLock<Typesetter> =
    LazyLock::new(|| Typesetter::new(Fonts::load(&FontSources::default()).expect("fonts are installed")));

pub(crate) fn set(document: &Document) -> Setting {
    TYPESETTER.set(document, &Profile::default()).expect("the document can be set")
}

pub(crate) fn text(string: &str) -> Text {
    Text::built(string)
}

pub(crate) fn names(string: &str, end: &str) -> Names {
    Names { text: text(string), end: text(end) }
}

pub(crate) fn plain(string: &str) -> Block {
    Block::Paragraph(Paragraph { text: text(string), ..Paragraph::default() })
}

/// A paragraph that begins with a heading up to its first full stop, or is one.
pub(crate) fn heading(style: OrdinalStyle, ordinal: &str, string: &str) -> Block {
    let whole = format!("{ordinal}{string}");
    let end = whole.find('。').map_or(whole.len(), |at| at + '。'.len_utf8());
    Block::Paragraph(Paragraph {
        text: text(&whole),
        ordinal: Some(Ordinal { style, value: 1, len: ordinal.len() }),
        heading: Some(end),
        ..Paragraph::default()
    })
}

/// A sentence of a given number of characters.
pub(crate) fn filler(count: usize) -> String {
    let words =
        "各乡镇人民政府和县政府有关部门要切实提高思想认识坚持问题导向压实工作责任细化具体措施确保各项任务落到实处";
    let mut sentence: String = words.chars().cycle().take(count.saturating_sub(1)).collect();
    sentence.push('。');
    sentence
}

/// A notice with everything a common document has.
pub(crate) fn notice() -> Document {
    let mut document = Document::default();
    document.header.mark = vec![text("云溪县人民政府文件")];
    document.header.number = Some(text("云政发〔2026〕12号"));
    document.title = Some(Title::new(text("云溪县人民政府关于做好2026年防汛抗旱工作的通知")));
    document.addressees = Some(names("各乡镇人民政府，县政府各部门，各直属机构", "："));
    document.body = vec![
        plain(&format!("为做好今年防汛抗旱工作，保障人民群众生命财产安全，现就有关事项通知如下。{}", filler(60))),
        heading(OrdinalStyle::Han, "一、", "提高思想认识"),
        plain(&filler(100)),
        heading(OrdinalStyle::HanBracketed, "（一）", &format!("压实防汛责任。{}", filler(90))),
        heading(OrdinalStyle::HanBracketed, "（二）", &format!("开展隐患排查。{}", filler(120))),
        heading(OrdinalStyle::Han, "二、", "加强值班值守"),
        heading(OrdinalStyle::Arabic, "1.", &format!("严格执行24小时值班制度。{}", filler(80))),
        plain(&format!("联系人：张三，联系电话：0000-1234567。{}", filler(160))),
    ];
    document.attachment_list = Some(AttachmentList {
        label: text("附件"),
        items: vec![
            AttachmentName { ordinal: text("1."), name: text("云溪县2026年防汛抗旱工作任务分工表") },
            AttachmentName {
                ordinal: text("2."),
                name: text("云溪县防汛抗旱指挥部成员单位值班电话和应急物资储备点情况一览表"),
            },
        ],
    });
    document.signature =
        Signature { organs: vec![text("云溪县人民政府")], person: None, date: Some(text("2026年4月8日")) };
    document.annotation = vec![text("（此件公开发布）")];
    document.imprint = Imprint {
        copies_to: Some(names(
            "县委各部门，县人大常委会办公室，县政协办公室，县监委，县法院，县检察院，县人武部，各人民团体",
            "。",
        )),
        issuer: Some(text("云溪县人民政府办公室")),
        date: Some(text("2026年4月8日")),
        ..Imprint::default()
    };
    document
}

/// An attachment with a label, a title and one paragraph.
pub(crate) fn attachment(label: &str, title: &str) -> Attachment {
    Attachment {
        label: (!label.is_empty()).then(|| text(label)),
        title: Some(Title::new(text(title))),
        body: vec![plain(&filler(120))],
        landscape: false,
    }
}

/// A table of equal rows; the first is the head.
pub(crate) fn table(head: &[&str], rows: usize) -> Block {
    let cell = |string: &str| Cell { text: text(string), ..Cell::default() };
    let mut all = vec![head.iter().map(|name| cell(name)).collect::<Vec<_>>()];
    for row in 1..=rows {
        let cells = head.iter().enumerate().map(|(column, name)| match column {
            0 => cell(&row.to_string()),
            1 => cell(&format!("{name}第{row}项重点任务的责任单位和完成时限")),
            _ => cell(&format!("{}", row * 1000 + column)),
        });
        all.push(cells.collect());
    }
    Block::Table(Table { rows: all, head: 1, ..Table::default() })
}

/// A request to the superior organ with signatories.
pub(crate) fn request(signatories: &[&str]) -> Document {
    let mut document = notice();
    document.header.copy_number = Some(text("000001"));
    document.header.secrecy = Some(text("秘密★5年"));
    document.header.urgency = Some(text("特　急"));
    document.header.number = Some(text("云政发〔2026〕15号"));
    document.header.signatories = signatories.iter().map(|name| text(name)).collect();
    document.title = Some(Title::new(text("云溪县人民政府关于解决云溪水库除险加固工程建设资金的请示")));
    document.addressees = Some(names("江州市人民政府", "："));
    document.body.truncate(3);
    document.body.push(plain("妥否，请批示。"));
    document.attachment_list = None;
    document.annotation = vec![text("（联系人：李四，电话：0000-7654321）")];
    document
}

/// A notice of several organs.
pub(crate) fn joint(organs: &[&str]) -> Document {
    let mut document = notice();
    document.header.mark = organs.iter().map(|organ| text(organ)).collect();
    if let Some(last) = document.header.mark.last_mut() {
        *last = text(&format!("{}文件", organs[organs.len() - 1]));
    }
    document.signature.organs = organs.iter().map(|organ| text(organ)).collect();
    document.body.truncate(3);
    document.attachment_list = None;
    document
}
