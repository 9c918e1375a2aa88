//! Where the parts of a repository are, and from where it is looked at.

use super::State;
use super::changes::{base, with};
use crate::repo::Repo;
use std::fs;

pub(super) const TABLE: &[State] = &[
    ("linked work tree", "an index and a HEAD of its own", |repo| {
        with(repo, |repo| {
            link(repo, &["-b", "side"]);
            repo.stage("a", "there");
        });
    }),
    ("detached linked work tree", "HEAD is an id there", |repo| {
        with(repo, |repo| {
            link(repo, &["--detach"]);
            repo.stage("new", "there");
        });
    }),
    ("the main one of two work trees", "what is staged in the other does not count", |repo| {
        with(repo, |repo| {
            let (top, here) = (repo.top.clone(), repo.here.clone());
            link(repo, &["-b", "side"]);
            repo.stage("a", "there");
            (repo.top, repo.here) = (top, here);
            repo.stage("b", "here");
        });
    }),
    ("work tree of a bare repository", "its configuration says that it is bare", |repo| {
        bare(repo);
        repo.stage("a", "there");
    }),
    ("hook in a work tree of a bare repository", "git sets GIT_DIR for it, and no GIT_WORK_TREE", |repo| {
        bare(repo);
        repo.stage("a", "there");
        let git_dir = repo.line(&["rev-parse", "--absolute-git-dir"]);
        repo.variables.push(("GIT_DIR", git_dir.into()));
    }),
    ("bare with GIT_WORK_TREE", "as people keep their dot files", |repo| {
        with(repo, |repo| {
            let bare = clone(repo);
            repo.variables.push(("GIT_DIR", bare.into()));
            repo.variables.push(("GIT_WORK_TREE", repo.top.clone().into()));
            repo.git(&["reset", "--quiet"]);
            repo.stage("a", "dots");
        });
    }),
    ("GIT_DIR elsewhere", "the current folder is the work tree", |repo| {
        with(repo, |repo| {
            let place = repo.beside("elsewhere");
            fs::rename(repo.top.join(".git"), &place).expect("there is room beside");
            repo.variables.push(("GIT_DIR", place.into()));
            repo.stage("a", "two");
        });
    }),
    ("GIT_DIR of a relative path", "it counts from the current folder", |repo| {
        with(repo, |repo| {
            repo.variables.push(("GIT_DIR", ".git".into()));
            repo.stage("a", "two");
        });
    }),
    ("GIT_WORK_TREE from below", "both are named, from a folder within", |repo| {
        with(repo, |repo| {
            repo.stage("folder/in/c", "four");
            repo.here = repo.top.join("folder");
            repo.variables.push(("GIT_DIR", "../.git".into()));
            repo.variables.push(("GIT_WORK_TREE", "..".into()));
        });
    }),
    ("GIT_INDEX_FILE", "as `git commit -a` and `git commit -- path` set it", |repo| {
        with(repo, |repo| {
            repo.stage("b", "not in that one");
            let index = repo.top.join(".git/next-index-1.lock");
            repo.variables.push(("GIT_INDEX_FILE", index.into()));
            repo.git(&["read-tree", "HEAD"]);
            repo.stage("a", "in that one");
        });
    }),
    ("GIT_INDEX_FILE that is not there", "all of HEAD is to be deleted", |repo| {
        with(repo, |repo| {
            repo.variables.push(("GIT_INDEX_FILE", repo.beside("none").into()));
        });
    }),
    ("GIT_INDEX_FILE of a relative path", "for git it counts from the top of the work tree", |repo| {
        with(repo, |repo| {
            repo.stage("a", "in the other one");
            fs::copy(repo.top.join(".git/index"), repo.top.join("folder/other")).expect("it is there");
            repo.git(&["reset", "--quiet"]);
            repo.here = repo.top.join("folder");
            repo.variables.push(("GIT_INDEX_FILE", "folder/other".into()));
        });
    }),
    ("from a folder within", "paths count from the top all the same", |repo| {
        with(repo, |repo| {
            repo.stage("a", "two");
            repo.stage("folder/in/c", "four");
            repo.here = repo.top.join("folder/in");
        });
    }),
    ("core.worktree", "the configuration names the work tree", |repo| {
        with(repo, |repo| {
            let place = repo.beside("tree");
            fs::create_dir(&place).expect("nothing is there");
            repo.variables.push(("GIT_DIR", repo.top.join(".git").into()));
            repo.git(&["config", "core.worktree", &place.to_string_lossy()]);
            (repo.top, repo.here) = (place.clone(), place);
            repo.stage("a", "two");
        });
    }),
    ("within a submodule", "a file .git that leads to a repository which points back", |repo| {
        let other = Repo::new();
        other.committed(&[("inner", "one")]);
        let from = other.top.to_string_lossy().into_owned();
        repo.git(&["submodule", "--quiet", "add", &from, "deep/sub"]);
        repo.commit();
        repo.top = repo.top.join("deep/sub");
        repo.here.clone_from(&repo.top);
        repo.stage("inner", "two");
    }),
    ("below a link", "the way to the work tree is a symbolic one", |repo| {
        with(repo, |repo| {
            repo.stage("a", "two");
            let link = repo.beside("link");
            std::os::unix::fs::symlink(&repo.top, &link).expect("nothing is there");
            repo.here = link.join("folder");
        });
    }),
];

/// Look at a work tree linked to the repository.
fn link(repo: &mut Repo, options: &[&str]) {
    let place = repo.beside("linked");
    repo.git(&[&["worktree", "add", "--quiet"], options, &[&place.to_string_lossy()]].concat());
    (repo.top, repo.here) = (place.clone(), place);
}

/// A bare clone of the repository.
fn clone(repo: &Repo) -> std::path::PathBuf {
    let bare = repo.beside("bare.git");
    repo.git(&["clone", "--quiet", "--bare", &repo.top.to_string_lossy(), &bare.to_string_lossy()]);
    bare
}

/// Look at a work tree linked to a bare clone.
fn bare(repo: &mut Repo) {
    base(repo);
    repo.here = clone(repo);
    link(repo, &["-b", "side"]);
}
