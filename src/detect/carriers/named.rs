//! A value under a name or after a scheme, in any language: see [`place`].

use super::basic::basic;
use super::glued::{glued_scheme, is_sent_behind};
use super::literal::{MAX, literal};
use super::unnamed::{is_silent, made_with, named_beside_host, named_by_file, placeless};
use super::work::{Catch, Text};
use crate::detect::beside::{beside, tag};
use crate::detect::called::is_user_of_basic;
use crate::detect::candidate::{Candidate, Carrier, Tie};
use crate::detect::html::column;
use crate::detect::lexer::tokens;
use crate::detect::names::Meaning;
use crate::detect::parents::{container, parent};
use crate::detect::passed::Passed;
use crate::detect::place::{Place, place};
use crate::detect::scheme::Scheme;
use crate::environment::Kind;
use crate::flow::Action;
use crate::rule::words::split_name;
use crate::span::Span;

/// The fewest bytes that a machine-made credential has (`docs/mono.md`, section 9).
const MIN: usize = 16;

pub(super) fn candidates<'v>(text: &Text<'_, 'v>, catch: &mut Catch<'v>) {
    for region in text.regions {
        for token in tokens(text.bytes, *region, MIN) {
            if token.len() > MAX {
                catch.pass(token, Passed::Long);
            } else if may_be_secret(&text.bytes[token.start..token.end]) && !is_accented(text.bytes, token) {
                one(text, token, catch);
            } else {
                catch.pass(token, Passed::Plain);
            }
        }
    }
}

/// A first look that most tokens of source fail: a made-up value has digits, or letters of both cases.
fn may_be_secret(token: &[u8]) -> bool {
    let digits = token.iter().any(u8::is_ascii_digit);
    let mixed = token.iter().any(u8::is_ascii_uppercase) && token.iter().any(u8::is_ascii_lowercase);
    // `/v1/items/1234567`: a path; base64 that begins so has capitals.
    let path = token.starts_with(b"/") && !token.iter().any(u8::is_ascii_uppercase);
    (digits || mixed) && !path && !token.starts_with(b"//") && memchr::memmem::find(token, b"..").is_none()
}

/// Whether a letter with an accent stands directly beside a token: it is a part of words.
fn is_accented(text: &[u8], token: Span) -> bool {
    let before = text[..token.start].last_chunk::<2>();
    text.get(token.end) == Some(&0xC3) || before.is_some_and(|[lead, next]| *lead == 0xC3 && *next >= 0x80)
}

