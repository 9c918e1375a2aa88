//! What must hold of a whole SARIF file.

use super::super::options::{Format, Options};
use super::super::testing;
use super::limits::MOST_RESULTS;
use crate::environment::{Environment, Lang};
use crate::report::Report;
use crate::severity::Severity;
use serde_json::Value;

fn run(report: &Report, options: Options) -> Value {
    let text = testing::told(Format::Sarif, report, options);
    let mut log: Value = serde_json::from_str(&text).unwrap();
    log["runs"][0].take()
}

#[test]
fn regions_count_utf16_code_units() {
    let run = run(&testing::report(), testing::options(Lang::En));
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    let region = &run["results"][0]["locations"][0]["physicalLocation"]["region"];
    let numbers =
        ["startLine", "startColumn", "endLine", "endColumn"].map(|key| region[key].as_i64().unwrap());
    assert_eq!(numbers, [12, 19, 12, 39]);
    assert!(region.get("snippet").is_none(), "a snippet would be the secret");
}

#[test]
fn every_result_names_its_rule() {
    let run = run(&testing::report(), testing::options(Lang::En));
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    for rule in rules {
        assert!(results.iter().any(|result| result["ruleId"] == rule["id"]), "a rule without results");
        assert!(rule["properties"]["security-severity"].is_string());
    }
}

#[test]
fn evidence_is_linked_from_the_message() {
    let run = run(&testing::report(), testing::options(Lang::En));
    let result = &run["results"][0];
    let text = result["message"]["text"].as_str().unwrap();
    for related in result["relatedLocations"].as_array().unwrap() {
        assert!(text.contains(&format!("]({})", related["id"])), "{text}");
    }
    assert!(
        text.contains("[host api.cuentamono.com](1) on line 14 (same statement): Mono, production"),
        "{text}"
    );
}

#[test]
fn suppressed_findings_are_left_out_unless_asked_for() {
    let hidden = testing::options(Lang::En);
    let shown = Options { show_suppressed: true, ..hidden };
    let report = testing::report();
    assert_eq!(run(&report, hidden)["results"].as_array().unwrap().len(), 3);
    let run = run(&report, shown);
    let suppressed: Vec<&Value> =
        run["results"].as_array().unwrap().iter().filter_map(|result| result.get("suppressions")).collect();
    assert_eq!(suppressed.len(), 1);
    assert_eq!(suppressed[0][0]["kind"], "inSource");
    assert_eq!(suppressed[0][0]["justification"], "rotated [2026-01]");
}

#[test]
fn an_incomplete_scan_is_no_success_and_says_why() {
    let run = run(&testing::report(), testing::options(Lang::En));
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let notification = &invocation["toolExecutionNotifications"][0];
    assert_eq!(notification["level"], "error");
    assert_eq!(notification["message"]["text"], "Not read (unreadable: permission denied).");
    let uri = &notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(uri, "c/%E2%80%AEdenied");
}

#[test]
fn beyond_the_limit_the_gravest_are_kept_and_the_cut_is_told() {
    let low = || {
        let mut finding = testing::finding("a", Environment::Sandbox);
        (finding.severity, finding.score) = (Severity::Low, 3.1);
        finding
    };
    let mut findings: Vec<_> = std::iter::repeat_with(low).take(MOST_RESULTS + 1).collect();
    findings.push(testing::finding("z", Environment::Production));
    let report = Report { findings, ..Report::default() };
    let run = run(&report, testing::options(Lang::En));
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), MOST_RESULTS);
    assert_eq!(results[0]["ruleId"], "mono-api-key/production");
    let text = run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].as_str().unwrap();
    assert!(text.starts_with("2 findings were left out"), "{text}");
}

#[test]
fn the_same_report_is_the_same_bytes_however_long_it_took() {
    let options = testing::options(Lang::Es);
    let mut report = testing::report();
    let once = testing::told(Format::Sarif, &report, options);
    report.receipt.elapsed *= 7;
    assert_eq!(testing::told(Format::Sarif, &report, options), once);
    assert!(!once.contains("primaryLocationLineHash"), "it is a way back to the secret");
}
