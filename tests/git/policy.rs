//! `--policy-from`: a change does not decide by what it is scanned.

use crate::repo::{Repo, Told};
use crate::{LEAK, OTHER};

/// Allows everything.
const ALL: &str = "[[allow]]\npaths = [\"**\"]\nreason = \"nothing to see here\"\n";

/// A sandbox key and its host.
const SANDBOX: &str =
    "MONO_BASE_URL=https://api.sandbox.cuentamono.com\nMONO_API_KEY=Tq3Zx8WmKf5RbHs2NdYc7LpJv4GuEa9Io6\n";

/// The same key with a comment on its line, or on the one before.
fn commented(leak: &str) -> String {
    let (host, key) = leak.trim_end().split_once('\n').expect("two lines");
    format!("{host}\n{key} # monoleaks:allow[mono-api-key] a sample\n")
}

fn comment_before(leak: &str) -> String {
    let (host, key) = leak.trim_end().split_once('\n').expect("two lines");
    format!("{host}\n# monoleaks:allow[mono-api-key] a sample\n{key}\n")
}

/// Paths and what stands there.
type Files<'f> = &'f [(&'f str, &'f str)];

/// A base and a change of it, both committed.
fn changed(base: &[(&str, &str)], change: &[(&str, &str)]) -> Repo {
    let repo = Repo::new();
    repo.committed(base);
    repo.git(&["tag", "base"]);
    repo.committed(change);
    repo
}