/// Find the place of one token.
fn one<'v>(text: &Text<'_, 'v>, token: Span, catch: &mut Catch<'v>) {
    let bytes = text.bytes;
    if let Some((scheme, at)) = glued_scheme(bytes, token, MIN) {
        return schemed(text, scheme, None, at, catch);
    }
    if is_sent_behind(bytes, token) {
        return schemed(text, Scheme::Bearer, None, token, catch);
    }
    if bytes[..token.start].ends_with(b">")
        && let Some((meaning, word)) =
            tag(bytes, token, false, text.names).or_else(|| column(bytes, token, text.names))
    {
        return named(text, meaning, word, token, catch);
    }
    if is_user_of_basic(bytes, token) {
        *catch.innocent.entry("client_id".to_owned()).or_default() += 1;
        return catch.pass(token, Passed::NotSecret("client_id".to_owned()));
    }
    if let Some(call) = text.uses.signed_with(token) {
        let mut candidate = literal(text, text.rules.of_kind(Kind::WebhookSecret), token, Carrier::Traced);
        candidate.steps = vec![(Action::Declared, candidate.at), (Action::Used, call)];
        candidate.single = true; // an HMAC may be anybody's
        return catch.candidates.push(candidate);
    }
    if let Some(used) = text.senders.of(token) {
        let mut candidate = literal(text, text.rules.of_kind(Kind::Bearer), token, Carrier::Traced);
        candidate.steps = vec![(Action::Declared, candidate.at), (Action::Used, used)];
        return catch.candidates.push(candidate);
    }
    match place(bytes, token.start, text.names) {
        Place::Scheme(scheme, word) => schemed(text, scheme, Some(word), token, catch),
        Place::Named(Meaning::Credential { tie: Tie::Nobody, single: true, .. }, word)
            if is_in_scheme(text, token) =>
        {
            schemed(text, Scheme::Bearer, Some(word), token, catch);
        }
        Place::Named(meaning, word) => {
            let (meaning, word) = described(text, meaning, word);
            named(text, meaning, word, token, catch);
        }
        Place::NotSecret(doubt) => {
            *catch.innocent.entry(doubt.to_owned()).or_default() += 1;
            catch.pass(token, Passed::NotSecret(doubt.to_owned()));
        }
        Place::Other(word) => {
            if let Some((map, used)) = sent_from(text, token, word) {
                traced(text, Kind::Bearer, (map, used), token, catch);
            } else if let Some(used) = text.uses.of(&bytes[word.start..word.end], word.end) {
                traced(text, Kind::Bearer, (word, used), token, catch);
            } else if let Some(used) = text.uses.signing(&bytes[word.start..word.end]) {
                traced(text, Kind::WebhookSecret, (word, used), token, catch);
            } else if let Some(used) = text.uses.authenticating(&bytes[word.start..word.end]) {
                traced(text, Kind::OauthClientSecret, (word, used), token, catch);
            } else if let Some((meaning, name)) = beside(bytes, token, Some(word), text.names) {
                named(text, tied_by(text, meaning, word), name, token, catch);
            } else if !(made_with(text, token, catch)
                || named_beside_host(text, token, word, catch)
                || is_silent(text, word) && named_by_file(text, token, catch))
            {
                placeless(text, token, Some(word), catch);
            }
        }
        Place::Nowhere => match beside(bytes, token, None, text.names) {
            Some((meaning, word)) => named(text, meaning, word, token, catch),
            None if made_with(text, token, catch) || named_by_file(text, token, catch) => {}
            None => placeless(text, token, None, catch),
        },
    }
}

/// Whether a value is in what is named for a scheme, which says more than its own name does: `auth:bearer { token: … }`,
/// `"bearer": {"token": "…"}`.
fn is_in_scheme(text: &Text<'_, '_>, token: Span) -> bool {
    let parent = parent(text.bytes, token, text.names);
    matches!(parent, Some((Meaning::Credential { rule, .. }, _)) if rule.kind == Kind::Bearer)
}

/// What a name in quotes before the next argument only describes, if the first argument names it: `option('--mono-key', 'llave', '…')`.
fn described<'v>(text: &Text<'_, 'v>, meaning: Meaning<'v>, word: Span) -> (Meaning<'v>, Span) {
    let alone = matches!(meaning, Meaning::Credential { tie: Tie::Nobody, single: true, .. });
    let rest = &text.bytes[word.end..];
    let quoted = rest.starts_with(b"',") || rest.starts_with(b"\",");
    let Some(start) = word.start.checked_sub(1).filter(|_| alone && quoted) else { return (meaning, word) };
    let before = match place(text.bytes, start, text.names) {
        Place::Other(held) => place(text.bytes, held.start, text.names), // `help='llave', default='…'`
        place => place,
    };
    match before {
        Place::Named(named @ Meaning::Credential { tie: Tie::Named | Tie::Ambiguous, .. }, name) => {
            (named, name)
        }
        _ => (meaning, word),
    }
}

/// A map that a value is in and that is sent from, where its own key says nothing: `KEYS = { sandbox: '…' }`, `Bearer ${KEYS[env]}`.
fn sent_from(text: &Text<'_, '_>, token: Span, key: Span) -> Option<(Span, Span)> {
    if !is_silent(text, key) || text.uses.is_empty() {
        return None; // most words say something, and most texts send nothing
    }
    let map = container(text.bytes, token)?;
    text.uses.of(&text.bytes[map.start..map.end], map.end).map(|used| (map, used))
}

