//! The sum, in the colour of the worst.

use super::super::sum;
use super::super::words::Words;
use super::page::{BAD, CALM, Page, STRONG, WARNING};
use crate::report::{Report, Scope};
use std::io;

/// Write the sum.
pub(super) fn write(
    report: &Report,
    words: Words<'_>,
    all_lines: bool,
    page: &mut Page<'_>,
) -> io::Result<()> {
    if let Some(incomplete) = sum::incomplete(&report.receipt, words) {
        page.prose(0, "", BAD, &incomplete)?;
    }
    if report.open().next().is_none() {
        return page.prose(0, "", STRONG, &sum::told(report, words));
    }
    let style = if report.production(all_lines) > 0 { BAD } else { WARNING };
    page.prose(0, "", style, &sum::told(report, words))?;
    if report.receipt.scope == Scope::History {
        page.prose(0, "", CALM, &words.say("history-advice"))?;
    }
    Ok(())
}
