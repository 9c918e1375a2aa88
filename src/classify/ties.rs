//! How a value's own name, what it is in, or the words before it tie it to Mono.

use super::heads::Head;
use super::tools::Tools;
use crate::detect::{Candidate, Carrier, Meaning, Tie};
use crate::evidence::{Evidence, Reach, Says};
use crate::span::Span;

/// How the name ties the value, or what it is in does.
pub(super) fn tie(
    tools: &Tools<'_>,
    candidate: &Candidate<'_>,
    heads: &[Head],
    name: Option<&(Span, Vec<String>)>,
    text: &[u8],
) -> (Tie, Vec<Evidence>) {
    let says = |clue, span, seen: &str, reach| Evidence {
        clue,
        says: Says::Mono,
        span,
        line: None,
        seen: seen.to_owned(),
        reach,
    };
    if candidate.tie != Tie::Nobody {
        let own =
            name.is_some_and(|(_, words)| words.iter().any(|word| word != "mono" && word.contains("mono")));
        let seen = if own { "cuentamono" } else { "mono" };
        return (candidate.tie, vec![says("name", candidate.name, seen, Reach::Name)]);
    }
    if candidate.carrier == Carrier::Token {
        return (Tie::Nobody, Vec::new());
    }
    let named = candidate.name.is_some() && candidate.carrier == Carrier::Named;
    let compound = heads.iter().take(5).any(|head| tools.names.has_compound(&head.words));
    let head = heads
        .iter()
        .filter(|head| !head.assigned)
        .take(4)
        .find(|head| named && !compound && tools.names.mono_in(&head.words).is_some());
    if let Some(head) = head {
        // `MonoTODO`, `MonoTests`: with a word that is none of ours, the project must speak of Mono; and `mono: { token: … }`
        // says no more than `MONO_TOKEN`.
        let whole = || {
            head.words
                .iter()
                .chain(name.into_iter().flat_map(|(_, words)| words))
                .cloned()
                .collect::<Vec<_>>()
        };
        let plain = !tools.names.is_foreign(&head.words)
            && !matches!(tools.names.judge_words(&whole()), Meaning::Credential { tie: Tie::Ambiguous, .. });
        let tie = if plain { Tie::Named } else { Tie::Ambiguous };
        return (tie, vec![says("section", Some(head.span), "mono", Reach::Object)]);
    }
    match candidate.name.filter(|_| named).and_then(|name| spoken_of(text, name, candidate.at.start)) {
        Some(span) => (Tie::Named, vec![says("word", Some(span), "mono", Reach::Statement)]),
        None => (Tie::Nobody, Vec::new()),
    }
}

/// Where prose between a name and its value, or just before the name, speaks of Mono:
/// `la api key de mono producción: …`. A word of code (`Mono.just`, `Mono<String>`) is none.
fn spoken_of(text: &[u8], name: Span, value: usize) -> Option<Span> {
    if name.start >= value {
        return None; // a name that stands behind its value
    }
    let start = text[..name.start]
        .iter()
        .rev()
        .take(60)
        .position(|byte| matches!(byte, b'\n' | b';' | b'"'))
        .map_or(name.start.saturating_sub(60), |back| name.start - back);
    let prose = &text[start..value];
    let at = prose.windows(4).position(|word| word.eq_ignore_ascii_case(b"mono"));
    let at = at.filter(|at| {
        let before = at.checked_sub(1).map(|before| prose[before]);
        let after = prose.get(at + 4);
        before.is_none_or(|byte| byte == b' ')
            && after.is_some_and(|byte| matches!(byte, b' ' | b':' | b',' | b')'))
    })?;
    Some(Span::new(start + at, start + at + 4))
}
