//! What anchors look for: rare bytes of each literal, and the check of the whole of it.

use super::folded::{self, ends, starts};
use aho_corasick::packed::{Config, Searcher};
use std::sync::OnceLock;

/// The longest stretch that a check looks at before a window; it looks at twice as much behind.
pub(super) const REACH: usize = 32;

/// How long each window is.
pub(super) const LENGTH: usize = 4;

/// Four rare bytes of each literal, and the check of the whole of it.
///
/// The windows were chosen by counting them in 300 MB of source (per MB: `secr` 29, `bear` 6, `eyjh` 5, the others under 2,
/// but `ent_` 312, `toke` 157, `_key` 95). `mono` is not rare, but nothing rarer is in all of Mono's names.
/// There is none for `access_token` and `refresh_token`: what answers with them says `Bearer` as well.
/// The last seven are base64: `cuentamono` and `MONO_` at each of the three places that they may have in a group of bytes, and
/// the head of a gzip. What they say is that there is something to decode.
///
/// A search looks for them in eight buckets, the first with the ninth and so on: two that share a bucket are met wherever each byte is
/// one of theirs, so that no pair here makes up a common word (`secr` and `bear` would find every `sear`ch).
pub(super) const WINDOWS: [(&[u8; LENGTH], Check); 16] = [
    (b"mono", mono),
    (b"breb", breb),
    (b"secr", client_secret),
    (b"pi_k", |raw, at| literal(raw, at, b"api_key", 1)),
    (b"pike", |raw, at| literal(raw, at, b"apikey", 1)),
    (b"bear", |raw, at| literal(raw, at, b"bearer", 0)),
    (b"eyjh", token_head),
    (b"eyj0", token_head),
    (b"eyjr", token_head),
    (b"y3vl", |raw, at| encoded(raw, at, b"Y3VlbnRhbW9ub")),
    (b"n1zw", |raw, at| encoded(raw, at, b"N1ZW50YW1vbm")),
    (b"jdwv", |raw, at| encoded(raw, at, b"jdWVudGFtb25v")),
    (b"tu9o", |raw, at| encoded(raw, at, b"TU9OT1")),
    (b"1ptk", |raw, at| encoded(raw, at, b"1PTk9f")),
    (b"nt05", |raw, at| encoded(raw, at, b"NT05PX")),
    (b"h4si", |raw, at| encoded(raw, at, b"H4sI")),
];

/// Whether base64 of a literal starts at a window.
fn encoded(raw: &[u8], at: usize, literal: &[u8]) -> Option<Mark> {
    raw[at..].starts_with(literal).then_some(Mark::Name)
}

/// Looks at the surroundings of a window in a text: where it starts is given.
pub(super) type Check = fn(&[u8], usize) -> Option<Mark>;

/// What an anchor says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Mono itself: its domain, its SDK, its rail.
    Mono,
    /// Somebody whose names are easily taken for Mono's.
    Lookalike,
    /// A name with the word `mono` in it, or what has Mono in it in another form.
    Name,
    /// A word of credentials.
    Word,
}

/// Whether a `secr` is that of `client_secret` or `clientsecret`.
fn client_secret(raw: &[u8], at: usize) -> Option<Mark> {
    let head = &raw[..at];
    let client = || ends(head, b"client_") || ends(head, b"client");
    (starts(&raw[at..], b"secret") && client()).then_some(Mark::Word)
}

/// Whether `literal` stands around a window that is its byte `window` and following.
fn literal(raw: &[u8], at: usize, literal: &[u8], window: usize) -> Option<Mark> {
    let start = at.checked_sub(window)?;
    starts(&raw[start..], literal).then_some(Mark::Word)
}

/// Whether Bre-B is named, in a casing that people write: not by chance in base64.
fn breb(raw: &[u8], at: usize) -> Option<Mark> {
    let letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let written = matches!(&raw[at..at + LENGTH], b"breb" | b"BREB" | b"Breb" | b"BreB");
    let before = at.checked_sub(1).and_then(|before| raw.get(before));
    (written && !letter(before) && !letter(raw.get(at + LENGTH))).then_some(Mark::Mono)
}

/// Mono's other domains in claims: `mono.la` and `monoban.co` in base64, at each of the three places that they may have in a group.
const CLAIMED: [&[u8]; 6] =
    [b"bW9uby5sY", b"1vbm8ubG", b"tb25vLmxh", b"bW9ub2Jhbi5jb", b"1vbm9iYW4uY2", b"tb25vYmFuLmNv"];

