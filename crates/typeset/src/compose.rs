//! From the document to what stands on its pages, in order.

use crate::measure::Faces;
use crate::nodes::Nodes;
use crate::sheet::{Item, Pages, Sheet};
use crate::{Element, Role};
use crate::{body, closing, head, imprint, title};
use gongwen::{Attachment, Document, Names};

/// How large the names of joint organs are in the mark (7.2.4 fixes no size).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum MarkSize {
    /// As they usually are.
    #[default]
    Usual,
    /// As small as they may be.
    Least,
    /// As large, in pt, as page 1 has room for above a line of the body.
    Fitted(f64),
}

/// Decisions that need a look at the pages first.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Plan {
    pub(crate) mark: MarkSize,
    /// The mark was made smaller so that the signature may stand on page 1.
    pub(crate) for_signature: bool,
    /// Page 1 cannot show body, whatever is done: everything is left as it usually is.
    pub(crate) no_body_first: bool,
    /// 主送机关 go into the 版记, because page 1 would show no body (7.3.2).
    pub(crate) addressees_moved: bool,
    /// The last paragraph goes on after a new page from this character on, so that the
    /// signature does not stand alone (7.3.5.5).
    pub(crate) split: Option<usize>,
    /// The same where a table closes the body: it goes on after a new page from this row on.
    pub(crate) row: Option<usize>,
}

/// Lays the document out as sheets of items.
pub(crate) fn compose(document: &Document, plan: Plan, nodes: &mut Nodes<'_>) -> Pages {
    let mut sheets = vec![main_sheet(document, plan, nodes)];
    for attachment in &document.attachments {
        sheets.push(attachment_sheet(attachment, nodes));
    }
    let moved = document.addressees.as_ref().filter(|_| plan.addressees_moved);
    let items = imprint::items(&document.imprint, moved, nodes);
    if !items.is_empty() {
        sheets.push(Sheet { imprint: true, turned: false, items });
    }
    let faces = Role::ALL.into_iter().map(|role| (role, names(nodes.faces, role))).collect();
    let latin = Role::ALL.into_iter().filter_map(|role| {
        let slot = nodes.faces.latin(role)?;
        Some((role, crate::fonts::slot_name(slot)))
    });
    Pages { faces, latin: latin.collect(), sheets }
}

fn names(faces: &Faces<'_>, role: Role) -> Vec<String> {
    faces.chain(role).iter().map(|&slot| crate::fonts::slot_name(slot)).collect()
}

fn main_sheet(document: &Document, plan: Plan, nodes: &mut Nodes<'_>) -> Sheet {
    let mut items = head::items(document, plan.mark, nodes);
    if let Some(title) = &document.title {
        items.push(title::item(title, Element::Title, nodes));
    }
    if head::is_order(document) {
        items.extend(head::order_number(document, nodes));
    }
    for adoption in &document.adoption {
        let parts = nodes.text(Element::Adoption, adoption, Role::Kaiti);
        items.push(Item::Paragraph(crate::sheet::Paragraph { centred: true, parts, ..Default::default() }));
    }
    if !items.is_empty() {
        items.push(Item::Gap { rows: 1.0 });
    }
    if let Some(names) = document.addressees.as_ref().filter(|_| !plan.addressees_moved) {
        items.push(addressees(names, nodes));
    }
    items.extend(body::items(&document.body, plan, nodes));
    items.extend(closing::items(document, nodes));
    Sheet { turned: false, imprint: false, items }
}

fn addressees(names: &Names, nodes: &mut Nodes<'_>) -> Item {
    let mut parts = nodes.text(Element::Addressees, &names.text, Role::Fangsong);
    parts.extend(if names.end.is_empty() {
        nodes.label(Element::Addressees, "：", Role::Fangsong)
    } else {
        nodes.text(Element::Addressees, &names.end, Role::Fangsong)
    });
    Item::Paragraph(crate::sheet::Paragraph { parts, ..Default::default() })
}

/// 附件 on pages of its own (7.3.7): the label on line 1, the title on line 3. A text that is
/// issued has no label; its title stands one line down.
fn attachment_sheet(attachment: &Attachment, nodes: &mut Nodes<'_>) -> Sheet {
    let mut items = Vec::new();
    if let Some(label) = &attachment.label {
        let parts = nodes.text(Element::AttachmentLabel, label, Role::Heiti);
        items.push(Item::Paragraph(crate::sheet::Paragraph { parts, ..Default::default() }));
    }
    if let Some(title) = &attachment.title {
        items.push(Item::Gap { rows: 1.0 });
        items.push(title::item(title, Element::AttachmentTitle, nodes));
    }
    if !items.is_empty() {
        items.push(Item::Gap { rows: 1.0 });
    }
    let room = if attachment.landscape { body::Room::TURNED } else { body::Room::UPRIGHT };
    items.extend(body::items_in(&attachment.body, Plan::default(), room, nodes));
    Sheet { turned: attachment.landscape, imprint: false, items }
}
