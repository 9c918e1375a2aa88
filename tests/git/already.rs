//! What is new in what is staged, and what `HEAD` had before: the program as a hook sees it.

use crate::repo::Repo;
use crate::{LEAK, OTHER};
use std::fs;

/// A name, why it ends so, what makes it of an empty repository, further arguments, and what it ends with.
type Row = (&'static str, &'static str, fn(&Repo), &'static [&'static str], i32);

const ROWS: &[Row] = &[
    ("staged key", "it is new", |repo| repo.stage("a.env", LEAK), &[], 1),
    ("staged key of a later commit", "HEAD has the file without it", |repo| after(repo, "", LEAK), &[], 1),
    ("another line changed", "HEAD has that key in that file", |repo| after(repo, LEAK, &more()), &[], 0),
    ("another line changed, all lines", "asked for", |repo| after(repo, LEAK, &more()), &["--all-lines"], 1),
    ("another key", "HEAD had one, but not this one", |repo| after(repo, LEAK, OTHER), &[], 1),
    ("one more key", "one of two is new", |repo| after(repo, LEAK, &(LEAK.to_owned() + OTHER)), &[], 1),
    ("key removed", "nothing is left", |repo| after(repo, LEAK, "MONO_API_KEY=\n"), &[], 0),
    (
        "mode changed only",
        "every byte was there",
        |repo| {
            repo.committed(&[("a.env", LEAK)]);
            repo.git(&["update-index", "--chmod=+x", "a.env"]);
        },
        &[],
        0,
    ),
    (
        "renamed",
        "it is the same file",
        |repo| {
            repo.committed(&[("a.env", LEAK)]);
            repo.git(&["mv", "a.env", "b.env"]);
        },
        &[],
        0,
    ),
    (
        "renamed into a folder and edited",
        "most of it is the same",
        |repo| {
            repo.committed(&[("a.env", &long(LEAK))]);
            repo.git(&["rm", "--quiet", "a.env"]);
            repo.stage("deep/er/b.env", long(LEAK).replace("line 3\n", "line three\n"));
        },
        &[],
        0,
    ),
    (
        "folder renamed",
        "all in it are the same files",
        |repo| {
            repo.committed(&[("one/a.env", LEAK), ("one/two/b.env", OTHER)]);
            repo.git(&["mv", "one", "three"]);
        },
        &[],
        0,
    ),
    (
        "moved to another file",
        "the file of before is gone, and not like it",
        |repo| {
            repo.committed(&[("a.env", &long(LEAK))]);
            repo.git(&["rm", "--quiet", "a.env"]);
            repo.stage("b.env", LEAK.to_owned() + &"something else\n".repeat(100));
        },
        &[],
        1,
    ),
    (
        "copied",
        "the file of before stays",
        |repo| {
            repo.committed(&[("a.env", LEAK)]);
            repo.stage("b.env", LEAK);
        },
        &[],
        1,
    ),
    (
        "first commit",
        "there is no before",
        |repo| {
            repo.stage("a.env", LEAK);
            repo.stage("b.txt", "");
        },
        &[],
        1,
    ),
    ("merge", "the other parent has it", merge, &[], 0),
    ("merge, all lines", "asked for", merge, &["--all-lines"], 1),
    (
        "merge with something new",
        "neither parent has it",
        |repo| {
            merge(repo);
            repo.stage("b.env", OTHER);
        },
        &[],
        1,
    ),
    ("named and as in HEAD", "who names a file wants to know all of it", same, &["a.env"], 1),
    (
        "named and changed elsewhere",
        "what HEAD has in it does not count",
        |repo| {
            after(repo, LEAK, &more());
        },
        &["a.env"],
        0,
    ),
    (
        "named and harmless",
        "the other one is not asked for",
        |repo| {
            repo.stage("a.env", LEAK);
            repo.stage("b.txt", "");
        },
        &["b.txt"],
        0,
    ),
    ("a folder named", "all that is below", |repo| repo.stage("deep/a.env", LEAK), &["deep"], 1),
    ("the whole tree named", "the same as git add .", same, &["."], 1),
    (
        "named, not in the index",
        "nobody looked at it",
        |repo| {
            repo.stage("b.txt", "");
            repo.write("a.env", "");
        },
        &["a.env", "b.txt"],
        3,
    ),
    (
        "named, outside of the work tree",
        "it is in no index",
        |repo| repo.stage("b.txt", ""),
        &["../b.txt"],
        3,
    ),
    (
        "a finding and a path that is missing",
        "what was found goes first",
        |repo| {
            repo.stage("a.env", LEAK);
        },
        &["a.env", "none"],
        1,
    ),
    ("nothing staged", "there is nothing to read", same, &[], 0),
    (
        "only deletions",
        "there is nothing to read",
        |repo| {
            repo.committed(&[("a.env", LEAK), ("b.txt", "")]);
            repo.git(&["rm", "--quiet", "a.env"]);
        },
        &[],
        0,
    ),
    ("announced", "the commit would not have it", announced, &[], 0),
    ("announced and named", "the commit would not have it", announced, &["a.env"], 0),
    (
        "below an allowed path",
        "a reason was given",
        |repo| {
            repo.write(".monoleaks.toml", "[[allow]]\npaths = [\"a.env\"]\nreason = \"made up\"\n");
            repo.stage("a.env", LEAK);
        },
        &[],
        0,
    ),
    (
        "in the work tree only",
        "it is not staged",
        |repo| {
            repo.stage("a.env", "");
            repo.write("a.env", LEAK);
        },
        &[],
        0,
    ),
    (
        "in the index only",
        "the work tree does not count",
        |repo| {
            repo.stage("a.env", LEAK);
            repo.write("a.env", "");
        },
        &[],
        1,
    ),
];

