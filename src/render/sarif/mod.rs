//! SARIF 2.1.0, for code scanning: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/>.
//!
//! What GitHub reads and where it stops:
//! <https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning>.
//! No snippet, since a snippet is the source text itself, and ours would be the secret. No
//! `primaryLocationLineHash`: it is a linear hash of the line, from which a short password can be
//! computed; GitHub's uploader adds it for those who may read the line anyway.

mod invocation;
mod limits;
mod location;
mod loosened;
mod message;
mod result;
mod rule;
mod secrets;

use super::identity::REPOSITORY_URL;
use super::options::Options;
use super::words::Words;
use super::{escape, order};
use crate::environment::Lang;
use crate::report::{Report, Scope};
use crate::rule::Rules;
use invocation::Left;
pub use limits::MOST_RESULTS;
use location::ROOT;
use message::{message, text};
use result::Teller;
use sarif::sarif::{ArtifactLocation, Run, RunAutomationDetails, Sarif, Tool, ToolComponent};
use secrets::Secrets;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// The schema that is named in the file; the crate's own constant is an address that is gone.
pub const SARIF_SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What the results are about: GitHub takes the part before the last `/` for the category of an
/// analysis, and closes alerts of the same category that a later analysis lacks.
fn category(scope: Scope) -> &'static str {
    match scope {
        Scope::Worktree => "monoleaks/worktree/",
        Scope::Staged => "monoleaks/staged/",
        Scope::History => "monoleaks/history/",
    }
}

/// Write a report.
pub(super) fn write(report: &Report, rules: &Rules, options: Options, out: &mut dyn Write) -> io::Result<()> {
    let log = Sarif::builder()
        .schema(SARIF_SCHEMA)
        .version("2.1.0")
        .runs(vec![run(report, rules, options)])
        .build();
    let mut out = escape::Json::to(out);
    out.pretty(&log)?;
    out.end()
}

/// The one run of the file.
fn run(report: &Report, rules: &Rules, options: Options) -> Run {
    let words = Words::new(rules, options.lang);
    let findings = order::worst_first(report, options);
    let kept = &findings[..findings.len().min(MOST_RESULTS.saturating_sub(report.receipt.loosened.len()))];
    let table = rule::table(kept.iter().map(|(finding, _)| *finding));
    let secrets = Secrets::of(report);
    let teller = Teller { table: &table, secrets: &secrets, scope: report.receipt.scope, words };
    // What a change loosens comes first: it is the one thing that no other report of the same file would tell.
    let mut results = loosened::results(&report.receipt, table.len(), words);
    results.extend(kept.iter().map(|(finding, place)| teller.result(finding, place)));
    let left = Left { cut: findings.len() - kept.len(), kept: left_to_head(report, options) };
    Run::builder()
        .tool(Tool::builder().driver(driver(report, rules, words, &table)).build())
        .results(results)
        .column_kind("utf16CodeUnits")
        .language(tag(options.lang))
        .automation_details(RunAutomationDetails::builder().id(category(report.receipt.scope)).build())
        .original_uri_base_ids(BTreeMap::from([(ROOT.to_owned(), root(words))]))
        .invocations(vec![invocation::invocation(report, left, words)])
        .build()
}

/// Findings that are no results since a commit only keeps them.
///
/// SARIF has a word for those, `baselineState`, but GitHub does not read it: each would open an alert in the name of a
/// commit that did not bring it. They are results where they fail the run, or where suppressed ones are asked for.
fn left_to_head(report: &Report, options: Options) -> usize {
    let all = options.all_lines || options.show_suppressed;
    if all { 0 } else { report.open().filter(|finding| finding.already_there).count() }
}

/// The program, with the rules that have results.
fn driver(report: &Report, rules: &Rules, words: Words<'_>, table: &rule::Table<'_>) -> ToolComponent {
    let mut descriptors: Vec<_> =
        table.iter().map(|(id, results)| rule::descriptor(id, results, rules, words)).collect();
    descriptors.extend(loosened::descriptor(&report.receipt, rules, words));
    ToolComponent::builder()
        .name(env!("CARGO_PKG_NAME"))
        .full_name(concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION")))
        .semantic_version(env!("CARGO_PKG_VERSION"))
        .information_uri(REPOSITORY_URL)
        .language(tag(words.lang))
        .short_description(text(words.say("sarif-about")))
        .rules(descriptors)
        .build()
}

/// The scanned folder: what it is, never where, since that is a path of somebody's machine.
fn root(words: Words<'_>) -> ArtifactLocation {
    ArtifactLocation::builder().description(message(words.say("sarif-root"))).build()
}

/// The tag of a language (BCP 47).
fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "en-US",
        Lang::Es => "es-CO",
    }
}

#[cfg(test)]
mod tests;
