//! What a run has to say: findings, and what was read to find them.

use crate::blob::Origin;
use crate::finding::{CommitRef, Finding};
pub use crate::loosening::Loosening;
pub use crate::receipt::{Receipt, Scope, Skipped, Why};
use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;
use std::path::Path;

/// The findings of a run and its receipt, always sorted: the same bytes for any number of threads.
#[derive(Debug, Default)]
pub struct Report {
    /// Findings at or above the threshold, suppressed ones among them.
    pub findings: Vec<Finding>,
    /// What was read and what was not.
    pub receipt: Receipt,
    /// The lines of the baseline's entries that accept nothing, from 1, in order; `None` where not all was read that they may
    /// speak of.
    pub idle: Option<Vec<usize>>,
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

    /// Open findings that a run fails for: what a commit only keeps is none of them, unless `all_lines` count.
    pub fn failing(&self, all_lines: bool) -> impl Iterator<Item = &Finding> {
        self.open().filter(move |finding| all_lines || !finding.already_there)
    }

    /// How many of the [`failing`](Self::failing) findings open production, or may.
    pub fn production(&self, all_lines: bool) -> usize {
        self.failing(all_lines).filter(|finding| finding.environment.is_grave()).count()
    }

    /// The open findings by their secret, each secret once; sorted like the first finding of each.
    pub fn groups(&self) -> Vec<Group<'_>> {
        let by_secret = shared(self.open(), |finding| finding.fingerprint.as_str());
        by_secret.into_iter().map(|findings| Group { findings }).collect()
    }
}

/// One secret, wherever it stands: it is rotated once, and every place is cleaned.
#[derive(Clone, Debug)]
pub struct Group<'r> {
    /// Its findings, at least one, in the order of the report.
    pub findings: Vec<&'r Finding>,
}

impl<'r> Group<'r> {
    /// The fingerprint that they share.
    pub fn fingerprint(&self) -> &'r str {
        self.findings.first().map_or("", |finding| &finding.fingerprint)
    }

    /// Where it stands: every path once, in the order of the report.
    pub fn places(&self) -> Vec<Place<'r>> {
        let findings = self.findings.iter().copied();
        shared(findings, place).into_iter().map(|findings| Place { findings }).collect()
    }

    /// When commits had it.
    pub fn seen(&self) -> Seen<'r> {
        seen(&self.findings)
    }
}

/// One path with a secret: of a history every version of the file, else every line of it.
#[derive(Clone, Debug)]
pub struct Place<'r> {
    /// Its findings there, at least one, in the order of the report.
    pub findings: Vec<&'r Finding>,
}

impl<'r> Place<'r> {
    /// The finding to tell of: the gravest; of those alike one that `HEAD` has, else the one that came last.
    pub fn told(&self) -> Option<&'r Finding> {
        let rank = |finding: &Finding| {
            let past = finding.past.as_ref();
            let brought = past.and_then(|past| past.brought.as_ref()).map(|commit| commit.date);
            (!past.is_some_and(|past| past.in_head), Reverse(brought))
        };
        self.findings.iter().copied().min_by(|a, b| by_gravity(a, b).then_with(|| rank(a).cmp(&rank(b))))
    }

    /// How many versions of the file have it.
    pub fn versions(&self) -> usize {
        let mut origins: Vec<&Origin> = self.findings.iter().map(|finding| &finding.origin).collect();
        origins.sort_unstable();
        origins.dedup();
        origins.len()
    }

    /// When commits had it there.
    pub fn seen(&self) -> Seen<'r> {
        seen(&self.findings)
    }
}

/// When commits had a secret.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen<'r> {
    /// The earliest commit that brought it anywhere. `None` where no history was read, or no commit has it.
    pub first: Option<&'r CommitRef>,
    /// The latest commit that took it away, where it is gone everywhere. `None` while it still is somewhere.
    pub last: Option<&'r CommitRef>,
    /// Whether what `HEAD` records has it. `None` where no history was read.
    pub in_head: Option<bool>,
}

/// When commits had any of `findings`.
fn seen<'r>(findings: &[&'r Finding]) -> Seen<'r> {
    let pasts = || findings.iter().filter_map(|finding| finding.past.as_ref());
    let when = |commit: &&CommitRef| (commit.date, commit.id);
    let in_head = pasts().map(|past| past.in_head).reduce(|one, other| one || other);
    let is_gone = pasts().all(|past| past.removed.is_some() && !past.in_head);
    Seen {
        first: pasts().filter_map(|past| past.brought.as_ref()).min_by_key(when),
        last: pasts().filter_map(|past| past.removed.as_ref()).max_by_key(when).filter(|_| is_gone),
        in_head,
    }
}

/// What makes two findings stand in one place: their path; what has none is a place of its own.
pub fn place(finding: &Finding) -> (Option<&Path>, Option<&Origin>) {
    let outermost = finding.origin.outermost();
    (finding.origin.path(), outermost.path().is_none().then_some(outermost))
}

/// The gravest first; of one severity what everybody can read by design, since it is read already.
pub fn by_gravity(a: &Finding, b: &Finding) -> Ordering {
    let graver = b.is_exposed().cmp(&a.is_exposed()).then(b.score.total_cmp(&a.score));
    let rest = |finding: &Finding| (finding.severity, finding.confidence, finding.environment);
    a.severity.cmp(&b.severity).then(graver).then_with(|| rest(a).cmp(&rest(b)))
}

