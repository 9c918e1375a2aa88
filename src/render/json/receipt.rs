//! The sum and the receipt in JSON, without the time that it took: the same input is the same bytes.

use crate::environment::Environment;
use crate::report::{self, Report, Why};
use serde::Serialize;
use std::collections::BTreeMap;

/// How many findings there are. Only open ones count, but for `suppressed`.
#[derive(Serialize)]
pub(super) struct Summary {
    open: usize,
    suppressed: usize,
    production: usize,
    unknown: usize,
    certification: usize,
    sandbox: usize,
    secrets: usize,
    already_there: usize,
}

impl Summary {
    /// The sum of a report with so many different secrets.
    pub(super) fn new(report: &Report, secrets: usize) -> Self {
        let count = |environment| report.open().filter(|finding| finding.environment == environment).count();
        Self {
            open: report.open().count(),
            suppressed: report.suppressed().count(),
            production: count(Environment::Production),
            unknown: count(Environment::Unknown),
            certification: count(Environment::Certification),
            sandbox: count(Environment::Sandbox),
            secrets,
            already_there: report.open().filter(|finding| finding.already_there).count(),
        }
    }
}

/// What was read and what was not.
#[derive(Serialize)]
pub(super) struct Receipt<'r> {
    scope: &'static str,
    shard: Option<String>,
    overheard: usize,
    complete: bool,
    files: usize,
    commits: usize,
    bytes: u64,
    skipped: Vec<Skipped<'r>>,
    ignored: usize,
    excluded: usize,
    doubted: &'r BTreeMap<String, usize>,
    below: usize,
    min_confidence: Option<&'static str>,
    policy: Option<&'r str>,
    loosened: Vec<Loosened<'r>>,
    consulted: usize,
    not_consulted: usize,
    notes: &'r [String],
}

/// What a change loosens of the settings by which it is scanned.
#[derive(Serialize)]
struct Loosened<'r> {
    what: &'static str,
    path: &'r str,
    line: usize,
    seen: &'r str,
}

/// Something that was not read.
#[derive(Serialize)]
struct Skipped<'r> {
    path: &'r str,
    why: &'static str,
    detail: Option<&'r str>,
    policy: bool,
}

impl<'r> Receipt<'r> {
    /// The receipt of a run.
    pub(super) fn new(receipt: &'r report::Receipt) -> Self {
        Self {
            scope: receipt.scope.as_str(),
            shard: receipt.shard.map(|shard| shard.to_string()),
            overheard: receipt.overheard,
            complete: receipt.complete(),
            files: receipt.files,
            commits: receipt.commits,
            bytes: receipt.bytes,
            skipped: receipt.skipped.iter().map(Skipped::new).collect(),
            ignored: receipt.ignored,
            excluded: receipt.excluded,
            doubted: &receipt.doubted,
            below: receipt.below,
            min_confidence: receipt.min_confidence.map(crate::environment::Confidence::as_str),
            policy: receipt.policy.as_deref(),
            loosened: receipt.loosened.iter().map(Loosened::new).collect(),
            consulted: receipt.consulted,
            not_consulted: receipt.not_consulted,
            notes: &receipt.notes,
        }
    }
}

impl<'r> Loosened<'r> {
    fn new(loosening: &'r report::Loosening) -> Self {
        let report::Loosening { path, line, what, seen } = loosening;
        Self { what: what.as_str(), path, line: *line, seen }
    }
}

impl<'r> Skipped<'r> {
    fn new(skipped: &'r report::Skipped) -> Self {
        let (why, detail) = match &skipped.why {
            Why::NotAFile => ("not_a_file", None),
            Why::LinkOut => ("link_out", None),
            Why::LinkBroken => ("link_broken", None),
            Why::Submodule => ("submodule", None),
            Why::IntentToAdd => ("intent_to_add", None),
            Why::Encrypted => ("encrypted", None),
            Why::Missing => ("missing", None),
            Why::Unreadable(what) => ("unreadable", Some(what.as_str())),
        };
        Self { path: &skipped.path, why, detail, policy: skipped.why.is_policy() }
    }
}
