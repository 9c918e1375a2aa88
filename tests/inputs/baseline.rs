//! Baselines where more than one run, a repository or chance is needed to tell; the rest is in `tests/cases`.

use crate::program::{Run, folder, other, run, write};
use crate::{LEAK, SANDBOX, UNKNOWN};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A value that could be guessed.
const WEAK: &str =
    "MONO_BASE_URL=https://api.sandbox.cuentamono.com\nMONO_WALLET_PASSWORD=Frailejon+Quindio.4821\n";
/// Who accepts, and why.
const WHO: [&str; 4] = ["--reason", "made up", "--who", "Ana"];

fn create(folder: &Path, args: &[&str]) -> Run {
    run(folder, &[&["baseline", "create", "b.jsonl"], &WHO[..], args].concat())
}

fn update(folder: &Path, args: &[&str]) -> Run {
    run(folder, &[&["baseline", "update", "b.jsonl"], &WHO[..], args].concat())
}

fn lines(folder: &Path) -> Vec<String> {
    let text = fs::read_to_string(folder.join("b.jsonl")).expect("a baseline");
    text.lines().map(str::to_owned).collect()
}

fn fingerprint(line: &str) -> String {
    let entry: serde_json::Value = serde_json::from_str(line).expect("each line is JSON");
    entry["fingerprint"].as_str().expect("a text").to_owned()
}

fn git(folder: &Path, args: &[&str]) {
    other(folder, "git", &[&["-c", "user.name=Ana", "-c", "user.email=ana@example.com"], args].concat());
}

/// A repository in which these files are committed.
fn repository(files: &[(&str, &str)]) -> TempDir {
    let tree = folder(files);
    git(tree.path(), &["init", "--quiet", "--initial-branch=main"]);
    commit(tree.path());
    tree
}

fn commit(folder: &Path) {
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message", "x"]);
}

#[test]
fn what_is_accepted_is_so_from_every_folder_and_in_every_scope() {
    let tree = repository(&[("app/a.env", SANDBOX), (".monoleaks.toml", "baseline = \"b.jsonl\"\n")]);
    assert_eq!(create(tree.path(), &[]).code, 0);
    write(&tree.path().join("app/a.env"), format!("# moved\n\n{SANDBOX}").as_bytes());
    git(tree.path(), &["add", "--all"]);
    let app = tree.path().join("app");
    let above = tree.path().parent().expect("a folder is in one");
    let name = tree.path().file_name().expect("it has a name").to_string_lossy();
    let cases: [(&Path, &[&str], &str); 7] = [
        (tree.path(), &["."], "from the top"),
        (&app, &["."], "from a folder below"),
        (&app, &["../app/a.env"], "one file"),
        (above, &[&name], "from a folder above"),
        (tree.path(), &["--staged"], "what is staged"),
        (&app, &["--staged", "a.env"], "one that is"),
        (tree.path(), &["--history"], "the history"),
    ];
    for (here, args, why) in cases {
        let told = run(here, &[&["scan", "--format", "jsonl"], args].concat());
        assert_eq!((told.code, told.places().len()), (0, 1), "{why}: {}{}", told.stdout, told.stderr);
        assert_eq!(told.receipt()["notes"], serde_json::json!([]), "{why}");
    }
    assert_eq!(run(tree.path(), &["scan", "--no-config"]).code, 1, "without the configuration");
}

