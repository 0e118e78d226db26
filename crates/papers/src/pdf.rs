//! The text of a PDF: what its fonts say the glyphs mean, at the places where they are set.

use crate::lines::{Run, page};
use crate::{Error, LONGEST};
use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, TransformExt, interpret_page,
};
use kurbo::{Affine, BezPath, Rect};
use std::sync::Arc;

/// Most pages that are read.
const MOST_PAGES: usize = 2_000;
/// Into so many units the interpreter divides the height of a glyph.
const UNITS: f64 = 1000.0;

pub(crate) fn read(bytes: &[u8]) -> Result<String, Error> {
    let pdf = Pdf::new(Arc::new(bytes.to_vec())).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Error::Encrypted,
        LoadPdfError::Invalid => Error::Damaged,
    })?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(Error::Damaged);
    }
    let cache = InterpreterCache::new();
    // Nothing is drawn: a glyph whose font is missing is read all the same.
    let settings = InterpreterSettings { warning_sink: Arc::new(|_| {}), ..InterpreterSettings::default() };
    let mut out = String::new();
    for one in pages.iter().take(MOST_PAGES) {
        let transform = one.initial_transform(true).to_kurbo();
        let (width, height) = one.render_dimensions();
        let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut context = Context::new(transform, area, &cache, one.xref(), settings.clone());
        let mut text = Text::default();
        interpret_page(one, &mut context, &mut text);
        page(text.0, &mut out);
        if out.len() / 3 > LONGEST {
            break;
        }
    }
    Ok(out)
}

/// A device that keeps what is written and draws nothing.
#[derive(Default)]
struct Text(Vec<Run>);

impl<'a> Device<'a> for Text {
    fn draw_glyph(&mut self, glyph: &Glyph<'a>, at: Affine, of_glyph: Affine, _: &Paint<'a>, _: &GlyphDrawMode) {
        let Some(meant) = glyph.as_unicode() else { return };
        let text = match meant {
            BfString::Char(c) => c.to_string(),
            BfString::String(text) => text,
        };
        let place = at * of_glyph;
        let [_, _, c, d, x, y] = place.as_coeffs();
        self.0.push(Run { x, y, size: c.hypot(d) * UNITS, text });
    }
    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
