//! The whole literal that a run of token characters is of.

use super::work::Text;
use crate::detect::candidate::{Candidate, Carrier};
use crate::detect::joined::joined;
use crate::rule::Credential;
use crate::span::Span;

/// The most bytes that one has: a JWT with many claims. Longer runs are images, fonts and the like.
pub(super) const MAX: usize = 4096;

/// A candidate for the whole literal that a token is of.
pub(super) fn literal<'v>(
    text: &Text<'_, 'v>,
    rule: &'v Credential,
    token: Span,
    carrier: Carrier,
) -> Candidate<'v> {
    let at = extend(text.bytes, token);
    match joined(text.bytes, at) {
        Some((whole, value)) => {
            Candidate::new(rule, text.bytes, whole, carrier).decoded(value, "concatenation")
        }
        None => Candidate::new(rule, text.bytes, at, carrier),
    }
}

/// A token, or all of the quoted string that it is part of, so that a value with other marks in it is
/// one value.
fn extend(text: &[u8], token: Span) -> Span {
    let plain = |byte: u8| byte.is_ascii_graphic() && !br#""'`\<>&,;(){}[]|"#.contains(&byte);
    let (mut start, mut end) = (token.start, token.end);
    while start > 0 && token.start - start < MAX && plain(text[start - 1]) {
        start -= 1;
    }
    while end < text.len() && end - token.end < MAX && plain(text[end]) {
        end += 1;
    }
    let quote = |at: Option<&u8>| at.copied().filter(|byte| matches!(byte, b'"' | b'\'' | b'`'));
    let opening = start.checked_sub(1).and_then(|at| quote(text.get(at)));
    let closing = match text.get(end) {
        Some(b'\\') => quote(text.get(end + 1)),
        byte => quote(byte),
    };
    let inside = &text[start..end];
    let structured =
        memchr::memmem::find(inside, b"://").is_some() || inside.contains(&b'$') || inside.contains(&b'=');
    let whole = opening.is_some() && opening == closing && !structured;
    if whole { Span::new(start, end) } else { token }
}
