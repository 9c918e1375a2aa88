//! The first configuration of a project.

use crate::program::{folder, run};
use std::fs;
use std::path::Path;

/// The configuration of a folder.
fn written(folder: &Path) -> String {
    fs::read_to_string(folder.join(".monoleaks.toml")).expect("it was written")
}

/// Files, whether the provider is stated, what is said, and why.
type Row<'r> = (&'r [(&'r str, &'r str)], bool, &'r str, &'r str);

#[test]
fn what_the_files_speak_of_is_stated() {
    let (mono, other) =
        ("URL = \"https://api.cuentamono.com\"\n", "TOKEN_URL = \"https://api.monobank.ua\"\n");
    #[rustfmt::skip]
    let cases: [Row<'_>; 4] = [
        (&[("b/pagos.py", mono), ("a.txt", "")], true, "b/pagos.py speaks of Mono.", "Mono alone"),
        (&[("b/pagos.py", mono), ("c.py", mono), ("d.py", other)], false, "b/pagos.py speaks of Mono, but d.py of somebody", "both"),
        (&[("d.py", other)], false, "d.py speaks of somebody", "a lookalike"),
        (&[("a.txt", "")], false, "Nothing here speaks of Mono.", "nobody"),
    ];
    for (files, stated, said, why) in cases {
        let tree = folder(files);
        let told = run(tree.path(), &["init"]);
        assert_eq!((told.code, told.stderr.as_str()), (0, ""), "{why}");
        assert!(told.stdout.contains(said), "{why}: {}", told.stdout);
        let text = written(tree.path());
        assert!(text.contains(&format!("# {said}")), "{why}: {text}");
        assert_eq!(text.contains("\nprovider = \"mono\"\n"), stated, "{why}: {text}");
        assert!(!text.contains("\n[[allow]]"), "nothing is left out");
        assert_eq!(run(tree.path(), &["scan", "."]).code, 0, "{why}: a scan goes by it");
    }
}

#[test]
fn nothing_is_overwritten() {
    let tree = folder(&[
        (".monoleaks.toml", "fail_on = \"any\"\n"),
        ("inner/a.txt", ""),
        (".git/HEAD", "ref: refs/heads/main\n"),
    ]);
    for place in [".", "inner"] {
        let told = run(tree.path(), &["init", place]);
        assert_eq!((told.code, told.stdout.as_str()), (2, ""), "{place}");
        assert!(told.stderr.contains("it is there already, and stays"), "{}", told.stderr);
    }
    assert_eq!(written(tree.path()), "fail_on = \"any\"\n");
    let shown = run(tree.path(), &["init", "--stdout"]);
    assert_eq!(shown.code, 0);
    assert!(shown.stdout.contains("\nsalt = \"") && shown.stdout.ends_with("for good\n"), "{}", shown.stdout);
    assert_eq!(written(tree.path()), "fail_on = \"any\"\n");
}

#[cfg(unix)]
#[test]
fn what_a_link_leads_to_is_not_written() {
    let (tree, elsewhere) = (folder(&[("a.txt", "")]), folder(&[]));
    let place = elsewhere.path().join("there");
    std::os::unix::fs::symlink(&place, tree.path().join(".monoleaks.toml")).expect("nothing is there");
    let told = run(tree.path(), &["init"]);
    assert_eq!(told.code, 2, "{}", told.stdout);
    assert!(!place.exists());
}

#[test]
fn it_is_written_where_every_scan_of_the_project_finds_it() {
    let tree = folder(&[(".git/HEAD", "ref: refs/heads/main\n"), ("deep/er/a.txt", "")]);
    let told = run(&tree.path().join("deep/er"), &["init"]);
    assert_eq!((told.code, told.stderr.as_str()), (0, ""));
    assert!(told.stdout.contains("monoleaks hook install"), "{}", told.stdout);
    written(tree.path());
    let alone = folder(&[("a.txt", "")]);
    let told = run(alone.path(), &["init"]);
    assert!(!told.stdout.contains("hook"), "there is no repository: {}", told.stdout);
}

#[test]
fn every_project_has_a_salt_of_its_own() {
    let trees = [folder(&[]), folder(&[])];
    let salts = trees.map(|tree| {
        assert_eq!(run(tree.path(), &["init"]).code, 0);
        let text = written(tree.path());
        text.lines().find(|line| line.starts_with("salt = ")).map(str::to_owned).expect("a salt")
    });
    assert!(salts[0].len() > 40 && salts[0] != salts[1], "{salts:?}");
}

#[test]
fn a_file_is_no_place_for_one() {
    let tree = folder(&[("a.txt", "")]);
    for (place, said) in [("a.txt", "it is no folder"), ("nowhere", "there is no such file or folder")] {
        let told = run(tree.path(), &["init", place]);
        assert_eq!(told.code, 2, "{place}");
        assert!(told.stderr.contains(said), "{}", told.stderr);
    }
}

#[cfg(unix)]
#[test]
fn a_name_of_several_lines_stays_in_its_comment() {
    let tree = folder(&[("a\nsalt = \"mine\"\n.py", "https://api.cuentamono.com\n")]);
    let told = run(tree.path(), &["init"]);
    assert_eq!((told.code, told.stderr.as_str()), (0, ""));
    assert_eq!(written(tree.path()).lines().filter(|line| line.starts_with("salt")).count(), 1);
}
