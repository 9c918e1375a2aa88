//! Where bytes come from: a [`Source`] pushes blobs from its own threads, and says what it did not read.

mod excuse;
mod read;
mod source;
mod staged;
mod stdin;
mod tracked;
mod walk;

pub use source::{Item, Source};
pub use staged::Staged;
pub use stdin::Stdin;
pub use walk::Walk;
