//! What can be chosen about a report.

use crate::environment::Lang;

/// A form of report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people, in a terminal
    #[default]
    Text,
    /// One JSON document, for programs
    Json,
    /// One JSON object a line: the findings, then the receipt
    Jsonl,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of GitHub Actions: workflow commands, for the log of a job
    Github,
    /// A summary in Markdown, for a job, a comment or an issue
    Markdown,
    /// GitLab's report of secret detection, version 15
    Gitlab,
    /// Test results in the XML that nearly every CI server reads
    Junit,
    /// A table for a spreadsheet, without formulas
    Csv,
    /// A page for a browser, in one file, without scripts
    Html,
}

/// How a report is told.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "a flag of the command line is one")]
pub struct Options {
    /// The language of its words.
    pub lang: Lang,
    /// Whether text tells every step, mark and fingerprint. The other forms always do.
    pub verbose: bool,
    /// Whether text is coloured.
    pub color: bool,
    /// Whether text and SARIF tell suppressed findings too. JSON always does.
    pub show_suppressed: bool,
    /// Whether a commit fails for what it only keeps, too: it is then told like the rest.
    pub all_lines: bool,
}
