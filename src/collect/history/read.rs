//! Reading the blobs that are wanted: those of packs in the packs' order, then those with a file of their own.

use super::numbers::{NONE, Numbers};
use super::paths::Paths;
use super::sweep::Sweep;
use crate::blob::Origin;
use crate::collect::item::Item;
use crate::collect::unpack;
use crate::git::{Cache, Id, Object, Objects, Pack, Type, Unread};
use crate::receipt::{Skipped, Why};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// A path of a blob that nothing reaches.
pub(super) const NOWHERE: u32 = u32::MAX - 1;

/// Fewer blobs of a pack than one in so many are looked up one by one.
const FEW: usize = 16;

/// Memory for objects that others are made of, a thread.
const CACHE: usize = 16 << 20;

/// Reads blobs.
pub(super) struct Reader<'r> {
    pub(super) objects: &'r Objects,
    pub(super) numbers: &'r Numbers,
    pub(super) paths: &'r Paths,
    /// The path of each object that is wanted, by its number; [`NONE`] for all others.
    pub(super) wanted: &'r [u32],
    /// Whether blobs that nothing reaches are wanted, too.
    pub(super) unreachable: bool,
    pub(super) threads: usize,
    pub(super) visit: &'r (dyn Fn(Item<'_>) + Sync),
}

impl Reader<'_> {
    /// Hand over all that is wanted.
    pub(super) fn read(&self) {
        for pack in &self.objects.packs {
            let own = &self.wanted[pack.first as usize..][..pack.len() as usize];
            let wanted: Vec<u32> = (0..pack.len()).filter(|at| own[*at as usize] != NONE).collect();
            if self.unreachable || wanted.len() * FEW > own.len() {
                self.sweep(pack);
            } else {
                self.lookup(pack, wanted);
            }
        }
        self.loose();
    }

    /// Run some work on every thread.
    fn on_all(&self, work: &(dyn Fn() + Sync)) {
        thread::scope(|scope| {
            for _ in 1..self.threads {
                scope.spawn(work);
            }
            work();
        });
    }

    /// Read most of a pack.
    fn sweep(&self, pack: &Pack) {
        let path = |position: u32| self.wanted[(pack.first + position) as usize];
        // What is not the first copy of an object has no path, and is not unreachable for it.
        let is_first = |position: u32| self.numbers.of(&pack.id(position)) == pack.first + position;
        let reached = |position: u32| path(position) != NONE;
        let wants = |position: u32| reached(position) || self.unreachable && is_first(position);
        let sweep = Sweep::new(pack, &wants);
        self.on_all(&|| {
            let mut buffer = Vec::new();
            sweep.work(&wants, &mut |position, object| {
                let (id, path) =
                    (pack.id(position), if reached(position) { path(position) } else { NOWHERE });
                if object.is_ok() {
                    return self.hand_over(id, path, object, &mut buffer);
                }
                // What is broken here may be whole elsewhere.
                let read = self.objects.read(&id, &mut Cache::new(0));
                self.hand_over(id, path, read.as_ref().map_err(|why| *why), &mut buffer);
            });
        });
        let mut buffer = Vec::new();
        let mut cache = Cache::new(CACHE);
        sweep.rest(&wants, &reached, &mut |position| {
            // It builds on nothing that is there, or is no blob; it may be whole elsewhere.
            let id = pack.id(position);
            let read = self.objects.read(&id, &mut cache);
            let path = if reached(position) { path(position) } else { NOWHERE };
            self.hand_over(id, path, read.as_ref().map_err(|why| *why), &mut buffer);
        });
    }

    /// Read a few blobs of a pack.
    fn lookup(&self, pack: &Pack, mut wanted: Vec<u32>) {
        wanted.sort_unstable_by_key(|position| pack.offset(*position));
        let next = AtomicUsize::new(0);
        self.on_all(&|| {
            let mut cache = Cache::new(CACHE);
            let mut buffer = Vec::new();
            while let Some(position) = wanted.get(next.fetch_add(1, Ordering::Relaxed)) {
                let id = pack.id(*position);
                let path = self.wanted[(pack.first + position) as usize];
                let read = self.objects.read(&id, &mut cache);
                self.hand_over(id, path, read.as_ref().map_err(|why| *why), &mut buffer);
            }
        });
    }

    /// Read what has a file of its own.
    fn loose(&self) {
        let next = AtomicUsize::new(0);
        self.on_all(&|| {
            let mut cache = Cache::new(CACHE);
            let mut buffer = Vec::new();
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(id) = self.numbers.loose.get(at).copied() else { break };
                let number = self.numbers.loose_number(at);
                let path = self.wanted.get(number as usize).copied().unwrap_or(NONE);
                // Of several copies the one in a pack has the number.
                let is_first = || self.numbers.of(&id) == number;
                if path != NONE {
                    let read = self.objects.read(&id, &mut cache);
                    self.hand_over(id, path, read.as_ref().map_err(|why| *why), &mut buffer);
                } else if self.unreachable && is_first() {
                    let read = self.objects.read(&id, &mut cache);
                    self.hand_over(id, NOWHERE, read.as_ref().map_err(|why| *why), &mut buffer);
                }
            }
        });
    }

    /// Hand over one blob, or say why it is not.
    fn hand_over(&self, id: Id, path: u32, object: Result<&Object, Unread>, buffer: &mut Vec<u8>) {
        let origin = Origin::Object((path != NOWHERE).then(|| self.paths.path(path)), id);
        match object {
            Ok(object) if object.kind == Type::Blob => {
                unpack::bytes(&origin, &object.data, buffer, self.visit);
            }
            Ok(_) if path == NOWHERE => {} // nothing reaches it, and it is no blob
            object => {
                let why = Why::from(object.err().unwrap_or(Unread::Corrupt));
                (self.visit)(Item::Skipped(Skipped { path: origin.told(), why }));
            }
        }
    }
}
