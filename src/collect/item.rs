//! What sources hand over.

use crate::blob::{Blob, Origin};
use crate::receipt::Skipped;

/// What a source hands over.
#[derive(Debug)]
pub enum Item<'a> {
    /// Bytes to scan.
    Blob(Blob<'a>),
    /// A blob has been handed over to its end: so many bytes.
    Done(&'a Origin, u64),
    /// Something that it could not or would not read.
    Skipped(Skipped),
    /// So many commits have been looked at.
    Commits(usize),
    /// An untracked path that `.gitignore` excuses; a folder counts once.
    Ignored,
    /// A path that the command line leaves out.
    Excluded,
    /// Something that a reader should know.
    Note(String),
}
