//! Clones that do not have everything, and were not meant to.

use super::{CLEAN, TOLD, Trap, clean, planted};
use crate::LEAK;
use crate::repo::Repo;

pub(super) const TABLE: &[Trap] = &[
    ("shallow", "the history ends before its beginning", |repo| cloned(repo, &["--depth=1"]), CLEAN, TOLD),
    ("shallow, all of it", "it only says so", |repo| cloned(repo, &["--depth=99"]), CLEAN, CLEAN),
    (
        "partial without blobs",
        "earlier ones were not fetched",
        |repo| {
            cloned(repo, &["--filter=blob:none"]);
        },
        CLEAN,
        TOLD,
    ),
    (
        "partial without trees",
        "earlier ones were not fetched",
        |repo| {
            cloned(repo, &["--filter=tree:0"]);
        },
        CLEAN,
        TOLD,
    ),
    (
        "partial, staged blob not fetched",
        "nothing was checked out",
        |repo| {
            cloned(repo, &["--filter=blob:none", "--no-checkout"]);
            let id = repo.line(&["rev-parse", "HEAD:a.txt"]);
            repo.git(&["update-index", "--add", "--cacheinfo", &format!("100644,{id},elsewhere.txt")]);
        },
        TOLD,
        TOLD,
    ),
    (
        "partial from a program",
        "git would run it to fetch what is missing",
        |repo| {
            cloned(repo, &["--filter=blob:none"]);
            repo.git(&["config", "remote.origin.url", &format!("ext::{}", planted(repo))]);
            repo.git(&["config", "protocol.ext.allow", "always"]);
        },
        CLEAN,
        TOLD,
    ),
    ("shared", "a clone that borrows its objects", |repo| cloned(repo, &["--shared"]), TOLD, TOLD),
    (
        "cut off by hand",
        "a shallow file that names what has parents",
        |repo| {
            repo.committed(&[("a.env", LEAK)]);
            repo.committed(&[("a.env", "")]);
            let id = repo.line(&["rev-parse", "HEAD"]);
            repo.write(".git/shallow", id + "\n");
        },
        CLEAN,
        TOLD,
    ),
];

/// Look at a clone, with a change staged.
fn cloned(repo: &mut Repo, options: &[&str]) {
    clean(repo);
    repo.commit();
    repo.git(&["config", "uploadpack.allowFilter", "true"]);
    let is_local = options.contains(&"--shared");
    let from = if is_local { String::new() } else { "file://".to_owned() } + &repo.top.to_string_lossy();
    let place = repo.beside("clone");
    repo.git(&[&["clone", "--quiet"], options, &[&from, &place.to_string_lossy()]].concat());
    (repo.top, repo.here) = (place.clone(), place);
    if !options.contains(&"--no-checkout") {
        repo.stage("new.txt", "new\n");
    }
}
