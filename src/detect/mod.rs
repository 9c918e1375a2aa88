//! From bytes to candidates: where looking pays ([`anchors`]), and what stands in a credential's position there.

pub mod anchors;
pub mod candidate;
pub mod lexer;
pub mod names;
pub mod place;

pub use anchors::Anchors;
pub use candidate::{Candidate, Carrier, Tie};
pub use names::Names;
