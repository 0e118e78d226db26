//! A whole document as the document rules see it.

use crate::context::Context;
use crate::issuer;
use gongwen::{Block, Direction, Document, Kind, Names, Organ, Paragraph, Profile, Reading, Relation, Text};

/// The document with what is known about it.
pub(crate) struct Page<'a> {
    pub(crate) source: &'a str,
    pub(crate) document: &'a Document,
    pub(crate) context: &'a Context,
    /// The profile, where the document may be one of its organ.
    own: Option<&'a Profile>,
}

impl<'a> Page<'a> {
    pub(crate) fn new(reading: &'a Reading, context: &'a Context) -> Self {
        let document = &reading.document;
        let own = context.profile.as_ref().filter(|profile| issuer::is_ours(document, profile));
        Self { source: &reading.text, document, context, own }
    }

    /// Whether a place is in the front matter (文首信息), which is no paper: its labels and marks are
    /// its own syntax, and what is printed from it has them right.
    pub(crate) fn in_front_matter(&self, at: usize) -> bool {
        let begun = self.source.trim_start_matches('\u{feff}');
        let offset = self.source.len() - begun.len();
        let Some(rest) = begun.strip_prefix("---") else { return false };
        rest.find("\n---").is_some_and(|end| at <= offset + 3 + end)
    }

    pub(crate) fn kind(&self) -> Option<Kind> {
        self.context.kind.or_else(|| self.document.kind())
    }

    pub(crate) fn is_kind(&self, kinds: &[Kind]) -> bool {
        self.kind().is_some_and(|kind| kinds.contains(&kind))
    }

    /// The profile of the office that issues the document; nothing for the documents of others.
    pub(crate) fn profile(&self) -> Option<&'a Profile> {
        self.own
    }

    /// Whether it goes to a superior organ: by statement, by kind, or because the office
    /// profile says that every addressee is a superior.
    pub(crate) fn is_upward(&self) -> bool {
        if let Some(direction) = self.document.stated.direction {
            return direction == Direction::Upward;
        }
        self.kind().is_some_and(Kind::is_upward)
            || (self.is_kind(&[Kind::Opinion]) && self.all_addressees_are(Relation::Superior))
    }

    /// The addressees, wherever they stand.
    pub(crate) fn addressee_names(&self) -> Option<&'a Names> {
        self.document.addressees.as_ref().or(self.document.imprint.addressees.as_ref())
    }

    pub(crate) fn addressees(&self) -> Vec<Text> {
        self.addressee_names().map(Names::items).unwrap_or_default()
    }

    pub(crate) fn copies_to(&self) -> Vec<Text> {
        self.document.imprint.copies_to.as_ref().map(Names::items).unwrap_or_default()
    }

    pub(crate) fn relation(&self, name: &str) -> Option<Relation> {
        self.profile()?.relation(name)
    }

    fn all_addressees_are(&self, relation: Relation) -> bool {
        let names = self.addressees();
        !names.is_empty() && names.iter().all(|n| self.relation(n.as_str()) == Some(relation))
    }

    pub(crate) fn paragraphs(&self) -> impl Iterator<Item = &'a Paragraph> {
        self.document.body.iter().filter_map(Block::paragraph)
    }

    /// The last paragraph of the body.
    pub(crate) fn last_paragraph(&self) -> Option<&'a Paragraph> {
        self.paragraphs().last()
    }

    /// The organ of the profile that a written name means.
    pub(crate) fn organ(&self, name: &str) -> Option<&'a Organ> {
        let profile = self.context.profile.as_ref()?;
        std::iter::once(&profile.organ)
            .chain(&profile.superiors)
            .chain(&profile.subordinates)
            .chain(&profile.peers)
            .find(|organ| organ.is_called(name))
    }

    /// Whether there is a printed head (版头) and not only text for the web.
    pub(crate) fn has_header(&self) -> bool {
        !self.document.header.mark.is_empty()
    }
}
