//! Why a configuration was refused.

use std::path::PathBuf;

/// Why a configuration was refused.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// It could not be read.
    #[error("{}: cannot be read", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// It is not TOML, or has a key or value that it cannot have.
    #[error("{}:{line}: {message}", path.display())]
    Syntax {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong, and what to write instead.
        message: String,
    },
    /// A glob is none.
    #[error("{}: `{glob}` is no glob", path.display())]
    Glob {
        /// The file.
        path: PathBuf,
        /// The glob.
        glob: String,
        /// What is wrong with it.
        source: globset::Error,
    },
    /// An allowance has no reason.
    #[error("{}: an [[allow]] for `{paths}` has no reason; write why these findings are accepted", path.display())]
    NoReason {
        /// The file.
        path: PathBuf,
        /// Its globs.
        paths: String,
    },
    /// A date is none.
    #[error("{}: `{date}` is no date; write it as 2027-01-31", path.display())]
    Date {
        /// The file.
        path: PathBuf,
        /// The date.
        date: String,
    },
    /// A provider is not known.
    #[error("{}: `{provider}` is no provider; write `mono`, or leave it out", path.display())]
    Provider {
        /// The file.
        path: PathBuf,
        /// What it says.
        provider: String,
    },
    /// A salt is too short to be one.
    #[error("{}: the salt is too short; write at least 8 characters", path.display())]
    Salt {
        /// The file.
        path: PathBuf,
    },
}
