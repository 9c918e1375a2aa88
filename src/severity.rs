//! How bad a finding is.

use crate::environment::words;
use serde::{Deserialize, Serialize};

words! {
    /// Four steps, the worst first.
    Severity {
        /// Somebody can move real money now.
        Critical = "critical",
        /// Somebody can read or forge what is real.
        High = "high",
        /// Real infrastructure without real money.
        Medium = "medium",
        /// Play money.
        Low = "low",
    }
}

impl Severity {
    /// The SARIF level, which is also the level of a GitHub annotation.
    pub fn level(self) -> &'static str {
        match self {
            Self::Critical | Self::High => "error",
            Self::Medium => "warning",
            Self::Low => "note",
        }
    }
}
