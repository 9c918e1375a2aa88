//! Which client id and which token URL belong to a client secret: those of its own text, else those of its project.

use super::parts::Loose;
use crate::blob::Origin;
use crate::environment::{Environment, Kind};
use crate::finding::Finding;
use crate::part::{Part, Role};
use crate::rule::Rules;
use crate::rule::words::split_name;
use std::cmp::Reverse;
use std::path::Path;

/// Bytes between the name of a secret and the secret.
const NAMED: usize = 400;

/// Bytes, and lines, in which a client id without a name of its own is the secret's neighbour.
const NEAR: usize = 1500;
const LINES: usize = 12;

/// Parts of other files that are named, each: where there are more, nobody knows which it is.
const OTHERS: usize = 3;

/// Complete a client secret with what stands in its own text, and in its project.
pub fn complete(finding: &mut Finding, own: &[&Loose], project: &[&Loose], rules: &Rules) {
    if finding.kind != Kind::OauthClientSecret {
        return;
    }
    let stem = stem(finding, own);
    let others: Vec<&Loose> = project
        .iter()
        .copied()
        .filter(|loose| loose.origin() != &finding.origin && !rules_out(loose, finding.environment, rules))
        .collect();
    let mut parts = match own_id(finding, own, &stem, rules) {
        Some(id) => vec![id.part.clone()],
        None => other_ids(finding, &others, &stem, rules),
    };
    if parts.is_empty() {
        return; // without it the address alone is what the evidence tells
    }
    let is_url = |loose: &&&Loose| {
        let contradicts = loose.environment.is_some_and(|environment| {
            finding.environment != Environment::Unknown && environment != finding.environment
        });
        loose.role == Some(Role::TokenUrl) && !contradicts
    };
    let nearest = own.iter().filter(is_url).min_by_key(|url| distance(finding, url));
    if let Some(url) = nearest {
        parts.push(url.part.clone());
    } else {
        let mut urls: Vec<&Loose> = others.iter().filter(is_url).copied().collect();
        urls.sort_by_key(|url| (Reverse(url.environment.is_some()), nearness(finding, url)));
        parts.extend(first_of_each(urls, |url| &url.part.seen));
    }
    finding.parts = parts;
}

/// The words of the secret's name that tell one client from another.
fn stem(finding: &Finding, own: &[&Loose]) -> Vec<String> {
    let before = |loose: &&&Loose| {
        let gap = finding.span.start.checked_sub(loose.at.end);
        loose.role.is_none() && gap.is_some_and(|gap| gap <= NAMED)
    };
    own.iter()
        .filter(before)
        .max_by_key(|loose| loose.at.start)
        .map(|loose| loose.stem.clone())
        .unwrap_or_default()
}

/// Bytes between a secret and a part of the same text.
fn distance(finding: &Finding, loose: &Loose) -> usize {
    let (secret, part) = (finding.span, loose.at);
    if part.start > secret.start {
        part.start.saturating_sub(secret.end)
    } else {
        secret.start.saturating_sub(part.end)
    }
}

/// The client id of the same text: of the same name, else the neighbour.
fn own_id<'l>(finding: &Finding, own: &[&'l Loose], stem: &[String], rules: &Rules) -> Option<&'l Loose> {
    let rank = |loose: &Loose| {
        let lines = loose.part.start.line.abs_diff(finding.start.line);
        let is_near = lines <= LINES && distance(finding, loose) <= NEAR;
        match () {
            () if !stem.is_empty() && loose.stem == stem => Some(0),
            () if is_near && fits(&loose.stem, stem, rules) => Some(1),
            () => None,
        }
    };
    let ids = own.iter().copied().filter(|loose| loose.role == Some(Role::ClientId));
    let ranked = ids.filter_map(|id| Some((rank(id)?, distance(finding, id), id)));
    ranked.min_by_key(|(rank, distance, _)| (*rank, *distance)).map(|(_, _, id)| id)
}

/// The client ids of other files of the project that have the same name, or one that says less of the same.
fn other_ids(finding: &Finding, others: &[&Loose], stem: &[String], rules: &Rules) -> Vec<Part> {
    let ids = || {
        others.iter().copied().filter(|loose| loose.role == Some(Role::ClientId) && !loose.stem.is_empty())
    };
    let mut found: Vec<&Loose> = ids().filter(|id| id.stem == stem).collect();
    if found.is_empty() {
        let mono = |words: &[String]| words.iter().any(|word| is_mono(word));
        found = ids().filter(|id| mono(stem) && mono(&id.stem) && fits(&id.stem, stem, rules)).collect();
    }
    found.sort_by_key(|id| nearness(finding, id));
    first_of_each(found, |id| &id.value)
}

/// The first few parts that differ.
fn first_of_each<K: PartialEq>(all: Vec<&Loose>, key: fn(&Loose) -> &K) -> Vec<Part> {
    let mut kept: Vec<&Loose> = Vec::new();
    for loose in all {
        if kept.len() < OTHERS && !kept.iter().any(|known| key(known) == key(loose)) {
            kept.push(loose);
        }
    }
    kept.into_iter().map(|loose| loose.part.clone()).collect()
}

/// Whether the name of an id may be that of the secret: it says less of the same, or more of which of Mono's it is.
fn fits(id: &[String], secret: &[String], rules: &Rules) -> bool {
    let tables = [&rules.environments.words, &rules.environments.name_words];
    let is_ours = |word: &String| {
        is_mono(word) || tables.iter().any(|table| table.values().any(|words| words.contains(word)))
    };
    let is_less = id.iter().all(|word| secret.contains(word));
    let is_more = secret.iter().all(|word| id.contains(word))
        && id.iter().all(|word| secret.contains(word) || is_ours(word));
    is_less || is_more
}

/// Whether a word of a name is Mono's.
fn is_mono(word: &str) -> bool {
    word.contains("mono") || matches!(word, "breb" | "wallet")
}

/// What is in the secret's folder comes first, then what sorts first.
fn nearness<'l>(finding: &Finding, loose: &'l Loose) -> (bool, &'l Origin, usize) {
    let folder = |origin: &Origin| origin.path().and_then(Path::parent).map(ToOwned::to_owned);
    (folder(&finding.origin) != folder(loose.origin()), loose.origin(), loose.at.start)
}

/// Whether the name of a part's file says another environment than the secret's.
fn rules_out(loose: &Loose, environment: Environment, rules: &Rules) -> bool {
    let name = loose.origin().path().and_then(Path::file_name);
    let words = name.map(|name| split_name(name.as_encoded_bytes())).unwrap_or_default();
    let says = |(said, known): (&Environment, &Vec<String>)| {
        *said != environment && words.iter().any(|word| known.contains(word))
    };
    environment != Environment::Unknown && rules.environments.words.iter().any(says)
}
