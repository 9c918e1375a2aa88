//! The one sentence in which the way of a value ends.

use super::words::Words;
use crate::classify::{Turn, Way};
use crate::detect::Passed;
use crate::finding::Finding;
use crate::scan::{Became, End, Step};

/// How far a value came; of several on a line, that which came furthest is told last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reached {
    /// It has not the shape of a credential.
    Shapeless,
    /// Nothing names it.
    Nameless,
    /// Its name says that it is no secret.
    Acquitted,
    /// A rule wanted it.
    Wanted,
    /// It has another owner.
    Owned,
    /// It was found.
    Found,
    /// It is in the report, and accepted.
    Accepted,
    /// It is in the report.
    Told,
}

/// The sentence of a value, and how far that came. `end` is what became of its finding, if it is one.
pub(super) fn of(step: &Step, end: Option<&(Finding, End)>, words: Words<'_>) -> (Reached, String) {
    match (&step.became, end) {
        (Became::Passed(Passed::NotSecret(doubt), _), _) => {
            let doubt = words.of("doubt", doubt);
            (Reached::Acquitted, words.say("whynot-not-secret", &[("doubt", &doubt)]))
        }
        (Became::Passed(Passed::Plain | Passed::Long, _), _) => {
            (Reached::Shapeless, words.say("whynot-not-shaped", &[]))
        }
        (Became::Passed(..), _) => (Reached::Nameless, words.say("whynot-not-named", &[])),
        (Became::Judged(way), end) => judged(way, end, words),
    }
}

/// The sentence of a value that a rule wanted.
fn judged(way: &Way, end: Option<&(Finding, End)>, words: Words<'_>) -> (Reached, String) {
    match (&way.turn, end) {
        (Turn::Doubted(doubt), _) => {
            (Reached::Wanted, words.say("whynot-not-doubted", &[("doubt", &words.of("doubt", doubt))]))
        }
        (Turn::Other(_), _) => (Reached::Owned, words.say("whynot-not-mono", &[])),
        (Turn::Found, None) => (Reached::Wanted, words.say("whynot-not-twice", &[])),
        (Turn::Found, Some((_, End::Other))) => (Reached::Owned, words.say("whynot-not-project", &[])),
        (Turn::Found, Some((finding, End::Below))) => {
            let sure = words.confidence(finding);
            (
                Reached::Found,
                words.say("whynot-not-sure", &sure.each_ref().map(|(at, text)| (*at, text.as_str()))),
            )
        }
        (Turn::Found, Some((finding, End::Told))) => match &finding.suppressed {
            Some(_) => (Reached::Accepted, words.say("whynot-not-open", &[])),
            None => (Reached::Told, reported(finding, words)),
        },
    }
}

/// The sentence of a finding.
fn reported(finding: &Finding, words: Words<'_>) -> String {
    let environment = words.of("name", finding.environment.as_str());
    let confidence = words.of("confidence", finding.confidence.as_str());
    let title = words.title(&finding.rule);
    let fill = [
        ("environment", environment.as_str()),
        ("confidence", confidence.as_str()),
        ("title", title.as_str()),
    ];
    words.say("whynot-reported", &fill)
}
