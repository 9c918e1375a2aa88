//! What is promised of every report, whatever was scanned: the cases are scanned for it.

use super::program::{Run, copy, folder, formats, run};
use super::{files, house};
use std::collections::BTreeSet;
use tempfile::TempDir;

/// Every case as one tree, outside of this repository.
fn cases() -> TempDir {
    let tree = folder(&[]);
    for case in std::fs::read_dir(house().join("tests/cases")).expect("there are cases") {
        let case = case.expect("a readable entry");
        copy(&case.path().join("in"), &tree.path().join(case.file_name()));
    }
    tree
}

fn scan(tree: &TempDir, args: &[&str]) -> Run {
    run(tree.path(), &[&["scan", ".", "--no-config", "--min-confidence", "low"], args].concat())
}

#[test]
fn findings_are_sorted() {
    let told = scan(&cases(), &["--format", "jsonl"]);
    let lines =
        told.stdout.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
    let findings: Vec<serde_json::Value> = lines.filter(|line| line["type"] == "finding").collect();
    assert!(findings.len() > 50, "{}", findings.len());
    let key = |finding: &serde_json::Value| {
        let number = |name: &str| finding[name].as_u64().expect("a number");
        let path: Vec<String> =
            finding["path"].as_str().expect("a path").split('/').map(str::to_owned).collect();
        (path, number("byte_start"), number("byte_end"), finding["rule"].to_string())
    };
    for pair in findings.windows(2) {
        assert!(key(&pair[0]) <= key(&pair[1]), "{:?} before {:?}", key(&pair[0]), key(&pair[1]));
    }
    let places: BTreeSet<_> = findings
        .iter()
        .map(|finding| (finding["path"].to_string(), finding["byte_start"].as_u64()))
        .collect();
    assert_eq!(places.len(), findings.len(), "no place is told twice");
}

#[test]
fn any_number_of_threads_writes_the_same_bytes() {
    let tree = cases();
    for format in &formats() {
        let one = scan(&tree, &["--format", format, "--threads", "1"]);
        for _ in 0..3 {
            let four = scan(&tree, &["--format", format, "--threads", "4"]);
            assert_eq!(without_time(&one.stdout), without_time(&four.stdout), "{format}");
        }
    }
}

/// Text without the seconds that it took, which only people are told.
fn without_time(text: &str) -> String {
    let is_time = |line: &&str| line.starts_with("Read ") && line.ends_with(" s.");
    text.lines().filter(|line| !is_time(line)).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_finding_of_json_is_in_the_other_reports() {
    let tree = cases();
    let places: Vec<String> = scan(&tree, &["--format", "jsonl"]).places();
    let whole: serde_json::Value =
        serde_json::from_str(&scan(&tree, &["--format", "json"]).stdout).expect("JSON");
    assert_eq!(whole["findings"].as_array().map(Vec::len), Some(places.len()));
    let sarif: serde_json::Value =
        serde_json::from_str(&scan(&tree, &["--format", "sarif"]).stdout).expect("JSON");
    let open = whole["summary"]["open"].as_u64().and_then(|open| usize::try_from(open).ok());
    assert_eq!(sarif["runs"][0]["results"].as_array().map(Vec::len), open, "suppressed ones are left out");
    let count = |format: &str, piece: &str| scan(&tree, &["--format", format]).stdout.matches(piece).count();
    assert_eq!(Some(count("gitlab", "\"raw_source_code_extract\"")), open);
    assert_eq!(Some(count("junit", "<failure ")), open);
    assert_eq!(count("csv", "\nfinding,"), places.len(), "suppressed ones have a row, too");
    let secrets = whole["summary"]["secrets"].as_u64().and_then(|secrets| usize::try_from(secrets).ok());
    assert_eq!(Some(count("html", "\" id=\"s")), secrets);
    assert_eq!(Some(count("markdown", "\n- Fingerprint: ")), secrets);
    let text = scan(&tree, &["--show-suppressed"]).stdout;
    let missing: Vec<&String> = places
        .iter()
        .filter(|place| !text.contains(&format!("  {}:", place.split(' ').next().unwrap_or_default())))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn positions_point_at_the_value() {
    let tree = cases();
    let told = scan(&tree, &["--format", "jsonl"]);
    for line in told.stdout.lines() {
        let finding: serde_json::Value = serde_json::from_str(line).expect("JSON");
        if finding["type"] != "finding" || finding["layers"] != serde_json::json!([]) {
            continue;
        }
        let number =
            |name: &str| usize::try_from(finding[name].as_u64().expect("a number")).expect("it is small");
        let bytes =
            std::fs::read(tree.path().join(finding["path"].as_str().expect("a path"))).expect("it was read");
        let value = &bytes[number("byte_start")..number("byte_end")];
        let preview = finding["preview"].as_str().expect("a preview").trim_end_matches('…');
        assert!(preview.len() <= 4 && value.starts_with(preview.as_bytes()), "{line}");
        let text = String::from_utf8_lossy(&bytes);
        let row = text.lines().nth(number("line") - 1).expect("a line");
        let from_column: String = row.chars().skip(number("column") - 1).collect();
        let first = String::from_utf8_lossy(value);
        assert!(from_column.starts_with(first.lines().next().unwrap_or_default()), "{line}");
    }
}

#[test]
fn the_cases_are_there() {
    assert!(files(&house().join("tests/cases")).len() > 60);
}
