//! The receipt: what was read, and what was not and why.

use super::super::escape;
use super::super::words::Words;
use super::page::{BAD, FAINT, PLAIN, Page, WARNING};
use crate::environment::Confidence;
use crate::report::{Receipt, Report, Scope};
use std::io;

/// Paths that are told; the JSON report has them all.
const PATHS: usize = 10;

/// Write the receipt.
pub(super) fn write(report: &Report, words: Words<'_>, verbose: bool, page: &mut Page<'_>) -> io::Result<()> {
    let receipt = &report.receipt;
    let read = [("bytes", words.bytes(receipt.bytes)), ("seconds", words.seconds(receipt.elapsed))];
    let read = read.each_ref().map(|(name, value)| (*name, value.as_str()));
    page.prose(0, "", PLAIN, &files(receipt, &read, words))?;
    skipped(receipt, words, page)?;
    if verbose && receipt.consulted > 0 {
        page.prose(0, "", PLAIN, &words.count("receipt-consulted", receipt.consulted, &[]))?;
        if receipt.not_consulted > 0 {
            let left = words.count("receipt-not-consulted", receipt.not_consulted, &[]);
            page.prose(0, "", PLAIN, &left)?;
        }
    }
    counts(report, words, page)?;
    for note in &receipt.notes {
        page.prose(0, "", WARNING, &words.fill("receipt-note", &[("note", &escape::visible(note))]))?;
    }
    Ok(())
}

/// How much was read, with the places of `read` filled.
fn files(receipt: &Receipt, read: &[(&str, &str)], words: Words<'_>) -> String {
    match receipt.scope {
        Scope::Worktree => words.count("receipt-files", receipt.files, read),
        Scope::Staged => words.count("receipt-staged", receipt.files, read),
        Scope::History => {
            let commits = words.count("commits", receipt.commits, &[]);
            let blobs = words.count("blobs", receipt.files, &[]);
            let counts = [("commits", commits.as_str()), ("blobs", blobs.as_str())];
            let fill: Vec<_> = counts.iter().chain(read).copied().collect();
            words.fill("receipt-history", &fill)
        }
    }
}

/// What was not read: what was asked for and failed comes before what was passed over on purpose.
fn skipped(receipt: &Receipt, words: Words<'_>, page: &mut Page<'_>) -> io::Result<()> {
    if receipt.skipped.is_empty() {
        return Ok(());
    }
    page.prose(0, "", PLAIN, &words.count("receipt-skipped", receipt.skipped.len(), &[]))?;
    let mut skipped: Vec<_> = receipt.skipped.iter().collect();
    skipped.sort_by_key(|skipped| skipped.why.is_policy());
    for skipped in skipped.iter().take(PATHS) {
        let style = if skipped.why.is_policy() { PLAIN } else { BAD };
        let why = format!(": {}", words.why(&skipped.why));
        page.line(2, &[(PLAIN, &escape::visible(&skipped.path)), (style, &why)])?;
    }
    if skipped.len() > PATHS {
        page.prose(2, "", FAINT, &words.count("receipt-more", skipped.len() - PATHS, &[]))?;
    }
    Ok(())
}

/// What was left out before, while and after it was judged, each with the way to see it.
fn counts(report: &Report, words: Words<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let receipt = &report.receipt;
    let threshold = receipt.min_confidence.unwrap_or(Confidence::Medium);
    let threshold = words.of("confidence", threshold.as_str());
    let doubts: Vec<String> = receipt
        .doubted
        .iter()
        .map(|(doubt, n)| format!("{} {}", words.of("doubt", doubt), words.number(*n as u64)))
        .collect();
    let lines = [
        (receipt.ignored, words.count("receipt-ignored", receipt.ignored, &[])),
        (receipt.excluded, words.count("receipt-excluded", receipt.excluded, &[])),
        {
            let n = report.suppressed().count();
            (n, words.count("receipt-suppressed", n, &[]))
        },
        {
            let n = receipt.doubted.values().sum();
            (n, words.count("receipt-doubted", n, &[("doubts", &doubts.join(", "))]))
        },
        (receipt.below, words.count("receipt-below", receipt.below, &[("threshold", &threshold)])),
    ];
    for (_, line) in lines.iter().filter(|(n, _)| *n > 0) {
        page.prose(0, "", PLAIN, line)?;
    }
    Ok(())
}
