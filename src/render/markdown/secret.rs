//! A secret: its row in the table, and why it is one.

use super::super::gfm::{cell, code, plain};
use super::super::order::Told;
use super::super::words::Words;
use super::super::{clues, past, story};
use crate::finding::Finding;
use crate::report::{Place, place};
use std::fmt::Write as _;

/// Marks that are told of a secret; the JSON report has them all.
const MARKS: usize = 20;
/// Other places that are told of a secret.
const PLACES: usize = 20;

/// The row of a secret.
pub(super) fn row(number: usize, secret: &Told<'_>, words: Words<'_>) -> String {
    let finding = secret.finding;
    let mut place = code(&at(finding));
    let others = secret.group.places().len().saturating_sub(1);
    if others > 0 {
        place = format!("{place} {}", words.count("group-more", others, &[]));
    }
    let mut what = format!("{} {}", plain(words.title(finding)), code(&words.preview(finding)));
    for status in status(secret, words) {
        let _ = write!(what, " ({status})"); // writing to a String cannot fail
    }
    let cells = [
        number.to_string(),
        words.of("severity", finding.severity.as_str()),
        what,
        place,
        words.of("environment", finding.environment.as_str()),
        words.of("confidence", finding.confidence.as_str()),
    ];
    format!("| {} |\n", cells.map(|text| cell(&text)).join(" | "))
}

/// Why it may be left as it is, if somebody says so.
fn status(secret: &Told<'_>, words: Words<'_>) -> Vec<String> {
    let accepted = secret.finding.suppressed.is_some().then(|| words.say("page-suppressed"));
    let kept = secret.finding.already_there.then(|| words.say("place-kept"));
    accepted.into_iter().chain(kept).collect()
}

/// Why it is one, and where else it stands.
pub(super) fn why(number: usize, secret: &Told<'_>, words: Words<'_>) -> String {
    let finding = secret.finding;
    let environment = words.of("environment", finding.environment.as_str());
    let mut text = format!("\n#### {number}. {} · {environment}\n\n", plain(words.title(finding)));
    let mut item = |item: &str| {
        let _ = writeln!(text, "- {item}"); // writing to a String cannot fail
    };
    item(&format!("{} {}", code(&at(finding)), code(finding.excerpt.text.trim())));
    item(&words.of("sure", finding.confidence.as_str()));
    let marks = clues::marks(&finding.evidence);
    for mark in marks.iter().take(MARKS) {
        item(&plain(&mark.around(&mark.what(words), words)));
    }
    if marks.len() > MARKS {
        item(&words.count("page-marks", marks.len() - MARKS, &[]));
    }
    for sentence in story::told(finding, words) {
        item(&plain(&sentence));
    }
    if let Some(suppression) = &finding.suppressed {
        item(&plain(&story::suppressed(suppression, words)));
    }
    if finding.already_there {
        item(&words.say("already-there"));
    }
    let places = secret.group.places();
    let (here, others): (Vec<&Place<'_>>, Vec<_>) = places
        .iter()
        .partition(|other| other.findings.first().is_some_and(|first| place(first) == place(finding)));
    for of_history in history(finding, here.first().copied(), words) {
        item(&plain(&of_history));
    }
    if !others.is_empty() {
        item(&words.count("group", others.len(), &[]));
    }
    for other in others.iter().take(PLACES).filter_map(|other| other.told()) {
        item(&format!("{} · {}", code(&at(other)), words.of("name", other.environment.as_str())));
    }
    if others.len() > PLACES {
        item(&words.count("group-more", others.len() - PLACES, &[]));
    }
    item(&words.fill("fingerprint", &[("fingerprint", &code(&finding.fingerprint))]));
    text
}

/// What commits say of it.
fn history(finding: &Finding, here: Option<&Place<'_>>, words: Words<'_>) -> Vec<String> {
    let Some(known) = &finding.past else { return Vec::new() };
    let versions = here.map(|here| past::versions(here, words)).unwrap_or_default();
    let told = [past::told(finding, known, words), versions, past::refs(known, words, false)];
    told.into_iter().filter(|sentence| !sentence.is_empty()).collect()
}

/// `path:line:column`.
fn at(finding: &Finding) -> String {
    format!("{}:{}:{}", finding.origin.told(), finding.start.line, finding.start.column)
}
