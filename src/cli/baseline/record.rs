//! `monoleaks baseline create` and `update`: from findings to entries.

use super::args::{AcceptArgs, TELLING};
use super::salt;
use crate::blob::Origin;
use crate::cli::asked::Asked;
use crate::cli::error::CliError;
use crate::cli::output;
use crate::cli::scan::{Setup, today};
use crate::config::day;
use crate::environment::Kind;
use crate::finding::Finding;
use crate::render::in_place;
use crate::report::Report;
use crate::suppress::{Baseline, Entry, OfHistory, Places, is_fingerprint};
use clap::ArgMatches;
use clap::parser::ValueSource;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// Write an entry for every open finding into a new file.
pub(super) fn create(
    args: &AcceptArgs,
    matches: &ArgMatches,
    out: &mut dyn Write,
    told: &mut dyn Write,
) -> Result<ExitCode, CliError> {
    if args.file.symlink_metadata().is_ok() {
        return Err(CliError::BaselineExists(args.file.clone()));
    }
    record(Baseline { file: args.file.clone(), ..Baseline::default() }, args, matches, out, told)
}

/// Add what is new to a file, and take out what is of no use.
pub(super) fn update(
    args: &AcceptArgs,
    matches: &ArgMatches,
    out: &mut dyn Write,
    told: &mut dyn Write,
) -> Result<ExitCode, CliError> {
    record(Baseline::read(&args.file)?, args, matches, out, told)
}

/// Scan as if `baseline` were in force, and write what it should be.
fn record(
    baseline: Baseline,
    args: &AcceptArgs,
    matches: &ArgMatches,
    out: &mut dyn Write,
    told: &mut dyn Write,
) -> Result<ExitCode, CliError> {
    refuse_what_means_nothing(args, matches)?;
    let asked = Asked::of(&args.scan)?;
    let mut setup = Setup::without_baseline(&args.scan, matches, &asked)?;
    let is_weak = |entry: &Entry| entry.fingerprint.starts_with("a1:");
    let has_weak = baseline.entries.iter().any(|(_, entry)| is_weak(entry));
    setup.baseline = Some(baseline);
    let mut report = setup.scan(&args.scan, &asked);
    let mut new = accept(&report, args, &asked, told)?;
    // With a salt, weak entries that were made without one, and fingerprints that were typed, would name nothing.
    let is_free = !has_weak && args.only.is_empty();
    if is_free && new.iter().any(is_weak) && salt::can_be_added(&setup, &args.scan, &asked) {
        let file = salt::add(&mut setup, &args.scan, &asked)?;
        let file = file.file_name().unwrap_or_default().to_string_lossy();
        let file = in_place(&file);
        writeln!(out, "{file}: a salt was added; commit it with the baseline").map_err(CliError::Stdout)?;
        report = setup.scan(&args.scan, &asked);
        new = accept(&report, args, &asked, told)?;
    }
    let change = Change::new(
        &setup.baseline.take().unwrap_or_default(),
        new,
        report.idle.as_deref().unwrap_or_default(),
    );
    let text = Baseline::text(change.kept.iter().chain(&change.added).chain(&change.renewed));
    output::write_file(&args.file, &|out| out.write_all(text.as_bytes()))?;
    change
        .tell(&args.file, out)
        .and_then(|()| left_open(&report, change.kept.len(), out))
        .map_err(CliError::Stdout)?;
    Ok(if report.receipt.complete() { ExitCode::SUCCESS } else { ExitCode::from(3) })
}

/// Options of `scan` that tell how to report, standard input, and dates and folders that cannot be meant.
fn refuse_what_means_nothing(args: &AcceptArgs, matches: &ArgMatches) -> Result<(), CliError> {
    let typed = |id: &str| matches.value_source(id) == Some(ValueSource::CommandLine);
    if let Some(id) = TELLING.iter().find(|id| typed(id)) {
        return Err(CliError::NoMeaning(id.replace('_', "-")));
    }
    if args.scan.paths.iter().any(|path| path.as_os_str() == "-") {
        return Err(CliError::StdinAccepted);
    }
    if let Some(date) = args.until.as_ref().filter(|date| day(date).is_some_and(|day| day < today())) {
        let wrong = "past; write a day that is still to come";
        return Err(CliError::Date { option: "--until", date: date.clone(), wrong });
    }
    match args.file.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir()) {
        Some(folder) => Err(CliError::NoSuchPath(folder.to_owned())),
        None => Ok(()),
    }
}

