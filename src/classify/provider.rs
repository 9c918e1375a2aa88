//! Whose a credential is: the nearest marks decide.

use super::mark::What;
use super::seen::Seen;
use crate::detect::{Candidate, Carrier, Tie};
use crate::evidence::{Evidence, Reach, Says};
use crate::rule::Rules;

/// Whose a value is, as far as its file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// Mono's: tied by the statement, request, object, or by itself.
    High,
    /// Mono's: tied by its file.
    Medium,
    /// Mono's by its name, unless the project is somebody else's.
    UnlessOther,
    /// Mono's if the project speaks of Mono.
    IfAnyMono,
    /// Mono's if the project is, and nobody else's.
    IfMono,
    /// Nobody's: a credential's position and no more.
    Nobody,
    /// Somebody else's.
    Other,
}

/// What is known of a value before its surroundings are asked.
#[expect(clippy::struct_excessive_bools, reason = "four separate facts, each with its name")]
pub(super) struct Known {
    /// How its name, or what it is in, ties it.
    pub(super) tie: Tie,
    /// Whether a claim of the value itself names Mono.
    pub(super) claimed: bool,
    /// Whether its claims name others only.
    pub(super) foreign: bool,
    /// Whether what it is in (a section, an object, a call) has a name that is neither Mono's nor says nothing.
    pub(super) owned: bool,
    /// Whether its statement asks for a token by password, or its name is the wallet's: else a `password` is everybody's.
    pub(super) grants: bool,
}

