//! GitLab's report of secret detection, version 15:
//! <https://docs.gitlab.com/development/integrations/secure/#report>.
//!
//! GitLab has no word for what somebody accepted, and would open a vulnerability for it: such findings are left out, also where
//! they are asked for. So is what a commit only keeps, unless the run fails for it.

mod model;
#[cfg(test)]
mod tests;

use super::gfm::{code, plain};
use super::identity::{REPOSITORY_URL, help_url, sort};
use super::options::Options;
use super::words::Words;
use super::{clues, escape, loosened, order, past, read, story, sum};
use crate::date;
use crate::finding::Finding;
use crate::report::{Place, Report};
use crate::rule::Rules;
use crate::severity::Severity;
use model::{Commit, Document, Identifier, Link, Location, Message, Scan, Tool, Vendor, Vulnerability};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::io::{self, Write};

/// The version of the format; GitLab takes a report by the schema of the version that it names.
const VERSION: &str = "15.0.7";
/// When the scan began and ended. The format insists on both; the same input is the same bytes, so it is no real time.
const TIME: &str = "1970-01-01T00:00:00";
/// The commit of what no commit has brought, as GitLab's own scanner writes it.
const NO_COMMIT: &str = "0000000";
/// Characters of a name that GitLab takes.
const MOST_NAME: usize = 255;
/// Characters of a solution that GitLab takes.
const MOST_SOLUTION: usize = 7000;
/// Paths that were not read, and notes, that are told; the JSON report has them all.
const MOST_MESSAGES: usize = 100;
/// Marks that a description tells, which may not be longer than 1 MiB.
const MARKS: usize = 20;

/// Write a report.
pub(super) fn write(report: &Report, rules: &Rules, options: Options, out: &mut dyn Write) -> io::Result<()> {
    let words = Words::new(rules, options.lang);
    let findings = order::worst_first(report, Options { show_suppressed: false, ..options });
    let tool = || Tool {
        id: env!("CARGO_PKG_NAME"),
        name: env!("CARGO_PKG_NAME"),
        url: REPOSITORY_URL,
        version: env!("CARGO_PKG_VERSION"),
        vendor: Vendor { name: env!("CARGO_PKG_NAME") },
    };
    let scan = Scan {
        analyzer: tool(),
        scanner: tool(),
        r#type: "secret_detection",
        start_time: TIME,
        end_time: TIME,
        status: if report.receipt.complete() { "success" } else { "failure" },
        messages: messages(report, words),
    };
    let vulnerabilities =
        findings.iter().map(|(finding, place)| vulnerability(finding, place, words)).collect();
    let mut out = escape::Json::to(out);
    out.pretty(&Document { version: VERSION, scan, vulnerabilities })?;
    out.end()
}

/// The sum and the receipt.
fn messages(report: &Report, words: Words<'_>) -> Vec<Message> {
    let receipt = &report.receipt;
    let message = |level, value: String| Message { level, value };
    let mut messages =
        vec![message("info", sum::told(report, words)), message("info", read::told(receipt, words))];
    messages.extend(read::left_out(report, words).into_iter().map(|line| message("info", line)));
    messages.extend(sum::incomplete(receipt, words).map(|line| message("warn", line)));
    // A vulnerability would need a secret; a warning stands at the head of the pipeline's report.
    messages.extend(loosened::told(receipt, words).map(|line| message("warn", line)));
    let weaker = loosened::lines(receipt, MOST_MESSAGES, words);
    messages.extend(weaker.into_iter().map(|line| message("warn", line)));
    let skipped = read::skipped(receipt);
    for skipped in skipped.iter().take(MOST_MESSAGES) {
        let level = if skipped.why.is_policy() { "info" } else { "warn" };
        messages
            .push(message(level, format!("{}: {}", escape::visible(&skipped.path), words.why(&skipped.why))));
    }
    let notes: Vec<String> = read::notes(receipt, words).collect();
    messages.extend(notes.iter().take(MOST_MESSAGES).map(|note| message("info", note.clone())));
    let more = skipped.len().saturating_sub(MOST_MESSAGES) + notes.len().saturating_sub(MOST_MESSAGES);
    if more > 0 {
        messages.push(message("warn", words.count("receipt-more", more, &[])));
    }
    messages
}

