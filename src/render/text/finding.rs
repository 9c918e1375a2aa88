//! One secret: what, where, why, and what to do first, once for all of its places.

use super::super::order::Told;
use super::super::words::Words;
use super::super::{clues, escape, story};
use super::page::{CALM, FAINT, PLAIN, Page, STRONG};
use super::{color, excerpt, places};
use crate::finding::Finding;
use anstyle::Style;
use std::io;

/// Marks told without `--verbose`: the nearest decide, and the rest is for those who doubt.
const MARKS: usize = 5;

/// Write a secret. `verbose` tells every mark, every place, every step and the fingerprint.
pub(super) fn write(
    secret: &Told<'_>,
    words: Words<'_>,
    verbose: bool,
    page: &mut Page<'_>,
) -> io::Result<()> {
    let finding = secret.finding;
    let severity = words.of("severity", finding.severity.as_str());
    let environment = words.of("environment", finding.environment.as_str());
    let title = escape::visible(words.title(finding));
    let color = color::of_severity(finding.severity);
    let heading = [
        (color, severity.as_str()),
        (STRONG, " "),
        (STRONG, &title),
        (PLAIN, " · "),
        (color::of_environment(finding.environment), &environment),
    ];
    page.line(0, &heading)?;
    place(finding, page)?;
    source(finding, color, page)?;
    if let Some(suppression) = &finding.suppressed {
        page.prose(2, "", CALM, &story::suppressed(suppression, words))?;
    }
    if finding.already_there {
        page.prose(2, "", PLAIN, &words.say("already-there"))?;
    }
    for remark in story::remarked(finding, words) {
        page.prose(2, "", STRONG, &remark)?;
    }
    places::here(secret, words, verbose, page)?;
    why(finding, words, verbose, page)?;
    for sentence in story::way(finding, words) {
        page.prose(2, "", PLAIN, &sentence)?;
    }
    places::others(secret, words, verbose, page)?;
    steps(finding, words, verbose, page)?;
    if verbose {
        page.prose(2, "", FAINT, &words.fill("fingerprint", &[("fingerprint", &finding.fingerprint)]))?;
    }
    Ok(())
}

/// `path:line:column`, never wrapped or cut, since people click on it.
fn place(finding: &Finding, page: &mut Page<'_>) -> io::Result<()> {
    let told = finding.origin.told();
    let at = format!(":{}:{}", finding.start.line, finding.start.column);
    page.line(2, &[(STRONG, &escape::visible(&told)), (PLAIN, &at)])
}

/// The masked line, behind its number, with the value marked.
fn source(finding: &Finding, color: Style, page: &mut Page<'_>) -> io::Result<()> {
    let shown = excerpt::show(&finding.excerpt);
    let number = finding.start.line.to_string();
    page.line(2, &[(FAINT, &number), (FAINT, " | "), (PLAIN, &shown.text)])?;
    if shown.mark.is_empty() {
        return Ok(());
    }
    let gutter = " ".repeat(number.len());
    page.line(2, &[(FAINT, &gutter), (FAINT, " | "), (color, &shown.mark)])
}

/// How sure it is, and each mark that says so.
fn why(finding: &Finding, words: Words<'_>, verbose: bool, page: &mut Page<'_>) -> io::Result<()> {
    page.prose(2, "", PLAIN, &words.of("sure", finding.confidence.as_str()))?;
    let marks = clues::marks(&finding.evidence);
    let told = if verbose { marks.len() } else { marks.len().min(MARKS) };
    for mark in &marks[..told] {
        page.prose(4, "- ", PLAIN, &mark.around(&mark.what(words), words))?;
    }
    if told < marks.len() {
        page.prose(4, "- ", FAINT, &words.count("seen-more", marks.len() - told, &[]))?;
    }
    Ok(())
}

/// What to do: the first step, or every one, each with who says so.
fn steps(finding: &Finding, words: Words<'_>, verbose: bool, page: &mut Page<'_>) -> io::Result<()> {
    let steps = story::steps(finding, words);
    let told = if verbose { steps.len() } else { steps.len().min(1) };
    for (index, step) in steps[..told].iter().enumerate() {
        let lead = if verbose {
            words.fill("step-number", &[("n", &(index + 1).to_string())])
        } else {
            words.say("step-first")
        };
        page.prose(2, &lead, PLAIN, &format!("{} [{}]", step.text, story::source(step, words)))?;
    }
    if told < steps.len() {
        page.prose(2, "", FAINT, &words.count("step-more", steps.len() - told, &[]))?;
    }
    Ok(())
}
