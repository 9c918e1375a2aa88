//! `monoleaks hook`.

use super::{install, scans};
use crate::cli::args::HookCommand;
use crate::cli::error::CliError;
use clap::ArgMatches;
use std::io::Write;
use std::process::ExitCode;

/// Run as a hook, or put one in place.
pub(in crate::cli) fn run(
    command: &HookCommand,
    matches: &ArgMatches,
    out: &mut dyn Write,
    told: &mut dyn Write,
) -> Result<ExitCode, CliError> {
    match command {
        HookCommand::Install { pre_push, dry_run } => install::install(*pre_push, *dry_run, out, told),
        HookCommand::Uninstall { dry_run } => install::uninstall(*dry_run, out, told),
        HookCommand::Run { hook } => {
            let matches = matches.subcommand_matches("run").unwrap_or(matches);
            scans::run(hook, matches, out, told)
        }
    }
}
