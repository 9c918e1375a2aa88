//! Parts of a repository that are elsewhere.

use super::{CLEAN, FOUND, TOLD, Trap, clean, leaky, outside};
use crate::LEAK;
use crate::repo::{Repo, write};
use std::fs;
use std::os::unix::fs::{chown, symlink};
use std::path::Path;

pub(super) const TABLE: &[Trap] = &[
    (
        ".git is a link",
        "to another repository",
        |repo| {
            let place = outside(repo);
            fs::remove_dir_all(repo.top.join(".git")).expect("it is there");
            symlink(place.join(".git"), repo.top.join(".git")).expect("nothing is there any more");
        },
        TOLD,
        TOLD,
    ),
    (
        ".git is a file",
        "that leads to a repository which does not point back",
        |repo| {
            let place = outside(repo);
            fs::remove_dir_all(repo.top.join(".git")).expect("it is there");
            repo.write(".git", format!("gitdir: {}\n", place.join(".git").display()));
        },
        TOLD,
        TOLD,
    ),
    (
        ".git is a file of a circle",
        "it leads to itself",
        |repo| {
            fs::remove_dir_all(repo.top.join(".git")).expect("it is there");
            repo.write(".git", "gitdir: .git\n");
        },
        TOLD,
        TOLD,
    ),
    (
        ".git is an empty folder",
        "nothing is in it, and git would look above",
        |repo| {
            fs::remove_dir_all(repo.top.join(".git")).expect("it is there");
            fs::create_dir(repo.top.join(".git")).expect("nothing is there any more");
        },
        TOLD,
        TOLD,
    ),
    (
        "commondir",
        "objects and refs are said to be in another repository",
        |repo| {
            clean(repo);
            let place = outside(repo);
            repo.write(".git/commondir", format!("{}\n", place.join(".git").display()));
        },
        TOLD,
        TOLD,
    ),
    (
        "commondir and a fitting name",
        "a linked work tree that the other repository does not know",
        |repo| {
            let place = outside(repo);
            let inner = place.join(".git/worktrees/guest");
            fs::rename(repo.top.join(".git"), repo.beside("was")).expect("it is there");
            write(&inner.join("HEAD"), b"ref: refs/heads/main\n");
            write(&inner.join("commondir"), b"../..\n");
            write(&inner.join("gitdir"), format!("{}\n", repo.beside("else/.git").display()).as_bytes());
            repo.write(".git", format!("gitdir: {}\n", inner.display()));
        },
        TOLD,
        TOLD,
    ),
    (
        "borrowed objects",
        "info/alternates leads to another repository, whose key stands in the index and in a commit",
        borrow,
        TOLD,
        TOLD,
    ),
    (
        "borrowed objects that the environment names",
        "whoever starts us may say so",
        |repo| {
            borrow(repo);
            let place = repo.beside("outside/.git/objects");
            repo.variables.push(("GIT_ALTERNATE_OBJECT_DIRECTORIES", place.into()));
        },
        FOUND,
        FOUND,
    ),
    (
        "borrowed objects that nothing needs",
        "all that is asked for is there",
        |repo| {
            clean(repo);
            let place = outside(repo);
            repo.write(".git/objects/info/alternates", format!("{}/.git/objects\n", place.display()));
        },
        CLEAN,
        CLEAN,
    ),
    (
        "another owner",
        "git refuses what is somebody else's, since its configuration runs programs; we run none",
        |repo| {
            leaky(repo);
            give_away(&repo.top); // only root can; for others it is one more ordinary repository
        },
        FOUND,
        FOUND,
    ),
    (
        "HEAD outside",
        "a ref that climbs out of the repository",
        |repo| {
            clean(repo);
            outside(repo);
            repo.write(".git/HEAD", "ref: ../../outside/.git/refs/heads/main\n");
        },
        TOLD,
        TOLD,
    ),
    (
        "HEAD outside by refs/",
        "the same behind a good beginning",
        |repo| {
            clean(repo);
            outside(repo);
            repo.write(".git/HEAD", "ref: refs/../../../outside/.git/refs/heads/main\n");
        },
        TOLD,
        TOLD,
    ),
    (
        "refs in tables",
        "a form of refs that is not known",
        |repo| *repo = Repo::init(&["--ref-format=reftable"]),
        TOLD,
        TOLD,
    ),
    (
        "an unknown object format",
        "nobody could say what its ids are",
        |repo| {
            leaky(repo);
            repo.git(&["config", "core.repositoryFormatVersion", "1"]);
            repo.git(&["config", "extensions.objectFormat", "sha3"]);
        },
        TOLD,
        TOLD,
    ),
];

/// A commit and an index with an object that is in another repository only.
fn borrow(repo: &mut Repo) {
    clean(repo);
    let place = outside(repo);
    repo.write(".git/objects/info/alternates", format!("{}/.git/objects\n", place.display()));
    for text in [crate::OTHER, LEAK] {
        let id = repo.git_with(&place, &["hash-object", "-w", "--stdin"], text.as_bytes());
        let id = String::from_utf8(id).expect("an id");
        let entry = format!("100644,{},borrowed.env", id.trim());
        repo.git(&["update-index", "--add", "--cacheinfo", &entry]);
        if text != LEAK {
            repo.commit();
        }
    }
}

/// Make somebody else the owner, as far as we may.
fn give_away(path: &Path) {
    let _ = chown(path, Some(12_345), Some(12_345));
    if path.is_dir() && !path.is_symlink() {
        for entry in fs::read_dir(path).expect("a folder") {
            give_away(&entry.expect("a readable entry").path());
        }
    }
}
