//! From a use back to the literal: `const key = "…"` at the top, `` `Bearer ${key}` `` thirty lines below.
//!
//! A text is searched for uses when a value under some name first asks: most texts have none to ask.

use crate::anycase::all;
use crate::span::Span;
use std::cell::OnceCell;
use std::collections::HashMap;

/// Headers and schemes before what is sent with them; they are anchors.
const SENT: [&str; 2] = ["bearer", "x-api-key"];

/// Methods that are given what is sent.
const GIVEN: [&str; 2] = ["withtoken", "with_token"];

/// Bytes after a header or scheme that are looked at.
const SENT_IN: usize = 100;

/// How many identifiers after a scheme may be what is sent: `"Bearer %s" % (self.token)`.
const SENT_NEAR: usize = 3;

/// Functions that make an HMAC: the key of a signature is among what they are given.
const SIGNED: [&str; 3] = ["hmac", "crypto.mac", "secretkeyspec"];

/// Bytes after the parenthesis of such a function that are looked at.
const SIGNED_IN: usize = 120;

/// How many of what an HMAC is given may be its key: `:crypto.mac(:hmac, :sha256, @key, …)`.
const SIGNED_NEAR: usize = 5;

/// The parameter of a client's secret, where it is sent; an anchor.
const AUTHENTICATED: [&str; 2] = ["client_secret", "clientsecret"];

/// Bytes of what the parameter is given that are looked at.
const AUTHENTICATED_IN: usize = 60;

/// Shortest value that is none of the names that people give, in bytes.
const LITERAL: usize = 20;

/// Bytes on either side of a run of anchors in which its first and last words are whole.
const WORD: usize = 16;

/// Places where one name is used that are kept.
const PLACES: usize = 16;

/// Names that are used as credentials, and where.
type Names = HashMap<Vec<u8>, Vec<Span>>;

/// Names of a text that are sent as credentials, and where.
pub(super) struct Uses<'t, 'a> {
    text: &'t [u8],
    /// Where words of credentials stand.
    words: &'a [Span],
    sent: OnceCell<Names>,
    signing: OnceCell<Names>,
    authenticating: OnceCell<Names>,
    /// What HMACs are made of: the function's name and its arguments.
    signed: OnceCell<Vec<(Span, Span)>>,
}

impl<'t, 'a> Uses<'t, 'a> {
    /// Names that are sent, or sign, somewhere in `text`, where words of credentials stand in these runs.
    pub(super) fn new(text: &'t [u8], words: &'a [Span]) -> Self {
        let (sent, signing, authenticating) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        Self { text, words, sent, signing, authenticating, signed: OnceCell::new() }
    }

    /// Where a name is sent that is declared at `declared`, whatever it is a member of: first below, since a script gives one name
    /// several values, one after the other.
    pub(super) fn of(&self, name: &[u8], declared: usize) -> Option<Span> {
        let places = self.sent().get(last(name))?;
        places.iter().find(|place| place.start > declared).or(places.first()).copied()
    }

    /// Whether no name is sent.
    pub(super) fn is_empty(&self) -> bool {
        self.sent().is_empty()
    }

    fn sent(&self) -> &Names {
        self.sent.get_or_init(|| names(self.text, sent(self.text, self.words), SENT_NEAR))
    }

    /// Where a name is the secret that a client authenticates with.
    pub(super) fn authenticating(&self, name: &[u8]) -> Option<Span> {
        let names =
            self.authenticating.get_or_init(|| names(self.text, authenticated(self.text, self.words), 1));
        names.get(last(name))?.first().copied()
    }

    /// Where a name is the key of a signature.
    pub(super) fn signing(&self, name: &[u8]) -> Option<Span> {
        let given = || signed(self.text).into_iter().map(|(_, given)| given).collect();
        let names = self.signing.get_or_init(|| names(self.text, given(), SIGNED_NEAR));
        names.get(last(name))?.first().copied()
    }

