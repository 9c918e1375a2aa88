//! Small repositories that unpack to large ones, and circles.

use super::damage::hex;
use super::forge::{self, Entry, id};
use super::{CLEAN, FOUND, TOLD, Trap, clean};
use crate::LEAK;
use crate::repo::Repo;

/// An id whose file makes up its name.
const MADE_UP: u8 = 0xab;

pub(super) const TABLE: &[Trap] = &[
    (
        "symbolic refs in a circle",
        "HEAD never comes to an id",
        |repo| {
            clean(repo);
            repo.write(".git/HEAD", "ref: refs/heads/a\n");
            repo.write(".git/refs/heads/a", "ref: refs/heads/b\n");
            repo.write(".git/refs/heads/b", "ref: refs/heads/a\n");
        },
        TOLD,
        TOLD,
    ),
    (
        "a symbolic ref of itself",
        "the shortest circle",
        |repo| {
            clean(repo);
            repo.write(".git/HEAD", "ref: HEAD\n");
        },
        TOLD,
        TOLD,
    ),
    (
        "tags in a circle",
        "under made-up ids",
        |repo| {
            clean(repo);
            for (one, two) in [(1, 2), (2, 1)] {
                let text = format!("object {}\ntype tag\ntag v1\n\nmessage\n", id(two));
                forge::typed(repo, id(one), "tag", text.as_bytes());
            }
            repo.write(".git/refs/tags/v1", format!("{}\n", id(1)));
        },
        CLEAN,
        TOLD,
    ),
    (
        "commits in a circle",
        "each the parent of the other",
        |repo| {
            let tree = tree_with_key(repo);
            for (one, two) in [(1, 2), (2, 1)] {
                let text = forge::commit(&tree, &[&id(two).to_string()]);
                forge::typed(repo, id(one), "commit", &text);
            }
            forge::branch(repo, &id(1).to_string());
        },
        CLEAN,
        &[1, 3],
    ),
    (
        "a commit of itself",
        "its own parent",
        |repo| {
            let tree = tree_with_key(repo);
            let text = forge::commit(&tree, &[&id(1).to_string()]);
            forge::typed(repo, id(1), "commit", &text);
            forge::branch(repo, &id(1).to_string());
        },
        CLEAN,
        &[1, 3],
    ),
    ("a tree in itself", "a path without an end", |repo| nested(repo, 1, b"x"), CLEAN, TOLD),
    (
        "a tree ten times in itself",
        "more paths than there are atoms",
        |repo| nested(repo, 10, b"x"),
        CLEAN,
        TOLD,
    ),
    (
        "a tree in itself under long names",
        "paths that fill the memory",
        |repo| {
            nested(repo, 10, &[b'x'; 200]);
        },
        CLEAN,
        TOLD,
    ),
    (
        "ten levels of ten equal trees",
        "ten thousand million paths of one key",
        |repo| {
            let blob = repo.object("blob", LEAK.as_bytes());
            let mut inner = repo.object("tree", &forge::tree(&[("100644", b"a.env", hex(&blob))]));
            for _ in 0..10 {
                let names: Vec<Vec<u8>> = (b'0'..=b'9').map(|name| vec![name]).collect();
                let entries: Vec<_> = names.iter().map(|name| ("40000", &name[..], hex(&inner))).collect();
                inner = repo.object("tree", &forge::tree(&entries));
            }
            let commit = repo.object("commit", &forge::commit(&inner, &[]));
            forge::branch(repo, &commit);
        },
        CLEAN,
        FOUND,
    ),
    (
        "folders in folders",
        "deeper than git goes",
        |repo| {
            let path = "d/".repeat(3000) + "a.env";
            let text = format!(
                "commit refs/heads/main\ncommitter Ana <a@b> 1700000000 -0500\ndata 0\nM 100644 inline {path}\n\
             data {}\n{LEAK}\n",
                LEAK.len()
            );
            repo.git_with(
                &repo.top,
                &["-c", "core.maxTreeDepth=9999", "fast-import", "--quiet"],
                text.as_bytes(),
            );
        },
        CLEAN,
        TOLD,
    ),
    (
        "deltas in a circle",
        "each builds on the other",
        |repo| {
            let entry = |one: u8, two: u8| Entry {
                id: id(one),
                kind: 7,
                base: Some(id(two)),
                claims: None,
                data: forge::delta(4, 4, &[(0, 4)]),
            };
            forge::pack(repo, vec![entry(1, 2), entry(2, 1), entry(3, 3)]);
            hold(repo, &[1, 2, 3]);
        },
        TOLD,
        TOLD,
    ),
    (
        "a delta of what is not there",
        "its base is in no pack",
        |repo| {
            let data = forge::delta(4, 4, &[(0, 4)]);
            forge::pack(repo, vec![Entry { id: id(1), kind: 7, base: Some(id(9)), claims: None, data }]);
            hold(repo, &[1]);
        },
        TOLD,
        TOLD,
    ),
    (
        "deltas of deltas",
        "a hundred bytes that make 128 MB",
        |repo| {
            swell(repo, 8);
            hold(repo, &[3]);
        },
        CLEAN,
        CLEAN,
    ),
    (
        "deltas of deltas beyond the limit",
        "a hundred bytes that make 800 MB",
        |repo| {
            swell(repo, 50);
            hold(repo, &[3]);
        },
        TOLD,
        TOLD,
    ),
    (
        "an entry of a pack that claims too much",
        "600 MB of four bytes",
        |repo| {
            let entry = |number: u8, claims: usize| Entry {
                id: id(number),
                kind: 3,
                base: None,
                claims: Some(claims),
                data: b"four".to_vec(),
            };
            forge::pack(repo, vec![entry(1, 600 << 20), entry(2, 5), entry(3, 3), entry(4, 1 << 60)]);
            hold(repo, &[1, 2, 3, 4]);
        },
        TOLD,
        TOLD,
    ),
    (
        "100 MB of nothing",
        "a hundred kilobytes of zlib",
        |repo| repo.stage("zeros", vec![0; 100 << 20]),
        CLEAN,
        CLEAN,
    ),
    (
        "50,000 refs",
        "in one file",
        |repo| {
            clean(repo);
            let id = repo.line(&["rev-parse", "HEAD"]);
            let lines: Vec<String> = (0..50_000).map(|at| format!("{id} refs/heads/b{at:05}\n")).collect();
            repo.write(".git/packed-refs", lines.concat());
        },
        CLEAN,
        CLEAN,
    ),
    (
        "20,000 tags with a message",
        "each an object",
        |repo| {
            clean(repo);
            let head = repo.line(&["rev-parse", "HEAD"]);
            let tag = |at| {
                format!(
                    "tag v{at}\nfrom {head}\ntagger Ana <ana@example.com> 1700000000 -0500\ndata 4\ntext\n"
                )
            };
            let tags: Vec<String> = (0..20_000).map(tag).collect();
            repo.git_with(&repo.top, &["fast-import", "--quiet"], tags.concat().as_bytes());
            repo.git(&["pack-refs", "--all"]);
        },
        CLEAN,
        CLEAN,
    ),
];