/// Decide whose the value is, and say why. `seen` are the marks around it, nearest first; `used` those around
/// where it is used, if it was traced.
pub(super) fn owner(
    candidate: &Candidate<'_>,
    known: &Known,
    seen: &[Seen<'_>],
    used: &[Seen<'_>],
    rules: &Rules,
) -> (Owner, Vec<Evidence>) {
    let mut evidence = Vec::new();
    let value = candidate.secret().expose();
    let starts = |prefixes: &[String]| prefixes.iter().any(|prefix| value.starts_with(prefix.as_bytes()));
    if let Some(other) = rules.others.iter().find(|other| starts(&other.prefixes)) {
        return (Owner::Other, vec![begins(&other.name)]);
    }
    let near = provider(seen, &mut evidence);
    let apart =
        seen.iter().find(|seen| matches!(seen.mark.what, What::Mono(..))).is_some_and(|seen| seen.apart);
    let at_use = provider(used, &mut evidence);
    let usual = rules.others.iter().find(|other| starts(&other.usual_prefixes));
    // Formats that GitHub, Google and their like document: believed unless Mono stands in the same line.
    let documented =
        rules.others.iter().any(|other| other.name == "another service" && starts(&other.usual_prefixes));
    let beside = |seen: &Seen<'_>| seen.reach == Reach::Statement && matches!(seen.mark.what, What::Mono(..));
    if documented && !seen.iter().any(beside) {
        evidence.extend(usual.map(|other| begins(&other.name)));
        return (Owner::Other, evidence);
    }
    // A host of somebody else in the value's own object: one name serves several environments of a client.
    let own_host = seen
        .iter()
        .find(|seen| matches!(seen.mark.what, What::Mono(..) | What::Other(_, false)))
        .is_some_and(|seen| {
            seen.tight && seen.mark.clue == "host" && matches!(seen.mark.what, What::Other(..))
        });
    let near = match (near, at_use) {
        (near, _) if own_host => near,
        // What is sent to Mono is Mono's, wherever it is declared.
        (_, Some(use_mark)) if !used.is_empty() && use_mark.1 <= Reach::Object => Some(use_mark),
        (near, _) => near,
    };
    let whose = match whose(candidate, known, near, seen) {
        Owner::Medium
            if apart
                && used.is_empty()
                && known.tie == Tie::Nobody
                && candidate.carrier != Carrier::Bearer =>
        {
            Owner::Nobody
        }
        whose => whose,
    };
    // Webhook secrets of Mono's own begin like others' (`whsec_`): for them the same object is near enough.
    let own = candidate.rule.prefixes.iter().any(|prefix| value.starts_with(prefix.as_bytes()));
    let near_enough = |seen: &Seen<'_>| seen.tight || (own && seen.reach <= Reach::Object);
    let tight =
        seen.iter().chain(used).any(|seen| near_enough(seen) && matches!(seen.mark.what, What::Mono(..)));
    let owner = match whose {
        // A beginning that is usually somebody else's is believed, unless Mono is named, or stands in the
        // statement or request.
        Owner::High | Owner::Medium | Owner::IfMono | Owner::Nobody
            if usual.is_some() && !tight && known.tie == Tie::Nobody =>
        {
            evidence.extend(usual.map(|other| begins(&other.name)));
            Owner::Other
        }
        owner => owner,
    };
    if owner == Owner::Other && known.owned {
        evidence.push(against("section", "another service", Reach::Object));
    }
    (owner, evidence)
}

/// That a value begins like those of another provider.
fn begins(name: &str) -> Evidence {
    against("prefix", name, Reach::Itself)
}

/// What shows that a value is another provider's, where no mark in the text does.
fn against(clue: &'static str, name: &str, reach: Reach) -> Evidence {
    let says = Says::Other(name.to_owned());
    Evidence { clue, says, span: None, line: None, seen: String::new(), reach }
}

/// The nearest mark of a provider: Mono's or not, and how near; all of them are added to `evidence`.
fn provider(seen: &[Seen<'_>], evidence: &mut Vec<Evidence>) -> Option<(Side, Reach)> {
    let mono = seen.iter().any(|seen| matches!(seen.mark.what, What::Mono(..)));
    let mut nearest = None;
    for seen in seen {
        let (side, says) = match &seen.mark.what {
            What::Mono(..) => (Side::Mono, Says::Mono),
            // `Mono<String>` in a file that speaks of Mono itself is a type and no more.
            What::Other(_, true) if mono && seen.mark.clue == "word" => continue,
            What::Other(name, true) => (Side::Lookalike, Says::Other(name.clone())),
            // A company's name in a neighbour is the neighbour's.
            What::Other(_, false) if seen.mark.clue == "word" && seen.reach > Reach::Statement => continue,
            What::Other(name, false) => (Side::Other, Says::Other(name.clone())),
            What::Path(_) | What::Environment(_) => continue,
        };
        nearest = nearest.or(Some((side, seen.reach)));
        if evidence.len() < 12 {
            let mark = seen.mark;
            evidence.push(Evidence {
                clue: mark.clue,
                says,
                span: Some(mark.span),
                line: None,
                seen: mark.seen.clone(),
                reach: seen.reach,
            });
        }
    }
    nearest
}

/// Whose a mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Mono,
    Lookalike,
    Other,
}

/// What name and nearest mark say together.
fn whose(candidate: &Candidate<'_>, known: &Known, near: Option<(Side, Reach)>, seen: &[Seen<'_>]) -> Owner {
    let mono_in_file = seen.iter().any(|seen| matches!(seen.mark.what, What::Mono(..)));
    if known.claimed {
        return Owner::High;
    }
    if candidate.needs == Reach::Itself {
        return Owner::Nobody; // a JWT that stands nowhere and claims nothing of Mono
    }
    if known.tie == Tie::Nobody && candidate.rule.password && !known.grants {
        return Owner::Nobody;
    }
    if known.tie == Tie::Nobody && known.owned {
        return Owner::Other;
    }
    let needs = if candidate.single && candidate.steps.is_empty() {
        candidate.needs.min(Reach::Object)
    } else {
        candidate.needs
    };
    match (near, known.tie) {
        (Some((Side::Mono, Reach::Statement | Reach::Object)), _) => Owner::High,
        (Some((_, reach)), Tie::Nobody) if reach > needs => Owner::Nobody,
        (Some((Side::Mono, _)), Tie::Named | Tie::Ambiguous) => Owner::Medium,
        (Some((Side::Mono, _)), Tie::Nobody) if known.foreign => Owner::Nobody,
        (Some((Side::Mono, _)), Tie::Nobody) => Owner::Medium,
        // `MONO_NG = { url: "https://api.withmono.com", token: … }`: a host in the statement says more than what the value is in.
        (Some((Side::Lookalike, Reach::Statement)), Tie::Named) if candidate.tie == Tie::Nobody => {
            Owner::Other
        }
        (Some((Side::Lookalike, _)), Tie::Named) if mono_in_file => Owner::Medium,
        (Some((Side::Lookalike, _)), _) => Owner::Other,
        (Some((Side::Other, _)), Tie::Named) if mono_in_file => Owner::Medium,
        (Some((Side::Other, Reach::Statement)), Tie::Ambiguous) => Owner::Other,
        (Some((Side::Other, _)) | None, Tie::Named) => Owner::UnlessOther,
        (Some((Side::Other, _)) | None, Tie::Ambiguous) => Owner::IfAnyMono,
        (Some((Side::Other, _)), Tie::Nobody) => Owner::Other,
        (None, Tie::Nobody) if known.foreign || candidate.needs < Reach::File => Owner::Nobody,
        // A project that speaks of Mono only sends its Bearer values and client secrets there.
        (None, Tie::Nobody) if candidate.carrier == Carrier::Bearer || !candidate.single => Owner::IfMono,
        (None, Tie::Nobody) => Owner::Nobody,
    }
}
