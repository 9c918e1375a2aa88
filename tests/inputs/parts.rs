//! Scans that several machines share, and reports that are put together.

use crate::program::{Run, copy, folder, run, write};
use crate::{LEAK, SANDBOX};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use tempfile::TempDir;

/// Every case as one tree, and a project in which one file says whose a name in another one is.
fn tree() -> TempDir {
    let tree = folder(&[
        ("mixed/package.json", "{}"),
        ("mixed/a.env", "MONO_TOKEN=Gd3Xk9WtRz5LbQ0YmHn7VsPf2CuJ8aEiTo6NvK4\n"),
        ("mixed/b.env", "MONO_API_TOKEN=n4HsYb8TzQ1KwVx6RmLf0CgJd3PeUa9IoX5tBk7\n"),
        ("mixed/c.ts", "fetch('https://api.cuentamono.com/v1/banks')\n"),
        ("encoded/package.json", "{}"),
        ("encoded/a.env", "MONO_TOKEN=Rt6YhQ2WmZx8KcLv4NbJf0GdPs7Ua3EoI5T9Vn1\n"),
        ("encoded/b.yaml", "token_url: aHR0cHM6Ly9hcGkuY3VlbnRhbW9uby5jb20vdjEvYmFua3M=\n"),
    ]);
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    for case in std::fs::read_dir(cases).expect("there are cases") {
        let case = case.expect("a readable entry");
        copy(&case.path().join("in"), &tree.path().join(case.file_name()));
    }
    tree
}

fn scan(tree: &TempDir, args: &[&str]) -> Run {
    run(tree.path(), &[&["scan", ".", "--no-config"], args].concat())
}

/// The lines of findings in JSON Lines, sorted.
fn findings(told: &Run) -> Vec<String> {
    let is_finding = |line: &&str| line.starts_with("{\"type\":\"finding\"");
    let mut lines: Vec<String> = told.stdout.lines().filter(is_finding).map(str::to_owned).collect();
    lines.sort();
    lines
}

#[test]
fn the_parts_of_a_scan_are_the_whole() {
    let tree = tree();
    for least in ["medium", "low"] {
        let args = ["--format", "jsonl", "--min-confidence", least];
        let whole = scan(&tree, &args);
        let place = |file: &str| whole.places().iter().any(|place| place.starts_with(file));
        assert!(place("mixed/a.env") && place("encoded/a.env"), "the project says whose they are");
        for of in [1, 2, 5] {
            let parts: Vec<Run> = (1..=of)
                .map(|part| scan(&tree, &[&args[..], &["--shard", &format!("{part}/{of}")]].concat()))
                .collect();
            let mut all: Vec<String> = parts.iter().flat_map(findings).collect();
            all.sort();
            assert_eq!(all, findings(&whole), "{of} parts");
            let receipts: Vec<Value> = parts.iter().map(Run::receipt).collect();
            let sum = |key: &str| receipts.iter().filter_map(|receipt| receipt[key].as_u64()).sum::<u64>();
            let files = whole.receipt()["files"].as_u64().expect("a number");
            for key in ["files", "bytes", "below"] {
                assert_eq!(Some(sum(key)), whole.receipt()[key].as_u64(), "{key} of {of} parts");
            }
            assert_eq!(sum("overheard"), files * (of - 1), "of {of} parts");
            let mut doubted: BTreeMap<String, u64> = BTreeMap::new();
            for (doubt, n) in receipts.iter().filter_map(|receipt| receipt["doubted"].as_object()).flatten() {
                *doubted.entry(doubt.clone()).or_default() += n.as_u64().unwrap_or_default();
            }
            assert_eq!(serde_json::json!(doubted), whole.receipt()["doubted"], "{of} parts");
            assert_eq!(receipts[0]["shard"], format!("1/{of}"));
        }
        assert_eq!(whole.receipt()["shard"], Value::Null);
    }
}

