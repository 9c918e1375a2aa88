//! Repositories that somebody made to lead a scanner astray. Nothing in them runs, nothing outside of them is read, nothing hangs,
//! and what was not read never ends with 0.

mod bombs;
mod clones;
mod damage;
mod forge;
mod indexes;
mod links;
mod names;
mod packs;
mod places;
mod refs;
mod settings;

use crate::repo::Repo;
use crate::{LEAK, OTHER};
use rayon::prelude::*;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

/// A name, why it is there, what makes it of an empty repository, and what a staged scan and one of the history end with.
pub(crate) type Trap = (&'static str, &'static str, fn(&mut Repo), Ends, Ends);

/// What a scan may end with.
type Ends = &'static [i32];
/// All was read, and nothing is there.
const CLEAN: Ends = &[0];
/// The key was found, as if there were no trap.
const FOUND: Ends = &[1];
/// It says what it did not read, or refuses the repository.
const TOLD: Ends = &[2, 3];

/// The file in which the key of another repository is.
const SECRET: &str = "somebody-elses.env";

const TABLES: [&[Trap]; 10] = [
    settings::TABLE,
    places::TABLE,
    links::TABLE,
    damage::TABLE,
    packs::TABLE,
    refs::TABLE,
    indexes::TABLE,
    bombs::TABLE,
    names::TABLE,
    clones::TABLE,
];

/// Some files without a key, committed, and one staged.
fn clean(repo: &Repo) {
    repo.committed(&[("a.txt", "one\n"), ("folder/b.txt", "two\n"), ("c.txt", "three\n")]);
    repo.committed(&[("a.txt", "one more\n")]);
    repo.stage("folder/b.txt", "four\n");
}

/// A key committed and another one staged.
fn leaky(repo: &Repo) {
    repo.committed(&[("old.env", OTHER), ("a.txt", "one\n")]);
    repo.stage("new.env", LEAK);
}

/// Another repository beside this one, with a key committed and staged.
fn outside(repo: &Repo) -> PathBuf {
    let place = repo.beside("outside");
    repo.git(&["init", "--quiet", "--initial-branch=main", &place.to_string_lossy()]);
    crate::repo::write(&place.join(SECRET), OTHER.as_bytes());
    repo.git_in(&place, &["add", "."]);
    repo.git_in(&place, &["commit", "--quiet", "--message", "outside"]);
    crate::repo::write(&place.join(SECRET), LEAK.as_bytes());
    repo.git_in(&place, &["add", "."]);
    place
}

/// A program that leaves a trace if it is run.
fn planted(repo: &Repo) -> String {
    let path = repo.beside("planted");
    let text = format!("#!/bin/sh\necho ran >> '{}'\nexit 0\n", canary(repo).display());
    crate::repo::write(&path, text.as_bytes());
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it is ours");
    path.to_string_lossy().into_owned()
}

/// The trace.
fn canary(repo: &Repo) -> PathBuf {
    repo.beside("canary")
}

/// A pipe that nobody writes to: whoever opens it waits for ever.
fn pipe(repo: &Repo, path: &str) {
    let path = repo.top.join(path);
    let _ = fs::remove_file(&path); // it need not be there
    fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("it can be made");
    repo.run_other("mkfifo", &[&path.to_string_lossy()]);
}

/// What goes wrong in one trap.
fn sprung((name, why, make, staged, history): &Trap) -> Vec<String> {
    let mut repo = Repo::new();
    make(&mut repo);
    let mut wrong = Vec::new();
    let any: Ends = &[0, 1, 2, 3];
    let loud = if *history == CLEAN { any } else { &[1, 2, 3] };
    let scans: [(&[&str], Ends); 4] = [
        (&["--staged"], staged),
        (&["--history"], history),
        (&["--history", "--reflog", "--unreachable"], loud),
        (&["."], any),
    ];
    for (args, ends) in scans {
        let told = repo.monoleaks(&[&["scan"], args].concat());
        if !ends.contains(&told.code) {
            let (code, out) = (told.code, told.stdout + &told.stderr);
            wrong.push(format!("{name} ({why}): {args:?} ends with {code} and not {ends:?}\n{out}"));
        } else if told.stdout.contains(SECRET) {
            wrong.push(format!("{name} ({why}): {args:?} reads outside\n{}", told.stdout));
        }
        if canary(&repo).exists() {
            wrong.push(format!("{name} ({why}): {args:?} runs something"));
        }
    }
    wrong
}

#[test]
fn nothing_runs_nothing_outside_is_read_nothing_hangs_and_what_is_not_read_is_told() {
    let traps: Vec<&Trap> = TABLES.into_iter().flatten().collect();
    let wrong: Vec<String> = traps
        .into_par_iter()
        .flat_map(|trap| {
            let wrong = std::panic::catch_unwind(|| sprung(trap));
            wrong.unwrap_or_else(|_| vec![format!("{} ({}): it hangs or panics, see above", trap.0, trap.1)])
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn who_borrows_objects_is_told_how_they_are_read() {
    let mut repo = Repo::new();
    clean(&repo);
    repo.commit();
    let place = repo.beside("clone");
    repo.git(&["clone", "--quiet", "--shared", ".", &place.to_string_lossy()]);
    let lent = repo.top.join(".git/objects");
    (repo.top, repo.here) = (place.clone(), place);
    repo.stage("new.txt", "new\n");
    for scan in ["--staged", "--history"] {
        let told = repo.monoleaks(&["scan", scan]);
        assert_eq!(told.code, 3, "{scan}: {}", told.stdout);
        assert!(told.stdout.contains("set GIT_ALTERNATE_OBJECT_DIRECTORIES"), "{scan}: {}", told.stdout);
    }
    repo.variables.push(("GIT_ALTERNATE_OBJECT_DIRECTORIES", lent.into()));
    for scan in ["--staged", "--history"] {
        let told = repo.monoleaks(&["scan", scan]);
        assert_eq!(told.code, 0, "{scan}: {}", told.stdout);
        assert!(!told.stdout.contains("are not read"), "{scan}: {}", told.stdout);
    }
}

#[test]
fn the_trap_for_what_runs_would_catch_git() {
    let repo = Repo::new();
    leaky(&repo);
    repo.git(&["config", "core.fsmonitor", &planted(&repo)]);
    repo.try_git(&repo.top, &["status"], b"");
    assert!(canary(&repo).exists());
}
