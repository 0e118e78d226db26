//! Entry by entry: what differs between the leaves that there are and those that there were.

use super::Fault;
use crate::hash::Hash;
use sm3::Sm3;
use std::collections::{HashMap, HashSet};

type Leaf = Hash<Sm3>;

/// Walks both at once. Leaves are all different, so that each has one place where it belongs.
/// Entries after the end of `was` are new and no fault.
pub(super) fn differences(is: &[Leaf], was: &[Leaf], most: usize) -> Vec<Fault> {
    let same = is.iter().zip(was).take_while(|(is, was)| is == was).count();
    if same == was.len() {
        return Vec::new();
    }
    if same == is.len() {
        return vec![Fault::Older { found: number(same), wanted: number(was.len()) }];
    }
    let place =
        |leaves: &[Leaf]| -> HashMap<Leaf, usize> { leaves.iter().enumerate().map(|(at, leaf)| (*leaf, at)).collect() };
    let mut walk = Walk { is, was, now: place(is), then: place(was), moved: HashSet::new(), found: Vec::new() };
    walk.go(same);
    let more = walk.found.len().saturating_sub(most);
    walk.found.truncate(most);
    if more > 0 {
        walk.found.push(Fault::More(number(more)));
    }
    walk.found
}

struct Walk<'a> {
    is: &'a [Leaf],
    was: &'a [Leaf],
    /// Where each leaf is now.
    now: HashMap<Leaf, usize>,
    /// Where each leaf was.
    then: HashMap<Leaf, usize>,
    /// Leaves that were told to stand elsewhere.
    moved: HashSet<Leaf>,
    found: Vec<Fault>,
}

impl Walk<'_> {
    fn go(&mut self, same: usize) {
        let (mut i, mut t) = (same, same);
        loop {
            match (self.is.get(i), self.was.get(t)) {
                (_, None) => break,
                (Some(is), Some(_)) if self.moved.contains(is) => i += 1,
                (_, Some(was)) if self.moved.contains(was) => t += 1,
                (None, Some(_)) => {
                    self.found.push(Fault::Missing { entry: number(t + 1) });
                    t += 1;
                }
                (Some(is), Some(was)) if is == was => (i, t) = (i + 1, t + 1),
                (Some(is), Some(was)) => (i, t) = self.differ(i, t, *is, *was),
            }
        }
        // What stands behind the end of what was is new, unless it repeats something.
        for (at, leaf) in self.is.iter().enumerate().skip(i) {
            if self.then.contains_key(leaf) && !self.moved.contains(leaf) {
                self.found.push(Fault::Added { entry: number(at + 1) });
            }
        }
    }

    /// Two leaves that are not the same; gives where to go on.
    fn differ(&mut self, i: usize, t: usize, is: Leaf, was: Leaf) -> (usize, usize) {
        // A copy of what stands elsewhere already has been met, or will not be met again.
        let known = self.then.get(&is).is_some_and(|then| *then > t) && self.now.get(&is) == Some(&i);
        let kept = self.now.get(&was).is_some_and(|now| *now > i);
        match (known, kept) {
            (false, false) => {
                self.found.push(Fault::Changed { entry: number(t + 1) });
                (i + 1, t + 1)
            }
            (false, true) => {
                self.found.push(Fault::Added { entry: number(i + 1) });
                (i + 1, t)
            }
            (true, false) => {
                self.found.push(Fault::Missing { entry: number(t + 1) });
                (i, t + 1)
            }
            (true, true) if self.was.get(t + 1) == Some(&is) => {
                self.shift(was);
                (i, t + 1)
            }
            (true, true) if self.is.get(i + 1) == Some(&was) => {
                self.shift(is);
                (i + 1, t)
            }
            (true, true) => {
                self.shift(is);
                self.shift(was);
                (i + 1, t + 1)
            }
        }
    }

    fn shift(&mut self, leaf: Leaf) {
        if let (Some(then), Some(now)) = (self.then.get(&leaf), self.now.get(&leaf)) {
            self.found.push(Fault::Moved { entry: number(then + 1), now: number(now + 1) });
            self.moved.insert(leaf);
        }
    }
}

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
