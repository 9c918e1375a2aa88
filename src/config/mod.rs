//! What a project says about its scans.

mod compare;
mod draft;
mod error;
mod file;
mod glob;
mod salt;

pub use crate::date::day;
pub use draft::{Spoken, draft};
pub use error::ConfigError;
pub use file::{Allow, Config, FILE, FailOn};
pub use glob::globs;
pub use salt::with_salt;
