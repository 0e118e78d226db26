//! The seam to typesetting: pages, their pictures, and where each line of text stands on them.

use super::desk::Desk;
use crate::App;
use crate::doctor::{Health, HealthLine};
use crate::error::{Error, Kind, Result};
use gongwen::{Document, Profile};
use office::Moment;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::Semaphore;
use typeset::{FontSources, Fonts, PdfInfo, Setting, Typesetter};

/// Widths in pixels that a page can be pictured in. The browser takes the one nearest to what it
/// shows: a larger picture would lose the thin strokes of 仿宋 when it is shrunk.
pub const PICTURE_WIDTHS: [u16; 9] = [360, 420, 500, 580, 680, 800, 960, 1200, 1600];
/// Points in a millimetre.
const POINTS: f64 = 72.0 / 25.4;

/// A page of a set document.
#[derive(Clone, Debug)]
pub struct Page {
    /// Names how it looks: the same hash, the same picture.
    pub hash: String,
    /// Width in millimetres.
    pub width: f64,
    /// Height in millimetres.
    pub height: f64,
}

/// A line of text on a page, in millimetres from the top left corner.
#[derive(Clone, Debug)]
pub struct LineBox {
    /// The page, from 0.
    pub page: usize,
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Where its characters begin in the source, in bytes.
    pub start: usize,
    /// Where they end.
    pub end: usize,
}

/// A font that serves a role.
#[derive(Clone, Debug)]
pub struct FontLine {
    /// The typeface that the standard wants.
    pub wanted: String,
    /// The family that serves.
    pub family: String,
    /// Whether it only stands in.
    pub substitute: bool,
}

/// A set document.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Its pages.
    pub pages: Vec<Page>,
    /// Its lines.
    pub lines: Vec<LineBox>,
    /// What a person should know of the setting: fonts that stand in, characters no font has.
    pub remarks: Vec<String>,
}

/// Sets documents. Cheap to clone; all clones are one.
#[derive(Clone)]
pub struct Press {
    typesetter: std::result::Result<Arc<Typesetter>, Arc<str>>,
    desk: Arc<Desk>,
    gate: Arc<Semaphore>,
    /// When something was last done; `None` once everything is put away.
    busy: Arc<Mutex<Option<Instant>>>,
}

/// After so long without anything to set, everything is put away.
const REST: Duration = Duration::from_secs(60);

/// As many as the machine has cores: more at once would not be done sooner, and each holds tens of
/// megabytes while it works.
fn gate() -> Arc<Semaphore> {
    Arc::new(Semaphore::new(std::thread::available_parallelism().map_or(1, usize::from)))
}

impl Press {
    /// Looks for fonts: the office's own folder first.
    #[must_use]
    pub fn new(office_fonts: Option<PathBuf>) -> Self {
        let sources = FontSources { office_dir: office_fonts, ..FontSources::default() };
        let typesetter = match Fonts::load(&sources) {
            Ok(fonts) => Ok(Arc::new(Typesetter::new(fonts))),
            Err(error) => {
                tracing::warn!(%error, "no fonts, pages cannot be set");
                Err(error.to_string().into())
            }
        };
        Self { typesetter, desk: Arc::default(), gate: gate(), busy: Arc::default() }
    }

    /// Sets nothing and says so.
    #[must_use]
    pub fn without_fonts() -> Self {
        Self {
            typesetter: Err("没有载入字体，不能排版。检查和编辑不受影响。".into()),
            desk: Arc::default(),
            gate: gate(),
            busy: Arc::default(),
        }
    }