#[test]
fn a_part_is_told_in_text_and_a_wrong_one_is_refused() {
    let tree = folder(&[("a.env", LEAK), ("b.env", LEAK), ("c.env", LEAK)]);
    let told = run(tree.path(), &["scan", "--shard", "1/1"]);
    assert!(told.stdout.contains("This is part 1/1: 0 files"), "{}", told.stdout);
    for wrong in ["0/2", "3/2", "2", "a/b"] {
        let told = run(tree.path(), &["scan", "--shard", wrong]);
        assert_eq!(told.code, 2, "{wrong}");
        assert!(told.stderr.contains("write the first of four as 1/4"), "{}", told.stderr);
    }
}

/// Write a report of `tree` beside it, and say where.
fn sarif(tree: &TempDir, name: &str, args: &[&str]) -> String {
    let told = scan(tree, &[&["--format", "sarif"], args].concat());
    let out = tree.path().join("reports").join(name);
    write(&out, told.stdout.as_bytes());
    out.to_string_lossy().into_owned()
}

fn merged(files: &[&str], args: &[&str]) -> (i32, Value) {
    let told = run(Path::new("."), &[&["merge"], files, args].concat());
    assert_eq!(told.stderr, "", "{files:?}");
    (told.code, serde_json::from_str(&told.stdout).expect("SARIF is JSON"))
}

/// Results by what tells them apart.
fn results(run: &Value) -> Vec<String> {
    let results = run["results"].as_array().expect("results").iter().map(|result| {
        let place = &result["locations"][0]["physicalLocation"];
        let number = usize::try_from(result["ruleIndex"].as_u64().expect("a number")).expect("it is small");
        let rule = &run["tool"]["driver"]["rules"][number]["id"];
        assert_eq!(*rule, result["ruleId"], "the number is that of the rule");
        format!(
            "{rule} {} {} {}",
            place["artifactLocation"]["uri"], place["region"], result["partialFingerprints"]
        )
    });
    results.collect()
}

#[test]
fn the_reports_of_parts_are_that_of_the_whole() {
    let tree = tree();
    let outside = folder(&[]);
    std::fs::create_dir(outside.path().join("in")).expect("there is room");
    copy(tree.path(), &outside.path().join("in"));
    let whole: Value = serde_json::from_str(&scan(&tree, &["--format", "sarif"]).stdout).expect("JSON");
    let parts: Vec<String> = (1..=3)
        .map(|part| {
            let told = scan(&tree, &["--format", "sarif", "--shard", &format!("{part}/3")]);
            let out = outside.path().join(format!("{part}.sarif"));
            write(&out, told.stdout.as_bytes());
            out.to_string_lossy().into_owned()
        })
        .collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let (code, all) = merged(&parts, &[]);
    assert_eq!((code, all["runs"].as_array().map(Vec::len)), (1, Some(1)));
    let (run, want) = (&all["runs"][0], results(&whole["runs"][0]));
    assert!(want.len() > 50, "{}", want.len());
    assert_eq!(results(run), want, "in the same order");
    assert_eq!(run["invocations"].as_array().map(Vec::len), Some(3), "every receipt is kept");
    let ids = |run: &Value| -> BTreeSet<String> {
        let rules = run["tool"]["driver"]["rules"].as_array().expect("rules").iter();
        rules.map(|rule| rule["id"].to_string()).collect()
    };
    assert_eq!(ids(run), ids(&whole["runs"][0]));
    let turned: Vec<&str> = parts.iter().rev().copied().collect();
    assert_eq!(merged(&turned, &[]).1, all, "in any order");
    let twice = [&parts[..], &parts[..]].concat();
    assert_eq!(merged(&twice, &[]).1, all, "twice is once");

    let (code, two) = merged(&[parts[0], parts[2]], &["--fail-on", "never"]);
    assert_eq!(code, 3, "a part is missing");
    let last = two["runs"][0]["invocations"].as_array().and_then(|all| all.last()).expect("one of its own");
    assert_eq!(last["executionSuccessful"], false);
    let text = last["toolExecutionNotifications"][0]["message"]["text"].as_str().expect("a text");
    assert!(text.contains("2/3") && !text.contains("1/3"), "{text}");
}

