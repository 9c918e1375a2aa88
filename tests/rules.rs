//! Rules as data: those in the binary hold what they promise, and a user's own are tested and used like them.

#[path = "support/program.rs"]
mod program;

use program::{folder, run};
use tempfile::TempDir;

/// A rule of a user's own, with its proofs.
const RULE: &str = r#"
id = "acme-dispersion-key"
kind = "api_key"
title = { en = "Acme's Mono key", es = "Llave de Mono de Acme" }
summary = { en = "The key that Acme's payroll sends to Mono.", es = "La llave que la nómina de Acme envía a Mono." }
min_length = 16
alone = ["llave dispersion"]

[[example]]
path = "nomina.env"
environment = "production"
text = """
NOMINA_URL=https://api.cuentamono.com/v1/bank_transfers
LLAVE_DISPERSION=Rz8kQ2wXv5TnB7mLp4YcJ9sHd3FgU6aE
"""

[[counterexample]]
path = "nomina.env"
text = "LLAVE_DISPERSION=${LLAVE_DISPERSION}"
why = "a reference is no value"
"#;

/// A folder `mine` with this rule, and something for it to find.
fn mine(rule: &str) -> TempDir {
    folder(&[
        ("mine/credentials/acme.toml", rule),
        (
            "nomina.env",
            "NOMINA_URL=https://api.cuentamono.com\nLLAVE_DISPERSION=Vt6cKx0PqW3yZf9RbN5dHm2LgS8uJa4E\n",
        ),
    ])
}

#[test]
fn the_rules_in_the_binary_hold_what_they_promise() {
    let told = run(std::path::Path::new("."), &["rules", "test"]);
    assert_eq!((told.code, told.stderr.as_str()), (0, ""), "{}", told.stdout);
    assert!(told.stdout.ends_with(" proofs, 0 failed\n"), "{}", told.stdout);
}

