//! The syntactic places where credentials travel. To add one: a file beside this, and a row here.

mod column;
mod named;
mod pair;
mod password;
mod pattern;

use super::candidate::Candidate;
use super::names::Names;
use super::regions::Region;
use super::trace::Uses;
use crate::rule::Rules;
use std::collections::BTreeMap;
use std::path::Path;

/// What a carrier works with.
pub(super) struct Text<'w, 'v> {
    /// The view.
    pub(super) bytes: &'v [u8],
    /// Where in it looking pays.
    pub(super) regions: &'w [Region],
    /// The path of the blob, if it has one.
    pub(super) path: Option<&'w Path>,
    /// The rules.
    pub(super) rules: &'v Rules,
    /// The rules' names.
    pub(super) names: &'w Names<'v>,
    /// Names that are sent as credentials somewhere in the view.
    pub(super) uses: &'w Uses,
}

/// What carriers found.
#[derive(Default)]
pub(super) struct Catch<'v> {
    /// Values in a credential's position.
    pub(super) candidates: Vec<Candidate<'v>>,
    /// Values under the name of something that is not secret, counted by the name of the doubt.
    pub(super) innocent: BTreeMap<String, usize>,
}

/// Looks through the regions of a text.
type CarrierFn = for<'w, 'v> fn(&Text<'w, 'v>, &mut Catch<'v>);

/// Every carrier. Where two want the same bytes, the earlier has them.
pub(super) const CARRIERS: [(&str, CarrierFn); 5] = [
    ("pair", pair::candidates),
    ("password", password::candidates),
    ("column", column::candidates),
    ("named", named::candidates),
    ("pattern", pattern::candidates),
];
