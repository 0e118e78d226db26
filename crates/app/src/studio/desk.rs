//! What was set last, kept at hand so that pictures of pages need not be set again.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use typeset::Setting;

/// Settings kept for one draft: the page asked for may be that of the text before.
const FOR_ONE: usize = 2;
/// Settings kept in all.
const SETTINGS: usize = 12;
/// Bytes of pictures kept in all.
const PICTURES: usize = 8 * 1024 * 1024;

/// Settings and pictures, the newest first.
#[derive(Default)]
pub(super) struct Desk {
    settings: Mutex<VecDeque<Laid>>,
    pictures: Mutex<VecDeque<(Look, Arc<Vec<u8>>)>>,
}

/// The hash of a page and the width of its picture in pixels.
type Look = (String, u16);

struct Laid {
    draft: String,
    setting: Arc<Setting>,
    hashes: Vec<String>,
}

impl Desk {
    pub(super) fn put(&self, draft: &str, setting: Setting, hashes: Vec<String>) {
        let mut settings = lock(&self.settings);
        settings.push_front(Laid { draft: draft.to_owned(), setting: Arc::new(setting), hashes });
        let mut of_this = 0;
        settings.retain(|laid| {
            of_this += usize::from(laid.draft == draft);
            laid.draft != draft || of_this <= FOR_ONE
        });
        settings.truncate(SETTINGS);
    }

    /// The setting of a draft that has a page of that look, and which page it is.
    pub(super) fn find(&self, draft: &str, hash: &str) -> Option<(Arc<Setting>, usize)> {
        lock(&self.settings).iter().filter(|laid| laid.draft == draft).find_map(|laid| {
            let page = laid.hashes.iter().position(|own| own == hash)?;
            Some((laid.setting.clone(), page))
        })
    }

    /// Puts everything away; what is asked for later is set again.
    pub(super) fn clear(&self) {
        lock(&self.settings).clear();
        lock(&self.pictures).clear();
    }

    pub(super) fn picture(&self, hash: &str, width: u16) -> Option<Arc<Vec<u8>>> {
        let mut pictures = lock(&self.pictures);
        let at = pictures.iter().position(|((own, wide), _)| own == hash && *wide == width)?;
        let entry = pictures.remove(at)?;
        let picture = entry.1.clone();
        pictures.push_front(entry);
        Some(picture)
    }

    pub(super) fn keep_picture(&self, hash: &str, width: u16, picture: &Arc<Vec<u8>>) {
        let mut pictures = lock(&self.pictures);
        pictures.push_front(((hash.to_owned(), width), picture.clone()));
        let mut bytes = 0;
        pictures.retain(|(_, picture)| {
            bytes += picture.len();
            bytes <= PICTURES
        });
    }
}

/// A thread that failed while it held the lock left nothing half done.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
