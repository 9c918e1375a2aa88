//! The line that people see, with every secret in it masked, whoever owns it.

use super::mask::mask;
use super::words::Vocabulary;
use crate::finding::Excerpt;
use crate::secret::Preview;
use crate::span::{LineIndex, Span};

/// Bytes shown on either side of a value in a long line.
const AROUND: usize = 100;

/// The line of `at`, masked.
pub(super) fn excerpt(
    lines: &LineIndex<'_>,
    at: Span,
    preview: &Preview,
    vocabulary: &Vocabulary,
) -> Excerpt {
    let line = lines.line_span(lines.line_of(at.start));
    let start = line.start.max(at.start.saturating_sub(AROUND));
    let end = line.end.min(at.end.max(at.start) + AROUND).max(start);
    let value_end = at.end.min(line.end);
    // A cut through a token would show the rest of it as a short one.
    let start = if start > line.start { next_break(lines.text(), start, at.start) } else { start };
    let end = if end < line.end { last_break(lines.text(), value_end, end) } else { end };
    let value = &lines.text()[at.start.min(value_end)..value_end];
    let before = mask(&lines.text()[start..at.start], value, vocabulary);
    let after = mask(&lines.text()[value_end..end.max(value_end)], value, vocabulary);
    let before = before.trim_start();
    let lead = if start > line.start { "…" } else { "" };
    let tail = if end < line.end { "…" } else { "" };
    Excerpt {
        text: format!("{lead}{before}{}{}{tail}", preview.text, after.trim_end()),
        marker_start: lead.chars().count() + before.chars().count(),
        marker_len: preview.text.chars().count(),
    }
}

/// The first place at or after `at` where no token is cut, not past `limit`.
fn next_break(text: &[u8], at: usize, limit: usize) -> usize {
    (at..limit).find(|at| text[*at].is_ascii_whitespace()).unwrap_or(limit)
}

/// The last place at or before `at` where no token is cut, not before `limit`.
fn last_break(text: &[u8], limit: usize, at: usize) -> usize {
    (limit..at).rev().find(|at| text[*at].is_ascii_whitespace()).unwrap_or(limit)
}
