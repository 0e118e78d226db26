//! A title: where its lines end, and the item it becomes.

mod brackets;
mod cuts;
mod lines;
mod names;
mod numbers;
mod organs;
mod sense;
mod terms;
mod words;

use crate::nodes::Nodes;
use crate::sheet::Item;
use crate::{Element, Role};
use gongwen::Title;
use lines::break_title;

/// Width of the text area in characters of a title (2号, 22 pt).
const ROOM: f64 = 442.2 / 22.0;

/// The title in the writer's own lines; one that is too wide is broken by sense, as is a title on
/// one line.
pub(crate) fn item(title: &Title, element: Element, nodes: &mut Nodes<'_>) -> Item {
    let text = title.text.as_str();
    let faces = nodes.faces;
    let width = |line: &str| faces.width(Role::Xiaobiaosong, line);
    let ends = break_title(text, &title.breaks, ROOM, &width);
    let mut lines = Vec::new();
    let mut start = 0;
    for end in ends.into_iter().chain([text.len()]) {
        let line = title.text.slice(start..end);
        if !line.as_str().trim().is_empty() {
            lines.push(nodes.text(element, &line.trimmed(), Role::Xiaobiaosong));
        }
        start = end;
    }
    Item::Title { lines }
}
