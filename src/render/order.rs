//! In which order findings are told, and which of them are told as one.

use super::options::Options;
use crate::finding::Finding;
use crate::report::{Group, Place, Report, by_gravity, place, shared};
use std::ptr;

/// A secret, and the finding that tells of it: the gravest of those that fail, or of all where none does.
pub(super) struct Told<'r> {
    /// What is told whole.
    pub(super) finding: &'r Finding,
    /// All that share the secret.
    pub(super) group: Group<'r>,
    /// Whether the commit only keeps it, so that the run does not fail for it.
    pub(super) is_kept: bool,
}

/// Every open secret once, and with `show_suppressed` each accepted finding, which nobody has to do anything about,
/// by itself. The worst come first, and what is only kept comes last.
pub(super) fn secrets(report: &Report, options: Options) -> Vec<Told<'_>> {
    let accepted = report.suppressed().filter(|_| options.show_suppressed);
    let accepted = accepted.map(|finding| Group { findings: vec![finding] });
    let mut secrets: Vec<Told<'_>> = report
        .groups()
        .into_iter()
        .chain(accepted)
        .filter_map(|group| {
            let is_kept = |finding: &Finding| finding.already_there && !options.all_lines;
            let told = group.places().into_iter().filter_map(|place| place.told());
            let finding = told.min_by(|a, b| is_kept(a).cmp(&is_kept(b)).then_with(|| by_gravity(a, b)))?;
            Some(Told { finding, is_kept: is_kept(finding), group })
        })
        .collect();
    secrets.sort_by(|a, b| {
        let (one, other) = (a.finding, b.finding);
        let graver = a.is_kept.cmp(&b.is_kept).then_with(|| by_gravity(one, other));
        graver.then_with(|| one.order().cmp(&other.order()))
    });
    secrets
}

/// Findings that are told one by one, the worst first; those alike stay in the order of the report, which is by place.
///
/// Versions of a file are told as one. What is accepted, and what a commit only keeps, is told where it is asked for.
pub(super) fn worst_first(report: &Report, options: Options) -> Vec<(&Finding, Place<'_>)> {
    let is_told = |finding: &&Finding| {
        let counts = finding.suppressed.is_none() && (options.all_lines || !finding.already_there);
        options.show_suppressed || counts
    };
    // What is of no history is itself alone: two lines of a file are two places to look at.
    let alone = |finding: &Finding| finding.past.is_none().then_some(ptr::from_ref(finding));
    let versions = shared(report.findings.iter().filter(is_told), |finding| {
        (alone(finding), finding.suppressed.is_some(), &finding.fingerprint, place(finding))
    });
    let mut told: Vec<(&Finding, Place<'_>)> = versions
        .into_iter()
        .map(|findings| Place { findings })
        .filter_map(|place| Some((place.told()?, place)))
        .collect();
    told.sort_by(|(a, _), (b, _)| by_gravity(a, b));
    told
}
