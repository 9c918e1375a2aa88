//! The other places of a secret, so that it is told once.

use super::super::order::Told;
use super::super::words::Words;
use super::super::{escape, past};
use super::color;
use super::excerpt;
use super::page::{CALM, FAINT, PLAIN, Page};
use crate::finding::{Finding, Past};
use crate::report::{Place, place};
use anstyle::Style;
use std::collections::BTreeSet;
use std::io;

/// Places that are told without `--verbose`.
const PLACES: usize = 10;
/// Lines of one file that are told.
const LINES: usize = 10;

/// The place of the finding that is told whole: its other lines, and what commits say of it.
pub(super) fn here(
    secret: &Told<'_>,
    words: Words<'_>,
    verbose: bool,
    page: &mut Page<'_>,
) -> io::Result<()> {
    let finding = secret.finding;
    let Some(here) = secret.group.places().into_iter().find(|other| is_of(other, finding)) else {
        return Ok(());
    };
    if let Some(lines) = other_lines(&here, finding, words) {
        page.prose(2, "", PLAIN, &lines)?;
    }
    if let Some(known) = &finding.past {
        page.prose(2, "", PLAIN, &past::told(finding, known, words))?;
        let reach = [past::versions(&here, words), past::refs(known, words, verbose)];
        page.prose(2, "", PLAIN, &reach.join(" "))?;
    }
    Ok(())
}

/// Every other place, with what differs there; then when it was seen first and last anywhere.
pub(super) fn others(
    secret: &Told<'_>,
    words: Words<'_>,
    verbose: bool,
    page: &mut Page<'_>,
) -> io::Result<()> {
    let mut others = secret.group.places();
    others.retain(|other| !is_of(other, secret.finding));
    if others.is_empty() {
        return Ok(());
    }
    page.prose(2, "", CALM, &words.count("group", others.len(), &[]))?;
    let shown = if verbose { others.len() } else { others.len().min(PLACES) };
    for other in &others[..shown] {
        if let Some(finding) = other.told() {
            one(other, finding, secret.finding, words, verbose, page)?;
        }
    }
    if shown < others.len() {
        page.prose(4, "", FAINT, &words.count("group-hidden", others.len() - shown, &[]))?;
    }
    past::seen(secret.group.seen(), words).map_or(Ok(()), |seen| page.prose(2, "", CALM, &seen))
}

/// Another place of a secret of which `told` tells.
fn one(
    other: &Place<'_>,
    finding: &Finding,
    told: &Finding,
    words: Words<'_>,
    verbose: bool,
    page: &mut Page<'_>,
) -> io::Result<()> {
    let path = finding.origin.told();
    let at = format!(":{}:{}", finding.start.line, finding.start.column);
    let mut pieces = vec![(PLAIN, escape::visible(&path).into_owned()), (PLAIN, at)];
    for (style, difference) in differences(finding, told, words) {
        pieces.extend([(PLAIN, " · ".to_owned()), (style, difference)]);
    }
    let pieces: Vec<_> = pieces.iter().map(|(style, text)| (*style, text.as_str())).collect();
    page.line(4, &pieces)?;
    if verbose {
        let line = finding.start.line.to_string();
        page.line(6, &[(FAINT, &line), (FAINT, " | "), (PLAIN, &excerpt::show(&finding.excerpt).text)])?;
    }
    if let Some(lines) = other_lines(other, finding, words) {
        page.prose(6, "", FAINT, &lines)?;
    }
    if let Some(known) = &finding.past {
        let mut reach = vec![past::told(finding, known, words), past::versions(other, words)];
        // Most places are in the same refs: once is enough.
        let is_same = |past: &Past| (&past.refs, past.ref_count) == (&known.refs, known.ref_count);
        if !told.past.as_ref().is_some_and(is_same) {
            reach.push(past::refs(known, words, verbose));
        }
        page.prose(6, "", FAINT, &reach.join(" "))?;
    }
    Ok(())
}

/// What is to be known of a place that is not so where the secret is told: what it is called, what it opens, that it
/// is surer, that it does not count.
fn differences(finding: &Finding, told: &Finding, words: Words<'_>) -> Vec<(Style, String)> {
    let mut differences = Vec::new();
    if finding.rule != told.rule {
        differences.push((PLAIN, escape::visible(words.title(finding)).into_owned()));
    }
    if finding.environment != told.environment {
        let name = words.of("name", finding.environment.as_str());
        differences.push((color::of_environment(finding.environment), name));
    }
    if finding.confidence < told.confidence {
        let confidence = words.of("confidence", finding.confidence.as_str());
        differences.push((PLAIN, words.fill("place-surer", &[("confidence", &confidence)])));
    }
    if finding.already_there && !told.already_there {
        differences.push((FAINT, words.say("place-kept")));
    }
    differences
}

/// Whether a finding stands in a place.
fn is_of(other: &Place<'_>, finding: &Finding) -> bool {
    other.findings.first().is_some_and(|first| place(first) == place(finding))
}

/// Further lines of the same file: `Also on lines 40, 90.`
fn other_lines(here: &Place<'_>, finding: &Finding, words: Words<'_>) -> Option<String> {
    let same = here.findings.iter().filter(|other| other.origin == finding.origin);
    let mut lines: BTreeSet<usize> = same.map(|other| other.start.line).collect();
    lines.remove(&finding.start.line);
    if lines.is_empty() {
        return None;
    }
    let mut told: Vec<String> = lines.iter().take(LINES).map(usize::to_string).collect();
    if lines.len() > LINES {
        told.push(words.count("group-more", lines.len() - LINES, &[]));
    }
    Some(words.count("group-lines", lines.len(), &[("lines", &told.join(", "))]))
}
