//! One pass over the bytes that says where looking pays at all.
//!
//! Almost every file ends here. [`search`] finds four bytes of each literal that are rare in source and logs; each is
//! checked against the whole literal, and what it says is kept with where it stands.

use super::search;
use super::windows::{Mark, WINDOWS};
use crate::busy;
use crate::span::Span;
use rayon::prelude::*;
use std::ops::Range;

/// A text of at least so many bytes is shared out.
const LARGE: usize = 4 << 20;

/// Lines are counted for each stretch of so many bytes.
const BLOCK: usize = 64 << 10;

/// Anchors that follow each other within so many bytes are one run: nobody asks where in it each stands. Less than a region reaches.
const APART: usize = 512;

/// What the anchors of a text say.
#[derive(Debug, Default)]
pub struct Anchors {
    /// Mono is spoken of, so that the whole text is worth looking at.
    pub mono: bool,
    /// A lookalike is spoken of.
    pub lookalike: bool,
    /// The text is a piece of a large one: only what is near an anchor is worth looking at.
    pub is_piece: bool,
    /// Where Mono is spoken of: runs of anchors, from where the first starts to where the last does.
    pub(super) monos: Vec<Span>,
    /// Where something is named after Mono, or hides it in another form.
    pub(super) names: Vec<Span>,
    /// Where words of credentials stand.
    pub(super) words: Vec<Span>,
    /// How many lines end in each block of a text that has several.
    lines: Vec<usize>,
}

impl Anchors {
    /// Whether there is nothing to look at.
    pub fn is_empty(&self) -> bool {
        !self.mono && !self.has_words()
    }

    /// Whether there are names or words.
    pub fn has_words(&self) -> bool {
        !self.names.is_empty() || !self.words.is_empty()
    }

    /// How many lines end in `text` before `at`; it is the text that was looked through.
    pub fn lines_before(&self, text: &[u8], at: usize) -> usize {
        let blocks = (at / BLOCK).min(self.lines.len());
        self.lines[..blocks].iter().sum::<usize>()
            + memchr::memchr_iter(b'\n', &text[blocks * BLOCK..at]).count()
    }

    /// Look through `text`; a large one on every core that has nothing else to do.
    pub fn find(text: &[u8]) -> Self {
        if text.len() < LARGE || !busy::is_alone() {
            return Self::find_in(text, 0..text.len());
        }
        let parts: Vec<_> =
            (0..text.len()).step_by(LARGE / 4).map(|at| at..(at + LARGE / 4).min(text.len())).collect();
        let found = parts.into_par_iter().map(|part| Self::find_in(text, part));
        found.collect::<Vec<Self>>().into_iter().fold(Self::default(), Self::and)
    }

    /// These anchors and those of what follows.
    fn and(mut self, next: Self) -> Self {
        self.mono |= next.mono;
        self.lookalike |= next.lookalike;
        self.lines.extend(next.lines);
        for (own, next) in
            [(&mut self.monos, next.monos), (&mut self.names, next.names), (&mut self.words, next.words)]
        {
            for run in next {
                add(own, run);
            }
        }
        self
    }

    /// Look through the part `own` of `text`.
    fn find_in(text: &[u8], own: Range<usize>) -> Self {
        let mut found = Self::default();
        let many = text.len() > BLOCK;
        for start in own.clone().step_by(BLOCK) {
            let block = start..own.end.min(start + BLOCK);
            let lines = search::each(text, block, &mut |at, window| {
                let (_, check) = WINDOWS[window];
                let runs = match check(text, at) {
                    None => return,
                    Some(Mark::Lookalike) => return found.lookalike = true,
                    Some(Mark::Mono) => &mut found.monos,
                    Some(Mark::Name) => &mut found.names,
                    Some(Mark::Word) => &mut found.words,
                };
                add(runs, Span::new(at, at));
            });
            if many {
                found.lines.push(lines);
            }
        }
        found.mono = !found.monos.is_empty();
        found
    }
}

/// Add a run behind others.
fn add(runs: &mut Vec<Span>, run: Span) {
    match runs.last_mut() {
        Some(last) if run.start - last.end <= APART => last.end = run.end,
        _ => runs.push(run),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::folded::fold;
    use crate::detect::windows::mono;

    fn find(text: &[u8]) -> Anchors {
        Anchors::find(text)
    }

    /// How many names and words there are.
    fn count(text: &[u8]) -> usize {
        let check = |at: usize, window: usize| (WINDOWS[window].1)(text, at);
        let mut count = 0;
        search::each(text, 0..text.len(), &mut |at, window| {
            count += usize::from(matches!(check(at, window), Some(Mark::Name | Mark::Word)));
        });
        count
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
            assert_eq!(count(text.as_bytes()), places, "{why}: {text}");
        }
    }

    #[test]
    fn a_seam_between_parts_hides_nothing() {
        for shift in 0..40 {
            let mut text = vec![b'x'; LARGE + LARGE / 4 - 20 + shift];
            text.extend_from_slice(b" client_secret=");
            text.resize(LARGE * 2, b'x');
            let at = LARGE + LARGE / 4 - 20 + shift + 8;
            assert_eq!(find(&text).words, [Span::new(at, at)], "shifted by {shift}");
        }
    }

    #[test]
    fn lines_are_counted_on_the_way() {
        for length in [10, BLOCK, BLOCK + 1, LARGE + 3 * BLOCK + 5] {
            let text: Vec<u8> = (0..length).map(|at| if at % 7 == 0 { b'\n' } else { b'x' }).collect();
            let anchors = find(&text);
            for at in [0, 5, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK - 7, length].map(|at| at.min(length)) {
                assert_eq!(anchors.lines_before(&text, at), at.div_ceil(7), "{at} of {length}");
            }
        }
    }

    #[test]
    fn anchors_that_follow_each_other_are_one_run() {
        let mut text = b"Bearer ".to_vec();
        text.resize(APART, b' ');
        text.extend_from_slice(b"Bearer ");
        text.resize(3 * APART, b' ');
        text.extend_from_slice(b"Bearer ");
        assert_eq!(find(&text).words, [Span::new(0, APART), Span::new(3 * APART, 3 * APART)]);
    }

    /// The search for windows finds what a naive search for the literals finds.
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
            let mut folded = vec![0; text.len()];
            fold(&text, &mut folded);
            let naive =
                |literal: &[u8]| folded.windows(literal.len()).filter(|window| *window == literal).count();
            let words: usize = [&b"client_secret"[..], b"clientsecret", b"apikey", b"api_key", b"bearer"]
                .map(naive)
                .iter()
                .sum();
            let names = (0..text.len().saturating_sub(3))
                .filter(|&at| folded[at..].starts_with(b"mono") && mono(&text, at) == Some(Mark::Name))
                .count();
            assert_eq!(count(&text), words + names, "{}", text.escape_ascii());
        }
    }
}
