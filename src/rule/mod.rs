//! Rules as data: what they say once read ([`model`]), how names are words ([`words`]), what to do
//! ([`guidance`]), and the one loader for embedded and users' files.

pub mod file;
pub mod guidance;
mod load;
pub mod model;
pub mod words;

pub use file::RuleError;
pub use load::{UserFile, user_files};
pub use model::{Credential, Rules};
