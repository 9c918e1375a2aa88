//! What is further away than a ref: logs, and what nothing reaches. And where a key may stand in a history.

use super::grown::Dice;
use super::table::three;
use super::{all, blobs, difference, handed, lines, objects, of_type, reached};
use crate::repo::Repo;
use crate::{LEAK, OTHER};
use clap::ValueEnum as _;
use monoleaks::collect::Asked;
use monoleaks::render::Format;
use std::fs;

/// Commits that were given up in every way, and a blob that never was in one.
fn forgotten(repo: &mut Repo) {
    three(repo);
    repo.git(&["checkout", "--quiet", "-b", "gone"]);
    repo.committed(&[("gone.txt", "on a branch that is gone")]);
    repo.git(&["checkout", "--quiet", "main"]);
    repo.git(&["branch", "--quiet", "-D", "gone"]);
    repo.committed(&[("a.txt", "before the amendment")]);
    repo.stage("a.txt", "after the amendment");
    repo.git(&["commit", "--quiet", "--amend", "--message", "amended"]);
    repo.write("a.txt", "put away");
    repo.git(&["stash", "push", "--quiet"]);
    repo.git(&["stash", "drop", "--quiet"]);
    repo.object("blob", b"never committed");
    repo.stage("a.txt", "staged and taken back");
    repo.git(&["reset", "--quiet", "--hard"]);
}

#[test]
fn what_logs_still_know_is_read_when_it_is_asked_for() {
    let mut repo = Repo::new();
    forgotten(&mut repo);
    for packed in [false, true] {
        if packed {
            let keep = ["gc.reflogExpire=never", "gc.reflogExpireUnreachable=never"];
            repo.git(&["-c", keep[0], "-c", keep[1], "gc", "--quiet"]);
        }
        let handed = handed(&repo, Asked { reflog: true, ..all() }, 2);
        let want = of_type(&reached(&repo, &["--all", "--reflog"]), "blob");
        let found = difference("blobs", &want, &blobs(&handed));
        assert!(found.is_empty(), "{}", found.join("\n"));
        assert!(want.len() > of_type(&reached(&repo, &["--all"]), "blob").len(), "logs know more");
    }
}

#[test]
fn what_nothing_reaches_is_read_when_it_is_asked_for() {
    let mut repo = Repo::new();
    forgotten(&mut repo);
    for form in ["loose", "packed", "both", "deltas"] {
        match form {
            "packed" => {
                repo.git(&["repack", "-q", "-a", "-d"]);
                repo.git(&["repack", "-q", "-a", "-d", "-k"]); // only now it takes what nothing reaches
            }
            "both" => drop(repo.object("blob", b"never committed, and not packed")),
            "deltas" => drop(repo.git(&["repack", "-q", "-a", "-d", "-k", "-f"])),
            _ => {}
        }
        let every = lines(&repo, &["cat-file", "--batch-all-objects", "--batch-check=%(objectname)"]);
        let want = of_type(&objects(&repo, &every), "blob");
        let handed = handed(&repo, Asked { unreachable: true, ..all() }, 2);
        let found = difference(form, &want, &blobs(&handed));
        assert!(found.is_empty() && handed.twice.is_empty(), "{}, {:?}", found.join("\n"), handed.twice);
    }
}

#[test]
fn what_nothing_reaches_and_cannot_be_read_is_told() {
    for packed in [false, true] {
        let mut repo = Repo::new();
        three(&mut repo);
        let mut dice = Dice(5);
        let noise: Vec<u8> = (0..20_000).map(|_| b"0123456789abcdef"[dice.roll(16)]).collect();
        let id = repo.object("blob", &noise);
        let path = if packed {
            let name = ["pack-objects", "-q", ".git/objects/pack/pack"];
            let name = repo.git_with(&repo.top, &name, format!("{id}\n").as_bytes());
            repo.git(&["prune-packed", "-q"]);
            format!(".git/objects/pack/pack-{}.pack", String::from_utf8_lossy(&name).trim())
        } else {
            format!(".git/objects/{}/{}", &id[..2], &id[2..])
        };
        let path = repo.top.join(path);
        let mut bytes = fs::read(&path).expect("it is there");
        let middle = bytes.len() / 2;
        bytes[middle..middle + 200].fill(0);
        fs::remove_file(&path).expect("it is ours");
        fs::write(&path, bytes).expect("it is ours");
        let told = repo.monoleaks(&["scan", "--history", "--unreachable"]);
        assert_eq!(told.code, 3, "packed: {packed}: {}", told.stdout);
    }
}

