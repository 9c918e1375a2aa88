//! One pack: its index, and objects made of the deltas in it.

use super::delta;
use super::error::GitError;
use super::file::damage;
use super::object::{Cache, OBJECT_LIMIT, Object, Type};
use gix_pack::data::entry::Header;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// Longest chain of deltas that is followed: git makes none longer than 4,095.
const LONGEST_CHAIN: usize = 4096;

/// A pack and its index.
pub struct Pack {
    index: gix_pack::index::File,
    data: gix_pack::data::File,
    /// Its number among all packs.
    pub(super) number: u32,
    /// The number of its first object among those of all packs.
    pub first: u32,
}

impl std::fmt::Debug for Pack {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Pack({})", self.data.path().display())
    }
}

/// Why an object is not to be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It is not there.
    Missing,
    /// Its bytes make no sense.
    Corrupt,
    /// It is larger than what is held in memory.
    TooLarge,
}

/// An entry of a pack as it stands there.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// An object of its own.
    Whole(Type),
    /// A delta to the object at this offset.
    Delta(u64),
}

impl Pack {
    /// Open the pack whose index is at `path`.
    pub(super) fn open(path: &Path, hash: gix_hash::Kind, number: u32, first: u32) -> Result<Self, GitError> {
        let pack = path.with_extension("pack");
        let unreadable = |path: &Path, why: String| GitError::Unreadable { path: path.to_owned(), why };
        for path in [path, pack.as_path()] {
            // Neither a pipe, which would keep us waiting, nor a link, which could lead anywhere.
            if !fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file()) {
                return Err(unreadable(path, "not a regular file".to_owned()));
            }
        }
        let index = gix_pack::index::File::at(path, hash).map_err(|_| unreadable(path, damage(path)))?;
        let data = gix_pack::data::File::at(&pack, hash).map_err(|_| unreadable(&pack, damage(&pack)))?;
        if data.num_objects() != index.num_objects() {
            return Err(unreadable(&pack, "it has another number of objects than its index".to_owned()));
        }
        Ok(Self { index, data, number, first })
    }

    /// How many objects it has.
    pub fn len(&self) -> u32 {
        self.index.num_objects()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The position of an object in the index.
    pub(super) fn position(&self, id: &gix_hash::oid) -> Option<u32> {
        self.index.lookup(id)
    }

    /// The positions of all objects whose id begins as `prefix` does.
    pub(super) fn positions(&self, prefix: gix_hash::Prefix) -> std::ops::Range<u32> {
        let mut candidates = 0..0;
        self.index.lookup_prefix(prefix, Some(&mut candidates));
        candidates
    }

    /// The id of the object at a position of the index.
    pub fn id(&self, position: u32) -> gix_hash::ObjectId {
        self.index.oid_at_index(position).to_owned()
    }

    /// Where the object at a position of the index starts in the pack.
    pub fn offset(&self, position: u32) -> u64 {
        self.index.pack_offset_at_index(position)
    }

    /// What stands at an offset.
    pub fn form(&self, offset: u64) -> Result<Form, Unread> {
        self.entry(offset).map(|(_, form)| form)
    }

    fn entry(&self, offset: u64) -> Result<(gix_pack::data::Entry, Form), Unread> {
        if usize::try_from(offset).map_or(true, |offset| offset >= self.data.pack_end()) {
            return Err(Unread::Corrupt);
        }
        let entry = self.data.entry(offset).map_err(|_| Unread::Corrupt)?;
        let form = match &entry.header {
            Header::Commit => Form::Whole(Type::Commit),
            Header::Tree => Form::Whole(Type::Tree),
            Header::Blob => Form::Whole(Type::Blob),
            Header::Tag => Form::Whole(Type::Tag),
            Header::OfsDelta { base_distance } => Form::Delta(
                offset.checked_sub(*base_distance).filter(|_| *base_distance > 0).ok_or(Unread::Corrupt)?,
            ),
            Header::RefDelta { base_id } => {
                Form::Delta(self.offset(self.position(base_id).ok_or(Unread::Missing)?))
            }
        };
        Ok((entry, form))
    }

    /// The bytes of the entry at `offset`, without what they build on.
    fn inflate(&self, entry: &gix_pack::data::Entry, cache: &mut Cache) -> Result<Vec<u8>, Unread> {
        let size = usize::try_from(entry.decompressed_size).unwrap_or(usize::MAX);
        if size > OBJECT_LIMIT {
            return Err(Unread::TooLarge);
        }
        let mut out = vec![0; size];
        self.data.decompress_entry(entry, &mut cache.inflate.0, &mut out).map_err(|_| Unread::Corrupt)?;
        Ok(out)
    }

    /// The object at `offset`, where it is a whole one.
    pub fn whole(&self, offset: u64, cache: &mut Cache) -> Result<Object, Unread> {
        match self.entry(offset)? {
            (entry, Form::Whole(kind)) => Ok(Object { kind, data: Arc::new(self.inflate(&entry, cache)?) }),
            _ => Err(Unread::Corrupt),
        }
    }

    /// The object at `offset`, a delta to `base`.
    pub fn on(&self, base: &Object, offset: u64, cache: &mut Cache) -> Result<Object, Unread> {
        let (entry, _) = self.entry(offset)?;
        let delta = self.inflate(&entry, cache)?;
        let data = delta::apply(&base.data, &delta, OBJECT_LIMIT).ok_or(Unread::Corrupt)?;
        Ok(Object { kind: base.kind, data: Arc::new(data) })
    }

    /// The object at `offset`, made of all that it builds on, which is remembered.
    pub fn object(&self, offset: u64, cache: &mut Cache) -> Result<Object, Unread> {
        let mut chain = Vec::new();
        let mut at = offset;
        let mut object = loop {
            if let Some(object) = cache.get((self.number, at)) {
                break object;
            }
            match self.form(at)? {
                Form::Whole(_) => {
                    let object = self.whole(at, cache)?;
                    cache.put((self.number, at), object.clone());
                    break object;
                }
                Form::Delta(base) => {
                    chain.push(at);
                    at = base;
                }
            }
            if chain.len() > LONGEST_CHAIN {
                return Err(Unread::Corrupt); // a circle, most likely
            }
        };
        for at in chain.into_iter().rev() {
            object = self.on(&object, at, cache)?;
            cache.put((self.number, at), object.clone());
        }
        Ok(object)
    }
}