#[test]
fn a_rule_of_ones_own_is_tested_and_used() {
    let tree = mine(RULE);
    let before = run(std::path::Path::new("."), &["rules", "test"]);
    let tested = run(tree.path(), &["rules", "test", "mine"]);
    assert_eq!((tested.code, tested.stderr.as_str()), (0, ""), "{}", tested.stdout);
    let proofs = |text: &str| text.split(' ').next().and_then(|n| n.parse::<usize>().ok());
    assert_eq!(proofs(&tested.stdout), proofs(&before.stdout).map(|n| n + 2), "two proofs more");

    assert!(run(tree.path(), &["scan", "nomina.env", "--format", "jsonl"]).places().is_empty());
    let scanned = run(tree.path(), &["scan", "nomina.env", "--rules", "mine", "--format", "jsonl"]);
    assert_eq!(scanned.places(), ["nomina.env:2 production"]);
    assert!(scanned.stdout.contains(r#""rule":"acme-dispersion-key","title":"Acme's Mono key""#));

    let sarif = run(tree.path(), &["scan", "nomina.env", "--rules", "mine", "--format", "sarif"]);
    assert!(sarif.stdout.contains("\"acme-dispersion-key/production\""), "{}", sarif.stdout);
    let explained = run(tree.path(), &["explain", "acme-dispersion-key", "--rules", "mine", "--lang", "es"]);
    assert!(
        explained.stdout.starts_with("acme-dispersion-key: Llave de Mono de Acme\n"),
        "{}",
        explained.stdout
    );
    let listed = run(tree.path(), &["rules", "list", "mine"]);
    assert!(
        listed.stdout.contains("acme-dispersion-key\n  Acme's Mono key (api_key)\n"),
        "{}",
        listed.stdout
    );
}

#[test]
fn a_proof_that_fails_is_told_with_its_file_and_what_happened() {
    let cases = [
        ("environment = \"production\"", "environment = \"sandbox\"", "the wrong environment"),
        ("LLAVE_DISPERSION=Rz8k", "OTRA_LLAVE=Rz8k", "nothing found"),
        (
            "LLAVE_DISPERSION=${LLAVE_DISPERSION}",
            "NOMINA_URL=https://api.cuentamono.com\nLLAVE_DISPERSION=Vt6cKx0PqW3yZf9RbN5dHm2LgS8uJa4E",
            "a counterexample found",
        ),
    ];
    for (from, to, why) in cases {
        let tree = mine(&RULE.replacen(from, &to.replace('\n', "\\n"), 1));
        let told = run(tree.path(), &["rules", "test", "mine"]);
        assert_eq!(told.code, 1, "{why}: {}{}", told.stdout, told.stderr);
        assert!(told.stdout.contains("acme"), "{why}: {}", told.stdout);
        assert!(told.stdout.ends_with(", 1 failed\n"), "{why}: {}", told.stdout);
        assert!(!told.stdout.contains("Rz8kQ2wXv5"), "{why}: no value is told, not even a made-up one");
    }
}

#[test]
fn a_wrong_rule_is_an_error_that_names_file_and_line_and_what_to_write() {
    let cases = [
        (
            "min_length = 16",
            "min_lenght = 16",
            "acme.toml:6: unknown field `min_lenght`; did you mean `min_length`?",
        ),
        (
            "kind = \"api_key\"",
            "kind = \"apikey\"",
            "acme.toml:3: unknown variant `apikey`; did you mean `api_key`?",
        ),
        ("environment = \"production\"", "enviroment = \"production\"", "did you mean `environment`?"),
        ("why = \"a reference is no value\"", "", "acme.toml"),
        ("id = \"acme-dispersion-key\"", "id = \"mono-api-key\"", "mono-api-key"),
        ("id = \"acme-dispersion-key\"", "id = \"Acme Key\"", "Acme Key"),
        ("alone = [", "alone = ", "acme.toml:7"),
    ];
    for (from, to, want) in cases {
        let tree = mine(&RULE.replacen(from, to, 1));
        for args in [&["rules", "test", "mine"][..], &["scan", ".", "--rules", "mine"]] {
            let told = run(tree.path(), args);
            assert_eq!((told.code, told.stdout.as_str()), (2, ""), "{to}");
            assert!(told.stderr.contains(want), "{to}: {}", told.stderr);
        }
    }
}

#[test]
fn a_folder_that_is_none_or_holds_no_rules_is_an_error() {
    let tree = folder(&[("empty/readme.txt", "no rules"), ("file.toml", RULE)]);
    for dir in ["nowhere", "empty", "file.toml"] {
        let told = run(tree.path(), &["rules", "test", dir]);
        assert_eq!(told.code, 2, "{dir}: {}{}", told.stdout, told.stderr);
        assert!(told.stderr.contains(dir), "{dir}: {}", told.stderr);
    }
}

#[test]
fn every_rule_is_listed_and_explained() {
    let here = std::path::Path::new(".");
    let listed = run(here, &["rules", "list"]);
    let ids: Vec<&str> = listed.stdout.lines().filter(|line| line.starts_with("mono-")).collect();
    assert_eq!(ids.len(), 7, "{}", listed.stdout);
    for id in ids {
        let english = run(here, &["explain", id]);
        assert_eq!((english.code, english.stderr.as_str()), (0, ""), "{id}");
        for word in ["production", "certification", "sandbox", "[documented by Mono]", "  1. "] {
            assert!(english.stdout.contains(word), "{id}: {word} is missing in\n{}", english.stdout);
        }
        let spanish = run(here, &["explain", id, "--lang", "es"]);
        for word in ["producción", "certificación", "sandbox", "[documentado por Mono]", "  1. "] {
            assert!(spanish.stdout.contains(word), "{id}: {word} is missing in\n{}", spanish.stdout);
        }
    }
}

#[test]
fn one_environment_of_a_rule_is_explained_alone() {
    let here = std::path::Path::new(".");
    let told = run(here, &["explain", "mono-api-key/sandbox", "--lang", "es"]);
    assert_eq!(told.code, 0);
    assert!(told.stdout.contains("sandbox: sin dinero real – BAJA (3.0)"), "{}", told.stdout);
    assert!(!told.stdout.contains("producción: mueve"), "{}", told.stdout);
    for wrong in ["mono-api-key/staging", "mono-api-kye", "api_key"] {
        let told = run(here, &["explain", wrong]);
        assert_eq!((told.code, told.stdout.as_str()), (2, ""), "{wrong}");
        assert!(told.stderr.contains(wrong) && told.stderr.contains("mono-api-key"), "{}", told.stderr);
    }
}

#[test]
fn a_rule_may_be_named_as_sarif_names_it() {
    let tree = mine(RULE);
    let report = run(tree.path(), &["scan", "nomina.env", "--rules", "mine", "--format", "sarif"]).stdout;
    let report: serde_json::Value = serde_json::from_str(&report).expect("SARIF is JSON");
    let id = report["runs"][0]["results"][0]["ruleId"].as_str().expect("a rule");
    assert_eq!(run(tree.path(), &["explain", id, "--rules", "mine"]).code, 0, "{id}");
}
