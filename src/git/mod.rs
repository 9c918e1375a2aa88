//! A git repository as bytes on disk: no `git` is started, no hook, filter or helper runs, and nothing that the repository
//! itself points at outside of it is followed unless the environment says so too.

mod delta;
mod discover;
mod environment;
mod error;
mod file;
mod index;
mod loose;
mod object;
mod objects;
mod pack;
mod parse;
mod refs;
mod repository;
mod revision;
mod settings;
mod snapshot;

pub use discover::path_of;
pub use environment::Environment;
pub use error::GitError;
pub use file::regular;
pub use gix_hash::ObjectId as Id;
pub use index::{Index, IndexEntry, Noted};
pub use object::{Cache, Object, Type};
pub use objects::{Objects, Place};
pub use pack::{Form, Pack, Unread};
pub use parse::{Commit, Entry, Mode, Tag, Tree};
pub use refs::{Ref, Refs};
pub use repository::Repository;
pub use revision::Revisions;
pub use settings::Settings;
pub use snapshot::Snapshot;
