//! Finding fonts: the office's own first, then the system's; data is read when first needed.

use crate::{FontError, Role};
use fontdb::{Database, FaceInfo, Source};
use gongwen::profile::FontChoice;
use std::path::PathBuf;
use std::sync::OnceLock;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontInfo, FontVariant};
use typst::utils::LazyHash;

/// Where fonts are looked for.
#[derive(Clone, Debug)]
pub struct FontSources {
    /// The office's own licensed fonts; they come before all others.
    pub office_dir: Option<PathBuf>,
    /// Folders of the system.
    pub system_dirs: Vec<PathBuf>,
}

impl Default for FontSources {
    fn default() -> Self {
        let mut system_dirs = vec![PathBuf::from("/usr/share/fonts"), PathBuf::from("/usr/local/share/fonts")];
        system_dirs.extend(std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local/share/fonts")));
        Self { office_dir: None, system_dirs }
    }
}

/// Which family serves a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleFont {
    /// The role.
    pub role: Role,
    /// The family that serves it.
    pub family: String,
    /// The Chinese name of the typeface that the standard wants.
    pub wanted: &'static str,
    /// Whether the family only stands in for the typeface that is wanted.
    pub substitute: bool,
}

/// The fonts that pages are set with.
pub struct Fonts {
    book: LazyHash<FontBook>,
    slots: Vec<Slot>,
    chains: Vec<Vec<usize>>,
    table: Vec<RoleFont>,
}

/// One face: in the book under a name of its own, so that a list of slots is a list of fonts.
struct Slot {
    families: Vec<String>,
    weight: u16,
    office: bool,
    path: PathBuf,
    index: u32,
    font: OnceLock<Option<Font>>,
    covered: OnceLock<Vec<u64>>,
}

impl Fonts {
    /// Looks for fonts. Only names and coverage are read.
    ///
    /// # Errors
    /// If no font at all serves a role, or the office's folder does not exist.
    pub fn load(sources: &FontSources) -> Result<Self, FontError> {
        let mut fonts =
            Self { book: LazyHash::new(FontBook::new()), slots: Vec::new(), chains: Vec::new(), table: Vec::new() };
        if let Some(folder) = &sources.office_dir {
            if !folder.is_dir() {
                return Err(FontError::NoFolder(folder.display().to_string()));
            }
            let mut office = Database::new();
            office.load_fonts_dir(folder);
            fonts.take(&office, true, |_| true);
        }
        let mut system = Database::new();
        for folder in &sources.system_dirs {
            system.load_fonts_dir(folder);
        }
        fonts.take(&system, false, is_known);
        for role in Role::ALL {
            let chain = fonts.find_chain(role);
            let Some(&first) = chain.first() else {
                return Err(FontError::Missing { wanted: role.wanted(), folders: folders(sources) });
            };
            let family = fonts.slots[first].name().to_owned();
            let substitute = !fonts.slots[first].is_one_of(role.genuine());
            fonts.table.push(RoleFont { role, family, wanted: role.wanted(), substitute });
            fonts.chains.push(chain);
        }
        Ok(fonts)
    }

    /// Which family serves which role.
    #[must_use]
    pub fn table(&self) -> &[RoleFont] {
        &self.table
    }

    fn take(&mut self, faces: &Database, office: bool, wanted: impl Fn(&FaceInfo) -> bool) {
        for face in faces.faces().filter(|face| face.style == fontdb::Style::Normal && wanted(face)) {
            let (Source::File(path) | Source::SharedFile(path, _)) = &face.source else { continue };
            let Some(mut info) = faces.with_face_data(face.id, FontInfo::new).flatten() else { continue };
            info.family = slot_name(self.slots.len());
            info.variant = FontVariant::default();
            self.book.push(info);
            self.slots.push(Slot {
                families: face.families.iter().map(|(name, _)| name.clone()).collect(),
                weight: weight(face),
                office,
                path: path.clone(),
                index: face.index,
                font: OnceLock::new(),
                covered: OnceLock::new(),
            });
        }
    }

    /// The faces for a role, best first.
    fn find_chain(&self, role: Role) -> Vec<usize> {
        let mut chain = Vec::new();
        for office in [true, false] {
            for family in role.genuine() {
                chain.extend(self.find(family, 400, Some(office)));
            }
        }
        for (family, weight) in role.free() {
            chain.extend(self.find(family, *weight, None));
        }
        let mut seen = Vec::new();
        chain.retain(|slot| {
            !seen.contains(slot) && {
                seen.push(*slot);
                true
            }
        });
        chain
    }

