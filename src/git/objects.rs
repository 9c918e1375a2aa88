//! All objects of a repository: its packs, and files of their own.

use super::discover::path_of;
use super::error::GitError;
use super::file::regular;
use super::loose;
use super::object::{Cache, Object, Type};
use super::pack::{Pack, Unread};
use super::parse::{Commit, Mode, Tag, Tree};
use super::repository::Repository;
use gix_hash::ObjectId as Id;
use std::fs;
use std::path::{Path, PathBuf};

/// Longest chain of tags of tags that is followed.
const TAGS: usize = 32;

/// Every place that objects are read from.
#[derive(Debug)]
pub struct Objects {
    /// The packs.
    pub packs: Vec<Pack>,
    /// Folders with objects as files.
    loose: Vec<PathBuf>,
    /// What could not be opened, and what it was told to follow and did not: nobody may say that it was read.
    pub unread: Vec<GitError>,
    hash: gix_hash::Kind,
}

/// Where an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a pack: the number of the pack, and the position in its index.
    Packed(usize, u32),
    /// A file of its own: the number of the folder.
    Loose(usize),
}

impl Objects {
    /// Open the objects of a repository. A pack that cannot be opened does not hinder the others.
    pub fn open(repository: &Repository) -> Result<Self, GitError> {
        let mut objects =
            Self { packs: Vec::new(), loose: Vec::new(), unread: Vec::new(), hash: repository.hash };
        let unreadable =
            |path: &Path, why: &str| GitError::Unreadable { path: path.to_owned(), why: why.to_owned() };
        let own = &repository.object_dir;
        if !own.symlink_metadata().is_ok_and(|meta| meta.is_dir()) {
            return Err(unreadable(own, "not a folder"));
        }
        objects.add(own);
        for folder in &repository.alternates {
            if folder.is_dir() {
                objects.add(folder);
            } else {
                objects.unread.push(unreadable(folder, "not a folder"));
            }
        }
        Ok(objects)
    }