/// What a scan of the work tree says, and what one of the commits of the change says.
fn both(repo: &Repo) -> [(&'static str, Told); 2] {
    [
        ("files", repo.monoleaks(&["scan", "--policy-from", "base", "."])),
        ("history", repo.monoleaks(&["scan", "--policy-from", "base", "--history", "base.."])),
    ]
}

/// An entry of a baseline for the leak in `a.env`.
fn accepted(repo: &Repo) -> String {
    let told = repo.monoleaks(&[
        "baseline",
        "create",
        "b.jsonl",
        "--reason",
        "made up",
        "--who",
        "Ana",
        "--allow-production",
    ]);
    assert_eq!(told.code, 0, "{told:?}");
    std::fs::read_to_string(repo.top.join("b.jsonl")).expect("it was just written")
}

#[test]
fn a_change_that_accepts_its_own_leak_is_red() {
    let baseline = accepted(&changed(&[("a.txt", "")], &[("a.env", LEAK)]));
    let (behind, before) = (commented(LEAK), comment_before(LEAK));
    #[rustfmt::skip]
    let cases: [(Files<'_>, usize, &str); 9] = [
        // what the change adds                                     loosened   why
        (&[("a.env", LEAK)],                                           0, "nothing else"),
        (&[("a.env", LEAK), (".monoleaks.toml", ALL)],                 1, "a configuration that allows everything"),
        (&[("a.env", LEAK), (".monoleaks.toml", "fail_on = \"never\"\nmin_confidence = \"high\"\n")], 2, "one that finds nothing"),
        (&[("a.env", LEAK), (".monoleaks.toml", "baseline = \"b.jsonl\"\n"), ("b.jsonl", &baseline)], 1, "a baseline"),
        (&[("a.env", LEAK), (".ignore", "*\n"), (".rgignore", "*\n")], 0, "an ignore file that hides everything"),
        (&[("a.env", LEAK), (".gitignore", "*\n")],                    0, "one of git's"),
        (&[("a.env", &behind)],                                        0, "a comment on the line"),
        (&[("a.env", &before)],                                        0, "a comment before the line"),
        (&[("a.env", &behind), (".monoleaks.toml", "new_comments = true\n")], 1, "comments that count"),
    ];
    for (change, loosened, why) in cases {
        for base in [&[("a.txt", "")][..], &[("a.txt", ""), (".monoleaks.toml", "provider = \"mono\"\n")]] {
            let repo = changed(base, change);
            let loosened = if base.len() > 1 && change.iter().any(|(path, _)| *path == ".monoleaks.toml") {
                loosened + 1 // it no longer says whose credentials are meant
            } else {
                loosened
            };
            for (scan, told) in both(&repo) {
                assert_eq!(told.code, 1, "{why} ({scan}): {told:?}");
                assert!(told.stdout.contains("a.env:"), "{why} ({scan}): {told:?}");
                let places = match loosened {
                    0 => String::new(),
                    1 => "WEAKER SETTINGS: this change would loosen the scan in 1 place.".to_owned(),
                    n => format!("WEAKER SETTINGS: this change would loosen the scan in {n} places."),
                };
                let is_told = told.stdout.contains("WEAKER");
                assert_eq!(is_told, loosened > 0, "{why} ({scan}): {}", told.stdout);
                assert!(told.stdout.contains(&places), "{why} ({scan}): {}", told.stdout);
            }
        }
    }
}

#[test]
fn a_change_that_only_loosens_is_red_and_says_where() {
    let repo = changed(
        &[(".monoleaks.toml", "fail_on = \"any\"\n")],
        &[(
            ".monoleaks.toml",
            "fail_on = \"any\"\n\n[[allow]]\npaths = [\"pruebas/\"]\nreason = \"made up\"\n",
        )],
    );
    for (scan, told) in both(&repo) {
        assert_eq!(told.code, 1, "{scan}: {told:?}");
        assert!(told.stdout.contains(".monoleaks.toml:3\n"), "{scan}: {}", told.stdout);
    }
    let never = repo.monoleaks(&["scan", "--policy-from", "base", "--exit-zero"]);
    assert_eq!(never.code, 0, "who never fails does not fail for this: {never:?}");
    let sarif = repo.monoleaks(&["scan", "--policy-from", "base", "--format", "sarif"]).stdout;
    assert!(sarif.contains("\"ruleId\": \"monoleaks-settings\""), "{sarif}");
    let json = repo.monoleaks(&["scan", "--policy-from", "base", "--format", "json"]).stdout;
    assert!(json.contains("\"what\": \"allow\"") && json.contains("\"policy\": \"base\""), "{json}");
}

#[test]
fn what_is_loosened_stays_told_when_reports_are_put_together() {
    let base = "provider = \"mono\"\nmin_confidence = \"low\"\n";
    let repo = changed(&[(".monoleaks.toml", base)], &[(".monoleaks.toml", "")]);
    let scan = ["scan", "--policy-from", "base", "--format", "sarif", "--output"];
    for extra in [&["files.sarif"][..], &["commits.sarif", "--history", "base.."]] {
        assert_eq!(repo.monoleaks(&[&scan[..], extra].concat()).code, 1, "{extra:?}");
    }
    let merged = repo.monoleaks(&["merge", "files.sarif", "commits.sarif"]);
    assert_eq!(merged.code, 1, "{merged:?}");
    let count = merged.stdout.matches("\"ruleId\": \"monoleaks-settings\"").count();
    assert_eq!(count, 4, "two settings, on the first line both, in two scopes: {}", merged.stdout);
}

#[test]
fn what_the_base_accepts_stays_accepted() {
    let (behind, before) = (commented(LEAK), comment_before(LEAK));
    let both_keys = format!("{behind}{}", commented(OTHER));
    let swapped = format!(
        "{}\n",
        comment_before(LEAK)
            .replace(LEAK.lines().nth(1).expect("two lines"), OTHER.lines().nth(1).expect("two lines"),)
    );
    let trusting = "new_comments = true\n";
    let baseline = accepted(&changed(&[("a.txt", "")], &[("a.env", LEAK)]));
    let with_baseline =
        [("a.env", LEAK), ("b.jsonl", baseline.as_str()), (".monoleaks.toml", "baseline = \"b.jsonl\"\n")];
    let sandbox = commented(SANDBOX);
    #[rustfmt::skip]
    let cases: [(Files<'_>, Files<'_>, i32, &str); 10] = [
        (&[("a.env", &behind)],   &[("b.txt", "")],                          0, "a comment that was there"),
        (&[("a.env", &before)],   &[("a.env", &format!("\n{before}"))],      0, "which may move"),
        (&[("a.env", &behind.replace('\n', "\r\n"))], &[("a.env", &behind)], 0, "and end its lines otherwise"),
        (&[("a.env", &behind)],   &[("a.env", &both_keys)],                  1, "not another key beside it"),
        (&[("a.env", &before)],   &[("a.env", &swapped)],                    1, "not another key under it"),
        (&[("a.env", &behind)],   &[("b.env", &behind)],                     1, "nor in another file"),
        (&[(".monoleaks.toml", trusting)], &[("a.env", &behind)],            0, "the base says that new ones count"),
        (&[("a.txt", "")],        &[("a.env", &sandbox)],                    0, "a new one for the sandbox"),
        (&with_baseline,          &[("b.jsonl", "{"), (".monoleaks.toml", "x = 1\n")], 0, "a baseline that the change breaks"),
        (&[(".monoleaks.toml", ALL)], &[("a.env", LEAK)],                    0, "a path rule"),
    ];
    for (base, change, code, why) in cases {
        let repo = changed(base, change);
        let told = repo.monoleaks(&["scan", "--policy-from", "base"]);
        assert_eq!(told.code, code, "{why}: {told:?}");
    }
}

#[test]
fn a_server_goes_by_a_branch_that_it_has() {
    let baseline = accepted(&changed(&[("a.txt", "")], &[("a.env", LEAK)]));
    let settings = "provider = \"mono\"\nbaseline = \"deep/b.jsonl\"\n";
    let mut repo = changed(
        &[(".monoleaks.toml", settings), ("deep/b.jsonl", &baseline)],
        &[("a.env", LEAK), (".monoleaks.toml", "")],
    );
    let bare = repo.beside("bare.git");
    repo.git(&["clone", "--quiet", "--bare", ".", &bare.to_string_lossy()]);
    repo.here = bare;
    let scan = |repo: &Repo, policy: &str| {
        repo.monoleaks(&["scan", "--history", "base..main", "--policy-from", policy])
    };
    let told = scan(&repo, "base");
    assert_eq!(told.code, 0, "accepted by the baseline of the branch: {told:?}");
    assert_eq!(scan(&repo, "main").code, 1, "and by nothing that the folder holds");
}

#[test]
fn ignore_files_are_those_of_the_base() {
    let repo = changed(&[(".gitignore", "old/\n")], &[(".gitignore", "new/\n")]);
    repo.write("old/a.env", LEAK);
    repo.write("new/b.env", OTHER);
    let told = repo.monoleaks(&["scan", "--policy-from", "base"]).stdout;
    assert!(told.contains("new/b.env:2") && !told.contains("old/a.env"), "{told}");
    let told = repo.monoleaks(&["scan"]).stdout;
    assert!(!told.contains("new/b.env") && told.contains("old/a.env:2"), "{told}");
}

#[test]
fn rules_and_named_files_are_those_of_the_base() {
    let place = "reglas/placeholders.toml";
    let embedded = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/rules/placeholders.toml"))
        .expect("it is there");
    let weaker =
        embedded.replacen("words = [", "words = [\n  \"wuqb6v2zcyk8rfxn3tdls0jhmp7ga4eoix9vb5q\",", 1);
    let repo = changed(
        &[(place, &embedded), ("m.toml", "")],
        &[(place, &weaker), ("a.env", LEAK), ("m.toml", ALL), ("b.jsonl", "\n")],
    );
    let args =
        ["scan", "--policy-from", "base", "--rules", "reglas", "--config", "m.toml", "--baseline", "b.jsonl"];
    let told = repo.monoleaks(&args);
    assert_eq!(told.code, 1, "{told:?}");
    for place in ["a.env:2", "m.toml:1\n", "reglas/placeholders.toml:1\n"] {
        assert!(told.stdout.contains(place), "{place}: {}", told.stdout);
    }
}

#[test]
fn what_cannot_be_read_of_the_base_is_an_error_and_no_base_is_the_empty_tree() {
    let repo = changed(&[(".monoleaks.toml", ALL)], &[("a.env", LEAK)]);
    let empty = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
    let told = repo.monoleaks(&["scan", "--policy-from", empty]);
    assert_eq!(told.code, 1, "the configuration does not count: {told:?}");
    for revision in
        ["elsewhere", "0000000000000000000000000000000000000000", "1234567890123456789012345678901234567890"]
    {
        let told = repo.monoleaks(&["scan", "--policy-from", revision]);
        assert_eq!(told.code, 2, "{revision}: {told:?}");
    }
    let tree = repo.line(&["rev-parse", "base^{tree}"]);
    std::fs::remove_file(repo.top.join(".git/objects").join(&tree[..2]).join(&tree[2..]))
        .expect("it is loose");
    let told = repo.monoleaks(&["scan", "--policy-from", "base"]);
    assert_eq!(told.code, 2, "{told:?}");
    assert!(told.stderr.contains("base:.monoleaks.toml: not in the repository"), "{}", told.stderr);
}

#[test]
fn a_scan_of_a_folder_and_one_of_what_is_staged_go_by_the_base_too() {
    let repo = changed(&[("deep/.monoleaks.toml", ALL)], &[("deep/a.env", LEAK), ("b.env", OTHER)]);
    let below = repo.monoleaks(&["scan", "--policy-from", "base", "deep"]);
    assert_eq!(below.code, 0, "the nearest configuration of the base: {below:?}");
    repo.stage("c.env", commented(LEAK));
    let staged = repo.monoleaks(&["scan", "--staged", "--policy-from", "HEAD"]);
    assert_eq!(staged.code, 1, "{staged:?}");
    assert!(staged.stdout.contains("the comment is new"), "{}", staged.stdout);
}
