//! Escapes that languages and protocols write characters with: one view for each sort that a text has.
//!
//! No escape becomes a line feed, so that lines stay what they are; only quoted-printable joins those that it broke.

use super::view::{Run, View};
use std::borrow::Cow;

/// Undoes one escape at the start of a text: the bytes that it stands for, and how many it takes.
type Undo = fn(&[u8]) -> Option<(Vec<u8>, usize)>;

/// A sort of escapes: its name as a layer, the byte that each starts with, and how one is undone.
const SORTS: [(&str, u8, Undo); 4] = [
    ("html-entity", b'&', entity),
    ("unicode-escape", b'\\', backslash),
    ("percent", b'%', percent),
    ("quoted-printable", b'=', printable),
];

/// Every view of a text that undoes one sort of escapes, where it has any.
pub(super) fn views<'v>(view: &'v View<'v>) -> impl Iterator<Item = View<'v>> {
    SORTS.iter().filter_map(|(layer, mark, undo)| unescaped(view, layer, *mark, *undo))
}

/// The text without one sort of escapes; `None` if it has none.
fn unescaped<'v>(under: &'v View<'v>, layer: &'static str, mark: u8, undo: Undo) -> Option<View<'v>> {
    let from = &under.text[..];
    let is_escape = |at: usize| undo(&from[at..]).is_some_and(|(_, length)| length > 1);
    memchr::memchr_iter(mark, from).find(|at| is_escape(*at))?;
    if mark == b'=' && !is_mail(from) {
        return None;
    }
    let mut text = Vec::with_capacity(from.len());
    let mut runs = vec![Run { view: 0, blob: 0, view_step: 1, blob_step: 1 }];
    let mut at = 0;
    for found in memchr::memchr_iter(mark, from) {
        // An escape that made the mark itself is not undone twice.
        let Some((bytes, length)) = (found >= at).then(|| undo(&from[found..])).flatten() else { continue };
        text.extend_from_slice(&from[at..found]);
        runs.push(Run { view: text.len(), blob: found, view_step: bytes.len().max(1), blob_step: length });
        text.extend_from_slice(&bytes);
        at = found + length;
        runs.push(Run { view: text.len(), blob: at, view_step: 1, blob_step: 1 });
    }
    text.extend_from_slice(&from[at..]);
    Some(View { text: Cow::Owned(text), layer: Some(layer), runs, solid: None, under: Some(under) })
}

/// Whether a text is written in quoted-printable: `key=22ab` elsewhere is an assignment. Mail has many `=` to write, or says it.
fn is_mail(text: &[u8]) -> bool {
    let has = |mark: &[u8]| memchr::memmem::find(text, mark).is_some();
    has(b"=3D") || has(b"=\n") || has(b"=\r\n") || has(b"quoted-printable")
}

/// A character that a number stands for, if it can be told in a line.
fn char_of(number: u32) -> Option<Vec<u8>> {
    let char = char::from_u32(number).filter(|char| !char.is_control())?;
    Some(char.to_string().into_bytes())
}

/// `&quot;`, `&#39;`, `&#x2F;`.
fn entity(text: &[u8]) -> Option<(Vec<u8>, usize)> {
    let end = text.iter().take(10).position(|byte| *byte == b';')?;
    let name = std::str::from_utf8(&text[1..end]).ok()?;
    let bytes = match name {
        "quot" => b"\"".to_vec(),
        "apos" => b"'".to_vec(),
        "amp" => b"&".to_vec(),
        "lt" => b"<".to_vec(),
        "gt" => b">".to_vec(),
        "nbsp" => b" ".to_vec(),
        "equals" => b"=".to_vec(),
        "sol" => b"/".to_vec(),
        "plus" => b"+".to_vec(),
        "colon" => b":".to_vec(),
        _ => {
            let digits = name.strip_prefix('#')?;
            let number = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => digits.parse(),
            };
            char_of(number.ok()?)?
        }
    };
    Some((bytes, end + 1))
}

