//! Small looks at the text around a literal: what host it is of, where its word ends.

use crate::span::Span;

/// Longest host looked at.
pub(super) const HOST: usize = 253;

/// Whether no letter or digit stands directly before or after; a hump (`MonoBanking(`) is an end.
pub(super) fn whole_word(text: &[u8], span: Span) -> bool {
    let letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let before = span.start.checked_sub(1).and_then(|at| text.get(at));
    let escape =
        span.start >= 2 && text[span.start - 2] == b'\\' && matches!(before, Some(b'n' | b't' | b'r'));
    (!letter(before) || escape)
        && !text.get(span.end).is_some_and(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

/// Whether a key that ends at `at` is set to `mono` and no more.
pub(super) fn is_set_to_mono(text: &[u8], at: usize) -> bool {
    let rest = &text[at..text.len().min(at + 24)];
    let glue = rest.iter().take_while(|byte| !byte.is_ascii_alphanumeric()).count();
    let assigned =
        rest[..glue].iter().any(|byte| matches!(byte, b':' | b'=' | b'>')) && !rest[..glue].contains(&b'\n');
    let word = &rest[glue..];
    let ends = word
        .get(4)
        .is_none_or(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'_' | b'-' | b'.' | b' '));
    assigned && word.len() >= 4 && word[..4].eq_ignore_ascii_case(b"mono") && ends
}

/// Whether a path ends or goes on with another segment at `at`.
pub(super) fn ends_path(text: &[u8], at: usize) -> bool {
    text.get(at).is_none_or(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'_' | b'-'))
}

/// Whether a typed id starts at `span`: its prefix, then 22 characters (`docs/mono.md`, section 4).
pub(super) fn is_typed_id(text: &[u8], span: Span) -> bool {
    let body = text[span.end..]
        .iter()
        .take(23) // a longer one is none, however long
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
        .count();
    let boundary = span.start == 0 || !text[span.start - 1].is_ascii_alphanumeric();
    boundary && body == 22
}

/// Whether a byte may stand in a host.
fn in_host(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-')
}

/// The host that a domain at `span` is the end of, and whatever follows it in the same token.
pub(super) fn host_around(text: &[u8], span: Span) -> Span {
    let before = text[..span.start].iter().rev().take(HOST).take_while(|byte| in_host(**byte)).count();
    let after = text[span.end..].iter().take(HOST).take_while(|byte| in_host(**byte)).count();
    let mut end = span.end + after;
    while end > span.end && matches!(text[end - 1], b'.' | b'-') {
        end -= 1; // the end of a sentence
    }
    Span::new(span.start - before, end)
}

/// The host of a URL whose slashes end at `at`, past a user and password.
pub(super) fn host_of_url(text: &[u8], at: usize) -> Span {
    let authority = text[at..]
        .iter()
        .take(2 * HOST)
        .take_while(|byte| {
            byte.is_ascii_graphic()
                && !matches!(byte, b'/' | b'"' | b'\'' | b'`' | b'?' | b'#' | b'\\' | b'<' | b'>')
        })
        .count();
    let start =
        text[at..at + authority].iter().rposition(|byte| *byte == b'@').map_or(at, |sign| at + sign + 1);
    let length = text[start..].iter().take(HOST).take_while(|byte| in_host(**byte)).count();
    Span::new(start, start + length)
}

/// Words that a host stands behind with nothing but a blank between: of `curl -v`, of `.netrc`.
const ASIDE: [&[u8]; 2] = [b"Connected", b"machine"];

/// The host after a header's name (`Host: x`), or of a line of `curl -v` (`Connected to x`) or `.netrc` (`machine x`).
pub(super) fn host_of_header(text: &[u8], span: Span) -> Option<Span> {
    if !whole_word(text, span) {
        return None;
    }
    let rest = &text[span.end..text.len().min(span.end + 16)];
    let between = |byte: &u8| matches!(byte, b' ' | b'"' | b'\'' | b':' | b'=' | b',' | b'>' | b'(' | b'\\');
    let mut glue = rest.iter().take_while(|byte| between(byte)).count();
    if rest.get(glue) == Some(&b'b') && matches!(rest.get(glue + 1), Some(b'\'' | b'"')) {
        glue += 2; // a byte string: (b'Host', b'api.…')
    }
    let quoted = |byte: &u8| matches!(byte, b':' | b'=' | b'\'' | b'"');
    let told =
        rest[..glue].iter().any(quoted) || ASIDE.iter().any(|word| text[span.start..].starts_with(word));
    let start = span.end + glue;
    let length = text[start..].iter().take(HOST).take_while(|byte| in_host(**byte)).count();
    let host = Span::new(start, start + length);
    let dotted = told && text[host.start..host.end].contains(&b'.');

    (glue > 0 && dotted && text.get(start + length) != Some(&b'(')).then_some(host)
}

/// Where the slashes end of a URL that has what stands at `at` in its query.
pub(super) fn url_around(text: &[u8], at: usize) -> Option<usize> {
    let floor = at.saturating_sub(2 * HOST);
    let ends =
        |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b'`' | b'<' | b'>' | b'(');
    let start = text[floor..at].iter().rposition(ends).map_or(floor, |end| floor + end + 1);
    let token = &text[start..at];
    let query = memchr::memchr(b'?', token)?;
    let slashes = memchr::memmem::find(&token[..query], b"://")?;
    token[query..].contains(&b'=').then_some(start + slashes + 3)
}

/// Whether a host is the end of an e-mail address, not of a URL with a user in it.
pub(super) fn is_email(text: &[u8], host: Span) -> bool {
    if host.start == 0 || text[host.start - 1] != b'@' {
        return false;
    }
    let head = &text[host.start.saturating_sub(300)..host.start];
    let token = head.rsplit(u8::is_ascii_whitespace).next().unwrap_or_default();
    memchr::memmem::find(token, b"//").is_none()
}
