//! What files are called.

use super::State;
use super::changes::with;
use std::path::PathBuf;

pub(super) const TABLE: &[State] = &[
    ("spaces and quotes", "as people write them", |repo| {
        with(repo, |repo| {
            for name in [" ", "a b", "it's", "\"quoted\"", "back\\slash", "$HOME", "*", "?", "[a]", "a:b"] {
                repo.stage(name, name);
            }
        });
    }),
    ("control characters", "lines and columns in a name", |repo| {
        with(repo, |repo| {
            for name in ["new\nline", "tab\there", "bell\u{7}", "\u{1b}[31mred", "\r"] {
                repo.stage(name, name);
            }
        });
    }),
    ("a leading dash", "looks like an option", |repo| {
        with(repo, |repo| {
            for name in ["-", "--", "-rf", "--staged", "-d/-"] {
                repo.stage(&format!("./{name}"), name);
            }
        });
    }),
    ("not ASCII", "composed and decomposed, right to left, astral", |repo| {
        with(repo, |repo| {
            for name in ["año", "an\u{303}o", "шифр", "密码/鍵", "\u{202e}gpj.exe", "🔑"] {
                repo.stage(name, name);
            }
        });
    }),
    ("not UTF-8", "bytes that are no text", |repo| {
        with(repo, |repo| {
            for name in [&b"latin-\xf1"[..], b"\xff", b"\xfe\xff/\x80", b"cut-\xe2\x82"] {
                repo.entry(name, "100644", name);
            }
        });
    }),
    ("names that are alike once they are text", "two bytes that both are no text", |repo| {
        with(repo, |repo| {
            repo.entry(b"\xfe", "100644", b"one");
            repo.entry(b"\xff", "100644", b"two");
        });
    }),
    ("very long", "as long as a file system lets them be", |repo| {
        with(repo, |repo| {
            repo.stage(&"n".repeat(255), "a name");
            repo.entry(&[&b"long/".repeat(800)[..], b"end"].concat(), "100644", b"a path of 4,003 bytes");
        });
    }),
    ("deep", "folders in folders", |repo| {
        with(repo, |repo| {
            let folders: PathBuf = (0..200).map(|_| "d").collect();
            repo.stage(&folders.join("end").to_string_lossy(), "deep");
            repo.stage(&folders.join("e/end").to_string_lossy(), "deeper");
        });
    }),
    ("around the slash", "folders sort as if they ended with one", |repo| {
        for name in ["a.b", "a/b", "a0", "a-/x", "a/", "a+", "aa/a", "a/b.c"] {
            repo.stage(if name == "a/" { "a/z" } else { name }, name);
        }
        repo.commit();
        for name in ["a.b", "a/b.c", "a0", "aa/a", "a/a/a", "a!"] {
            repo.stage(name, format!("{name} changed"));
        }
    }),
    ("a file where a folder sorts", "a, a.b and a/b take turns", |repo| {
        repo.committed(&[("a", "file"), ("a.b", "beside"), ("c/d", "folder"), ("c.d", "beside")]);
        repo.git(&["rm", "--quiet", "a", "c/d"]);
        repo.stage("a/b", "folder now");
        repo.stage("c", "file now");
    }),
    ("only case differs", "two files where names have case", |repo| {
        with(repo, |repo| {
            repo.entry(b"README", "100644", b"one");
            repo.entry(b"readme", "100644", b"two");
        });
    }),
    ("dots", "names that only look like the folder itself", |repo| {
        with(repo, |repo| {
            for name in ["...", ".a", "a./b", ".gitignore", ".git-not", "git", ".github/x"] {
                repo.stage(name, name);
            }
        });
    }),
    ("ignored but staged", "ignore files never hide what is committed", |repo| {
        with(repo, |repo| {
            repo.stage(".gitignore", "*\n");
            repo.stage(".env", crate::LEAK);
        });
    }),
];