/// `\u002b`, `\u{2b}`, `\x2b`; and `\/`, which JSON may write.
fn backslash(text: &[u8]) -> Option<(Vec<u8>, usize)> {
    let digits = |from: usize, count: usize| {
        let hex = std::str::from_utf8(text.get(from..from + count)?).ok()?;
        u32::from_str_radix(hex, 16).ok().filter(|_| hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    match text.get(1)? {
        b'u' if text.get(2) == Some(&b'{') => {
            let end = text.iter().take(10).position(|byte| *byte == b'}')?;
            Some((char_of(digits(3, end - 3)?)?, end + 1))
        }
        b'u' => Some((char_of(digits(2, 4)?)?, 6)),
        b'x' => Some((char_of(digits(2, 2)?).filter(|bytes| bytes.len() == 1)?, 4)),
        b'/' => Some((b"/".to_vec(), 2)),
        _ => None,
    }
}

/// `%2B`.
fn percent(text: &[u8]) -> Option<(Vec<u8>, usize)> {
    let byte = hex_byte(text.get(1..3)?)?;
    (byte.is_ascii_graphic() || byte == b' ').then(|| (vec![byte], 3))
}

/// `=2B`, and `=` at the end of a line, which goes on in the next.
fn printable(text: &[u8]) -> Option<(Vec<u8>, usize)> {
    match text.get(1..)? {
        [b'\n', ..] => Some((Vec::new(), 2)),
        [b'\r', b'\n', ..] => Some((Vec::new(), 3)),
        // In capitals, as the standard wants it: `a=20` is an assignment.
        [high, low, ..] if !high.is_ascii_lowercase() && !low.is_ascii_lowercase() => {
            let byte = hex_byte(&text[1..3])?;
            matches!(byte, b'=' | b'_' | b'+' | b'/' | b'.' | b':' | b'"').then(|| (vec![byte], 3))
        }
        _ => None,
    }
}

/// Two hexadecimal digits.
fn hex_byte(digits: &[u8]) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let both = digit(*digits.first()?)? * 16 + digit(*digits.get(1)?)?;
    u8::try_from(both).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    fn base(text: &str) -> View<'_> {
        View { text: Cow::Borrowed(text.as_bytes()), layer: None, runs: Vec::new(), solid: None, under: None }
    }

    #[test]
    fn each_sort_of_escape_is_undone() {
        let cases = [
            ("a&quot;b&#39;&#x2F;", "html-entity", "a\"b'/"),
            (r"l\u002bg\/\x3d\u{2b}", "unicode-escape", "l+g/=+"),
            ("Bearer%20a%2Bb%0A", "percent", "Bearer a+b%0A"),
            ("key=3Dab=\r\ncd", "quoted-printable", "key=abcd"),
        ];
        for (text, layer, want) in cases {
            let base = base(text);
            let view = views(&base).find(|view| view.layer == Some(layer)).unwrap();
            assert_eq!(String::from_utf8_lossy(&view.text), want, "{layer}");
        }
    }

    #[test]
    fn what_is_no_escape_makes_no_view() {
        for text in ["a && b; 100% of \\n x=20 y=aa rid=2F0a1b", "", "%", "&", "\\", "="] {
            assert_eq!(views(&base(text)).count(), 0, "{text}");
        }
    }

    #[test]
    fn a_stretch_is_found_again_where_it_stands() {
        let text = "key: ab&#43;cd&quot;;";
        let base = base(text);
        let view = views(&base).next().unwrap();
        let at = view.text.windows(5).position(|window| window == b"ab+cd").unwrap();
        let span = view.span_in_blob(Span::new(at, at + 5));
        assert_eq!(&text[span.start..span.end], "ab&#43;cd");
        assert_eq!(view.layers(), ["html-entity"]);
    }
}
