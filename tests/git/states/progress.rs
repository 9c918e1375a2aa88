//! In the middle of something, and on which branch.

use super::State;
use super::changes::with;
use crate::repo::Repo;
use std::fs;

pub(super) const TABLE: &[State] = &[
    ("merge resolved", "all that differs from HEAD, the other side's too", |repo| {
        merge(repo);
        repo.stage("both", "resolved");
    }),
    ("merge undecided", "git would not commit; what is decided is read", merge),
    ("merge without a conflict", "git merge --no-commit", |repo| {
        sides(repo, "theirs-too");
        repo.git(&["merge", "--quiet", "--no-commit", "--no-ff", "side"]);
    }),
    ("merge with a file deleted on one side", "a conflict of two stages", |repo| {
        sides(repo, "both");
        repo.git(&["rm", "--quiet", "both"]);
        repo.commit();
        fails(repo, &["merge", "--quiet", "side"]);
    }),
    ("merge of a file and a folder", "a conflict that moves a file aside", |repo| {
        repo.committed(&[("start", "")]);
        repo.git(&["checkout", "--quiet", "-b", "side"]);
        repo.committed(&[("thing/inner", "folder")]);
        repo.git(&["checkout", "--quiet", "main"]);
        repo.committed(&[("thing", "file")]);
        fails(repo, &["merge", "--quiet", "side"]);
    }),
    ("cherry-pick in progress", "the change of another commit", |repo| {
        sides(repo, "both");
        fails(repo, &["cherry-pick", "side"]);
        repo.stage("both", "picked");
    }),
    ("revert in progress", "a change turned back", |repo| {
        sides(repo, "ours");
        repo.git(&["revert", "--no-commit", "HEAD"]);
    }),
    ("rebase in progress", "HEAD is detached, a conflict resolved", |repo| {
        sides(repo, "both");
        fails(repo, &["rebase", "--quiet", "side"]);
        repo.stage("both", "rebased");
    }),
    ("squash", "all of a branch, one parent", |repo| {
        sides(repo, "theirs-too");
        repo.git(&["merge", "--quiet", "--squash", "side"]);
    }),
    ("stash applied to the index", "git stash pop --index", |repo| {
        with(repo, |repo| {
            repo.stage("a", "put away");
            repo.git(&["stash", "push", "--quiet"]);
            repo.git(&["stash", "pop", "--quiet", "--index"]);
        });
    }),
    ("detached HEAD", "HEAD is an id", |repo| {
        with(repo, |repo| {
            repo.git(&["checkout", "--quiet", "--detach"]);
            repo.stage("a", "detached");
        });
    }),
    ("orphan branch", "HEAD names a branch that is not there, though others are", |repo| {
        with(repo, |repo| {
            repo.git(&["checkout", "--quiet", "--orphan", "fresh"]);
        });
    }),
    ("branch in folders", "refs/heads/a/b/c", |repo| {
        with(repo, |repo| {
            repo.git(&["checkout", "--quiet", "-b", "feature/x/y"]);
            repo.commit();
            repo.stage("a", "on a feature");
        });
    }),
    ("HEAD through another symbolic ref", "a ref that stands for a ref", |repo| {
        with(repo, |repo| {
            repo.git(&["symbolic-ref", "refs/heads/alias", "refs/heads/main"]);
            repo.git(&["symbolic-ref", "HEAD", "refs/heads/alias"]);
            repo.stage("a", "by another name");
        });
    }),
    ("packed and loose ref", "the loose one is the later one", |repo| {
        with(repo, |repo| {
            repo.git(&["pack-refs", "--all"]);
            repo.committed(&[("a", "later")]);
            repo.stage("b", "staged");
        });
    }),
    ("packed ref only", "HEAD's branch has no file of its own", |repo| {
        with(repo, |repo| {
            repo.git(&["pack-refs", "--all", "--prune"]);
            repo.stage("b", "staged");
        });
    }),
    ("amend", "a hook compares with HEAD, as for any commit", |repo| {
        with(repo, |repo| {
            repo.committed(&[("a", "second")]);
            repo.git(&["reset", "--quiet", "--soft", "HEAD~1"]);
        });
    }),
    ("a HEAD of an empty tree", "a commit without files", |repo| {
        repo.commit();
        repo.stage("a", "first file");
    }),
    ("index emptied", "git rm --cached: the files stay, the commit loses them", |repo| {
        with(repo, |repo| {
            fs::remove_file(repo.top.join(".git/index")).expect("it is there");
        });
    }),
];

/// Two branches that both have a file `both`, and each one of its own; `theirs` changes this one.
fn sides(repo: &mut Repo, theirs: &str) {
    repo.committed(&[("both", "base"), ("ours", "base"), ("theirs", "base"), ("kept/a", "base")]);
    repo.git(&["checkout", "--quiet", "-b", "side"]);
    repo.committed(&[(theirs, "side"), ("theirs", "changed there"), ("new/theirs", "added there")]);
    repo.git(&["checkout", "--quiet", "main"]);
    repo.committed(&[("ours", "changed here"), ("new/ours", "added here")]);
    if theirs == "both" {
        repo.committed(&[("both", "main")]);
    }
}

/// A merge that stops at a conflict.
fn merge(repo: &mut Repo) {
    sides(repo, "both");
    fails(repo, &["merge", "--quiet", "side"]);
}

/// Run git, which must stop at a conflict.
fn fails(repo: &Repo, args: &[&str]) {
    let (code, ..) = repo.try_git(&repo.top, args, b"");
    assert_eq!(code, Some(1), "git {} stops at a conflict", args.join(" "));
}
