//! Schemes that do not stand before their value as a word: glued to it, or behind it.

use crate::detect::place::Scheme;
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

/// Whether a scheme stands behind a value: `.auth("…", { type: "bearer" })`.
pub(super) fn is_sent_behind(text: &[u8], token: Span) -> bool {
    let rest = &text[token.end..text.len().min(token.end + 40)];
    let called = text[..token.start.saturating_sub(1)].ends_with(b"auth(");
    called && rest.windows(8).any(|word| matches!(word, b"'bearer'" | b"\"bearer\""))
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
        assert!(!is_sent_behind(br#"request.get("Qz7w", { type: "bearer" })"#, Span::new(13, 17)));
    }
}
