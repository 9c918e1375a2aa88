//! In which order findings are told, and which of them are one secret.

use crate::finding::Finding;
use crate::report::Report;
use std::collections::BTreeMap;

/// Findings to tell, the worst first; those alike stay in the order of the report, which is by place.
pub(super) fn worst_first(report: &Report, with_suppressed: bool) -> Vec<&Finding> {
    let told = |finding: &&Finding| with_suppressed || finding.suppressed.is_none();
    let mut findings: Vec<&Finding> = report.findings.iter().filter(told).collect();
    findings.sort_by(|a, b| {
        let graver = b.score.total_cmp(&a.score);
        let rest = |finding: &Finding| (finding.severity, finding.confidence, finding.environment);
        a.severity.cmp(&b.severity).then(graver).then_with(|| rest(a).cmp(&rest(b)))
    });
    findings
}

/// Open findings that share a secret with another: one group a secret, the one in most places first.
pub(super) fn same_secret(report: &Report) -> Vec<Vec<&Finding>> {
    let mut by_fingerprint: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in report.open() {
        by_fingerprint.entry(&finding.fingerprint).or_default().push(finding);
    }
    let mut groups: Vec<_> = by_fingerprint.into_values().filter(|group| group.len() > 1).collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    groups
}
