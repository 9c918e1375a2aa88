//! One object, and a memory of those that others are made of.

use std::collections::HashMap;
use std::mem;
use std::sync::Arc;

/// What an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// A state of the whole tree, with a message.
    Commit,
    /// A folder.
    Tree,
    /// A file, or the text of a symbolic link.
    Blob,
    /// A name for another object, with a message.
    Tag,
}

/// An object in memory.
#[derive(Clone, Debug)]
pub struct Object {
    /// What it is.
    pub kind: Type,
    /// Its content.
    pub data: Arc<Vec<u8>>,
}

/// Objects larger than this are not held in memory, hence not read: told as a limit. Git itself streams blobs of half a gigabyte.
pub(super) const OBJECT_LIMIT: usize = 512 << 20;

/// Objects by the place that they have in a pack, since the next one is mostly made of the last.
///
/// Two generations: when the younger one is full it becomes the older, whose objects are forgotten unless they are asked for.
/// That costs no list of who was used last, and at most twice the budget.
#[derive(Debug)]
pub struct Cache {
    young: HashMap<(u32, u64), Object>,
    old: HashMap<(u32, u64), Object>,
    /// Bytes in the younger generation.
    held: usize,
    budget: usize,
    pub(super) inflate: Inflate,
}

/// The inflater, which has no `Debug` of its own.
#[derive(Default)]
pub(super) struct Inflate(pub(super) gix_zlib::Inflate);

impl std::fmt::Debug for Inflate {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Inflate")
    }
}

impl Cache {
    /// A memory for `budget` bytes of objects, twice at most. One a thread.
    pub fn new(budget: usize) -> Self {
        Self { young: HashMap::new(), old: HashMap::new(), held: 0, budget, inflate: Inflate::default() }
    }

    pub(super) fn get(&mut self, place: (u32, u64)) -> Option<Object> {
        if let Some(object) = self.young.get(&place) {
            return Some(object.clone());
        }
        let object = self.old.remove(&place)?;
        self.put(place, object.clone());
        Some(object)
    }

    pub(super) fn put(&mut self, place: (u32, u64), object: Object) {
        let size = object.data.len() + 64;
        if size > self.budget / 4 {
            return; // it would drive out all the others
        }
        if self.held + size > self.budget {
            self.old = mem::take(&mut self.young);
            self.held = 0;
        }
        self.held += size;
        self.young.insert(place, object);
    }
}
