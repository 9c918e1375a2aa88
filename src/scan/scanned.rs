//! What a blob gave.

use crate::classify::{Judged, Loose, Speaks};

/// What a blob gave, if there was anything to look at.
#[derive(Debug, Default)]
pub(super) struct Scanned {
    pub(super) judged: Judged,
    pub(super) innocent: Vec<(String, usize)>,
    pub(super) speaks: Speaks,
    pub(super) notes: Vec<String>,
    /// What client secrets may be complete with.
    pub(super) parts: Vec<Loose>,
}
