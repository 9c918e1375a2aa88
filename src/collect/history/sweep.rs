//! Reading many blobs of a pack in the order in which it holds them, each with what it builds on read once.

use crate::git::{Cache, Form, Object, Pack, Type, Unread};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// No entry.
const NONE: u32 = u32::MAX;

/// Longest chain of deltas that is followed: git makes none longer than 4,095.
const LONGEST_CHAIN: usize = 4096;

/// Bytes that one thread holds of objects that others build on. Beyond it they are read again when they are needed.
const HELD: usize = 128 << 20;

/// One entry of the pack.
#[derive(Clone, Copy, Debug)]
struct Entry {
    offset: u64,
    /// Its position in the index.
    position: u32,
    /// What it builds on.
    base: u32,
    /// The first that builds on it.
    child: u32,
    /// The next that builds on the same.
    sibling: u32,
}

/// A pack as the forest of what builds on what: 24 bytes an object.
pub(super) struct Sweep<'p> {
    pack: &'p Pack,
    entries: Vec<Entry>,
    /// Whether an entry, or one that builds on it, is wanted.
    needed: Vec<bool>,
    /// Entries that build on nothing, in order, of which something is needed.
    roots: Vec<u32>,
    next: AtomicUsize,
    /// Whether an entry has been handed over, or told as damaged.
    done: Vec<AtomicBool>,
}

impl<'p> Sweep<'p> {
    /// Plan to read the blobs at those positions of the index that `wants` says.
    pub(super) fn new(pack: &'p Pack, wants: &dyn Fn(u32) -> bool) -> Self {
        let entry = |position| Entry {
            offset: pack.offset(position),
            position,
            base: NONE,
            child: NONE,
            sibling: NONE,
        };
        let mut entries: Vec<Entry> = (0..pack.len()).map(entry).collect();
        entries.sort_unstable_by_key(|entry| entry.offset);
        let mut roots = Vec::new();
        for at in 0..entries.len() {
            let number = u32::try_from(at).unwrap_or(NONE);
            match pack.form(entries[at].offset) {
                Ok(Form::Whole(Type::Blob)) => roots.push(number),
                Ok(Form::Delta(base)) => {
                    if let Ok(base) = entries.binary_search_by_key(&base, |entry| entry.offset) {
                        entries[at].base = u32::try_from(base).unwrap_or(NONE);
                        entries[at].sibling = std::mem::replace(&mut entries[base].child, number);
                    }
                }
                Ok(Form::Whole(_)) | Err(_) => {}
            }
        }
        let mut needed = vec![false; entries.len()];
        for at in 0..entries.len() {
            if wants(entries[at].position) {
                let mut at = at;
                // Up to what is needed anyway, which ends circles too.
                while !needed[at] {
                    needed[at] = true;
                    match entries[at].base {
                        NONE => break,
                        base => at = base as usize,
                    }
                }
            }
        }
        roots.retain(|root| needed[*root as usize]);
        let done = needed.iter().map(|_| AtomicBool::new(false)).collect();
        Self { pack, entries, needed, roots, next: AtomicUsize::new(0), done }
    }

    /// Read until nothing is left, handing over what is wanted: the position in the index, and the object. Any number of threads
    /// may do so at once.
    pub(super) fn work(
        &self,
        wants: &dyn Fn(u32) -> bool,
        take: &mut dyn FnMut(u32, Result<&Object, Unread>),
    ) {
        let mut cache = Cache::new(HELD / 4);
        while let Some(root) = self.roots.get(self.next.fetch_add(1, Ordering::Relaxed)) {
            let entry = self.entries[*root as usize];
            match self.pack.whole(entry.offset, &mut cache) {
                Ok(object) => self.below(*root, object, wants, take, &mut cache),
                Err(why) => self.lost(*root, why, wants, take),
            }
        }
    }

    /// Hand over an object and all that builds on it.
    fn below(
        &self,
        root: u32,
        object: Object,
        wants: &dyn Fn(u32) -> bool,
        take: &mut dyn FnMut(u32, Result<&Object, Unread>),
        cache: &mut Cache,
    ) {
        let mut held = 0;
        let mut way: Vec<(u32, Option<Object>, u32)> = Vec::new();
        let mut met = Some((root, object));
        loop {
            if let Some((at, object)) = met.take() {
                let entry = self.entries[at as usize];
                if wants(entry.position) && !self.done[at as usize].swap(true, Ordering::Relaxed) {
                    take(entry.position, Ok(&object));
                }
                if entry.child != NONE {
                    held += object.data.len();
                    way.push((at, Some(object), entry.child));
                    // The first of a long way are needed last.
                    for (_, object, _) in &mut way {
                        if held <= HELD {
                            break;
                        }
                        held -= object.take().map_or(0, |object| object.data.len());
                    }
                }
            }
            let Some((at, base, child)) = way.last_mut() else { return };
            if *child == NONE {
                held -= base.as_ref().map_or(0, |object| object.data.len());
                way.pop();
                continue;
            }
            let (at, this) = (*at, *child);
            let entry = self.entries[this as usize];
            *child = entry.sibling;
            if !self.needed[this as usize] {
                continue;
            }
            let object = match base {
                Some(base) => self.pack.on(base, entry.offset, cache),
                None => self
                    .pack
                    .object(self.entries[at as usize].offset, cache)
                    .and_then(|base| self.pack.on(&base, entry.offset, cache)),
            };
            match object {
                Ok(object) => met = Some((this, object)),
                Err(why) => self.lost(this, why, wants, take),
            }
        }
    }

    /// Tell what cannot be had, since what it builds on is damaged.
    fn lost(
        &self,
        root: u32,
        why: Unread,
        wants: &dyn Fn(u32) -> bool,
        take: &mut dyn FnMut(u32, Result<&Object, Unread>),
    ) {
        let mut rest = vec![root];
        while let Some(at) = rest.pop() {
            let entry = self.entries[at as usize];
            if wants(entry.position) && !self.done[at as usize].swap(true, Ordering::Relaxed) {
                take(entry.position, Err(why));
            }
            let mut child = entry.child;
            while child != NONE {
                rest.push(child);
                child = self.entries[child as usize].sibling;
            }
        }
    }

    /// When all threads are done: what none of them came to, since it builds on nothing that is there. What `must` be a blob is
    /// told whatever it is.
    pub(super) fn rest(
        &self,
        wants: &dyn Fn(u32) -> bool,
        must: &dyn Fn(u32) -> bool,
        take: &mut dyn FnMut(u32),
    ) {
        for (at, entry) in self.entries.iter().enumerate() {
            let (wanted, done) = (wants(entry.position), self.done[at].load(Ordering::Relaxed));
            if wanted && !done && (must(entry.position) || self.may_be_blob(at)) {
                take(entry.position);
            }
        }
    }

    /// Whether nothing says that an entry is something else than a blob.
    fn may_be_blob(&self, at: usize) -> bool {
        let mut root = at;
        for _ in 0..LONGEST_CHAIN {
            match self.entries[root].base {
                NONE => {
                    let form = self.pack.form(self.entries[root].offset);
                    return !matches!(form, Ok(Form::Whole(Type::Commit | Type::Tree | Type::Tag)));
                }
                base => root = base as usize,
            }
        }
        true // a circle, most likely
    }
}
