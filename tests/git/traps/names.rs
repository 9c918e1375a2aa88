//! Names that climb out of the repository, or into it, or that are no names.

use super::damage::hex;
use super::indexes::replace;
use super::{FOUND, Trap, forge, outside};
use crate::repo::Repo;
use crate::{LEAK, OTHER};

pub(super) const TABLE: &[Trap] = &[
    (
        "names of trees",
        "a checkout of them would write anywhere",
        |repo| {
            let blob = hex(&repo.object("blob", LEAK.as_bytes()));
            let names: [&[u8]; 13] = [
                b"",
                b"\n",
                b".",
                b"..",
                b"../../etc/passwd",
                b"../outside/somebody-elses.txt",
                b".git",
                b".git/config",
                b"/etc/passwd",
                b"C:\\Windows\\x",
                b"a//b",
                b"a\\b",
                b"\x1b]0;title\x07\x1b[2J",
            ];
            let entries: Vec<_> = names.iter().map(|name| ("100644", *name, blob)).collect();
            forge::committed(repo, &entries);
            stage(repo, "a.env");
        },
        FOUND,
        FOUND,
    ),
    (
        "folders of trees",
        "the same as folders",
        |repo| {
            let blob = hex(&repo.object("blob", LEAK.as_bytes()));
            let inner = hex(&repo.object("tree", &forge::tree(&[("100644", b"passwd", blob)])));
            let names: [&[u8]; 5] = [b"", b"..", b".git", b"/", b"/etc"];
            let entries: Vec<_> = names.iter().map(|name| ("40000", *name, inner)).collect();
            forge::committed(repo, &entries);
            stage(repo, "a.env");
        },
        FOUND,
        FOUND,
    ),
    (
        "modes of trees",
        "files that are no files",
        |repo| {
            let blob = hex(&repo.object("blob", LEAK.as_bytes()));
            let entries: [(&str, &[u8], _); 4] = [
                ("100664", b"a.env", blob),
                ("0", b"b", blob),
                ("120000", b"c", blob),
                ("777777", b"d", blob),
            ];
            forge::committed(repo, &entries);
            stage(repo, "a.env");
        },
        FOUND,
        FOUND,
    ),
    ("a path that climbs", "out of the work tree", |repo| renamed(repo, "../../etc/passwd"), FOUND, &[0]),
    (
        "a path to a neighbour",
        "where a key is",
        |repo| {
            outside(repo);
            renamed(repo, "../outside/somebody-else");
        },
        FOUND,
        &[0],
    ),
    ("a path from the root", "absolute", |repo| renamed(repo, "/etc/passwd"), FOUND, &[0]),
    ("a path into the repository", "its configuration", |repo| renamed(repo, ".git/config"), FOUND, &[0]),
    (
        "a path of lines",
        "a report must not be broken by it",
        |repo| renamed(repo, "a\nb.env:1 ok\n"),
        FOUND,
        &[0],
    ),
    (
        "a path with escapes",
        "a terminal must not obey them",
        |repo| renamed(repo, "\x1b[2J\x1b]0;x\x07.env"),
        FOUND,
        &[0],
    ),
    ("a path of slashes", "no names at all", |repo| renamed(repo, "////////"), FOUND, &[0]),
];

/// Stage a key that no commit has.
fn stage(repo: &Repo, path: &str) {
    repo.stage(path, OTHER);
}

/// Stage a key at a path that git would not let in.
fn renamed(repo: &Repo, path: &str) {
    let plain = "x".repeat(path.len());
    stage(repo, &plain);
    replace(repo, plain.as_bytes(), path.as_bytes());
}