    /// Add a folder of objects.
    fn add(&mut self, folder: &Path) {
        if self.loose.iter().any(|known| known == folder) {
            return;
        }
        self.loose.push(folder.to_owned());
        self.alternates_of(folder);
        let packs = folder.join("pack");
        if packs.symlink_metadata().is_ok_and(|meta| !meta.is_dir()) {
            let why = "not a folder".to_owned();
            return self.unread.push(GitError::Unreadable { path: packs, why });
        }
        let entries = match fs::read_dir(&packs) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return,
            Err(error) => {
                return self.unread.push(GitError::Unreadable { path: packs, why: error.to_string() });
            }
        };
        let mut indexes: Vec<PathBuf> = entries
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "idx"))
            .collect();
        indexes.sort();
        for index in indexes {
            let number = u32::try_from(self.packs.len()).unwrap_or(u32::MAX);
            let first = self.packs.last().map_or(0, |pack| pack.first.saturating_add(pack.len()));
            match Pack::open(&index, self.hash, number, first) {
                Ok(pack) => self.packs.push(pack),
                Err(error) => self.unread.push(error),
            }
        }
    }

    /// Note the other folders of objects that a folder borrows from. They are not followed: a repository that somebody was
    /// sent could so have us read another one. The environment may name them.
    fn alternates_of(&mut self, folder: &Path) {
        let file = folder.join("info").join("alternates");
        let bytes = match regular(&file, 1 << 20) {
            Ok(bytes) => bytes.unwrap_or_default(),
            Err(error) => {
                return self.unread.push(GitError::Unreadable { path: file, why: error.to_string() });
            }
        };
        for line in bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii) {
            if line.is_empty() || line.starts_with(b"#") {
                continue;
            }
            let target = folder.join(path_of(line));
            if !self.loose.contains(&target) {
                let path = file.clone();
                self.unread.push(GitError::Borrows { path, target });
            }
        }
    }

    /// What is borrowed from a place that is not read, each in a sentence: objects may be missing for it.
    pub fn borrowed(&self) -> impl Iterator<Item = String> {
        let borrowed = |error: &&GitError| match error {
            GitError::Borrows { target, .. } => !self.loose.contains(target), // the environment may name it, too
            _ => false,
        };
        self.unread.iter().filter(borrowed).map(GitError::to_string)
    }

    /// How many objects all packs have together: their numbers are below it.
    pub fn packed(&self) -> u32 {
        self.packs.last().map_or(0, |pack| pack.first.saturating_add(pack.len()))
    }

    /// Where an object is in the packs: the first that has it.
    pub fn packed_place(&self, id: &gix_hash::oid) -> Option<Place> {
        let mut packs = self.packs.iter().enumerate();
        packs.find_map(|(number, pack)| Some(Place::Packed(number, pack.position(id)?)))
    }

    /// Where an object is.
    pub fn place(&self, id: &gix_hash::oid) -> Option<Place> {
        let packed = self.packed_place(id);
        packed.or_else(|| self.loose_place(id))
    }

    /// Where an object is that has a file of its own.
    fn loose_place(&self, id: &gix_hash::oid) -> Option<Place> {
        self.loose.iter().position(|folder| loose::has(folder, id)).map(Place::Loose)
    }

    /// Read the object at a place.
    pub fn at(&self, place: Place, id: &gix_hash::oid, cache: &mut Cache) -> Result<Object, Unread> {
        match place {
            Place::Packed(number, position) => {
                let pack = &self.packs[number];
                pack.object(pack.offset(position), cache)
            }
            Place::Loose(folder) => loose::read(&self.loose[folder], id, cache),
        }
    }

    /// Read an object. One that is broken where it is found first may be whole elsewhere.
    pub fn read(&self, id: &gix_hash::oid, cache: &mut Cache) -> Result<Object, Unread> {
        let place = self.place(id).ok_or(Unread::Missing)?;
        match self.at(place, id, cache) {
            Err(Unread::Corrupt | Unread::Missing) => self.elsewhere(place, id, cache),
            read => read,
        }
    }

    /// Read an object from any place but one.
    fn elsewhere(&self, but: Place, id: &gix_hash::oid, cache: &mut Cache) -> Result<Object, Unread> {
        for (number, pack) in self.packs.iter().enumerate() {
            if let Some(position) = pack.position(id).filter(|at| Place::Packed(number, *at) != but)
                && let Ok(object) = pack.object(pack.offset(position), cache)
            {
                return Ok(object);
            }
        }
        let mut folders = self.loose.iter().enumerate().filter(|(number, _)| Place::Loose(*number) != but);
        folders.find_map(|(_, folder)| loose::read(folder, id, cache).ok()).ok_or(Unread::Corrupt)
    }

    /// The entry of a tree at a path with `/` between its parts: what it is, and its object. `None` if it has none there, or it
    /// cannot be read.
    pub fn entry(&self, tree: Id, path: &[u8], cache: &mut Cache) -> Option<(Mode, Id)> {
        let mut found = (Mode::Tree, tree);
        for name in path.split(|byte| *byte == b'/') {
            if found.0 != Mode::Tree {
                return None;
            }
            let object = self.read(&found.1, cache).ok().filter(|object| object.kind == Type::Tree)?;
            let mut entries = Tree::new(&object.data, self.hash.len_in_bytes());
            found =
                entries.find(|entry| entry.name == name).map(|entry| (entry.mode, entry.id.to_owned()))?;
        }
        Some(found)
    }

    /// What stands behind any number of tags, each of which is handed to `tag`; else what cannot be read on the way. Tags in a circle
    /// count as damaged.
    pub fn peel(
        &self,
        id: Id,
        cache: &mut Cache,
        tag: &mut dyn FnMut(Id),
    ) -> Result<(Id, Type), (Id, Unread)> {
        let mut id = id;
        for _ in 0..TAGS {
            let object = self.read(&id, cache).map_err(|why| (id, why))?;
            if object.kind != Type::Tag {
                return Ok((id, object.kind));
            }
            let next = Tag::parse(&object.data).ok_or((id, Unread::Corrupt))?;
            tag(id);
            id = next.target;
        }
        Err((id, Unread::Corrupt))
    }

    /// The tree of a commit.
    pub fn tree_of(&self, commit: &gix_hash::oid, cache: &mut Cache) -> Result<Id, Unread> {
        let object = self.read(commit, cache)?;
        Commit::parse(&object.data)
            .filter(|_| object.kind == Type::Commit)
            .map(|commit| commit.tree)
            .ok_or(Unread::Corrupt)
    }

    /// How many bytes an id has.
    pub fn hash_len(&self) -> usize {
        self.hash.len_in_bytes()
    }

    /// The ids of all objects that have a file of their own, in order.
    pub fn loose_ids(&self) -> Vec<Id> {
        let mut ids: Vec<_> = self.loose.iter().flat_map(|folder| loose::ids(folder, "")).collect();
        ids.sort();
        ids.dedup();
        ids
    }

    /// The ids of all objects that begin with some hex digits, four at least, in order.
    pub(super) fn with_prefix(&self, hex: &str) -> Vec<Id> {
        let mut ids: Vec<_> = self.loose.iter().flat_map(|folder| loose::ids(folder, hex)).collect();
        if let Ok(prefix) = gix_hash::Prefix::from_hex(hex) {
            ids.extend(self.packs.iter().flat_map(|pack| pack.positions(prefix).map(|at| pack.id(at))));
        }
        ids.sort();
        ids.dedup();
        ids
    }
}
