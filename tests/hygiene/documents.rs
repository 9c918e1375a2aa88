//! What the documentation copies from the program is what the program says.
//!
//! `UPDATE_DOCS=1 cargo test --test hygiene` writes the pages that can be written.

use super::program::{self, run};
use super::{block, house, read};
use monoleaks::environment::Environment;
use monoleaks::rule::Rules;
use std::fmt::Write as _;

/// Compare a block of a page, or write it where that is asked for.
fn holds(page: &str, name: &str, want: &str) {
    let text = read(page);
    let (place, got) = block(&text, name);
    if got == want {
        return;
    }
    assert!(
        std::env::var_os("UPDATE_DOCS").is_some(),
        "{page} is not what the program says; UPDATE_DOCS=1 cargo test --test hygiene writes:\n{want}"
    );
    let new = format!("{}{want}{}", &text[..place.start], &text[place.end..]);
    std::fs::write(house().join(page), new).expect("the page can be written");
}

/// The commands whose help stands in the page. The hooks share their options, which are told once.
const COMMANDS: [&str; 20] = [
    "",
    "scan",
    "merge",
    "explain",
    "why-not",
    "init",
    "rules",
    "rules list",
    "rules test",
    "hook",
    "hook install",
    "hook uninstall",
    "hook run",
    "hook run pre-commit",
    "doctor",
    "baseline",
    "baseline create",
    "baseline update",
    "baseline rotated",
    "baseline show",
];

#[test]
fn the_page_of_the_command_line_is_the_help() {
    let mut want = String::new();
    for command in COMMANDS {
        let args: Vec<&str> = command.split(' ').filter(|word| !word.is_empty()).chain(["--help"]).collect();
        let told = run(house(), &args);
        assert_eq!((told.code, told.stderr.as_str()), (0, ""), "{command}");
        let heading =
            if command.is_empty() { "monoleaks".to_owned() } else { format!("monoleaks {command}") };
        let help: Vec<&str> = told.stdout.trim_end().lines().map(str::trim_end).collect();
        write!(want, "\n## {heading}\n\n```text\n{}\n```\n", help.join("\n")).expect("a string takes all");
    }
    want.push('\n');
    holds("docs/cli.md", "help", &want);
}

#[test]
fn the_page_of_forms_and_the_readme_name_every_form() {
    for page in ["docs/formats.md", "README.md"] {
        let text = read(page);
        for format in program::formats() {
            assert!(text.contains(&format!("`{format}`")), "{page}: {format}");
        }
    }
}

#[test]
fn the_table_of_severities_is_that_of_the_rules() {
    let rules = Rules::embedded().expect("the rules in the binary are tested");
    let columns =
        [Environment::Production, Environment::Unknown, Environment::Certification, Environment::Sandbox];
    let mut rows: Vec<(String, [String; 4])> = rules
        .credentials
        .iter()
        .map(|rule| {
            let cell = |environment| {
                let (severity, score) = rules.severity_of(rule.kind, environment);
                format!("{severity} {score:.1}")
            };
            (rule.kind.to_string(), columns.map(cell))
        })
        .collect();
    rows.sort();
    let page = read("docs/decisions.md");
    let (_, table) = block(&page, "severity");
    let mut told: Vec<(String, [String; 4])> = Vec::new();
    for line in table.lines().skip(2) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [kind, cells @ ..] = cells.as_slice() else { panic!("no row: {line}") };
        let cells: [&str; 4] = cells.try_into().expect("four environments");
        told.push((kind.trim_matches('`').to_owned(), cells.map(str::to_owned)));
    }
    told.sort();
    assert_eq!(told, rows);
}

#[test]
fn the_readme_and_the_decisions_tell_every_exit_code() {
    for page in ["README.md", "docs/decisions.md"] {
        let text = read(page);
        let start = text.find("|--:|---|").expect("a table of codes");
        let table = text[start..].lines().skip(1).take_while(|line| line.starts_with('|'));
        let mut codes: Vec<&str> = table.filter_map(|line| line.split('|').nth(1)).map(str::trim).collect();
        codes.sort_unstable();
        assert_eq!(codes, ["0", "1", "2", "3"], "{page}");
    }
}

/// The README shows the first finding, the one that was traced, and the end.
#[test]
fn the_transcript_of_the_readme_is_true() {
    let told = run(house(), &["scan", "examples/pagos"]);
    assert_eq!(told.code, 1);
    let parts: Vec<&str> = told.stdout.trim_end().split("\n\n").collect();
    let [first, .., summary, receipt] = parts.as_slice() else { panic!("too little is said: {parts:?}") };
    let traced = parts.iter().find(|part| part.contains("\n  Traced: ")).expect("a traced finding");
    let want = format!("```text\n{first}\n\n…\n\n{traced}\n\n…\n\n{summary}\n\n{receipt}\n```\n");
    let text = read("README.md");
    let (_, transcript) = block(&text, "transcript");
    if without_seconds(transcript) != without_seconds(&want) {
        holds("README.md", "transcript", &want);
    }
}

fn without_seconds(text: &str) -> String {
    let lines = text.lines().map(|line| match line.split_once(", in ") {
        Some((read, seconds)) if seconds.ends_with(" s.") => format!("{read}.\n"),
        _ => format!("{line}\n"),
    });
    lines.collect()
}

/// The configuration and the rule that the README shows can be used as they are.
#[test]
fn the_examples_of_the_readme_work() {
    let text = read("README.md");
    let examples: Vec<&str> =
        text.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    let [config, rule] = examples.as_slice() else { panic!("a configuration and a rule, in this order") };
    let tree = program::folder(&[
        (".monoleaks.toml", config),
        ("tests/fixtures/a.env", "MONO_API_KEY=wUqB6v2ZcYk8RfXn3TdLs0JhMp7Ga4EoIx9Vb5Q\n"),
        ("mine/credentials/acme.toml", rule),
    ]);
    let told = run(tree.path(), &["scan", "tests", "--config", ".monoleaks.toml"]);
    assert_eq!(told.code, 0, "{}{}", told.stdout, told.stderr);
    assert!(told.stdout.contains("Suppressed: 1 finding"), "{}", told.stdout);
    let told = run(tree.path(), &["rules", "test", "mine"]);
    assert_eq!(told.code, 0, "{}{}", told.stdout, told.stderr);
    assert!(text.contains("cargo run --release -- scan examples/pagos"));
}

#[test]
fn this_repository_has_no_leak_and_nothing_to_say_of_its_allowances() {
    let told = run(house(), &["scan", ".", "--format", "jsonl"]);
    assert_eq!((told.code, told.receipt()["notes"].to_string().as_str()), (0, "[]"));
}
