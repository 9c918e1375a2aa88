//! Hexadecimal digits that are a text: what databases, debuggers and message queues show of bytes.

use super::packed::{is_readable, stretches};
use super::view::{Run, View};
use crate::span::Span;
use aho_corasick::AhoCorasick;
use std::borrow::Cow;
use std::sync::OnceLock;

/// Fewest digits that may hold a name and a value; hashes are as long, and no text when decoded.
const SHORTEST: usize = 48;

/// Stretches of one text that are decoded.
const STRETCHES: usize = 64;

/// Views of every stretch of digits in a text that is readable when it is decoded.
pub(super) fn views<'v>(view: &'v View<'v>) -> Vec<View<'v>> {
    stretches(view, STRETCHES, next, decode)
}

/// The digits of `mono` and `MONO`, in any case: what has neither holds nothing that is looked for.
fn mono() -> Option<&'static AhoCorasick> {
    static SEARCH: OnceLock<Option<AhoCorasick>> = OnceLock::new();
    let search = || AhoCorasick::builder().ascii_case_insensitive(true).build(["6d6f6e6f", "4d4f4e4f"]).ok();
    SEARCH.get_or_init(search).as_ref()
}

/// The next stretch from `from` on: digits around those of Mono, with no letter around them but the `x` of `0x` and `\x`.
fn next(text: &[u8], from: usize) -> Option<Span> {
    let mut from = from;
    loop {
        let found = mono()?.find(text.get(from..)?)?.start() + from;
        let before = text[from..found].iter().rev().take_while(|byte| byte.is_ascii_hexdigit()).count();
        let length = text[found..].iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
        let (start, end) = (found - before, found + length);
        let letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
        let marked = text[..start].ends_with(b"0x") || text[..start].ends_with(b"\\x");
        let apart =
            (marked || !letter(start.checked_sub(1).and_then(|at| text.get(at)))) && !letter(text.get(end));
        if end - start >= SHORTEST && (end - start).is_multiple_of(2) && apart {
            return Some(Span::new(start, end));
        }
        from = end;
    }
}

/// Decode a stretch, if what is in it can be read.
fn decode<'v>(under: &'v View<'v>, stretch: Span) -> Option<View<'v>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let pairs = under.text[stretch.start..stretch.end].chunks_exact(2);
    let decoded: Vec<u8> =
        pairs.map(|pair| Some(digit(pair[0])? * 16 + digit(pair[1])?)).collect::<Option<_>>()?;
    is_readable(&decoded).then(|| View {
        text: Cow::Owned(decoded),
        layer: Some("hex"),
        runs: vec![Run { view: 0, blob: stretch.start, view_step: 1, blob_step: 2 }],
        solid: None,
        under: Some(under),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_that_are_a_text_are_read_and_placed() {
        let plain = "MONO_API_KEY=Qz7wKd93nVxLr5TbYp2s";
        let nibble = |four: u8| char::from_digit(u32::from(four), 16).unwrap();
        let digits: String = plain.bytes().flat_map(|byte| [nibble(byte >> 4), nibble(byte & 15)]).collect();
        let hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
        for head in ["body=", "bytea '\\x", "0x"] {
            let text = format!("{hash} {head}{digits}' {hash}");
            let base = View {
                text: Cow::Borrowed(text.as_bytes()),
                layer: None,
                runs: Vec::new(),
                solid: None,
                under: None,
            };
            let views = views(&base);
            assert_eq!(views.len(), 1, "{head}");
            assert_eq!(String::from_utf8_lossy(&views[0].text), plain);
            let span = views[0].span_in_blob(Span::new(13, plain.len()));
            assert_eq!(&text[span.start..span.end], &digits[26..]);
        }
    }
}
