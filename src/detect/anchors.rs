//! One pass over the bytes that says where looking pays at all.
//!
//! Almost every file ends here, so this pass is the speed of the program. A block of bytes is folded
//! into a scratch buffer (letters to lower case; `-` and `.` to `_`, so that `api-key` and
//! `api.key` are `api_key`), and a packed searcher looks there for four bytes of each literal that are rare
//! in source and logs. What it finds is checked against the whole literal, and counted by what it says.

use super::windows::{Mark, REACH, WINDOWS, searcher};
use aho_corasick::packed::Searcher;
use rayon::prelude::*;
use std::ops::Range;

/// Bytes folded and searched at a time: fits the second-level cache with room to spare.
const BLOCK: usize = 64 * 1024;

/// A text of at least so many bytes is shared out.
const LARGE: usize = 4 << 20;

/// More places than this and the whole text is looked at: a table of hits would be longer than it.
const MANY: usize = 4096;

/// What the anchors of a text say.
#[derive(Debug, Default)]
pub struct Anchors {
    /// Mono is spoken of, so that the whole text is worth looking at.
    pub mono: bool,
    /// A lookalike is spoken of.
    pub lookalike: bool,
    /// Where else looking pays: offsets of names and words, ascending.
    pub places: Vec<usize>,
    /// There are too many places to list.
    pub many: bool,
}

impl Anchors {
    /// Whether there is nothing to look at.
    pub fn is_empty(&self) -> bool {
        !self.mono && !self.many && self.places.is_empty()
    }

    /// Look through `text`, with `scratch` to fold blocks into; a large one on every core.
    pub fn find(text: &[u8], scratch: &mut Vec<u8>) -> Self {
        if text.len() < LARGE {
            return Self::find_in(text, 0..text.len(), scratch);
        }
        let parts: Vec<_> =
            (0..text.len()).step_by(LARGE / 4).map(|at| at..(at + LARGE / 4).min(text.len())).collect();
        let found = parts.into_par_iter().map(|part| Self::find_in(text, part, &mut Vec::new()));
        found.collect::<Vec<Self>>().into_iter().fold(Self::default(), Self::and)
    }

    /// These anchors and those of what follows.
    fn and(mut self, next: Self) -> Self {
        self.mono |= next.mono;
        self.lookalike |= next.lookalike;
        self.many |= next.many || self.places.len() + next.places.len() > MANY;
        self.places.extend(next.places);
        self.places.truncate(MANY);
        self
    }

    /// Look through the part `own` of `text`.
    fn find_in(text: &[u8], own: Range<usize>, scratch: &mut Vec<u8>) -> Self {
        let mut found = Self::default();
        let searcher = searcher();
        let mut start = own.start;
        while start < own.end {
            let from = start.saturating_sub(REACH);
            let to = (start + BLOCK + 2 * REACH + 4).min(text.len());
            let raw = &text[from..to];
            fold(raw, scratch);
            found.search(searcher, scratch, raw, from, start..(start + BLOCK).min(own.end));
            start += BLOCK;
        }
        found
    }

    /// Search one folded block; `own` are the offsets in the text that it answers for.
    fn search(&mut self, searcher: &Searcher, folded: &[u8], raw: &[u8], from: usize, own: Range<usize>) {
        let mut at = 0;
        while let Some(hit) = searcher.find_in(folded, (at..folded.len()).into()) {
            at = hit.start() + 1; // not its end: windows overlap, and a failed check must not hide the next
            if !own.contains(&(from + hit.start())) {
                continue;
            }
            let (_, check) = WINDOWS[hit.pattern().as_usize()];
            match check(folded, raw, hit.start()) {
                None => {}
                Some(Mark::Mono) => self.mono = true,
                Some(Mark::Lookalike) => self.lookalike = true,
                Some(Mark::Name | Mark::Word) if self.places.len() >= MANY => self.many = true,
                Some(Mark::Name | Mark::Word) => self.places.push(from + hit.start()),
            }
        }
    }
}

/// Fold `raw` into `folded`: lower case, and one separator for three.
fn fold(raw: &[u8], folded: &mut Vec<u8>) {
    folded.resize(raw.len(), 0);
    for (to, &byte) in folded.iter_mut().zip(raw) {
        let lower = byte.to_ascii_lowercase();
        *to = if matches!(lower, b'-' | b'.') { b'_' } else { lower };
    }
}

