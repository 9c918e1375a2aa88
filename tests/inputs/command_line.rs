//! What the command line means, and what the program ends with.

use crate::program::{folder, run};
use crate::{LEAK, SANDBOX, UNKNOWN, found};

#[test]
fn every_exit_code_says_what_it_means() {
    let clean = folder(&[("main.py", "print(1)\n")]);
    let production = folder(&[(".env", LEAK)]);
    let sandbox = folder(&[(".env", SANDBOX)]);
    let unknown = folder(&[(".env", UNKNOWN)]);
    let cases: [(&tempfile::TempDir, &[&str], i32, &str); 13] = [
        (&clean, &[], 0, "nothing found"),
        (&production, &[], 1, "something found"),
        (&sandbox, &[], 1, "any finding fails, unless told otherwise"),
        (&production, &["--fail-on", "production"], 1, "production"),
        (&unknown, &["--fail-on", "production"], 1, "unknown counts as production"),
        (&sandbox, &["--fail-on", "production"], 0, "sandbox does not"),
        (&production, &["--fail-on", "never"], 0, "never"),
        (&production, &["--exit-zero"], 0, "the same, by another name"),
        (&unknown, &["--min-confidence", "high"], 0, "what is not told does not fail"),
        (&production, &["--exit-zero", "--fail-on", "any"], 2, "both at once"),
        (&production, &["--fail-on", "sandbox"], 2, "no such word"),
        (&production, &["--unknown-option"], 2, "no such option"),
        (&production, &["--config", "nowhere.toml"], 2, "no such configuration"),
    ];
    for (tree, args, code, why) in cases {
        let told = run(tree.path(), &[&["scan", "."], args].concat());
        assert_eq!(told.code, code, "{why}: {}", told.stderr);
        assert_eq!(told.stderr.is_empty(), code != 2, "{why}: {}", told.stderr);
    }
}

#[test]
fn scan_is_meant_where_no_command_is() {
    let tree = folder(&[("a/.env", LEAK), ("b/.env", LEAK)]);
    assert_eq!(run(tree.path(), &["--format", "jsonl"]).places().len(), 2, "the folder one is in");
    assert_eq!(run(tree.path(), &["a", "--format", "jsonl"]).places(), ["a/.env:2 production"]);
    assert_eq!(run(tree.path(), &["scan", "--format", "jsonl", "b"]).places(), ["b/.env:2 production"]);
}

#[test]
fn a_path_that_looks_like_an_option_or_a_command_can_be_said() {
    let tree = folder(&[("--quiet/.env", LEAK), ("scan/.env", LEAK), ("-/.env", LEAK)]);
    assert_eq!(found(tree.path(), &["--", "--quiet"]), ["--quiet/.env:2 production"]);
    assert_eq!(found(tree.path(), &["scan"]), ["scan/.env:2 production"]);
    assert_eq!(found(tree.path(), &["./-"]), ["-/.env:2 production"]);
}

#[test]
fn a_configuration_is_that_of_the_nearest_folder_within_the_repository() {
    let tree = folder(&[
        (".git/HEAD", "ref: refs/heads/main\n"),
        (".monoleaks.toml", "fail_on = \"never\"\n"),
        ("a/.env", LEAK),
        ("b/.monoleaks.toml", "fail_on = \"any\"\n"),
        ("b/.env", LEAK),
        ("b/inner/.git/HEAD", "ref: refs/heads/main\n"),
        ("b/inner/.env", SANDBOX),
        ("other.toml", "fail_on = \"production\"\n"),
    ]);
    let code = |args: &[&str]| run(tree.path(), &[&["scan"], args].concat()).code;
    assert_eq!(code(&["."]), 0);
    assert_eq!(code(&["a"]), 0, "of a folder above");
    assert_eq!(code(&["b"]), 1, "of a nearer one");
    assert_eq!(code(&["b/inner"]), 1, "not from outside of the repository");
    assert_eq!(code(&["b/inner", "--config", "other.toml"]), 0, "one that is named");
    assert_eq!(code(&["a", "--config", "other.toml"]), 1);
    assert_eq!(code(&["a", "--no-config"]), 1, "none");
    assert_eq!(code(&["a", "--fail-on", "any"]), 1, "an option goes before it");
    assert_eq!(code(&["b", "--fail-on", "production"]), 1);
}

#[test]
fn a_wrong_configuration_is_an_error_that_says_what_to_write() {
    let cases = [
        (
            "min_confidense = \"low\"\n",
            ".monoleaks.toml:1: unknown field `min_confidense`; did you mean `min_confidence`?",
        ),
        ("[[allow]]\npaths = [\"a\"]\n", "an [[allow]] for `a` has no reason"),
        ("fail_on = \"prod\"\n", "did you mean"),
        ("what is this", ".monoleaks.toml:1"),
        ("[[allow]]\npaths = [\"a\"]\nreason = \"r\"\nuntil = \"2026-02-30\"\n", "`2026-02-30` is no date"),
    ];
    for (text, want) in cases {
        let tree = folder(&[(".monoleaks.toml", text), (".env", LEAK)]);
        let told = run(tree.path(), &["scan", "."]);
        assert_eq!(told.code, 2, "{text}");
        assert!(told.stderr.contains(want), "{text}: {}", told.stderr);
    }
}

#[test]
fn text_follows_the_locale_and_other_reports_do_not() {
    use crate::program::{finish, monoleaks};
    let tree = folder(&[(".env", LEAK)]);
    let told = |variables: &[(&str, &str)], args: &[&str]| {
        let mut command = monoleaks(tree.path());
        command.arg("scan").args(args).envs(variables.iter().copied());
        finish(&mut command).stdout
    };
    let is_spanish = |text: &str| text.contains("1 hallazgo");
    assert!(is_spanish(&told(&[("LANG", "es_CO.UTF-8")], &[])));
    assert!(is_spanish(&told(&[("LANG", "en_US.UTF-8"), ("LC_MESSAGES", "es")], &[])));
    assert!(!is_spanish(&told(&[("LANG", "es_CO.UTF-8"), ("LC_ALL", "C")], &[])));
    assert!(!is_spanish(&told(&[("LANG", "es_CO.UTF-8")], &["--lang", "en"])));
    assert!(is_spanish(&told(&[], &["--lang", "es"])));
    let program = told(&[("LANG", "es_CO.UTF-8")], &["--format", "json"]);
    assert_eq!(program, told(&[], &["--format", "json"]));
}

#[test]
fn colours_are_for_those_who_see_them() {
    use crate::program::{finish, monoleaks};
    let tree = folder(&[(".env", LEAK)]);
    let coloured = |variables: &[(&str, &str)], args: &[&str]| {
        let mut command = monoleaks(tree.path());
        command.arg("scan").args(args).envs(variables.iter().copied());
        finish(&mut command).stdout.contains('\x1b')
    };
    assert!(!coloured(&[], &[]), "a pipe");
    assert!(coloured(&[], &["--color", "always"]));
    assert!(coloured(&[("CLICOLOR_FORCE", "1")], &[]));
    assert!(!coloured(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], &[]));
    assert!(!coloured(&[("CLICOLOR_FORCE", "1")], &["--color", "never"]));
    assert!(!coloured(&[], &["--color", "always", "--format", "json"]), "only text has colours");
}
