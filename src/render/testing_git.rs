//! What the tests of the renderers share: a report of what is staged, and one of a history.

use super::testing::finding;
use crate::blob::Origin;
use crate::environment::{Environment, Kind, Product};
use crate::finding::{CommitRef, Finding, Past};
use crate::git::Id;
use crate::report::{Receipt, Report, Scope};
use crate::secret::Secret;
use crate::severity::Severity;
use std::time::Duration;

/// Versions of one file that have the secret of [`history`].
pub(super) const VERSIONS: usize = 40;
/// Noon of 1 December 2025, UTC.
const NOON: i64 = 1_764_590_400;
const DAY: i64 = 86_400;

/// One secret that is new in one file and kept in another, and one that is kept.
pub(super) fn staged() -> Report {
    let mut new = finding("src/pagos/cliente.ts", Environment::Production);
    new.origin = Origin::Index("src/pagos/cliente.ts".into());
    let mut same = finding("deploy/viejo.env", Environment::Unknown);
    same.origin = Origin::Index("deploy/viejo.env".into());
    same.already_there = true;
    let mut kept = of_sandbox();
    kept.origin = Origin::Index("tests/pagos_test.py".into());
    kept.already_there = true;
    Report { findings: vec![same, new, kept], receipt: receipt(Scope::Staged, 3), ..Report::default() }
}

/// A secret in many versions of a file that is gone, in another that is not, and in a message; one that is on a
/// branch only, told with its author; and one in a blob that no commit has.
pub(super) fn history() -> Report {
    let refs = |names: &[&str], ref_count| Past {
        refs: names.iter().map(|name| (*name).to_owned()).collect(),
        ref_count,
        ..Past::default()
    };
    let everywhere =
        || refs(&["refs/heads/main", "refs/heads/pagos", "refs/remotes/origin/main", "refs/tags/v1.0"], 14);
    let gone = Past { brought: Some(commit(1, 0)), removed: Some(commit(2, 91)), ..everywhere() };
    let mut findings: Vec<Finding> = (0..VERSIONS)
        .map(|version| {
            let mut finding = finding("config/prod.env", Environment::Production);
            finding.origin = Origin::Object(Some("config/prod.env".into()), id(100 + version));
            finding.start.line += version;
            finding.end.line += version;
            finding.past = Some(gone.clone());
            finding
        })
        .collect();
    let mut there = finding("src/pagos/cliente.ts", Environment::Unknown);
    there.origin = Origin::Object(Some("src/pagos/cliente.ts".into()), id(90));
    there.past = Some(Past { brought: Some(commit(3, 61)), in_head: true, ..everywhere() });
    let mut branch = of_sandbox();
    branch.origin = Origin::Object(Some("tests/pagos_test.py".into()), id(91));
    branch.past = Some(Past {
        brought: Some(CommitRef { author: Some("Ana Gómez <ana@example.co>".to_owned()), ..commit(4, 200) }),
        ..refs(&["refs/heads/prueba"], 1)
    });
    let mut message = finding("", Environment::Unknown);
    message.origin = Origin::Message(id(5));
    message.past = Some(Past { brought: Some(commit(5, 30)), ..everywhere() });
    let mut loose = finding("", Environment::Unknown);
    loose.fingerprint = "s1:55555555555555555555555555555555".to_owned();
    loose.origin = Origin::Object(None, id(92));
    loose.past = Some(Past::default());
    findings.extend([there, branch, message, loose]);
    Report {
        findings,
        receipt: Receipt { commits: 1234, ..receipt(Scope::History, 5678) },
        ..Report::default()
    }
}

/// A finding that is not grave, of a secret of its own.
fn of_sandbox() -> Finding {
    let mut sandbox = finding("", Environment::Sandbox);
    (sandbox.rule, sandbox.kind) = ("mono-client-secret".to_owned(), Kind::OauthClientSecret);
    (sandbox.severity, sandbox.score, sandbox.product) = (Severity::Low, 3.1, Product::Breb);
    sandbox.preview = Secret::new(b"q7Rk2mW9").preview_of_password();
    sandbox.fingerprint = "a1:77777777777777777777777777777777".to_owned();
    (sandbox.flow, sandbox.claims) = (Vec::new(), None);
    sandbox
}

/// A commit, so many days after the first.
fn commit(n: usize, days: i64) -> CommitRef {
    CommitRef { id: id(n), date: NOON + days * DAY, author: None }
}

/// An id that starts with a number.
fn id(n: usize) -> Id {
    Id::from_hex(format!("{n:04}{:036}", 0).as_bytes()).expect("forty digits")
}

fn receipt(scope: Scope, files: usize) -> Receipt {
    Receipt { scope, files, bytes: 67_890, elapsed: Duration::from_millis(340), ..Receipt::default() }
}