/// Findings with the same key together, in the order in which they come.
pub fn shared<'r, K: Ord>(
    findings: impl Iterator<Item = &'r Finding>,
    key: impl Fn(&'r Finding) -> K,
) -> Vec<Vec<&'r Finding>> {
    let mut numbers: BTreeMap<K, usize> = BTreeMap::new();
    let mut shared: Vec<Vec<&Finding>> = Vec::new();
    for finding in findings {
        let number = *numbers.entry(key(finding)).or_insert(shared.len());
        match shared.get_mut(number) {
            Some(alike) => alike.push(finding),
            None => shared.push(vec![finding]),
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::environment::{Confidence, Environment, Kind, Product};
    use crate::finding::{Excerpt, Past};
    use crate::git::Id;
    use crate::secret::Secret;
    use crate::severity::Severity;
    use crate::span::{Position, Span};

    /// A finding of a secret, in a version of a file.
    fn finding(secret: &str, path: &str, version: u8, past: Option<Past>) -> Finding {
        let start = Position { line: 1, column: 1, column_utf16: 1, column_byte: 1 };
        Finding {
            rule: "mono-api-key".to_owned(),
            kind: Kind::ApiKey,
            environment: Environment::Production,
            product: Product::Unknown,
            confidence: Confidence::High,
            severity: Severity::Critical,
            score: 9.8,
            evidence: Vec::new(),
            remarks: Vec::new(),
            parts: Vec::new(),
            preview: Secret::new(b"q7Rk2mW9xT4bN8vL1sZ6").preview(),
            fingerprint: secret.to_owned(),
            origin: Origin::Object(Some(path.into()), Id::from_bytes_or_panic(&[version; 20])),
            span: Span::new(0, 20),
            start,
            end: start,
            layers: Vec::new(),
            excerpt: Excerpt::default(),
            flow: Vec::new(),
            claims: None,
            suppressed: None,
            already_there: false,
            past,
        }
    }

    fn past(brought: i64, removed: Option<i64>, in_head: bool) -> Past {
        let commit = |date| CommitRef { id: Id::null(gix_hash::Kind::Sha1), date, author: None };
        let (brought, removed) = (Some(commit(brought)), removed.map(commit));
        Past { brought, removed, in_head, ..Past::default() }
    }

    #[test]
    fn a_secret_was_last_seen_when_it_went_from_its_last_place() {
        let (gone, later, there) = (past(5, Some(7), false), past(3, Some(9), false), past(8, None, true));
        let (branch, loose) = (past(8, None, false), Past::default());
        #[rustfmt::skip]
        let cases = [
            // pasts           first    last     in HEAD      why
            (vec![],              None,    None,    None,        "no history was read"),
            (vec![&gone],         Some(5), Some(7), Some(false), "it is gone"),
            (vec![&gone, &later], Some(3), Some(9), Some(false), "the earliest and the latest"),
            (vec![&gone, &there], Some(5), None,    Some(true),  "HEAD has it at one place"),
            (vec![&gone, &branch], Some(5), None,   Some(false), "some branch has it at one place"),
            (vec![&loose],        None,    None,    Some(false), "no commit has it"),
        ];
        for (pasts, first, last, in_head, why) in cases {
            let of_history = pasts.iter().map(|past| finding("a", "x", 0, Some((*past).clone())));
            let findings = of_history.chain([finding("a", "x", 0, None)]).collect();
            let report = Report { findings, ..Report::default() };
            let seen = report.groups()[0].seen();
            let dates = (seen.first.map(|commit| commit.date), seen.last.map(|commit| commit.date));
            assert_eq!((dates, seen.in_head), ((first, last), in_head), "{why}");
        }
    }

    #[test]
    fn versions_of_a_file_are_one_place_and_the_gravest_is_told() {
        let mut graver = finding("a", "x", 1, Some(past(1, None, true)));
        graver.score = 9.9;
        let newer = finding("a", "x", 3, Some(past(4, None, true)));
        let mut accepted = finding("a", "y", 4, None);
        accepted.suppressed = Some(crate::finding::Suppression { by: "path", reason: String::new() });
        let findings = vec![
            finding("a", "x", 0, Some(past(1, None, true))),
            finding("b", "x", 0, None),
            newer,
            accepted,
        ];
        let mut report = Report { findings, ..Report::default() };
        let told = |report: &Report| {
            let groups = report.groups();
            let places: Vec<usize> = groups.iter().map(|group| group.places().len()).collect();
            assert_eq!(places, [1, 1], "what is accepted is no place to clean");
            let place = &groups[0].places()[0];
            (place.versions(), place.told().map(|finding| finding.origin.clone()))
        };
        let version = |n: u8| Some(Origin::Object(Some("x".into()), Id::from_bytes_or_panic(&[n; 20])));
        assert_eq!(told(&report), (2, version(3)), "of those alike the latest");
        report.findings.insert(1, graver);
        assert_eq!(told(&report), (3, version(1)));
    }

    #[test]
    fn what_a_commit_only_keeps_fails_with_all_lines_only() {
        let mut kept = finding("a", "x", 0, None);
        kept.already_there = true;
        let mut sandbox = finding("b", "x", 0, None);
        sandbox.environment = Environment::Sandbox;
        let report = Report { findings: vec![kept, sandbox], ..Report::default() };
        let counts = [false, true].map(|all| (report.failing(all).count(), report.production(all)));
        assert_eq!(counts, [(1, 0), (2, 1)]);
    }
}
