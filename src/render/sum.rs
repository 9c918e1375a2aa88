//! The sum in sentences: how many findings, how grave, of how many secrets, and whether something is missing.

use super::words::Words;
use crate::environment::Environment;
use crate::report::{Receipt, Report, Scope};

/// What was found, in a sentence; that nothing was, or that nothing was read, where that is so.
pub(super) fn told(report: &Report, words: Words<'_>) -> String {
    let open = report.open().count();
    if open > 0 {
        return sum(report, open, words);
    }
    let receipt = &report.receipt;
    words.say(match (receipt.files, report.findings.len()) {
        // An empty range, a commit of deletions: a note says which.
        (0, _) if receipt.scope != Scope::Worktree && receipt.complete() => "nothing-there",
        (0, _) => "nothing-read",
        (_, 0) => "nothing-found",
        _ => "nothing-open",
    })
}

/// That something is missing, if it is; it goes before everything else, since it bears on everything else.
pub(super) fn incomplete(receipt: &Receipt, words: Words<'_>) -> Option<String> {
    let unread = receipt.skipped.iter().filter(|skipped| !skipped.why.is_policy()).count();
    (unread > 0).then(|| words.count("incomplete", unread, &[]))
}

/// How many findings, of how many secrets, of which environments, and how many of them a commit only keeps.
fn sum(report: &Report, open: usize, words: Words<'_>) -> String {
    let mut findings = words.count("findings", open, &[]);
    let secrets = report.groups().len();
    if secrets < open {
        findings = words.count("of-secrets", secrets, &[("findings", &findings)]);
    }
    let mut sum = format!("{findings}: {}", counts(report, words));
    let kept = report.open().filter(|finding| finding.already_there).count();
    if kept > 0 {
        sum = format!("{sum}; {}", words.count("count-kept", kept, &[]));
    }
    format!("{sum}.")
}

/// How many open findings each environment has, the gravest first.
fn counts(report: &Report, words: Words<'_>) -> String {
    let count = |environment: &Environment| {
        let n = report.open().filter(|finding| finding.environment == *environment).count();
        let key = match environment {
            Environment::Production => "count-production",
            Environment::Unknown => "count-unknown",
            Environment::Certification => "count-certification",
            Environment::Sandbox => "count-sandbox",
        };
        (n > 0).then(|| words.fill(key, &[("n", &words.number(n as u64))]))
    };
    Environment::ALL.iter().filter_map(count).collect::<Vec<_>>().join(", ")
}
