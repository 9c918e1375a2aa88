//! CSV, for a spreadsheet: a row for each finding, each path that was not read, each weaker setting, each note, and one for the receipt.
//!
//! The names of the columns and the words of programs are the same in every language. Suppressed findings always have a row.

use super::identity::sort;
use super::options::Options;
use super::words::Words;
use super::{clues, escape, loosened, past, read, story, sum};
use crate::finding::Finding;
use crate::report::Report;
use crate::rule::Rules;
use csv::Writer;
use std::io::{self, Write};

/// The columns. New ones go to the end.
const COLUMNS: [&str; 24] = [
    "row",
    "status",
    "severity",
    "score",
    "environment",
    "confidence",
    "kind",
    "product",
    "rule",
    "title",
    "path",
    "line",
    "column",
    "end_line",
    "end_column",
    "preview",
    "length",
    "fingerprint",
    "evidence",
    "story",
    "history",
    "first_step",
    "scope",
    "text",
];

/// Characters by which a spreadsheet takes a cell for a formula, or for what follows one; the wide ones are the same to some.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// A row, by the names of its columns; what is not set is empty.
struct Row([String; COLUMNS.len()]);

impl Row {
    /// A row of a kind: `finding`, `unread`, `settings`, `note`, `receipt`.
    fn new(kind: &str) -> Self {
        let mut row = Self(Default::default());
        row.set("row", kind);
        row
    }

    fn set(&mut self, column: &str, text: &str) {
        if let Some(at) = COLUMNS.iter().position(|name| *name == column) {
            self.0[at] = cell(text);
        }
    }
}

/// Write a report.
pub(super) fn write(report: &Report, rules: &Rules, options: Options, out: &mut dyn Write) -> io::Result<()> {
    let words = Words::new(rules, options.lang);
    let mut sheet = Writer::from_writer(out);
    sheet.write_record(COLUMNS).map_err(plain)?;
    for finding in &report.findings {
        sheet.write_record(row(finding, words).0).map_err(plain)?;
    }
    let receipt = &report.receipt;
    for skipped in read::skipped(receipt) {
        let mut row = Row::new("unread");
        row.set("status", if skipped.why.is_policy() { "policy" } else { "incomplete" });
        row.set("path", &skipped.path);
        row.set("text", &words.why(&skipped.why));
        sheet.write_record(row.0).map_err(plain)?;
    }
    for loosening in &receipt.loosened {
        let mut row = Row::new("settings");
        row.set("status", "open");
        row.set("rule", loosened::RULE);
        row.set("title", &words.say("loosened-title"));
        row.set("path", &loosening.path);
        row.set("line", &loosening.line.to_string());
        row.set("text", &loosened::message(loosening, receipt, words));
        sheet.write_record(row.0).map_err(plain)?;
    }
    for note in &receipt.notes {
        let mut row = Row::new("note");
        row.set("text", note);
        sheet.write_record(row.0).map_err(plain)?;
    }
    let mut row = Row::new("receipt");
    row.set("status", if receipt.complete() { "complete" } else { "incomplete" });
    row.set("scope", receipt.scope.as_str());
    let mut told: Vec<String> = sum::incomplete(receipt, words).into_iter().collect();
    told.extend([sum::told(report, words), read::told(receipt, words)]);
    told.extend(read::left_out(report, words));
    row.set("text", &told.join(" "));
    sheet.write_record(row.0).map_err(plain)?;
    sheet.flush()
}

