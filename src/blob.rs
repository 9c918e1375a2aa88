//! Bytes with an origin.

use crate::git::Id;
use crate::span::Position;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Where bytes come from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// A file: the path as it is told (relative to where the scan was started, where it can be).
    File(PathBuf),
    /// Standard input, under the name that `--stdin-path` gave it.
    Stdin(Option<PathBuf>),
    /// An entry of git's index: its path from the top of the work tree.
    Index(PathBuf),
    /// A blob of git's history: the first path that a commit had it at, if any has, and its id.
    Object(Option<PathBuf>, Id),
    /// The message of a commit or tag.
    Message(Id),
    /// What is in an archive, or what a compressed file holds.
    Member(Box<Member>),
}

/// A member of an archive.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Member {
    /// The archive.
    pub of: Origin,
    /// The name that it has there.
    pub name: PathBuf,
    /// The path that it would have in a tree, were the archive a folder.
    path: PathBuf,
}

impl Origin {
    /// What is called `name` in an archive.
    pub fn member(of: &Self, name: PathBuf) -> Self {
        let path = of
            .path()
            .map_or_else(|| name.clone(), |outer| outer.join(name.strip_prefix("/").unwrap_or(&name)));
        Self::Member(Box::new(Member { of: of.clone(), name, path }))
    }

    /// Where the bytes lie: of a member of an archive, however deep, the archive.
    pub fn outermost(&self) -> &Self {
        match self {
            Self::Member(member) => member.of.outermost(),
            origin => origin,
        }
    }

    /// The path that the bytes have, or would have.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) | Self::Index(path) => Some(path),
            Self::Stdin(path) | Self::Object(path, _) => path.as_deref(),
            Self::Member(member) => Some(&member.path),
            Self::Message(_) => None,
        }
    }

    /// The path as reports tell it: `/` between the parts on every platform, `<stdin>` for a nameless pipe,
    /// `<blob 0123456789ab>` and `<message 0123456789ab>` for what has an id only.
    ///
    /// A byte that is no UTF-8 is told as U+FFFD; [`path`](Self::path) keeps it.
    ///
    /// A member stands behind its archive: `backup.zip!config/.env`.
    pub fn told(&self) -> String {
        if let Self::Member(member) = self {
            return format!("{}!{}", member.of.told(), slashed(&member.name));
        }
        match self.path() {
            Some(path) => slashed(path),
            None => match self {
                Self::Object(_, id) => format!("<blob {}>", id.to_hex_with_len(12)),
                Self::Message(id) => format!("<message {}>", id.to_hex_with_len(12)),
                _ => "<stdin>".to_owned(),
            },
        }
    }
}

/// A path with `/` between its parts, without a leading `./`.
pub fn slashed(path: &Path) -> String {
    let text = path.to_string_lossy();
    let text = if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() };
    text.strip_prefix("./").map_or_else(|| text.clone(), str::to_owned)
}

/// Bytes to scan: a whole file, or one window of a file too large to hold.
#[derive(Clone, Copy, Debug)]
pub struct Blob<'b> {
    /// Where they come from.
    pub origin: &'b Origin,
    /// The bytes.
    pub bytes: &'b [u8],
    /// The position of their first byte in the origin.
    pub head: Position,
    /// The offset of their first byte in the origin.
    pub offset: usize,
    /// Findings that start before this byte were left to the window before.
    pub start: usize,
    /// Findings that start at or past this byte are left to the next window.
    pub claim: usize,
    /// Where whoever looks through the bytes says how many lines end in them, if somebody asks: the next window counts on.
    pub lines: Option<&'b OnceLock<usize>>,
}

impl<'b> Blob<'b> {
    /// Whether the bytes are a window of a stream that is longer.
    pub fn is_window(&self) -> bool {
        self.lines.is_some()
    }

    /// All the bytes of an origin.
    pub fn whole(origin: &'b Origin, bytes: &'b [u8]) -> Self {
        Self { origin, bytes, head: Position::FIRST, offset: 0, start: 0, claim: usize::MAX, lines: None }
    }
}
