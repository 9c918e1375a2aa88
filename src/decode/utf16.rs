//! UTF-16, with and without a byte order mark.

use super::view::{Run, View};
use std::borrow::Cow;

/// How much of a text shows that it is UTF-16.
const SAMPLE: usize = 4096;

/// The order of the two bytes of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// The lower byte first, as Windows writes.
    Little,
    /// The higher byte first.
    Big,
}

/// Whether `bytes` are UTF-16: by their mark, or because in a sample every second byte is nearly
/// always NUL and the others nearly never, which text of Latin letters shows and other data does not.
pub(super) fn detect(bytes: &[u8]) -> Option<Encoding> {
    match bytes {
        [0xFF, 0xFE, third, fourth, ..] if (*third, *fourth) != (0, 0) => return Some(Encoding::Little),
        [0xFE, 0xFF, ..] => return Some(Encoding::Big),
        _ => {}
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    memchr::memchr(0, sample)?;
    let nul = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let pairs = sample.len() / 2;
    let (even, odd) = (nul(0), nul(1));
    let most = |count: usize| count * 10 >= pairs * 7;
    let few = |count: usize| count * 20 <= pairs;
    match pairs {
        0..4 => None,
        _ if most(odd) && few(even) => Some(Encoding::Little),
        _ if most(even) && few(odd) => Some(Encoding::Big),
        _ => None,
    }
}

/// Decode; a unit that is no half of a pair becomes U+FFFD, an odd last byte is dropped.
pub(super) fn decode(bytes: &[u8], encoding: Encoding) -> View<'_> {
    let mark = usize::from(matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..])) * 2;
    let units = bytes[mark..].chunks_exact(2).map(|pair| match encoding {
        Encoding::Little => u16::from_le_bytes([pair[0], pair[1]]),
        Encoding::Big => u16::from_be_bytes([pair[0], pair[1]]),
    });
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut runs: Vec<Run> = Vec::new();
    let mut blob = mark;
    for char in char::decode_utf16(units) {
        let char = char.unwrap_or(char::REPLACEMENT_CHARACTER);
        let (view_step, blob_step) = (char.len_utf8(), char.len_utf16() * 2);
        if runs.last().is_none_or(|run| (run.view_step, run.blob_step) != (view_step, blob_step)) {
            runs.push(Run { view: text.len(), blob, view_step, blob_step });
        }
        text.push(char);
        blob += blob_step;
    }
    let layer = match encoding {
        Encoding::Little => "utf-16le",
        Encoding::Big => "utf-16be",
    };
    View { text: Cow::Owned(text.into_bytes()), layer: Some(layer), runs, solid: None, under: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encode(text: &str, encoding: Encoding, mark: bool) -> Vec<u8> {
        let units = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
        match encoding {
            Encoding::Little => units.flat_map(u16::to_le_bytes).collect(),
            Encoding::Big => units.flat_map(u16::to_be_bytes).collect(),
        }
    }

    #[test]
    fn a_text_is_read_in_both_orders_with_and_without_a_mark() {
        for encoding in [Encoding::Little, Encoding::Big] {
            for mark in [true, false] {
                let bytes = encode("MONO_CLAVE=sí\r\n", encoding, mark);
                assert_eq!(detect(&bytes), Some(encoding), "mark: {mark}");
                assert_eq!(&*decode(&bytes, encoding).text, "MONO_CLAVE=sí\r\n".as_bytes());
            }
        }
    }

    #[test]
    fn other_bytes_are_not_taken_for_utf16() {
        let cases: [(&[u8], &str); 5] = [
            (b"MONO_API_KEY=1", "ASCII"),
            (b"\0\0\0\x01\0\0\0\x02\0\0\0\x03", "big-endian integers"),
            (b"\x01\0\0\0\x02\0\0\0\x03\0\0\0", "little-endian integers"),
            (b"a\0", "too short to tell"),
            (b"\xFF\xFE\0\0a\0\0\0", "UTF-32"),
        ];
        for (bytes, why) in cases {
            assert_eq!(detect(bytes), None, "{why}");
        }
    }

    #[test]
    fn every_byte_maps_back_to_its_character() {
        let text = "a€😀b";
        let bytes = encode(text, Encoding::Little, true);
        let view = decode(&bytes, Encoding::Little);
        let want = [2, 4, 6, 10, 12];
        let starts = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        for (offset, blob) in starts.zip(want) {
            assert_eq!(view.to_blob(offset), blob, "byte {offset} of the view");
        }
    }
}
