//! Where bytes come from: a [`Source`] pushes blobs from its own threads, and says what it did not read.

mod excuse;
mod history;
mod read;
mod source;
mod staged;
mod stdin;
mod tracked;
mod walk;

pub use history::{Asked, Held, History, Range, Timeline, Tips};
pub use source::{Item, Source};
pub use staged::Staged;
pub use stdin::Stdin;
pub use walk::Walk;
