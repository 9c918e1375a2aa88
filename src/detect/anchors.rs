//! One pass over the bytes that says where looking pays at all.
//!
//! Almost every file ends here, so this pass is the speed of the program. A block of bytes is folded
//! into a scratch buffer (letters to lower case; `-` and `.` to `_`, so that `api-key` and
//! `api.key` are `api_key`), and a packed searcher looks there for four bytes of each literal that are rare
//! in source and logs. What it finds is checked against the whole literal, and counted by what it says.

use aho_corasick::packed::{Config, MatchKind, Searcher};
use std::sync::OnceLock;

/// Bytes folded and searched at a time: fits the second-level cache with room to spare.
const BLOCK: usize = 64 * 1024;

/// The longest stretch that a check looks at before a window; it looks at twice as much behind.
const REACH: usize = 32;

/// More places than this and the whole text is looked at: a table of hits would be longer than it.
const MANY: usize = 4096;

/// Four rare bytes of each literal, and the check of the whole of it.
///
/// The windows were chosen by counting them in 300 MB of source (per MB: `secr` 29, `bear` 6, `eyjh` 5, the others under 2,
/// but `ent_` 312, `toke` 157, `_key` 95). `mono` is not rare, but nothing rarer is in all of Mono's names.
/// There is none for `access_token` and `refresh_token`: what answers with them says `Bearer` as well.
const WINDOWS: [(&str, Check); 9] = [
    ("mono", mono),
    ("breb", |_, raw, at| breb(raw, at)),
    ("secr", client_secret),
    ("pi_k", |folded, _, at| literal(folded, at, "api_key", 1)),
    ("pike", |folded, _, at| literal(folded, at, "apikey", 1)),
    ("bear", |folded, _, at| literal(folded, at, "bearer", 0)),
    ("eyjh", |_, raw, at| token_head(raw, at)),
    ("eyj0", |_, raw, at| token_head(raw, at)),
    ("eyjr", |_, raw, at| token_head(raw, at)),
];

/// Looks at the surroundings of a window: the folded bytes, the bytes as they are, and where it starts in both.
type Check = fn(&[u8], &[u8], usize) -> Option<Mark>;

/// What an anchor says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// Mono itself: its domain, its SDK, its rail.
    Mono,
    /// Somebody whose names are easily taken for Mono's.
    Lookalike,
    /// A name with the word `mono` in it.
    Name,
    /// A word of credentials.
    Word,
}

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

    /// Look through `text`, with `scratch` to fold blocks into.
    pub fn find(text: &[u8], scratch: &mut Vec<u8>) -> Self {
        let mut found = Self::default();
        let searcher = searcher();
        let mut start = 0;
        while start < text.len() {
            let from = start.saturating_sub(REACH);
            let to = (start + BLOCK + 2 * REACH + 4).min(text.len());
            let raw = &text[from..to];
            fold(raw, scratch);
            found.search(searcher, scratch, raw, from, start..start + BLOCK);
            start += BLOCK;
        }
        found
    }

    /// Search one folded block; `own` are the offsets in the text that it answers for.
    fn search(
        &mut self,
        searcher: &Searcher,
        folded: &[u8],
        raw: &[u8],
        from: usize,
        own: std::ops::Range<usize>,
    ) {
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

/// The searcher for all windows, made when first needed.
fn searcher() -> &'static Searcher {
    static SEARCHER: OnceLock<Searcher> = OnceLock::new();
    SEARCHER.get_or_init(|| {
        Config::new()
            .match_kind(MatchKind::LeftmostFirst)
            .builder()
            .extend(WINDOWS.iter().map(|(window, _)| window))
            .build()
            .unwrap_or_else(|| {
                unreachable!("fourteen windows of four bytes are within a packed searcher's limits")
            })
    })
}

/// Fold `raw` into `folded`: lower case, and one separator for three.
fn fold(raw: &[u8], folded: &mut Vec<u8>) {
    folded.resize(raw.len(), 0);
    for (to, &byte) in folded.iter_mut().zip(raw) {
        let lower = byte.to_ascii_lowercase();
        *to = if matches!(lower, b'-' | b'.') { b'_' } else { lower };
    }
}

/// Whether a `secr` is that of `client_secret` or `clientsecret`.
fn client_secret(folded: &[u8], _: &[u8], at: usize) -> Option<Mark> {
    let head = &folded[..at];
    let client = head.ends_with(b"client_") || head.ends_with(b"client");
    (client && folded[at..].starts_with(b"secret")).then_some(Mark::Word)
}

