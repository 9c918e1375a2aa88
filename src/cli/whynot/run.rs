//! Scanning with somebody who asks, and telling what was seen.

use super::args::WhyNotArgs;
use super::place::Place;
use super::tell;
use super::words::Words;
use crate::cli::args::{ELSEWHERE, ExplainArgs, ScanArgs};
use crate::cli::asked::Asked;
use crate::cli::error::CliError;
use crate::cli::locale::locale;
use crate::cli::scan::Setup;
use crate::finding::Finding;
use crate::render::{self, Format, Options};
use crate::report::Report;
use crate::scan::{Trail, Watch};
use clap::ArgMatches;
use clap::parser::ValueSource;
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// `monoleaks why-not FILE:LINE[:COLUMN]`.
pub(in crate::cli) fn run(
    args: &WhyNotArgs,
    matches: &ArgMatches,
    out: &mut dyn Write,
) -> Result<ExitCode, CliError> {
    is_of_files(&args.scan, matches)?;
    let place = Place::read(&args.place)?;
    let mut scan = args.scan.clone();
    if scan.paths.is_empty() {
        scan.paths.push(home(&place.file));
    }
    let told = place.told(&mut scan.paths);
    let asked = Asked::of(&scan)?;
    let setup = Setup::new(&scan, matches, &asked)?;
    let (report, trail) = watched(&setup, &scan, &asked, vec![(told.clone(), place.line)]);
    let is_there = trail.looks.iter().any(|look| look.told == told);
    let has_line = trail.looks.iter().any(|look| look.told == told && !look.asked.is_empty());
    if is_there && !has_line {
        return Err(CliError::NoSuchLine { path: told, line: place.line });
    }
    if !is_there && !place.member.is_empty() {
        return Err(CliError::NoSuchPath(PathBuf::from(told)));
    }
    let lang = scan.lang.unwrap_or_else(locale);
    let words = Words::new(&setup.rules, lang, report.receipt.min_confidence);
    let question = tell::Question { told: &told, line: place.line, column: place.column };
    tell::write(&question, &trail, words, out).map_err(CliError::Stdout)?;
    Ok(ExitCode::SUCCESS)
}

/// `monoleaks explain FINGERPRINT`: each finding of that value as `scan --verbose` tells it, and the way that it took.
pub(in crate::cli) fn explain(
    args: &ExplainArgs,
    matches: &ArgMatches,
    out: &mut dyn Write,
) -> Result<ExitCode, CliError> {
    is_of_files(&args.scan, matches)?;
    let asked = Asked::of(&args.scan)?;
    let setup = Setup::new(&args.scan, matches, &asked)?;
    let mut report = setup.scan(&args.scan, &asked);
    report.findings.retain(|finding| finding.fingerprint == args.what);
    if report.findings.is_empty() {
        return Err(CliError::NoFinding(args.what.clone()));
    }
    let lang = args.scan.lang.unwrap_or_else(locale);
    let options = Options { lang, verbose: true, color: false, show_suppressed: true, all_lines: true };
    render::write(Format::Text, &report, &setup.rules, &options, out).map_err(CliError::Stdout)?;
    let place = |finding: &Finding| (finding.origin.told(), finding.start.line);
    let places: BTreeSet<(String, usize)> = report.findings.iter().map(place).collect();
    let (_, trail) = watched(&setup, &args.scan, &asked, places.into_iter().collect());
    let words = Words::new(&setup.rules, lang, report.receipt.min_confidence);
    for finding in &report.findings {
        let (told, line) = place(finding);
        let question = tell::Question { told: &told, line, column: Some(finding.start.column) };
        writeln!(out).map_err(CliError::Stdout)?;
        tell::write(&question, &trail, words, out).map_err(CliError::Stdout)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Scan what is asked for, and what is told of some lines.
fn watched(setup: &Setup, args: &ScanArgs, asked: &Asked, places: Vec<(String, usize)>) -> (Report, Trail) {
    let watch = Watch::new(places);
    let report = setup.watched(args, asked, Some(&watch));
    (report, watch.into_trail())
}

/// Whether the options are those of a scan of files, which can be read twice.
fn is_of_files(args: &ScanArgs, matches: &ArgMatches) -> Result<(), CliError> {
    let typed = |id: &&&str| matches.value_source(id) == Some(ValueSource::CommandLine);
    if let Some(id) = ELSEWHERE.iter().find(typed) {
        return Err(CliError::NotHere(id.replace('_', "-")));
    }
    if args.paths.iter().any(|path| path.as_os_str() == "-") {
        return Err(CliError::StdinTwice);
    }
    Ok(())
}

/// What a scan of a file's project reads: the folder that one is in, if the file is below it, else the file's own.
fn home(file: &Path) -> PathBuf {
    let full = |path: &Path| std::fs::canonicalize(path).unwrap_or_default();
    if full(file).starts_with(full(Path::new("."))) {
        return PathBuf::from(".");
    }
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}
