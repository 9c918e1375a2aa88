//! From bytes to candidates: where looking pays ([`Anchors`]), and what stands in a credential's position there.

mod anchors;
mod beside;
mod called;
mod candidate;
mod carriers;
mod commented;
mod folded;
mod html;
mod joined;
mod lexer;
mod names;
#[cfg(test)]
mod names_tests;
mod parents;
mod passed;
mod pieces;
mod place;
#[cfg(test)]
mod place_tests;
mod regions;
mod scheme;
mod search;
mod senders;
mod shape;
mod skip;
mod trace;
#[cfg(test)]
mod trace_tests;
mod windows;

pub use anchors::Anchors;
pub use candidate::{Candidate, Carrier, Tie};
pub use names::{Meaning, MonoWord, Names};
pub use passed::{Passed, Passes};
pub use pieces::Piece;

use crate::rule::Rules;
use carriers::{CARRIERS, Catch, Text};
use senders::Senders;
use std::collections::BTreeMap;
use std::path::Path;
use trace::Uses;

/// What was found in a text.
#[derive(Default)]
pub struct Detected<'v> {
    /// Candidates by where they start; no two overlap.
    pub candidates: Vec<Candidate<'v>>,
    /// Values that their names acquit, counted by the name of the doubt.
    pub innocent: BTreeMap<String, usize>,
    /// Where the search looked and what it passed over, if that was asked for.
    pub passes: Option<Passes>,
}

/// Everything in a credential's position in `text`, which has the path `path`. What is passed over is kept if it `is_asked` for.
pub fn candidates<'v>(
    text: &'v [u8],
    path: Option<&Path>,
    anchors: &Anchors,
    rules: &'v Rules,
    names: &Names<'v>,
    is_asked: bool,
) -> Detected<'v> {
    let regions = regions::regions(text, anchors);
    let (uses, senders) = (Uses::new(text, &anchors.words), Senders::new(text));
    let is_mono = anchors.mono || !anchors.names.is_empty();
    let mut catch = Catch { passed: is_asked.then(Vec::new), ..Catch::default() };
    let work =
        Text { bytes: text, regions: &regions, is_mono, path, rules, names, uses: &uses, senders: &senders };
    let mut ranked = Vec::new();
    for (rank, (_, carrier)) in CARRIERS.iter().enumerate() {
        carrier(&work, &mut catch);
        ranked.extend(catch.candidates.drain(..).map(|candidate| (rank, candidate)));
    }
    let passes = catch.passed.map(|passed| Passes { regions, passed });
    Detected { candidates: apart(ranked), innocent: catch.innocent, passes }
}

/// Of candidates that overlap, the one of the earlier carrier, then the longer.
fn apart(mut ranked: Vec<(usize, Candidate<'_>)>) -> Vec<Candidate<'_>> {
    ranked.sort_by_key(|(rank, candidate)| (*rank, candidate.at.start, usize::MAX - candidate.at.len()));
    let mut kept = BTreeMap::new();
    for (_, candidate) in ranked {
        let at = candidate.at;
        let before = kept.range(..at.end).next_back();
        if before.is_none_or(|(_, known): (&usize, &Candidate<'_>)| known.at.end <= at.start) {
            kept.insert(at.start, candidate);
        }
    }
    kept.into_values().collect()
}
