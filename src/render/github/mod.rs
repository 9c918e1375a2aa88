//! Annotations of GitHub Actions: workflow commands in the log of a job.
//! <https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>.
//!
//! The only commands are `error`, `warning` and `notice`. Never `add-mask`: it needs the secret, and writes it into the log.

mod command;

use super::options::Options;
use super::order;
use super::words::Words;
use super::{clues, escape, loosened, past, read, story, sum};
use crate::blob::Origin;
use crate::finding::Finding;
use crate::report::{Loosening, Place, Receipt, Report, Scope};
use crate::rule::Rules;
use command::{Annotation, Level, command};
use std::io::{self, Write};

/// Annotations of a level that GitHub shows of one step; it drops the rest without a word.
const MOST: usize = 10;
/// Marks that an annotation tells: it is a box of a few lines.
const MARKS: usize = 5;
/// Places at which a change loosens the settings that have an annotation of their own: there must be room for leaks.
const LOOSENED: usize = 3;
/// Paths that were not read, and notes, that one annotation tells.
const LINES: usize = 10;

/// Write a report: what could not be read, the findings, the gravest first, and the sum.
pub(super) fn write(report: &Report, rules: &Rules, options: Options, out: &mut dyn Write) -> io::Result<()> {
    let words = Words::new(rules, options.lang);
    let about = incomplete(report, words).into_iter().chain(loosened(&report.receipt, words));
    let about: Vec<Annotation> = about.chain(notes(report, words)).collect();
    let findings = order::worst_first(report, options);
    let mut left = 0;
    let mut shown: Vec<Annotation> = Vec::new();
    for level in Level::ALL {
        let mut room = MOST - about.iter().filter(|other| other.level == level).count();
        if level == Level::Notice {
            room -= 1; // the last one says how many there are besides
        }
        let of_level = findings.iter().filter(|(finding, _)| level_of(finding, options) == level);
        for (number, (finding, place)) in of_level.enumerate() {
            if number < room {
                shown.push(annotation(level, finding, place, report.receipt.scope, words));
            } else {
                left += 1;
            }
        }
    }
    for annotation in about.iter().chain(&shown) {
        writeln!(out, "{}", command(annotation))?;
    }
    if left > 0 {
        let title = words.say("github-title");
        let lines = vec![words.count("github-left", left, &[])];
        let rest = Annotation { level: Level::Notice, place: Vec::new(), title, lines };
        writeln!(out, "{}", command(&rest))?;
    }
    // A plain line, which annotates nothing: a clean run needs no box. All of it is in our own words.
    writeln!(out, "{} {}", sum::told(report, words), read::told(&report.receipt, words))
}

/// The level of a finding. What somebody accepted, and what a commit only keeps, is told quietly.
fn level_of(finding: &Finding, options: Options) -> Level {
    let is_kept = finding.already_there && !options.all_lines;
    match finding.severity.level() {
        _ if finding.suppressed.is_some() || is_kept => Level::Notice,
        "error" => Level::Error,
        "warning" => Level::Warning,
        _ => Level::Notice,
    }
}

/// What makes the run incomplete, if anything does.
fn incomplete(report: &Report, words: Words<'_>) -> Option<Annotation> {
    let mut lines = vec![sum::incomplete(&report.receipt, words)?];
    let unread = read::skipped(&report.receipt);
    let unread: Vec<_> = unread.into_iter().filter(|skipped| !skipped.why.is_policy()).collect();
    lines.extend(
        unread
            .iter()
            .take(LINES)
            .map(|skipped| format!("{}: {}", escape::visible(&skipped.path), words.why(&skipped.why))),
    );
    if unread.len() > LINES {
        lines.push(words.count("receipt-more", unread.len() - LINES, &[]));
    }
    Some(Annotation { level: Level::Error, place: Vec::new(), title: words.say("github-title"), lines })
}

/// What the change loosens of the settings by which it is scanned: the first few where they stand, the rest counted.
fn loosened(receipt: &Receipt, words: Words<'_>) -> Vec<Annotation> {
    let title = words.say("loosened-title");
    let annotation = |(number, loosening): (usize, &Loosening)| {
        let mut lines = vec![loosened::message(loosening, receipt, words)];
        let left = receipt.loosened.len().saturating_sub(LOOSENED);
        if number + 1 == LOOSENED && left > 0 {
            lines.push(words.count("loosened-more", left, &[]));
        }
        lines.push(words.say("loosened-advice"));
        let place = vec![("file", loosening.path.clone()), ("line", loosening.line.to_string())];
        Annotation { level: Level::Error, place, title: title.clone(), lines }
    };
    receipt.loosened.iter().enumerate().take(LOOSENED).map(annotation).collect()
}

/// What a reader should know besides, in one annotation.
fn notes(report: &Report, words: Words<'_>) -> Option<Annotation> {
    let notes = &report.receipt.notes;
    let mut lines: Vec<String> = read::notes(&report.receipt, words).take(LINES).collect();
    if notes.len() > LINES {
        lines.push(words.count("receipt-more", notes.len() - LINES, &[]));
    }
    let title = words.say("github-title");
    (!notes.is_empty()).then(|| Annotation { level: Level::Notice, place: Vec::new(), title, lines })
}

