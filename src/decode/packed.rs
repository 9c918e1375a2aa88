//! Base64 in a text: files that somebody encoded to carry them in a variable, a manifest or a message.

use super::view::{Run, View};
use crate::span::Span;
use base64::Engine as _;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use std::borrow::Cow;
use std::io::Read as _;

/// Shortest base64 that may hold a name and a value.
const SHORTEST: usize = 40;

/// Stretches of one text that are decoded.
const STRETCHES: usize = 256;

/// Largest text that a compressed stretch is unpacked to.
const UNPACKED: u64 = 4 << 20;

/// Views of every stretch of base64 in a text that is readable when it is decoded.
pub(super) fn views<'v>(view: &'v View<'v>) -> Vec<View<'v>> {
    stretches(view, STRETCHES, next, decode)
}

/// The views that `decode` makes of stretches of a text that `next` finds, `most` of them.
pub(super) fn stretches<'v>(
    view: &'v View<'v>,
    most: usize,
    next: fn(&[u8], usize) -> Option<Span>,
    decode: fn(&'v View<'v>, Span) -> Option<View<'v>>,
) -> Vec<View<'v>> {
    let mut views = Vec::new();
    let mut at = 0;
    while let Some(stretch) = next(&view.text, at).filter(|_| views.len() < most) {
        at = stretch.end;
        views.extend(decode(view, stretch));
    }
    views
}

/// Whether a byte may stand in base64, standard or for URLs.
fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_')
}

/// The next stretch from `from` on that is long enough: one token, or several lines of one length.
fn next(text: &[u8], from: usize) -> Option<Span> {
    let (start, end) = next_run(text, from, SHORTEST, is_base64)?;
    Some(Span::new(start, wrapped(text, start, end)))
}

/// Where the next run of `least` bytes of a sort starts and ends, from `from` on.
///
/// A run that is long enough has a byte at every so many bytes: most of a text is passed over.
fn next_run(text: &[u8], from: usize, least: usize, is: fn(u8) -> bool) -> Option<(usize, usize)> {
    let mut floor = from;
    loop {
        let probe = floor + least - 1;
        if !is(*text.get(probe)?) {
            floor = probe + 1;
            continue;
        }
        let start = text[floor..probe].iter().rposition(|byte| !is(*byte)).map_or(floor, |at| floor + at + 1);
        let end = probe + text[probe..].iter().take_while(|byte| is(**byte)).count();
        if end - start >= least {
            return Some((start, end));
        }
        floor = end + 1;
    }
}

/// The end of a stretch whose first line ends at `end`: as long as lines of that length follow, and one that may be shorter.
fn wrapped(text: &[u8], start: usize, end: usize) -> usize {
    let width = end - start;
    let mut end = end;
    loop {
        let gap = text[end..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let breaks = text[end..end + gap].iter().filter(|byte| **byte == b'\n').count();
        let next = end + gap;
        let length = text[next..].iter().take_while(|byte| is_base64(**byte)).count();
        if breaks != 1 || gap > 64 || length == 0 || length > width || !width.is_multiple_of(4) {
            return end;
        }
        // Behind the last line stands nothing but padding: else it is a line of something else.
        let behind = text[next + length..].iter().find(|byte| **byte != b'=');
        if length < width
            && !behind.is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\''))
        {
            return end;
        }
        end = next + length;
        if length < width {
            return end;
        }
    }
}

