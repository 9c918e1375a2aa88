//! Where bytes come from: a [`Source`] pushes blobs from its own threads, and says what it did not read.

mod company;
mod excuse;
mod history;
mod item;
mod read;
mod source;
mod staged;
mod stdin;
mod tracked;
mod unpack;
mod walk;

pub use company::Company;
pub use history::{Asked, Held, History, Range, Timeline, Tips};
pub use item::Item;
pub use source::Source;
pub use staged::Staged;
pub use stdin::Stdin;
pub use walk::Walk;
