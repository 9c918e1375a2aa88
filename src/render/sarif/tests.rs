//! What must hold of a whole SARIF file.

use super::super::options::{Format, Options};
use super::super::{testing, testing_git};
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
    let mut findings: Vec<_> = std::iter::repeat_with(low).take(25_999).collect();
    findings.push(testing::finding("z", Environment::Production));
    let report = Report { findings, ..Report::default() };
    let run = run(&report, testing::options(Lang::En));
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), MOST_RESULTS);
    assert_eq!(results[0]["ruleId"], "mono-api-key/production");
    let text = run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].as_str().unwrap();
    assert!(text.starts_with("21,000 findings were left out"), "{text}");
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

#[test]
fn each_scope_is_an_analysis_of_its_own() {
    let ids = [testing::report(), testing_git::staged(), testing_git::history()].map(|report| {
        let run = run(&report, testing::options(Lang::En));
        run["automationDetails"]["id"].as_str().unwrap().to_owned()
    });
    assert_eq!(ids, ["monoleaks/worktree/", "monoleaks/staged/", "monoleaks/history/"]);
}

#[test]
fn what_a_commit_only_keeps_is_no_result_unless_it_is_asked_for() {
    let report = testing_git::staged();
    let plain = testing::options(Lang::En);
    let states = |options| -> Vec<String> {
        let run = run(&report, options);
        let results = run["results"].as_array().unwrap().iter();
        results.map(|result| result["baselineState"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(states(plain), ["new"]);
    for options in [Options { show_suppressed: true, ..plain }, Options { all_lines: true, ..plain }] {
        assert_eq!(states(options), ["new", "unchanged", "unchanged"]);
    }
    let run = run(&report, plain);
    let note = &run["invocations"][0]["toolExecutionNotifications"][0];
    assert!(
        note["message"]["text"].as_str().unwrap().starts_with("2 findings are in HEAD already"),
        "{note}"
    );
    assert_eq!(run["invocations"][0]["properties"]["alreadyThere"], 2);
}

#[test]
fn versions_of_a_file_are_one_result() {
    let run = run(&testing_git::history(), testing::options(Lang::En));
    let results = run["results"].as_array().unwrap();
    let uri = |result: &Value| {
        let place = &result["locations"][0]["physicalLocation"];
        place["artifactLocation"]["uri"].as_str().unwrap().to_owned()
    };
    let uris: Vec<String> = results.iter().map(uri).collect();
    let [message, loose] = ["%3Cmessage%20000500000000%3E", "%3Cblob%20009200000000%3E"];
    assert_eq!(uris, ["config/prod.env", "src/pagos/cliente.ts", message, loose, "tests/pagos_test.py"]);
    let properties = &results[0]["properties"];
    assert_eq!((&properties["versions"], &properties["inHead"]), (&40.into(), &false.into()));
    assert_eq!(properties["brought"]["date"], "2025-12-01T12:00:00Z");
    let mut identities: Vec<_> =
        results.iter().map(|result| (uri(result), &result["partialFingerprints"])).collect();
    identities.dedup();
    assert_eq!(identities.len(), results.len());
    assert!(results[0].get("baselineState").is_none(), "a history is compared with nothing");
}

#[test]
fn other_places_of_a_secret_are_linked_up_to_a_limit() {
    let run = run(&testing_git::history(), testing::options(Lang::En));
    let result = &run["results"][1];
    let text = result["message"]["text"].as_str().unwrap();
    assert!(text.contains("The same secret is in [config/prod.env:12]("), "{text}");
    assert!(text.contains("Brought by 000300000000 on 2026-01-31, still in HEAD."), "{text}");
    for related in result["relatedLocations"].as_array().unwrap() {
        assert!(text.contains(&format!("]({})", related["id"])), "{text}");
    }
    let many = (0..100).map(|n| testing::finding(&format!("{n:03}.env"), Environment::Production)).collect();
    let report = Report { findings: many, ..Report::default() };
    let run = super::tests::run(&report, testing::options(Lang::En));
    let text = run["results"][50]["message"]["text"].as_str().unwrap();
    assert!(
        text.contains("[009.env:12](") && !text.contains("010.env") && text.contains("and 89 more"),
        "{text}"
    );
}
