//! The XML of `JUnit`, which nearly every CI server reads: a test that failed for each finding, and one that says whether all was read.
//!
//! There is no standard; this is what Jenkins, GitLab, Azure Pipelines and Bitbucket have in common.

use super::identity::sort;
use super::options::Options;
use super::words::Words;
use super::{clues, escape, loosened, order, past, read, story, sum};
use crate::finding::Finding;
use crate::report::{Place, Report};
use crate::rule::Rules;
use maud::{Markup, PreEscaped, html};
use std::io::{self, Write};

/// Paths that were not read that are told; the JSON report has them all.
const LINES: usize = 100;
/// Findings that are told with every step; later ones only with the first, or a report of thousands is one that no server reads.
const WITH_STEPS: usize = 500;
/// Marks that are told of a finding.
const MARKS: usize = 20;

/// Write a report.
pub(super) fn write(report: &Report, rules: &Rules, options: Options, out: &mut dyn Write) -> io::Result<()> {
    let words = Words::new(rules, options.lang);
    let findings = order::worst_first(report, options);
    let is_skipped =
        |finding: &Finding| finding.suppressed.is_some() || (finding.already_there && !options.all_lines);
    let skipped = findings.iter().filter(|(finding, _)| is_skipped(finding)).count();
    let incomplete = sum::incomplete(&report.receipt, words);
    let weaker = loosened::told(&report.receipt, words);
    let weak = usize::from(weaker.is_some());
    let (tests, failures) = (findings.len() + 1 + weak, findings.len() - skipped + weak);
    let errors = usize::from(incomplete.is_some());
    let counts = format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\"");
    let suite = report.receipt.scope.as_str();
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites name=\"monoleaks\" {counts}>")?;
    writeln!(out, "<testsuite name=\"monoleaks {suite}\" {counts} skipped=\"{skipped}\" time=\"0\">")?;
    writeln!(out, "{}", reading(report, incomplete.as_deref(), words).into_string())?;
    if let Some(weaker) = weaker {
        writeln!(out, "{}", settings(report, &weaker, words).into_string())?;
    }
    for (number, (finding, place)) in findings.iter().enumerate() {
        let steps = if number < WITH_STEPS { usize::MAX } else { 1 };
        let body = (!is_skipped(finding)).then(|| body(finding, place, steps, words));
        writeln!(out, "{}", case(finding, body.as_deref(), words).into_string())?;
    }
    let mut told = vec![sum::told(report, words), read::told(&report.receipt, words)];
    told.extend(read::left_out(report, words));
    told.extend(read::notes(&report.receipt, words));
    writeln!(out, "{}", html! { system-out { (told.join("\n")) } }.into_string())?;
    writeln!(out, "</testsuite>\n</testsuites>")
}

/// The test that all was read, which is there in any case: a report without tests is taken for a broken one.
fn reading(report: &Report, incomplete: Option<&str>, words: Words<'_>) -> Markup {
    let mut lines: Vec<String> = Vec::new();
    let unread = read::skipped(&report.receipt);
    let unread: Vec<_> = unread.into_iter().filter(|skipped| !skipped.why.is_policy()).collect();
    for skipped in unread.iter().take(LINES) {
        lines.push(format!("{}: {}", escape::visible(&skipped.path), words.why(&skipped.why)));
    }
    if unread.len() > LINES {
        lines.push(words.count("receipt-more", unread.len() - LINES, &[]));
    }
    html! {
        testcase classname="monoleaks" name=(words.say("page-read")) {
            @if let Some(incomplete) = incomplete {
                error message=(incomplete) type="incomplete" { (lines.join("\n")) }
            }
        }
    }
}

/// The test that the change does not loosen the settings by which it is scanned, where it does.
fn settings(report: &Report, weaker: &str, words: Words<'_>) -> Markup {
    let mut lines = loosened::lines(&report.receipt, LINES, words);
    lines.push(words.say("loosened-advice"));
    html! {
        testcase classname="monoleaks" name=(words.say("loosened-title")) {
            failure message=(weaker) type=(loosened::RULE) { (lines.join("\n")) }
        }
    }
}

