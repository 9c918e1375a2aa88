//! In a git work tree: ignore files excuse what is untracked, and never hide what is committed.

use crate::program::{finish, folder, monoleaks, other, run, write};
use crate::{LEAK, found};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A repository that tracks these files.
fn repository(files: &[(&str, &str)]) -> TempDir {
    let repository = folder(files);
    git(repository.path(), &["init", "--quiet"]);
    git(repository.path(), &["add", "--force", "."]);
    repository
}

fn git(folder: &Path, args: &[&str]) {
    let identity =
        ["-c", "user.name=Ana", "-c", "user.email=ana@example.com", "-c", "protocol.file.allow=always"];
    other(folder, "git", &[&identity, args].concat());
}

#[test]
fn a_tracked_file_is_read_though_gitignore_names_it() {
    let tree = repository(&[(".env", LEAK), ("deep/er/.env.production", LEAK), (".gitignore", ".env*\n*\n")]);
    assert_eq!(found(tree.path(), &[]), [".env:2 production", "deep/er/.env.production:2 production"]);
    let told = run(tree.path(), &["scan", "deep", "--format", "jsonl"]);
    assert_eq!(told.places(), ["deep/er/.env.production:2 production"], "from a folder above");
    assert_eq!(found(&tree.path().join("deep/er"), &[]), [".env.production:2 production"], "from within");
}

#[test]
fn every_form_of_the_index_is_read() {
    for form in [&["update-index", "--index-version", "4"][..], &["update-index", "--split-index"]] {
        let tree = repository(&[("a/.env", LEAK), ("a/b.env", LEAK), (".gitignore", "*.env\n")]);
        git(tree.path(), form);
        assert_eq!(found(tree.path(), &[]).len(), 2, "{form:?}");
        let receipt = run(tree.path(), &["scan", "--format", "jsonl"]).receipt();
        assert_eq!(receipt["notes"], serde_json::json!([]), "{form:?}");
    }
}

#[test]
fn a_file_that_was_only_announced_counts_as_tracked() {
    let tree = repository(&[(".gitignore", "*.env\n")]);
    write(&tree.path().join("new.env"), LEAK.as_bytes());
    assert!(found(tree.path(), &[]).is_empty());
    git(tree.path(), &["add", "--force", "--intent-to-add", "new.env"]);
    assert_eq!(found(tree.path(), &[]), ["new.env:2 production"]);
}

#[test]
fn no_other_ignore_file_hides_anything() {
    let tree = repository(&[("tracked.env", LEAK)]);
    let home = folder(&[(".config/git/ignore", "*\n"), ("ignore", "*\n")]);
    for (path, why) in [
        (".ignore", "of ripgrep and others"),
        (".rgignore", "of ripgrep"),
        (".fdignore", "of fd"),
        (".git/info/exclude", "of this clone"),
    ] {
        write(&tree.path().join(path), b"*\n");
        write(&tree.path().join("untracked.env"), LEAK.as_bytes());
        assert_eq!(found(tree.path(), &[]).len(), 2, "{path}, {why}");
    }
    git(tree.path(), &["config", "core.excludesFile", &home.path().join("ignore").to_string_lossy()]);
    let mut command = monoleaks(tree.path());
    command.args(["scan", "--format", "jsonl"]).env("HOME", home.path()).env_remove("XDG_CONFIG_HOME");
    assert_eq!(finish(&mut command).places().len(), 2, "global excludes");
}

#[test]
fn an_ignore_file_above_the_scanned_folder_hides_nothing() {
    let tree = repository(&[(".gitignore", "*.env\n"), ("app/main.py", "")]);
    write(&tree.path().join("app/local.env"), LEAK.as_bytes());
    assert!(found(tree.path(), &["."]).is_empty());
    assert_eq!(found(tree.path(), &["app"]), ["app/local.env:2 production"]);
}

#[test]
fn untracked_files_that_gitignore_names_are_counted_and_read_when_asked_for() {
    let tree = repository(&[(".gitignore", "local/\n*.env\n!kept.env\n"), ("main.py", "")]);
    for path in ["local/a.txt", "local/b.txt", "c.env", "kept.env"] {
        write(&tree.path().join(path), LEAK.as_bytes());
    }
    let told = run(tree.path(), &["scan", "--format", "jsonl"]);
    assert_eq!(told.places(), ["kept.env:2 production"]);
    assert_eq!(told.receipt()["ignored"], 2, "a folder counts once");
    assert_eq!(found(tree.path(), &["--no-ignore"]).len(), 4);
    assert_eq!(found(tree.path(), &["c.env"]), ["c.env:2 production"], "a path that is named is always read");
    assert_eq!(found(tree.path(), &["local"]).len(), 2, "so is a folder");
}

