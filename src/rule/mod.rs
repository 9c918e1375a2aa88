//! Rules as data: what they say once read ([`model`]), how names are words ([`words`]), what to do ([`guidance`]).

pub mod guidance;
pub mod model;
pub mod words;

pub use model::Rules;
