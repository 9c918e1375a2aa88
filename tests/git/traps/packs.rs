//! Packs and their indexes that are broken.

use super::links::only;
use super::{TOLD, Trap, clean};
use crate::repo::{Repo, write};
use std::fs;

pub(super) const TABLE: &[Trap] = &[
    (
        "pack with flipped bytes",
        "in the middle of what is staged and of what was committed",
        |repo| {
            let pack = packed(repo);
            change(repo, &pack, |bytes| {
                for at in (200..bytes.len() - 100).step_by(97) {
                    bytes[at] ^= 0x5a;
                }
            });
        },
        TOLD,
        TOLD,
    ),
    (
        "pack cut in half",
        "its index still names all of it",
        |repo| {
            let pack = packed(repo);
            change(repo, &pack, |bytes| bytes.truncate(bytes.len() / 2));
        },
        TOLD,
        TOLD,
    ),
    (
        "empty pack file",
        "its index names what should be in it",
        |repo| {
            let pack = packed(repo);
            change(repo, &pack, Vec::clear);
        },
        TOLD,
        TOLD,
    ),
    (
        "pack of zeros",
        "no header",
        |repo| {
            let pack = packed(repo);
            change(repo, &pack, |bytes| bytes.fill(0));
        },
        TOLD,
        TOLD,
    ),
    (
        "pack without an index",
        "nobody knows what is in it",
        |repo| {
            let pack = packed(repo);
            fs::remove_file(repo.top.join(pack.replace(".pack", ".idx"))).expect("it is there");
        },
        TOLD,
        TOLD,
    ),
    (
        "index without a pack",
        "what it names is nowhere",
        |repo| {
            let pack = packed(repo);
            fs::remove_file(repo.top.join(pack)).expect("it is there");
        },
        TOLD,
        TOLD,
    ),
    (
        "index of a pack cut",
        "in the middle of its ids",
        |repo| {
            idx(repo, |bytes| bytes.truncate(1100));
        },
        TOLD,
        TOLD,
    ),
    ("index of a pack of zeros", "no header", |repo| idx(repo, |bytes| bytes.fill(0)), TOLD, TOLD),
    (
        "index of a pack that counts too much",
        "more objects than it has",
        |repo| {
            idx(repo, |bytes| bytes[8 + 255 * 4..][..4].copy_from_slice(&[0x7f, 0xff, 0xff, 0xff]));
        },
        TOLD,
        TOLD,
    ),
    (
        "index of a pack that counts down",
        "its table is in no order",
        |repo| {
            idx(repo, |bytes| {
                for at in 0..255 {
                    bytes[8 + at * 4..][..4]
                        .copy_from_slice(&u32::try_from(9_000 - at).expect("small").to_be_bytes());
                }
            });
        },
        TOLD,
        TOLD,
    ),
    (
        "index of a pack that points behind it",
        "every offset is too large",
        |repo| {
            idx(repo, |bytes| {
                let objects = bytes.len() / 28 - 38; // 1,072 bytes, and 28 for each
                let start = 8 + 1024 + objects * 24;
                for at in 0..objects {
                    bytes[start + at * 4..][..4].copy_from_slice(&[0x7f, 0xff, 0xff, 0]);
                }
            });
        },
        TOLD,
        TOLD,
    ),
    (
        "index of a pack that points to a table that is not there",
        "offsets of 64 bits",
        |repo| {
            idx(repo, |bytes| {
                let objects = bytes.len() / 28 - 38;
                let start = 8 + 1024 + objects * 24;
                for at in 0..objects {
                    bytes[start + at * 4..][..4].copy_from_slice(&[0xff, 0xff, 0xff, 0xf0]);
                }
            });
        },
        TOLD,
        TOLD,
    ),
];

/// Pack an ordinary repository with long blobs that do not get any shorter; the path of the pack.
pub(super) fn packed(repo: &Repo) -> String {
    clean(repo);
    let mut state = 7_u64;
    let mut noise = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state.to_be_bytes()[0]
    };
    repo.stage("noise", (0..20_000).map(|_| noise()).collect::<Vec<_>>());
    repo.commit();
    repo.stage("more noise", (0..20_000).map(|_| noise()).collect::<Vec<_>>());
    repo.git(&["gc", "--quiet"]);
    repo.git(&["prune-packed"]);
    only(repo, ".git/objects/pack", "pack-").replace(".idx", ".pack").replace(".rev", ".pack")
}

/// Change the bytes of a file.
pub(super) fn change(repo: &Repo, path: &str, change: fn(&mut Vec<u8>)) {
    let path = repo.top.join(path);
    let mut bytes = fs::read(&path).expect("it is there");
    change(&mut bytes);
    fs::remove_file(&path).expect("git writes files that nobody may change");
    write(&path, &bytes);
}

/// Change the index of a pack.
fn idx(repo: &Repo, by: fn(&mut Vec<u8>)) {
    let pack = packed(repo);
    change(repo, &pack.replace(".pack", ".idx"), by);
}
