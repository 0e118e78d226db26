//! Pages as pictures for the screen.

use crate::Setting;
use typst::utils::Scalar;
use typst_render::RenderOptions;

impl Setting {
    /// A page as PNG; `page` counts from 0. Empty if there is no such page.
    #[must_use]
    pub fn png(&self, page: usize, pixels_per_point: f64) -> Vec<u8> {
        let options = RenderOptions { pixel_per_pt: Scalar::new(pixels_per_point), render_bleed: false };
        let picture = self.pages.get(page).map(|page| typst_render::render(page, &options));
        picture.and_then(|picture| picture.encode_png().ok()).unwrap_or_default()
    }
}
