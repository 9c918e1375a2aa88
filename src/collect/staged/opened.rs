//! What has been read of a repository before anything in it is looked at.

use super::changes::{Changes, Comparison};
use crate::git::{Cache, GitError, Id, Index, Objects, Refs, Repository, regular};
use crate::receipt::{Skipped, Why};

/// Memory for objects that others are made of, a thread.
const CACHE: usize = 8 << 20;

/// What has been read of the repository.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) index: Index,
    pub(super) objects: Objects,
    /// The trees of the commits that the next one follows: `HEAD`, and in a merge the others.
    pub(super) parents: Vec<Id>,
    /// What cannot be told of them.
    pub(super) unread: Vec<Skipped>,
}

impl Opened {
    pub(super) fn new(repository: &Repository) -> Result<Self, GitError> {
        let index = Index::read(repository)?;
        let objects = Objects::open(repository)?;
        let mut unread: Vec<Skipped> = objects
            .unread
            .iter()
            .filter(|error| !matches!(error, GitError::Borrows { .. })) // what is missing by it is told by name
            .map(|error| Skipped { path: ".git".to_owned(), why: Why::Unreadable(error.to_string()) })
            .collect();
        let (head, error) = Refs::head(repository);
        unread.extend(
            error.map(|error| Skipped { path: "HEAD".to_owned(), why: Why::Unreadable(error.to_string()) }),
        );
        let mut parents = Vec::new();
        let mut cache = Cache::new(CACHE);
        for commit in head.into_iter().chain(merged(repository)) {
            match objects.tree_of(&commit, &mut cache) {
                Ok(tree) => parents.push(tree),
                Err(_) if repository.is_partial => {}
                Err(_) => unread.push(Skipped {
                    path: format!("<commit {}>", commit.to_hex_with_len(12)),
                    why: Why::Missing,
                }),
            }
        }
        Ok(Self { index, objects, parents, unread })
    }

    /// What is staged of some paths, or all that is.
    pub(super) fn changes(&self, paths: Option<&[Vec<u8>]>) -> Changes {
        let comparison = Comparison {
            index: &self.index,
            objects: &self.objects,
            cache: Cache::new(CACHE),
            changes: Changes::default(),
        };
        match paths {
            Some(paths) => comparison.named(paths),
            None => comparison.all(self.parents.first().copied()),
        }
    }
}

/// The commits that a merge in progress brings in.
fn merged(repository: &Repository) -> Vec<Id> {
    // What cannot be read names no commit: more is new, then.
    let bytes = regular(&repository.git_dir.join("MERGE_HEAD"), 1 << 16).ok().flatten().unwrap_or_default();
    bytes.split(|byte| *byte == b'\n').filter_map(|line| Id::from_hex(line.trim_ascii()).ok()).collect()
}
