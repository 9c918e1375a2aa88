//! The receipt: what was read, and what was not and why.

use super::super::words::Words;
use super::super::{escape, read};
use super::page::{BAD, FAINT, PLAIN, Page, WARNING};
use crate::report::{Receipt, Report};
use std::io;

/// Paths that are told; the JSON report has them all.
const PATHS: usize = 10;

/// Write the receipt.
pub(super) fn write(report: &Report, words: Words<'_>, verbose: bool, page: &mut Page<'_>) -> io::Result<()> {
    let receipt = &report.receipt;
    page.prose(0, "", PLAIN, &read::timed(receipt, words))?;
    skipped(receipt, words, page)?;
    if verbose && receipt.consulted > 0 {
        page.prose(0, "", PLAIN, &words.count("receipt-consulted", receipt.consulted, &[]))?;
        if receipt.not_consulted > 0 {
            let left = words.count("receipt-not-consulted", receipt.not_consulted, &[]);
            page.prose(0, "", PLAIN, &left)?;
        }
    }
    for line in read::left_out(report, words) {
        page.prose(0, "", PLAIN, &line)?;
    }
    for note in read::notes(receipt, words) {
        page.prose(0, "", WARNING, &note)?;
    }
    Ok(())
}

/// What was not read.
fn skipped(receipt: &Receipt, words: Words<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let skipped = read::skipped(receipt);
    if skipped.is_empty() {
        return Ok(());
    }
    page.prose(0, "", PLAIN, &words.count("receipt-skipped", skipped.len(), &[]))?;
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