    /// The function that makes an HMAC with the quoted literal at `token`: `createHmac('sha256', '…')`.
    pub(super) fn signed_with(&self, token: Span) -> Option<Span> {
        let quote = token.start.checked_sub(1).map(|at| self.text[at]);
        let quoted = matches!(quote, Some(b'"' | b'\'' | b'`')) && self.text.get(token.end).copied() == quote;
        if !quoted {
            return None;
        }
        let calls = self.signed.get_or_init(|| calls(self.text));
        let next = calls.partition_point(|(call, _)| call.start < token.start);
        let (call, arguments) = calls.get(next.checked_sub(1)?)?;
        arguments.contains(token.start).then_some(*call)
    }
}

/// Names that are sent in a part of a text, and where.
pub(super) fn sent_in(text: &[u8], part: Span) -> HashMap<Vec<u8>, Span> {
    let moved = |span: Span| Span::new(span.start + part.start, span.end + part.start);
    let part = &text[part.start..part.end];
    names(part, sent(part, &[Span::new(0, part.len())]), SENT_NEAR)
        .into_iter()
        .filter_map(|(name, places)| Some((name, moved(*places.first()?))))
        .collect()
}

/// Every place of some of the words that are anchors.
fn anchored(text: &[u8], runs: &[Span], words: &[&str]) -> Vec<(usize, usize)> {
    let around = |run: &Span| (run.start.saturating_sub(WORD), text.len().min(run.end + WORD));
    let found = runs.iter().map(around).flat_map(|(start, end)| {
        let moved = move |(from, to): (usize, usize)| (start + from, start + to);
        all(&text[start..end], words).into_iter().map(moved)
    });
    found.collect()
}

/// What stands behind each header or scheme, on the same line.
fn sent(text: &[u8], runs: &[Span]) -> Vec<Span> {
    let mut given: Vec<Span> = Vec::new();
    let mut places = anchored(text, runs, &SENT);
    places.extend(all(text, &GIVEN));
    places.sort_unstable();
    for (start, end) in places {
        if given.last().is_some_and(|last| start < last.end) {
            continue; // one use, whatever it says of itself: `Authorization: Bearer <bearer token>`
        }
        // `BearerToken`, `bearer_auth`.
        let word = if text[start..end].eq_ignore_ascii_case(b"bearer") { word(&text[end..]) } else { 0 };
        given.push(rest_of_line(text, end + word, SENT_IN));
    }
    given
}

/// Every function that makes an HMAC: its name with the parenthesis, and what follows on the line.
fn signed(text: &[u8]) -> Vec<(Span, Span)> {
    let mut given: Vec<(Span, Span)> = Vec::new();
    for (start, end) in all(text, &SIGNED) {
        if given.last().is_some_and(|(_, last)| start < last.end) {
            continue;
        }
        let mut at = end;
        if text[start..end].eq_ignore_ascii_case(b"hmac") {
            at += word(&text[at..]);
            while let Some(length) = member(&text[at..]) {
                at += length;
            }
        }
        at += spaces(&text[at..], usize::MAX);
        if text.get(at) == Some(&b'(') {
            given.push((Span::new(start, at + 1), rest_of_line(text, at + 1, SIGNED_IN)));
        }
    }
    given
}

/// What a client's secret is given: `client_secret: …`, `["client_secret"] = …`, `"client_secret", …`.
fn authenticated(text: &[u8], runs: &[Span]) -> Vec<Span> {
    let mut given: Vec<Span> = Vec::new();
    for (start, end) in anchored(text, runs, &AUTHENTICATED) {
        let mut at = end;
        at += usize::from(matches!(text.get(at), Some(b'"' | b'\'')));
        at += usize::from(text.get(at) == Some(&b']'));
        at += spaces(&text[at..], 4);
        at += match text.get(at..at + 2) {
            Some(b"=>") => 2,
            Some([b',' | b':' | b'=', _]) => 1,
            _ => continue,
        };
        at += spaces(&text[at..], 4);
        if given.last().is_none_or(|last| start >= last.end) {
            given.push(rest_of_line(text, at, AUTHENTICATED_IN));
        }
    }
    given
}

/// How many bytes of a word a text starts with.
fn word(text: &[u8]) -> usize {
    text.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count()
}

