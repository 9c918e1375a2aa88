//! Carrying out a command.

use super::command::{Cli, Command};
use super::error::CliError;
use super::{baseline, doctor, explain, hook, init, merge, rules, scan, whynot};
use crate::suppress::is_fingerprint;
use clap::{ArgMatches, FromArgMatches as _};
use std::io::Write;
use std::process::ExitCode;

/// Carry out what was typed, writing to `out` what goes to standard output and to `told` what goes beside it.
pub fn run(matches: &ArgMatches, out: &mut dyn Write, told: &mut dyn Write) -> Result<ExitCode, CliError> {
    // `matches` were made by the same definition, so this cannot fail.
    let cli = Cli::from_arg_matches(matches).unwrap_or_else(|error| error.exit());
    match &cli.command {
        None => scan::run(&cli.scan, matches, out, told),
        Some(Command::Scan(args)) => {
            let matches = matches.subcommand_matches("scan").unwrap_or(matches);
            scan::run(args, matches, out, told)
        }
        Some(Command::Merge(args)) => merge::run(args, out),
        Some(Command::Explain(args)) if is_fingerprint(&args.what) => {
            whynot::explain(args, matches.subcommand_matches("explain").unwrap_or(matches), out)
        }
        Some(Command::Explain(args)) => explain::run(args, out),
        Some(Command::WhyNot(args)) => {
            whynot::run(args, matches.subcommand_matches("why-not").unwrap_or(matches), out)
        }
        Some(Command::Init(args)) => init::run(args, out),
        Some(Command::Rules { command }) => rules::run(command, out),
        Some(Command::Hook { command }) => {
            let matches = matches.subcommand_matches("hook").unwrap_or(matches);
            hook::run(command, matches, out, told)
        }
        Some(Command::Baseline { command }) => baseline::run(command, matches, out, told),
        Some(Command::Doctor { prove }) => doctor::run(*prove, out),
    }
}
