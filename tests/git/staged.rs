//! What a staged scan reads is what git says that a commit would record, file by file and byte by byte.
//!
//! Git is asked with `GIT_NO_REPLACE_OBJECTS=1`: a commit records the id that is in the index, whatever `refs/replace` shows
//! instead of it on the screen.

use crate::LEAK;
use crate::blobs::Handed;
use crate::repo::{Repo, write};
use crate::states::{State, TABLES};
use monoleaks::blob::Origin;
use monoleaks::collect::Staged;
use monoleaks::receipt::Why;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::panic;

/// Paths and what is to be recorded at them.
type Files = BTreeMap<Vec<u8>, Vec<u8>>;

/// What git says.
#[derive(Debug, Default)]
struct Truth {
    files: Files,
    submodules: BTreeSet<Vec<u8>>,
}

impl Truth {
    /// Of ids and modes at paths, with the blobs that git has for them.
    fn of(repo: &Repo, entries: Vec<(Vec<u8>, String, String)>) -> Self {
        let (submodules, files): (Vec<_>, Vec<_>) =
            entries.into_iter().partition(|(_, mode, _)| mode == "160000");
        let wanted: Vec<String> = files.iter().map(|(_, _, id)| format!("{id}\n")).collect();
        let mut out = &repo.git_with(&repo.here, &["cat-file", "--batch"], wanted.concat().as_bytes())[..];
        let mut truth = Self::default();
        for (path, _, id) in files {
            let end = out.iter().position(|byte| *byte == b'\n').expect("a header");
            let header = String::from_utf8_lossy(&out[..end]);
            let size = header.strip_prefix(&format!("{id} blob ")).unwrap_or_else(|| panic!("{header}"));
            let size: usize = size.parse().expect("a size");
            truth.files.insert(path, out[end + 1..][..size].to_vec());
            out = &out[end + 1 + size + 1..];
        }
        truth.submodules = submodules.into_iter().map(|(path, _, _)| path).collect();
        truth
    }

    /// All that differs from `HEAD`.
    fn changed(repo: &Repo) -> Self {
        let out = repo.git(&[
            "diff",
            "--cached",
            "--raw",
            "-z",
            "--no-abbrev",
            "--no-renames",
            "--no-ext-diff",
            "--ignore-submodules=none",
            "--diff-filter=ACMT",
        ]);
        let mut parts = out.split(|byte| *byte == 0);
        let mut entries = Vec::new();
        while let (Some(meta), Some(path)) = (parts.next(), parts.next()) {
            let meta: Vec<_> = std::str::from_utf8(meta).expect("modes and ids").split(' ').collect();
            entries.push((path.to_vec(), meta[1].to_owned(), meta[3].to_owned()));
        }
        Self::of(repo, entries)
    }

    /// All that is in the index and can be committed.
    fn all(repo: &Repo) -> Self {
        let announced = names(repo, &["diff", "--name-only", "--diff-filter=A"]);
        let out = repo.git(&["ls-files", "--full-name", "--stage", "-z", ":/"]);
        let entries = out.split(|byte| *byte == 0).filter(|line| !line.is_empty()).filter_map(|line| {
            let tab = line.iter().position(|byte| *byte == b'\t').expect("a path behind a tab");
            let meta: Vec<_> = std::str::from_utf8(&line[..tab]).expect("modes and ids").split(' ').collect();
            let path = line[tab + 1..].to_vec();
            let counts = meta[2] == "0" && !announced.contains(&path);
            counts.then(|| (path, meta[0].to_owned(), meta[1].to_owned()))
        });
        Self::of(repo, entries.collect())
    }
}

/// Paths that git names.
fn names(repo: &Repo, args: &[&str]) -> BTreeSet<Vec<u8>> {
    let out = repo.git(&[args, &["-z", "--ignore-submodules=all"]].concat());
    out.split(|byte| *byte == 0).filter(|path| !path.is_empty()).map(<[u8]>::to_vec).collect()
}

/// The paths of index entries, with their bytes.
fn files(handed: &Handed) -> Files {
    let path = |origin: &Origin| match origin {
        Origin::Index(path) => path.as_os_str().as_bytes().to_vec(),
        other => panic!("{other:?} is not of the index"),
    };
    handed.blobs.iter().map(|(origin, bytes)| (path(origin), bytes.clone())).collect()
}

/// How two sets of files differ, in a few words.
fn difference(want: &Files, got: &Files) -> Vec<String> {
    let told = |path: &Vec<u8>| String::from_utf8_lossy(&path[..path.len().min(80)]).into_owned();
    let lost = want.iter().filter(|(path, _)| !got.contains_key(*path));
    let more = got.iter().filter(|(path, _)| !want.contains_key(*path));
    let other = want.iter().filter(|(path, bytes)| got.get(*path).is_some_and(|got| got != *bytes));
    lost.map(|(path, _)| format!("not read: {}", told(path)))
        .chain(more.map(|(path, _)| format!("read too much: {}", told(path))))
        .chain(other.map(|(path, _)| format!("other bytes: {}", told(path))))
        .take(5)
        .collect()
}

