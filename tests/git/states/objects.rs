//! Where objects are, and in which form.

use super::State;
use super::changes::{base, with};
use crate::repo::Repo;
use std::fs;

pub(super) const TABLE: &[State] = &[
    ("packed", "the trees and blobs of HEAD are in a pack", |repo| {
        with(repo, |repo| {
            repo.git(&["gc", "--quiet"]);
            repo.stage("folder/in/c", "four");
        });
    }),
    ("staged objects packed", "those of the index, too", |repo| {
        with(repo, |repo| {
            repo.stage("folder/in/c", "four");
            repo.git(&["gc", "--quiet"]);
        });
    }),
    ("deltas", "one version builds on another, many times", |repo| {
        versions(repo);
        repo.git(&["gc", "--quiet", "--aggressive", "--prune=now"]);
    }),
    ("deltas to a named base", "a pack whose deltas name what they build on by id", |repo| {
        versions(repo);
        repo.git(&["-c", "repack.useDeltaBaseOffset=false", "repack", "-q", "-a", "-d", "-f"]);
    }),
    ("one index for several packs", "multi-pack-index", |repo| {
        base(repo);
        repo.git(&["repack", "-q", "-d"]);
        repo.stage("a", "second pack");
        repo.commit();
        repo.git(&["repack", "-q", "-d"]);
        repo.git(&["multi-pack-index", "write"]);
        repo.stage("folder/in/c", "four");
    }),
    ("pack indexes of version 1", "as old git wrote them", |repo| {
        with(repo, |repo| {
            repo.git(&["-c", "pack.indexVersion=1", "gc", "--quiet"]);
            repo.stage("a", "two");
        });
    }),
    ("alternates of the environment", "objects elsewhere, which whoever starts us names", |repo| {
        with(repo, |repo| {
            repo.stage("a", "elsewhere");
            let (objects, place) = (repo.top.join(".git/objects"), repo.beside("objects"));
            fs::rename(&objects, &place).expect("there is room beside");
            fs::create_dir(&objects).expect("nothing is there any more");
            repo.variables.push(("GIT_ALTERNATE_OBJECT_DIRECTORIES", place.into()));
            repo.stage("b", "here");
        });
    }),
    ("objects written elsewhere", "GIT_OBJECT_DIRECTORY, as in a quarantine", |repo| {
        with(repo, |repo| {
            let place = repo.beside("incoming");
            fs::create_dir(&place).expect("nothing is there");
            let own = repo.top.join(".git/objects");
            repo.variables.push(("GIT_OBJECT_DIRECTORY", place.into()));
            repo.variables.push(("GIT_ALTERNATE_OBJECT_DIRECTORIES", own.into()));
            repo.stage("b", "there");
        });
    }),
    ("sha256", "longer ids", |repo| {
        *repo = Repo::init(&["--object-format=sha256"]);
        with(repo, |repo| {
            repo.stage("a", "two");
            repo.stage("folder/new", "three");
        });
    }),
    ("sha256, packed, version 4", "longer ids in packs and in the index", |repo| {
        *repo = Repo::init(&["--object-format=sha256"]);
        versions(repo);
        repo.git(&["gc", "--quiet", "--aggressive"]);
        repo.git(&["update-index", "--index-version", "4"]);
    }),
    ("replaced blob", "git replace: a commit records the id that is in the index", |repo| {
        with(repo, |repo| {
            repo.stage("a", crate::LEAK);
            let (staged, other) = (repo.line(&["rev-parse", ":a"]), repo.object("blob", b"harmless"));
            repo.git(&["replace", &staged, &other]);
        });
    }),
    ("replaced commit", "git replace: HEAD is what it is", |repo| {
        with(repo, |repo| {
            let before = repo.line(&["rev-parse", "HEAD"]);
            repo.stage("a", "two");
            let after = repo.commit();
            repo.git(&["replace", &before, &after]);
            repo.git(&["reset", "--quiet", "--soft", &before]);
        });
    }),
    ("grafts", "commits that were given other parents", |repo| {
        with(repo, |repo| {
            let first = repo.line(&["rev-parse", "HEAD"]);
            repo.stage("a", "two");
            let second = repo.commit();
            repo.write(".git/info/grafts", format!("{second}\n{first}\n"));
            repo.stage("b", "three");
        });
    }),
    ("commit-graph", "a file that git reads instead of commits", |repo| {
        with(repo, |repo| {
            repo.git(&["commit-graph", "write", "--reachable"]);
            repo.stage("a", "two");
        });
    }),
    ("shallow", "a clone whose history is cut off", |repo| {
        with(repo, |repo| {
            repo.committed(&[("a", "two")]);
            clone(repo, &["--depth=1"]);
            repo.stage("b", "three");
        });
    }),
    ("partial, with all that is needed", "a clone without blobs; those of the index are there", |repo| {
        with(repo, |repo| {
            repo.git(&["config", "uploadpack.allowFilter", "true"]);
            clone(repo, &["--filter=blob:none"]);
            repo.stage("b", "three");
        });
    }),
];

/// Many versions of a long text, one of them staged.
fn versions(repo: &mut Repo) {
    base(repo);
    let mut text: Vec<String> = (0..400).map(|at| format!("line {at} of a long text\n")).collect();
    for at in 0..12 {
        text[at * 31 % 400] = format!("version {at}\n");
        repo.stage("folder/text", text.concat());
        if at < 11 {
            repo.commit();
        }
    }
}

/// Look at a clone of the repository.
fn clone(repo: &mut Repo, options: &[&str]) {
    let (from, place) = (format!("file://{}", repo.top.display()), repo.beside("clone"));
    repo.git(&[&["clone", "--quiet"], options, &[&from, &place.to_string_lossy()]].concat());
    (repo.top, repo.here) = (place.clone(), place);
}
