//! `monoleaks rules`.

use super::args::RulesCommand;
use super::error::CliError;
use crate::environment::Lang;
use crate::rule::Rules;
use crate::selftest;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// List or test rules.
pub(super) fn run(command: &RulesCommand, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    match command {
        RulesCommand::List { dir } => list(&load(dir.as_deref())?, out),
        RulesCommand::Test { dir } => test(&load(dir.as_deref())?, out),
    }
}

/// The rules in the binary, and those of a folder besides.
pub(super) fn load(dir: Option<&Path>) -> Result<Rules, CliError> {
    Ok(dir.map_or_else(Rules::embedded, Rules::with)?)
}

/// One rule a paragraph.
fn list(rules: &Rules, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    for rule in &rules.credentials {
        let title = rule.title.get(&Lang::En).map_or("", String::as_str);
        let names: Vec<String> = rule.names.iter().map(ToString::to_string).collect();
        writeln!(out, "{}\n  {} ({})\n  names: {}\n", rule.id, title, rule.kind, names.join(", "))
            .map_err(CliError::Stdout)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Every failure, then the count. Failures end with 1.
fn test(rules: &Rules, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let outcome = selftest::run(rules);
    for failure in &outcome.failures {
        writeln!(out, "{failure}").map_err(CliError::Stdout)?;
    }
    let failed = outcome.failures.len();
    writeln!(out, "{} proofs, {failed} failed", outcome.proofs).map_err(CliError::Stdout)?;
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
