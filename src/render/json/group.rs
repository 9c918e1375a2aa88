//! One secret in JSON, wherever it stands.

use super::past::{self, Commit};
use crate::environment::{Environment, Kind};
use crate::finding::Finding;
use crate::report::{self, Seen, by_gravity};
use serde::Serialize;

/// A secret. What its findings disagree on is told as the gravest of them has it.
#[derive(Serialize)]
pub(super) struct Group<'r> {
    fingerprint: &'r str,
    kinds: Vec<&'static str>,
    environment: Option<&'static str>,
    severity: Option<&'static str>,
    score: Option<f32>,
    findings: usize,
    already_there: bool,
    places: Vec<Place<'r>>,
    first_seen: Option<Commit<'r>>,
    last_seen: Option<Commit<'r>>,
    in_head: Option<bool>,
}

/// A path with the secret.
#[derive(Serialize)]
struct Place<'r> {
    path: String,
    line: usize,
    column: usize,
    origin: &'static str,
    object: Option<String>,
    findings: usize,
    first_seen: Option<Commit<'r>>,
    last_seen: Option<Commit<'r>>,
    in_head: Option<bool>,
}

impl<'r> Group<'r> {
    /// A secret.
    pub(super) fn new(group: &report::Group<'r>) -> Self {
        let gravest = group.findings.iter().copied().min_by(|a, b| by_gravity(a, b));
        let mut kinds: Vec<_> = group.findings.iter().map(|finding| finding.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let Seen { first, last, in_head } = group.seen();
        Self {
            fingerprint: group.fingerprint(),
            kinds: kinds.into_iter().map(Kind::as_str).collect(),
            environment: group
                .findings
                .iter()
                .map(|finding| finding.environment)
                .min()
                .map(Environment::as_str),
            severity: gravest.map(|finding| finding.severity.as_str()),
            score: gravest.map(|finding| finding.score),
            findings: group.findings.len(),
            already_there: group.findings.iter().all(|finding| finding.already_there),
            places: group.places().iter().filter_map(Place::new).collect(),
            first_seen: first.map(Commit::new),
            last_seen: last.map(Commit::new),
            in_head,
        }
    }
}

impl<'r> Place<'r> {
    /// A place, at the finding to tell of it.
    fn new(place: &report::Place<'r>) -> Option<Self> {
        let finding: &Finding = place.told()?;
        let Seen { first, last, in_head } = place.seen();
        Some(Self {
            path: finding.origin.told(),
            line: finding.start.line,
            column: finding.start.column,
            origin: past::origin(&finding.origin),
            object: past::object(&finding.origin),
            findings: place.findings.len(),
            first_seen: first.map(Commit::new),
            last_seen: last.map(Commit::new),
            in_head,
        })
    }
}
