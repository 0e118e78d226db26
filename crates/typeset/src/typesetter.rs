//! From a document to its pages.

use crate::compose::{Plan, compose};
use crate::fonts::Fonts;
use crate::gather::gather;
use crate::measure::Faces;
use crate::nodes::Nodes;
use crate::pages::assemble;
use crate::setting::Setting;
use crate::walk::{Seen, walk};
use crate::world::{Scene, Stage};
use crate::{Error, Role, closing, messages, plan, seal};
use gongwen::{Document, Profile};
use typst::foundations::Bytes;
use typst::layout::Frame;
use typst_layout::PagedDocument;

/// Rounds of improvement: the mark shrinks and is fitted, without and with the addressees moved,
/// and the signature takes a line along or comes to page 1.
const ROUNDS: usize = 9;
/// Settings for which the engine keeps what it did not use again: one document takes tens of
/// megabytes, and whoever types gets their turn again soon.
const KEPT: usize = 2;

/// Sets documents. One serves a whole server: it holds fonts and templates and no state.
pub struct Typesetter {
    fonts: Fonts,
    stage: Stage,
}

impl Typesetter {
    /// A typesetter with these fonts.
    #[must_use]
    pub fn new(fonts: Fonts) -> Self {
        Self { fonts, stage: Stage::new() }
    }

    /// The fonts it sets with.
    #[must_use]
    pub fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// Sets a document in the general format of GB/T 9704-2012.
    ///
    /// # Errors
    /// If a font file has gone, or the layout engine fails.
    pub fn set(&self, document: &Document, profile: &Profile) -> Result<Setting, Error> {
        let faces = Faces::new(&self.fonts, &profile.fonts);
        for role in Role::ALL {
            if faces.face(role).is_none() {
                return Err(Error::FontGone { role, family: self.fonts.family(faces.chain(role)[0]).to_owned() });
            }
        }
        let mut plan = Plan::default();
        let mut round = 1;
        let (nodes, laid, seen) = loop {
            let mut nodes = Nodes::new(&faces);
            let pages = compose(document, plan, &mut nodes);
            let data = serde_json::to_vec(&pages).map_err(|error| Error::Layout(error.to_string()))?;
            let laid = self.lay(data)?;
            let seen = walk(laid.pages().iter().map(|page| &page.frame), &nodes.list, &self.fonts);
            match plan::improve(document, plan, &nodes.list, &seen).filter(|_| round < ROUNDS) {
                Some(better) => plan = better,
                None => break (nodes, laid, seen),
            }
            round += 1;
        };
        comemo::evict(KEPT);
        let seals = seal::places(closing::is_sealed(document), &nodes.list, &seen);
        let bottom = bottom(laid.pages().iter().map(|page| &page.frame), &nodes, &seen, &seals);
        let printed = assemble(laid.pages(), &seen, bottom, &faces);
        let mut facts = gather(&nodes, &seen, &seals, &printed);
        facts.messages = messages::messages(document, plan, &nodes.list, &seen, &facts);
        let mut laid = laid;
        let info = laid.info_mut().clone();
        Ok(Setting { pages: printed.into_iter().map(|page| page.page).collect(), info, facts })
    }

    /// Gives back what the engine keeps for the next setting, when none is to be expected soon. The
    /// next one takes as long as the first.
    pub fn rest(&self) {
        comemo::evict(0);
    }

    fn lay(&self, data: Vec<u8>) -> Result<PagedDocument, Error> {
        let scene = Scene { stage: &self.stage, fonts: &self.fonts, data: Bytes::new(data) };
        let result = typst::compile::<PagedDocument>(&scene);
        let document = result.output.map_err(|errors| Error::Layout(first(&errors)))?;
        if result.warnings.is_empty() { Ok(document) } else { Err(Error::Layout(first(&result.warnings))) }
    }
}

fn first(diagnostics: &[typst::diag::SourceDiagnostic]) -> String {
    diagnostics.first().map(|diagnostic| diagnostic.message.to_string()).unwrap_or_default()
}

/// The lowest edge, in pt, of what stands on the last page before the 版记: text, tables and
/// the seals' places.
fn bottom<'a>(
    pages: impl Iterator<Item = &'a Frame>,
    nodes: &Nodes<'_>,
    seen: &Seen,
    seals: &[(usize, crate::walk::Area)],
) -> f64 {
    let count = pages.count();
    let Some(last) = seen.imprint.unwrap_or(count).checked_sub(1) else { return 0.0 };
    let lines = seen.lines.iter().filter(|line| line.page == last && !nodes.list[line.node].element.is_imprint());
    let text = lines.map(|line| line.area.bottom()).fold(0.0, f64::max);
    let table = seen.tables[last].map_or(0.0, |(bottom, _)| bottom);
    let seal = seals.iter().filter(|(page, _)| *page == last).map(|(_, area)| area.bottom()).fold(0.0, f64::max);
    text.max(table).max(seal)
}
