//! In which order findings are told, and which of them are one secret.

use crate::finding::Finding;
use crate::report::{Group, Report, by_gravity};

/// Findings to tell, the worst first; those alike stay in the order of the report, which is by place.
pub(super) fn worst_first(report: &Report, with_suppressed: bool) -> Vec<&Finding> {
    let told = |finding: &&Finding| with_suppressed || finding.suppressed.is_none();
    let mut findings: Vec<&Finding> = report.findings.iter().filter(told).collect();
    findings.sort_by(|a, b| by_gravity(a, b));
    findings
}

/// Open findings that share a secret with another: one group a secret, the one in most places first.
pub(super) fn same_secret(report: &Report) -> Vec<Group<'_>> {
    let mut groups = report.groups();
    groups.retain(|group| group.findings.len() > 1);
    groups.sort_by_key(|group| std::cmp::Reverse(group.findings.len()));
    groups
}
