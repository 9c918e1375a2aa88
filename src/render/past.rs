//! What commits say of a secret, in sentences.

use super::escape;
use super::words::Words;
use crate::blob::Origin;
use crate::date;
use crate::finding::{CommitRef, Finding, Past};
use crate::report::{Place, Seen};

/// Digits of an id that are told: as many as `git` tells of the largest repositories.
const DIGITS: usize = 12;
/// Refs that are told without `--verbose`.
const REFS: usize = 3;

/// Who brought it there and who took it away: `Brought by 1a2b3c4d5e6f on 2026-01-31, still in HEAD.`
pub(super) fn told(finding: &Finding, past: &Past, words: Words<'_>) -> String {
    let Some(brought) = &past.brought else {
        return words.say(match finding.origin.outermost() {
            Origin::Message(_) => "past-no-commit-message",
            _ => "past-no-commit",
        });
    };
    if matches!(finding.origin.outermost(), Origin::Message(_)) {
        return filled(words, "past-message", brought);
    }
    let brought = filled(words, "past-brought", brought);
    let then = match &past.removed {
        Some(removed) => filled(words, "past-removed", removed),
        None if past.in_head => words.say("past-in-head"),
        None => words.say("past-elsewhere"),
    };
    format!("{brought}, {then}.")
}

/// How many versions of the file have it. Empty where it is one.
pub(super) fn versions(place: &Place<'_>, words: Words<'_>) -> String {
    match place.versions() {
        0 | 1 => String::new(),
        versions => words.fill("past-versions", &[("n", &words.number(versions as u64))]),
    }
}

/// Whose history has it. Empty where nobody knows.
pub(super) fn refs(past: &Past, words: Words<'_>, verbose: bool) -> String {
    let shown = if verbose { past.refs.len() } else { past.refs.len().min(REFS) };
    if shown == 0 {
        return String::new();
    }
    let names: Vec<_> = past.refs[..shown].iter().map(|name| short(name)).collect();
    let mut refs = escape::visible(&names.join(", ")).into_owned();
    let more = past.ref_count.saturating_sub(shown);
    if more > 0 {
        refs = format!("{refs} {}", words.count("group-more", more, &[]));
    }
    words.fill("past-refs", &[("refs", &refs)])
}

/// First seen, last seen: for a secret in several places. `None` where no history was read.
pub(super) fn seen(seen: Seen<'_>, words: Words<'_>) -> Option<String> {
    let first = filled(words, "seen-first", seen.first?);
    let last = match (seen.last, seen.in_head) {
        (Some(last), _) => filled(words, "seen-last", last),
        (None, Some(true)) => words.say("past-in-head"),
        (None, _) => words.say("past-elsewhere"),
    };
    Some(format!("{first}, {last}."))
}

/// A message about a commit, with its date, and its author where that was asked for.
fn filled(words: Words<'_>, key: &str, commit: &CommitRef) -> String {
    let id = commit.id.to_hex_with_len(DIGITS).to_string();
    let date = date::date(commit.date).unwrap_or_else(|| commit.date.to_string());
    let author = commit
        .author
        .as_deref()
        .map(|author| format!(" {}", words.fill("past-author", &[("author", &escape::visible(author))])));
    let author = author.unwrap_or_default();
    words.fill(key, &[("commit", &id), ("date", &date), ("author", &author)])
}

/// A ref as people call it.
fn short(name: &str) -> &str {
    let known = ["refs/heads/", "refs/tags/", "refs/remotes/", "refs/"];
    known.iter().find_map(|folder| name.strip_prefix(folder)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refs_have_the_names_that_people_use() {
        #[rustfmt::skip]
        let cases = [
            ("refs/heads/main",          "main",        "a branch"),
            ("refs/tags/v1.0",           "v1.0",        "a tag"),
            ("refs/remotes/origin/main", "origin/main", "a branch of somebody else's"),
            ("refs/stash",               "stash",       "what was put aside"),
            ("HEAD",                     "HEAD",        "what is below no folder"),
        ];
        for (name, told, why) in cases {
            assert_eq!(short(name), told, "{why}");
        }
    }
}