/// A value under a credential's name.
fn named<'v>(text: &Text<'_, 'v>, meaning: Meaning<'v>, word: Span, token: Span, catch: &mut Catch<'v>) {
    let Meaning::Credential { rule, tie, single, .. } = meaning else { return };
    // `'type' => 'password', 'default' => '…'`: what the field is of, and not its name.
    let other = || beside(text.bytes, token, None, text.names);
    if let Some((meaning @ Meaning::Credential { rule: other, .. }, name)) =
        rule.password.then(other).flatten()
        && !other.password
    {
        return named(text, meaning, name, token, catch);
    }
    if rule.password {
        return catch.pass(token, Passed::Password); // people make passwords up: the carrier for passwords knows their shape
    }
    let mut candidate = literal(text, rule, token, Carrier::Named);
    let at = candidate.at;
    candidate.name = Some(word);
    candidate.tie = tie;
    candidate.single = single;
    if let Some(used) = text.uses.of(&text.bytes[word.start..word.end], word.end) {
        candidate.steps = vec![(Action::Declared, at), (Action::Used, used)];
        if tie == Tie::Nobody && single {
            candidate.rule = text.rules.of_kind(Kind::Bearer); // `key` says less than where it is sent
        }
    } else if let Some(used) = text.uses.signing(&text.bytes[word.start..word.end]).filter(|_| single) {
        candidate.steps = vec![(Action::Declared, at), (Action::Used, used)];
        if tie == Tie::Nobody {
            candidate.rule = text.rules.of_kind(Kind::WebhookSecret); // nor does `secret`
        }
    } else if let Some(used) = text.uses.authenticating(&text.bytes[word.start..word.end]).filter(|_| single)
    {
        candidate.steps = vec![(Action::Declared, at), (Action::Used, used)];
        if tie == Tie::Nobody {
            candidate.rule = text.rules.of_kind(Kind::OauthClientSecret);
        }
    }
    catch.candidates.push(candidate);
}

/// A literal under any name that is sent as a credential, or signs.
fn traced<'v>(
    text: &Text<'_, 'v>,
    kind: Kind,
    (word, used): (Span, Span),
    token: Span,
    catch: &mut Catch<'v>,
) {
    let mut candidate = literal(text, text.rules.of_kind(kind), token, Carrier::Traced);
    candidate.name = Some(word);
    candidate.steps = vec![(Action::Declared, candidate.at), (Action::Used, used)];
    catch.candidates.push(candidate);
}

/// A value after `Bearer` or `Basic`.
fn schemed<'v>(text: &Text<'_, 'v>, scheme: Scheme, word: Option<Span>, at: Span, catch: &mut Catch<'v>) {
    let candidate = match scheme {
        Scheme::Bearer => {
            Some(Candidate::new(text.rules.of_kind(Kind::Bearer), text.bytes, at, Carrier::Bearer))
        }
        Scheme::Basic => basic(text, at, MIN),
    };
    match candidate {
        Some(mut candidate) => {
            candidate.name = word;
            catch.candidates.push(candidate);
        }
        None => catch.pass(at, Passed::NoPair),
    }
}

/// The meaning of a name beside a value whose own key is `mono`: `"tokens": {"mono": "…"}`.
fn tied_by<'v>(text: &Text<'_, 'v>, meaning: Meaning<'v>, held: Span) -> Meaning<'v> {
    let mono = text.names.mono_in(&split_name(&text.bytes[held.start..held.end])).is_some();
    match meaning {
        Meaning::Credential { rule, weight, single, .. } if mono => {
            Meaning::Credential { rule, tie: Tie::Named, weight, single }
        }
        other => other,
    }
}
