//! What a change loosens of the settings by which it is scanned.

use super::super::loosened;
use super::super::words::Words;
use super::page::{BAD, FAINT, PLAIN, Page, STRONG};
use crate::render::escape;
use crate::report::Receipt;
use std::io;

/// Places that are told; the JSON report has them all.
const PLACES: usize = 10;

/// Write it, if there is anything.
pub(super) fn write(receipt: &Receipt, words: Words<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let Some(told) = loosened::told(receipt, words) else { return Ok(()) };
    let all = &receipt.loosened;
    page.prose(0, "", BAD, &told)?;
    for loosening in all.iter().take(PLACES) {
        let place = format!("{}:{}", escape::visible(&loosening.path), loosening.line);
        page.line(2, &[(STRONG, &place)])?;
        page.prose(6, "", PLAIN, &loosened::what(loosening, words))?;
    }
    if all.len() > PLACES {
        page.prose(2, "", FAINT, &words.count("loosened-more", all.len() - PLACES, &[]))?;
    }
    page.prose(2, "", PLAIN, &words.say("loosened-advice"))?;
    page.gap()
}
