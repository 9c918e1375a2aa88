//! The sum: how many findings, how grave, and how many secrets there are to rotate.

use super::super::words::Words;
use super::page::{BAD, CALM, Page, STRONG, WARNING};
use crate::environment::Environment;
use crate::report::{Receipt, Report, Scope};
use std::io;

/// Write the sum.
pub(super) fn write(
    report: &Report,
    words: Words<'_>,
    all_lines: bool,
    page: &mut Page<'_>,
) -> io::Result<()> {
    let open = report.open().count();
    incomplete(&report.receipt, words, page)?;
    if open == 0 {
        let receipt = &report.receipt;
        let key = match (receipt.files, report.findings.len()) {
            // An empty range, a commit of deletions: a note says which.
            (0, _) if receipt.scope != Scope::Worktree && receipt.complete() => "nothing-there",
            (0, _) => "nothing-read",
            (_, 0) => "nothing-found",
            _ => "nothing-open",
        };
        return page.prose(0, "", STRONG, &words.say(key));
    }
    let style = if report.production(all_lines) > 0 { BAD } else { WARNING };
    page.prose(0, "", style, &sum(report, open, words))?;
    if report.receipt.scope == Scope::History {
        page.prose(0, "", CALM, &words.say("history-advice"))?;
    }
    Ok(())
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

/// That something is missing, if it is; before everything else, since it bears on everything else.
fn incomplete(receipt: &Receipt, words: Words<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let unread = receipt.skipped.iter().filter(|skipped| !skipped.why.is_policy()).count();
    if unread == 0 {
        return Ok(());
    }
    page.prose(0, "", BAD, &words.count("incomplete", unread, &[]))
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
