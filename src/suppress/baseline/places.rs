//! Paths as a baseline spells them: the same whatever folder a scan is started in.

use crate::blob::{Origin, slashed};
use std::fs;
use std::path::{Path, PathBuf};

/// Spells paths from the top of the repository that the baseline is in. For what is not below it: from the top of the
/// repository that is scanned, else from the baseline's folder, else as reports tell it.
#[derive(Debug)]
pub struct Places {
    /// The folders that paths may count from, the first that holds one goes.
    bases: Vec<PathBuf>,
    /// The top of the work tree, which paths of the index and of history count from.
    tree: Option<PathBuf>,
}

impl Places {
    /// For the baseline in `file` and a scan of `roots`, or of the repository whose work tree is at `tree`.
    pub fn new(file: &Path, roots: &[PathBuf], tree: Option<&Path>) -> Self {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let folder = fs::canonicalize(folder).ok();
        let of_roots = roots.iter().filter_map(|root| fs::canonicalize(root).ok());
        let scanned: Vec<PathBuf> = match tree {
            Some(tree) => vec![tree.to_owned()],
            None => of_roots.filter_map(|root| top(&root)).collect(),
        };
        let bases = folder.as_deref().and_then(top).into_iter().chain(scanned).chain(folder);
        Self { bases: bases.collect(), tree: tree.map(Path::to_owned) }
    }

    /// The path of what is at `origin`, or what reports call it.
    pub fn of(&self, origin: &Origin) -> String {
        let outermost = origin.outermost();
        let Some(path) = outermost.path() else { return origin.told() };
        let full = match &self.tree {
            Some(tree) => tree.join(path),
            None => fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()),
        };
        let inner = self.bases.iter().find_map(|base| full.strip_prefix(base).ok());
        // A member of an archive lies where the archive does; what it is called in there is the same everywhere.
        let (told, outer) = (origin.told(), outermost.told());
        slashed(inner.unwrap_or(path)) + told.strip_prefix(&outer).unwrap_or_default()
    }

    /// Whether a scan of `roots` reads all that paths of the baseline count from.
    pub(super) fn are_all_in(&self, roots: &[PathBuf]) -> bool {
        let Some(base) = self.bases.first() else { return false };
        let is_above = |root: &PathBuf| fs::canonicalize(root).is_ok_and(|root| base.starts_with(root));
        roots.iter().any(is_above)
    }
}

/// The top of the repository that a folder is in.
fn top(folder: &Path) -> Option<PathBuf> {
    let is_top = |folder: &&Path| folder.join(".git").symlink_metadata().is_ok();
    folder.ancestors().find(is_top).map(Path::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A repository with another in it, and a folder beside them.
    fn tree() -> tempfile::TempDir {
        let tree = tempfile::tempdir().unwrap();
        for folder in ["repo/.git", "repo/app", "repo/vendor/inner/.git", "beside"] {
            fs::create_dir_all(tree.path().join(folder)).unwrap();
        }
        for file in ["repo/app/a.env", "repo/vendor/inner/a.env", "beside/a.env"] {
            fs::write(tree.path().join(file), "").unwrap();
        }
        tree
    }

    #[test]
    fn a_path_is_spelt_from_the_top_of_the_repository_of_the_baseline() {
        let tree = tree();
        let at = |path: &str| tree.path().join(path);
        #[rustfmt::skip]
        let cases = [
            // baseline              scanned               found                       spelt                  why
            ("repo/b.jsonl",         "repo",               "repo/app/a.env",           "app/a.env",           "the whole repository"),
            ("repo/app/b.jsonl",     "repo/app",           "repo/app/a.env",           "app/a.env",           "from its top, though both are below"),
            ("repo/b.jsonl",         "repo/vendor/inner",  "repo/vendor/inner/a.env",  "vendor/inner/a.env",  "a repository in it: not as a file of its own top"),
            ("repo/vendor/inner/b.jsonl", "repo/vendor/inner", "repo/vendor/inner/a.env", "a.env",            "by the baseline of that one"),
            ("beside/b.jsonl",       "repo/app",           "repo/app/a.env",           "app/a.env",           "a baseline from elsewhere: the scanned repository"),
            ("beside/b.jsonl",       "beside",             "beside/a.env",             "a.env",               "no repository: from the folder of the baseline"),
        ];
        for (baseline, scanned, found, spelt, why) in cases {
            let places = Places::new(&at(baseline), &[at(scanned)], None);
            assert_eq!(places.of(&Origin::File(at(found))), spelt, "{why}");
        }
    }

    #[test]
    fn what_is_staged_or_recorded_is_spelt_as_the_file_is() {
        let tree = tree();
        let top = fs::canonicalize(tree.path().join("repo/vendor/inner")).unwrap();
        let places = Places::new(&tree.path().join("repo/b.jsonl"), &[PathBuf::new()], Some(&top));
        assert_eq!(places.of(&Origin::Index("a.env".into())), "vendor/inner/a.env");
        let member = Origin::member(&Origin::Index("a.zip".into()), "x/.env".into());
        assert_eq!(places.of(&member), "vendor/inner/a.zip!x/.env");
        let bare = Places::new(&tree.path().join("beside/b.jsonl"), &[PathBuf::new()], Some(Path::new("")));
        assert_eq!(bare.of(&Origin::Index("app/a.env".into())), "app/a.env", "without a work tree");
    }
}