/// A tree with a key.
fn tree_with_key(repo: &Repo) -> String {
    let blob = repo.object("blob", LEAK.as_bytes());
    repo.object("tree", &forge::tree(&[("100644", b"a.env", hex(&blob))]))
}

/// Commit a tree, under a made-up id, that has itself so many times.
fn nested(repo: &Repo, times: u8, name: &[u8]) {
    let names: Vec<Vec<u8>> = (0..times).map(|at| [&[b'0' + at], name].concat()).collect();
    let entries: Vec<_> = names.iter().map(|name| ("40000", &name[..], id(MADE_UP))).collect();
    forge::typed(repo, id(MADE_UP), "tree", &forge::tree(&entries));
    let commit = repo.object("commit", &forge::commit(&id(MADE_UP).to_string(), &[]));
    forge::branch(repo, &commit);
    repo.stage("staged", "");
}

/// Commit and stage blobs with made-up ids.
fn hold(repo: &Repo, numbers: &[u8]) {
    let names: Vec<Vec<u8>> = numbers.iter().map(|number| format!("{number}.txt").into_bytes()).collect();
    let entries: Vec<_> =
        names.iter().zip(numbers).map(|(name, number)| ("100644", &name[..], id(*number))).collect();
    forge::committed(repo, &entries);
    for number in numbers {
        let entry = format!("100644,{},staged-{number}.txt", id(*number));
        repo.git(&["update-index", "--add", "--cacheinfo", &entry]);
    }
}

/// A pack in which 64 kB become 16 MB, and those `times` as many.
fn swell(repo: &Repo, times: usize) {
    let (small, middle) = (0xffff, 0xffff * 256);
    let delta = |number: u8, base: u8, data: Vec<u8>| Entry {
        id: id(number),
        kind: 7,
        base: Some(id(base)),
        claims: None,
        data,
    };
    let first = Entry { id: id(1), kind: 3, base: None, claims: None, data: vec![b' '; small] };
    let second = delta(2, 1, forge::delta(small, middle, &vec![(0, small); 256]));
    let third = delta(3, 2, forge::delta(middle, middle * times, &vec![(0, middle); times]));
    forge::pack(repo, vec![first, second, third]);
}
