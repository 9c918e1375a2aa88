//! A repository whose history is to be read: its objects, its refs, and where to start.

use super::commits::Tips;
use super::range::{Asked, Range, tips};
use crate::git::{Cache, GitError, Id, Objects, Refs, Repository, Revisions, Type, regular};
use crate::receipt::{Skipped, Why};
use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

/// Memory for objects that others are made of.
const CACHE: usize = 8 << 20;

/// What is known before commits are looked at.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) objects: Arc<Objects>,
    /// Where to start and to end; commits only.
    pub(super) tips: Tips,
    /// Refs, with the commits that they stand for.
    pub(super) refs: Vec<(String, Id)>,
    /// The commit of `HEAD`.
    pub(super) head: Option<Id>,
    /// Trees and blobs that tags name.
    pub(super) lone: Vec<(Id, Type)>,
    /// Tags on the way, whose messages are read.
    pub(super) tags: BTreeSet<Id>,
    /// Commits whose parents were left out when the repository was cloned.
    pub(super) shallow: HashSet<Id>,
    /// What was not read.
    pub(super) unread: Vec<Skipped>,
}

impl Opened {
    pub(super) fn new(repository: &Repository, asked: &Asked) -> Result<Self, GitError> {
        let objects = Arc::new(Objects::open(repository)?);
        let mut refs = Refs::read(repository);
        let mut cache = Cache::new(CACHE);
        let mut opened = Self {
            objects: Arc::clone(&objects),
            tips: Tips::default(),
            refs: Vec::new(),
            head: None,
            lone: Vec::new(),
            tags: BTreeSet::new(),
            shallow: shallow(repository),
            unread: Vec::new(),
        };
        for known in refs.all() {
            if let Some(commit) = opened.peel(known.id, matches!(asked.range, Range::All), &mut cache) {
                opened.refs.push((known.name, commit));
            }
        }
        opened.head =
            refs.get("HEAD").and_then(|id| Revisions { objects: &objects, refs: &refs }.peel(id, &mut cache));
        opened.tips = match &asked.range {
            Range::All => {
                Tips { include: opened.refs.iter().map(|(_, id)| *id).collect(), exclude: Vec::new() }
            }
            Range::Text(text) => tips(text, Revisions { objects: &objects, refs: &refs }, &mut cache)?,
            Range::Tips(tips) => {
                let mut include = Vec::new();
                for id in &tips.include {
                    include.extend(opened.peel(*id, true, &mut cache));
                }
                let exclude = tips
                    .exclude
                    .iter()
                    .filter_map(|id| Revisions { objects: &objects, refs: &refs }.peel(*id, &mut cache));
                Tips { exclude: exclude.collect(), include }
            }
        };
        if asked.reflog {
            // What a log names may be gone for good: it is looked at as far as it is there.
            let there = refs.logged(repository).into_iter().filter(|id| objects.place(id).is_some());
            for id in there {
                let commit = opened.peel(id, true, &mut cache);
                opened.tips.include.extend(commit);
            }
        }
        opened.tips.include.sort();
        opened.tips.include.dedup();
        let errors = objects.unread.iter().filter(|error| !matches!(error, GitError::Borrows { .. }));
        let errors = errors
            .chain(&refs.unread)
            .map(|error| Skipped { path: ".git".to_owned(), why: Why::Unreadable(error.to_string()) });
        opened.unread.extend(errors);
        Ok(opened)
    }

    /// The commit behind any number of tags; what is none, the tags, and what cannot be read are kept if they `count`.
    fn peel(&mut self, id: Id, count: bool, cache: &mut Cache) -> Option<Id> {
        let mut tags = Vec::new();
        let peeled = self.objects.peel(id, cache, &mut |tag| tags.push(tag));
        if count {
            self.tags.extend(tags);
            match peeled {
                Ok((_, Type::Commit)) => {}
                Ok(lone) => self.lone.push(lone),
                Err((id, why)) => {
                    let path = format!("<object {}>", id.to_hex_with_len(12));
                    self.unread.push(Skipped { path, why: why.into() });
                }
            }
        }
        peeled.ok().filter(|(_, kind)| *kind == Type::Commit).map(|(id, _)| id)
    }
}

/// The commits at which a shallow clone ends.
fn shallow(repository: &Repository) -> HashSet<Id> {
    // What cannot be read names no commit; their parents are then told as missing.
    let bytes = regular(&repository.common_dir.join("shallow"), 64 << 20).ok().flatten().unwrap_or_default();
    bytes.split(|byte| *byte == b'\n').filter_map(|line| Id::from_hex(line.trim_ascii()).ok()).collect()
}
