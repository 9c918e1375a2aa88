//! What objects say: commits, tags and trees. What is malformed is read as far as it makes sense, since git kept such objects too.

use gix_hash::ObjectId as Id;
use std::cmp::Ordering;

/// A commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit<'d> {
    /// The tree that it records.
    pub tree: Id,
    /// The commits that it follows.
    pub parents: Vec<Id>,
    /// When it was made, in seconds since 1970, UTC.
    pub date: i64,
    /// Who wrote it, as `Name <address>`.
    pub author: &'d [u8],
    /// What they said.
    pub message: &'d [u8],
}

/// A tag with a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag<'d> {
    /// What it names.
    pub target: Id,
    /// What was said.
    pub message: &'d [u8],
}

impl<'d> Commit<'d> {
    /// Read a commit; `None` if it names no tree.
    pub fn parse(data: &'d [u8]) -> Option<Self> {
        let (head, message) = split_message(data);
        let mut commit =
            Self { tree: id(head, b"tree ")?, parents: Vec::new(), date: 0, author: b"", message };
        for line in head.split(|byte| *byte == b'\n') {
            if let Some(parent) = id(line, b"parent ") {
                commit.parents.push(parent);
            } else if let Some(who) = line.strip_prefix(b"author ") {
                commit.author = who.iter().rposition(|byte| *byte == b'>').map_or(who, |end| &who[..=end]);
            } else if let Some(who) = line.strip_prefix(b"committer ") {
                commit.date = date(who);
            } else if line.starts_with(b"gpgsig") || line.starts_with(b"mergetag") {
                break; // what follows is indented, and is not ours to read
            }
        }
        Some(commit)
    }
}

impl<'d> Tag<'d> {
    /// Read a tag; `None` if it names nothing.
    pub fn parse(data: &'d [u8]) -> Option<Self> {
        let (head, message) = split_message(data);
        Some(Self { target: id(head, b"object ")?, message })
    }
}

/// What stands before the first empty line, and behind it.
fn split_message(data: &[u8]) -> (&[u8], &[u8]) {
    let end = memchr::memmem::find(data, b"\n\n");
    end.map_or((data, &[]), |end| (&data[..end], &data[end + 2..]))
}

/// The id behind a word at the start of a line.
fn id(line: &[u8], word: &[u8]) -> Option<Id> {
    let rest = line.strip_prefix(word)?;
    let hex = rest.iter().position(|byte| !byte.is_ascii_hexdigit()).map_or(rest, |end| &rest[..end]);
    Id::from_hex(hex).ok()
}

/// The seconds in `Name <address> 1700000000 -0500`.
fn date(who: &[u8]) -> i64 {
    let rest = who.iter().rposition(|byte| *byte == b'>').map_or(who, |end| &who[end + 1..]);
    let text = std::str::from_utf8(rest).unwrap_or_default();
    text.split_whitespace().next().and_then(|seconds| seconds.parse().ok()).unwrap_or(0)
}

/// What an entry of a tree is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A folder.
    Tree,
    /// A file.
    File,
    /// A file that may be run.
    Executable,
    /// A symbolic link, whose text is a blob.
    Link,
    /// A commit of another repository (a submodule).
    Commit,
}

/// An entry of a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'t> {
    /// What it is.
    pub mode: Mode,
    /// Its name in its folder.
    pub name: &'t [u8],
    /// The object.
    pub id: &'t gix_hash::oid,
    /// The whole entry as it is written.
    pub raw: &'t [u8],
}

impl Entry<'_> {
    /// In which order trees hold their entries: by name, a folder as if it ended with `/`.
    pub fn order(&self, other: &Self) -> Ordering {
        let common = self.name.len().min(other.name.len());
        self.name[..common].cmp(&other.name[..common]).then_with(|| {
            let next = |entry: &Self| match entry.name.get(common) {
                Some(byte) => Some(*byte),
                None => (entry.mode == Mode::Tree).then_some(b'/'),
            };
            next(self).cmp(&next(other))
        })
    }
}

/// The entries of a tree, as far as they make sense.
#[derive(Clone, Debug)]
pub struct Tree<'t> {
    rest: &'t [u8],
    hash_len: usize,
}

impl<'t> Tree<'t> {
    /// Read a tree whose ids have `hash_len` bytes.
    pub fn new(data: &'t [u8], hash_len: usize) -> Self {
        Self { rest: data, hash_len }
    }

    /// Whether something is left that makes no sense.
    pub fn is_broken(&self) -> bool {
        !self.rest.is_empty()
    }
}

impl<'t> Iterator for Tree<'t> {
    type Item = Entry<'t>;

    fn next(&mut self) -> Option<Entry<'t>> {
        let space = memchr::memchr(b' ', self.rest.get(..self.rest.len().min(8))?)?;
        let end = memchr::memchr(0, self.rest)?;
        let mode = match &self.rest[..space] {
            b"40000" | b"040000" => Mode::Tree,
            b"100755" => Mode::Executable,
            b"120000" => Mode::Link,
            b"160000" => Mode::Commit,
            _ => Mode::File,
        };
        let name = self.rest.get(space + 1..end)?;
        let bytes = self.rest.get(end + 1..end + 1 + self.hash_len)?;
        let id = gix_hash::oid::try_from_bytes(bytes).ok()?;
        let (raw, rest) = self.rest.split_at(end + 1 + self.hash_len);
        self.rest = rest;
        Some(Entry { mode, name, id, raw })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commit_is_read_whatever_stands_in_it() {
        let one = "1".repeat(40);
        let text = format!(
            "tree {one}\nparent {one}\nauthor Ana <a@b> 5 +0000\ncommitter Bob> <b@c> 1700000000 -0500\n\
             gpgsig -----\n parent {one}\n\nhello\n\nworld"
        );
        let commit = Commit::parse(text.as_bytes()).unwrap();
        assert_eq!((commit.parents.len(), commit.date), (1, 1_700_000_000));
        assert_eq!((commit.author, commit.message), (&b"Ana <a@b>"[..], &b"hello\n\nworld"[..]));
        assert_eq!(Commit::parse(b"parent 12"), None);
        assert_eq!(
            Commit::parse(format!("tree {one}").as_bytes()).unwrap().date,
            0,
            "no committer, no message"
        );
    }

    #[test]
    fn a_tree_ends_where_it_makes_no_sense() {
        let mut data = b"100644 a b\0".to_vec();
        data.extend([7; 20]);
        data.extend(b"40000 d\0");
        data.extend([8; 20]);
        let mut tree = Tree::new(&data, 20);
        let names: Vec<_> = tree.by_ref().map(|entry| (entry.name, entry.mode)).collect();
        assert_eq!(names, [(&b"a b"[..], Mode::File), (&b"d"[..], Mode::Tree)]);
        assert!(!tree.is_broken());
        data.extend(b"100644 cut\0abc");
        let mut tree = Tree::new(&data, 20);
        assert_eq!((tree.by_ref().count(), tree.is_broken()), (2, true));
    }

    #[test]
    fn folders_sort_as_if_they_ended_with_a_slash() {
        let id = gix_hash::ObjectId::null(gix_hash::Kind::Sha1);
        let entry = |name, mode| Entry { mode, name, id: id.as_ref(), raw: b"" };
        let folder = entry(b"a", Mode::Tree);
        assert_eq!(folder.order(&entry(b"a.b", Mode::File)), Ordering::Greater);
        assert_eq!(folder.order(&entry(b"a0", Mode::File)), Ordering::Less);
        assert_eq!(folder.order(&entry(b"a", Mode::File)), Ordering::Greater);
    }
}
