//! Schemes that do not stand before their value as a word: glued to it, or behind it.

use crate::detect::scheme::Scheme;
use crate::span::Span;

/// A scheme that percent encoding has glued to its value: `Bearer%20…`; the value has `least` bytes.
pub(super) fn glued_scheme(text: &[u8], token: Span, least: usize) -> Option<(Scheme, Span)> {
    let bytes = &text[token.start..token.end];
    [
        ("bearer%20", Scheme::Bearer),
        ("bearer+", Scheme::Bearer),
        ("basic%20", Scheme::Basic),
        ("basic+", Scheme::Basic),
    ]
    .into_iter()
    .find(|(glued, _)| {
        bytes.len() >= glued.len() + least && bytes[..glued.len()].eq_ignore_ascii_case(glued.as_bytes())
    })
    .map(|(glued, scheme)| (scheme, Span::new(token.start + glued.len(), token.end)))
}

/// Whether a scheme stands behind a value: `.auth("…", { type: "bearer" })`, `http -a … -A bearer`.
pub(super) fn is_sent_behind(text: &[u8], token: Span) -> bool {
    let rest = &text[token.end..text.len().min(token.end + 40)];
    let head = &text[..token.start];
    let head = head.strip_suffix(b"\"").or(head.strip_suffix(b"'")).unwrap_or(head);
    let called = head.ends_with(b"auth(");
    let flagged = [&b" -a "[..], b" --auth ", b" --auth="].iter().any(|flag| head.ends_with(flag));
    let has = |marks: &[&[u8]]| marks.iter().any(|mark| memchr::memmem::find(rest, mark).is_some());
    (called && has(&[b"'bearer'", b"\"bearer\""]))
        || (flagged && has(&[b" -A bearer", b" -A=bearer", b" --auth-type bearer", b" --auth-type=bearer"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_are_seen_where_they_are_no_words() {
        let text = b"h=Bearer%20Qz7wKd93nVxLr5Tb";
        let (scheme, at) = glued_scheme(text, Span::new(2, text.len()), 16).unwrap();
        assert_eq!((scheme, at.start), (Scheme::Bearer, 11));
        assert!(glued_scheme(b"bearer+short", Span::new(0, 12), 16).is_none());
        let text = br#"request.auth("Qz7w", { type: "bearer" })"#;
        assert!(is_sent_behind(text, Span::new(14, 18)));
        assert!(is_sent_behind(b"http -a Qz7w --auth-type=bearer GET :", Span::new(8, 12)));
        assert!(!is_sent_behind(b"tar -a Qz7w", Span::new(7, 11)));
        assert!(!is_sent_behind(br#"request.get("Qz7w", { type: "bearer" })"#, Span::new(13, 17)));
    }
}
