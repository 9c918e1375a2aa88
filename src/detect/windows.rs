//! What anchors look for: rare bytes of each literal, and the check of the whole of it.

use aho_corasick::packed::{Config, MatchKind, Searcher};
use std::sync::OnceLock;

/// The longest stretch that a check looks at before a window; it looks at twice as much behind.
pub(super) const REACH: usize = 32;

/// Four rare bytes of each literal, and the check of the whole of it.
///
/// The windows were chosen by counting them in 300 MB of source (per MB: `secr` 29, `bear` 6, `eyjh` 5, the others under 2,
/// but `ent_` 312, `toke` 157, `_key` 95). `mono` is not rare, but nothing rarer is in all of Mono's names.
/// There is none for `access_token` and `refresh_token`: what answers with them says `Bearer` as well.
/// The last seven are base64: `cuentamono` and `MONO_` at each of the three places that they may have in a group of bytes, and
/// the head of a gzip. What they say is that there is something to decode.
pub(super) const WINDOWS: [(&str, Check); 16] = [
    ("mono", mono),
    ("breb", |_, raw, at| breb(raw, at)),
    ("secr", client_secret),
    ("pi_k", |folded, _, at| literal(folded, at, "api_key", 1)),
    ("pike", |folded, _, at| literal(folded, at, "apikey", 1)),
    ("bear", |folded, _, at| literal(folded, at, "bearer", 0)),
    ("eyjh", |_, raw, at| token_head(raw, at)),
    ("eyj0", |_, raw, at| token_head(raw, at)),
    ("eyjr", |_, raw, at| token_head(raw, at)),
    ("y3vl", |_, raw, at| encoded(raw, at, b"Y3VlbnRhbW9ub")),
    ("n1zw", |_, raw, at| encoded(raw, at, b"N1ZW50YW1vbm")),
    ("jdwv", |_, raw, at| encoded(raw, at, b"jdWVudGFtb25v")),
    ("tu9o", |_, raw, at| encoded(raw, at, b"TU9OT1")),
    ("1ptk", |_, raw, at| encoded(raw, at, b"1PTk9f")),
    ("nt05", |_, raw, at| encoded(raw, at, b"NT05PX")),
    ("h4si", |_, raw, at| encoded(raw, at, b"H4sI")),
];

/// Whether base64 of a literal starts at a window.
fn encoded(raw: &[u8], at: usize, literal: &[u8]) -> Option<Mark> {
    raw[at..].starts_with(literal).then_some(Mark::Word)
}

/// Looks at the surroundings of a window: the folded bytes, the bytes as they are, and where it starts in both.
pub(super) type Check = fn(&[u8], &[u8], usize) -> Option<Mark>;

/// What an anchor says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Mono itself: its domain, its SDK, its rail.
    Mono,
    /// Somebody whose names are easily taken for Mono's.
    Lookalike,
    /// A name with the word `mono` in it.
    Name,
    /// A word of credentials.
    Word,
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
pub(super) fn mono(folded: &[u8], raw: &[u8], at: usize) -> Option<Mark> {
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
    // Its header of webhooks; `mono_signature_…` are functions of .NET's.
    let signed = after.starts_with(b"_signature") && (next == Some(b'-') || folded[..at].ends_with(b"http_"));
    let sdk = after.starts_with(b"banking") || after.starts_with(b"_banking");
    // `LIBMONO_LA` is no domain; `AsyncMonoBanking` is the SDK's.
    let starts = !letter(before.as_ref());
    let domain = starts && (ends(b"ban_co") || ends(b"_la"));
    if folded[..at].ends_with(b"cuenta") || (sdk && (starts || raw[at] == b'M')) || domain || signed {
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

/// The searcher for all windows, made when first needed.
pub(super) fn searcher() -> &'static Searcher {
    static SEARCHER: OnceLock<Searcher> = OnceLock::new();
    SEARCHER.get_or_init(|| {
        Config::new()
            .match_kind(MatchKind::LeftmostFirst)
            .builder()
            .extend(WINDOWS.iter().map(|(window, _)| window))
            .build()
            .unwrap_or_else(|| {
                unreachable!("sixteen windows of four bytes are within a packed searcher's limits")
            })
    })
}
