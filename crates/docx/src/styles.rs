//! Styles, as far as they decide what text a person sees: numbering, hidden text, and
//! raised and lowered characters.

use crate::package::ById;
use crate::script::Script;
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
    capitals: Option<bool>,
    small_capitals: Option<bool>,
    script: Option<Script>,
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
            let run = node.child("rPr");
            let style = Style {
                based_on: node.child("basedOn").and_then(Node::val).map(str::to_owned),
                numbering: node.child("pPr").and_then(NumberingRef::read),
                hidden: run.and_then(|run| run.switch("vanish")),
                capitals: run.and_then(|run| run.switch("caps")),
                small_capitals: run.and_then(|run| run.switch("smallCaps")),
                script: run.and_then(script),
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
        let inherited = style.as_deref().and_then(|id| self.inherited(id));
        let numbering = match (own, inherited) {
            (Some(own), Some(inherited)) => {
                Some(NumberingRef { list: own.list.or(inherited.list), level: own.level.or(inherited.level) })
            }
            (own, inherited) => own.or(inherited),
        };
        (numbering, style)
    }

    /// The list of a style and those that it builds on. One may name the level alone, and the list
    /// comes from below; where the list is named without a level, levels below say nothing.
    fn inherited(&self, id: &str) -> Option<NumberingRef> {
        let mut found: Option<NumberingRef> = None;
        for numbering in self.chain(id).filter_map(|style| style.numbering.as_ref()) {
            let found = found.get_or_insert_default();
            found.level = found.level.or(numbering.level);
            if numbering.list.is_some() {
                found.list.clone_from(&numbering.list);
                break;
            }
        }
        found
    }

    /// Whether a run is hidden.
    pub(crate) fn is_hidden(&self, run: Option<&Node>, paragraph: Option<&Node>) -> bool {
        let hidden = self.of_run(run, paragraph, |run| run.switch("vanish"), |style| style.hidden);
        hidden.unwrap_or(self.hidden_by_default)
    }

    /// Whether small letters of a run are shown as capitals, of whatever size.
    pub(crate) fn shows_capitals(&self, run: Option<&Node>, paragraph: Option<&Node>) -> bool {
        let whole = self.of_run(run, paragraph, |run| run.switch("caps"), |style| style.capitals);
        let small = self.of_run(run, paragraph, |run| run.switch("smallCaps"), |style| style.small_capitals);
        whole == Some(true) || small == Some(true)
    }

    /// Whether a run is raised or lowered.
    pub(crate) fn script(&self, run: Option<&Node>, paragraph: Option<&Node>) -> Option<Script> {
        self.of_run(run, paragraph, script, |style| style.script).filter(|script| *script != Script::Level)
    }

    /// What a run says itself, else its style, else the paragraph's style.
    fn of_run<T>(
        &self,
        run: Option<&Node>,
        paragraph: Option<&Node>,
        own: impl Fn(&Node) -> Option<T>,
        of_style: impl Fn(&Style) -> Option<T>,
    ) -> Option<T> {
        let run_style = run.and_then(|run| run.child("rStyle")).and_then(Node::val);
        let by_style = |id: &str| self.chain(id).find_map(&of_style);
        run.and_then(own)
            .or_else(|| run_style.and_then(by_style))
            .or_else(|| self.paragraph_style(paragraph).as_deref().and_then(by_style))
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

fn script(run: &Node) -> Option<Script> {
    run.child("vertAlign").and_then(Node::val).map(Script::named)
}
