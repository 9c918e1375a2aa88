//! Files that are no files, files that cannot be read, and choosing among files.

use crate::program::{folder, run, write};
use crate::{LEAK, found};
use serde_json::json;

#[test]
fn a_path_that_does_not_exist_is_a_wrong_command() {
    let tree = folder(&[(".env", LEAK)]);
    let told = run(tree.path(), &["scan", ".", "nowhere"]);
    assert_eq!((told.code, told.stdout.as_str()), (2, ""), "nothing is told of the rest");
    assert!(told.stderr.contains("nowhere: there is no such file or folder"), "{}", told.stderr);
}

#[test]
fn several_paths_are_one_scan_and_none_is_read_twice() {
    let tree = folder(&[("a/x.env", LEAK), ("b/y.env", LEAK), ("c/z.env", LEAK)]);
    let (x, y, z) = ("a/x.env:2 production", "b/y.env:2 production", "c/z.env:2 production");
    let cases: [(&[&str], &[&str]); 5] = [
        (&["a", "c/z.env"], &[x, z]),
        (&["c", "a"], &[x, z]),
        (&["a", "a"], &[x]),
        (&[".", "a", "b/y.env"], &[x, y, z]),
        (&["a/x.env", "./a/x.env"], &[x]),
    ];
    for (paths, want) in cases {
        let told = run(tree.path(), &[&["scan", "--format", "jsonl"], paths].concat());
        assert_eq!(told.places(), want, "{paths:?}");
        assert_eq!(told.receipt()["files"], want.len(), "{paths:?}");
    }
}

#[test]
fn globs_choose_files() {
    let tree = folder(&[("app/.env", LEAK), ("app/main.env", LEAK), ("old/main.env", LEAK), ("main.py", "")]);
    let (dot, app, old) = ("app/.env:2 production", "app/main.env:2 production", "old/main.env:2 production");
    let cases: [(&[&str], &[&str], usize); 6] = [
        (&["--include", "main.*"], &[app, old], 1),
        (&["--include", "app/**"], &[dot, app], 2),
        (&["--include", ".env", "--include", "old/*"], &[dot, old], 2),
        (&["--exclude", "old/"], &[dot, app], 1),
        (&["--exclude", "*.env"], &[], 3),
        (&["--include", "*.env", "--exclude", "app"], &[old], 2),
    ];
    for (args, want, excluded) in cases {
        let told = run(tree.path(), &[&["scan", "--format", "jsonl"], args].concat());
        assert_eq!(told.places(), want, "{args:?}");
        assert_eq!(told.receipt()["excluded"], excluded, "{args:?}");
    }
}

#[test]
fn larger_files_are_left_out_and_counted() {
    let tree = folder(&[("small.env", LEAK), ("large.env", &format!("{LEAK}{}", "#\n".repeat(1000)))]);
    let told = run(tree.path(), &["scan", "--format", "jsonl", "--max-file-size", "1K"]);
    assert_eq!(told.places(), ["small.env:2 production"]);
    assert_eq!(told.receipt()["excluded"], 1);
    assert_eq!(found(tree.path(), &["--max-file-size", "1M"]).len(), 2);
}

#[cfg(unix)]
#[test]
fn links_are_told_and_not_followed_out_of_the_tree() {
    use std::os::unix::fs::symlink;
    let outside = folder(&[("leak.env", LEAK)]);
    let tree = folder(&[("in/leak.env", LEAK)]);
    let link =
        |to: &std::path::Path, name: &str| symlink(to, tree.path().join(name)).expect("a link can be made");
    link(outside.path(), "out-folder");
    link(&outside.path().join("leak.env"), "out-file.env");
    link("loop".as_ref(), "loop");
    link("gone".as_ref(), "broken");
    link("in/leak.env".as_ref(), "inside.env");
    link("in".as_ref(), "inside");
    link("..".as_ref(), "in/above");
    let told = run(tree.path(), &["scan", "--format", "jsonl"]);
    assert_eq!(told.places(), ["in/leak.env:2 production"], "once, where it is");
    let skipped: Vec<(String, String)> = told.receipt()["skipped"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|skipped| (skipped["path"].to_string(), skipped["why"].to_string()))
        .collect();
    let want = [
        ("broken", "link_broken"),
        ("loop", "link_broken"),
        ("out-file.env", "link_out"),
        ("out-folder", "link_out"),
    ];
    assert_eq!(skipped, want.map(|(path, why)| (json!(path).to_string(), json!(why).to_string())));
    assert_eq!(told.receipt()["complete"], true, "that is policy");
}

#[cfg(unix)]
#[test]
fn a_link_that_is_named_is_followed() {
    let outside = folder(&[("leak.env", LEAK)]);
    let tree = folder(&[]);
    std::os::unix::fs::symlink(outside.path(), tree.path().join("link")).expect("a link can be made");
    assert_eq!(found(tree.path(), &["link"]), ["link/leak.env:2 production"]);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_told_and_not_waited_for() {
    let tree = folder(&[(".env", LEAK)]);
    crate::program::other(tree.path(), "mkfifo", &["pipe.env"]);
    let told = run(tree.path(), &["scan", "--format", "jsonl"]);
    assert_eq!(told.places(), [".env:2 production"]);
    let skipped = &told.receipt()["skipped"][0];
    assert_eq!((&skipped["path"], &skipped["why"]), (&json!("pipe.env"), &json!("not_a_file")));
    assert_eq!(told.receipt()["complete"], true);
}

/// A file that can be opened and not read, whoever asks.
#[cfg(target_os = "linux")]
const UNREADABLE: &str = "/proc/self/mem";

#[cfg(target_os = "linux")]
#[test]
fn what_was_asked_for_and_cannot_be_read_makes_a_scan_incomplete() {
    let clean = folder(&[("main.py", "")]);
    let leak = folder(&[(".env", LEAK)]);
    assert_eq!(run(clean.path(), &["scan", "."]).code, 0);
    assert_eq!(run(clean.path(), &["scan", ".", UNREADABLE]).code, 3);
    assert_eq!(run(leak.path(), &["scan", ".", UNREADABLE]).code, 1, "findings go before");
    assert_eq!(
        run(leak.path(), &["scan", ".", UNREADABLE, "--exit-zero"]).code,
        3,
        "only the 1 is taken away"
    );
    let told = run(clean.path(), &["scan", ".", UNREADABLE, "--format", "sarif"]).stdout;
    assert!(told.contains("\"executionSuccessful\": false"), "{told}");
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_makes_a_scan_incomplete() {
    use std::os::unix::fs::PermissionsExt as _;
    let tree = folder(&[("locked.env", LEAK), ("locked/inner.env", LEAK)]);
    for name in ["locked.env", "locked"] {
        let path = tree.path().join(name);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).expect("it is ours");
    }
    // To root, nothing is locked.
    let locked = std::fs::read(tree.path().join("locked.env")).is_err();
    let told = run(tree.path(), &["scan", "--format", "jsonl"]);
    assert_eq!((told.code, told.places().len()), if locked { (3, 0) } else { (1, 2) });
    std::fs::set_permissions(tree.path().join("locked"), std::fs::Permissions::from_mode(0o755))
        .expect("it is ours, and to be removed");
}

#[test]
fn hidden_files_and_folders_are_read() {
    let tree = folder(&[(".a/.b/.env", LEAK)]);
    write(&tree.path().join(".github/workflows/ci.yml"), LEAK.as_bytes());
    assert_eq!(found(tree.path(), &[]).len(), 2);
}
