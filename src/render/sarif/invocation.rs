//! The receipt as SARIF has it: an invocation with notifications.

use super::super::escape;
use super::super::words::Words;
use super::limits::{MOST_RESULTS, MOST_SKIPPED};
use super::location::{artifact_at, number};
use super::message::{message, properties};
use crate::report::{Receipt, Report, Skipped};
use sarif::sarif::{Invocation, Location, Notification, PhysicalLocation};
use serde_json::{Value, json};
use std::path::Path;

/// Findings that are no results.
#[derive(Clone, Copy)]
pub(super) struct Left {
    /// Beyond what the file may hold.
    pub(super) cut: usize,
    /// Since a commit only keeps them.
    pub(super) kept: usize,
}

/// What the run did, with some findings left out of the results.
///
/// No command line, machine or time: they would tell of somebody's machine, and differ from run to run.
pub(super) fn invocation(report: &Report, left: Left, words: Words<'_>) -> Invocation {
    let receipt = &report.receipt;
    let mut notifications = Vec::new();
    if left.cut > 0 {
        let (kept, left) = (words.number(MOST_RESULTS as u64), words.number(left.cut as u64));
        notifications
            .push(notification("warning", words.fill("sarif-cut", &[("kept", &kept), ("left", &left)])));
    }
    if left.kept > 0 {
        notifications.push(notification("note", words.count("sarif-kept", left.kept, &[])));
    }
    notifications.extend(skipped(receipt, words));
    let note = |note: &String| notification("note", escape::visible(note).into_owned());
    notifications.extend(receipt.notes.iter().map(note));
    let mut invocation = Invocation::builder()
        .execution_successful(receipt.complete())
        .properties(properties(counts(report)))
        .build();
    if !notifications.is_empty() {
        invocation.tool_execution_notifications = Some(notifications);
    }
    invocation
}

/// A notification for each path that was not read, those first that leave the scan incomplete.
fn skipped(receipt: &Receipt, words: Words<'_>) -> Vec<Notification> {
    let mut skipped: Vec<&Skipped> = receipt.skipped.iter().collect();
    skipped.sort_by_key(|skipped| skipped.why.is_policy());
    let told = |skipped: &&Skipped| {
        let level = if skipped.why.is_policy() { "note" } else { "error" };
        let text = words.fill("sarif-skipped", &[("why", &words.why(&skipped.why))]);
        let place = PhysicalLocation::builder().artifact_location(artifact_at(Path::new(&skipped.path)));
        let mut notification = notification(level, text);
        notification.locations = Some(vec![Location::builder().physical_location(place.build()).build()]);
        notification
    };
    let mut notifications: Vec<Notification> = skipped.iter().take(MOST_SKIPPED).map(told).collect();
    if skipped.len() > MOST_SKIPPED {
        let more = words.number((skipped.len() - MOST_SKIPPED) as u64);
        notifications.push(notification("warning", words.fill("sarif-skipped-more", &[("n", &more)])));
    }
    notifications
}

/// A notification without a place.
fn notification(level: &str, text: String) -> Notification {
    Notification::builder().level(level).message(message(text)).build()
}

/// The numbers of the receipt.
fn counts(report: &Report) -> [(&'static str, Value); 14] {
    let receipt = &report.receipt;
    let confidence = receipt.min_confidence.map(crate::environment::Confidence::as_str);
    let there = report.open().filter(|finding| finding.already_there).count();
    [
        ("scope", receipt.scope.as_str().into()),
        ("shard", receipt.shard.map(|shard| shard.to_string()).into()),
        ("overheard", number(receipt.overheard).into()),
        ("commits", number(receipt.commits).into()),
        ("alreadyThere", number(there).into()),
        ("files", number(receipt.files).into()),
        ("bytes", receipt.bytes.into()),
        ("skipped", number(receipt.skipped.len()).into()),
        ("ignored", number(receipt.ignored).into()),
        ("excluded", number(receipt.excluded).into()),
        ("suppressed", number(report.suppressed().count()).into()),
        ("doubted", json!(receipt.doubted)),
        ("below", number(receipt.below).into()),
        ("minConfidence", confidence.into()),
    ]
}
