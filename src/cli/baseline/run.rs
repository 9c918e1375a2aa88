//! Which command it is, and marking what was rotated.

use super::args::BaselineCommand;
use super::{record, show};
use crate::cli::error::CliError;
use crate::cli::output;
use crate::cli::scan::today;
use crate::config::day;
use crate::suppress::Baseline;
use clap::ArgMatches;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// Carry out a command, of whose program `matches` are what was typed.
pub(in crate::cli) fn run(
    command: &BaselineCommand,
    matches: &ArgMatches,
    out: &mut dyn Write,
    told: &mut dyn Write,
) -> Result<ExitCode, CliError> {
    let inner = |name| {
        let baseline = matches.subcommand_matches("baseline").unwrap_or(matches);
        baseline.subcommand_matches(name).unwrap_or(baseline)
    };
    match command {
        BaselineCommand::Create(args) => record::create(args, inner("create"), out, told),
        BaselineCommand::Update(args) => record::update(args, inner("update"), out, told),
        BaselineCommand::Rotated { file, fingerprint, on } => rotated(file, fingerprint, on, out),
        BaselineCommand::Show { file } => show::run(&Baseline::read(file)?, out),
    }
}

/// Mark every entry of a credential.
///
/// Its date goes: until when it was accepted no longer matters, and a settled history must not come back.
fn rotated(file: &Path, fingerprint: &str, on: &str, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    if day(on).is_some_and(|day| day > today()) {
        let wrong = "still to come; say it when it is done";
        return Err(CliError::Date { option: "--on", date: on.to_owned(), wrong });
    }
    let mut baseline = Baseline::read(file)?;
    let mut count = 0_usize;
    for (_, entry) in baseline.entries.iter_mut().filter(|(_, entry)| entry.fingerprint == fingerprint) {
        entry.rotated = Some(on.to_owned());
        entry.until = None;
        count += 1;
    }
    if count == 0 {
        return Err(CliError::NoEntry { path: file.to_owned(), fingerprint: fingerprint.to_owned() });
    }
    let text = Baseline::text(baseline.entries.iter().map(|(_, entry)| entry));
    output::write_file(file, &|out| out.write_all(text.as_bytes()))?;
    let entries = if count == 1 { "entry" } else { "entries" };
    writeln!(out, "{}: {count} {entries} rotated on {on}", file.display()).map_err(CliError::Stdout)?;
    Ok(ExitCode::SUCCESS)
}
