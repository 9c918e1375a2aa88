//! A secret: its row in the table, and a card that says why it is one and where it stands.

use super::super::order::Told;
use super::super::words::Words;
use super::super::{clues, escape, past, story};
use crate::finding::{Excerpt, Finding};
use crate::report::{Place, place};
use maud::{Markup, html};

/// Marks that are told of a secret; the JSON report has them all.
const MARKS: usize = 20;
/// Other places that are told of a secret.
const PLACES: usize = 50;
/// Characters of a line that are shown on either side of the value: a line can be a whole file.
const AROUND: usize = 200;

/// The row of a secret.
pub(super) fn row(number: usize, secret: &Told<'_>, words: Words<'_>) -> Markup {
    let finding = secret.finding;
    let others = secret.group.places().len().saturating_sub(1);
    html! {
        tr class=(finding.severity.as_str()) {
            td.number { a href={ "#s" (number) } { (number) } }
            td.severity { (words.of("severity", finding.severity.as_str())) }
            td { (escape::visible(words.title(finding))) (status(secret, words)) }
            td {
                code { (at(finding)) }
                @if others > 0 { " " (words.count("group-more", others, &[])) }
            }
            td { (words.of("name", finding.environment.as_str())) }
            td { (words.of("confidence", finding.confidence.as_str())) }
        }
    }
}

/// Why it may be left as it is, if somebody says so.
fn status(secret: &Told<'_>, words: Words<'_>) -> Markup {
    html! {
        @if secret.finding.suppressed.is_some() { " (" (words.say("page-suppressed")) ")" }
        @if secret.finding.already_there { " (" (words.say("place-kept")) ")" }
    }
}

/// Why it is one, and where it stands.
pub(super) fn card(number: usize, secret: &Told<'_>, words: Words<'_>) -> Markup {
    let finding = secret.finding;
    let marks = clues::marks(&finding.evidence);
    let places = secret.group.places();
    let is_here =
        |other: &&Place<'_>| other.findings.first().is_some_and(|first| place(first) == place(finding));
    let (here, others): (Vec<&Place<'_>>, Vec<&Place<'_>>) = places.iter().partition(is_here);
    html! {
        div class={ "card " (finding.severity.as_str()) } id={ "s" (number) } {
            h3 {
                (number) ". " span.badge { (words.of("severity", finding.severity.as_str())) } " "
                (escape::visible(words.title(finding))) " · "
                (words.of("environment", finding.environment.as_str()))
            }
            p.place { code { (at(finding)) } }
            (source(&finding.excerpt))
            @for sentence in excuses(finding, words) { p { strong { (sentence) } } }
            p { (words.of("sure", finding.confidence.as_str())) }
            ul {
                @for mark in marks.iter().take(MARKS) { li { (mark.around(&mark.what(words), words)) } }
                @if marks.len() > MARKS { li { (words.count("page-marks", marks.len() - MARKS, &[])) } }
            }
            @for sentence in story::told(finding, words) { p { (sentence) } }
            @for sentence in history(finding, here.first().copied(), words) { p { (sentence) } }
            @if !others.is_empty() {
                p { (words.count("group", others.len(), &[])) }
                ul {
                    @for other in others.iter().take(PLACES).filter_map(|other| other.told()) {
                        li { code { (at(other)) } " · " (words.of("name", other.environment.as_str())) }
                    }
                    @if others.len() > PLACES {
                        li { (words.count("group-more", others.len() - PLACES, &[])) }
                    }
                }
            }
            p.faint {
                (words.preview(finding)) " · "
                (words.fill("fingerprint", &[("fingerprint", &escape::visible(&finding.fingerprint))]))
            }
        }
    }
}

/// Why it may be left as it is.
fn excuses(finding: &Finding, words: Words<'_>) -> Vec<String> {
    let accepted = finding.suppressed.as_ref().map(|suppression| story::suppressed(suppression, words));
    let kept = finding.already_there.then(|| words.say("already-there"));
    accepted.into_iter().chain(kept).collect()
}

/// What commits say of it.
fn history(finding: &Finding, here: Option<&Place<'_>>, words: Words<'_>) -> Vec<String> {
    let Some(known) = &finding.past else { return Vec::new() };
    let versions = here.map(|here| past::versions(here, words)).unwrap_or_default();
    let told = [past::told(finding, known, words), versions, past::refs(known, words, true)];
    told.into_iter().filter(|sentence| !sentence.is_empty()).collect()
}

/// The masked line, with what stands for the value marked.
fn source(excerpt: &Excerpt) -> Markup {
    let text: Vec<char> = escape::in_place(&excerpt.text).chars().collect();
    let start = excerpt.marker_start.min(text.len());
    let end = (start + excerpt.marker_len.min(text.len() - start)).min(text.len());
    let (from, to) = (start.saturating_sub(AROUND), (end + AROUND).min(text.len()));
    let piece = |from: usize, to: usize| text[from..to].iter().collect::<String>();
    html! {
        pre {
            code {
                @if from > 0 { "…" }
                (piece(from, start).trim_start())
                @if start < end { mark { (piece(start, end)) } }
                (piece(end, to).trim_end())
                @if to < text.len() { "…" }
            }
        }
    }
}

/// `path:line:column`.
pub(super) fn at(finding: &Finding) -> String {
    let at = format!("{}:{}:{}", finding.origin.told(), finding.start.line, finding.start.column);
    escape::visible(&at).into_owned()
}
