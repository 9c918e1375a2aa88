//! Carrying it out.

use super::args::MergeArgs;
use super::combine::combine;
use super::input::runs;
use crate::cli::error::CliError;
use crate::cli::output;
use crate::config::FailOn;
use crate::render;
use crate::rule::Rules;
use std::io::Write;
use std::process::ExitCode;

/// Put reports together, and end as a scan of all that they scanned would have.
pub(in crate::cli) fn run(args: &MergeArgs, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let mut all = Vec::new();
    for file in &args.files {
        all.extend(runs(file)?);
    }
    let merged = combine(all, &Rules::embedded()?);
    match &args.output {
        Some(file) => output::write_file(file, &|out| render::json(&merged.log, out))?,
        None => match render::json(&merged.log, out).and_then(|()| out.flush()).map_err(CliError::Stdout) {
            Err(error) if error.is_broken_pipe() => {}
            written => written?,
        },
    }
    let failing = merged.outcomes.iter().filter(|outcome| outcome.fails());
    let failing = match args.fail_on {
        FailOn::Never => 0,
        FailOn::Production => failing.filter(|outcome| outcome.environment().is_grave()).count(),
        FailOn::Any => failing.count(),
    };
    Ok(match (failing, merged.is_complete) {
        (1.., _) => ExitCode::from(1),
        (0, false) => ExitCode::from(3),
        (0, true) => ExitCode::SUCCESS,
    })
}
