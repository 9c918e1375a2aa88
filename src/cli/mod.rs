//! What a person types, and what happens then.

mod args;
mod asked;
mod baseline;
mod command;
mod doctor;
mod error;
mod explain;
mod hook;
mod init;
mod locale;
mod merge;
mod output;
mod policy;
mod random;
mod rules;
mod run;
mod scan;
mod typed;
mod whynot;

pub use command::Cli;
pub use error::CliError;
pub use run::run;