/// Paths that were skipped for such reasons, as they are told.
fn skipped(handed: &Handed, why: &dyn Fn(&Why) -> bool) -> BTreeSet<String> {
    handed.skipped.iter().filter(|skipped| why(&skipped.why)).map(|skipped| skipped.path.clone()).collect()
}

fn told(paths: &BTreeSet<Vec<u8>>) -> BTreeSet<String> {
    paths.iter().map(|path| String::from_utf8_lossy(path).into_owned()).collect()
}

/// What is wrong in one state. What panics there does not hide the others.
fn wrong((name, why, make): &State) -> Vec<String> {
    let wrong = panic::catch_unwind(|| wrong_in(*make));
    let wrong = wrong.unwrap_or_else(|_| vec!["it panics, see above".to_owned()]);
    wrong.into_iter().map(|wrong| format!("{name} ({why}): {wrong}")).collect()
}

fn wrong_in(make: fn(&mut Repo)) -> Vec<String> {
    let mut repo = Repo::new();
    make(&mut repo);
    let all = Truth::all(&repo);
    let everything: Vec<_> = all.files.keys().chain(&all.submodules).cloned().collect();
    let unmerged = told(&names(&repo, &["diff", "--cached", "--name-only", "--diff-filter=U"]));
    let mut wrong = compare(&repo, None, &Truth::changed(&repo), &unmerged);
    wrong.extend(compare(&repo, Some(&everything), &all, &BTreeSet::new()));
    let nowhere = Staged::new(repo.open(), Some(vec![b"no/such/path".to_vec()]), 1);
    if Handed::by(&nowhere).incomplete().len() != 1 {
        wrong.push("a path that the index lacks is passed over".to_owned());
    }
    let top = repo.line(&["rev-parse", "--show-toplevel"]);
    let found = repo.open().work_tree.unwrap_or_default();
    if found.as_os_str() != top.as_str() {
        wrong.push(format!("the work tree is {top}, and not {}", found.display()));
    }
    wrong
}

/// How what is handed over of some paths, or of all that changed, differs from the truth.
fn compare(
    repo: &Repo,
    paths: Option<&[Vec<u8>]>,
    truth: &Truth,
    undecided: &BTreeSet<String>,
) -> Vec<String> {
    let what = if paths.is_some() { "named" } else { "changed" };
    let mut wrong = Vec::new();
    for threads in [1, 3] {
        let handed = Handed::by(&Staged::new(repo.open(), paths.map(<[_]>::to_vec), threads));
        wrong.extend(difference(&truth.files, &files(&handed)));
        let submodules = skipped(&handed, &|why| *why == Why::Submodule);
        let incomplete = skipped(&handed, &|why| !why.is_policy());
        if submodules != told(&truth.submodules) || incomplete != *undecided || !handed.twice.is_empty() {
            wrong.push(format!("skipped {:?}, twice {:?}", handed.skipped, handed.twice));
        }
    }
    wrong.dedup();
    wrong.into_iter().map(|wrong| format!("{what}: {wrong}")).collect()
}

#[test]
fn an_index_that_cannot_be_read_is_told() {
    type Make = fn(&mut Repo);
    let cases: [(&str, Make); 2] = [
        ("a split index of another folder than the one that it builds on is in", |repo| {
            repo.committed(&[("a", "one")]);
            repo.git(&["update-index", "--split-index"]);
            repo.stage("a", LEAK);
            write(&repo.beside("other/index"), &fs::read(repo.top.join(".git/index")).expect("it is there"));
            repo.variables.push(("GIT_INDEX_FILE", repo.beside("other/index").into()));
        }),
        ("a path that is longer than the library's lengths", |repo| {
            repo.entry(&[&b"long/".repeat(900)[..], b"end"].concat(), "100644", LEAK.as_bytes());
        }),
    ];
    for (why, make) in cases {
        let mut repo = Repo::new();
        make(&mut repo);
        assert!(repo.git(&["diff", "--cached"]).starts_with(b"diff --git"), "{why}: git can");
        let told = repo.monoleaks(&["scan", "--staged"]);
        assert_eq!(told.code, 3, "{why}: {}", told.stdout);
    }
}

#[test]
fn a_staged_scan_reads_what_git_would_commit_byte_by_byte() {
    let states: Vec<&State> = TABLES.into_iter().flatten().collect();
    assert!(states.len() >= 40, "{} states", states.len());
    let names: BTreeSet<_> = states.iter().map(|(name, _, _)| name).collect();
    assert_eq!(names.len(), states.len(), "each has a name of its own");
    let wrong: Vec<String> = states.into_par_iter().flat_map(wrong).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
