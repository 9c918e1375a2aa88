//! What `git commit` would record: the index, never the work tree, and no `git`.

mod before;
mod changes;
mod company;
mod opened;
mod source;

pub use source::Staged;
