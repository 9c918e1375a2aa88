//! The folder in which git looks for hooks.

use super::settings::GitConfig;
use crate::git::Repository;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder in which git looks for hooks, and why there.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::cli) struct Place {
    /// The folder, which need not exist.
    pub(in crate::cli) folder: PathBuf,
    /// Who says so.
    pub(in crate::cli) origin: Origin,
    /// Whether it is in the repository or its work tree, so that no other repository looks there.
    pub(in crate::cli) is_own: bool,
}

/// Who says where hooks are.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::cli) enum Origin {
    /// Nobody: `hooks` in the repository, which all its work trees share.
    Default,
    /// `core.hooksPath` of a file or a variable.
    Setting(String),
}

impl Place {
    /// Where git looks for the hooks of a repository.
    pub(in crate::cli) fn of(repository: &Repository, config: &GitConfig) -> Self {
        let (folder, origin) = match config.hooks_path() {
            None => (repository.common_dir.join("hooks"), Origin::Default),
            // Git appends `/pre-commit`, and so ends at the root.
            Some((path, who)) if path.as_os_str().is_empty() => (PathBuf::from("/"), Origin::Setting(who)),
            Some((path, who)) => {
                // A relative one counts from where hooks run.
                let top = repository.work_tree.as_deref().unwrap_or(&repository.git_dir);
                (top.join(path), Origin::Setting(who))
            }
        };
        let folder = resolved(&folder);
        let inner = [repository.work_tree.as_ref(), Some(&repository.git_dir), Some(&repository.common_dir)];
        let is_own = inner.into_iter().flatten().any(|own| folder.starts_with(resolved(own)));
        Self { folder, origin, is_own }
    }

    /// Where it is, and why there.
    pub(in crate::cli) fn told(&self) -> String {
        let folder = self.folder.display();
        match &self.origin {
            Origin::Default => format!("{folder} (core.hooksPath is not set)"),
            Origin::Setting(who) => format!("{folder} (core.hooksPath in {who})"),
        }
    }
}

/// A path without symbolic links, as far as it exists, and without `.` and `..`.
fn resolved(path: &Path) -> PathBuf {
    let mut rest = Vec::new();
    for above in path.ancestors() {
        if let Ok(full) = fs::canonicalize(above) {
            return rest.into_iter().rev().fold(full, |full, name| full.join(name));
        }
        rest.extend(above.file_name());
    }
    path.to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{folder, found, read};
    use super::*;

    #[test]
    fn hooks_are_where_git_looks() {
        let (folder, repository) = folder();
        let top = fs::canonicalize(folder.path()).unwrap();
        let place = |hooks: &str| {
            let file = folder.path().join("repo/.git/config");
            fs::write(&file, format!("[core]\n\thooksPath = \"{hooks}\"\n")).unwrap();
            let place = Place::of(&found(folder.path()), &read(folder.path(), &[]));
            (place.folder, place.is_own)
        };
        let unset = Place::of(&repository, &read(folder.path(), &[]));
        assert_eq!(
            unset,
            Place { folder: top.join("repo/.git/hooks"), origin: Origin::Default, is_own: true }
        );
        let cases = [
            (".githooks", top.join("repo/.githooks"), true, "from the top of the work tree"),
            ("../shared", top.join("shared"), false, "not in the repository"),
            ("~/hooks", top.join("home/hooks"), false, "the person's, for all repositories"),
            ("/dev/null", PathBuf::from("/dev/null"), false, "switched off"),
            ("", PathBuf::from("/"), false, "empty: git looks at the root"),
        ];
        for (hooks, want, is_own, why) in cases {
            assert_eq!(place(hooks), (want, is_own), "{why}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("../home", folder.path().join("repo/.linked")).unwrap();
            assert_eq!(
                place(".linked"),
                (top.join("home"), false),
                "a link that leads out of the repository"
            );
        }
    }
}
