//! One finding as SARIF has it.

use super::super::identity::sort;
use super::super::json::{self, Commit, Evidence, Part, Remark};
use super::super::words::Words;
use super::super::{clues, escape, parts, past, remarks};
use super::limits::MOST_MARKS;
use super::location::{self, artifact, number, physical, region};
use super::message::{message, plain, properties};
use super::rule::Table;
use super::secrets::Secrets;
use crate::finding::{self, Action, Finding, Suppression};
use crate::report::{Place, Scope};
use sarif::sarif::{
    CodeFlow, Location, PropertyBag, Result, ResultLevel, Suppression as Accepted, ThreadFlow,
    ThreadFlowLocation,
};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// The key of our fingerprint. A new way of computing it needs a new version.
const FINGERPRINT: &str = "monoleaksSecret/v1";

/// Tells findings as results.
pub(super) struct Teller<'t, 'r> {
    /// The rules that they are results of.
    pub(super) table: &'t Table<'r>,
    /// Which secrets stand in several places.
    pub(super) secrets: &'t Secrets<'r>,
    /// What was scanned.
    pub(super) scope: Scope,
    /// In which language.
    pub(super) words: Words<'r>,
}

impl Teller<'_, '_> {
    /// A finding, and those that are versions of it, as one result.
    ///
    /// No `kind`: it would be `fail`, and GitHub opens an alert for the others as well.
    pub(super) fn result(&self, finding: &Finding, here: &Place<'_>) -> Result {
        let id = sort(finding);
        let index = self.table.keys().position(|key| *key == id).unwrap_or_default();
        let (said, related) = self.told(finding);
        let place = physical(artifact(&finding.origin), region(finding.start, finding.end));
        let mut result = Result::builder()
            .rule_id(id)
            .rule_index(number(index))
            .level(level(finding))
            .message(message(said))
            .locations(vec![Location::builder().physical_location(place).build()])
            .partial_fingerprints(BTreeMap::from([(FINGERPRINT.to_owned(), finding.fingerprint.clone())]))
            .properties(bag(finding, here, self.words))
            .build();
        if !related.is_empty() {
            result.related_locations = Some(related);
        }
        if !finding.flow.is_empty() {
            result.code_flows = Some(vec![flow(finding, self.words)]);
        }
        if self.scope == Scope::Staged {
            result.baseline_state = Some(if finding.already_there { "unchanged" } else { "new" }.into());
        }
        result.suppressions = finding.suppressed.as_ref().map(|suppression| vec![accepted(suppression)]);
        result
    }

    /// The message, and the places it links to: GitHub shows those alone that are linked.
    fn told(&self, finding: &Finding) -> (String, Vec<Location>) {
        let words = self.words;
        let mut related = Vec::new();
        let fill = [
            ("environment", words.of("environment", finding.environment.as_str())),
            ("sure", words.of("sure", finding.confidence.as_str())),
            ("title", plain(words.title(finding))),
            ("preview", plain(&words.preview(finding))),
        ];
        let fill = fill.each_ref().map(|(name, value)| (*name, value.as_str()));
        let mut said = vec![match self.scope {
            Scope::History => words.fill("sarif-message-history", &fill),
            Scope::Worktree | Scope::Staged => words.fill("sarif-message", &fill),
        }];
        if let Some(known) = &finding.past {
            said.push(plain(&past::told(finding, known, words)));
        }
        said.extend(remarks::told(finding, words).iter().map(|remark| plain(remark)));
        said.extend(parts::told(finding, words, &mut |part, at| link(part, at, &mut related, words)));
        let seen = marks(finding, &mut related, words);
        if !seen.is_empty() {
            said.push(words.fill("sarif-seen", &[("marks", &seen.join("; "))]));
        }
        said.extend(self.secrets.elsewhere(finding, &mut related, words));
        said.push(words.say("sarif-rotate"));
        (said.join(" "), related)
    }
}

/// The place of a part, linked to it.
fn link(part: &finding::Part, at: &str, related: &mut Vec<Location>, words: Words<'_>) -> String {
    let id = number(related.len() + 1);
    let place = physical(artifact(&part.origin), region(part.start, part.end));
    let key = match part.role {
        finding::Role::ClientId => "sarif-client-id",
        finding::Role::TokenUrl => "sarif-token-url",
    };
    let text = message(words.say(key));
    related.push(Location::builder().id(id).physical_location(place).message(text).build());
    format!("[{}]({id})", plain(at))
}

/// The marks that say so, each linked to its line.
fn marks(finding: &Finding, related: &mut Vec<Location>, words: Words<'_>) -> Vec<String> {
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
    seen
}

/// How loud the result is.
fn level(finding: &Finding) -> ResultLevel {
    match finding.severity.level() {
        "error" => ResultLevel::Error,
        "warning" => ResultLevel::Warning,
        _ => ResultLevel::Note,
    }
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

/// What programs may want to know, in the words of our JSON; of a history also what commits say.
fn bag(finding: &Finding, here: &Place<'_>, words: Words<'_>) -> PropertyBag {
    let evidence: Vec<Value> =
        finding.evidence.iter().map(|evidence| value(&Evidence::new(evidence))).collect();
    let remarks: Vec<Value> =
        finding.remarks.iter().map(|remark| value(&Remark::new(remark, words))).collect();
    let parts: Vec<Value> = finding.parts.iter().map(|part| value(&Part::new(part))).collect();
    let mut bag = properties([
        ("environment", finding.environment.as_str().into()),
        ("product", finding.product.as_str().into()),
        ("kind", finding.kind.as_str().into()),
        ("confidence", finding.confidence.as_str().into()),
        ("fingerprint", finding.fingerprint.as_str().into()),
        ("evidence", evidence.into()),
        ("remarks", remarks.into()),
        ("parts", parts.into()),
    ]);
    if let Some(known) = &finding.past {
        let of_history = [
            ("object", json::object(&finding.origin).into()),
            ("versions", number(here.versions()).into()),
            ("brought", value(&known.brought.as_ref().map(Commit::new))),
            ("removed", value(&known.removed.as_ref().map(Commit::new))),
            ("inHead", known.in_head.into()),
            ("refs", known.refs.as_slice().into()),
            ("refCount", number(known.ref_count).into()),
        ];
        bag.additional_properties.extend(of_history.map(|(key, value)| (key.to_owned(), value)));
    }
    bag
}

/// A part of our JSON as a property.
fn value(part: &impl Serialize) -> Value {
    serde_json::to_value(part).unwrap_or_default()
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
