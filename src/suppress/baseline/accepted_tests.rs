//! What a baseline accepts, and what it leaves to say.

use super::accepted::{Accepted, Leftover};
use super::file::Baseline;
use crate::blob::Origin;
use crate::config::day;
use crate::environment::{Confidence, Environment, Kind, Product};
use crate::finding::{Excerpt, Finding};
use crate::git::Id;
use crate::receipt::Scope;
use crate::secret::Secret;
use crate::severity::Severity;
use crate::span::{Position, Span};
use std::path::{Path, PathBuf};

const FINGERPRINT: &str = "s1:6c7da5ed3677b8b1324676094f0e4e4a";

fn today() -> i64 {
    day("2026-11-24").unwrap()
}

/// What is found in the tests: a sandbox key in `a.env`.
fn found() -> Finding {
    Finding {
        rule: "mono-api-key".to_owned(),
        kind: Kind::ApiKey,
        environment: Environment::Sandbox,
        product: Product::Unknown,
        confidence: Confidence::High,
        severity: Severity::Low,
        score: 3.0,
        evidence: Vec::new(),
        preview: Secret::new(b"").preview(),
        fingerprint: FINGERPRINT.to_owned(),
        origin: Origin::File(PathBuf::from("a.env")),
        span: Span::new(0, 1),
        start: Position::default(),
        end: Position::default(),
        layers: Vec::new(),
        excerpt: Excerpt::default(),
        flow: Vec::new(),
        claims: None,
        suppressed: None,
        remarks: Vec::new(),
        parts: Vec::new(),
        already_there: false,
        past: None,
    }
}

/// A baseline of one entry for what is found, with `more` in it.
fn baseline(more: &str) -> Baseline {
    let line = format!(
        r#"{{"path":"a.env","kind":"api_key","fingerprint":"{FINGERPRINT}","rule":"mono-api-key","environment":"sandbox","reason":"made up","who":"Ana"{more}}}"#
    );
    Baseline::parse(Path::new("/nowhere/b.jsonl"), &line).unwrap()
}

/// Whether the baseline accepts a finding, and what is left to say.
fn judge(baseline: &Baseline, mut finding: Finding, scope: Scope, whole: bool) -> (bool, Leftover) {
    let tree = Path::new("/work");
    let tree = (scope != Scope::Worktree).then_some(tree);
    let mask = |reason: &[u8]| String::from_utf8_lossy(reason).into_owned();
    let mut accepted = Accepted::new(baseline, today(), &[], tree, &mask);
    accepted.all_is_below = true;
    accepted.apply(&mut finding);
    (finding.suppressed.is_some(), accepted.finish(scope, whole))
}

fn object(path: Option<&str>) -> Origin {
    Origin::Object(path.map(PathBuf::from), Id::null(gix_hash::Kind::Sha1))
}

#[test]
fn an_entry_accepts_one_value_of_one_kind_at_one_path() {
    type Change = fn(&mut Finding);
    #[rustfmt::skip]
    let cases: [(&str, Change, bool, &str); 17] = [
        ("", |_| {}, true, "what was accepted"),
        ("", |it| it.fingerprint = FINGERPRINT.replace('6', "7"), false, "a different secret in the same place"),
        ("", |it| it.origin = Origin::File("b.env".into()), false, "the same secret in another file"),
        ("", |it| it.kind = Kind::Bearer, false, "as another kind of credential"),
        ("", |it| it.rule = "acme-key".to_owned(), true, "by another rule"),
        ("", |it| it.environment = Environment::Certification, false, "it opens more"),
        ("", |it| it.environment = Environment::Unknown, false, "nobody knows what it opens"),
        ("", |it| it.origin = object(Some("a.env")), true, "in the history of the file"),
        ("", |it| it.origin = object(Some("b.env")), false, "in the history of another"),
        (r#","until":"2026-11-24""#, |_| {}, true, "on the last day"),
        (r#","until":"2026-11-23""#, |_| {}, false, "on the day after"),
        (r#","rotated":"2026-11-01""#, |it| it.origin = object(None), true, "rotated: anywhere in the history"),
        (r#","rotated":"2026-11-01""#, |it| it.origin = Origin::Index("b.env".into()), false, "rotated, and committed anew elsewhere"),
        ("", |it| it.origin = Origin::member(&Origin::File("a.env".into()), "a.env".into()), false, "in an archive of that name"),
        (r#","rotated":"2026-11-01""#, |it| it.origin = Origin::member(&object(Some("b.zip")), "b.env".into()), true, "rotated: in an archive of the history, too"),
        (r#","rotated":"2026-11-01""#, |it| it.origin = Origin::member(&Origin::Index("b.zip".into()), "b.env".into()), false, "but not in one that is committed anew"),
        (r#","rotated":"2026-12-01""#, |it| it.origin = object(Some("b.env")), false, "to be rotated"),
    ];
    for (more, change, want, why) in cases {
        let mut finding = found();
        change(&mut finding);
        let scope = if matches!(finding.origin, Origin::File(_)) { Scope::Worktree } else { Scope::History };
        assert_eq!(judge(&baseline(more), finding, scope, false).0, want, "{why}");
    }
}

#[test]
fn what_opens_more_than_was_accepted_is_told() {
    let finding = Finding { environment: Environment::Production, ..found() };
    let (_, leftover) = judge(&baseline(""), finding, Scope::Worktree, true);
    assert_eq!(
        leftover.notes,
        [
            "b.jsonl:1: accepted as sandbox, found as production in `a.env`, which is graver; rotate it, or decide again with monoleaks baseline update"
        ]
    );
}

#[test]
fn an_entry_is_idle_where_all_that_it_speaks_of_was_read() {
    let elsewhere = || Finding { origin: Origin::Index("b.env".into()), ..found() };
    #[rustfmt::skip]
    let cases = [
        ("", Scope::Worktree, true, Some(1), "no file has it"),
        ("", Scope::Worktree, false, None, "not all was read"),
        ("", Scope::Staged, true, None, "what is staged is never all"),
        ("", Scope::History, true, Some(0), "a file that nobody committed may have it"),
        (r#","scope":"history""#, Scope::Worktree, true, Some(0), "the history may have it"),
        (r#","scope":"history""#, Scope::History, true, Some(1), "the history has it no more"),
        (r#","rotated":"2026-11-01""#, Scope::Worktree, true, Some(0), "what was rotated is the history's"),
    ];
    for (more, scope, whole, want, why) in cases {
        let (_, leftover) = judge(&baseline(more), elsewhere(), scope, whole);
        assert_eq!(leftover.idle.map(|idle| idle.len()), want, "{why}");
        assert_eq!(leftover.notes.len(), want.unwrap_or_default(), "{why}: what is idle is told");
    }
}

#[test]
fn of_entries_that_a_merge_left_twice_one_is_enough() {
    let mut twice = baseline(r#","until":"2026-11-23""#);
    twice.entries.push((2, baseline("").entries.remove(0).1));
    let (accepts, leftover) = judge(&twice, found(), Scope::Worktree, true);
    assert!(accepts);
    assert_eq!(leftover.notes.len(), 1, "the expired one is told: {leftover:?}");
    assert_eq!(leftover.idle, Some(Vec::new()), "both speak of it");
}