fn vulnerability(finding: &Finding, here: &Place<'_>, words: Words<'_>) -> Vulnerability {
    let mut identifiers = vec![Identifier {
        r#type: "monoleaks_rule_id",
        name: format!("monoleaks {}", escape::visible(&sort(finding))),
        value: escape::visible(&sort(finding)).into_owned(),
        url: help_url(),
    }];
    let cwes = words.rule(&finding.rule).map(|rule| rule.cwe.as_slice()).unwrap_or_default();
    identifiers.extend(cwes.iter().map(|cwe| Identifier {
        r#type: "cwe",
        name: format!("CWE-{cwe}"),
        value: cwe.to_string(),
        url: format!("https://cwe.mitre.org/data/definitions/{cwe}.html"),
    }));
    let brought = finding.past.as_ref().and_then(|past| past.brought.as_ref());
    let commit = Commit {
        sha: brought.map_or_else(|| NO_COMMIT.to_owned(), |commit| commit.id.to_string()),
        date: brought.and_then(|commit| date::moment(commit.date)),
        author: brought
            .and_then(|commit| commit.author.as_deref().map(|author| escape::visible(author).into_owned())),
    };
    Vulnerability {
        id: id(finding),
        name: escape::visible(words.title(finding)).chars().take(MOST_NAME).collect(),
        description: description(finding, here, words),
        severity: match finding.severity {
            Severity::Critical => "Critical",
            Severity::High => "High",
            Severity::Medium => "Medium",
            Severity::Low => "Low",
        },
        solution: solution(finding, words),
        identifiers,
        links: vec![Link { url: help_url() }],
        location: Location {
            file: finding.origin.told(),
            start_line: finding.start.line,
            end_line: finding.end.line,
            commit,
        },
        // GitLab would have the line itself here; it gets the line as people may see it.
        raw_source_code_extract: escape::in_place(finding.excerpt.text.trim()),
    }
}

/// A name of its own for each place of each secret, the same from run to run, in the form of a UUID (version 8).
fn id(finding: &Finding) -> String {
    let mut hash = Sha256::new();
    for part in
        [&sort(finding), &finding.fingerprint, &finding.origin.told(), &finding.start.line.to_string()]
    {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.update(finding.span.start.to_le_bytes());
    let hex = hash.finalize().iter().take(16).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}"); // writing to a String cannot fail
        hex
    });
    format!("{}-{}-8{}-8{}-{}", &hex[..8], &hex[8..12], &hex[13..16], &hex[17..20], &hex[20..])
}

/// What it is, why, and what commits say of it, in Markdown.
fn description(finding: &Finding, here: &Place<'_>, words: Words<'_>) -> String {
    let mut lines = vec![
        format!("{} {}", plain(words.title(finding)), code(&words.preview(finding))),
        words.of("environment", finding.environment.as_str()),
        words.of("sure", finding.confidence.as_str()),
    ];
    let marks = clues::marks(&finding.evidence);
    lines.extend(marks.iter().take(MARKS).map(|mark| plain(&mark.around(&mark.what(words), words))));
    lines.extend(story::told(finding, words).iter().map(|sentence| plain(sentence)));
    if let Some(known) = &finding.past {
        lines.push(plain(&past::told(finding, known, words)));
        lines.push(past::versions(here, words));
    }
    lines.push(words.fill("fingerprint", &[("fingerprint", &code(&finding.fingerprint))]));
    lines.push(words.say("sarif-rotate"));
    lines.retain(|line| !line.is_empty());
    lines.join("\n\n")
}

/// The steps, as many as GitLab takes.
fn solution(finding: &Finding, words: Words<'_>) -> String {
    let mut told = String::new();
    let mut length = 0;
    for (number, step) in (1..).zip(story::steps(finding, words)) {
        let step = format!("{number}. {} ({})\n", escape::visible(&step.text), story::source(step, words));
        length += step.chars().count();
        if length > MOST_SOLUTION {
            break; // our own steps are half as long; a user's rules may say more
        }
        told.push_str(&step);
    }
    told.truncate(told.trim_end().len());
    told
}
