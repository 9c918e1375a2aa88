//! Client secrets, each with the client id and the token URL that it is complete with.

use super::place::place;
use crate::blob::Origin;
use crate::classify::{self, Loose, Projects, Standing};
use crate::environment::Kind;
use crate::finding::Finding;
use crate::rule::Rules;
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

/// Parts of one project that are looked at for each of its secrets: it has a handful, unless somebody made it to cost time.
const MOST: usize = 1000;

/// Complete every client secret with what stands in its text, or elsewhere in its project.
pub(super) fn all(
    findings: &mut [(Finding, Standing)],
    mut parts: Vec<Loose>,
    projects: &mut Projects<'_>,
    rules: &Rules,
) {
    let is_secret = |finding: &Finding| finding.kind == Kind::OauthClientSecret;
    if !findings.iter().any(|(finding, _)| is_secret(finding)) {
        return;
    }
    // They came in the order of the threads; what was staged may have been looked at twice.
    parts.sort_by(|one, other| one.order().cmp(&other.order()));
    parts.dedup_by(|one, other| one.order() == other.order());
    let mut own: BTreeMap<&Origin, Vec<&Loose>> = BTreeMap::new();
    let mut rooted: HashMap<PathBuf, Vec<&Loose>> = HashMap::new();
    for part in &parts {
        own.entry(part.origin()).or_default().push(part);
        if let Some(path) = place(part.origin()) {
            let all = rooted.entry(projects.root_of(path)).or_default();
            if all.len() < MOST {
                all.push(part);
            }
        }
    }
    for (finding, _) in findings.iter_mut().filter(|(finding, _)| is_secret(finding)) {
        let of_project = place(&finding.origin).and_then(|path| rooted.get(&projects.root_of(path)));
        let of_text = own.get(&finding.origin).map_or(&[][..], Vec::as_slice);
        classify::complete(finding, of_text, of_project.map_or(&[][..], Vec::as_slice), rules);
    }
}
