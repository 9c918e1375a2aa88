//! Values that no name holds: what they are shows in themselves, in their file's name, or in what is made with them.

use super::exported::is_exported;
use super::literal::literal;
use super::work::{Catch, Text};
use crate::detect::called::{client, host_before};
use crate::detect::candidate::{Candidate, Carrier, Tie};
use crate::detect::names::Meaning;
use crate::detect::passed::Passed;
use crate::environment::Kind;
use crate::evidence::Reach;
use crate::rule::words::split_name;
use crate::span::Span;

/// What a file may hold beside the one value that it is named for.
const SMALL: usize = 200;

/// A value that stands nowhere, but says itself what it is: a JWT, or a prefix that a rule knows.
///
/// The name of somebody else's that holds it (`CLERK_WEBHOOK_SECRET`) outweighs a prefix.
pub(super) fn placeless<'v>(text: &Text<'_, 'v>, token: Span, held: Option<Span>, catch: &mut Catch<'v>) {
    let bytes = &text.bytes[token.start..token.end];
    let prefixed = text
        .rules
        .credentials
        .iter()
        .filter(|_| {
            held.is_none_or(|held| !text.names.is_foreign(&split_name(&text.bytes[held.start..held.end])))
        })
        .find(|rule| rule.prefixes.iter().any(|prefix| bytes.starts_with(prefix.as_bytes())));
    let dots = bytes.iter().filter(|byte| **byte == b'.').count();
    let (rule, carrier, needs) = match prefixed {
        Some(rule) => (rule, Carrier::Named, Reach::Object),
        None if bytes.starts_with(b"eyJ") && dots == 2 => {
            (text.rules.of_kind(Kind::OauthAccessToken), Carrier::Token, Reach::Itself)
        }
        None => return catch.pass(token, held.map_or(Passed::Nowhere, Passed::Held)),
    };
    let mut candidate = Candidate::new(rule, text.bytes, token, carrier);
    candidate.needs = needs;
    candidate.tie = Tie::Nobody;
    catch.candidates.push(candidate);
}

/// Whether a word that holds a value says nothing: `value`, `exports`.
pub(super) fn is_silent(text: &Text<'_, '_>, word: Span) -> bool {
    matches!(text.names.judge(&text.bytes[word.start..word.end]), Meaning::Filler)
}

/// A value that is nearly all of a small file which has a credential's name: `secrets/mono_api_key`.
pub(super) fn named_by_file<'v>(text: &Text<'_, 'v>, token: Span, catch: &mut Catch<'v>) -> bool {
    let stem =
        text.path.and_then(|path| path.file_stem()).map(|stem| text.names.judge(stem.as_encoded_bytes()));
    let Some(Meaning::Credential { rule, tie, .. }) = stem else { return false };
    if text.bytes.len() > token.len() + SMALL || rule.password {
        return false;
    }
    // `llave.js` alone says little; one that exports a bare string is named for it.
    if tie == Tie::Nobody && !is_exported(&text.bytes[..token.start]) {
        return false;
    }
    let mut candidate = literal(text, rule, token, Carrier::Named);
    candidate.tie = tie;
    candidate.single = tie == Tie::Nobody;
    catch.candidates.push(candidate);
    true
}

/// Bytes on either side of a value in which a sibling is looked for.
const SIBLINGS: usize = 600;

/// A value whose name has the beginning of one that is given a host of Mono's: `BANCO_URL=https://api.cuentamono.com`, `BANCO_LLAVE=…`.
pub(super) fn named_beside_host<'v>(
    text: &Text<'_, 'v>,
    token: Span,
    word: Span,
    catch: &mut Catch<'v>,
) -> bool {
    let bytes = text.bytes;
    let words = split_name(&bytes[word.start..word.end]);
    let split = (1..words.len()).find_map(|cut| match text.names.judge_words(&words[cut..]) {
        Meaning::Credential { rule, .. } if !rule.password => Some((&words[..cut], rule)),
        _ => None,
    });
    let Some((owner, rule)) = split.filter(|(owner, _)| !text.names.has_owner(owner)) else { return false };
    let around = Span::new(token.start.saturating_sub(SIBLINGS), bytes.len().min(token.end + SIBLINGS));
    let is_sibling = |line: &[u8]| {
        let operator = line.iter().position(|byte| matches!(byte, b'=' | b':')).unwrap_or(0);
        text.names.has_host(&line[operator..])
            && split_name(&line[..operator]).windows(owner.len()).any(|words| words == owner)
    };
    if !bytes[around.start..around.end].split(|byte| *byte == b'\n').any(is_sibling) {
        return false;
    }
    let mut candidate = literal(text, rule, token, Carrier::Named);
    candidate.name = Some(word);
    candidate.single = true;
    candidate.needs = Reach::Object;
    catch.candidates.push(candidate);
    true
}

/// A literal that a client is made with, or that is paired with a host.
pub(super) fn made_with<'v>(text: &Text<'_, 'v>, token: Span, catch: &mut Catch<'v>) -> bool {
    let host = || host_before(text.bytes, token, text.names).map(|host| (host, Tie::Nobody));
    let Some((callee, tie)) = client(text.bytes, token, text.names).or_else(host) else { return false };
    let mut candidate = literal(text, text.rules.of_kind(Kind::ApiKey), token, Carrier::Named);
    candidate.name = Some(callee);
    candidate.tie = tie;
    candidate.single = true;
    candidate.needs = Reach::Object;
    catch.candidates.push(candidate);
    true
}
