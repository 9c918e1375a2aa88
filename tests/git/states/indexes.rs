//! In which form the index is.

use super::State;
use super::changes::with;
use crate::repo::Repo;
use std::fs;

pub(super) const TABLE: &[State] = &[
    ("version 2", "the usual one", |repo| version(repo, "2")),
    ("version 3", "an entry with more flags", |repo| {
        version(repo, "3");
        repo.write("later", "announced");
        repo.git(&["add", "--intent-to-add", "later"]);
    }),
    ("version 4", "paths that build on the one before", |repo| version(repo, "4")),
    ("split", "most entries are in another file", |repo| {
        with(repo, |repo| {
            repo.git(&["update-index", "--split-index"]);
            repo.stage("a", "changed since");
            repo.stage("new", "added since");
            repo.git(&["rm", "--quiet", "b"]);
        });
    }),
    ("untracked cache", "an extension that does not matter", |repo| {
        with(repo, |repo| {
            repo.git(&["config", "core.untrackedCache", "true"]);
            repo.git(&["update-index", "--force-untracked-cache"]);
            repo.write("untracked", "not read");
            repo.git(&["status", "--porcelain"]);
            repo.stage("a", "two");
        });
    }),
    ("fsmonitor", "an extension that a program outside keeps", |repo| {
        with(repo, |repo| {
            repo.git(&["-c", "core.fsmonitor=true", "update-index", "--fsmonitor"]);
            repo.stage("a", "two");
        });
    }),
    ("sparse checkout", "what is not checked out counts as it is", |repo| {
        sparse(repo, false);
    }),
    ("sparse index", "a folder that is not checked out is one entry", |repo| {
        sparse(repo, true);
    }),
    ("sparse index with another folder staged", "the entry of a folder differs from HEAD's", |repo| {
        sparse(repo, true);
        let tree = repo.line(&["rev-parse", "HEAD:out/deep"]);
        repo.git(&["read-tree", "-m", &tree_with(repo, &tree)]);
        repo.git(&["sparse-checkout", "reapply"]);
    }),
    ("skip-worktree and assume-unchanged", "flags that only concern the work tree", |repo| {
        with(repo, |repo| {
            repo.stage("a", "two");
            repo.stage("b", "two");
            repo.git(&["update-index", "--skip-worktree", "a"]);
            repo.git(&["update-index", "--assume-unchanged", "b"]);
            fs::remove_file(repo.top.join("a")).expect("it is there");
        });
    }),
    ("undo of a resolution", "an extension that keeps the sides of a conflict", |repo| {
        repo.committed(&[("both", "base")]);
        repo.git(&["checkout", "--quiet", "-b", "side"]);
        repo.committed(&[("both", "side")]);
        repo.git(&["checkout", "--quiet", "main"]);
        repo.committed(&[("both", "main")]);
        repo.try_git(&repo.top, &["merge", "--quiet", "side"], b"");
        repo.stage("both", "resolved");
        assert!(!repo.git(&["ls-files", "--resolve-undo"]).is_empty());
    }),
    ("no noted trees", "every folder must be compared", |repo| {
        with(repo, |repo| {
            repo.stage("folder/in/c", "four");
            repo.entry(b"folder/in/d", "100644", b"five");
        });
    }),
    ("noted trees", "git has written the trees of the index already", |repo| {
        with(repo, |repo| {
            repo.stage("folder/in/c", "four");
            repo.git(&["write-tree"]);
        });
    }),
    ("some trees noted", "one folder changed after the trees were written", |repo| {
        with(repo, |repo| {
            repo.stage("folder/in/c", "four");
            repo.git(&["write-tree"]);
            repo.stage("other/x", "five");
            repo.stage("folder/long", "six");
        });
    }),
    ("announced in a folder with a noted tree", "a tree does not hold what is only announced", |repo| {
        with(repo, |repo| {
            repo.write("folder/later", "seven");
            repo.git(&["add", "--intent-to-add", "folder/later"]);
            repo.git(&["write-tree"]);
            repo.stage("b", "eight");
        });
    }),
    ("a table of its end", "written for reading with several threads", |repo| {
        repo.git(&["config", "index.threads", "4"]);
        repo.git(&["config", "index.recordEndOfIndexEntries", "true"]);
        repo.git(&["config", "index.recordOffsetTable", "true"]);
        with(repo, |repo| {
            for at in 0..300 {
                repo.write(format!("many/{at}"), format!("{at}"));
            }
            repo.git(&["add", "many"]);
        });
    }),
    ("no checksum", "index.skipHash", |repo| {
        repo.git(&["config", "index.skipHash", "true"]);
        with(repo, |repo| repo.stage("a", "two"));
    }),
];

/// Something staged in an index of that version.
fn version(repo: &mut Repo, version: &str) {
    with(repo, |repo| {
        repo.stage("a", "two");
        repo.stage("folder/in/c", "four");
        repo.stage("folder/in/cc", "five");
    });
    repo.git(&["update-index", "--index-version", version]);
}

/// Three folders in a folder of which one is checked out, and something staged.
fn sparse(repo: &mut Repo, index: bool) {
    repo.committed(&[
        ("top", "top"),
        ("in/a", "in"),
        ("in/deep/b", "in"),
        ("out/c", "out"),
        ("out/deep/d", "out"),
        ("part/in/e", "in"),
        ("part/first/i", "out"), // sorts before what is checked out beside it
        ("part/out/f", "out"),
        ("part/out/more/g", "out"),
        ("part/over/h", "out"),
    ]);
    let form = if index { "--sparse-index" } else { "--no-sparse-index" };
    repo.git(&["sparse-checkout", "set", "--cone", form, "in", "part/in"]);
    repo.stage("in/a", "changed");
    repo.stage("part/in/new", "added");
    let entries = String::from_utf8(repo.git(&["ls-files", "--sparse"])).expect("plain names");
    assert_eq!(entries.contains("out/\n"), index, "{entries}");
}

/// The tree of `HEAD` with one folder more, in the part that is not checked out.
fn tree_with(repo: &Repo, inner: &str) -> String {
    let top = String::from_utf8(repo.git(&["ls-tree", "HEAD"])).expect("plain names");
    let out = String::from_utf8(repo.git(&["ls-tree", "HEAD:out"])).expect("plain names");
    let out = format!("{out}040000 tree {inner}\tmore\n");
    let id = repo.git_with(&repo.top, &["mktree"], out.as_bytes());
    let id = String::from_utf8(id).expect("an id");
    let lines = top.lines().map(|line| {
        let is_out = line.ends_with("\tout");
        if is_out { format!("040000 tree {}\tout\n", id.trim()) } else { format!("{line}\n") }
    });
    let tree = repo.git_with(&repo.top, &["mktree"], lines.collect::<String>().as_bytes());
    String::from_utf8(tree).expect("an id").trim().to_owned()
}