/// An entry for each open finding that is to be accepted, one for each value at a path. Those that nobody should accept
/// lightly are told and refused, all of them.
fn accept(
    report: &Report,
    args: &AcceptArgs,
    asked: &Asked,
    told: &mut dyn Write,
) -> Result<Vec<Entry>, CliError> {
    let is_meant = |print: &String| args.only.is_empty() || args.only.contains(print);
    let named = |finding: &&Finding| is_fingerprint(&finding.fingerprint) && is_meant(&finding.fingerprint);
    let findings: Vec<&Finding> = report.open().filter(named).collect();
    let grave = || findings.iter().filter(|finding| finding.environment.is_grave());
    if !args.allow_production && grave().next().is_some() {
        for finding in grave() {
            let place = in_place(&finding.origin.told());
            writeln!(told, "{place}:{}: {} ({})", finding.start.line, finding.rule, finding.environment)
                .map_err(CliError::Stdout)?;
        }
        return Err(CliError::Grave(many(grave().count(), "finding", "findings")));
    }
    if findings.is_empty() {
        return Ok(Vec::new());
    }
    let (reason, who) = match (&args.reason, &args.who) {
        (Some(reason), Some(who)) => (reason, who),
        (reason, who) => {
            let missing = match (reason, who) {
                (Some(_), _) => "--who",
                (None, Some(_)) => "--reason",
                (None, None) => "--reason and --who",
            };
            return Err(CliError::NoReason { found: many(findings.len(), "finding", "findings"), missing });
        }
    };
    let places = Places::new(&args.file, &asked.roots, asked.tree.as_deref());
    let mut entries: BTreeMap<(String, Kind, &str), Entry> = BTreeMap::new();
    for finding in findings {
        let path = places.of(&finding.origin);
        let entry = Entry {
            path: path.clone(),
            kind: finding.kind,
            fingerprint: finding.fingerprint.clone(),
            rule: finding.rule.clone(),
            environment: finding.environment,
            reason: reason.clone(),
            who: who.clone(),
            until: args.until.clone(),
            rotated: None,
            scope: is_of_history_only(finding).then_some(OfHistory::History),
        };
        let known =
            entries.entry((path, finding.kind, &finding.fingerprint)).or_insert_with(|| entry.clone());
        if entry.environment < known.environment {
            *known = entry; // accepting the graver of two accepts the other
        }
    }
    Ok(entries.into_values().collect())
}

/// Whether the files of now do not have it.
fn is_of_history_only(finding: &Finding) -> bool {
    matches!(finding.origin.outermost(), Origin::Object(..) | Origin::Message(_))
        && !finding.past.as_ref().is_some_and(|past| past.in_head)
}

/// What becomes of the entries of a baseline.
struct Change {
    added: Vec<Entry>,
    /// Entries that accepted nothing any more, decided on again.
    renewed: Vec<Entry>,
    dropped: Vec<Entry>,
    kept: Vec<Entry>,
}

impl Change {
    /// The entries of `old`, less those on the lines `idle`, with those of `new`.
    fn new(old: &Baseline, new: Vec<Entry>, idle: &[usize]) -> Self {
        let mut change =
            Self { added: Vec::new(), renewed: Vec::new(), dropped: Vec::new(), kept: Vec::new() };
        for mut entry in new {
            let before: Vec<&Entry> =
                old.entries.iter().map(|(_, old)| old).filter(|old| old.key() == entry.key()).collect();
            // What was rotated stays so, whoever decides on it again.
            entry.rotated = before.iter().find_map(|before| before.rotated.clone());
            if before.is_empty() { change.added.push(entry) } else { change.renewed.push(entry) }
        }
        for (number, entry) in &old.entries {
            let is_renewed = change.renewed.iter().any(|renewed| renewed.key() == entry.key());
            let known = [&change.dropped, &change.kept].iter().any(|entries| entries.contains(entry));
            match (is_renewed || known, idle.contains(number)) {
                (true, _) => {}
                (false, true) => change.dropped.push(entry.clone()),
                (false, false) => change.kept.push(entry.clone()),
            }
        }
        change
    }

    /// Tell each entry that changes, and how many there are.
    fn tell(&self, file: &Path, out: &mut dyn Write) -> io::Result<()> {
        let changes = [("added", &self.added), ("renewed", &self.renewed), ("dropped", &self.dropped)];
        for (what, entries) in changes {
            for entry in entries {
                let Entry { path, kind, environment, fingerprint, .. } = entry;
                writeln!(out, "{what:<8} {}: {kind} ({environment}) {fingerprint}", in_place(path))?;
            }
        }
        let [added, renewed, dropped] = changes.map(|(_, entries)| entries.len());
        let (file, kept) = (in_place(&file.to_string_lossy()), self.kept.len());
        let entries = many(added + renewed + kept, "entry", "entries");
        writeln!(out, "{file}: {entries}: {added} added, {renewed} renewed, {kept} kept; {dropped} dropped")
    }
}

/// What a reader might take for settled, and is not.
fn left_open(report: &Report, kept: usize, out: &mut dyn Write) -> io::Result<()> {
    let nameless = report.open().filter(|finding| !is_fingerprint(&finding.fingerprint)).count();
    if nameless > 0 {
        let found = many(nameless, "finding", "findings");
        writeln!(out, "{found} of a guessable value among too many have no fingerprint, and stay open")?;
    }
    if !report.receipt.complete() {
        writeln!(out, "not everything could be read: there may be more to accept, and no entry was dropped")?;
    } else if report.idle.is_none() && kept > 0 {
        writeln!(out, "not all that entries may speak of was to be read, so none was dropped")?;
    }
    Ok(())
}

/// A number and what it counts.
fn many(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}