    /// Does what sets pages, on a thread for long work, when it is its turn.
    pub(crate) async fn work<T: Send + 'static>(&self, job: impl FnOnce(&Self) -> T + Send + 'static) -> Result<T> {
        let turn = self.gate.clone().acquire_owned().await;
        let turn = turn.map_err(|error| Error::new(Kind::Bug, "程序正在停止，请稍后再试。").because(error))?;
        *self.busy.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
        let press = self.clone();
        let done = tokio::task::spawn_blocking(move || {
            // Kept until the work is done, though whoever asked may have gone.
            let _turn = turn;
            job(&press)
        });
        Ok(done.await?)
    }

    /// Puts away what was kept to be quick, once nobody has set anything for a while: one document
    /// takes tens of megabytes.
    pub(crate) async fn keep(&self) {
        loop {
            tokio::time::sleep(REST / 4).await;
            if self.is_unused() {
                self.desk.clear();
                if let Ok(typesetter) = self.typesetter() {
                    typesetter.rest();
                }
            }
        }
    }

    /// Whether there is something to put away that was not used for a while; told once.
    fn is_unused(&self) -> bool {
        let mut busy = self.busy.lock().unwrap_or_else(PoisonError::into_inner);
        let unused = busy.is_some_and(|at| at.elapsed() >= REST);
        if unused {
            *busy = None;
        }
        unused
    }

    /// The fonts by role.
    #[must_use]
    pub fn fonts(&self) -> Vec<FontLine> {
        let Ok(typesetter) = &self.typesetter else { return Vec::new() };
        let line = |font: &typeset::RoleFont| FontLine {
            wanted: font.wanted.to_owned(),
            family: font.family.clone(),
            substitute: font.substitute,
        };
        typesetter.fonts().table().iter().map(line).collect()
    }

    pub(crate) fn health(&self) -> Vec<HealthLine> {
        if let Err(trouble) = &self.typesetter {
            return vec![HealthLine { name: "字体".to_owned(), health: Health::Bad, detail: trouble.to_string() }];
        }
        let line = |font: FontLine| HealthLine {
            name: format!("字体：{}", font.wanted),
            health: if font.substitute { Health::Fair } else { Health::Good },
            detail: if font.substitute {
                format!("没有{}，用“{}”代替。单位已获授权的字体可放入字体文件夹。", font.wanted, font.family)
            } else {
                font.family
            },
        };
        self.fonts().into_iter().map(line).collect()
    }

    fn typesetter(&self) -> std::result::Result<&Typesetter, String> {
        self.typesetter.as_deref().map_err(ToString::to_string)
    }

    /// Sets a document for the desk of a draft.
    pub(super) fn set(
        &self,
        draft: &str,
        document: &Document,
        profile: &Profile,
    ) -> std::result::Result<Sheet, String> {
        let setting = self.typesetter()?.set(document, profile).map_err(|error| {
            tracing::error!(%draft, %error, "setting failed");
            error.to_string()
        })?;
        let sheet = sheet(&setting);
        let hashes = sheet.pages.iter().map(|page| page.hash.clone()).collect();
        self.desk.put(draft, setting, hashes);
        Ok(sheet)
    }

    /// The picture of a page that was set for that draft, if it is still at hand.
    pub(super) fn picture(&self, draft: &str, hash: &str, width: u16) -> Option<Arc<Vec<u8>>> {
        let (setting, page) = self.desk.find(draft, hash)?;
        if let Some(picture) = self.desk.picture(hash, width) {
            return Some(picture);
        }
        let sharpness = f64::from(width) / (setting.facts().width * POINTS);
        let picture = Arc::new(setting.png(page, sharpness));
        self.desk.keep_picture(hash, width, &picture);
        Some(picture)
    }

    /// How many pages a document has when it is set; `None` if it cannot be.
    pub(crate) fn pages(&self, document: &Document, profile: &Profile) -> Option<u32> {
        let setting = self.typesetter().ok()?.set(document, profile).ok()?;
        u32::try_from(setting.page_count()).ok()
    }

    /// A PDF of a document.
    pub(crate) fn pdf(&self, document: &Document, profile: &Profile, now: Moment) -> Result<Vec<u8>> {
        let typesetter = self.typesetter().map_err(|trouble| Error::new(Kind::Unavailable, trouble))?;
        let failed = |error: typeset::Error| Error::new(Kind::Unavailable, error.to_string()).because(error);
        let setting = typesetter.set(document, profile).map_err(failed)?;
        let author = document.signature.organs.first().map_or(profile.organ.name.as_str(), gongwen::Text::as_str);
        let info = PdfInfo {
            title: document.title_text().to_owned(),
            author: author.to_owned(),
            created: now.millis().div_euclid(1000),
        };
        setting.pdf(&info).map_err(failed)
    }
}

impl App {
    /// Puts away what was kept to set pages quickly, whenever nobody has for a while. Never ends.
    pub async fn keep_press(&self) {
        self.press.keep().await;
    }
}

fn sheet(setting: &Setting) -> Sheet {
    let facts = setting.facts();
    let page = |number| Page { hash: setting.page_hash(number), width: facts.width, height: facts.height };
    let mut lines = Vec::new();
    for (number, page) in facts.pages.iter().enumerate() {
        for line in &page.lines {
            let Some(place) = line.source else { continue };
            lines.push(LineBox {
                page: number,
                x: line.x,
                y: line.y,
                width: line.w,
                height: line.h,
                start: place.start,
                end: place.end,
            });
        }
    }
    Sheet { pages: (0..setting.page_count()).map(page).collect(), lines, remarks: facts.messages.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_used_for_a_while_is_put_away_once() {
        let press = Press::without_fonts();
        assert!(!press.is_unused(), "nothing was set yet");
        let since = |ago: Duration| *press.busy.lock().expect("not poisoned") = Instant::now().checked_sub(ago);
        since(REST / 2);
        assert!(!press.is_unused());
        since(REST);
        assert!(press.is_unused());
        assert!(!press.is_unused(), "it is told once");
    }
}
