//! JSON for programs: one document, or one object a line. `docs/json.md` and `docs/report.schema.json`
//! describe it; a test compares them with what is written.
//!
//! The structs here are the format, apart from the types they are made of, so that neither changes
//! the other by accident. Within `monoleaks/1` keys may be added and never change their meaning.

mod finding;
mod group;
mod past;
mod receipt;

pub(super) use finding::{Evidence, Part, Remark};
pub(super) use past::{Commit, object};

use super::escape;
use super::options::Options;
use super::words::Words;
use crate::report::{self, Report};
use crate::rule::Rules;
use finding::Finding;
use group::Group;
use receipt::{Receipt, Summary};
use serde::{Serialize, Serializer};
use std::io::{self, Write};

/// The name and version of the format.
const SCHEMA: &str = "monoleaks/1";

/// The whole document.
#[derive(Serialize)]
struct Document<'r> {
    schema: &'static str,
    tool: Tool,
    lang: &'static str,
    summary: Summary,
    findings: Findings<'r>,
    groups: Groups<'r>,
    receipt: Receipt<'r>,
}

/// The findings, each made when it is written.
struct Findings<'r> {
    report: &'r Report,
    words: Words<'r>,
}

impl Serialize for Findings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.report.findings.iter().map(|finding| Finding::new(finding, self.words)))
    }
}

/// The secrets, each made when it is written.
struct Groups<'r>(&'r [report::Group<'r>]);

impl Serialize for Groups<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(Group::new))
    }
}

/// Who wrote it.
#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

/// Write one document, indented.
pub(super) fn write(report: &Report, rules: &Rules, options: Options, out: &mut dyn Write) -> io::Result<()> {
    let words = Words::new(rules, options.lang);
    let groups = report.groups();
    let document = Document {
        schema: SCHEMA,
        tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        lang: options.lang.as_str(),
        summary: Summary::new(report, groups.len()),
        findings: Findings { report, words },
        groups: Groups(&groups),
        receipt: Receipt::new(&report.receipt),
    };
    let mut out = escape::Json::to(out);
    out.pretty(&document)?;
    out.end()
}

/// A line of JSONL: what it is, then the thing itself.
#[derive(Serialize)]
struct Line<T> {
    r#type: &'static str,
    #[serde(flatten)]
    thing: T,
}

/// The last line of JSONL, which says what the document would.
#[derive(Serialize)]
struct End<'r> {
    schema: &'static str,
    tool: Tool,
    lang: &'static str,
    summary: Summary,
    #[serde(flatten)]
    receipt: Receipt<'r>,
}

/// Write a line for each finding, one for each secret, then one with the receipt: who reads no such line has not read all.
pub(super) fn write_lines(
    report: &Report,
    rules: &Rules,
    options: Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    let words = Words::new(rules, options.lang);
    let mut out = escape::Json::to(out);
    for finding in &report.findings {
        out.line(&Line { r#type: "finding", thing: Finding::new(finding, words) })?;
    }
    let groups = report.groups();
    for group in &groups {
        out.line(&Line { r#type: "group", thing: Group::new(group) })?;
    }
    let end = End {
        schema: SCHEMA,
        tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        lang: options.lang.as_str(),
        summary: Summary::new(report, groups.len()),
        receipt: Receipt::new(&report.receipt),
    };
    out.line(&Line { r#type: "receipt", thing: end })?;
    out.end()
}

#[cfg(test)]
mod tests;
