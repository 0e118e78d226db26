//! How wide text will be, before it is laid out.

use crate::{Fonts, Role};
use gongwen::profile::FontChoice;
use std::cell::OnceCell;
use typst::layout::Abs;
use typst::text::{FontInstance, FontVariant, FontVariations};

/// The fonts of one document: by role, the faces in order.
pub(crate) struct Faces<'a> {
    pub(crate) fonts: &'a Fonts,
    chains: Vec<Vec<usize>>,
    first: [OnceCell<Option<FontInstance>>; 5],
}

impl<'a> Faces<'a> {
    pub(crate) fn new(fonts: &'a Fonts, choice: &FontChoice) -> Self {
        let chains = Role::ALL.iter().map(|role| fonts.chain(*role, choice)).collect();
        Self { fonts, chains, first: Default::default() }
    }

    /// The faces of a role, best first; never empty.
    pub(crate) fn chain(&self, role: Role) -> &[usize] {
        &self.chains[role.index()]
    }

    /// The face that draws digits, Latin letters and their marks for a role, where the best one
    /// draws poor ones: that of 宋体.
    pub(crate) fn latin(&self, role: Role) -> Option<usize> {
        let first = self.fonts.family(self.chain(role)[0]);
        role.has_poor_latin(first).then(|| self.chain(Role::Songti)[0])
    }

    /// Whether a face draws a character as it is meant to: as the best of its role, or as the one
    /// for digits and Latin letters.
    pub(crate) fn is_meant(&self, slot: usize, role: Role, c: char) -> bool {
        slot == self.chain(role)[0] || (c.is_ascii_graphic() && self.latin(role) == Some(slot))
    }

    /// The best face of a role, ready for use.
    pub(crate) fn face(&self, role: Role) -> Option<&FontInstance> {
        let load = || {
            let font = self.fonts.font(self.chain(role)[0])?;
            Some(font.instantiate(FontVariant::default(), Abs::pt(16.0), &FontVariations::default()))
        };
        self.first[role.index()].get_or_init(load).as_ref()
    }

    /// Whether any face of the role has a glyph for the character.
    pub(crate) fn covers(&self, role: Role, c: char) -> bool {
        self.chain(role).iter().any(|&slot| self.fonts.covers(slot, c))
    }

    /// Width of a text in em.
    pub(crate) fn width(&self, role: Role, text: &str) -> f64 {
        let own = self.face(role);
        let latin = self.latin(role).map_or(own, |_| self.face(Role::Songti));
        let advance = |c: char| {
            let face = if c.is_ascii_graphic() { latin? } else { own? };
            let glyph = face.ttf().glyph_index(c)?;
            face.x_advance(glyph.0).map(typst::layout::Em::get)
        };
        text.chars().map(|c| advance(c).unwrap_or(if c.is_ascii() { 0.5 } else { 1.0 })).sum()
    }
}
