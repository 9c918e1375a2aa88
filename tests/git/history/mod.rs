//! What a scan of the history reads is what git says that refs reach: every blob once, wherever it was.

mod asked;
mod fates;
mod grown;
mod past;
mod ranges;
mod shared;
mod table;

use crate::blobs::Handed;
use crate::repo::Repo;
use monoleaks::blob::Origin;
use monoleaks::collect::{Asked, History, Range};
use monoleaks::git::Id;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::os::unix::ffi::OsStrExt as _;
use std::panic;
use table::{State, TABLE};

/// Ids, as git writes them.
type Ids = BTreeSet<String>;

/// All that any ref reaches.
fn all() -> Asked {
    Asked { range: Range::All, since: None, reflog: false, unreachable: false, author: false }
}

/// What a history hands over.
fn handed(repo: &Repo, asked: Asked, threads: usize) -> Handed {
    let history = History::open(repo.open(), asked, threads).expect("the history can be read");
    Handed::by(&history)
}

/// The ids of blobs that were handed over.
fn blobs(handed: &Handed) -> Ids {
    let id = |origin: &Origin| match origin {
        Origin::Object(_, id) => Some(id.to_string()),
        _ => None,
    };
    handed.blobs.keys().filter_map(id).collect()
}

/// The ids of commits and tags whose messages were handed over.
fn messages(handed: &Handed) -> Ids {
    let id = |origin: &Origin| match origin {
        Origin::Message(id) => Some(id.to_string()),
        _ => None,
    };
    handed.blobs.keys().filter_map(id).collect()
}

/// The lines that git writes.
fn lines(repo: &Repo, args: &[&str]) -> Vec<String> {
    let out = String::from_utf8(repo.git(args)).expect("ids and words");
    out.lines().map(str::to_owned).collect()
}

/// The types of objects, and how many bytes the object has.
fn objects(repo: &Repo, ids: &[String]) -> BTreeMap<String, (String, Vec<u8>)> {
    let wanted: Vec<String> = ids.iter().map(|id| format!("{id}\n")).collect();
    let mut out = &repo.git_with(&repo.here, &["cat-file", "--batch"], wanted.concat().as_bytes())[..];
    let mut objects = BTreeMap::new();
    while let Some(end) = out.iter().position(|byte| *byte == b'\n') {
        let header = String::from_utf8_lossy(&out[..end]).into_owned();
        let words: Vec<&str> = header.split(' ').collect();
        let size: usize = words[2].parse().expect("a size");
        let bytes = out[end + 1..][..size].to_vec();
        objects.insert(words[0].to_owned(), (words[1].to_owned(), bytes));
        out = &out[end + 1 + size + 1..];
    }
    objects
}

/// The objects that git's walk meets, by type.
fn reached(repo: &Repo, args: &[&str]) -> BTreeMap<String, (String, Vec<u8>)> {
    let args = [&["rev-list", "--objects", "--no-object-names"], args].concat();
    objects(repo, &lines(repo, &args))
}

/// The ids of one type.
fn of_type(objects: &BTreeMap<String, (String, Vec<u8>)>, kind: &str) -> Ids {
    objects.iter().filter(|(_, (known, _))| known == kind).map(|(id, _)| id.clone()).collect()
}

/// Every blob with every path that a commit, or a tree with a tag, had it at.
fn places(repo: &Repo) -> BTreeSet<(String, Vec<u8>)> {
    let out = repo.git(&[
        "log",
        "--all",
        "--root",
        "-m",
        "--raw",
        "--no-abbrev",
        "--no-renames",
        "-z",
        "--format=",
    ]);
    let mut parts = out.split(|byte| *byte == 0);
    let mut places = BTreeSet::new();
    while let (Some(meta), Some(path)) = (parts.next(), parts.next()) {
        let meta = String::from_utf8_lossy(meta).into_owned();
        let id = meta.trim().split(' ').nth(3).expect("an id");
        places.insert((id.to_owned(), path.to_vec()));
    }
    for tag in lines(repo, &["for-each-ref", "--format=%(*objecttype) %(refname)", "refs/tags"]) {
        let Some(name) = tag.strip_prefix("tree ") else { continue };
        let out = repo.git(&["ls-tree", "-r", "-z", name]);
        for line in out.split(|byte| *byte == 0).filter(|line| !line.is_empty()) {
            let tab = line.iter().position(|byte| *byte == b'\t').expect("a path behind a tab");
            let id = String::from_utf8_lossy(&line[..tab]).rsplit(' ').next().map(str::to_owned);
            places.insert((id.expect("an id"), line[tab + 1..].to_vec()));
        }
    }
    places
}

/// How two sets of ids differ, in a few words.
fn difference(what: &str, want: &Ids, got: &Ids) -> Vec<String> {
    let lost = want.difference(got).map(|id| format!("{what}: {id} is not read"));
    let more = got.difference(want).map(|id| format!("{what}: {id} is read too much"));
    lost.chain(more).take(5).collect()
}

/// What is wrong in one state.
fn wrong_in(make: fn(&mut Repo)) -> Vec<String> {
    let mut repo = Repo::new();
    make(&mut repo);
    let reached = reached(&repo, &["--all"]);
    let places = places(&repo);
    let mut wrong = Vec::new();
    for threads in [1, 3] {
        let handed = handed(&repo, all(), threads);
        wrong.extend(difference("blobs", &of_type(&reached, "blob"), &blobs(&handed)));
        let mut spoken = of_type(&reached, "commit");
        spoken.extend(of_type(&reached, "tag"));
        wrong.extend(difference("messages", &spoken, &messages(&handed)));
        for (origin, bytes) in &handed.blobs {
            wrong.extend(wrong_with(origin, bytes, &reached, &places));
        }
        if !handed.twice.is_empty() || !handed.incomplete().is_empty() {
            wrong.push(format!("twice {:?}, skipped {:?}", handed.twice, handed.skipped));
        }
    }
    wrong
}

/// What is wrong with one blob or message.
fn wrong_with(
    origin: &Origin,
    bytes: &[u8],
    reached: &BTreeMap<String, (String, Vec<u8>)>,
    places: &BTreeSet<(String, Vec<u8>)>,
) -> Option<String> {
    let known = |id: &Id| reached.get(&id.to_string()).map_or(&b""[..], |(_, bytes)| bytes);
    match origin {
        Origin::Object(path, id) => {
            let path = path.as_ref().map(|path| path.as_os_str().as_bytes().to_vec());
            if bytes != known(id) {
                return Some(format!("{id}: other bytes"));
            }
            let is_there = path.is_none_or(|path| places.contains(&(id.to_string(), path)));
            (!is_there).then(|| format!("{id}: never was at {origin:?}"))
        }
        Origin::Message(id) => {
            let whole = known(id);
            let end = whole.windows(2).position(|two| two == b"\n\n").map_or(whole.len(), |end| end + 2);
            (bytes != &whole[end..]).then(|| format!("{id}: another message"))
        }
        other => Some(format!("{other:?} is not of a history")),
    }
}

#[test]
fn every_blob_that_git_reaches_is_read_once_and_no_other() {
    let states: Vec<&State> = TABLE.iter().collect();
    let wrong: Vec<String> = states
        .into_par_iter()
        .flat_map(|(name, why, make)| {
            let wrong = panic::catch_unwind(|| wrong_in(*make));
            let wrong = wrong.unwrap_or_else(|_| vec!["it panics, see above".to_owned()]);
            wrong.into_iter().map(|wrong| format!("{name} ({why}): {wrong}")).collect::<Vec<_>>()
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
