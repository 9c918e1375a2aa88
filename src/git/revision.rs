//! What people write for a commit: `main`, `v1.0`, `HEAD~3`, `1a2b3c4`.

use super::error::GitError;
use super::object::{Cache, Type};
use super::objects::Objects;
use super::parse::Commit;
use super::refs::Refs;
use gix_hash::ObjectId as Id;

/// Resolves revisions.
#[derive(Clone, Copy, Debug)]
pub struct Revisions<'r> {
    /// Where commits are.
    pub objects: &'r Objects,
    /// What has a name.
    pub refs: &'r Refs,
}

impl Revisions<'_> {
    /// The commit that `text` means: a ref or an id (four digits at least), with any number of `~N`, `^N` behind it.
    pub fn commit(&self, text: &str, cache: &mut Cache) -> Result<Id, GitError> {
        let wrong = || GitError::NoSuchRevision(text.to_owned());
        let end = text.find(['~', '^']).unwrap_or(text.len());
        let (base, mut steps) = text.split_at(end);
        let mut id = self.named(base, text)?;
        id = self.peel(id, cache).ok_or_else(wrong)?;
        while let Some(step) = steps.chars().next() {
            let digits =
                steps[1..].find(|char: char| !char.is_ascii_digit()).map_or(steps.len(), |end| end + 1);
            let number = if digits == 1 { 1 } else { steps[1..digits].parse().map_err(|_| wrong())? };
            steps = &steps[digits..];
            let (times, which) = if step == '~' { (number, 1) } else { (1, number) };
            for _ in 0..times {
                if which > 0 {
                    id = self.parent(id, which, cache).ok_or_else(wrong)?;
                }
            }
            if !steps.is_empty() && !steps.starts_with(['~', '^']) {
                return Err(wrong());
            }
        }
        Ok(id)
    }

    /// What a name or the start of an id names.
    fn named(&self, base: &str, text: &str) -> Result<Id, GitError> {
        let base = if base == "@" || base.is_empty() && text.len() > 1 { "HEAD" } else { base };
        let rules = ["", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/"];
        let by_name = rules.iter().find_map(|rule| self.refs.get(&format!("{rule}{base}")));
        if let Some(id) = by_name.or_else(|| self.refs.get(&format!("refs/remotes/{base}/HEAD"))) {
            return Ok(id);
        }
        if base.len() >= 4 && base.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            match self.objects.with_prefix(&base.to_ascii_lowercase())[..] {
                [id] => return Ok(id),
                [] => {}
                _ => return Err(GitError::Ambiguous(base.to_owned())),
            }
        }
        Err(GitError::NoSuchRevision(text.to_owned()))
    }

    /// The commit behind any number of tags.
    pub fn peel(&self, id: Id, cache: &mut Cache) -> Option<Id> {
        let peeled = self.objects.peel(id, cache, &mut |_| {}).ok();
        peeled.filter(|(_, kind)| *kind == Type::Commit).map(|(id, _)| id)
    }

    fn parent(&self, id: Id, which: usize, cache: &mut Cache) -> Option<Id> {
        let object = self.objects.read(&id, cache).ok()?;
        Commit::parse(&object.data)?.parents.get(which - 1).copied()
    }
}
