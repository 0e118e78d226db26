//! Styles, as far as they decide what text a person sees: numbering and hidden text.

use crate::package::ById;
use crate::xml::Node;

/// Longest chain of styles that build on one another.
const LONGEST_CHAIN: usize = 32;

/// The styles of a document.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    styles: ById<Style>,
    default_paragraph: Option<String>,
    hidden_by_default: bool,
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    numbering: Option<NumberingRef>,
    hidden: Option<bool>,
}

/// Which list and level a paragraph belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct NumberingRef {
    /// `numId`; "0" takes the number away.
    pub list: Option<String>,
    /// `ilvl`
    pub level: Option<usize>,
}

impl NumberingRef {
    /// Reads `numPr` of paragraph properties.
    pub(crate) fn read(properties: &Node) -> Option<Self> {
        let node = properties.child("numPr")?;
        Some(Self {
            list: node.child("numId").and_then(Node::val).map(str::to_owned),
            level: node.child("ilvl").and_then(Node::val).and_then(|level| level.parse().ok()),
        })
    }
}

impl Styles {
    /// Reads styles.xml.
    pub(crate) fn read(part: &Node) -> Self {
        let mut result = Self::default();
        for node in part.all("style") {
            let Some(id) = node.attr("styleId") else { continue };
            let style = Style {
                based_on: node.child("basedOn").and_then(Node::val).map(str::to_owned),
                numbering: node.child("pPr").and_then(NumberingRef::read),
                hidden: node.child("rPr").and_then(|run| run.switch("vanish")),
            };
            if node.attr("type") == Some("paragraph") && matches!(node.attr("default"), Some("1" | "true")) {
                result.default_paragraph = Some(id.to_owned());
            }
            result.styles.insert(id.to_owned(), style);
        }
        let defaults =
            part.child("docDefaults").and_then(|node| node.child("rPrDefault")).and_then(|node| node.child("rPr"));
        result.hidden_by_default = defaults.and_then(|run| run.switch("vanish")).unwrap_or(false);
        result
    }

    /// The list of a paragraph: its own, else that of its style; with the style's id, because a
    /// list may name the style of each level.
    pub(crate) fn numbering(&self, paragraph: Option<&Node>) -> (Option<NumberingRef>, Option<String>) {
        let style = self.paragraph_style(paragraph);
        let own = paragraph.and_then(NumberingRef::read);
        let inherited = style.as_deref().and_then(|id| self.chain(id).find_map(|style| style.numbering.clone()));
        let numbering = match (own, inherited) {
            (Some(own), Some(inherited)) => {
                Some(NumberingRef { list: own.list.or(inherited.list), level: own.level.or(inherited.level) })
            }
            (own, inherited) => own.or(inherited),
        };
        (numbering, style)
    }

    /// Whether a run is hidden: its own switch, its style, the paragraph's style, the default.
    pub(crate) fn is_hidden(&self, run: Option<&Node>, paragraph: Option<&Node>) -> bool {
        let own = run.and_then(|run| run.switch("vanish"));
        let run_style = run.and_then(|run| run.child("rStyle")).and_then(Node::val);
        let by_style = |id: &str| self.chain(id).find_map(|style| style.hidden);
        own.or_else(|| run_style.and_then(by_style))
            .or_else(|| self.paragraph_style(paragraph).as_deref().and_then(by_style))
            .unwrap_or(self.hidden_by_default)
    }

    fn paragraph_style(&self, paragraph: Option<&Node>) -> Option<String> {
        let own = paragraph.and_then(|properties| properties.child("pStyle")).and_then(Node::val).map(str::to_owned);
        own.or_else(|| self.default_paragraph.clone())
    }

    fn chain<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a Style> {
        let first = self.styles.get(id);
        std::iter::successors(first, |style| self.styles.get(style.based_on.as_deref()?)).take(LONGEST_CHAIN)
    }
}