    fn find(&self, family: &str, weight: u16, office: Option<bool>) -> Option<usize> {
        (0..self.slots.len())
            .filter(|&slot| office.is_none_or(|office| self.slots[slot].office == office))
            .filter(|&slot| self.slots[slot].is_one_of(&[family]))
            .min_by_key(|&slot| (self.slots[slot].weight.abs_diff(weight), slot))
    }

    /// The faces for a role where a profile has a say.
    pub(crate) fn chain(&self, role: Role, choice: &FontChoice) -> Vec<usize> {
        let mut chain: Vec<usize> =
            role.chosen(choice).iter().filter_map(|family| self.find(family, 400, None)).collect();
        chain
            .extend(self.chains[role.index()].iter().filter(|slot| !chain.contains(slot)).copied().collect::<Vec<_>>());
        chain
    }

    pub(crate) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    /// The font in a slot, read from its file the first time.
    pub(crate) fn font(&self, slot: usize) -> Option<Font> {
        let slot = self.slots.get(slot)?;
        slot.font.get_or_init(|| Font::new(Bytes::new(std::fs::read(&slot.path).ok()?), slot.index)).clone()
    }

    /// The slot that a font came from. A page that the engine remembers may hold the font as another
    /// typesetter read it.
    pub(crate) fn slot_of(&self, font: &Font) -> Option<usize> {
        let find = |same: fn(&Font, &Font) -> bool| {
            self.slots.iter().position(|slot| {
                let loaded = slot.font.get().and_then(Option::as_ref);
                loaded.is_some_and(|own| own.index() == font.index() && same(own, font))
            })
        };
        find(|own, font| std::ptr::eq(own.data().as_ptr(), font.data().as_ptr()))
            .or_else(|| find(|own, font| own.data().len() == font.data().len() && own.info() == font.info()))
    }

    /// The family of a slot as people know it.
    pub(crate) fn family(&self, slot: usize) -> &str {
        self.slots[slot].name()
    }

    /// Whether the family in a slot is the typeface itself.
    pub(crate) fn is_genuine(&self, slot: usize, role: Role) -> bool {
        self.slots[slot].is_one_of(role.genuine())
    }

    /// Whether a slot has a glyph for a character.
    pub(crate) fn covers(&self, slot: usize, c: char) -> bool {
        let covered = self.slots[slot].covered.get_or_init(|| {
            let mut bits = Vec::new();
            for code in self.book.info(slot).map(|info| info.coverage.iter()).into_iter().flatten() {
                let word = code as usize / 64;
                if bits.len() <= word {
                    bits.resize(word + 1, 0_u64);
                }
                bits[word] |= 1 << (code % 64);
            }
            bits
        });
        let code = c as usize;
        covered.get(code / 64).is_some_and(|word| word >> (code % 64) & 1 == 1)
    }
}

impl Slot {
    fn name(&self) -> &str {
        self.families.first().map_or("", String::as_str)
    }

    fn is_one_of(&self, families: &[&str]) -> bool {
        self.families.iter().any(|own| families.iter().any(|family| own.eq_ignore_ascii_case(family)))
    }
}

/// The name of a slot in the book.
pub(crate) fn slot_name(slot: usize) -> String {
    format!("face{slot}")
}

/// Whether a face of the system is of use; all others are passed over unread.
fn is_known(face: &FaceInfo) -> bool {
    face.families.iter().any(|(name, _)| {
        Role::ALL.iter().any(|role| {
            role.genuine().iter().any(|family| family.eq_ignore_ascii_case(name))
                || role.free().iter().any(|(family, _)| family.eq_ignore_ascii_case(name))
        })
    })
}

/// The weight of a face; some bold ones do not say so in the field made for it.
fn weight(face: &FaceInfo) -> u16 {
    let bold = ["Bold", "Black", "Heavy"].iter().any(|word| face.post_script_name.contains(word));
    if bold { face.weight.0.max(700) } else { face.weight.0 }
}

fn folders(sources: &FontSources) -> String {
    let folders = sources.office_dir.iter().chain(&sources.system_dirs);
    folders.map(|folder| folder.display().to_string()).collect::<Vec<_>>().join("、")
}
