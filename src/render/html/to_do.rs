//! What to do: at the top what comes first, further down every step.

use super::super::advice::Advice;
use super::super::order::Told;
use super::super::words::Words;
use super::super::{escape, story};
use super::secret::at;
use maud::{Markup, html};

/// Secrets of a sort whose places are told at the top; the table has them all.
const PLACES: usize = 5;

/// What comes first for each sort of secret, and where those are.
pub(super) fn first(advice: &[Advice<'_>], secrets: &[Told<'_>], words: Words<'_>) -> Markup {
    html! {
        section id="do" {
            h2 { (words.say("page-first")) }
            @for (index, advice) in (1..).zip(advice) {
                div class={ "card " (advice.finding.severity.as_str()) } {
                    (heading(advice, words))
                    ul {
                        @for number in advice.numbers.iter().take(PLACES) {
                            @if let Some(secret) = secrets.get(number - 1) {
                                li { a href={ "#s" (number) } { code { (at(secret.finding)) } } }
                            }
                        }
                        @if advice.numbers.len() > PLACES {
                            li { (words.count("group-more", advice.numbers.len() - PLACES, &[])) }
                        }
                    }
                    @if let Some(step) = advice.steps.first() { p.first { (prose(&step.text)) } }
                    @if advice.steps.len() > 1 {
                        p { a href={ "#d" (index) } { (words.count("page-steps", advice.steps.len() - 1, &[])) } }
                    }
                }
            }
        }
    }
}

/// Every step for each sort of secret, with who says so.
pub(super) fn steps(advice: &[Advice<'_>], words: Words<'_>) -> Markup {
    html! {
        section id="steps" {
            h2 { (words.say("sarif-help-title")) }
            @for (index, advice) in (1..).zip(advice) {
                div class={ "card " (advice.finding.severity.as_str()) } id={ "d" (index) } {
                    (heading(advice, words))
                    p.faint {
                        (words.say("page-concerns")) " "
                        @for (index, number) in advice.shown().iter().enumerate() {
                            @if index > 0 { ", " }
                            a href={ "#s" (number) } { (number) }
                        }
                        @if let Some(more) = advice.more(words) { " " (more) }
                    }
                    ol {
                        @for step in &advice.steps {
                            li { (prose(&step.text)) " " span.faint { "(" (story::source(step, words)) ")" } }
                        }
                    }
                }
            }
        }
    }
}

/// What sort of secret it is.
fn heading(advice: &Advice<'_>, words: Words<'_>) -> Markup {
    let finding = advice.finding;
    html! {
        h3 {
            span.badge { (words.of("severity", finding.severity.as_str())) } " "
            (escape::visible(words.title(finding))) " · "
            (words.of("environment", finding.environment.as_str()))
        }
    }
}

/// Advice, in which code stands between backticks.
fn prose(text: &str) -> Markup {
    let text = escape::visible(text);
    html! {
        @for (index, piece) in text.split('`').enumerate() {
            @if index % 2 == 0 { (piece) } @else { code { (piece) } }
        }
    }
}
