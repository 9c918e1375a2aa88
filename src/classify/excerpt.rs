//! The line that people see, with every secret in it masked, whoever owns it.

use super::words::Vocabulary;
use crate::finding::Excerpt;
use crate::secret::Preview;
use crate::span::{LineIndex, Span};

/// Bytes shown on either side of a value in a long line.
const AROUND: usize = 100;

/// Tokens of at least so many characters are masked unless rules know their words.
const LONG: usize = 12;

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
    let before = mask(&lines.text()[start..at.start], vocabulary);
    let after = mask(&lines.text()[value_end..end.max(value_end)], vocabulary);
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

/// Whether a byte belongs to a token that may be a secret; marks of passwords too.
fn in_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || byte >= 0x80
        || matches!(
            byte,
            b'_' | b'-' | b'.' | b'+' | b'/' | b'%' | b'~' | b'#' | b'!' | b'?' | b'*' | b'^' | b'='
        )
}

/// A stretch of a line with its long tokens, its userinfo and its query values masked.
pub(super) fn mask(bytes: &[u8], vocabulary: &Vocabulary) -> String {
    let mut out = String::new();
    let mut at = 0;
    while at < bytes.len() {
        let length = bytes[at..].iter().take_while(|byte| in_token(**byte)).count();
        if length == 0 {
            let byte = bytes[at];
            let shown = if byte == b'\t' { ' ' } else { char::from(byte) };
            out.push(if shown.is_control() { '\u{FFFD}' } else { shown });
            at += 1;
            continue;
        }
        let token = &bytes[at..at + length];
        let follows = bytes[..at].last().copied();
        let guarded = match follows {
            Some(b'&' | b'?') => true,
            Some(b':') => bytes[at + length..].first() == Some(&b'@'),
            _ => bytes[at + length..].first() == Some(&b'@') && out.ends_with("//"),
        };
        out.push_str(&token_as_shown(token, guarded, vocabulary));
        at += length;
    }
    out
}

/// A token as people may see it: name by name, so that `name=value` keeps its name.
fn token_as_shown(token: &[u8], guarded: bool, vocabulary: &Vocabulary) -> String {
    let mut out = String::new();
    for (index, part) in token.split(|byte| *byte == b'=').enumerate() {
        if index > 0 {
            out.push('=');
        }
        let value = guarded && index > 0;
        if part.is_empty() {
            continue;
        }
        let known = vocabulary.knows(part);
        if (part.len() >= LONG || value) && !known {
            out.push('…');
        } else {
            out.extend(
                String::from_utf8_lossy(part)
                    .chars()
                    .map(|char| if char.is_control() { '\u{FFFD}' } else { char }),
            );
        }
    }
    out
}