#[test]
fn an_ignored_folder_is_entered_for_what_is_tracked_in_it() {
    let tree = repository(&[(".gitignore", "dist/\n"), ("dist/in/app.js", &format!("/* {LEAK} */\n"))]);
    write(&tree.path().join("dist/in/untracked.env"), LEAK.as_bytes());
    write(&tree.path().join("dist/out/untracked.env"), LEAK.as_bytes());
    let told = run(tree.path(), &["scan", "--format", "jsonl"]);
    assert_eq!(told.places(), ["dist/in/app.js:2 production"]);
    assert_eq!(told.receipt()["ignored"], 2);
}

#[test]
fn outside_of_a_work_tree_gitignore_means_nothing() {
    let tree = folder(&[(".gitignore", "*\n"), (".env", LEAK)]);
    assert_eq!(found(tree.path(), &[]), [".env:2 production"]);
}

#[test]
fn a_repository_in_another_follows_its_own_rules() {
    let outer = repository(&[(".gitignore", "*.env\n"), ("main.py", "")]);
    write(&outer.path().join("inner/tracked.env"), LEAK.as_bytes());
    write(&outer.path().join("inner/.gitignore"), b"untracked.txt\ntracked.env\n");
    git(&outer.path().join("inner"), &["init", "--quiet"]);
    git(&outer.path().join("inner"), &["add", "--force", "tracked.env"]);
    write(&outer.path().join("inner/untracked.txt"), LEAK.as_bytes());
    write(&outer.path().join("inner/other.env"), LEAK.as_bytes());
    assert_eq!(found(outer.path(), &[]), ["inner/other.env:2 production", "inner/tracked.env:2 production"]);
}

#[test]
fn a_linked_work_tree_and_a_submodule_have_an_index_of_their_own() {
    let tree = repository(&[(".env", LEAK), (".gitignore", ".env\n")]);
    git(tree.path(), &["commit", "--quiet", "--message", "leak"]);
    let place = folder(&[]);
    let linked = place.path().join("linked");
    git(tree.path(), &["worktree", "add", "--quiet", "--detach", &linked.to_string_lossy()]);
    assert!(linked.join(".git").is_file());
    assert_eq!(found(&linked, &[]), [".env:2 production"]);

    let outer = repository(&[(".gitignore", "*.env\n")]);
    git(outer.path(), &["submodule", "--quiet", "add", &tree.path().to_string_lossy(), "sub"]);
    assert!(outer.path().join("sub/.git").is_file());
    assert_eq!(found(outer.path(), &[]), ["sub/.env:2 production"]);
}

#[test]
fn where_the_index_cannot_be_read_nothing_is_excused_and_that_is_told() {
    type Damage = fn(&Path);
    let damage: [(&str, Damage); 3] = [
        ("cut", |index| fs::write(index, b"DIRC\0\0\0\x02\0\0\0\x09").expect("it can be written")),
        ("garbage", |index| fs::write(index, [0xA5; 4096]).expect("it can be written")),
        ("a folder", |index| {
            fs::remove_file(index).expect("it is there");
            fs::create_dir(index).expect("nothing is there any more");
        }),
    ];
    for (what, damage) in damage {
        let tree = repository(&[(".gitignore", "*.env\n"), ("tracked.env", LEAK)]);
        write(&tree.path().join("untracked.env"), LEAK.as_bytes());
        damage(&tree.path().join(".git/index"));
        let told = run(tree.path(), &["scan", "--format", "jsonl"]);
        assert_eq!(told.places().len(), 2, "{what}");
        let notes = told.receipt()["notes"].to_string();
        assert!(notes.contains("the git index cannot be read"), "{what}: {notes}");
    }
}

#[test]
fn a_file_git_that_leads_nowhere_excuses_nothing() {
    for text in ["gitdir: ../nowhere\n", "what is this\n"] {
        let tree = folder(&[(".git", text), (".gitignore", "*\n"), (".env", LEAK)]);
        assert_eq!(found(tree.path(), &[]), [".env:2 production"], "{text}");
    }
}

#[test]
fn the_repository_itself_is_never_read() {
    let tree = repository(&[("main.py", "")]);
    write(&tree.path().join(".git/notes.env"), LEAK.as_bytes());
    write(&tree.path().join("deep/.git/notes.env"), LEAK.as_bytes());
    let told = run(tree.path(), &["scan", "--format", "jsonl", "--no-ignore"]);
    assert!(told.places().is_empty());
    assert_eq!(told.receipt()["files"], 1);
}