/// A commit of a file, and another version of it staged.
fn after(repo: &Repo, before: &str, now: &str) {
    repo.committed(&[("a.env", before)]);
    repo.stage("a.env", now);
}

/// The key and one line more.
fn more() -> String {
    LEAK.to_owned() + "PORT=8080\n"
}

/// The key in a file of a hundred lines.
pub(crate) fn long(text: &str) -> String {
    let lines: Vec<String> = (0..100).map(|at| format!("line {at}\n")).collect();
    lines.concat() + text
}

/// A commit, and nothing staged.
fn same(repo: &Repo) {
    repo.committed(&[("a.env", LEAK)]);
}

/// A key that is only announced.
fn announced(repo: &Repo) {
    repo.committed(&[("b.txt", "")]);
    repo.write("a.env", LEAK);
    repo.git(&["add", "--intent-to-add", "a.env"]);
}

/// A merge in progress, whose other side has a key.
fn merge(repo: &Repo) {
    repo.committed(&[("b.txt", "")]);
    repo.git(&["checkout", "--quiet", "-b", "side"]);
    repo.committed(&[("a.env", LEAK)]);
    repo.git(&["checkout", "--quiet", "main"]);
    repo.committed(&[("c.txt", "")]);
    repo.git(&["merge", "--quiet", "--no-commit", "--no-ff", "side"]);
}

#[test]
fn what_is_new_fails_and_what_was_there_is_told() {
    let mut wrong = Vec::new();
    for (name, why, make, args, want) in ROWS {
        let repo = Repo::new();
        make(&repo);
        let told = repo.monoleaks(&[&["scan", "--staged"], *args].concat());
        if told.code != *want {
            wrong.push(format!("{name} ({why}): {} and not {want}\n{}", told.code, told.stdout));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_passed_over_is_told() {
    type Make = fn(&Repo);
    let cases: [(Make, &str, &str); 5] = [
        (|repo| after(repo, LEAK, &more()), "a.env", "what was there before"),
        (same, "othing is staged", "nothing to read"),
        (
            |repo| {
                repo.committed(&[("a.env", LEAK)]);
                repo.git(&["rm", "--quiet", "a.env"]);
            },
            "nly deletions",
            "only what is gone",
        ),
        (announced, "intent-to-add", "only announced"),
        (|_| {}, "othing is staged", "an empty repository"),
    ];
    for (make, word, why) in cases {
        let repo = Repo::new();
        make(&repo);
        let told = repo.monoleaks(&["scan", "--staged"]);
        assert_eq!(told.code, 0, "{why}: {}", told.stdout);
        assert!(told.stdout.contains(word), "{why}: {}", told.stdout);
    }
}

#[test]
fn outside_of_a_repository_a_staged_scan_is_a_wrong_command() {
    let mut repo = Repo::new();
    repo.here = repo.beside("empty");
    fs::create_dir(&repo.here).expect("nothing is there");
    for args in [["scan", "--staged"], ["scan", "--history"]] {
        let told = repo.monoleaks(&args);
        assert_eq!(told.code, 2, "{told:?}");
        assert!(told.stderr.contains("git repository"), "{told:?}");
    }
}
