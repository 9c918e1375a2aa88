//! The program as a hook of real commits: git makes the index, and an environment, for each in its own way.

use crate::LEAK;
use crate::already::long;
use crate::repo::{Repo, write};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;

/// Ways to commit a change of `a.env` in which a key is, started in the folder `deep`; and whether it is in what is committed.
const COMMITS: &[(&str, &[&str], &str, bool)] = &[
    ("git commit", &["commit"], "nothing is staged but b.txt", false),
    ("git commit -a", &["commit", "--all"], "git makes another index for it", true),
    ("git commit -- a.env", &["commit", "--", "../a.env"], "with an index of HEAD and that file", true),
    ("git commit -- b.txt", &["commit", "--", "../b.txt"], "the key is in another file", false),
    (
        "git commit --include",
        &["commit", "--include", "--", "../a.env"],
        "what is staged, and that file",
        true,
    ),
    ("git commit -p", &["commit", "--patch"], "one of two hunks: the harmless one", false),
    ("git commit --amend -a", &["commit", "--amend", "--all"], "instead of the last one", true),
];

#[test]
fn a_hook_sees_what_is_committed_however_that_is_done() {
    type Place = fn(&mut Repo);
    let places: [(&str, Place); 4] = [
        ("a work tree", |_| {}),
        ("a linked work tree", |repo| link(repo)),
        ("a work tree of a bare repository", |repo| {
            let bare = repo.beside("bare.git");
            repo.git(&["clone", "--quiet", "--bare", ".", &bare.to_string_lossy()]);
            fs::copy(repo.top.join(".git/hooks/pre-commit"), bare.join("hooks/pre-commit"))
                .expect("there is a folder for hooks");
            repo.here = bare;
            link(repo);
        }),
        ("a split index", |repo| {
            repo.git(&["config", "core.splitIndex", "true"]);
            repo.git(&["update-index", "--split-index"]);
        }),
    ];
    for (place, go) in places {
        for (name, args, why, blocked) in COMMITS {
            let mut repo = Repo::new();
            repo.committed(&[("a.env", &long("")), ("b.txt", ""), ("deep/c.txt", "")]);
            hook(&repo);
            go(&mut repo);
            repo.write("b.txt", "more");
            repo.git_in(&repo.top, &["add", "b.txt"]);
            let hunks = long(LEAK).replace("line 3\n", "line three\n");
            repo.write("a.env", hunks);
            let args = [*args, &["--quiet", "--message", "m"][..]].concat();
            // Options may not stand behind the paths.
            let args = [&args[..1], &args[args.len() - 3..], &args[1..args.len() - 3]].concat();
            let (code, out, beside) = repo.try_git(&repo.top.join("deep"), &args, b"y\nn\n");
            let said = String::from_utf8_lossy(&[out, beside].concat()).into_owned();
            assert_eq!(code, Some(i32::from(*blocked)), "{name} in {place} ({why}):\n{said}");
            assert_eq!(said.contains("a.env:102"), *blocked, "{name} in {place} ({why}):\n{said}");
        }
    }
}

/// Have the program run before every commit.
fn hook(repo: &Repo) {
    let path = repo.top.join(".git/hooks/pre-commit");
    let program = env!("CARGO_BIN_EXE_monoleaks");
    write(&path, format!("#!/bin/sh\nexec '{program}' scan --staged --verbose\n").as_bytes());
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it is ours");
}

/// Look at a work tree linked to the repository.
fn link(repo: &mut Repo) {
    let place = repo.beside("linked");
    repo.git(&["worktree", "add", "--quiet", "-b", "side", &place.to_string_lossy()]);
    (repo.top, repo.here) = (place.clone(), place);
}
