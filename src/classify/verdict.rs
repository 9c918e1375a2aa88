//! One candidate, all its evidence, and the finding that it makes.

use super::context::{Context, comment_above, grants, is_code, is_hooked, kind, own_line, owned, used};
use super::environment::{Case, environment};
use super::excerpt;
use super::heads::heads;
use super::jwt;
use super::near::Surroundings;
use super::product::product;
use super::provider::{Known, Owner, owner};
use super::remarks::{Stand, remarks};
use super::seen::Seen;
use super::siblings::is_beside_mono;
use super::ties::tie;
use super::told::is_told_otherwise;
use super::tools::Tools;
use super::way::Way;
use crate::blob::{Blob, Origin};
use crate::decode::View;
use crate::detect::{Candidate, Carrier, Tie};
use crate::environment::Confidence;
use crate::evidence::{Evidence, Reach, Says};
use crate::finding::{Action, Finding, Step};
use crate::rule::words::split_name;
use crate::span::Span;
use std::collections::BTreeMap;
use std::path::Path;

/// What judging a blob gave.
#[derive(Debug, Default)]
pub struct Judged {
    /// Findings, and what the project still has to say of them.
    pub findings: Vec<(Finding, Standing)>,
    /// Doubts, counted by name.
    pub doubted: BTreeMap<&'static str, usize>,
    /// The way of every candidate, if that was asked for.
    pub ways: Vec<Way>,
}

/// What the project has to say of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing.
    Settled,
    /// It is somebody else's if the project speaks of a lookalike and never of Mono.
    UnlessOther,
    /// It is Mono's if the project speaks of Mono.
    IfAnyMono,
    /// It is Mono's if the project speaks of Mono and never of a lookalike.
    IfMono,
}

/// Judge one candidate; what speaks against it if it is another provider's.
pub(super) fn verdict(
    tools: &Tools<'_>,
    candidate: &Candidate<'_>,
    near: &Surroundings<'_>,
    blob: &Blob<'_>,
    view: &View<'_>,
    path: Option<&Path>,
) -> Result<(Finding, Standing), Vec<Evidence>> {
    let rules = tools.rules;
    let text = near.lines.text();
    let name = candidate.name.map(|span| (span, split_name(&text[span.start..span.end])));
    let heads = heads(
        near.lines,
        &near.brackets,
        candidate.at,
        candidate.name.map(|span| span.start),
        !is_code(path),
    );
    let seen = near.around(candidate.at);
    let used = used(candidate, near, &seen);
    let jwt = jwt::read(candidate.secret().expose(), rules);

    let (tie, mut evidence) = tie(tools, candidate, &heads, name.as_ref(), text);
    let claimed = jwt.as_ref().is_some_and(|jwt| jwt.mono);
    let foreign = jwt.as_ref().is_some_and(|jwt| jwt.foreign);
    let told = || is_told_otherwise(tools, candidate, &seen, near, is_code(path));
    let beside = || used.is_empty() && is_beside_mono(candidate, &heads, &seen, near, &tools.names);
    let owned =
        owned(tools, candidate, &heads, &seen, &used, near) || (tie == Tie::Nobody && (told() || beside()));
    let wallet = |word: &String| word == "wallet" || word == "billetera";
    let asked = name.as_ref().is_some_and(|(_, words)| words.iter().any(wallet));
    let known = Known { tie, claimed, foreign, owned, grants: asked || grants(candidate.at, near) };
    let (owner, marks) = owner(candidate, &known, &seen, &used, rules);
    evidence.extend(marks);
    let Some((confidence, standing)) = standing(owner, candidate, name.as_ref()) else {
        return Err(numbered(evidence, near));
    };

    let claim = jwt.as_ref().and_then(|jwt| jwt.environment);
    let wider = if used.is_empty() { &seen } else { &join(&seen, &used) };
    let case = Case {
        rules,
        name: name.clone(),
        value: candidate.secret().expose(),
        heads: &heads,
        seen: wider,
        claim,
        path,
        line: own_line(candidate.at, near),
        comment: comment_above(candidate.at, near),
    };
    let (environment, votes) = environment(&case);
    let (product, votes_for_product) = product(candidate.rule.kind, name.as_ref(), wider);
    evidence.extend(votes.into_iter().chain(votes_for_product));
    let value = candidate.secret().expose();
    let own = |prefix: &String| value.starts_with(prefix.as_bytes());
    let prefixed = rules.credentials.iter().find(|rule| rule.prefixes.iter().any(own)).map(|rule| rule.kind);
    let kind = kind(
        tools,
        candidate,
        &Context {
            jwt: jwt.is_some(),
            prefixed,
            product,
            heads: &heads,
            seen: wider,
            name: name.as_ref(),
            hooked: is_hooked(path),
        },
    );
    let stand = Stand {
        rules,
        public: tools.public(),
        path,
        is_member: matches!(blob.origin, Origin::Member(_)),
        text,
        at: candidate.at,
        name: candidate.name,
    };
    let remarks = remarks(&stand, environment, &evidence);
    let (severity, score) = rules.severity_of(kind, environment);
    let preview = candidate.preview();
    let (start, end) = (near.lines.position(candidate.at.start), near.lines.position(candidate.at.end));
    let inner = view.span_in_blob(candidate.at);
    let finding = Finding {
        rule: if kind == candidate.rule.kind { &candidate.rule.id } else { &rules.of_kind(kind).id }.clone(),
        kind,
        environment,
        product,
        confidence,
        severity,
        score,
        evidence: numbered(evidence, near),
        remarks,
        parts: Vec::new(),
        excerpt: excerpt::excerpt(near.lines, candidate.at, &preview, tools.vocabulary()),
        preview,
        fingerprint: tools.fingerprints.of(candidate.secret(), rules),
        origin: blob.origin.clone(),
        span: Span::new(inner.start + blob.offset, inner.end + blob.offset),
        start,
        end,
        layers: view.layers().into_iter().chain(candidate.layers.iter().copied()).collect(),
        flow: flow(candidate, near),
        claims: jwt.map(|jwt| jwt.claims),
        suppressed: None,
        already_there: false,
        past: None,
    };
    Ok((finding, standing))
}

