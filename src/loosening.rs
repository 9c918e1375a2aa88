//! What a change loosens of the settings by which it is scanned.

use crate::environment::words;
use serde::{Deserialize, Serialize};

words! {
    /// Which setting is loosened.
    Loosens {
        /// An `[[allow]]` that is new, or accepts more than before.
        Allow = "allow",
        /// An entry of the baseline that is new, or accepts more than before.
        Baseline = "baseline",
        /// A finding must be surer than before to be told.
        MinConfidence = "min_confidence",
        /// Less than before makes a scan fail.
        FailOn = "fail_on",
        /// Unnamed credentials are no longer taken for Mono's.
        Provider = "provider",
        /// Comments that a change brings count for production, too.
        NewComments = "new_comments",
        /// A file of rules that changes, or is gone: whether that loosens anything cannot be told.
        Rules = "rules",
    }
}

/// One thing that a change loosens. It did not count in the scan that tells of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Loosening {
    /// The file that loosens it, from the top of the repository, with `/` between its parts.
    pub path: String,
    /// The line, from 1; 1 where it is what the file no longer says.
    pub line: usize,
    /// Which setting it is.
    pub what: Loosens,
    /// What it says now: globs, a path, a word. It comes from the change, so that it must be escaped.
    pub seen: String,
}
