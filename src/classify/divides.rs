//! What divides requests, records and objects from each other in a text, line by line.

use crate::anycase::find;
use crate::span::LineIndex;

/// Half of the bytes of a line that are looked at: what opens or ends something stands at its beginning.
const STATEMENT: usize = 400;

/// For each line, and behind the last, how many lines before it are of some sort.
pub(super) fn before(lines: &LineIndex<'_>, is: impl Fn(&[u8]) -> bool) -> Vec<u32> {
    let mut counts = Vec::with_capacity(lines.count() + 1);
    let mut count = 0;
    for line in 0..lines.count() {
        counts.push(count);
        count += u32::from(is(lines.trimmed(line)));
    }
    counts.push(count);
    counts
}

/// Whether a line of a log opens a request, `10.1.2.3: GET https://…`; a command that makes one does not.
pub(super) fn opens_request(line: &[u8]) -> bool {
    let text = &line[..line.len().min(2 * STATEMENT)];
    let target = |at: &usize| matches!(&text[at + 1..], [b'/', ..] | [b'h', b't', b't', b'p', ..]);
    let verb = |at: usize| {
        let head = &text[..at];
        let length = head.iter().rev().take(7).take_while(|byte| byte.is_ascii_uppercase()).count();
        let (before, verb) = head.split_at(at - length);
        matches!(verb, b"GET" | b"POST" | b"PUT" | b"PATCH" | b"DELETE")
            && !before.ends_with(b"-X ")
            && before.last().is_none_or(|byte| !byte.is_ascii_alphanumeric())
    };
    memchr::memchr_iter(b' ', text).filter(target).any(verb) && memchr::memmem::find(text, b"curl").is_none()
}

/// Whether a line that is trimmed is the first of an HTTP request.
pub(super) fn is_request(line: &[u8]) -> bool {
    let text = line.strip_prefix(b"> ").unwrap_or(line);
    ["GET ", "POST ", "PUT ", "PATCH ", "DELETE "].iter().any(|verb| text.starts_with(verb.as_bytes()))
}

/// Whether the text is JSON or the like.
pub(super) fn is_data(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text).trim_ascii_start();
    matches!(text.first(), Some(b'{' | b'['))
}

/// Whether a line has a host and a credential that is sent there.
pub(super) fn is_spoken_for(line: &[u8]) -> bool {
    let text = &line[..line.len().min(2 * STATEMENT)];
    memchr::memchr_iter(b':', text).any(|at| text[at..].starts_with(b"://"))
        && (sends(text) || has_literal(text))
}

/// Whether a line sends a credential.
pub(super) fn sends(line: &[u8]) -> bool {
    let text = &line[..line.len().min(2 * STATEMENT)];
    find(text, b"bearer ").is_some() || find(text, b"api-key").is_some()
}

/// Whether a line of a log has a request and its answer: nothing in the next is of it.
pub(super) fn is_complete(line: &[u8]) -> bool {
    let text = &line[..line.len().min(4 * STATEMENT)];
    memchr::memmem::find_iter(text, b" HTTP/").any(|at| {
        let rest = &text[at + 6..];
        let version = rest.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'.').count();
        matches!(rest[version..], [b'"', b' ', code, ..] if code.is_ascii_digit())
    })
}

/// Whether a line holds a literal that may be a credential: long, of letters and digits, and no address.
pub(super) fn has_literal(text: &[u8]) -> bool {
    let made = |piece: &[u8]| {
        let plain =
            piece.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'));
        plain && piece.len() >= 20 && piece.iter().any(u8::is_ascii_digit)
    };
    text.split(|byte| matches!(byte, b'"' | b'\'')).skip(1).step_by(2).any(made)
}

/// Whether a line that is trimmed divides what is above from what is below: a blank one, a section's header, a rule.
pub(super) fn is_wall(text: &[u8]) -> bool {
    let text = text
        .strip_prefix(b">")
        .or(text.strip_prefix(b"<"))
        .or(text.strip_prefix(b"#"))
        .unwrap_or(text)
        .trim_ascii();
    let section = text.first() == Some(&b'[')
        && text.last() == Some(&b']')
        && !text.contains(&b'"')
        && !text.contains(&b',');
    let rule = text.len() >= 3 && text.iter().all(|byte| matches!(byte, b'-' | b'=' | b'#' | b'*'));
    text.is_empty() || section || rule
}