/// Where a key may be, what brings it there, further arguments, and what the scan ends with without and with them.
type Place = (&'static str, fn(&mut Repo), &'static [&'static str], i32, i32);

const PLACES: &[Place] = &[
    (
        "a file that is gone",
        |repo| {
            repo.committed(&[("a.env", LEAK)]);
            repo.committed(&[("a.env", "")]);
        },
        &["HEAD~1..HEAD"],
        1,
        0,
    ),
    ("a message", |repo| drop(repo.commit_saying(LEAK)), &["HEAD"], 1, 1),
    ("a note", |repo| drop(repo.git(&["notes", "add", "--message", LEAK])), &["HEAD"], 1, 0),
    (
        "a tag's message",
        |repo| {
            repo.git(&["tag", "--annotate", "--message", LEAK, "v1"]);
        },
        &["HEAD"],
        1,
        0,
    ),
    (
        "a stash",
        |repo| {
            repo.write("a.txt", LEAK);
            repo.git(&["stash", "push", "--quiet"]);
        },
        &["HEAD"],
        1,
        0,
    ),
    (
        "another branch",
        |repo| {
            repo.git(&["checkout", "--quiet", "-b", "side"]);
            repo.committed(&[("a.env", LEAK)]);
            repo.git(&["checkout", "--quiet", "main"]);
        },
        &["main..side"],
        1,
        1,
    ),
    (
        "a log",
        |repo| {
            repo.committed(&[("a.env", LEAK)]);
            repo.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
        },
        &["--reflog"],
        0,
        1,
    ),
    (
        "a blob that nothing reaches",
        |repo| drop(repo.object("blob", LEAK.as_bytes())),
        &["--unreachable"],
        0,
        1,
    ),
    ("the index", |repo| repo.stage("a.env", LEAK), &["--unreachable"], 0, 1),
    ("the work tree", |repo| repo.write("a.env", LEAK), &["--unreachable", "--reflog"], 0, 0),
    ("an old commit", |repo| repo.committed(&[("a.env", OTHER)]), &["--since", "2030-01-01"], 1, 0),
    (
        "an old commit, since before",
        |repo| repo.committed(&[("a.env", OTHER)]),
        &["--since", "2020-01-01"],
        1,
        1,
    ),
];

#[test]
fn a_key_is_found_wherever_a_history_has_it() {
    let mut wrong = Vec::new();
    for (name, make, args, plain, with) in PLACES {
        let mut repo = Repo::new();
        three(&mut repo);
        make(&mut repo);
        for (args, want) in [(&[][..], plain), (args, with)] {
            let told = repo.monoleaks(&[&["scan", "--history"], args].concat());
            if told.code != *want {
                wrong.push(format!("{name} {args:?}: {} and not {want}\n{}", told.code, told.stdout));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn authors_are_told_only_when_they_are_asked_for() {
    let repo = Repo::new();
    repo.committed(&[("a.env", LEAK)]);
    for format in Format::value_variants().iter().filter_map(Format::to_possible_value) {
        let format = format.get_name();
        let scan = ["scan", "--history", "--verbose", "--format", format];
        let (without, with) = (repo.monoleaks(&scan), repo.monoleaks(&[&scan[..], &["--author"]].concat()));
        assert!(!without.stdout.contains("ana@example.com"), "{format}: {}", without.stdout);
        // Markdown would make a link of it.
        let with = with.stdout.replace("&#64;", "@");
        assert!(with.contains("ana@example.com"), "{format}: {with}");
    }
}