/// A finding: what and where, why, and what to do first.
fn annotation(
    level: Level,
    finding: &Finding,
    here: &Place<'_>,
    scope: Scope,
    words: Words<'_>,
) -> Annotation {
    let environment = words.of("environment", finding.environment.as_str());
    let severity = words.of("severity", finding.severity.as_str());
    let title = format!("{severity} {}", escape::visible(words.title(finding)));
    let at = format!("{}:{}", finding.origin.told(), finding.start.line);
    let mut lines = vec![
        format!("{} · {environment}", words.preview(finding)),
        words.fill("github-at", &[("at", &escape::visible(&at))]),
        words.of("sure", finding.confidence.as_str()),
    ];
    lines.extend(finding.suppressed.iter().map(|suppression| story::suppressed(suppression, words)));
    if finding.already_there {
        lines.push(words.say("already-there"));
    }
    let marks = clues::marks(&finding.evidence);
    let told = marks.iter().take(MARKS).map(|mark| format!("- {}", mark.around(&mark.what(words), words)));
    lines.extend(told);
    lines.extend(story::told(finding, words));
    if let Some(known) = &finding.past {
        lines.push(past::told(finding, known, words));
        lines.push(past::versions(here, words));
    }
    if let Some(step) = story::steps(finding, words).first() {
        lines.push(format!("{}{} [{}]", words.say("step-first"), step.text, story::source(step, words)));
    }
    lines.push(words.say("sarif-rotate"));
    lines.retain(|line| !line.is_empty());
    Annotation { level, place: place(finding, scope), title, lines }
}

/// Where GitHub shows it. Of a history that is a line only where `HEAD` has it still; of an archive the whole file.
fn place(finding: &Finding, scope: Scope) -> Vec<(&'static str, String)> {
    let outermost = finding.origin.outermost();
    let is_gone = scope == Scope::History && !finding.past.as_ref().is_some_and(|past| past.in_head);
    let (Some(_), false) = (outermost.path(), is_gone) else { return Vec::new() };
    let mut place = vec![("file", outermost.told())];
    if matches!(finding.origin, Origin::Member(_)) {
        return place;
    }
    place.push(("line", finding.start.line.to_string()));
    place.push(("endLine", finding.end.line.to_string()));
    // Columns are for what is on one line; GitHub refuses others.
    if finding.start.line == finding.end.line {
        place.push(("col", finding.start.column.to_string()));
        place.push(("endColumn", finding.end.column.to_string()));
    }
    place
}

#[cfg(test)]
mod tests {
    use super::super::options::Format;
    use super::super::{testing, testing_git};
    use super::*;
    use crate::environment::{Environment, Lang};
    use crate::severity::Severity;

    fn told(report: &Report) -> String {
        testing::told(Format::Github, report, testing::options(Lang::En))
    }

    #[test]
    fn a_report_in_english() {
        insta::assert_snapshot!(told(&testing::report()));
    }

    #[test]
    fn a_history_in_spanish() {
        let options = testing::options(Lang::Es);
        insta::assert_snapshot!(testing::told(Format::Github, &testing_git::history(), options));
    }

    #[test]
    fn of_many_findings_the_gravest_are_shown_and_the_rest_is_counted() {
        let of = |severity, environment| {
            let mut finding = testing::finding("a.env", environment);
            finding.severity = severity;
            finding
        };
        let mut findings = Vec::new();
        for _ in 0..50 {
            findings.push(of(Severity::Low, Environment::Sandbox));
            findings.push(of(Severity::Medium, Environment::Certification));
            findings.push(of(Severity::Critical, Environment::Production));
        }
        let mut report = Report { findings, ..Report::default() };
        report.receipt = testing::report().receipt;
        let told = told(&report);
        let count = |command: &str| told.lines().filter(|line| line.starts_with(command)).count();
        assert_eq!([count("::error "), count("::warning "), count("::notice ")], [10, 10, 10]);
        assert!(told.contains("::notice title=monoleaks::123 more findings"), "{told}");
        assert!(told.starts_with("::error title=monoleaks::INCOMPLETE"), "{told}");
        let last = told.lines().last().unwrap_or_default();
        assert!(last.starts_with("150 findings of 1 secret: 50 in production"), "{last}");
    }

    #[test]
    fn nothing_found_annotates_nothing() {
        let told = told(&Report::default());
        assert!(!told.contains("::"), "{told}");
    }

    #[test]
    fn a_line_is_told_where_the_file_has_it() {
        let mut wrapped = testing::finding("a.env", Environment::Production);
        wrapped.end.line += 1;
        let mut member = testing::finding("", Environment::Production);
        member.origin = Origin::member(&Origin::File("a.zip".into()), "b/.env".into());
        let stdin = Finding { origin: Origin::Stdin(None), ..member.clone() };
        let gone = testing_git::history().findings.swap_remove(0);
        let there = testing_git::history().findings.swap_remove(testing_git::VERSIONS);
        #[rustfmt::skip]
        let cases = [
            (&wrapped, Scope::Worktree, "file=a.env line=12 endLine=13", "over two lines no columns"),
            (&member,  Scope::Worktree, "file=a.zip", "an archive has no lines"),
            (&stdin,   Scope::Worktree, "", "a pipe is no file"),
            (&gone,    Scope::History,  "", "the file is not in HEAD, or has it no more"),
            (&there,   Scope::History,  "file=src/pagos/cliente.ts line=12 endLine=12 col=18 endColumn=38", "HEAD has it"),
        ];
        for (finding, scope, expected, why) in cases {
            let told: Vec<_> =
                place(finding, scope).iter().map(|(name, value)| format!("{name}={value}")).collect();
            assert_eq!(told.join(" "), expected, "{why}");
        }
    }
}
