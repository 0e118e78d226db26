//! Hashing many entries on all cores.

use crate::hash::{Hash, leaf_hash};
use sm3::digest::Digest;
use std::thread;

/// Fewer than these are hashed sooner than a thread starts.
const WORTH_A_THREAD: usize = 2048;

/// The leaf hash of each entry, in order.
#[must_use]
pub fn leaf_hashes<H: Digest>(entries: &[&[u8]]) -> Vec<Hash<H>>
where
    Hash<H>: Send,
{
    let threads = thread::available_parallelism().map_or(1, usize::from).min(entries.len() / WORTH_A_THREAD);
    if threads < 2 {
        return entries.iter().map(|entry| leaf_hash::<H>(entry)).collect();
    }
    let share = entries.len().div_ceil(threads);
    thread::scope(|scope| {
        let hashing: Vec<_> = entries
            .chunks(share)
            .map(|part| scope.spawn(move || part.iter().map(|entry| leaf_hash::<H>(entry)).collect::<Vec<_>>()))
            .collect();
        let mut hashes = Vec::with_capacity(entries.len());
        for (part, thread) in entries.chunks(share).zip(hashing) {
            // A thread that failed is done over here; its part is not left out.
            let done = thread.join().unwrap_or_else(|_| part.iter().map(|entry| leaf_hash::<H>(entry)).collect());
            hashes.extend(done);
        }
        hashes
    })
}