/// A finding as a test; one without a `body` is passed over.
fn case(finding: &Finding, body: Option<&[String]>, words: Words<'_>) -> Markup {
    let path = finding.origin.told();
    let path = escape::visible(&path);
    let title = escape::visible(words.title(finding));
    let (line, column) = (finding.start.line, finding.start.column);
    let severity = words.of("severity", finding.severity.as_str());
    let environment = words.of("environment", finding.environment.as_str());
    let message = format!("{severity} {title} {} · {environment}", words.preview(finding));
    let excuse = match &finding.suppressed {
        Some(suppression) => story::suppressed(suppression, words),
        None => words.say("already-there"),
    };
    html! {
        testcase classname=(path) name=(format!("{title} ({line}:{column})")) file=(path) line=(line) {
            @if let Some(body) = body {
                failure message=(message) type=(escape::visible(&sort(finding))) {
                    (PreEscaped("\n"))
                    @for line in body { (line) "\n" }
                }
            } @else {
                skipped message=(excuse) {}
            }
        }
    }
}

/// Where, why, and what to do.
fn body(finding: &Finding, here: &Place<'_>, steps: usize, words: Words<'_>) -> Vec<String> {
    let at = format!("{}:{}:{}", finding.origin.told(), finding.start.line, finding.start.column);
    let mut lines = vec![escape::visible(&at).into_owned(), words.of("sure", finding.confidence.as_str())];
    let marks = clues::marks(&finding.evidence);
    lines.extend(marks.iter().take(MARKS).map(|mark| format!("- {}", mark.around(&mark.what(words), words))));
    lines.extend(story::told(finding, words));
    if let Some(known) = &finding.past {
        lines.push(past::told(finding, known, words));
        lines.push(past::versions(here, words));
    }
    lines.push(words.say("sarif-rotate"));
    for (number, step) in (1..).zip(story::steps(finding, words)).take(steps) {
        lines.push(format!("{number}. {} [{}]", escape::visible(&step.text), story::source(step, words)));
    }
    lines.push(words.fill("fingerprint", &[("fingerprint", &escape::visible(&finding.fingerprint))]));
    lines.retain(|line| !line.is_empty());
    lines
}

#[cfg(test)]
mod tests {
    use super::super::options::Format;
    use super::super::{testing, testing_git};
    use super::*;
    use crate::environment::{Environment, Lang};

    fn told(report: &Report, options: Options) -> String {
        testing::told(Format::Junit, report, options)
    }

    #[test]
    fn a_report_in_english() {
        let options = Options { show_suppressed: true, ..testing::options(Lang::En) };
        insta::assert_snapshot!(told(&testing::report(), options));
    }

    #[test]
    fn the_counts_are_those_of_the_tests() {
        for report in [testing::report(), testing_git::staged(), testing_git::history(), Report::default()] {
            for show_suppressed in [false, true] {
                let options = Options { show_suppressed, ..testing::options(Lang::Es) };
                let told = told(&report, options);
                let count = |tag: &str| told.matches(&format!("<{tag} ")).count();
                let counts = format!(
                    "tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\"",
                    count("testcase"),
                    count("failure"),
                    count("error"),
                    count("skipped"),
                );
                assert!(told.contains(&counts), "{counts}: {told}");
            }
        }
    }

    #[test]
    fn no_text_is_markup() {
        let wild = "a\"<error>&amp;]]>\u{fffe}\u{1}.env";
        let findings = vec![testing::finding(wild, Environment::Production)];
        let told = told(&Report { findings, ..Report::default() }, testing::options(Lang::En));
        let safe = "a&quot;&lt;error&gt;&amp;amp;]]&gt;\\u{fffe}\\u{1}.env";
        assert!(told.contains(&format!("classname=\"{safe}\"")), "{told}");
        assert!(!told.contains("<error>") && !told.contains(['\u{fffe}', '\u{1}']), "{told}");
    }
}
