//! The line that people see, with every secret in it masked, whoever owns it.

use super::words::Vocabulary;
use crate::finding::Excerpt;
use crate::secret::Preview;
use crate::span::{LineIndex, Span};

/// Bytes shown on either side of a value in a long line.
const AROUND: usize = 100;

/// Tokens of at least so many characters are masked unless rules know their words.
const LONG: usize = 12;

/// So are tokens of so many that mix letters and digits, as passwords do.
const SHORT: usize = 6;

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
    let before = mask_around(&lines.text()[start..at.start], value, vocabulary);
    let after = mask_around(&lines.text()[value_end..end.max(value_end)], value, vocabulary);
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

/// A stretch of a line with its long tokens, its passwords, its userinfo and its query values masked.
pub(super) fn mask(bytes: &[u8], vocabulary: &Vocabulary) -> String {
    mask_around(bytes, b"", vocabulary)
}

/// The same, for what stands beside `value`, which may be repeated there.
fn mask_around(bytes: &[u8], value: &[u8], vocabulary: &Vocabulary) -> String {
    let mut hidden = userinfo(bytes);
    if !value.is_empty() {
        hidden.extend(memchr::memmem::find_iter(bytes, value).map(|at| Span::new(at, at + value.len())));
    }
    hidden.sort();
    let mut out = String::new();
    let mut at = 0;
    for span in hidden {
        if span.end > at {
            mask_tokens(&bytes[at..span.start.max(at)], &mut out, vocabulary);
            out.push('…');
            at = span.end;
        }
    }
    mask_tokens(&bytes[at..], &mut out, vocabulary);
    out
}

/// Every `user:password` before the host of a URL; the password alone, where there is a user.
fn userinfo(bytes: &[u8]) -> Vec<Span> {
    let authorities = memchr::memmem::find_iter(bytes, b"://").filter_map(|at| {
        let start = at + b"://".len();
        let is_end = |byte: &u8| {
            byte.is_ascii_whitespace() || matches!(byte, b'/' | b'"' | b'\'' | b'`' | b'<' | b'>')
        };
        let length = bytes[start..].iter().position(is_end).unwrap_or(bytes.len() - start);
        let authority = &bytes[start..start + length];
        let end = memchr::memrchr(b'@', authority)?;
        let user = memchr::memchr(b':', &authority[..end]).map_or(0, |colon| colon + 1);
        Some(Span::new(start + user, start + end))
    });
    authorities.collect()
}

/// Mask the tokens of a stretch without userinfo.
fn mask_tokens(bytes: &[u8], out: &mut String, vocabulary: &Vocabulary) {
    let mut at = 0;
    // Whether what stood before is the name of a password.
    let mut named = false;
    while at < bytes.len() {
        let length = token_length(&bytes[at..]);
        if length == 0 {
            let byte = bytes[at];
            let shown = if byte == b'\t' { ' ' } else { char::from(byte) };
            out.push(if shown.is_control() { '\u{FFFD}' } else { shown });
            named &= matches!(byte, b' ' | b':' | b'"' | b'\'' | b'>' | b',');
            at += 1;
            continue;
        }
        let token = &bytes[at..at + length];
        let is_query = at > 0 && bytes[at - 1] == b'&';
        named = token_as_shown(token, named, is_query, out, vocabulary);
        at += length;
    }
}

/// How long the token is that `bytes` start with. Characters that are written as `&#47;`, `\\/` or `\\u002f` are
/// in it; quotes are not, however they are written.
fn token_length(bytes: &[u8]) -> usize {
    let mut at = 0;
    while at < bytes.len() {
        at += match &bytes[at..] {
            [byte, ..] if in_token(*byte) => 1,
            [b'\\', b'/', ..] => 2,
            [b'\\', b'u', rest @ ..] if rest.len() >= 4 && !matches!(&rest[..4], b"0022" | b"0027") => 6,
            [b'&', b'#', rest @ ..] => match rest.iter().take(6).position(|byte| *byte == b';') {
                Some(end) if !matches!(&rest[..end], b"34" | b"39" | b"x22" | b"x27") => end + 3,
                _ => break,
            },
            _ => break,
        };
    }
    at
}

/// A token as people may see it: name by name, so that `name=value` keeps its name. Whether it is itself a name
/// whose value is to be masked.
fn token_as_shown(
    token: &[u8],
    named: bool,
    is_query: bool,
    out: &mut String,
    vocabulary: &Vocabulary,
) -> bool {
    let (mut named, mut is_query) = (named, is_query);
    for (index, part) in token.split(|byte| *byte == b'=').enumerate() {
        if index > 0 {
            out.push('=');
        }
        if part.is_empty() {
            continue;
        }
        let is_secret = part.len() >= LONG || named || (is_query && index > 0) || is_mixed(part);
        if is_secret && !vocabulary.knows(part) {
            out.push('…');
        } else {
            let shown = String::from_utf8_lossy(part);
            out.extend(shown.chars().map(|char| if char.is_control() { '\u{FFFD}' } else { char }));
        }
        named = is_name_of_password(part);
        is_query |= part.contains(&b'?');
    }
    named
}

/// Whether a token looks like a short password: letters and digits, and not as a version or an address has them.
fn is_mixed(part: &[u8]) -> bool {
    let plain =
        |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'!' | b'#' | b'*' | b'+' | b'^' | b'~');
    let (letters, digits) = part.iter().fold((0, 0), |(letters, digits), byte| {
        (letters + usize::from(byte.is_ascii_alphabetic()), digits + usize::from(byte.is_ascii_digit()))
    });
    part.len() >= SHORT && part.iter().all(plain) && letters > 1 && digits > 0
}

/// Whether what follows a name is a password, of whatever length.
fn is_name_of_password(part: &[u8]) -> bool {
    let lower = part.to_ascii_lowercase();
    ["pass", "pwd", "secret", "clave", "contras"]
        .iter()
        .any(|word| memchr::memmem::find(&lower, word.as_bytes()).is_some())
}
