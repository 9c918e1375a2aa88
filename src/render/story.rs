//! What is to be said of a finding beside its evidence, in sentences: what is remarked on it, how it was read, which way it went, what it says of itself,
//! who accepted it, and what to do.

use super::words::Words;
use super::{escape, parts, remarks};
use crate::date;
use crate::finding::{Action, Claims, Finding, Suppression};
use crate::rule::guidance::{Source, Step};

/// What else there is to know of it, and its way.
pub(super) fn told(finding: &Finding, words: Words<'_>) -> Vec<String> {
    [remarked(finding, words), way(finding, words)].concat()
}

/// What is remarked on it, and what a client secret is complete with.
pub(super) fn remarked(finding: &Finding, words: Words<'_>) -> Vec<String> {
    let parts = parts::told(finding, words, &mut |_, at| at.to_owned());
    remarks::told(finding, words).into_iter().chain(parts).collect()
}

/// Through which encodings it was read, from where to where it was traced, what a JWT says.
pub(super) fn way(finding: &Finding, words: Words<'_>) -> Vec<String> {
    let mut told = Vec::new();
    if !finding.layers.is_empty() {
        told.push(words.fill("layers", &[("layers", &finding.layers.join(", "))]));
    }
    if !finding.flow.is_empty() {
        let step = |step: &crate::finding::Step| {
            let key = match step.action {
                Action::Declared => "flow-declared",
                Action::Used => "flow-used",
            };
            let (line, column) = (step.start.line.to_string(), step.start.column.to_string());
            words.fill(key, &[("line", &line), ("column", &column)])
        };
        let steps: Vec<String> = finding.flow.iter().map(step).collect();
        told.push(words.fill("flow", &[("steps", &steps.join(", "))]));
    }
    told.extend(finding.claims.iter().flat_map(|claims| jwt(claims, words)));
    told
}

/// What a JWT says of itself.
fn jwt(claims: &Claims, words: Words<'_>) -> Vec<String> {
    let expires = claims.expires.map(|expires| words.fill("jwt-expires", &[("date", &minute(expires))]));
    let scopes = (!claims.scopes.is_empty()).then(|| {
        let scopes = claims.scopes.join(", ");
        words.fill("jwt-scopes", &[("scopes", &escape::visible(&scopes))])
    });
    expires.into_iter().chain(scopes).collect()
}

/// Who accepted it, and why.
pub(super) fn suppressed(suppression: &Suppression, words: Words<'_>) -> String {
    let reason = escape::visible(&suppression.reason);
    words.known("suppressed", suppression.by).map_or_else(
        || words.fill("suppressed-other", &[("by", suppression.by), ("reason", &reason)]),
        |message| message.replace("{reason}", &reason),
    )
}

/// What to do about it, in order.
pub(super) fn steps<'r>(finding: &Finding, words: Words<'r>) -> Vec<&'r Step> {
    words.guidance.steps(finding.kind, finding.product, finding.environment).collect()
}

/// Who says that a step is right.
pub(super) fn source(step: &Step, words: Words<'_>) -> String {
    words.say(match step.source {
        Source::Mono => "source-mono",
        Source::Advice => "source-advice",
    })
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