/// How sure a finding is by its file, and what its project has to say; nothing if it is somebody else's.
fn standing(
    owner: Owner,
    candidate: &Candidate<'_>,
    name: Option<&(Span, Vec<String>)>,
) -> Option<(Confidence, Standing)> {
    Some(match owner {
        Owner::Other => return None,
        Owner::High if is_undocumented_header(name) => (Confidence::Medium, Standing::Settled),
        Owner::High => (Confidence::High, Standing::Settled),
        Owner::Medium => (Confidence::Medium, Standing::Settled),
        Owner::UnlessOther => (Confidence::Medium, Standing::UnlessOther),
        Owner::IfAnyMono => (Confidence::Low, Standing::IfAnyMono),
        Owner::IfMono => (Confidence::Low, Standing::IfMono),
        Owner::Nobody if candidate.carrier == Carrier::Token => return None,
        Owner::Nobody => (Confidence::Low, Standing::Settled),
    })
}

/// Whether the name is a header that Mono does not document, which one client uses all the same.
fn is_undocumented_header(name: Option<&(Span, Vec<String>)>) -> bool {
    name.is_some_and(|(_, words)| words.join(" ") == "x api key")
}

/// Marks around two places, nearest first.
fn join<'m>(one: &[Seen<'m>], two: &[Seen<'m>]) -> Vec<Seen<'m>> {
    let mut all = [one, two].concat();
    all.sort_by_key(|seen| (seen.reach, seen.distance));
    all
}

/// Evidence with its lines, nearest first, each once.
fn numbered(evidence: Vec<Evidence>, near: &Surroundings<'_>) -> Vec<Evidence> {
    let mut kept: Vec<Evidence> = Vec::new();
    let mut evidence = evidence;
    evidence.sort_by_key(|one| one.reach);
    for mut one in evidence {
        one.line = one.span.map(|span| near.lines.number_of(span.start));
        let known =
            |other: &Evidence| other.says == one.says && other.clue == one.clue && other.seen == one.seen;
        if !kept.iter().any(known) {
            kept.push(one);
        }
    }
    kept
}

/// The steps of a trace as places.
fn flow(candidate: &Candidate<'_>, near: &Surroundings<'_>) -> Vec<Step> {
    let step = |(action, span): &(Action, Span)| Step {
        action: *action,
        start: near.lines.position(span.start),
        end: near.lines.position(span.end),
    };
    candidate.steps.iter().map(step).collect()
}

impl Standing {
    /// Whether all that the project may say besides leaves it as it is.
    pub fn is_decided(self, mono: bool, lookalike: bool) -> bool {
        match self {
            Self::Settled => true,
            Self::UnlessOther | Self::IfAnyMono => mono,
            Self::IfMono => lookalike,
        }
    }

    /// Settle a finding by what its project speaks of; `false` if it is somebody else's.
    pub fn settle(self, finding: &mut Finding, mono: bool, lookalike: bool) -> bool {
        let project = |says| Evidence {
            clue: "project",
            says,
            span: None,
            line: None,
            seen: String::new(),
            reach: Reach::Project,
        };
        match self {
            Self::UnlessOther if lookalike && !mono => return false,
            Self::IfAnyMono | Self::IfMono if mono && (self == Self::IfAnyMono || !lookalike) => {
                finding.confidence = Confidence::Medium;
                finding.evidence.push(project(Says::Mono));
            }
            Self::Settled | Self::UnlessOther | Self::IfAnyMono | Self::IfMono => {}
        }
        true
    }
}
