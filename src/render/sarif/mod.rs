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
mod message;
mod result;
mod rule;

use super::options::Options;
use super::words::Words;
use super::{escape, order};
use crate::environment::Lang;
use crate::report::Report;
use crate::rule::Rules;
use limits::MOST_RESULTS;
use location::ROOT;
use message::{message, text};
use rule::REPOSITORY_URL;
use sarif::sarif::{ArtifactLocation, Run, RunAutomationDetails, Sarif, Tool, ToolComponent};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// The schema that is named in the file; the crate's own constant is an address that is gone.
const SCHEMA_URL: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What the results are about: GitHub takes the part before the last `/` for the category of an
/// analysis, and closes alerts of the same category that a later analysis lacks.
const CATEGORY: &str = "monoleaks/worktree/";

/// Write a report.
pub(super) fn write(report: &Report, rules: &Rules, options: Options, out: &mut dyn Write) -> io::Result<()> {
    let log =
        Sarif::builder().schema(SCHEMA_URL).version("2.1.0").runs(vec![run(report, rules, options)]).build();
    let mut out = escape::Json::to(out);
    out.pretty(&log)?;
    out.end()
}

/// The one run of the file.
fn run(report: &Report, rules: &Rules, options: Options) -> Run {
    let words = Words::new(rules, options.lang);
    let findings = order::worst_first(report, options.show_suppressed);
    let kept = &findings[..findings.len().min(MOST_RESULTS)];
    let table = rule::table(kept);
    let results: Vec<_> = kept.iter().map(|finding| result::result(finding, &table, words)).collect();
    Run::builder()
        .tool(Tool::builder().driver(driver(rules, words, &table)).build())
        .results(results)
        .column_kind("utf16CodeUnits")
        .language(tag(options.lang))
        .automation_details(RunAutomationDetails::builder().id(CATEGORY).build())
        .original_uri_base_ids(BTreeMap::from([(ROOT.to_owned(), root(words))]))
        .invocations(vec![invocation::invocation(report, findings.len() - kept.len(), words)])
        .build()
}

/// The program, with the rules that have results.
fn driver(rules: &Rules, words: Words<'_>, table: &rule::Table<'_>) -> ToolComponent {
    let descriptors: Vec<_> =
        table.iter().map(|(id, results)| rule::descriptor(id, results, rules, words)).collect();
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
