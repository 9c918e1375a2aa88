//! Pipes and symbolic links where files and folders should be.

use super::{CLEAN, TOLD, Trap, clean, leaky, outside, pipe};
use crate::repo::Repo;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

pub(super) const TABLE: &[Trap] = &[
    ("pipe as index", "the staged scan needs it", |repo| plug(repo, ".git/index"), TOLD, CLEAN),
    ("pipe as HEAD", "both need it", |repo| plug(repo, ".git/HEAD"), TOLD, TOLD),
    ("pipe as config", "both need it", |repo| plug(repo, ".git/config"), TOLD, TOLD),
    ("pipe as packed-refs", "refs may be in it", |repo| plug(repo, ".git/packed-refs"), CLEAN, TOLD),
    ("pipe as the branch", "HEAD stands for it", |repo| plug(repo, ".git/refs/heads/main"), TOLD, TOLD),
    ("pipe as another branch", "the history needs it", |repo| plug(repo, ".git/refs/heads/x"), CLEAN, TOLD),
    ("pipe as a pack", "with an index beside it", |repo| in_pack(repo, "pack"), TOLD, TOLD),
    ("pipe as an index of a pack", "with a pack beside it", |repo| in_pack(repo, "idx"), TOLD, TOLD),
    (
        "pipe as multi-pack-index",
        "nobody needs it",
        |repo| plug(repo, ".git/objects/pack/multi-pack-index"),
        CLEAN,
        CLEAN,
    ),
    (
        "pipe as commit-graph",
        "nobody needs it",
        |repo| plug(repo, ".git/objects/info/commit-graph"),
        CLEAN,
        CLEAN,
    ),
    (
        "pipe as alternates",
        "nobody knows what it would lend",
        |repo| plug(repo, ".git/objects/info/alternates"),
        TOLD,
        TOLD,
    ),
    ("pipe as shallow", "it has no length", |repo| plug(repo, ".git/shallow"), CLEAN, CLEAN),
    (
        "link to a pipe as shallow",
        "the link has a length",
        |repo| {
            clean(repo);
            pipe(repo, "../pipe");
            link(repo, ".git/shallow", &repo.beside("pipe"));
        },
        CLEAN,
        CLEAN,
    ),
    (
        "pipe as MERGE_HEAD",
        "without the other side more is new",
        |repo| plug(repo, ".git/MERGE_HEAD"),
        CLEAN,
        CLEAN,
    ),
    ("pipe as commondir", "where everything is", |repo| plug(repo, ".git/commondir"), TOLD, TOLD),
    ("pipe as a log", "read with --reflog", |repo| plug(repo, ".git/logs/HEAD"), CLEAN, CLEAN),
    (
        "pipe as what a split index builds on",
        "the library opens it",
        |repo| {
            clean(repo);
            repo.git(&["update-index", "--split-index"]);
            pipe(repo, &only(repo, ".git", "sharedindex."));
        },
        TOLD,
        CLEAN,
    ),
    (
        "pipe as an object",
        "the blob that is staged and the one that was committed",
        |repo| {
            clean(repo);
            for name in [":folder/b.txt", "HEAD:c.txt"] {
                let id = repo.line(&["rev-parse", name]);
                pipe(repo, &loose(&id));
            }
        },
        TOLD,
        TOLD,
    ),
    ("pipe as a file", "of the work tree, staged before", |repo| plug(repo, "folder/b.txt"), CLEAN, CLEAN),
    (
        "pipe as configuration",
        "ours: nothing is allowed by it",
        |repo| plug(repo, ".monoleaks.toml"),
        CLEAN,
        CLEAN,
    ),
    ("link as index", "to that of another repository", |repo| steal(repo, "index"), TOLD, CLEAN),
    ("link as objects", "to those of another repository", |repo| steal(repo, "objects"), TOLD, TOLD),
    ("link as refs", "to those of another repository", |repo| steal(repo, "refs"), TOLD, TOLD),
    ("link as refs/heads", "to those of another repository", |repo| steal(repo, "refs/heads"), TOLD, TOLD),
    ("link as a branch", "to that of another repository", |repo| steal(repo, "refs/heads/main"), TOLD, TOLD),
    (
        "link as HEAD",
        "as git wrote it long ago",
        |repo| {
            clean(repo);
            link(repo, ".git/HEAD", Path::new("refs/heads/main"));
        },
        TOLD,
        TOLD,
    ),
    (
        "link as packed-refs",
        "to those of another repository",
        |repo| {
            repo.git(&["-C", &outside(repo).to_string_lossy(), "pack-refs", "--all"]);
            clean(repo);
            link(repo, ".git/packed-refs", &repo.beside("outside/.git/packed-refs"));
        },
        CLEAN,
        TOLD,
    ),
    ("link as config", "to that of another repository", |repo| steal(repo, "config"), TOLD, TOLD),
    ("link as logs", "to those of another repository", |repo| steal(repo, "logs"), CLEAN, CLEAN),
    (
        "link as a folder of packs",
        "to that of another repository",
        |repo| {
            repo.git(&["-C", &outside(repo).to_string_lossy(), "gc", "--quiet"]);
            clean(repo);
            link(repo, ".git/objects/pack", &repo.beside("outside/.git/objects/pack"));
        },
        TOLD,
        TOLD,
    ),
    (
        "link as an object",
        "to a blob of another repository",
        |repo| {
            leaky(repo);
            let place = outside(repo);
            for name in [":new.env", "HEAD:old.env"] {
                let path = loose(&repo.line(&["rev-parse", name]));
                link(repo, &path, &place.join(&path));
            }
        },
        TOLD,
        TOLD,
    ),
    (
        "link as a folder of objects",
        "to one of another repository",
        |repo| {
            leaky(repo);
            let place = outside(repo);
            for name in [":new.env", "HEAD:old.env"] {
                let path = loose(&repo.line(&["rev-parse", name]));
                let folder =
                    Path::new(&path).parent().expect("it is in a folder").to_string_lossy().into_owned();
                link(repo, &folder, &place.join(&folder));
            }
        },
        TOLD,
        TOLD,
    ),
    (
        "links to processes",
        "files there have no length, and some wait for ever",
        |repo| {
            clean(repo);
            for path in [".git/logs", ".git/worktrees", ".git/refs/tags", ".git/refs/notes"] {
                link(repo, path, Path::new("/proc"));
            }
        },
        CLEAN,
        TOLD,
    ),
    (
        "link as a file of the work tree",
        "what is staged is the text of the link",
        |repo| {
            clean(repo);
            let place = outside(repo);
            link(repo, "out", &place.join(super::SECRET));
            link(repo, "out too", &place);
            repo.git(&["add", "out", "out too"]);
        },
        CLEAN,
        CLEAN,
    ),
];

