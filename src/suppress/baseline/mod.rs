//! Baselines: findings that were accepted before, one a line, for a team to decide on once.
//!
//! An entry accepts a finding of the same value, in the same file, of the same kind, which opens nothing graver. A different
//! secret in the same place is a new finding, and so is the accepted one elsewhere. `docs/baseline.md` tells the format.

mod accepted;
#[cfg(test)]
mod accepted_tests;
mod compare;
mod entry;
mod file;
mod places;

pub use accepted::Accepted;
pub use entry::{Entry, OfHistory, State, is_date, is_fingerprint};
pub use file::{Baseline, BaselineError};
pub use places::Places;
