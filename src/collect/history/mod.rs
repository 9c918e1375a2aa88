//! What commits recorded: every blob that they brought, once, and what became of it.

mod changes;
mod commits;
mod numbers;
mod opened;
mod paths;
mod range;
mod read;
mod source;
mod sweep;
pub(super) mod timeline;

pub use commits::Tips;
pub use range::{Asked, Range};
pub use source::History;
pub use timeline::{Held, Timeline};
