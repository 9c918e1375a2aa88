//! What the rest of a project says of what was found, where only a part of it was scanned.

use super::place::{Scan, place};
use super::settings::Settings;
use crate::classify::{Loose, Projects, Speaks, Standing};
use crate::collect::{Company, Source};
use crate::detect::Anchors;
use crate::environment::Kind;
use crate::finding::Finding;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// What was looked at, and what it says.
#[derive(Debug, Default)]
pub(super) struct Asked {
    pub(super) speaks: Vec<(PathBuf, Speaks)>,
    pub(super) parts: Vec<Loose>,
    /// Files that were looked at.
    pub(super) files: usize,
    /// Files that would have been, were there no limit.
    pub(super) left: usize,
}

/// Look at the projects of what is undecided by all that was scanned, and of client secrets without their client id: nothing, where
/// there is neither.
pub(super) fn ask<'f>(
    findings: impl Iterator<Item = (&'f Finding, Standing)>,
    (known, parts): (&[(PathBuf, Speaks)], &[Loose]),
    source: &dyn Source,
    settings: &Settings<'_>,
    scan: Scan<'_>,
) -> Asked {
    let has = |path: &std::path::Path| source.has(path);
    let mut projects = Projects::below(settings.roots, &has);
    for (path, speaks) in known {
        projects.add(path, *speaks);
    }
    let mut roots = BTreeSet::new();
    for (finding, standing) in findings {
        let Some(path) = place(&finding.origin) else { continue };
        let speaks = projects.of(path);
        let mono = speaks.mono || settings.config.provider_is_mono;
        let is_half = finding.kind == Kind::OauthClientSecret
            && !parts.iter().any(|part| part.is_id() && part.origin() == &finding.origin);
        if is_half || !standing.is_decided(mono, speaks.lookalike) {
            roots.insert(projects.root_of(path));
        }
    }
    let mut asked = Asked::default();
    for root in roots {
        source.company(&root, &mut |company| match company {
            // A path is a mark of Mono only: a folder of icons may be called as anybody.
            Company::Paths(paths) if Anchors::find(paths).mono => {
                asked.speaks.push((root.join("."), Speaks { mono: true, lookalike: false }));
            }
            Company::Paths(_) => {}
            Company::File(blob) => {
                asked.files += 1;
                // What is found there is not what was asked for: it is not staged.
                if let (Ok(Some(scanned)), Some(path)) = (scan(&blob), place(blob.origin)) {
                    asked.speaks.push((path.to_owned(), scanned.speaks));
                    asked.parts.extend(scanned.parts);
                }
            }
            Company::Left(files) => asked.left += files,
        });
    }
    asked
}
