//! A mark as a value sees it.

use super::mark::Mark;
use crate::evidence::Reach;

/// A mark as seen from a value: nearest sorts first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen<'m> {
    /// The mark.
    pub(super) mark: &'m Mark,
    /// How near it is.
    pub(super) reach: Reach,
    /// Distance within the reach: lines with walls, or bytes in a line.
    pub(super) distance: usize,
    /// Whether it stands in the same short line or small object: near enough to outweigh how a value begins.
    pub(super) tight: bool,
    /// Whether it stands in another element or item of a list than the value, which is then no more the mark's than anybody's.
    pub(super) apart: bool,
}