/// Whether `literal` stands around a window that is its byte `window` and following.
fn literal(folded: &[u8], at: usize, literal: &str, window: usize) -> Option<Mark> {
    let start = at.checked_sub(window)?;
    folded[start..].starts_with(literal.as_bytes()).then_some(Mark::Word)
}

/// Whether Bre-B is named, in a casing that people write: not by chance in base64.
fn breb(raw: &[u8], at: usize) -> Option<Mark> {
    let letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let written = matches!(&raw[at..at + 4], b"breb" | b"BREB" | b"Breb" | b"BreB");
    let before = at.checked_sub(1).and_then(|before| raw.get(before));
    (written && !letter(before) && !letter(raw.get(at + 4))).then_some(Mark::Mono)
}

/// Whether a JWT may start here; unlike names, its letters have one case.
fn token_head(raw: &[u8], at: usize) -> Option<Mark> {
    let boundary = at == 0 || !raw[at - 1].is_ascii_alphanumeric();
    (boundary && raw[at..].starts_with(b"eyJ")).then_some(Mark::Word)
}

/// What a `mono` is part of.
fn mono(folded: &[u8], raw: &[u8], at: usize) -> Option<Mark> {
    let before = at.checked_sub(1).map(|before| folded[before]);
    let next = raw.get(at + 4).copied();
    // `monotonic`, `monochrome`: nearly all there are.
    if next.is_some_and(|byte| byte.is_ascii_lowercase() && byte != b'b')
        && !matches!(before, Some(b'a' | b'h'))
    {
        return None;
    }
    let after = &folded[at + 4..];
    let letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let ends = |rest: &[u8]| after.starts_with(rest) && !letter(after.get(rest.len()));
    let sdk = after.starts_with(b"banking") || after.starts_with(b"_banking");
    // `LIBMONO_LA` is no domain; `AsyncMonoBanking` is the SDK's.
    let starts = !letter(before.as_ref());
    let domain = starts && (ends(b"ban_co") || ends(b"_la"));
    if folded[..at].ends_with(b"cuenta") || (sdk && (starts || raw[at] == b'M')) || domain {
        return Some(Mark::Mono);
    }
    let lookalike = after.starts_with(b"bank")
        || after.starts_with(b"_sec_key")
        || ends(b"_co")
        || folded[..at].ends_with(b"with");
    if lookalike {
        return Some(Mark::Lookalike);
    }
    // `[mono]`, `"mono":`, `mono:`: a section, whose credentials may stand further down.
    let section = starts && matches!(next, Some(b':' | b']' | b'"' | b'\'' | b'='));
    (name(raw, at) && (section || speaks_of_credentials(folded, at))).then_some(Mark::Name)
}

/// Words of which one stands near a name that holds a credential, in English or Spanish.
const CREDENTIALS: [&str; 10] =
    ["key", "token", "secret", "passw", "pwd", "clave", "llave", "contrase", "credential", "bearer"];

/// Whether a word of credentials stands near a name at `at`: .NET's Mono names much, and nearly never one.
fn speaks_of_credentials(folded: &[u8], at: usize) -> bool {
    static SEARCHER: OnceLock<Option<Searcher>> = OnceLock::new();
    let searcher = SEARCHER.get_or_init(|| Config::new().builder().extend(CREDENTIALS).build());
    let near = &folded[at.saturating_sub(REACH)..folded.len().min(at + 4 + 2 * REACH)];
    searcher.as_ref().is_none_or(|searcher| searcher.find(near).is_some())
}

/// Whether `mono` at `at` is a word of a name: `MONO_API_KEY`, `monoApiKey`, `CLAVE_MONO`, `[mono]`.
fn name(raw: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| raw[before]);
    let starts = match before {
        None => true,
        Some(b'n' | b't' | b'r') if at > 1 && raw[at - 2] == b'\\' => true,
        Some(byte) => !byte.is_ascii_alphanumeric() || (byte.is_ascii_lowercase() && raw[at] == b'M'),
    };
    let shouted = raw[at + 1].is_ascii_uppercase();
    let ends = match raw.get(at + 4) {
        None => true,
        Some(byte) => !byte.is_ascii_alphanumeric() || (byte.is_ascii_uppercase() && !shouted),
    };
    starts && ends
}

#[cfg(test)]
mod tests {
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