/// How many blanks a text starts with, `most` at most.
fn spaces(text: &[u8], most: usize) -> usize {
    text.iter().take(most).take_while(|byte| byte.is_ascii_whitespace()).count()
}

/// How long the member is that a text starts with: `.new`, `::hexdigest`.
fn member(text: &[u8]) -> Option<usize> {
    let dots = if text.starts_with(b"::") { 2 } else { usize::from(text.starts_with(b".")) };
    let name = word(&text[dots..]);
    (dots > 0 && name > 0).then_some(dots + name)
}

/// From `at` to the end of the line, `most` bytes at most.
fn rest_of_line(text: &[u8], at: usize, most: usize) -> Span {
    let rest = &text[at..text.len().min(at + most)];
    Span::new(at, at + memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len()))
}

/// The first `near` identifiers of what is given somewhere.
fn names(text: &[u8], given: Vec<Span>, near: usize) -> Names {
    let mut uses = HashMap::new();
    for given in given {
        if is_literal(&text[given.start..given.end]) {
            continue; // what is sent stands there itself
        }
        for span in identifiers(text, given).take(near) {
            let glue = |byte: &&u8| !matches!(byte, b'"' | b'\'' | b'`' | b' ' | b'\\');
            if let Some(b':' | b'=') = text[span.end..].iter().take(4).find(glue) {
                continue; // a key: what it holds is sent, not it
            }
            // `key.getBytes()`: what a method is called on, not the method.
            let name = &text[span.start..span.end];
            let called = text.get(span.end) == Some(&b'(');
            let owner = name.iter().rposition(|byte| matches!(byte, b'.' | b':' | b'>')).filter(|_| called);
            let whole = owner.map_or(name, |end| &name[..end]);
            let places: &mut Vec<Span> = uses.entry(last(whole).to_vec()).or_default();
            if places.len() < PLACES {
                places.push(span);
            }
        }
    }
    uses
}

/// The identifiers in a part of a text, each with what it is a member of: `self.token`, `$this->token`, `Token::live`.
fn identifiers(text: &[u8], part: Span) -> impl Iterator<Item = Span> {
    let starts = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'_');
    let text = &text[..part.end];
    let mut at = part.start;
    std::iter::from_fn(move || {
        let start = (at..text.len()).find(|at| starts(text.get(*at)))?;
        at = start + word(&text[start..]);
        loop {
            let joint = match &text[at..] {
                [b'.', ..] => 1,
                [b'-', b'>', ..] | [b':', b':', ..] => 2,
                _ => 0,
            };
            if joint == 0 || !starts(text.get(at + joint)) {
                return Some(Span::new(start, at));
            }
            at += joint + word(&text[at + joint..]);
        }
    })
}

/// Whether what is sent is a value and no name: `Bearer 9f2c…`.
fn is_literal(rest: &[u8]) -> bool {
    let rest = rest.strip_prefix(b" ").unwrap_or(rest);
    let token = |byte: &&u8| {
        byte.is_ascii_alphanumeric() || matches!(**byte, b'_' | b'-' | b'.' | b'+' | b'/' | b'~')
    };
    let length = rest.iter().take_while(token).count();
    let called = rest.get(length) == Some(&b'(');
    length >= LITERAL && !called && rest[..length].iter().filter(|byte| byte.is_ascii_digit()).count() > 1
}

/// Every function that makes an HMAC, and what it is called with, up to its closing parenthesis.
fn calls(text: &[u8]) -> Vec<(Span, Span)> {
    let until_closed = |(function, given): (Span, Span)| {
        let mut depth = 1_usize;
        let closes = |byte: &u8| {
            depth = match byte {
                b'(' => depth + 1,
                b')' => depth.saturating_sub(1),
                _ => depth,
            };
            depth == 0
        };
        let end = text[given.start..given.end].iter().position(closes).unwrap_or(given.len());
        (function, Span::new(given.start, given.start + end))
    };
    signed(text).into_iter().map(until_closed).collect()
}

/// The last part of a name: `token` of `self.token`, `@token` and `$this->token`.
fn last(name: &[u8]) -> &[u8] {
    let mut parts = name.rsplit(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_');
    parts.find(|part| !part.is_empty()).unwrap_or(name)
}
