//! Reports as people and programs read them, one file or folder for each form.
//!
//! A renderer gets findings, which hold no secret, and rules, which hold the words; it has no clock,
//! no environment and no file system, so that the same report is the same bytes everywhere. To add a
//! form: a file beside this, a variant of [`Format`], and the arm that the compiler asks for.

mod advice;
mod clues;
mod escape;
mod gfm;
mod github;
mod gitlab;
mod html;
mod identity;
mod json;
mod junit;
mod loosened;
mod markdown;
mod options;
mod order;
mod parts;
mod past;
mod read;
mod remarks;
mod sarif;
mod sheet;
mod story;
mod sum;
mod text;
mod words;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod testing_git;

pub use escape::in_place;
pub use options::{Format, Options};
pub use sarif::{MOST_RESULTS, SARIF_SCHEMA};

use crate::environment::Lang;
use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::report::Report;
use crate::rule::Rules;
use serde::Serialize;
use std::io::{self, Write};

/// Write `report` to `out` in the form of `format`.
pub fn write(
    format: Format,
    report: &Report,
    rules: &Rules,
    options: &Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Text => text::write(report, rules, *options, out),
        Format::Json => json::write(report, rules, *options, out),
        Format::Jsonl => json::write_lines(report, rules, *options, out),
        Format::Sarif => sarif::write(report, rules, *options, out),
        Format::Github => github::write(report, rules, *options, out),
        Format::Markdown => markdown::write(report, rules, *options, out),
        Format::Gitlab => gitlab::write(report, rules, *options, out),
        Format::Junit => junit::write(report, rules, *options, out),
        Format::Csv => sheet::write(report, rules, *options, out),
        Format::Html => html::write(report, rules, *options, out),
    }
}

/// The remarks on a finding, in words, and what makes it complete.
pub fn remarks(finding: &Finding, rules: &Rules, lang: Lang) -> Vec<String> {
    story::remarked(finding, words::Words::new(rules, lang))
}

/// Write a value as JSON, indented, with nothing in it that a terminal would obey.
pub fn json(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let mut out = escape::Json::to(out);
    out.pretty(value)?;
    out.end()
}

/// Evidence in words, each mark that it rests on once.
pub fn evidence(evidence: &[Evidence], rules: &Rules, lang: Lang) -> Vec<String> {
    let words = words::Words::new(rules, lang);
    clues::marks(evidence).iter().map(|mark| mark.around(&mark.what(words), words)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blob::Origin;
    use crate::loosening::{Loosening, Loosens};
    use crate::report::{Skipped, Why};
    use clap::ValueEnum as _;

    /// A report of which every text from outside would clear the screen and turn it around.
    fn hostile(mut report: Report) -> Report {
        let wild = || "a\x1b[2J\r\nb\u{9b}1m\u{202e}c\u{200b}[d](1)\\".to_owned();
        for finding in &mut report.findings {
            finding.origin = match &finding.origin {
                Origin::Object(Some(_), id) => Origin::Object(Some(wild().into()), *id),
                Origin::File(_) => Origin::File(wild().into()),
                other => other.clone(),
            };
            if let Some(past) = &mut finding.past {
                past.refs = vec![wild(), format!("refs/heads/{}", wild())];
                let commits = [&mut past.brought, &mut past.removed];
                commits.into_iter().flatten().for_each(|commit| commit.author = Some(wild()));
            }
            finding.rule = wild();
            finding.excerpt.text = wild();
            finding.preview.text = wild();
            for evidence in &mut finding.evidence {
                evidence.seen = wild();
            }
            if let Some(claims) = &mut finding.claims {
                claims.scopes = vec![wild()];
            }
            if let Some(suppression) = &mut finding.suppressed {
                suppression.reason = wild();
            }
        }
        report.receipt.notes = vec![wild()];
        report.receipt.policy = Some(wild());
        report.receipt.loosened = Loosens::ALL
            .iter()
            .map(|what| Loosening { path: wild(), line: 1, what: *what, seen: wild() })
            .collect();
        report.receipt.skipped = vec![Skipped { path: wild(), why: Why::Unreadable(wild()) }];
        report
    }

    #[test]
    fn no_report_gives_orders_to_a_terminal() {
        for format in Format::value_variants() {
            let options = Options { verbose: true, show_suppressed: true, ..testing::options(Lang::En) };
            for report in [testing::report(), testing_git::staged(), testing_git::history()] {
                let told = testing::told(*format, &hostile(report), options);
                for line in told.lines() {
                    assert_eq!(line, escape::visible(line), "{format:?}");
                }
            }
        }
    }

    #[test]
    fn no_report_gives_orders_to_github() {
        let options = Options { verbose: true, show_suppressed: true, ..testing::options(Lang::En) };
        for report in [testing::report(), testing_git::staged(), testing_git::history()] {
            let mut report = hostile(report);
            report.receipt.notes.push("x\n::add-mask::x".to_owned());
            report.findings[0].rule = "\n::add-mask::x".to_owned();
            for line in testing::told(Format::Github, &report, options).lines() {
                let known = ["::error ", "::warning ", "::notice "].iter().any(|head| line.starts_with(head));
                // What begins in neither way is parsed as nothing; `##[` is the old way, wherever it stands.
                assert!(known || !(line.contains("::") || line.contains("##[")), "{line}");
            }
        }
    }

    #[test]
    fn every_report_tells_what_a_change_loosens() {
        let loosening = |path: &str, what| Loosening { path: path.into(), line: 7, what, seen: "x".into() };
        let mut report = Report::default();
        report.receipt.policy = Some("main".to_owned());
        report.receipt.loosened =
            Loosens::ALL.iter().map(|what| loosening(".monoleaks.toml", *what)).collect();
        for format in Format::value_variants() {
            let told = testing::told(*format, &report, testing::options(Lang::Es));
            assert!(told.contains(".monoleaks.toml"), "{format:?}: {told}");
            assert!(told.contains("main"), "{format:?} does not say whose settings counted: {told}");
        }
    }

    #[test]
    fn every_report_ends_with_a_line_feed() {
        for format in Format::value_variants() {
            let told = testing::told(*format, &Report::default(), testing::options(Lang::Es));
            assert!(told.ends_with('\n') && !told.ends_with("\n\n"), "{format:?}: {told}");
        }
    }
}
