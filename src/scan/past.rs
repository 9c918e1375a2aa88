//! What a history says of findings: one finding for a credential at a path, however many versions of the file had it.

use crate::blob::Origin;
use crate::collect::{Held, Timeline};
use crate::environment::Environment;
use crate::git::Id;
use crate::past::Past;
use crate::report::Report;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// What makes findings versions of the same: the credential, and the path; a message has none and is itself.
type Key = (String, Option<PathBuf>, Option<Origin>);

/// Keep of each credential at each path one version that has it, and tell what became of it.
///
/// It is the latest, unless what an earlier one says of it is graver: a key that stood under a production host opens production still
/// when the host beside it is changed. `mask` masks what people wrote.
pub(super) fn tell(report: &mut Report, timeline: &Timeline, mask: &dyn Fn(&[u8]) -> String) {
    let mut held: BTreeMap<Key, Held> = BTreeMap::new();
    for finding in &report.findings {
        let Some((key, id)) = key(&finding.fingerprint, &finding.origin) else { continue };
        let path = key.1.clone();
        held.entry(key).or_insert_with(|| Held { path, ids: BTreeSet::new() }).ids.insert(id);
    }
    let (keys, held): (Vec<Key>, Vec<Held>) = held.into_iter().unzip();
    let mut pasts: BTreeMap<Key, (Past, Id)> = keys.into_iter().zip(timeline.pasts(&held)).collect();
    let mut gravest: BTreeMap<Key, (Environment, bool, Id)> = BTreeMap::new();
    for finding in &report.findings {
        let Some((key, id)) = key(&finding.fingerprint, &finding.origin) else { continue };
        let is_earlier = pasts.get(&key).is_some_and(|(_, latest)| *latest != id);
        let this = (finding.environment, is_earlier, id);
        gravest.entry(key).and_modify(|known| *known = (*known).min(this)).or_insert(this);
    }
    for (past, _) in pasts.values_mut() {
        for commit in past.brought.iter_mut().chain(&mut past.removed) {
            commit.author = commit.author.take().map(|author| masked(&author, mask));
        }
    }
    report.findings.retain_mut(|finding| {
        let Some((key, id)) = key(&finding.fingerprint, &finding.origin) else { return true };
        finding.past = pasts.get(&key).map(|(past, _)| past.clone());
        gravest.get(&key).is_none_or(|(_, _, kept)| *kept == id)
    });
}

/// The name and address of a person, who may have pasted anything into their configuration.
fn masked(author: &str, mask: &dyn Fn(&[u8]) -> String) -> String {
    let is_token = |word: &str| {
        let has = |is: fn(&char) -> bool| word.chars().any(|char| is(&char));
        word.len() >= 16 && has(char::is_ascii_digit) && has(char::is_ascii_alphabetic)
    };
    let words = author.split_inclusive([' ', '<', '>', '@', '.']);
    let told = words.map(|word| if is_token(word) { mask(word.as_bytes()) } else { word.to_owned() });
    told.collect()
}

/// The key of a finding of a history, and the blob or message that it is in.
fn key(fingerprint: &str, origin: &Origin) -> Option<(Key, Id)> {
    let fingerprint = fingerprint.to_owned();
    match origin.outermost() {
        Origin::Object(Some(path), id) => Some(((fingerprint, Some(path.clone()), None), *id)),
        Origin::Object(None, id) | Origin::Message(id) => {
            Some(((fingerprint, None, Some(origin.outermost().clone())), *id))
        }
        Origin::Member(_) | Origin::File(_) | Origin::Stdin(_) | Origin::Index(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_told_by_name_and_address_and_what_they_pasted_is_not() {
        let hide = |_: &[u8]| "…".to_owned();
        assert_eq!(
            masked("Ana María Gómez <ana.gomez@pagos.example>", &hide),
            "Ana María Gómez <ana.gomez@pagos.example>"
        );
        assert_eq!(masked("k3Jd92LsQp0xZt7vB1nM <a@b.co>", &hide), "…<a@b.co>");
    }
}
