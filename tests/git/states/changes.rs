//! What may happen to a file.

use super::State;
use crate::LEAK;
use crate::repo::Repo;
use std::fs;
use std::os::unix::fs::symlink;

pub(super) const TABLE: &[State] = &[
    ("empty", "no HEAD and nothing staged", |_| {}),
    ("first commit of one file", "no HEAD to compare with", |repo| repo.stage("a", "one")),
    ("first commit of many files", "in folders, too", |repo| {
        for at in 0..50 {
            repo.stage(&format!("{}/{at}.txt", at % 7), format!("file {at}"));
        }
    }),
    ("no identity", "git would not commit, a hook runs before that", |repo| {
        repo.variables.extend(
            ["GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"]
                .map(|name| (name, "".into())),
        );
        repo.stage("a", "one");
    }),
    ("nothing changed", "what HEAD has is not read", base),
    ("modified", "the same path, other bytes", |repo| with(repo, |repo| repo.stage("a", "two"))),
    ("added", "a path that HEAD lacks", |repo| {
        with(repo, |repo| repo.stage("new/er", LEAK));
    }),
    ("deleted and modified", "what is gone is not read", |repo| {
        with(repo, |repo| {
            repo.git(&["rm", "--quiet", "a"]);
            repo.stage("b", "two");
        });
    }),
    ("only deletions", "nothing to read", |repo| {
        with(repo, |repo| {
            repo.git(&["rm", "--quiet", "-r", "a", "folder"]);
        });
    }),
    ("renamed", "a path that is new, with bytes that are not", |repo| {
        with(repo, |repo| {
            repo.git(&["mv", "a", "z"]);
        });
    }),
    ("renamed and edited", "most of the bytes stay", |repo| {
        with(repo, |repo| {
            repo.git(&["mv", "folder/long", "elsewhere"]);
            repo.stage("elsewhere", "line\n".repeat(99) + "other\n");
        });
    }),
    ("copied", "the same object at two paths", |repo| {
        with(repo, |repo| {
            repo.stage("copy", "one");
            repo.stage("folder/copy", "one");
        });
    }),
    ("mode only", "the object is that of HEAD", |repo| {
        with(repo, |repo| {
            repo.git(&["update-index", "--chmod=+x", "a"]);
        });
    }),
    ("a folder moved", "every path below it is new", |repo| {
        with(repo, |repo| {
            repo.git(&["mv", "folder", "moved"]);
        });
    }),
    ("file to link", "the text of the link is what is recorded", |repo| {
        with(repo, |repo| {
            fs::remove_file(repo.top.join("a")).expect("it is there");
            symlink("folder/long", repo.top.join("a")).expect("nothing is there any more");
            repo.git(&["add", "a"]);
        });
    }),
    ("link to file", "back again", |repo| {
        symlink("nowhere", repo.top.join("link")).expect("nothing is there");
        repo.committed(&[]);
        fs::remove_file(repo.top.join("link")).expect("it is there");
        repo.stage("link", "a file now");
    }),
    ("file to folder", "HEAD has a file where the index has a folder", |repo| {
        with(repo, |repo| {
            repo.git(&["rm", "--quiet", "a"]);
            repo.stage("a/b/c", "deeper");
        });
    }),
    ("folder to file", "HEAD has a folder where the index has a file", |repo| {
        with(repo, |repo| {
            repo.git(&["rm", "--quiet", "-r", "folder"]);
            repo.stage("folder", "no folder any more");
        });
    }),
    ("folder to link", "the same with a link", |repo| {
        with(repo, |repo| {
            repo.git(&["rm", "--quiet", "-r", "folder"]);
            symlink("b", repo.top.join("folder")).expect("nothing is there any more");
            repo.git(&["add", "folder"]);
        });
    }),
    ("announced", "git add --intent-to-add: a commit would not have it", |repo| {
        with(repo, |repo| {
            repo.write("later", LEAK);
            repo.git(&["add", "--intent-to-add", "later"]);
            repo.stage("now", "something else");
        });
    }),
    ("announced, then a part staged", "the entry is an ordinary one then", |repo| {
        with(repo, |repo| {
            repo.write("later", "half");
            repo.git(&["add", "--intent-to-add", "later"]);
            repo.stage("later", "half");
            repo.write("later", "half and half");
        });
    }),
    ("partially staged", "git add -p: neither HEAD nor the work tree has these bytes", |repo| {
        with(repo, |repo| {
            repo.write("a", "all of it");
            repo.entry(b"a", "100644", b"a part of it");
        });
    }),
    ("staged and changed again", "the work tree does not count", |repo| {
        with(repo, |repo| {
            repo.stage("a", LEAK);
            repo.write("a", "harmless");
        });
    }),
    ("staged and deleted in the work tree", "a commit records it all the same", |repo| {
        with(repo, |repo| {
            repo.stage("a", LEAK);
            fs::remove_file(repo.top.join("a")).expect("it is there");
        });
    }),
    ("staged, then set back", "the index is that of HEAD again", |repo| {
        with(repo, |repo| {
            repo.stage("a", LEAK);
            repo.stage("a", "one");
        });
    }),
    ("empty file", "an object without bytes", |repo| with(repo, |repo| repo.stage("empty", ""))),
    ("binary file", "NUL and all other bytes", |repo| {
        with(repo, |repo| repo.stage("a", (0..=255_u8).cycle().take(70_000).collect::<Vec<_>>()));
    }),
    ("ends of lines", "what is recorded went through no filter of the work tree's", |repo| {
        repo.git(&["config", "core.autocrlf", "true"]);
        repo.stage("dos", "a\r\nb\r\n");
        repo.git(&["config", "core.autocrlf", "false"]);
        repo.stage("dos too", "a\r\nb\r\n");
    }),
    ("13 MB", "more than is scanned in one piece", |repo| {
        with(repo, |repo| {
            let line = |at: u32| format!("{at:015}\n").into_bytes();
            repo.stage("large", (0..13 << 16).flat_map(line).collect::<Vec<_>>());
        });
    }),
    ("submodule added", "only the id of a commit is recorded", |repo| {
        with(repo, |repo| {
            submodule(repo);
        });
    }),
    ("submodule moved on", "another id of a commit", |repo| {
        submodule(repo);
        repo.commit();
        let inner = repo.top.join("sub");
        repo.git_in(&inner, &["commit", "--quiet", "--allow-empty", "--message", "more"]);
        repo.git(&["add", "sub"]);
    }),
    ("submodule to file", "bytes where there was a commit", |repo| {
        submodule(repo);
        repo.commit();
        repo.git(&["rm", "--quiet", "--force", "sub"]);
        repo.stage("sub", LEAK);
    }),
    ("2,000 files, three of them staged", "the rest is not read", |repo| {
        for at in 0..2000 {
            repo.write(format!("{}/{}/{at}", at % 13, at % 7), format!("file {at}"));
        }
        repo.committed(&[]);
        repo.stage("0/0/0", "changed");
        repo.stage("12/6/1999", "added beside");
        repo.stage("7/new", "added");
    }),
];

/// A commit of some files.
pub(super) fn base(repo: &mut Repo) {
    let long = "line\n".repeat(100);
    repo.committed(&[("a", "one"), ("b", "one more"), ("folder/long", &long), ("folder/in/c", "three")]);
}

/// A commit of some files, and a change.
pub(super) fn with(repo: &mut Repo, change: fn(&mut Repo)) {
    base(repo);
    change(repo);
}

/// Another repository as a submodule.
fn submodule(repo: &Repo) {
    let other = Repo::new();
    other.committed(&[("inner", LEAK)]);
    let from = other.top.to_string_lossy().into_owned();
    repo.git(&["submodule", "--quiet", "add", &from, "sub"]);
}
