//! One page, in one file, for somebody who is tired and has to act now: first what to do at once, then what was found,
//! then every step, why each is one, and what was read.
//!
//! There is no script in it, nothing is loaded from anywhere, and its policy lets a browser run or load nothing but its own
//! style. Whatever comes from outside is put into it as text, which [`maud`] sees to.

mod secret;
mod to_do;

use super::advice;
use super::options::Options;
use super::order::{self, Told};
use super::words::Words;
use super::{escape, loosened, read, sum};
use crate::report::{Report, Scope};
use crate::rule::Rules;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest as _, Sha256};
use std::io::{self, Write};

/// How it looks.
const STYLE: &str = include_str!("style.css");
/// Secrets that are told: a browser shows no more of them in a time that anybody waits.
const SECRETS: usize = 2000;
/// Paths that were not read, and notes, that are told; the JSON report has them all.
const LINES: usize = 500;

/// Write a report.
pub(super) fn write(report: &Report, rules: &Rules, options: Options, out: &mut dyn Write) -> io::Result<()> {
    let words = Words::new(rules, options.lang);
    let secrets = order::secrets(report, options);
    let left = secrets.len().saturating_sub(SECRETS);
    let shown = &secrets[..secrets.len() - left];
    let advice = advice::of(shown, words);
    let page = html! {
        (DOCTYPE)
        html lang=(options.lang.as_str()) {
            (head(report, words))
            (PreEscaped("\n"))
            body {
                main {
                    (top(report, words))
                    @if !advice.is_empty() { (to_do::first(&advice, shown, words)) }
                    @if !shown.is_empty() { (found(shown, left, words)) }
                    @if !advice.is_empty() { (to_do::steps(&advice, words)) }
                    @if !shown.is_empty() { (why(shown, words)) }
                    (receipt(report, words))
                }
            }
        }
    };
    writeln!(out, "{}", page.into_string())
}

/// What a browser has to know, and may do.
fn head(report: &Report, words: Words<'_>) -> Markup {
    let hash = STANDARD.encode(Sha256::digest(STYLE));
    let policy =
        format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'");
    html! {
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(policy);
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="referrer" content="no-referrer";
            meta name="robots" content="noindex";
            title { "monoleaks: " (sum::told(report, words)) }
            style { (PreEscaped(STYLE)) }
        }
    }
}

/// The sum, and that nothing is done by deleting a line.
fn top(report: &Report, words: Words<'_>) -> Markup {
    html! {
        header {
            p.name { "monoleaks" }
            h1 { (sum::told(report, words)) }
            @if let Some(incomplete) = sum::incomplete(&report.receipt, words) {
                p.banner role="alert" { (incomplete) " " a href="#read" { (words.say("page-read")) } }
            }
            @if let Some(weaker) = loosened::told(&report.receipt, words) {
                div.banner role="alert" {
                    p { (weaker) }
                    ul { @for line in loosened::lines(&report.receipt, LINES, words) { li { (line) } } }
                    p { (words.say("loosened-advice")) }
                }
            }
            @if report.open().next().is_some() {
                p {
                    (match report.receipt.scope {
                        Scope::History => words.say("history-advice"),
                        Scope::Worktree | Scope::Staged => words.say("page-rotate"),
                    })
                }
            }
        }
    }
}

/// A table of all secrets.
fn found(secrets: &[Told<'_>], left: usize, words: Words<'_>) -> Markup {
    html! {
        section id="found" {
            h2 { (words.say("page-found")) }
            div.wide {
                table {
                    thead {
                        tr {
                            th scope="col" { "#" }
                            th scope="col" { (words.say("page-severity")) }
                            th scope="col" { (words.say("page-credential")) }
                            th scope="col" { (words.say("page-place")) }
                            th scope="col" { (words.say("page-environment")) }
                            th scope="col" { (words.say("page-confidence")) }
                        }
                    }
                    tbody {
                        @for (number, secret) in (1..).zip(secrets) { (secret::row(number, secret, words)) }
                    }
                }
            }
            @if left > 0 { p.banner { (words.count("page-left", left, &[])) } }
        }
    }
}

/// Each secret by itself.
fn why(secrets: &[Told<'_>], words: Words<'_>) -> Markup {
    html! {
        section id="why" {
            h2 { (words.say("page-why")) }
            @for (number, secret) in (1..).zip(secrets) { (secret::card(number, secret, words)) }
        }
    }
}

/// What was read, and what was not.
fn receipt(report: &Report, words: Words<'_>) -> Markup {
    let receipt = &report.receipt;
    let skipped = read::skipped(receipt);
    let notes: Vec<String> = read::notes(receipt, words).collect();
    let more = skipped.len().saturating_sub(LINES) + notes.len().saturating_sub(LINES);
    html! {
        section id="read" {
            h2 { (words.say("page-read")) }
            p { (read::told(receipt, words)) }
            @for line in read::left_out(report, words) { p { (line) } }
            @if !skipped.is_empty() {
                p { (words.count("receipt-skipped", skipped.len(), &[])) }
                ul {
                    @for skipped in skipped.iter().take(LINES) {
                        li { code { (escape::visible(&skipped.path)) } ": " (words.why(&skipped.why)) }
                    }
                }
            }
            @if !notes.is_empty() {
                ul { @for note in notes.iter().take(LINES) { li { (note) } } }
            }
            @if more > 0 { p { (words.count("receipt-more", more, &[])) } }
        }
    }
}

#[cfg(test)]
mod tests;
