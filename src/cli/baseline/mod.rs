//! `monoleaks baseline`: accepting findings, with a reason.

mod args;
mod record;
mod run;
mod salt;
mod show;

pub(super) use args::BaselineCommand;
pub(super) use run::run;
