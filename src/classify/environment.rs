//! Which environment a credential opens: the nearest evidence decides, what contradicts it is kept.

use super::heads::Head;
use super::mark::What;
use super::marks::environment_of;
use super::near::LINE;
use super::seen::Seen;
use crate::environment::Environment;
use crate::evidence::{Evidence, Reach, Says};
use crate::rule::Rules;
use crate::rule::words::split_name;
use crate::span::Span;
use std::path::Path;

/// What environment clues work with.
pub(super) struct Case<'a> {
    pub(super) rules: &'a Rules,
    /// The name of the value.
    pub(super) name: Option<(Span, Vec<String>)>,
    /// The value.
    pub(super) value: &'a [u8],
    /// What it stands in.
    pub(super) heads: &'a [Head],
    /// The marks around it, nearest first.
    pub(super) seen: &'a [Seen<'a>],
    /// The environment of a Mono host in its claims.
    pub(super) claim: Option<Environment>,
    /// The path of its file.
    pub(super) path: Option<&'a Path>,
    /// The line that it stands on, without the value, if it is a short one.
    pub(super) line: Option<(Vec<&'a [u8]>, Span)>,
    /// The comment above it.
    pub(super) comment: Option<(&'a [u8], Span)>,
}

/// A vote for an environment.
struct Vote {
    environment: Environment,
    evidence: Evidence,
    /// How far the mark stands within its reach.
    distance: usize,
}

/// Looks for votes of one sort.
type Clue = fn(&Case<'_>) -> Vec<Vote>;

/// Every clue, strongest first: the first that speaks decides, the others are kept as evidence.
const CLUES: [(&str, Clue); 10] = [
    ("name", |case| {
        case.name
            .iter()
            .filter_map(|(span, words)| {
                vote("name", environment_of(words, case.rules, true), Some(*span), Reach::Name)
            })
            .collect()
    }),
    ("statement", |case| marks(case, Reach::Statement)),
    ("section", sections),
    ("word", spoken),
    ("object", |case| marks(case, Reach::Object)),
    ("sdk", sdk),
    ("comment", |case| {
        // A link in a comment says where something else is.
        let linked = |text: &[u8]| memchr::memmem::find(text, b"://").is_some();
        case.comment
            .iter()
            .filter(|(text, _)| !linked(text))
            .filter_map(|(text, span)| {
                vote("word", environment_of(&split_name(text), case.rules, false), Some(*span), Reach::Object)
            })
            .collect()
    }),
    ("prefix", prefix),
    ("claim", |case| vote("claim", case.claim, None, Reach::Itself).into_iter().collect()),
    ("file", |case| marks(case, Reach::File)),
];

/// Decide the environment, and say why.
///
/// With no evidence at all the answer is unknown, which is rated as gravely as production: a scanner that guesses
/// "sandbox" has told somebody to relax. So a file that speaks of production and sandbox alike says nothing.
pub(super) fn environment(case: &Case<'_>) -> (Environment, Vec<Evidence>) {
    let mut votes: Vec<(&str, Vec<Vote>)> = CLUES.iter().map(|(name, clue)| (*name, clue(case))).collect();
    if let Some(path) = path(case) {
        votes.push(("path", vec![path]));
    }
    let decided = votes.iter().find_map(|(name, votes)| decide(name, votes));
    let evidence = votes.into_iter().flat_map(|(_, votes)| votes).map(|vote| vote.evidence).collect();
    (decided.unwrap_or(Environment::Unknown), evidence)
}

/// What one clue decides: what its nearest vote says.
///
/// In a file, a map of environments and their hosts says nothing of which one a key is for: there the nearest must be much
/// nearer than any that contradicts it.
fn decide(clue: &str, votes: &[Vote]) -> Option<Environment> {
    let first = votes.first()?;
    let contrary = votes.iter().find(|vote| vote.environment != first.environment);
    let lines = |vote: &Vote| vote.distance.saturating_sub(LINE);
    let clear = contrary.is_none_or(|contrary| lines(first) * 2 < lines(contrary));
    (clue != "file" || clear).then_some(first.environment)
}

/// A vote, if there is something to vote for.
fn vote(
    clue: &'static str,
    environment: Option<Environment>,
    span: Option<Span>,
    reach: Reach,
) -> Option<Vote> {
    let environment = environment?;
    let evidence = Evidence {
        clue,
        says: Says::Environment(environment),
        span,
        line: None,
        seen: environment.to_string(),
        reach,
    };
    Some(Vote { environment, evidence, distance: 0 })
}

/// Hosts and keys at one reach, nearest first.
fn marks(case: &Case<'_>, reach: Reach) -> Vec<Vote> {
    let at = case.seen.iter().filter(|seen| seen.reach == reach);
    at.filter_map(|seen| {
        let environment = match seen.mark.what {
            What::Mono(environment, _) => environment?,
            What::Environment(environment) if reach != Reach::File => environment,
            _ => return None,
        };
        let mut vote = vote(seen.mark.clue, Some(environment), Some(seen.mark.span), reach)?;
        vote.evidence.seen.clone_from(&seen.mark.seen);
        vote.distance = seen.distance;
        Some(vote)
    })
    .collect()
}

/// Words of the line that stand alone: `-n sandbox`, `# producción`, a cell of the same row.
fn spoken(case: &Case<'_>) -> Vec<Vote> {
    let Some((parts, span)) = &case.line else { return Vec::new() };
    if is_otherwise(parts[0]) {
        return Vec::new();
    }
    // A cell of a table; elsewhere what stands between angles is an element's name.
    let celled = parts.iter().any(|part| memchr::memmem::find(part, b"<td").is_some());
    let alone = |part: &&[u8]| {
        part.split(|byte| {
            byte.is_ascii_whitespace()
                || (celled && matches!(byte, b'<' | b'>'))
                || matches!(byte, b',' | b'(' | b')' | b'"' | b'\'' | b'|' | b';' | b'[' | b']')
        })
        .filter(|word| {
            word.len() <= 24 && !word.iter().any(|byte| matches!(byte, b'.' | b'/' | b'=' | b'_' | b'$'))
        })
        .flat_map(split_name)
        .collect::<Vec<String>>()
    };
    let words: Vec<String> = parts.iter().flat_map(alone).collect();
    let held = || environment_of(&split_name(key_of(parts[0])), case.rules, false);
    let environment = held().or_else(|| environment_of(&words, case.rules, false));
    vote("word", environment, Some(*span), Reach::Statement).into_iter().collect()
}

/// The key that what follows is given to: `production` of `KEYS = { sandbox: "…", production: "`.
fn key_of(before: &[u8]) -> &[u8] {
    let quoted = |text: &[u8]| {
        let length = text.iter().rev().take_while(|byte| matches!(byte, b'"' | b'\'' | b'`' | b' ')).count();
        text.len() - length
    };
    let before = &before[..quoted(before)];
    let Some(head) = before.strip_suffix(b"=>").or(before.strip_suffix(b":")).or(before.strip_suffix(b"="))
    else {
        return b"";
    };
    let head = &head[..quoted(head)];
    let length = head.iter().rev().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
    &head[head.len() - length..]
}

/// Whether what stands before a value makes it what is chosen where the words do not hold: `production? ? "…" : "…"`.
fn is_otherwise(before: &[u8]) -> bool {
    let colon = before.iter().rposition(|byte| *byte == b':');
    let rest = colon.map(|colon| (&before[..colon], &before[colon + 1..]));
    rest.is_some_and(|(chosen, rest)| {
        let quotes = rest.iter().all(|byte| matches!(byte, b' ' | b'"' | b'\'' | b'`'));
        let literal = chosen.trim_ascii_end().last().is_some_and(|byte| matches!(byte, b'"' | b'\'' | b'`'));
        quotes && literal && memchr::memmem::find(chosen, b"? ").is_some()
    })
}

/// Whether a section is named for Mono: `[mono.test]`. A job or a suite called `test` says nothing of a key.
fn of_mono(head: &Head) -> bool {
    head.words.iter().any(|word| word.contains("mono") || word == "breb")
}

/// Names of what the value is in: `[mono.sandbox]`, `production:`.
fn sections(case: &Case<'_>) -> Vec<Vote> {
    let heads = case.heads.iter();
    heads
        .filter_map(|head| {
            vote(
                "section",
                environment_of(&head.words, case.rules, of_mono(head)),
                Some(head.span),
                Reach::Object,
            )
        })
        .collect()
}

/// The official SDK opens production unless it is told otherwise (`docs/mono.md`, section 3).
fn sdk(case: &Case<'_>) -> Vec<Vote> {
    let own = case.name.as_ref().is_some_and(|(_, words)| words.join(" ") == "bearer token");
    let seen = case.seen.iter().find(|seen| own && seen.mark.clue == "sdk" && seen.reach <= Reach::Object);
    seen.and_then(|seen| vote("sdk", Some(Environment::Production), Some(seen.mark.span), seen.reach))
        .into_iter()
        .collect()
}

/// How the value begins.
fn prefix(case: &Case<'_>) -> Vec<Vote> {
    let words = head_words(case.value);
    let table = case.rules.environments.value_words.iter();
    let found = table.clone().find(|(_, known)| words.iter().any(|word| known.contains(word)));
    found
        .and_then(|(environment, _)| vote("prefix", Some(*environment), None, Reach::Itself))
        .into_iter()
        .collect()
}

/// The words that a value begins with, up to its random part: `mono_live_…` has `mono` and `live`.
fn head_words(value: &[u8]) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = value;
    while let Some(end) = rest.iter().position(|byte| matches!(byte, b'_' | b'-')).filter(|end| *end <= 10) {
        if end == 0 || words.len() == 3 || !rest[..end].iter().all(u8::is_ascii_alphabetic) {
            break;
        }
        words.extend(split_name(&rest[..end]));
        rest = &rest[end + 1..];
    }
    words
}

/// The name of the file and of its folders, from the file outwards.
fn path(case: &Case<'_>) -> Option<Vote> {
    let parts: Vec<Vec<String>> = case
        .path?
        .components()
        .rev()
        .take(5)
        .map(|part| split_name(part.as_os_str().as_encoded_bytes()))
        .collect();
    // The profile of Spring and .NET is an environment by its place: `application-cert.yml`, `appsettings.Test.json`.
    let file = parts.first()?;
    let profile =
        matches!(file.first().map(String::as_str), Some("application" | "appsettings" | "bootstrap"));
    let environment = environment_of(file, case.rules, profile)
        .or_else(|| parts.iter().find_map(|words| environment_of(words, case.rules, false)));
    vote("file", environment, None, Reach::Path)
}
