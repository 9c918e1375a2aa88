//! What a project says about its scans.

mod error;
mod file;
mod glob;

pub use crate::date::day;
pub use error::ConfigError;
pub use file::{Allow, Config, FILE, FailOn};
pub use glob::globs;