#[test]
fn a_merged_report_ends_as_a_scan_of_all_of_it_would() {
    let tree = folder(&[("a.env", LEAK), ("b.env", SANDBOX), ("c.txt", "nothing\n")]);
    let grave = sarif(&tree, "grave.sarif", &["--include", "a.env"]);
    let sandbox = sarif(&tree, "sandbox.sarif", &["--include", "b.env"]);
    let clean = sarif(&tree, "clean.sarif", &["--include", "c.txt"]);
    let kept = sarif(&tree, "accepted.sarif", &["--include", "c.txt", "--show-suppressed"]);
    let broken = std::fs::read_to_string(&clean).expect("it was written");
    let unread = tree.path().join("reports/unread.sarif").to_string_lossy().into_owned();
    write(
        Path::new(&unread),
        broken.replace("\"executionSuccessful\": true", "\"executionSuccessful\": false").as_bytes(),
    );
    #[rustfmt::skip]
    let cases: [(&[&str], &str, i32, &str); 8] = [
        (&[&clean],             "any",        0, "nothing was found"),
        (&[&clean, &kept],      "any",        0, "nor anywhere else"),
        (&[&clean, &grave],     "any",        1, "one of them has something"),
        (&[&clean, &sandbox],   "any",        1, "however little"),
        (&[&clean, &sandbox],   "production", 0, "which does not count"),
        (&[&sandbox, &grave],   "production", 1, "which does"),
        (&[&clean, &unread],    "any",        3, "one of them is incomplete"),
        (&[&grave, &unread],    "any",        1, "findings go first"),
    ];
    for (files, fail_on, code, why) in cases {
        assert_eq!(merged(files, &["--fail-on", fail_on]).0, code, "{why}");
    }
    let out = tree.path().join("all.sarif").to_string_lossy().into_owned();
    let told = run(tree.path(), &["merge", &grave, &sandbox, "--output", &out]);
    assert_eq!((told.code, told.stdout.as_str()), (1, ""));
    let all: Value =
        serde_json::from_str(&std::fs::read_to_string(out).expect("it was written")).expect("JSON");
    assert_eq!(results(&all["runs"][0]).len(), 2);
}

#[test]
fn one_report_stays_as_it_is() {
    let tree = folder(&[]);
    let house = Path::new(env!("CARGO_MANIFEST_DIR"));
    let told = run(house, &["scan", "examples/pagos", "--format", "sarif"]);
    let file = tree.path().join("a.sarif");
    write(&file, told.stdout.as_bytes());
    let again = run(tree.path(), &["merge", "a.sarif"]);
    let json = |text: &str| serde_json::from_str::<Value>(text).expect("SARIF is JSON");
    assert!(json(&again.stdout) == json(&told.stdout), "nothing but the order of keys differs");
}

#[test]
fn what_is_no_report_of_ours_is_refused_and_not_quoted() {
    let secret = "wUqB6v2ZcYk8RfXn3TdLs0JhMp7Ga4EoIx9Vb5Q";
    let run_of = |name: &str| {
        format!(
            "{{\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\"driver\":{{\"name\":\"{name}\"}}}},\"results\":[{{\"snippet\":\"{secret}\"}}]}}]}}"
        )
    };
    #[rustfmt::skip]
    let cases = [
        ("none.sarif",  None,                                   "cannot be read"),
        ("text.sarif",  Some(format!("MONO_API_KEY={secret}")), "it is no JSON"),
        ("list.sarif",  Some(format!("[\"{secret}\"]")),        "it is no SARIF 2.1.0"),
        ("empty.sarif", Some("{\"version\":\"2.1.0\"}".to_owned()), "it has no runs"),
        ("other.sarif", Some(run_of("gitleaks")),               "another tool wrote it"),
        ("half.sarif",  Some(run_of("monoleaks")),              "a run lacks its results"),
    ];
    for (name, text, wrong) in cases {
        let tree = folder(&[]);
        if let Some(text) = text {
            write(&tree.path().join(name), text.as_bytes());
        }
        let told = run(tree.path(), &["merge", name]);
        assert_eq!((told.code, told.stdout.as_str()), (2, ""), "{name}");
        assert!(told.stderr.contains(wrong) && told.stderr.contains(name), "{}", told.stderr);
        assert!(!told.stderr.contains(&secret[..8]), "{}", told.stderr);
    }
}