#[cfg(test)]
mod tests {
    use super::super::windows::mono;
    use super::*;

    fn find(text: &[u8]) -> Anchors {
        Anchors::find(text, &mut Vec::new())
    }

    #[test]
    fn what_speaks_of_mono_and_what_does_not() {
        let cases = [
            ("https://api.cuentamono.com", true, "its domain"),
            ("https://API.CUENTAMONO.COM", true, "in any case"),
            ("breb-participant.mono.la/", true, "its other domain"),
            ("cert.api.monoban.co", true, "its third domain"),
            ("from mono_banking import MonoBanking", true, "its SDK"),
            ("client = MonoBanking()", true, "a class of its SDK"),
            ("LLAVE_BREB=1", true, "its rail"),
            ("r.Header.Get(\"Mono-Signature\")", true, "its header"),
            ("HTTP_MONO_SIGNATURE", true, "its header as Rack has it"),
            ("mono_signature_get_desc", false, "a function of .NET's"),
            ("this.mono.lastError", false, "no domain"),
            ("typography.mono.label", false, "no domain"),
            ("https://monoban.com", false, "another domain"),
            ("celebreb", false, "no word"),
            ("/bReB", false, "base64"),
            ("LIBMONO_LA", false, "a variable of automake"),
            ("font-family: monospace", false, "a font"),
        ];
        for (text, mono, why) in cases {
            assert_eq!(find(text.as_bytes()).mono, mono, "{why}: {text}");
        }
    }

    #[test]
    fn names_and_words_are_places() {
        let cases = [
            ("MONO_API_KEY=", 2, "a name, and the word in it"),
            ("let monoToken", 1, "camel case"),
            ("mono_class_get", 0, "a name of no credential"),
            ("CLAVE_MONO=", 1, "mono last"),
            ("claveMono =", 1, "mono last, camel case"),
            ("[mono]\\nkey", 1, "a section"),
            ("LIBMONO_LA key", 0, "no domain"),
            ("\\nMONO_TOKEN=", 1, "after an escaped newline"),
            ("HACOMONO_KEY", 0, "a letter before"),
            ("MONOREPO_TOKEN", 0, "a letter after"),
            ("monotonic", 0, "a letter after"),
            ("Authorization: Bearer x", 1, "a scheme"),
            ("Client-Secret", 1, "any separator"),
            ("eyJhbGciOi", 1, "a JWT"),
            ("EYJHBGCIOI", 0, "a JWT has its case"),
        ];
        for (text, places, why) in cases {
            assert_eq!(find(text.as_bytes()).places.len(), places, "{why}: {text}");
        }
    }

    #[test]
    fn a_seam_between_blocks_hides_nothing() {
        for shift in 0..2 * REACH {
            let mut text = vec![b'x'; BLOCK - REACH + shift];
            text.extend_from_slice(b" client_secret=");
            assert_eq!(find(&text).places.len(), 1, "shifted by {shift}");
        }
    }

    /// The packed searcher over windows finds what a naive search for the literals finds.
    #[test]
    fn windows_lose_nothing_that_a_naive_search_finds() {
        let pieces: [&[u8]; 8] =
            [b"client_secret", b"apiKey", b"bearer", b"api-key", b"clientSecret", b"mono", b"_", b"s"];
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        for _ in 0..2000 {
            let mut text = Vec::new();
            for _ in 0..6 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.extend_from_slice(pieces[(state >> 33) as usize % pieces.len()]);
            }
            let mut folded = Vec::new();
            fold(&text, &mut folded);
            let naive =
                |literal: &[u8]| folded.windows(literal.len()).filter(|window| *window == literal).count();
            let words: usize = [&b"client_secret"[..], b"clientsecret", b"apikey", b"api_key", b"bearer"]
                .map(naive)
                .iter()
                .sum();
            let names = (0..text.len().saturating_sub(3))
                .filter(|&at| {
                    folded[at..].starts_with(b"mono") && mono(&folded, &text, at) == Some(Mark::Name)
                })
                .count();
            assert_eq!(find(&text).places.len(), words + names, "{}", text.escape_ascii());
        }
    }
}
