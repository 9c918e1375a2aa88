//! A repository, packed with deltas as git packs it: reading every object, and scanning its history.

use super::{found, start_up_rules};
use divan::{Bencher, black_box};
use monoleaks::collect::{Asked, History, Range, Staged};
use monoleaks::git::{Cache, Objects, Repository};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// How many commits, each of which changes one file.
const COMMITS: usize = 500;

/// Bytes that a reader may keep of what it inflated.
const BUDGET: usize = 16 << 20;

/// Every object of the pack, by its place in the index.
#[divan::bench]
fn pack_reading(bencher: Bencher) {
    let folder = repository();
    let repository = opened(folder.path());
    bencher.bench_local(|| {
        let objects = Objects::open(&repository).expect("git made it");
        let mut cache = Cache::new(BUDGET);
        let mut bytes = 0;
        for pack in &objects.packs {
            for position in 0..pack.len() {
                bytes += pack.object(pack.offset(position), &mut cache).map_or(0, |object| object.data.len());
            }
        }
        black_box(bytes)
    });
}

/// The history, in which there is nothing to be found.
#[divan::bench(args = [1, 2])]
fn history(bencher: Bencher, threads: usize) {
    let (folder, rules) = (repository(), start_up_rules());
    let repository = opened(folder.path());
    bencher.bench_local(|| {
        let asked =
            Asked { range: Range::All, since: None, reflog: false, unreachable: false, author: false };
        let source = History::open(repository.clone(), asked, threads).expect("git made it");
        found(black_box(&source), &rules)
    });
}

/// What is staged, which is nothing: the comparison of the index with the last commit.
#[divan::bench]
fn staged(bencher: Bencher) {
    let (folder, rules) = (repository(), start_up_rules());
    let repository = opened(folder.path());
    bencher.bench_local(|| found(black_box(&Staged::new(repository.clone(), None, 1)), &rules));
}

fn opened(folder: &Path) -> Repository {
    Repository::of_work_tree(folder).expect("git made it").expect("it is one")
}

/// A repository of one file that changes all the time, and of many that do not.
fn repository() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    git(folder.path(), &["init", "--quiet"], "");
    let mut stream = String::new();
    let mut lines: Vec<String> = (0..800).map(|line| format!("line {line} of the file")).collect();
    for commit in 0..COMMITS {
        lines[commit * 7 % 800] = format!("line {commit}, changed");
        let content = lines.join("\n");
        write!(
            stream,
            "commit refs/heads/main\ncommitter Ana <ana@example.com> {} -0500\ndata 6\nchange\n\
             M 100644 inline src/main.txt\ndata {}\n{content}\nM 100644 inline notes/{commit}.txt\ndata 5\nhello\n",
            1_700_000_000 + commit,
            content.len()
        )
        .expect("a string takes all");
    }
    git(folder.path(), &["fast-import", "--quiet"], &stream);
    git(folder.path(), &["symbolic-ref", "HEAD", "refs/heads/main"], "");
    git(folder.path(), &["reset", "--quiet", "--hard"], "");
    git(folder.path(), &["repack", "-adfq"], "");
    folder
}

#[expect(clippy::disallowed_methods, reason = "git makes the repository; the program never starts it")]
fn git(folder: &Path, words: &[&str], input: &str) {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(words).stdin(Stdio::piped());
    let mut child = command.spawn().expect("git is installed");
    child.stdin.take().expect("it is piped").write_all(input.as_bytes()).expect("git reads it");
    assert!(child.wait().expect("git ends").success(), "git {words:?}");
}