/// What went wrong as the system told it: the library's own error does not say that a reader had seen enough.
fn plain(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

fn row(finding: &Finding, words: Words<'_>) -> Row {
    let mut row = Row::new("finding");
    let status = match (&finding.suppressed, finding.already_there) {
        (Some(_), _) => "suppressed",
        (None, true) => "already_there",
        (None, false) => "open",
    };
    let marks = clues::marks(&finding.evidence);
    let marks: Vec<String> = marks.iter().map(|mark| mark.around(&mark.what(words), words)).collect();
    let mut story = story::told(finding, words);
    story.extend(finding.suppressed.iter().map(|suppression| story::suppressed(suppression, words)));
    let history = finding.past.as_ref().map(|known| past::told(finding, known, words));
    let step = story::steps(finding, words).first().map(|step| step.text.as_str());
    let cells = [
        ("status", status.to_owned()),
        ("severity", finding.severity.to_string()),
        ("score", format!("{:.1}", finding.score)),
        ("environment", finding.environment.to_string()),
        ("confidence", finding.confidence.to_string()),
        ("kind", finding.kind.to_string()),
        ("product", finding.product.to_string()),
        ("rule", sort(finding)),
        ("title", words.title(finding).to_owned()),
        ("path", finding.origin.told()),
        ("line", finding.start.line.to_string()),
        ("column", finding.start.column.to_string()),
        ("end_line", finding.end.line.to_string()),
        ("end_column", finding.end.column.to_string()),
        ("preview", finding.preview.text.clone()),
        ("length", finding.preview.length.map(|length| length.to_string()).unwrap_or_default()),
        ("fingerprint", finding.fingerprint.clone()),
        ("evidence", marks.join("; ")),
        ("story", story.join(" ")),
        ("history", history.unwrap_or_default()),
        ("first_step", step.unwrap_or_default().to_owned()),
    ];
    for (column, text) in cells {
        row.set(column, &text);
    }
    row
}

/// A text as a cell, which no spreadsheet takes for a formula: <https://owasp.org/www-community/attacks/CSV_Injection>.
///
/// Blanks at the beginning do not hide one either: some spreadsheets drop them.
fn cell(text: &str) -> String {
    let calm = escape::visible(text);
    if text.starts_with(FORMULA) || calm.trim_start().starts_with(FORMULA) {
        return format!("'{calm}");
    }
    calm.into_owned()
}

#[cfg(test)]
mod tests {
    use super::super::options::Format;
    use super::super::{testing, testing_git};
    use super::*;
    use crate::blob::Origin;
    use crate::environment::Lang;

    fn rows(report: &Report) -> Vec<Vec<String>> {
        let told = testing::told(Format::Csv, report, testing::options(Lang::En));
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(told.as_bytes());
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn a_report_in_english() {
        insta::assert_snapshot!(testing::told(Format::Csv, &testing::report(), testing::options(Lang::En)));
    }

    #[test]
    fn every_row_has_every_column() {
        for report in [testing::report(), testing_git::staged(), testing_git::history(), Report::default()] {
            let rows = rows(&report);
            let receipt = &report.receipt;
            assert_eq!(rows.len(), 2 + report.findings.len() + receipt.skipped.len() + receipt.notes.len());
            assert!(rows.iter().all(|row| row.len() == COLUMNS.len()), "{rows:?}");
            let mut names = COLUMNS.to_vec();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), COLUMNS.len());
        }
    }

    #[test]
    fn no_cell_is_a_formula() {
        #[rustfmt::skip]
        let cases = [
            ("=HYPERLINK(\"http://evil\")", "'=HYPERLINK(\"http://evil\")", "a formula"),
            ("+1", "'+1", "a number that is computed"),
            ("-1", "'-1", "the same, less"),
            ("@SUM(A1)", "'@SUM(A1)", "an old function"),
            ("\t=1", "'\\t=1", "behind a tab"),
            ("\r=1", "'\\r=1", "behind a line break"),
            ("  =1", "'  =1", "behind blanks"),
            ("\u{ff1d}1", "'\u{ff1d}1", "in wide characters"),
            ("src/a=b.ts", "src/a=b.ts", "what is inside is none"),
            ("", "", "nothing"),
        ];
        for (text, told, why) in cases {
            assert_eq!(cell(text), told, "{why}");
        }
        let mut report = testing::report();
        report.findings[0].origin = Origin::File("=1,\"\n2.env".into());
        let rows = rows(&report);
        assert_eq!(rows[1][10], "'=1,\"\\n2.env");
    }
}
