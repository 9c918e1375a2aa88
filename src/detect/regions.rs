//! Where in a text looking pays: all of it where Mono is spoken of, unless it is a piece of a large one; else some lines around each
//! anchor.

use super::anchors::Anchors;
use crate::span::Span;

/// Bytes that a region reaches before an anchor: the head of a long line, and the line before.
const BEFORE: usize = 600;

/// Bytes that a region reaches after an anchor: a section of a configuration, a call over several lines.
const AFTER: usize = 1600;

/// The same in a piece of a large text, which is a log or data made by a program: a record that names Mono names what it holds as well.
const NEAR: (usize, usize) = (400, 800);

/// A stretch of a text.
pub(super) type Region = Span;

/// The regions that `anchors` give, ascending and apart.
pub(super) fn regions(text: &[u8], anchors: &Anchors) -> Vec<Region> {
    if anchors.mono && !anchors.is_piece {
        return vec![Span::new(0, text.len())];
    }
    let (before, after) = if anchors.is_piece { NEAR } else { (BEFORE, AFTER) };
    let mut runs: Vec<Span> =
        anchors.monos.iter().chain(&anchors.names).chain(&anchors.words).copied().collect();
    runs.sort_unstable();
    let mut regions: Vec<Region> = Vec::new();
    for run in runs {
        let start = start_of(text, run.start.saturating_sub(before));
        let end = end_of(text, (run.end + after).min(text.len()));
        match regions.last_mut() {
            Some(last) if start <= last.end => last.end = last.end.max(end),
            _ => regions.push(Span::new(start, end)),
        }
    }
    regions
}

/// The start of a token or line at or a little before `at`, so that no value is cut in two.
fn start_of(text: &[u8], at: usize) -> usize {
    let floor = at.saturating_sub(BEFORE);
    (floor..at).rev().find(|&at| text[at].is_ascii_whitespace()).map_or(floor, |at| at + 1)
}

/// The end of a token or line at or a little after `at`.
fn end_of(text: &[u8], at: usize) -> usize {
    let ceiling = (at + AFTER).min(text.len());
    (at..ceiling).find(|&at| text[at].is_ascii_whitespace()).unwrap_or(ceiling)
}
