//! One secret: what, where, why, and what to do first, once for all of its places.

use super::super::order::Told;
use super::super::words::Words;
use super::super::{clues, escape, parts, remarks};
use super::page::{CALM, FAINT, PLAIN, Page, STRONG};
use super::{color, excerpt, places};
use crate::date;
use crate::finding::{Action, Claims, Finding, Suppression};
use crate::rule::guidance::{Source, Step};
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
        suppressed(suppression, words, page)?;
    }
    if finding.already_there {
        page.prose(2, "", PLAIN, &words.say("already-there"))?;
    }
    for remark in remarks::told(finding, words) {
        page.prose(2, "", STRONG, &remark)?;
    }
    if let Some(parts) = parts::told(finding, words, &mut |_, at| at.to_owned()) {
        page.prose(2, "", PLAIN, &parts)?;
    }
    places::here(secret, words, verbose, page)?;
    why(finding, words, verbose, page)?;
    story(finding, words, page)?;
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

/// Who accepted it, and why.
fn suppressed(suppression: &Suppression, words: Words<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let reason = escape::visible(&suppression.reason);
    let text = words.known("suppressed", suppression.by).map_or_else(
        || words.fill("suppressed-other", &[("by", suppression.by), ("reason", &reason)]),
        |message| message.replace("{reason}", &reason),
    );
    page.prose(2, "", CALM, &text)
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

/// How it was read, which way it went, and what it says of itself.
fn story(finding: &Finding, words: Words<'_>, page: &mut Page<'_>) -> io::Result<()> {
    if !finding.layers.is_empty() {
        page.prose(2, "", PLAIN, &words.fill("layers", &[("layers", &finding.layers.join(", "))]))?;
    }
    if !finding.flow.is_empty() {
        let steps: Vec<String> = finding
            .flow
            .iter()
            .map(|step| {
                let key = match step.action {
                    Action::Declared => "flow-declared",
                    Action::Used => "flow-used",
                };
                let (line, column) = (step.start.line.to_string(), step.start.column.to_string());
                words.fill(key, &[("line", &line), ("column", &column)])
            })
            .collect();
        page.prose(2, "", PLAIN, &words.fill("flow", &[("steps", &steps.join(", "))]))?;
    }
    finding.claims.as_ref().map_or(Ok(()), |claims| jwt(claims, words, page))
}

/// What a JWT says of itself.
fn jwt(claims: &Claims, words: Words<'_>, page: &mut Page<'_>) -> io::Result<()> {
    if let Some(expires) = claims.expires {
        page.prose(2, "", PLAIN, &words.fill("jwt-expires", &[("date", &minute(expires))]))?;
    }
    if !claims.scopes.is_empty() {
        let scopes = claims.scopes.join(", ");
        page.prose(2, "", PLAIN, &words.fill("jwt-scopes", &[("scopes", &escape::visible(&scopes))]))?;
    }
    Ok(())
}

/// What to do: the first step, or every one, each with who says so.
fn steps(finding: &Finding, words: Words<'_>, verbose: bool, page: &mut Page<'_>) -> io::Result<()> {
    let steps: Vec<&Step> =
        words.guidance.steps(finding.kind, finding.product, finding.environment).collect();
    let told = if verbose { steps.len() } else { steps.len().min(1) };
    for (index, step) in steps[..told].iter().enumerate() {
        let lead = if verbose {
            words.fill("step-number", &[("n", &(index + 1).to_string())])
        } else {
            words.say("step-first")
        };
        let source = words.say(match step.source {
            Source::Mono => "source-mono",
            Source::Advice => "source-advice",
        });
        page.prose(2, &lead, PLAIN, &format!("{} [{source}]", step.text))?;
    }
    if told < steps.len() {
        page.prose(2, "", FAINT, &words.count("step-more", steps.len() - told, &[]))?;
    }
    Ok(())
}

/// Seconds since 1970 as a date and time in UTC; far from our time, as the number itself.
fn minute(seconds: i64) -> String {
    let moment = date::moment(seconds);
    let told = moment.as_deref().and_then(|moment| Some((moment.get(..10)?, moment.get(11..16)?)));
    told.map_or_else(|| seconds.to_string(), |(date, minute)| format!("{date} {minute} UTC"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minute_that_nobody_means_is_a_number() {
        assert_eq!(minute(1_795_478_399), "2026-11-23 23:59 UTC", "seconds are dropped");
        assert_eq!(minute(i64::MAX), i64::MAX.to_string());
    }
}
