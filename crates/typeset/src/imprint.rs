//! 版记 at the foot of the last even page.

use crate::nodes::Nodes;
use crate::sheet::Item;
use crate::{Element, Role};
use gongwen::{Imprint, Names};

/// Thickness of the first and last rule in mm (7.4.1).
const THICK: f64 = 0.35;
/// Thickness of the rules between.
const THIN: f64 = 0.25;

/// The lines of the 版记; empty where there is none. `moved` are addressees for whom the first
/// page has no room.
pub(crate) fn items(imprint: &Imprint, moved: Option<&Names>, nodes: &mut Nodes<'_>) -> Vec<Item> {
    let mut groups: Vec<Vec<Item>> = Vec::new();
    let mut receivers = Vec::new();
    for names in moved.into_iter().chain(&imprint.addressees) {
        receivers.push(named(Element::ImprintAddressees, "主送：", names, nodes));
    }
    if let Some(names) = &imprint.copies_to {
        receivers.push(named(Element::CopiesTo, "抄送：", names, nodes));
    }
    groups.push(receivers);
    for other in &imprint.others {
        let parts = nodes.text(Element::ImprintOther, other, Role::Fangsong);
        groups.push(vec![Item::Imprint { label: Vec::new(), parts }]);
    }
    if imprint.issuer.is_some() || imprint.date.is_some() {
        let issuer = imprint.issuer.as_ref();
        let left = issuer.map(|text| nodes.text(Element::ImprintIssuer, text, Role::Fangsong)).unwrap_or_default();
        let mut right = Vec::new();
        if let Some(date) = &imprint.date {
            right = nodes.text(Element::ImprintDate, date, Role::Fangsong);
            right.extend(nodes.label(Element::ImprintDate, "印发", Role::Fangsong));
        }
        groups.push(vec![Item::Issue { left, right }]);
    }
    groups.retain(|group| !group.is_empty());
    if groups.is_empty() {
        return Vec::new();
    }
    let mut items = Vec::new();
    for (i, group) in groups.into_iter().enumerate() {
        items.push(rule(if i == 0 { THICK } else { THIN }, nodes));
        items.extend(group);
    }
    items.push(rule(THICK, nodes));
    items
}

fn rule(thick: f64, nodes: &mut Nodes<'_>) -> Item {
    Item::Rule { n: nodes.line(Element::ImprintRule), thick }
}

/// 「抄送：」 and names, continued below the first name, closed by a full stop.
fn named(element: Element, label: &str, names: &Names, nodes: &mut Nodes<'_>) -> Item {
    let label = nodes.label(element, label, Role::Fangsong);
    let mut parts = nodes.text(element, &names.text, Role::Fangsong);
    parts.extend(if names.end.is_empty() || element == Element::ImprintAddressees {
        nodes.label(element, "。", Role::Fangsong)
    } else {
        nodes.text(element, &names.end, Role::Fangsong)
    });
    Item::Imprint { label, parts }
}
