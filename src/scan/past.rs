//! What a history says of findings: one finding for a credential at a path, however many versions of the file had it.

use crate::blob::Origin;
use crate::collect::{Held, Timeline};
use crate::report::Report;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What makes findings versions of the same: the credential, and the path; a message has none and is itself.
type Key = (String, Option<PathBuf>, Option<Origin>);

/// Keep of each credential at each path the latest version that has it, and tell what became of it.
pub(super) fn tell(report: &mut Report, timeline: &Timeline) {
    let mut held: BTreeMap<Key, Held> = BTreeMap::new();
    for finding in &report.findings {
        let Some((key, id)) = key(&finding.fingerprint, &finding.origin) else { continue };
        let path = key.1.clone();
        let held = held.entry(key).or_insert_with(|| Held { path, ids: Vec::new() });
        if !held.ids.contains(&id) {
            held.ids.push(id);
        }
    }
    let (keys, held): (Vec<Key>, Vec<Held>) = held.into_iter().unzip();
    let pasts: BTreeMap<Key, _> = keys.into_iter().zip(timeline.pasts(&held)).collect();
    report.findings.retain_mut(|finding| {
        let Some((key, id)) = key(&finding.fingerprint, &finding.origin) else { return true };
        let Some((past, latest)) = pasts.get(&key) else { return true };
        finding.past = Some(past.clone());
        id == *latest
    });
}

/// The key of a finding of a history, and the blob or message that it is in.
fn key(fingerprint: &str, origin: &Origin) -> Option<(Key, crate::git::Id)> {
    let fingerprint = fingerprint.to_owned();
    match origin.outermost() {
        Origin::Object(Some(path), id) => Some(((fingerprint, Some(path.clone()), None), *id)),
        Origin::Object(None, id) | Origin::Message(id) => {
            Some(((fingerprint, None, Some(origin.outermost().clone())), *id))
        }
        Origin::Member(_) | Origin::File(_) | Origin::Stdin(_) | Origin::Index(_) => None,
    }
}