/// Longest JWT that is looked through for what it claims.
const CLAIMS: usize = 4096;

/// Whether a JWT may start here, and claims to be Mono's; unlike names, its letters have one case.
fn token_head(raw: &[u8], at: usize) -> Option<Mark> {
    let before = at.checked_sub(1).map(|before| raw[before]);
    if before.is_some_and(|byte| byte.is_ascii_alphanumeric()) || !raw[at..].starts_with(b"eyJ") {
        return None;
    }
    // Behind a dot are the claims, which the head has been asked for.
    let claimed = before != Some(b'.') && claims_mono(&raw[at..raw.len().min(at + CLAIMS)]);
    Some(if claimed { Mark::Name } else { Mark::Word })
}

/// Whether a JWT that a text starts with claims to be Mono's.
fn claims_mono(text: &[u8]) -> bool {
    static SEARCHER: OnceLock<Option<Searcher>> = OnceLock::new();
    let searcher = SEARCHER.get_or_init(|| Config::new().builder().extend(CLAIMED).build());
    let token = &text[..memchr::memchr3(b' ', b'"', b'\n', text).unwrap_or(text.len())];
    searcher.as_ref().is_none_or(|searcher| searcher.find(token).is_some())
}

/// What a `mono` is part of.
pub(super) fn mono(raw: &[u8], at: usize) -> Option<Mark> {
    let before = at.checked_sub(1).map(|before| folded::byte(raw[before]));
    let next = raw.get(at + LENGTH).copied();
    // `monotonic`, `monochrome`: nearly all there are.
    if next.is_some_and(|byte| byte.is_ascii_lowercase() && byte != b'b')
        && !matches!(before, Some(b'a' | b'h'))
    {
        return None;
    }
    let (head, after) = (&raw[..at], &raw[at + LENGTH..]);
    let letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let goes_on = |rest: &[u8]| starts(after, rest);
    let ends_with = |rest: &[u8]| starts(after, rest) && !letter(after.get(rest.len()));
    // Its header of webhooks; `mono_signature_…` are functions of .NET's.
    let signed = goes_on(b"_signature") && (next == Some(b'-') || ends(head, b"http_"));
    let sdk = goes_on(b"banking") || goes_on(b"_banking");
    // `LIBMONO_LA` is no domain; `AsyncMonoBanking` is the SDK's.
    let begins = !letter(before.as_ref());
    let domain = begins && (ends_with(b"ban_co") || ends_with(b"_la"));
    if ends(head, b"cuenta") || (sdk && (begins || raw[at] == b'M')) || domain || signed {
        return Some(Mark::Mono);
    }
    if goes_on(b"bank") || goes_on(b"_sec_key") || ends_with(b"_co") || ends(head, b"with") {
        return Some(Mark::Lookalike);
    }
    // `[mono]`, `"mono":`, `mono:`: a section, whose credentials may stand further down.
    let section = begins && matches!(next, Some(b':' | b']' | b'"' | b'\'' | b'='));
    (name(raw, at) && (section || speaks_of_credentials(raw, at))).then_some(Mark::Name)
}

/// Words of which one stands near a name that holds a credential, in English or Spanish.
const CREDENTIALS: [&str; 10] =
    ["key", "token", "secret", "passw", "pwd", "clave", "llave", "contrase", "credential", "bearer"];

/// Whether a word of credentials stands near a name at `at`: .NET's Mono names much, and nearly never one.
fn speaks_of_credentials(raw: &[u8], at: usize) -> bool {
    static SEARCHER: OnceLock<Option<Searcher>> = OnceLock::new();
    let searcher = SEARCHER.get_or_init(|| Config::new().builder().extend(CREDENTIALS).build());
    let near = &raw[at.saturating_sub(REACH)..raw.len().min(at + LENGTH + 2 * REACH)];
    let mut folded = [0; LENGTH + 3 * REACH];
    let folded = &mut folded[..near.len()];
    folded::fold(near, folded);
    searcher.as_ref().is_none_or(|searcher| searcher.find(&*folded).is_some())
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
    let ends = match raw.get(at + LENGTH) {
        None => true,
        Some(byte) => !byte.is_ascii_alphanumeric() || (byte.is_ascii_uppercase() && !shouted),
    };
    starts && ends
}