/// Put a pipe in a place of an ordinary repository.
fn plug(repo: &Repo, path: &str) {
    clean(repo);
    pipe(repo, path);
}

/// Pack an ordinary repository, and put a pipe in the place of the pack or its index.
fn in_pack(repo: &Repo, extension: &str) {
    clean(repo);
    repo.git(&["gc", "--quiet"]);
    let index = only(repo, ".git/objects/pack", "pack-");
    let path = Path::new(&index).with_extension(extension);
    pipe(repo, &path.to_string_lossy());
}

/// Put a link to another repository's part in the place of that part.
fn steal(repo: &Repo, path: &str) {
    clean(repo);
    let place = outside(repo);
    link(repo, &format!(".git/{path}"), &place.join(".git").join(path));
}

/// Put a link in the place of whatever is there.
fn link(repo: &Repo, path: &str, target: &Path) {
    let path = repo.top.join(path);
    if path.is_dir() {
        fs::remove_dir_all(&path).expect("it is ours");
    } else {
        let _ = fs::remove_file(&path); // it need not be there
    }
    symlink(target, &path).expect("nothing is there any more");
}

/// The path of an object that has a file of its own.
pub(super) fn loose(id: &str) -> String {
    format!(".git/objects/{}/{}", &id[..2], &id[2..])
}

/// The path of a file of which only the start of the name is known.
pub(super) fn only(repo: &Repo, folder: &str, start: &str) -> String {
    let names = fs::read_dir(repo.top.join(folder)).expect("a folder").map(|entry| {
        let name = entry.expect("a readable entry").file_name();
        PathBuf::from(folder).join(name).to_string_lossy().into_owned()
    });
    let mut found: Vec<String> =
        names.filter(|path| path.starts_with(&format!("{folder}/{start}"))).collect();
    found.sort();
    found.into_iter().next().expect("there is one")
}
