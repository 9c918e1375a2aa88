//! The receipt in sentences: what was read, what was not, and what was left out.

use super::words::Words;
use super::{escape, loosened};
use crate::environment::Confidence;
use crate::report::{Receipt, Report, Scope, Skipped};

/// How much was read. No time is told: the same input is the same bytes.
pub(super) fn told(receipt: &Receipt, words: Words<'_>) -> String {
    format!("{}.", read(receipt, words))
}

/// The same with the time that it took, for people who wait for it.
pub(super) fn timed(receipt: &Receipt, words: Words<'_>) -> String {
    let seconds = words.seconds(receipt.elapsed);
    words.fill("receipt-timed", &[("read", &read(receipt, words)), ("seconds", &seconds)])
}

fn read(receipt: &Receipt, words: Words<'_>) -> String {
    let bytes = words.bytes(receipt.bytes);
    let bytes = ("bytes", bytes.as_str());
    match receipt.scope {
        Scope::Worktree => words.count("receipt-files", receipt.files, &[bytes]),
        Scope::Staged => words.count("receipt-staged", receipt.files, &[bytes]),
        Scope::History => {
            let commits = words.count("commits", receipt.commits, &[]);
            let blobs = words.count("blobs", receipt.files, &[]);
            words.fill("receipt-history", &[("commits", &commits), ("blobs", &blobs), bytes])
        }
    }
}

/// What was not read: what was asked for and failed comes before what was passed over on purpose.
pub(super) fn skipped(receipt: &Receipt) -> Vec<&Skipped> {
    let mut skipped: Vec<&Skipped> = receipt.skipped.iter().collect();
    skipped.sort_by_key(|skipped| skipped.why.is_policy());
    skipped
}

/// What was left out before, while and after it was judged, each with the way to see it; and whose settings said so.
pub(super) fn left_out(report: &Report, words: Words<'_>) -> Vec<String> {
    let receipt = &report.receipt;
    let threshold = receipt.min_confidence.unwrap_or(Confidence::Medium);
    let threshold = words.of("confidence", threshold.as_str());
    let doubts: Vec<String> = receipt
        .doubted
        .iter()
        .map(|(doubt, n)| format!("{} {}", words.of("doubt", doubt), words.number(*n as u64)))
        .collect();
    let suppressed = report.suppressed().count();
    let doubted = receipt.doubted.values().sum();
    let shard = receipt.shard.map(|shard| shard.to_string()).unwrap_or_default();
    let lines = [
        (
            usize::from(!shard.is_empty()),
            words.count("receipt-shard", receipt.overheard, &[("shard", &shard)]),
        ),
        (receipt.ignored, words.count("receipt-ignored", receipt.ignored, &[])),
        (receipt.excluded, words.count("receipt-excluded", receipt.excluded, &[])),
        (suppressed, words.count("receipt-suppressed", suppressed, &[])),
        (doubted, words.count("receipt-doubted", doubted, &[("doubts", &doubts.join(", "))])),
        (receipt.below, words.count("receipt-below", receipt.below, &[("threshold", &threshold)])),
    ];
    let policy =
        receipt.policy.as_ref().map(|_| words.fill("receipt-policy", &[("base", &loosened::base(receipt))]));
    lines.into_iter().filter_map(|(n, line)| (n > 0).then_some(line)).chain(policy).collect()
}

/// What a reader should know besides.
pub(super) fn notes<'r>(receipt: &'r Receipt, words: Words<'r>) -> impl Iterator<Item = String> + 'r {
    receipt.notes.iter().map(move |note| words.fill("receipt-note", &[("note", &escape::visible(note))]))
}
