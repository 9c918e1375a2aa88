//! One finding as SARIF has it.

use super::super::json::Evidence;
use super::super::words::Words;
use super::super::{clues, escape};
use super::limits::MOST_MARKS;
use super::location::{self, artifact, number, physical, region};
use super::message::{message, properties};
use super::rule::{self, Table};
use crate::finding::{Action, Finding, Suppression};
use sarif::sarif::{
    CodeFlow, Location, PropertyBag, Result, ResultLevel, Suppression as Accepted, ThreadFlow,
    ThreadFlowLocation,
};
use serde_json::Value;
use std::collections::BTreeMap;

/// The key of our fingerprint. A new way of computing it needs a new version.
const FINGERPRINT: &str = "monoleaksSecret/v1";

/// A finding as a result of the rule that `table` has for it.
///
/// No `kind`: it would be `fail`, and GitHub opens an alert for the others as well.
pub(super) fn result(finding: &Finding, table: &Table<'_>, words: Words<'_>) -> Result {
    let id = rule::id(finding);
    let index = table.keys().position(|key| *key == id).unwrap_or_default();
    let (said, related) = told(finding, words);
    let place = physical(artifact(&finding.origin), region(finding.start, finding.end));
    let mut result = Result::builder()
        .rule_id(id)
        .rule_index(number(index))
        .level(level(finding))
        .message(message(said))
        .locations(vec![Location::builder().physical_location(place).build()])
        .partial_fingerprints(BTreeMap::from([(FINGERPRINT.to_owned(), finding.fingerprint.clone())]))
        .properties(bag(finding))
        .build();
    if !related.is_empty() {
        result.related_locations = Some(related);
    }
    if !finding.flow.is_empty() {
        result.code_flows = Some(vec![flow(finding, words)]);
    }
    result.suppressions = finding.suppressed.as_ref().map(|suppression| vec![accepted(suppression)]);
    result
}

/// How loud the result is.
fn level(finding: &Finding) -> ResultLevel {
    match finding.severity.level() {
        "error" => ResultLevel::Error,
        "warning" => ResultLevel::Warning,
        _ => ResultLevel::Note,
    }
}

/// The message, and the places it links to: GitHub shows those alone that are linked.
fn told(finding: &Finding, words: Words<'_>) -> (String, Vec<Location>) {
    let mut related = Vec::new();
    let mut seen = Vec::new();
    for mark in clues::marks(&finding.evidence).iter().take(MOST_MARKS) {
        let what = plain(&mark.what(words));
        let around = |what: &str| mark.around(what, words);
        let Some(line) = mark.evidence.line else {
            seen.push(around(&what));
            continue;
        };
        let id = number(related.len() + 1);
        seen.push(around(&format!("[{what}]({id})")));
        let place = physical(artifact(&finding.origin), location::line(line));
        related.push(
            Location::builder().id(id).physical_location(place).message(message(format!("{what}."))).build(),
        );
    }
    let fill = [
        ("environment", words.of("environment", finding.environment.as_str())),
        ("sure", words.of("sure", finding.confidence.as_str())),
        ("title", plain(words.title(finding))),
        ("preview", plain(&words.preview(finding))),
    ];
    let fill = fill.each_ref().map(|(name, value)| (*name, value.as_str()));
    let mut said = vec![words.fill("sarif-message", &fill)];
    if !seen.is_empty() {
        said.push(words.fill("sarif-seen", &[("marks", &seen.join("; "))]));
    }
    said.push(words.say("sarif-rotate"));
    (said.join(" "), related)
}

/// Text in which nothing reads as a link (SARIF 2.1.0, section 3.11.6).
fn plain(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for char in escape::visible(text).chars() {
        if matches!(char, '[' | ']' | '\\') {
            safe.push('\\');
        }
        safe.push(char);
    }
    safe
}

/// The way from where the value is declared to where it is used.
fn flow(finding: &Finding, words: Words<'_>) -> CodeFlow {
    let steps: Vec<ThreadFlowLocation> = finding
        .flow
        .iter()
        .map(|step| {
            let key = match step.action {
                Action::Declared => "action-declared",
                Action::Used => "action-used",
            };
            let place = physical(artifact(&finding.origin), region(step.start, step.end));
            let location =
                Location::builder().physical_location(place).message(message(words.say(key))).build();
            ThreadFlowLocation::builder().location(location).build()
        })
        .collect();
    CodeFlow::builder().thread_flows(vec![ThreadFlow::builder().locations(steps).build()]).build()
}

/// What programs may want to know, in the words of our JSON.
fn bag(finding: &Finding) -> PropertyBag {
    let evidence: Vec<Value> = finding
        .evidence
        .iter()
        .map(|evidence| serde_json::to_value(Evidence::new(evidence)).unwrap_or_default())
        .collect();
    properties([
        ("environment", finding.environment.as_str().into()),
        ("product", finding.product.as_str().into()),
        ("kind", finding.kind.as_str().into()),
        ("confidence", finding.confidence.as_str().into()),
        ("fingerprint", finding.fingerprint.as_str().into()),
        ("evidence", evidence.into()),
    ])
}

/// Who accepted it: a comment stands in the source, a rule elsewhere.
fn accepted(suppression: &Suppression) -> Accepted {
    let kind = if suppression.by == "inline" { "inSource" } else { "external" };
    Accepted::builder()
        .kind(kind)
        .status("accepted")
        .justification(escape::visible(&suppression.reason).into_owned())
        .build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_reads_as_a_link() {
        #[rustfmt::skip]
        let cases = [
            ("host api.cuentamono.com", "host api.cuentamono.com", "what is plain stays"),
            ("[x](http://evil)",        r"\[x\](http://evil)",     "brackets are escaped"),
            (r"a\[b",                   r"a\\\[b",                 "so is what escapes"),
            ("a\u{202e}b",              r"a\\u{202e}b",            "what is invisible is spelled out first"),
        ];
        for (text, safe, why) in cases {
            assert_eq!(plain(text), safe, "{why}");
        }
    }
}
