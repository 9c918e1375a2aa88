//! What carriers work with, and what they find.

use crate::detect::candidate::Candidate;
use crate::detect::names::Names;
use crate::detect::passed::Passed;
use crate::detect::regions::Region;
use crate::detect::senders::Senders;
use crate::detect::trace::Uses;
use crate::rule::Rules;
use crate::span::Span;
use std::collections::BTreeMap;
use std::path::Path;

/// What a carrier works with.
pub(in crate::detect) struct Text<'w, 'v> {
    /// The view.
    pub(in crate::detect) bytes: &'v [u8],
    /// Where in it looking pays.
    pub(in crate::detect) regions: &'w [Region],
    /// Whether Mono is spoken of in it, or something is named so.
    pub(in crate::detect) is_mono: bool,
    /// The path of the blob, if it has one.
    pub(in crate::detect) path: Option<&'w Path>,
    /// The rules.
    pub(in crate::detect) rules: &'v Rules,
    /// The rules' names.
    pub(in crate::detect) names: &'w Names<'v>,
    /// Names that are sent as credentials somewhere in the view.
    pub(in crate::detect) uses: &'w Uses<'v, 'w>,
    /// Functions that send what they are given.
    pub(in crate::detect) senders: &'w Senders<'v>,
}

/// What carriers found.
#[derive(Default)]
pub(in crate::detect) struct Catch<'v> {
    /// Values in a credential's position.
    pub(in crate::detect) candidates: Vec<Candidate<'v>>,
    /// Values under the name of something that is not secret, counted by the name of the doubt.
    pub(in crate::detect) innocent: BTreeMap<String, usize>,
    /// What was passed over, where somebody asks.
    pub(in crate::detect) passed: Option<Vec<(Span, Passed)>>,
}

impl Catch<'_> {
    /// Pass over what stands at `at`.
    pub(in crate::detect) fn pass(&mut self, at: Span, why: Passed) {
        if let Some(passed) = &mut self.passed {
            passed.push((at, why));
        }
    }
}
