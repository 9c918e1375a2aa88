//! `MONOLEAKS_…` variables: an option goes before a variable, a variable before the configuration.

use crate::program::{Run, finish, folder, monoleaks};
use crate::{LEAK, SANDBOX, UNKNOWN};
use std::path::Path;

/// Variables without their `MONOLEAKS_`, each with its value.
type Variables<'a> = &'a [(&'a str, &'a str)];

fn run(folder: &Path, variables: Variables<'_>, args: &[&str]) -> Run {
    let mut command = monoleaks(folder);
    command.arg("scan").args(args);
    for (name, value) in variables {
        command.env(format!("MONOLEAKS_{name}"), value);
    }
    finish(&mut command)
}

#[test]
fn each_variable_says_what_its_option_says() {
    let tree = folder(&[
        (".git/HEAD", "ref: refs/heads/main\n"),
        (".gitignore", "ignored.env\n"),
        ("ignored.env", LEAK),
        ("leak.env", LEAK),
        ("leak.txt", SANDBOX),
        ("unknown.env", UNKNOWN),
        ("empty.jsonl", ""),
        ("other.toml", "fail_on = \"never\"\n"),
    ]);
    let cases: [(&str, &str, &[&str]); 13] = [
        ("INCLUDE", "leak.env,leak.txt", &["--include", "leak.env", "--include", "leak.txt"]),
        ("EXCLUDE", "*.env", &["--exclude", "*.env"]),
        ("MAX_FILE_SIZE", "60", &["--max-file-size", "60"]),
        ("NO_IGNORE", "true", &["--no-ignore"]),
        ("NO_IGNORE", "1", &["--no-ignore"]),
        ("NO_IGNORE", "0", &[]),
        ("MIN_CONFIDENCE", "high", &["--min-confidence", "high"]),
        ("FAIL_ON", "never", &["--fail-on", "never"]),
        ("EXIT_ZERO", "true", &["--exit-zero"]),
        ("LANG", "es", &["--lang", "es"]),
        ("CONFIG", "other.toml", &["--config", "other.toml"]),
        ("BASELINE", "empty.jsonl", &["--baseline", "empty.jsonl"]),
        ("THREADS", "1", &["--threads", "1"]),
    ];
    for (name, value, args) in cases {
        let by_variable = run(tree.path(), &[(name, value)], &["--format", "jsonl"]);
        let by_option = run(tree.path(), &[], &[&["--format", "jsonl"], args].concat());
        assert_eq!(by_variable.stderr, "", "{name}={value}");
        assert_eq!(by_variable.code, by_option.code, "{name}={value}");
        assert_eq!(by_variable.stdout, by_option.stdout, "{name}={value}");
    }
    let formatted = run(tree.path(), &[("FORMAT", "jsonl")], &[]);
    assert_eq!(formatted.stdout, run(tree.path(), &[], &["--format", "jsonl"]).stdout);
}

#[test]
fn an_option_goes_before_a_variable_and_that_before_the_configuration() {
    let tree = folder(&[
        (".env", SANDBOX),
        (".monoleaks.toml", "fail_on = \"production\"\n"),
        ("never.toml", "fail_on = \"never\"\n"),
    ]);
    let cases: [(Variables<'_>, &[&str], i32, &str); 8] = [
        (&[], &[], 0, "the configuration"),
        (&[("FAIL_ON", "any")], &[], 1, "a variable before it"),
        (&[("FAIL_ON", "any")], &["--fail-on", "production"], 0, "an option before both"),
        (&[("FAIL_ON", "any")], &["--exit-zero"], 0, "an option that says the same otherwise"),
        (&[("EXIT_ZERO", "true")], &["--fail-on", "any"], 1, "the other way round"),
        (&[("NO_CONFIG", "true")], &[], 1, "no configuration, so any finding fails"),
        (&[("NO_CONFIG", "true")], &["--config", "never.toml"], 0, "a configuration that is named"),
        (&[("CONFIG", "never.toml")], &["--no-config"], 1, "none, by an option"),
    ];
    for (variables, args, code, why) in cases {
        let told = run(tree.path(), variables, args);
        assert_eq!(told.code, code, "{why}: {}", told.stderr);
    }
    let told = run(tree.path(), &[("FORMAT", "sarif")], &["--format", "jsonl"]);
    assert_eq!(told.places().len(), 1, "a form that was typed");
    let told = run(tree.path(), &[("FORMAT", "sarif")], &["--output", "report.sarif"]);
    assert_eq!((told.code, told.stdout.as_str()), (0, ""), "{}", told.stderr);
}

#[test]
fn a_variable_that_makes_no_sense_is_an_error() {
    let tree = folder(&[(".env", LEAK)]);
    for (name, value) in [("FAIL_ON", "sandbox"), ("THREADS", "many"), ("LANG", "pt"), ("CONFIG", "nowhere")]
    {
        let told = run(tree.path(), &[(name, value)], &[]);
        assert_eq!(told.code, 2, "{name}={value}");
        assert!(told.stderr.contains(value), "{name}={value}: {}", told.stderr);
    }
}
