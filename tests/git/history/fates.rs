//! What may become of a key.

use crate::repo::Repo;
use crate::{LEAK, OTHER};

/// A path, the messages of the commits that brought and removed the key there, whether HEAD has it, and refs that do.
pub(super) type Past = (&'static str, &'static str, &'static str, bool, &'static [&'static str]);

/// A name, why it is so, what makes it of an empty repository, and what became of every key.
pub(super) type Row = (&'static str, &'static str, fn(&Repo), &'static [Past]);

/// Refs that have what `main` has.
const MAIN: &[&str] = &["HEAD", "refs/heads/main"];
const BOTH: &[&str] = &["HEAD", "refs/heads/main", "refs/heads/side"];
const SIDE: &[&str] = &["refs/heads/side"];

pub(super) const ROWS: &[Row] = &[
    (
        "still there",
        "nobody took it away",
        |repo| {
            say(repo, "start", &[("b.txt", "")]);
            say(repo, "add", &[("a.env", LEAK)]);
            say(repo, "other", &[("b.txt", "more")]);
        },
        &[("a.env", "add", "", true, MAIN)],
    ),
    (
        "from the first commit",
        "a root has no parent",
        |repo| {
            say(repo, "start", &[("a.env", LEAK)]);
            say(repo, "other", &[("b.txt", "more")]);
        },
        &[("a.env", "start", "", true, MAIN)],
    ),
    (
        "edited away",
        "the file stays",
        |repo| {
            say(repo, "add", &[("a.env", LEAK)]);
            say(repo, "fix", &[("a.env", "MONO_API_KEY=\n")]);
            say(repo, "other", &[("a.env", "PORT=1\n")]);
        },
        &[("a.env", "add", "fix", false, MAIN)],
    ),
    (
        "deleted",
        "the file goes",
        |repo| {
            say(repo, "add", &[("a.env", LEAK), ("b.txt", "")]);
            repo.git(&["rm", "--quiet", "a.env"]);
            say(repo, "fix", &[]);
            say(repo, "other", &[("b.txt", "more")]);
        },
        &[("a.env", "add", "fix", false, MAIN)],
    ),
    (
        "deleted with its folder",
        "the folder goes",
        |repo| {
            say(repo, "add", &[("deep/er/a.env", LEAK), ("b.txt", "")]);
            repo.git(&["rm", "--quiet", "-r", "deep"]);
            say(repo, "fix", &[]);
        },
        &[("deep/er/a.env", "add", "fix", false, MAIN)],
    ),
    (
        "kept through edits",
        "the first version counts",
        |repo| {
            say(repo, "add", &[("a.env", LEAK)]);
            for port in ["1", "2", "3"] {
                say(repo, port, &[("a.env", &format!("{LEAK}PORT={port}\n"))]);
            }
        },
        &[("a.env", "add", "", true, MAIN)],
    ),
    (
        "kept through edits, then gone",
        "the last version counts",
        |repo| {
            say(repo, "add", &[("a.env", LEAK)]);
            say(repo, "edit", &[("a.env", &format!("{LEAK}PORT=1\n"))]);
            say(repo, "fix", &[("a.env", "PORT=1\n")]);
        },
        &[("a.env", "add", "fix", false, MAIN)],
    ),
    (
        "gone and back",
        "it is there again",
        |repo| {
            say(repo, "add", &[("a.env", LEAK)]);
            say(repo, "fix", &[("a.env", "")]);
            say(repo, "again", &[("a.env", LEAK)]);
        },
        &[("a.env", "add", "", true, MAIN)],
    ),
    (
        "gone twice",
        "the last time counts",
        |repo| {
            for message in ["add", "fix", "again", "fix again"] {
                say(repo, message, &[("a.env", if message.starts_with("fix") { "" } else { LEAK })]);
            }
        },
        &[("a.env", "add", "fix again", false, MAIN)],
    ),
    (
        "rotated in place",
        "two keys, one after the other",
        |repo| {
            say(repo, "add", &[("a.env", LEAK)]);
            say(repo, "rotate", &[("a.env", OTHER)]);
        },
        &[("a.env", "add", "rotate", false, MAIN), ("a.env", "rotate", "", true, MAIN)],
    ),
    (
        "on another branch",
        "HEAD never had it",
        |repo| {
            say(repo, "start", &[("b.txt", "")]);
            repo.git(&["checkout", "--quiet", "-b", "side"]);
            say(repo, "add", &[("a.env", LEAK)]);
            repo.git(&["checkout", "--quiet", "main"]);
        },
        &[("a.env", "add", "", false, SIDE)],
    ),
    (
        "merged",
        "the merge did not bring it",
        |repo| {
            say(repo, "start", &[("b.txt", "")]);
            repo.git(&["checkout", "--quiet", "-b", "side"]);
            say(repo, "add", &[("a.env", LEAK)]);
            repo.git(&["checkout", "--quiet", "main"]);
            say(repo, "other", &[("b.txt", "more")]);
            repo.git(&["merge", "--quiet", "--message", "merge", "side"]);
        },
        &[("a.env", "add", "", true, BOTH)],
    ),
    (
        "brought by a merge",
        "neither side had it",
        |repo| {
            parted(repo, &[("b.txt", "")], &[]);
            repo.git(&["merge", "--quiet", "--no-commit", "--no-ff", "side"]);
            say(repo, "merge", &[("a.env", LEAK)]);
        },
        &[("a.env", "merge", "", true, MAIN)],
    ),
    (
        "edited away by a merge",
        "both sides had it",
        |repo| {
            parted(repo, &[("a.env", LEAK)], &[]);
            repo.git(&["merge", "--quiet", "--no-commit", "--no-ff", "side"]);
            say(repo, "merge", &[("a.env", "")]);
        },
        &[("a.env", "start", "merge", false, BOTH)],
    ),
    (
        "deleted by a merge",
        "both sides had it",
        |repo| {
            parted(repo, &[("a.env", LEAK)], &[]);
            repo.git(&["merge", "--quiet", "--no-commit", "--no-ff", "side"]);
            repo.git(&["rm", "--quiet", "--force", "a.env"]);
            say(repo, "merge", &[]);
        },
        &[("a.env", "start", "merge", false, BOTH)],
    ),
    (
        "gone here, there still",
        "another branch has it",
        |repo| {
            parted(repo, &[("a.env", LEAK)], &[]);
            say(repo, "fix", &[("a.env", "")]);
        },
        &[("a.env", "start", "fix", false, BOTH)],
    ),
    (
        "gone there, here still",
        "HEAD has it",
        |repo| {
            parted(repo, &[("a.env", LEAK)], &[("a.env", "")]);
        },
        &[("a.env", "start", "", true, BOTH)],
    ),
    (
        "gone there, merged",
        "the commit on the branch took it away",
        |repo| {
            parted(repo, &[("a.env", LEAK)], &[("a.env", "")]);
            repo.git(&["merge", "--quiet", "--message", "merge", "side"]);
        },
        &[("a.env", "start", "there", false, BOTH)],
    ),
    (
        "renamed",
        "gone at one path, brought to the other",
        |repo| {
            say(repo, "add", &[("a.env", LEAK)]);
            repo.git(&["mv", "a.env", "z.env"]);
            say(repo, "move", &[]);
        },
        &[("a.env", "add", "move", false, MAIN), ("z.env", "move", "", true, MAIN)],
    ),
    (
        "copied",
        "one after the other",
        |repo| {
            say(repo, "add", &[("a.env", LEAK)]);
            say(repo, "copy", &[("z.env", LEAK)]);
            say(repo, "fix", &[("a.env", "")]);
        },
        &[("a.env", "add", "fix", false, MAIN), ("z.env", "copy", "", true, MAIN)],
    ),
    (
        "a file that becomes a folder",
        "the path goes",
        |repo| {
            say(repo, "add", &[("a", LEAK)]);
            repo.git(&["rm", "--quiet", "a"]);
            say(repo, "fix", &[("a/b.txt", "")]);
        },
        &[("a", "add", "fix", false, MAIN)],
    ),
    (
        "a tag keeps it",
        "the branch was reset",
        |repo| {
            say(repo, "start", &[("b.txt", "")]);
            say(repo, "add", &[("a.env", LEAK)]);
            repo.git(&["tag", "v1"]);
            repo.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
        },
        &[("a.env", "add", "", false, &["refs/tags/v1"])],
    ),
];

/// Commit these files, with a message.
fn say(repo: &Repo, message: &str, files: &[(&str, &str)]) {
    for (path, text) in files {
        repo.stage(path, text);
    }
    repo.commit_saying(message);
}

/// Two branches that part: `side` with one commit, and `main` with another one.
fn parted(repo: &Repo, start: &[(&str, &str)], there: &[(&str, &str)]) {
    say(repo, "start", start);
    repo.git(&["checkout", "--quiet", "-b", "side"]);
    say(repo, "there", there);
    repo.git(&["checkout", "--quiet", "main"]);
    say(repo, "here", &[("c.txt", "")]);
}