/// Decode a stretch, if what is in it can be read.
fn decode<'v>(under: &'v View<'v>, stretch: Span) -> Option<View<'v>> {
    let text = &under.text;
    // The parts of a JWT are read as what they are.
    if text.get(stretch.end) == Some(&b'.') || stretch.start > 0 && text[stretch.start - 1] == b'.' {
        return None;
    }
    let (mut symbols, mut runs) = (Vec::new(), Vec::new());
    for (at, byte) in (stretch.start..).zip(&text[stretch.start..stretch.end]) {
        if !is_base64(*byte) {
            continue;
        }
        if at == stretch.start || !is_base64(text[at - 1]) {
            runs.push(Run { view: symbols.len() / 4 * 3, blob: at, view_step: 3, blob_step: 4 });
        }
        symbols.push(match byte {
            b'-' => b'+',
            b'_' => b'/',
            byte => *byte,
        });
    }
    symbols.truncate(symbols.len() - usize::from(symbols.len() % 4 == 1));
    runs.extend(rest(&runs, symbols.len()));
    let config = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    let decoded = GeneralPurpose::new(&base64::alphabet::STANDARD, config).decode(&symbols).ok()?;
    if decoded.starts_with(&[0x1F, 0x8B, 8]) {
        let mut unpacked = Vec::new();
        // What is cut or damaged is read as far as it goes.
        let _ = flate2::read::MultiGzDecoder::new(&decoded[..]).take(UNPACKED).read_to_end(&mut unpacked);
        let text = Cow::Owned(unpacked);
        return Some(View {
            text,
            layer: Some("base64, gzip"),
            runs: Vec::new(),
            solid: Some(stretch),
            under: Some(under),
        });
    }
    is_readable(&decoded).then_some(View {
        text: Cow::Owned(decoded),
        layer: Some("base64"),
        runs,
        solid: None,
        under: Some(under),
    })
}

/// A last group of fewer than four symbols, which ends where they do, and not where the fourth would have.
fn rest(runs: &[Run], symbols: usize) -> Option<Run> {
    let (groups, rest) = (symbols / 4, symbols % 4);
    let last = runs.last().filter(|_| rest > 1)?;
    let blob = last.blob + (groups * 3 - last.view) / 3 * 4;
    Some(Run { view: groups * 3, blob, view_step: rest - 1, blob_step: rest })
}

/// Whether bytes are a text: nineteen of twenty are printable.
pub(super) fn is_readable(bytes: &[u8]) -> bool {
    let printable = |byte: &&u8| matches!(byte, b' '..=b'~' | b'\n' | b'\r' | b'\t' | 0xC3);
    let sample = &bytes[..bytes.len().min(1024)];
    sample.iter().filter(printable).count() * 20 >= sample.len() * 19
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base(text: &str) -> View<'_> {
        View { text: Cow::Borrowed(text.as_bytes()), layer: None, runs: Vec::new(), solid: None, under: None }
    }

    #[test]
    fn an_encoded_file_is_read_on_one_line_and_on_many() {
        let plain = "MONO_BASE_URL=https://api.cuentamono.com\nMONO_API_KEY=Qz7wKd93nVxLr5TbYp2s\n";
        let encoded = base64::engine::general_purpose::STANDARD.encode(plain);
        let lines: Vec<String> = encoded
            .as_bytes()
            .chunks(64)
            .map(|line| format!("    {}", String::from_utf8_lossy(line)))
            .collect();
        for text in [format!("env: {encoded}\nnext: 1"), format!("env: |\n{}\nnext: 1", lines.join("\n"))] {
            let base = base(&text);
            let views = views(&base);
            assert_eq!(views.len(), 1, "{text}");
            assert_eq!(String::from_utf8_lossy(&views[0].text), plain);
            let at = plain.find("Qz7w").unwrap();
            let span = views[0].span_in_blob(Span::new(at, at + 20));
            let around = text[span.start..span.end].replace("\n    ", "");
            assert!(encoded.contains(&around) && around.len() >= 26, "{around}");
        }
    }

    #[test]
    fn a_value_at_the_end_of_base64_without_padding_ends_where_the_text_does() {
        for length in 31..=33 {
            let plain = "MONO_API_KEY=Qz7wKd93nVxLr5TbYp2sHc8mFj4u".get(..length).unwrap();
            let text = base64::engine::general_purpose::STANDARD_NO_PAD.encode(plain);
            let base = base(&text);
            let views = views(&base);
            let ends = [length - 1, length].map(|end| views[0].span_in_blob(Span::new(13, end)).end);
            assert_eq!((views[0].text.len(), ends[1]), (length, text.len()));
            assert!(ends[0] <= ends[1] && ends[0] >= text.len() - 3);
        }
    }

    #[test]
    fn random_bytes_hashes_and_words_are_not_read() {
        let cases = [
            "sha512-9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08aa",
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk",
            "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6IjEyMzQ1Njc4In0.eyJpc3MiOiJodHRwczovL2EuYiJ9",
        ];
        for text in cases {
            assert!(views(&base(text)).is_empty(), "{text}");
        }
    }
}
