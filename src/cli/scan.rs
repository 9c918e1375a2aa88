//! `monoleaks scan`, and what else scans: hooks and baselines.

use super::args::ScanArgs;
use super::asked::{Asked, home};
use super::error::CliError;
use super::locale::locale;
use super::output::{self, Target};
use super::policy;
use super::rules;
use crate::config::{Config, FailOn};
use crate::environment::{Confidence, Lang};
use crate::loosening::Loosening;
use crate::render::{self, Format, Options};
use crate::report::{Report, Scope};
use crate::rule::Rules;
use crate::scan::{Settings, Watch, scan};
use crate::suppress::Baseline;
use clap::ArgMatches;
use clap::parser::ValueSource;
use std::env;
use std::io::{self, IsTerminal as _, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// What a scan goes by: the rules, and what the project and the command line say.
pub(super) struct Setup {
    pub(super) rules: Rules,
    pub(super) config: Config,
    /// Whether there may be a configuration at all.
    is_configured: bool,
    pub(super) baseline: Option<Baseline>,
    pub(super) fail_on: FailOn,
    /// What the work tree would loosen of it, and what there is to say of that.
    loosened: (Vec<Loosening>, Vec<String>),
}

impl Setup {
    /// What the options of `scan`, as they were typed, and the project say.
    pub(super) fn new(args: &ScanArgs, matches: &ArgMatches, asked: &Asked) -> Result<Self, CliError> {
        let mut setup = Self::without_baseline(args, matches, asked)?;
        setup.baseline = match (&asked.decides, &args.baseline, &setup.config.baseline) {
            (Some(decides), ..) => policy::baseline(args, &setup.config, decides)?,
            (None, Some(file), _) => Some(Baseline::read(file)?),
            (None, None, Some(file)) => Some(Baseline::read_below(&setup.config.folder(), file)?),
            (None, None, None) => None,
        };
        // A bare repository has no work tree that could loosen anything.
        if let Some(decides) = asked.decides.as_ref().filter(|it| !it.top.as_os_str().is_empty()) {
            let is_there = args.config.as_ref().is_none_or(|file| policy::is_file(file));
            let is_used = setup.is_configured && is_there;
            let now = if is_used { config(args, asked) } else { Ok(Config::default()) };
            let counts = (&setup.config, setup.baseline.as_ref());
            setup.loosened = policy::loosened(counts, now, args, decides);
        }
        Ok(setup)
    }

    /// The same, as if nothing had been accepted.
    pub(super) fn without_baseline(
        args: &ScanArgs,
        matches: &ArgMatches,
        asked: &Asked,
    ) -> Result<Self, CliError> {
        let exit_zero =
            goes_first(matches, ("exit_zero", "--exit-zero", args.exit_zero), ("fail_on", "--fail-on"))?;
        let no_config =
            goes_first(matches, ("no_config", "--no-config", args.no_config), ("config", "--config"))?;
        let (rules, config) = match &asked.decides {
            None => (rules::load(args.rules.as_deref())?, (!no_config).then(|| config(args, asked))),
            Some(it) => (
                policy::rules(args, it)?,
                (!no_config).then(|| policy::config(args, &project(args, asked), it)),
            ),
        };
        let is_configured = config.is_some();
        let config = config.transpose()?.unwrap_or_default();
        let stated = args.fail_on.or(config.fail_on).unwrap_or_default();
        let fail_on = if exit_zero { FailOn::Never } else { stated };
        Ok(Self { rules, config, is_configured, baseline: None, fail_on, loosened: Default::default() })
    }

    /// Scan what is asked for.
    pub(super) fn scan(&self, args: &ScanArgs, asked: &Asked) -> Report {
        self.watched(args, asked, None)
    }

    /// The same, and tell `watch` of the lines that it asks about.
    pub(super) fn watched(&self, args: &ScanArgs, asked: &Asked, watch: Option<&Watch>) -> Report {
        let started = Instant::now();
        let least = args.min_confidence.or(self.config.min_confidence).unwrap_or(Confidence::Medium);
        let settings = Settings {
            rules: &self.rules,
            config: &self.config,
            roots: &asked.roots,
            tree: asked.tree.as_deref(),
            min_confidence: least,
            baseline: self.baseline.as_ref(),
            decides: asked.decides.as_deref(),
            scope: asked.scope,
            whole: asked.whole,
            shard: args.shard,
            today: today(),
            watch,
        };
        let mut report = scan(asked.source.as_ref(), &settings);
        report.receipt.loosened.clone_from(&self.loosened.0);
        report.receipt.notes.extend(self.loosened.1.iter().cloned());
        report.receipt.notes.sort();
        report.receipt.policy = asked.decides.as_ref().map(|decides| decides.name.clone());
        report.receipt.elapsed = started.elapsed();
        report
    }
}

/// `monoleaks scan`.
pub(super) fn run(
    args: &ScanArgs,
    matches: &ArgMatches,
    out: &mut dyn Write,
    told: &mut dyn Write,
) -> Result<ExitCode, CliError> {
    if args.staged || args.history.is_some() {
        let of_files = ["include", "exclude", "max_file_size", "no_ignore"];
        let typed = |id: &&&str| matches.value_source(id) == Some(ValueSource::CommandLine);
        if let Some(id) = of_files.iter().find(typed) {
            return Err(CliError::OfFiles(id.replace('_', "-"))); // a variable of the same name is for other scans
        }
    }
    run_asked(&Asked::of(args)?, args, matches, out, told)
}

/// Scan what is asked for, and write the reports that the options of `scan` name.
pub(super) fn run_asked(
    asked: &Asked,
    args: &ScanArgs,
    matches: &ArgMatches,
    out: &mut dyn Write,
    told: &mut dyn Write,
) -> Result<ExitCode, CliError> {
    let targets = output::targets(matches, &args.format, &args.output)?;
    let setup = Setup::new(args, matches, asked)?;
    let report = setup.scan(args, asked);
    for target in &targets {
        match write(target, &report, &setup.rules, args, out) {
            Err(error) if error.is_broken_pipe() => {} // `| head` has seen enough; what was found was found
            written => written?,
        }
    }
    if !args.quiet && targets.iter().all(|target| target.file.is_some()) {
        summary(&report, told).map_err(CliError::Stdout)?;
    }
    Ok(exit_code(&report, setup.fail_on, args.all_lines))
}

/// Whether a switch goes before an option that says otherwise: one that was typed goes before one of a variable.
fn goes_first(
    matches: &ArgMatches,
    (switch, switch_name, is_on): (&str, &'static str, bool),
    (option, option_name): (&str, &'static str),
) -> Result<bool, CliError> {
    let typed = |id: &str| matches.value_source(id) == Some(ValueSource::CommandLine);
    match (is_on, typed(switch), typed(option)) {
        (true, true, true) => Err(CliError::Contradiction(switch_name, option_name)),
        (on, typed, other_typed) => Ok(on && (typed || !other_typed)),
    }
}

/// What a report ends with: 1 before 3 before 0.
fn exit_code(report: &Report, fail_on: FailOn, all_lines: bool) -> ExitCode {
    let failing = match fail_on {
        FailOn::Never => 0,
        FailOn::Production => report.production(all_lines) + report.receipt.loosened.len(),
        FailOn::Any => report.failing(all_lines).count() + report.receipt.loosened.len(),
    };
    match (failing, report.receipt.complete()) {
        (1.., _) => ExitCode::from(1),
        (0, false) => ExitCode::from(3),
        (0, true) => ExitCode::SUCCESS,
    }
}

/// Write one report.
fn write(
    target: &Target,
    report: &Report,
    rules: &Rules,
    args: &ScanArgs,
    out: &mut dyn Write,
) -> Result<(), CliError> {
    let text = target.format == Format::Text;
    // Reports for programs do not follow the locale: the same input gives the same bytes everywhere.
    let lang = args.lang.unwrap_or_else(|| if text { locale() } else { Lang::En });
    let options = |color| Options {
        lang,
        verbose: args.verbose,
        color,
        show_suppressed: args.show_suppressed,
        all_lines: args.all_lines,
    };
    match &target.file {
        Some(file) => {
            let always = args.color == clap::ColorChoice::Always;
            output::write_file(file, &|out| {
                render::write(target.format, report, rules, &options(always), out)
            })
        }
        None => render::write(target.format, report, rules, &options(color(args.color)), out)
            .and_then(|()| out.flush())
            .map_err(CliError::Stdout),
    }
}

/// One line for people who sent all reports to files.
fn summary(report: &Report, told: &mut dyn Write) -> io::Result<()> {
    let (open, files) = (report.open().count(), report.receipt.files);
    let incomplete = if report.receipt.complete() { "" } else { "; not everything could be read" };
    let many = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    let what = if report.receipt.scope == Scope::History { "blob" } else { "file" };
    let (findings, files) = (many(open, "finding"), many(files, what));
    let grave = report.production(true);
    writeln!(told, "monoleaks: {findings} ({grave} of production or unknown) in {files}{incomplete}")
}

/// The configuration that was named, or that of the project of the first path.
pub(super) fn config(args: &ScanArgs, asked: &Asked) -> Result<Config, CliError> {
    if let Some(file) = &args.config {
        let here = std::fs::canonicalize(".").unwrap_or_default();
        return Ok(Config::read(file, &here)?);
    }
    Ok(Config::discover(&project(args, asked))?)
}

/// The folder whose project it is: the work tree, or that of the first path.
pub(super) fn project(args: &ScanArgs, asked: &Asked) -> PathBuf {
    asked.tree.clone().unwrap_or_else(|| home(args))
}

/// Whether standard output is coloured.
fn color(choice: clap::ColorChoice) -> bool {
    let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    match choice {
        clap::ColorChoice::Always => true,
        clap::ColorChoice::Never => false,
        clap::ColorChoice::Auto if set("NO_COLOR") => false,
        clap::ColorChoice::Auto
            if set("CLICOLOR_FORCE") && env::var_os("CLICOLOR_FORCE").is_some_and(|value| value != "0") =>
        {
            true
        }
        clap::ColorChoice::Auto if env::var_os("CLICOLOR").is_some_and(|value| value == "0") => false,
        clap::ColorChoice::Auto => {
            io::stdout().is_terminal() && env::var_os("TERM").is_none_or(|term| term != "dumb")
        }
    }
}

/// Days since 1970.
pub(super) fn today() -> i64 {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    i64::try_from(seconds / 86_400).unwrap_or(i64::MAX)
}
