//! What a run has to say: findings, and what was read to find them.

use crate::finding::Finding;
pub use crate::receipt::{Receipt, Scope, Skipped, Why};

/// The findings of a run and its receipt, always sorted: the same bytes for any number of threads.
#[derive(Debug, Default)]
pub struct Report {
    /// Findings at or above the threshold, suppressed ones among them.
    pub findings: Vec<Finding>,
    /// What was read and what was not.
    pub receipt: Receipt,
}

impl Report {
    /// Findings that nobody accepted.
    pub fn open(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.suppressed.is_none())
    }

    /// Findings that somebody accepted.
    pub fn suppressed(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.suppressed.is_some())
    }

    /// Open findings that open production, or may.
    pub fn production(&self) -> usize {
        self.open().filter(|finding| finding.environment.is_grave()).count()
    }
}
