//! JSON for programs: one document, or one object a line. `docs/json.md` and `docs/report.schema.json`
//! describe it; a test compares them with what is written.
//!
//! The structs here are the format, apart from the types they are made of, so that neither changes
//! the other by accident. Within `monoleaks/1` keys may be added and never change their meaning.

mod finding;
mod receipt;

pub(super) use finding::Evidence;

use super::escape;
use super::options::Options;
use super::words::Words;
use crate::report::Report;
use crate::rule::Rules;
use finding::Finding;
use receipt::{Receipt, Summary};
use serde::Serialize;
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
    findings: Vec<Finding<'r>>,
    receipt: Receipt<'r>,
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
    let document = Document {
        schema: SCHEMA,
        tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        lang: options.lang.as_str(),
        summary: Summary::new(report),
        findings: report.findings.iter().map(|finding| Finding::new(finding, words)).collect(),
        receipt: Receipt::new(&report.receipt),
    };
    writeln!(out, "{}", escape::json(&serde_json::to_string_pretty(&document)?))
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

/// Write a line for each finding, then one with the receipt: who reads no such line has not read all.
pub(super) fn write_lines(
    report: &Report,
    rules: &Rules,
    options: Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    let words = Words::new(rules, options.lang);
    for finding in &report.findings {
        line(&Line { r#type: "finding", thing: Finding::new(finding, words) }, out)?;
    }
    let end = End {
        schema: SCHEMA,
        tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        lang: options.lang.as_str(),
        summary: Summary::new(report),
        receipt: Receipt::new(&report.receipt),
    };
    line(&Line { r#type: "receipt", thing: end }, out)
}

/// Write one object on one line.
fn line(thing: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", escape::json(&serde_json::to_string(thing)?))
}

#[cfg(test)]
mod tests {
    use super::super::options::{Format, Options};
    use super::super::testing;
    use crate::environment::Lang;
    use serde_json::Value;
    use std::collections::BTreeSet;

    fn document() -> Value {
        let text = testing::told(Format::Json, &testing::report(), testing::options(Lang::En));
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn a_finding_says_where_it_is_in_every_unit() {
        let document = document();
        let finding = &document["findings"][0];
        #[rustfmt::skip]
        let cases = [
            ("line", 12), ("column", 18), ("end_line", 12), ("end_column", 38),
            ("column_utf16", 19), ("end_column_utf16", 39), ("column_byte", 21), ("end_column_byte", 41),
            ("byte_start", 400), ("byte_end", 420), ("length", 20),
        ];
        for (key, value) in cases {
            assert_eq!(finding[key], value, "{key}");
        }
    }

    #[test]
    fn scores_have_one_digit() {
        let text = testing::told(Format::Json, &testing::report(), testing::options(Lang::En));
        assert!(text.contains("\"score\": 9.8,"), "no 9.800000190734863");
    }

    #[test]
    fn lines_and_document_say_the_same() {
        let text = testing::told(Format::Jsonl, &testing::report(), testing::options(Lang::En));
        let mut lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let end = lines.pop().unwrap();
        let document = document();
        assert_eq!(end["type"], "receipt");
        assert_eq!(end["summary"], document["summary"]);
        assert_eq!(end["skipped"], document["receipt"]["skipped"]);
        assert_eq!(lines.len(), document["findings"].as_array().unwrap().len());
        for (line, finding) in lines.iter_mut().zip(document["findings"].as_array().unwrap()) {
            assert_eq!(line.as_object_mut().unwrap().remove("type").unwrap(), "finding");
            assert_eq!(line, finding);
        }
    }

    #[test]
    fn time_is_not_told() {
        let mut report = testing::report();
        let once = testing::told(Format::Json, &report, testing::options(Lang::En));
        report.receipt.elapsed *= 7;
        assert_eq!(testing::told(Format::Json, &report, testing::options(Lang::En)), once);
    }

    #[test]
    fn suppressed_findings_are_always_there() {
        let hidden = testing::options(Lang::En);
        let shown = Options { show_suppressed: true, ..hidden };
        let report = testing::report();
        assert_eq!(testing::told(Format::Json, &report, hidden), testing::told(Format::Json, &report, shown));
    }

    /// The schema names every key that is written and no other.
    #[test]
    fn the_schema_is_the_format() {
        let schema: Value = serde_json::from_str(include_str!("../../../docs/report.schema.json")).unwrap();
        let keys =
            |value: &Value| -> BTreeSet<String> { value.as_object().unwrap().keys().cloned().collect() };
        let document = document();
        let finding = &document["findings"][0];
        let cases = [
            (&document, &schema, "the document"),
            (&document["summary"], &schema["$defs"]["summary"], "the summary"),
            (finding, &schema["$defs"]["finding"], "a finding"),
            (&finding["excerpt"], &schema["$defs"]["excerpt"], "an excerpt"),
            (&finding["evidence"][0], &schema["$defs"]["evidence"], "evidence"),
            (&finding["flow"][0], &schema["$defs"]["flow"], "a step of the flow"),
            (&finding["claims"], &schema["$defs"]["claims"], "claims"),
            (&finding["steps"][0], &schema["$defs"]["step"], "a step"),
            (&document["findings"][3]["suppressed"], &schema["$defs"]["suppressed"], "a suppression"),
            (&document["receipt"], &schema["$defs"]["receipt"], "the receipt"),
            (&document["receipt"]["skipped"][0], &schema["$defs"]["skipped"], "a skipped path"),
        ];
        for (value, schema, what) in cases {
            assert_eq!(keys(value), keys(&schema["properties"]), "{what}");
            let required: BTreeSet<String> = schema["required"]
                .as_array()
                .unwrap()
                .iter()
                .map(|key| key.as_str().unwrap().into())
                .collect();
            assert_eq!(keys(value), required, "{what}: every key is always there");
        }
    }
}
