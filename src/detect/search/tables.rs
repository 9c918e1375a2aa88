//! What the search with vector instructions goes by.
//!
//! For each of the four places of a window there are two tables of sixteen: what the lower and what the upper half of a byte there
//! may be, a bit for each bucket of windows. A byte that may be a window's in every half at every place is a hit; which
//! window it is, if it is one, is looked at then. Capitals and the three separators are in the tables, so that nothing is folded.

use crate::detect::folded::unfolded;
use crate::detect::windows::{LENGTH, WINDOWS};

/// How many buckets a table has: one for each bit of a byte.
pub(super) const BUCKETS: usize = 8;

/// Bytes looked at in one step.
pub(super) const STEP: usize = 64;

/// Bytes needed for one step: the windows that start in it may end behind.
pub(super) const NEEDED: usize = STEP + LENGTH - 1;

/// What bytes leave of the buckets.
pub(super) struct Tables {
    /// For each place, the buckets that the lower half of a byte leaves.
    pub(super) lower: [[u8; 16]; LENGTH],
    /// The same for its upper half.
    pub(super) upper: [[u8; 16]; LENGTH],
}

impl Tables {
    /// The tables of all windows.
    pub(super) fn new() -> Self {
        let mut tables = Self { lower: [[0; 16]; LENGTH], upper: [[0; 16]; LENGTH] };
        for (index, (window, _)) in WINDOWS.iter().enumerate() {
            for (place, &folded) in window.iter().enumerate() {
                for byte in unfolded(folded) {
                    tables.lower[place][usize::from(byte & 15)] |= 1 << (index % BUCKETS);
                    tables.upper[place][usize::from(byte >> 4)] |= 1 << (index % BUCKETS);
                }
            }
        }
        tables
    }
}
