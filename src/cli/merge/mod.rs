//! `monoleaks merge`: SARIF reports of parts, machines or scopes as one.
//!
//! Only reports of monoleaks are taken: those of others may hold what they found.

mod args;
mod combine;
mod input;
mod outcome;
mod run;

pub(super) use args::MergeArgs;
pub(super) use run::run;
