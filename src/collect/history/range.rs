//! Which part of a history is asked for.

use super::commits::Tips;
use crate::git::{Cache, Commit, GitError, Id, Objects, Revisions};
use std::collections::{HashMap, HashSet};

/// Which commits.
#[derive(Clone, Debug)]
pub enum Range {
    /// All that any ref reaches.
    All,
    /// As people write it: `a..b`, `a...b`, or one revision.
    Text(String),
    /// As git tells it to hooks.
    Tips(Tips),
}

/// What is asked of a history.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Which commits.
    pub range: Range,
    /// Commits made before are left out; seconds since 1970.
    pub since: Option<i64>,
    /// Whether what refs named before counts, too.
    pub reflog: bool,
    /// Whether blobs count that nothing reaches.
    pub unreachable: bool,
    /// Whether authors are told.
    pub author: bool,
}

/// The tips that a text means.
pub(super) fn tips(text: &str, revisions: Revisions<'_>, cache: &mut Cache) -> Result<Tips, GitError> {
    let side =
        |text: &str, cache: &mut Cache| revisions.commit(if text.is_empty() { "HEAD" } else { text }, cache);
    if text.is_empty() || text == ".." || text == "..." {
        return Err(GitError::NoRange(text.to_owned()));
    }
    if let Some((one, two)) = text.split_once("...") {
        let (one, two) = (side(one, cache)?, side(two, cache)?);
        let exclude = common(revisions.objects, one, two, cache);
        return Ok(Tips { include: vec![one, two], exclude });
    }
    if let Some((from, to)) = text.split_once("..") {
        return Ok(Tips { include: vec![side(to, cache)?], exclude: vec![side(from, cache)?] });
    }
    Ok(Tips { include: vec![side(text, cache)?], exclude: Vec::new() })
}

/// The commits that both reach and that no commit follows which both reach, and some more.
fn common(objects: &Objects, one: Id, two: Id, cache: &mut Cache) -> Vec<Id> {
    let (one, two) = (reached(objects, one, cache), reached(objects, two, cache));
    let both: HashSet<&Id> = one.keys().filter(|id| two.contains_key(*id)).collect();
    let only = |all: &HashMap<Id, Vec<Id>>| -> Vec<Id> {
        all.iter().filter(|(id, _)| !both.contains(id)).flat_map(|(_, parents)| parents.clone()).collect()
    };
    let edge = only(&one).into_iter().chain(only(&two)).filter(|id| both.contains(id));
    let mut edge: Vec<Id> = edge.collect();
    if edge.is_empty() {
        edge.extend(both.into_iter().copied()); // one of them follows the other, or is it
    }
    edge.sort();
    edge.dedup();
    edge
}

/// Every commit that one reaches, with its parents.
fn reached(objects: &Objects, tip: Id, cache: &mut Cache) -> HashMap<Id, Vec<Id>> {
    let mut met: HashMap<Id, Vec<Id>> = HashMap::new();
    let mut rest = vec![tip];
    while let Some(id) = rest.pop() {
        if met.contains_key(&id) {
            continue;
        }
        let object = objects.read(&id, cache).ok();
        let commit = object.as_ref().and_then(|object| Commit::parse(&object.data));
        let parents = commit.map(|commit| commit.parents).unwrap_or_default();
        rest.extend(&parents);
        met.insert(id, parents);
    }
    met
}
