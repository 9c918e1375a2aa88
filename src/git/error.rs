//! Why a repository cannot be read.

use std::path::PathBuf;

/// Why a repository, or what was asked of it, cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum GitError {
    /// There is no repository.
    #[error("{}: neither here nor above is a git repository", .0.display())]
    NoRepository(PathBuf),
    /// `.git` is neither a folder nor a file that a linked work tree or a submodule would have.
    #[error("{}: {why}; set GIT_DIR to read it nevertheless", path.display())]
    NotTrusted {
        /// The `.git`, or what it leads to.
        path: PathBuf,
        /// What is wrong with it.
        why: &'static str,
    },
    /// Something of the repository cannot be read.
    #[error("{}: {why}", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system or the library says.
        why: String,
    },
    /// It borrows objects from a place outside of it.
    #[error("{}: objects of {} are not read; set GIT_ALTERNATE_OBJECT_DIRECTORIES to it if they should be", path.display(), target.display())]
    Borrows {
        /// The file that says so.
        path: PathBuf,
        /// The folder of objects.
        target: PathBuf,
    },
    /// The repository has a format that is not known.
    #[error("{}: {what} is not supported", path.display())]
    Unsupported {
        /// The configuration that says so.
        path: PathBuf,
        /// The format.
        what: &'static str,
    },
    /// A revision that does not exist.
    #[error("`{0}` is no revision of this repository; write a branch, a tag, or an id, as main~3 or 1a2b3c4")]
    NoSuchRevision(String),
    /// A short id that several objects begin with.
    #[error("`{0}` is the start of several ids; write more of it")]
    Ambiguous(String),
    /// A range that is none.
    #[error("`{0}` is no range; write a..b, a...b or a revision")]
    NoRange(String),
}
