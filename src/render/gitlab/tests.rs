//! What must hold of a whole report for GitLab. `.ci/run` compares it with a schema besides.

use super::super::options::{Format, Options};
use super::super::{testing, testing_git};
use super::{MOST_NAME, MOST_SOLUTION};
use crate::environment::Lang;
use crate::report::Report;
use serde_json::Value;
use std::collections::BTreeSet;

fn told(report: &Report, options: Options) -> Value {
    serde_json::from_str(&testing::told(Format::Gitlab, report, options)).unwrap()
}

#[test]
fn a_report_in_english() {
    let text = testing::told(Format::Gitlab, &testing::report(), testing::options(Lang::En));
    insta::assert_snapshot!(text);
}

#[test]
fn suppressed_findings_open_no_vulnerability_even_where_they_are_asked_for() {
    let options = Options { show_suppressed: true, ..testing::options(Lang::En) };
    assert_eq!(told(&testing::report(), options)["vulnerabilities"].as_array().unwrap().len(), 3);
    assert_eq!(told(&testing_git::staged(), options)["vulnerabilities"].as_array().unwrap().len(), 1);
    let all = Options { all_lines: true, ..options };
    assert_eq!(told(&testing_git::staged(), all)["vulnerabilities"].as_array().unwrap().len(), 3);
}

#[test]
fn an_incomplete_scan_is_a_failure_and_says_why() {
    let options = testing::options(Lang::En);
    let scan = &told(&testing::report(), options)["scan"];
    assert_eq!(scan["status"], "failure");
    let warnings: Vec<&str> = scan["messages"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|message| message["level"] == "warn")
        .map(|message| message["value"].as_str().unwrap())
        .collect();
    assert_eq!(
        warnings,
        [
            "INCOMPLETE: 1 thing that was asked for could not be read.",
            "c/\\u{202e}denied: unreadable: permission denied"
        ]
    );
    assert_eq!(told(&testing_git::staged(), options)["scan"]["status"], "success");
}

#[test]
fn every_vulnerability_has_an_id_of_its_own_and_the_commit_that_brought_it() {
    let history = told(&testing_git::history(), testing::options(Lang::Es));
    let vulnerabilities = history["vulnerabilities"].as_array().unwrap();
    let ids: BTreeSet<&str> = vulnerabilities.iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), vulnerabilities.len());
    let commit = &vulnerabilities[0]["location"]["commit"];
    assert_eq!(commit["sha"], "0001000000000000000000000000000000000000");
    assert_eq!(commit["date"], "2025-12-01T12:00:00Z");
    let worktree = told(&testing::report(), testing::options(Lang::Es));
    assert_eq!(worktree["vulnerabilities"][0]["location"]["commit"]["sha"], "0000000");
}

#[test]
fn what_gitlab_cuts_or_refuses_is_not_written() {
    let mut report = testing::report();
    report.findings[0].rule = "ñ".repeat(MOST_NAME + 1);
    let told = told(&report, testing::options(Lang::En));
    let name = told["vulnerabilities"][0]["name"].as_str().unwrap();
    assert_eq!(name.chars().count(), MOST_NAME);
    // The real steps, not those of these tests.
    let rules = crate::rule::Rules::embedded().unwrap();
    for finding in testing::report().findings {
        let words = super::Words::new(&rules, Lang::Es);
        let solution = super::solution(&finding, words);
        let steps = super::story::steps(&finding, words).len();
        assert!(solution.chars().count() <= MOST_SOLUTION);
        assert_eq!(solution.lines().count(), steps, "none is left out");
    }
}