#[test]
fn what_is_accepted_in_an_archive_is_so_from_every_folder() {
    let tree = repository(&[("app/a.env", SANDBOX), (".monoleaks.toml", "baseline = \"b.jsonl\"\n")]);
    other(tree.path(), "gzip", &["app/a.env"]);
    commit(tree.path());
    assert_eq!(create(tree.path(), &[]).code, 0);
    assert!(lines(tree.path())[0].starts_with(r#"{"path":"app/a.env.gz!"#), "{:?}", lines(tree.path()));
    let app = tree.path().join("app");
    for (here, args) in [(tree.path(), &["."][..]), (&app, &["."]), (&app, &["a.env.gz"])] {
        let told = run(here, &[&["scan", "--format", "jsonl"], args].concat());
        assert_eq!((told.code, told.places().len()), (0, 1), "{args:?}: {}{}", told.stdout, told.stderr);
    }
    write(&tree.path().join("app/a.env"), SANDBOX.as_bytes());
    assert_eq!(run(tree.path(), &["scan"]).code, 1, "unpacked it is a new finding");
}

#[test]
fn a_project_without_a_salt_gets_one_before_a_guessable_value_is_named() {
    let cases = [(None, "no configuration"), (Some("# Ours.\n\nfail_on = \"any\"\n"), "a configuration")];
    for (config, why) in cases {
        let tree = folder(&[("a.env", WEAK), ("c.env", SANDBOX), (".git/HEAD", "ref: refs/heads/main\n")]);
        let place = tree.path().join(".monoleaks.toml");
        if let Some(config) = config {
            write(&place, config.as_bytes());
        }
        let told = create(tree.path(), &[]);
        assert_eq!(told.code, 0, "{why}: {}", told.stderr);
        assert!(told.stdout.starts_with(".monoleaks.toml: a salt was added"), "{why}: {}", told.stdout);
        let text = fs::read_to_string(&place).expect("it was written");
        let salt = text.lines().find_map(|line| line.strip_prefix("salt = ")).expect("a salt");
        assert_eq!(salt.len(), 34, "{why}: sixteen bytes");
        let rest: String = text
            .split_inclusive('\n')
            .filter(|line| !line.contains("alt = ") && !line.starts_with("# Fing"))
            .collect();
        assert_eq!(rest, config.unwrap_or_default(), "{why}: the rest is as it was");
        let with_none = run(tree.path(), &["scan", "a.env", "--no-config", "--format", "jsonl"]);
        let weak = lines(tree.path()).into_iter().find(|line| line.contains("a1:")).expect("a weak value");
        assert!(!with_none.stdout.contains(&fingerprint(&weak)), "{why}: it is made with the salt");
        let all = ["scan", ".", "--baseline", "b.jsonl", "--min-confidence", "low"];
        assert_eq!(run(tree.path(), &all).code, 0, "{why}: neither the salt nor the baseline is a finding");
        let again = update(tree.path(), &[]);
        assert!(!again.stdout.contains("salt") && again.stdout.contains("2 kept"), "{why}: {}", again.stdout);
        assert_eq!(fs::read_to_string(&place).expect("still there"), text, "{why}: one salt is enough");
    }
}

#[test]
fn no_salt_is_added_where_it_is_not_needed_or_would_not_be_read() {
    let salted = (".monoleaks.toml", "salt = \"any text of your own\"\n");
    let cases: [(_, _, &[&str], _); 4] = [
        (SANDBOX, None, &[], "nothing that could be guessed"),
        (WEAK, Some(salted), &[], "there is one"),
        (WEAK, None, &["--no-config"], "it would not be read"),
        (WEAK, None, &["--who", ""], "nobody accepts, and nothing is written"),
    ];
    for (text, config, args, why) in cases {
        let files: Vec<(&str, &str)> = [("a.env", text)].into_iter().chain(config).collect();
        let tree = folder(&files);
        create(tree.path(), args);
        let now = fs::read_to_string(tree.path().join(".monoleaks.toml")).ok();
        assert_eq!(now.as_deref(), config.map(|(_, text)| text), "{why}");
    }
}

#[test]
fn no_salt_is_written_among_the_files_of_a_bare_repository() {
    let tree = repository(&[("a.env", WEAK)]);
    let place = folder(&[]);
    git(place.path(), &["clone", "--quiet", "--bare", &tree.path().to_string_lossy(), "bare.git"]);
    let bare = place.path().join("bare.git");
    let told = run(&bare, &[&["baseline", "create", "../b.jsonl", "--history"], &WHO[..]].concat());
    assert_eq!(told.code, 0, "{}", told.stderr);
    assert!(!bare.join(".monoleaks.toml").exists());
    assert_eq!(run(&bare, &["scan", "--history", "--baseline", "../b.jsonl"]).code, 0);
}

#[cfg(unix)]
#[test]
fn no_salt_is_written_through_a_link() {
    let tree = folder(&[("repo/a.env", WEAK), ("elsewhere.toml", "fail_on = \"any\"\n")]);
    let repo = tree.path().join("repo");
    std::os::unix::fs::symlink("../elsewhere.toml", repo.join(".monoleaks.toml")).expect("a link");
    let told = create(&repo, &[]);
    assert_eq!(told.code, 2, "{}", told.stdout);
    assert!(told.stderr.contains("a salt cannot be added"), "{}", told.stderr);
    assert!(!repo.join("b.jsonl").exists(), "nothing is written");
    let text = fs::read_to_string(tree.path().join("elsewhere.toml")).expect("still there");
    assert_eq!(text, "fail_on = \"any\"\n");
}

#[test]
fn an_update_keeps_what_was_said_drops_what_is_gone_and_renews_what_is_over() {
    let tree = folder(&[
        ("a.env", SANDBOX),
        ("b.env", &SANDBOX.replace("Gd3X", "Hk7Q")),
        ("c.env", &SANDBOX.replace("Gd3X", "Zp5W")),
    ]);
    create(tree.path(), &["--until", "9999-12-31"]);
    let over = lines(tree.path()).join("\n").replacen("9999-12-31", "2026-01-31", 1);
    write(&tree.path().join("b.jsonl"), over.as_bytes());
    assert_eq!(run(tree.path(), &["scan", "--baseline", "b.jsonl"]).code, 1, "the first is past its date");
    fs::remove_file(tree.path().join("b.env")).expect("it was there");
    write(&tree.path().join("d.env"), SANDBOX.as_bytes());
    let told = run(tree.path(), &["baseline", "update", "b.jsonl", "--reason", "again", "--who", "Luis"]);
    assert_eq!(told.code, 0, "{}", told.stderr);
    assert!(told.stdout.contains("3 entries: 1 added, 1 renewed, 1 kept; 1 dropped"), "{}", told.stdout);
    let lines = lines(tree.path());
    let says = |at: usize, path: &str, who: &str, until: bool| {
        let line = &lines[at];
        line.contains(path) && line.contains(who) && line.contains("until") == until
    };
    assert!(
        says(0, "a.env", "Luis", false) && says(1, "c.env", "Ana", true) && says(2, "d.env", "Luis", false),
        "{lines:?}"
    );
    assert_eq!(run(tree.path(), &["scan", "--baseline", "b.jsonl"]).code, 0);
}

#[test]
fn an_update_drops_nothing_that_it_did_not_look_for() {
    let tree = folder(&[("a/a.env", SANDBOX), ("b/b.env", &SANDBOX.replace("Gd3X", "Hk7Q"))]);
    create(tree.path(), &[]);
    fs::remove_file(tree.path().join("b/b.env")).expect("it was there");
    for args in [&["a"][..], &["--include", "a.env"], &["--exclude", "b"], &["--max-file-size", "1M"]] {
        let told = update(tree.path(), args);
        assert!(told.stdout.contains("2 kept; 0 dropped\nnot all"), "{args:?}: {}", told.stdout);
    }
    let told = update(tree.path(), &["--min-confidence", "high"]);
    assert!(told.stdout.contains("1 kept; 1 dropped"), "{}", told.stdout);
}

#[test]
fn an_entry_for_what_is_below_the_threshold_is_of_use() {
    let tree = folder(&[("a.env", UNKNOWN), ("b.env", SANDBOX)]);
    create(tree.path(), &["--allow-production"]);
    let told =
        run(tree.path(), &["scan", "--baseline", "b.jsonl", "--min-confidence", "high", "--format", "jsonl"]);
    assert_eq!((told.code, told.receipt()["notes"].to_string()), (0, "[]".to_owned()));
}

/// A key was committed, taken out, and rotated.
#[test]
fn a_rotated_credential_is_settled_in_the_history_and_nowhere_else() {
    let tree = repository(&[("a.env", LEAK), ("copy/a.env", LEAK), ("c.env", &LEAK.replace("wUqB", "Zp5W"))]);
    for path in ["a.env", "copy", "c.env"] {
        git(tree.path(), &["rm", "--quiet", "-r", path]);
    }
    git(tree.path(), &["commit", "--quiet", "--message", "x"]);
    let history = ["scan", "--history", "--baseline", "b.jsonl", "--format", "jsonl"];
    let all = run(tree.path(), &["scan", "--history", "--format", "jsonl"]);
    assert_eq!(all.places().len(), 3, "{}", all.stdout);
    let first = all.stdout.lines().next().map(fingerprint).expect("a finding");
    assert_eq!(create(tree.path(), &["--history"]).code, 2, "production");
    let told = create(tree.path(), &["--history", "--allow-production", "--only", &first]);
    assert!(told.stdout.contains("2 entries: 2 added"), "{}{}", told.stdout, told.stderr);
    assert!(lines(tree.path()).iter().all(|line| line.ends_with(r#","scope":"history"}"#)));
    // One entry is enough for every path, once it is rotated.
    write(&tree.path().join("b.jsonl"), lines(tree.path())[0].as_bytes());
    let open = |told: &Run| told.receipt()["summary"]["open"].as_u64();
    assert_eq!(open(&run(tree.path(), &history)), Some(2), "the other path, and the other key");
    let told = run(tree.path(), &["baseline", "rotated", "b.jsonl", &first, "--on", "2026-01-31"]);
    assert_eq!((told.code, told.stdout.as_str()), (0, "b.jsonl: 1 entry rotated on 2026-01-31\n"));
    assert_eq!(open(&run(tree.path(), &history)), Some(1), "the other key");
    let told = run(tree.path(), &["baseline", "show", "b.jsonl"]);
    assert!(told.stdout.starts_with("rotated 2026-01-31   production "), "{}", told.stdout);
    // A scan of files neither tells of it nor drops it.
    let told = run(tree.path(), &["scan", "--baseline", "b.jsonl", "--format", "jsonl"]);
    assert_eq!(told.receipt()["notes"].to_string(), "[]");
    assert!(update(tree.path(), &[]).stdout.contains("1 kept; 0 dropped"));
    // It is no licence for files.
    write(&tree.path().join("new.env"), LEAK.as_bytes());
    git(tree.path(), &["add", "new.env"]);
    for args in [&["scan", "--baseline", "b.jsonl"][..], &["scan", "--staged", "--baseline", "b.jsonl"]] {
        assert_eq!(run(tree.path(), args).code, 1, "{args:?}");
    }
    let future = run(tree.path(), &["baseline", "rotated", "b.jsonl", &first, "--on", "9999-12-31"]);
    assert!(future.code == 2 && future.stderr.contains("still to come"), "{}", future.stderr);
}

#[test]
fn branches_that_accept_different_findings_merge_with_git() {
    let tree = repository(&[(".gitattributes", "b.jsonl merge=union\n"), ("a.env", SANDBOX)]);
    create(tree.path(), &[]);
    commit(tree.path());
    for (branch, file, key) in [("one", "b.env", "Hk7Q"), ("two", "c.env", "Zp5W")] {
        git(tree.path(), &["checkout", "--quiet", "-b", branch, "main"]);
        write(&tree.path().join(file), SANDBOX.replace("Gd3X", key).as_bytes());
        assert_eq!(update(tree.path(), &[]).code, 0);
        commit(tree.path());
    }
    git(tree.path(), &["merge", "--quiet", "--no-edit", "one"]);
    assert_eq!(run(tree.path(), &["scan", "--baseline", "b.jsonl"]).code, 0);
    let before = lines(tree.path());
    assert!(update(tree.path(), &[]).stdout.contains("3 kept; 0 dropped"));
    let mut sorted = before.clone();
    sorted.sort();
    assert_eq!(lines(tree.path()), sorted);
    assert_eq!(before.len(), 3);
}

#[cfg(unix)]
#[test]
fn a_baseline_that_a_repository_names_is_below_it_and_a_file() {
    let tree = folder(&[("repo/a.env", LEAK), ("outside.jsonl", "")]);
    let repo = tree.path().join("repo");
    other(&repo, "mkfifo", &["pipe.jsonl"]);
    std::os::unix::fs::symlink("../outside.jsonl", repo.join("link.jsonl")).expect("a link");
    for name in ["pipe.jsonl", "link.jsonl", "../outside.jsonl", "/etc/hostname", "."] {
        write(&repo.join(".monoleaks.toml"), format!("baseline = \"{name}\"\n").as_bytes());
        let told = run(&repo, &["scan"]);
        assert_eq!(told.code, 2, "{name}: {}", told.stdout);
        assert!(told.stderr.contains("not a regular file of the project"), "{name}: {}", told.stderr);
    }
    assert_eq!(
        run(&repo, &["scan", "--no-config", "--baseline", "../outside.jsonl"]).code,
        1,
        "a person may"
    );
}
