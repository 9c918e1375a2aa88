//! Parts of a history.
//!
//! `git rev-list --objects a..b` leaves out what the trees of `a` hold, at whatever path; we hand over what a commit of the range
//! brought to a path where none of its parents had it, since a key that comes to another file is a new leak. So ours is at least
//! git's, and exactly what `git log -c --raw` tells.

use super::grown::{Dice, grow};
use super::{Ids, table::three};
use super::{all, blobs, difference, handed, lines, messages, of_type, reached};
use crate::repo::Repo;
use monoleaks::collect::{Asked, Range};
use std::collections::BTreeSet;

/// What commits of a range brought to their paths, by git's own comparison with all of their parents.
fn brought(repo: &Repo, args: &[&str]) -> Ids {
    let args = [&["log", "-c", "--root", "--raw", "--no-abbrev", "--no-renames", "--format="], args].concat();
    let ids = lines(repo, &args).into_iter().filter_map(|line| {
        let (meta, _) = line.split_once('\t')?;
        let parents = meta.bytes().take_while(|byte| *byte == b':').count();
        let words: Vec<&str> = meta.split(' ').collect();
        let (mode, id) = (words[parents], words[2 * parents + 1]);
        (!matches!(mode, "000000" | "160000")).then(|| id.to_owned())
    });
    ids.collect()
}

fn ranged(text: &str) -> Asked {
    Asked { range: Range::Text(text.to_owned()), ..all() }
}

/// What differs in one range.
fn wrong(repo: &Repo, text: &str) -> Vec<String> {
    let handed = handed(repo, ranged(text), 2);
    let mut wrong = difference("brought", &brought(repo, &[text]), &blobs(&handed));
    wrong.extend(difference(
        "commits",
        &lines(repo, &["rev-list", text]).into_iter().collect(),
        &messages(&handed),
    ));
    let git = of_type(&reached(repo, &[text]), "blob");
    let lost = git.difference(&blobs(&handed)).count();
    if lost > 0 || !handed.incomplete().is_empty() || !handed.twice.is_empty() {
        wrong.push(format!("{lost} of git's blobs are not read; {:?}", handed.skipped));
    }
    wrong.into_iter().map(|wrong| format!("{text}: {wrong}")).collect()
}

#[test]
fn a_range_is_what_its_commits_brought() {
    let mut repo = Repo::new();
    grow(&mut repo, 7, 200);
    let commits = lines(&repo, &["rev-list", "--all"]);
    let mut dice = Dice(7);
    let mut found = Vec::new();
    for at in 0..60 {
        let (one, two) = (&commits[dice.roll(commits.len())], &commits[dice.roll(commits.len())]);
        let dots = ["..", "..."][at % 2];
        found.extend(wrong(&repo, &format!("{one}{dots}{two}")));
    }
    for text in
        ["main", "main..b1", "b2...b3", "main~5..main", "..b1", "b1..", "main^..main", "main~3", "@~2..@"]
    {
        found.extend(wrong(&repo, text));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn revisions_are_what_git_takes_them_for() {
    let mut repo = Repo::new();
    grow(&mut repo, 8, 60);
    repo.git(&["tag", "--annotate", "--message", "first", "v1", "main~4"]);
    repo.git(&["tag", "--annotate", "--message", "second", "v2", "v1"]);
    repo.git(&["update-ref", "refs/remotes/origin/main", "b1"]);
    repo.git(&["symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main"]);
    repo.git(&["branch", "b1/../b9"].map(|word| if word.contains("..") { "b9" } else { word }));
    let short = repo.line(&["rev-parse", "--short=7", "main~2"]);
    let merge = repo.line(&["rev-list", "--min-parents=2", "--max-count=1", "main"]);
    let texts = [
        "HEAD",
        "@",
        "main",
        "heads/main",
        "refs/heads/main",
        "v1",
        "v2",
        "tags/v2",
        "origin/main",
        "origin",
        "HEAD~1",
        "HEAD^",
        "HEAD^1",
        "HEAD~2^",
        "main~3~1",
        "v2~1",
        "b9",
        &short,
        &format!("{short}~1"),
        &format!("{merge}^2"),
        &format!("{merge}^2~1"),
        &format!("{merge}^0"),
        &merge.to_uppercase(),
    ];
    let found: Vec<String> = texts.iter().flat_map(|text| wrong(&repo, text)).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_revision_that_is_none_is_a_wrong_command_and_an_empty_range_is_told() {
    let mut repo = Repo::new();
    three(&mut repo);
    for text in [
        "none",
        "main..none",
        "none...main",
        "main~9",
        "main^2",
        "main^x",
        "0000000",
        "..",
        "...",
        "main:a.txt",
        "HEAD@{1}x",
    ] {
        let told = repo.monoleaks(&["scan", "--history", text]);
        assert_eq!(told.code, 2, "{text}: {told:?}");
        assert!(!told.stderr.is_empty(), "{text}");
    }
    for text in ["main..main", "main...main", "HEAD.."] {
        let told = repo.monoleaks(&["scan", "--history", text]);
        assert_eq!(told.code, 0, "{text}: {told:?}");
        assert!(told.stdout.contains("no commit"), "{text}: {told:?}");
    }
}

#[test]
fn since_a_day_is_what_git_takes_it_for() {
    let mut repo = Repo::new();
    grow(&mut repo, 9, 120);
    for minutes in [0, 1, 30, 60, 119, 121] {
        let since = 1_700_000_000 + minutes * 60;
        let handed = handed(&repo, Asked { since: Some(since), ..all() }, 2);
        let since = format!("--since=@{since}");
        let commits: BTreeSet<String> = lines(&repo, &["rev-list", "--all", &since]).into_iter().collect();
        let mut found = difference("commits", &commits, &messages(&handed));
        found.extend(difference("brought", &brought(&repo, &["--all", &since]), &blobs(&handed)));
        assert!(found.is_empty(), "{since}: {}", found.join("\n"));
    }
}
